// A row of the list of entries: what it is, what it earns, and if that is nothing or less, why. Also the row of a form
// that was left unfinished. The rows are placed by the list (entry_list.h), so they have a height before they are drawn.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>

#include "gui/widgets/buttons.h"
#include "session/models.h"

namespace accrue::gui {

// How many lines a text takes; wrapping thousands of reasons anew at every change would be felt.
class LineCounts {
public:
    // REQUIRES: always the same width between two calls of clear().
    [[nodiscard]] int lines(std::string const& text, float width);
    void clear() { counts_.clear(); }

private:
    std::map<std::string, int> counts_;
};

// Why it counts less or nothing and what is wrong with it, each a paragraph of the row.
[[nodiscard]] std::vector<std::string> notes_of(session::EntryModel const& entry);

// Device pixels.
[[nodiscard]] float entry_row_height(session::EntryModel const& entry, float width, LineCounts& counts);
[[nodiscard]] float draft_row_height();

// GoUp, GoDown: the keyboard goes on to the row before or after.
enum class RowAnswer : std::uint8_t { None, Explain, Edit, Duplicate, Share, Delete, GoUp, GoDown };

struct RowBox {
    ImVec2 min;
    float width = 0;
    float height = 0;
    std::string_view scope = {}; // unique in the list
    std::string_view group = {}; // the heading it stands under
    bool can_share = false;      // there are other schemes to count it in
};

// `chosen`: its explanation is being shown.
[[nodiscard]] RowAnswer draw_entry_row(session::EntryModel const& entry, RowBox const& box, ui::Selection chosen);
[[nodiscard]] RowAnswer draw_draft_row(session::DraftRow const& draft, std::string const& type_title,
                                       RowBox const& box);

} // namespace accrue::gui
