// Where every row of the list of entries stands. Rows differ in height, because a reason may take several lines, so their
// places are worked out once per change and not in every frame: drawing then touches only what is on the screen.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "gui/screens/entry_choices.h"
#include "gui/screens/entry_row.h"
#include "gui/screens/unique_names.h"
#include "session/models.h"

namespace accrue::gui {

inline constexpr float card_padding = 20; // inside the card of a group, left and right

// What the places depend on.
struct PlanInput {
    std::uint64_t revision = 0;
    float width = 0; // device pixels of a card
    float scale = 1;
    std::string filter = {};
    EntryShown shown = EntryShown::All;
    EntrySort sort = EntrySort::AsEntered; // within each group
    bool has_form = false;
    EntryId form_entry = {}; // the entry whose form is open
    DraftId form_draft = {};
    std::string form_type = {};
    float form_height = 0;

    friend bool operator==(PlanInput const&, PlanInput const&) = default;
};

struct PlannedRow {
    enum class Kind : std::uint8_t { Heading, Entry, Draft, Form, Adding };
    Kind kind = Kind::Heading;
    std::size_t group = 0; // of EstimateModel::groups
    std::size_t index = 0; // in the group's entries or drafts
    float top = 0;         // device pixels from the top of the list
    float height = 0;
    std::string name = {}; // of an entry or draft, told apart from its namesakes
};

using RowTarget = std::variant<EntryId, DraftId>;

struct PlannedCard { // the ground of a group
    std::size_t group = 0;
    float top = 0;
    float bottom = 0;
};

// The entry or draft that the row shows; none where it shows neither.
[[nodiscard]] std::optional<RowTarget> target_of(session::EstimateModel const& model, PlannedRow const& row);

class EntryPlan {
public:
    // Works the places out anew if `input` has changed. REQUIRES: the model of input.revision.
    void update(session::EstimateModel const& model, PlanInput const& input);

    [[nodiscard]] std::vector<PlannedRow> const& rows() const { return rows_; }
    [[nodiscard]] std::vector<PlannedCard> const& cards() const { return cards_; }
    [[nodiscard]] float height() const { return height_; }
    [[nodiscard]] std::size_t shown_entries() const { return shown_entries_; }

    // The rows from the first that ends below `top` to before the first that begins below `bottom`.
    struct Range {
        std::size_t first = 0;
        std::size_t end = 0;
    };
    [[nodiscard]] Range visible(float top, float bottom) const;
    [[nodiscard]] PlannedRow const* row_of(session::EstimateModel const& model, EntryId entry) const;
    [[nodiscard]] PlannedRow const* draft_row_of(session::EstimateModel const& model, DraftId draft) const;
    [[nodiscard]] PlannedRow const* form() const;
    // The entry or draft before (-1) or after (1) this one, as they are shown; none at the ends.
    [[nodiscard]] std::optional<RowTarget> neighbour(session::EstimateModel const& model, RowTarget const& target,
                                                     int step) const;

private:
    void add_group(session::EstimateModel const& model, std::size_t group);
    void add_entries(session::GroupModel const& group, std::size_t index);
    void add_drafts(session::GroupModel const& group, std::size_t index, bool new_form_is_here);
    void add_row(PlannedRow row);
    [[nodiscard]] bool is_shown(session::GroupModel const& group, std::size_t index, std::size_t entry) const;
    [[nodiscard]] bool is_filtered() const { return !words_.empty() || input_.shown != EntryShown::All; }
    void fold(session::EstimateModel const& model);

    PlanInput input_;
    bool made_ = false;
    std::vector<PlannedRow> rows_;
    std::vector<PlannedCard> cards_;
    float height_ = 0;
    std::size_t shown_entries_ = 0;
    LineCounts counts_;
    std::uint64_t folded_revision_ = 0;
    std::vector<std::vector<std::string>> folded_; // what the filter searches, by group and entry
    std::vector<std::string> words_;               // of the filter, folded
    UniqueNames names_;
};

// The height of a flow of buttons, and its drawing, share this: small buttons in lines of `width` device pixels.
[[nodiscard]] float adding_height(session::EstimateModel const& model, session::GroupModel const& group, float width);
// The claim types that a person may enter in this group, as indexes of EstimateModel::forms.
[[nodiscard]] std::vector<std::size_t> addable(session::EstimateModel const& model, session::GroupModel const& group);

} // namespace accrue::gui
