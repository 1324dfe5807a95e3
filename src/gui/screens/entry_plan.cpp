#include "gui/screens/entry_plan.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "domain/text.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

using session::EstimateModel;
using session::GroupModel;

constexpr float heading_height = 56;
constexpr float card_gap = 16;
constexpr float adding_padding = 12;

std::vector<std::string> words_of(std::string const& filter) {
    std::vector<std::string> words;
    std::string const folded = search_key(filter);
    for (std::size_t at = 0; at < folded.size();) {
        std::size_t const end = std::min(folded.find(' ', at), folded.size());
        if (end > at) words.push_back(folded.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

bool holds(std::vector<int> const& forms, EstimateModel const& model, std::string const& type) {
    return std::ranges::any_of(forms,
                               [&](int form) { return model.forms[static_cast<std::size_t>(form)].type == type; });
}

bool changes_places_of_texts(PlanInput const& a, PlanInput const& b) {
    return a.width != b.width || a.scale != b.scale;
}

bool has_state(session::EntryModel const& entry, EntryShown shown) {
    switch (shown) {
    case EntryShown::All: return true;
    case EntryShown::Planned: return entry.stands == Basis::Planned;
    case EntryShown::Claimed: return entry.stands == Basis::Claimed;
    case EntryShown::Evidenced: return entry.stands == Basis::Evidenced;
    case EntryShown::Verified: return entry.stands == Basis::Verified;
    case EntryShown::Problems: return entry.state == session::EntryModel::State::Wrong || !entry.problems.empty();
    }
    return true;
}

// The entries of a group in the order asked for; equal ones as they were entered.
std::vector<std::size_t> order_of(GroupModel const& group, EntrySort sort) {
    std::vector<std::size_t> order(group.entries.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    auto const sort_by = [&](auto before) {
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return before(group.entries[a], group.entries[b]); });
    };
    using session::EntryModel;
    if (sort == EntrySort::Newest) sort_by([](EntryModel const& a, EntryModel const& b) { return b.last < a.last; });
    if (sort == EntrySort::Worth) sort_by([](EntryModel const& a, EntryModel const& b) { return b.worth < a.worth; });
    if (sort != EntrySort::Name) return order;
    std::vector<std::string> keys;
    for (EntryModel const& entry : group.entries) keys.push_back(search_key(entry.name));
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
    return order;
}

} // namespace

std::vector<std::size_t> addable(EstimateModel const& model, GroupModel const& group) {
    std::vector<std::size_t> forms;
    for (int const form : group.forms)
        if (auto const index = static_cast<std::size_t>(form); !model.forms[index].by_reviewer) forms.push_back(index);
    return forms;
}

float adding_height(EstimateModel const& model, GroupModel const& group, float width) {
    float const room = width - 2 * px(card_padding);
    float const gap = px(space::small);
    float x = 0;
    int lines = 1;
    for (std::size_t const form : addable(model, group)) {
        float const button =
            ui::button_width(model.forms[form].title, {.size = ui::ButtonSize::Small, .icon = icon::add});
        if (x > 0 && x + button > room) {
            ++lines;
            x = 0;
        }
        x += button + gap;
    }
    float const buttons = static_cast<float>(lines) * px(small_control_height) + static_cast<float>(lines - 1) * gap;
    return buttons + 2 * px(adding_padding);
}

void EntryPlan::update(EstimateModel const& model, PlanInput const& input) {
    if (made_ && input == input_) return;
    if (!made_ || changes_places_of_texts(input, input_)) counts_.clear();
    made_ = true;
    input_ = input;
    words_ = words_of(input.filter);
    if (!words_.empty()) fold(model);
    rows_.clear();
    cards_.clear();
    names_ = UniqueNames();
    height_ = 0;
    shown_entries_ = 0;
    for (std::size_t group = 0; group < model.groups.size(); ++group) add_group(model, group);
}

void EntryPlan::fold(EstimateModel const& model) {
    if (folded_revision_ == model.revision && !folded_.empty()) return;
    folded_revision_ = model.revision;
    folded_.clear();
    for (GroupModel const& group : model.groups) {
        auto& keys = folded_.emplace_back();
        for (session::EntryModel const& entry : group.entries)
            keys.push_back(search_key(fmt::format("{} {} {} {} {} {} {}", entry.name, entry.detail, entry.type_title,
                                                  entry.reason, group.title, entry.category, entry.basis)));
    }
}

bool EntryPlan::is_shown(GroupModel const& group, std::size_t index, std::size_t entry) const {
    if (!has_state(group.entries[entry], input_.shown)) return false;
    if (words_.empty()) return true;
    std::string const& key = folded_[index][entry];
    return std::ranges::all_of(words_, [&](std::string const& word) { return key.find(word) != std::string::npos; });
}

void EntryPlan::add_row(PlannedRow row) {
    row.top = height_;
    height_ += row.height;
    rows_.push_back(std::move(row));
}

void EntryPlan::add_entries(GroupModel const& group, std::size_t index) {
    for (std::size_t const i : order_of(group, input_.sort)) {
        session::EntryModel const& entry = group.entries[i];
        if (input_.has_form && input_.form_entry == entry.id) {
            add_row({.kind = PlannedRow::Kind::Form, .group = index, .index = i, .height = input_.form_height});
        } else if (is_shown(group, index, i)) {
            add_row({.kind = PlannedRow::Kind::Entry,
                     .group = index,
                     .index = i,
                     .height = entry_row_height(entry, input_.width, counts_),
                     .name = names_.of(entry.name)});
            ++shown_entries_;
        }
    }
}

// What is unfinished, with the form of a new entry at its place among it, or after it.
void EntryPlan::add_drafts(GroupModel const& group, std::size_t index, bool new_form_is_here) {
    auto const add_form = [&] {
        add_row({.kind = PlannedRow::Kind::Form, .group = index, .height = input_.form_height});
        new_form_is_here = false;
    };
    for (std::size_t i = 0; i < group.drafts.size(); ++i) {
        session::DraftRow const& draft = group.drafts[i];
        bool const open = input_.has_form && input_.form_draft && draft.id == input_.form_draft;
        if (open && new_form_is_here) add_form();
        if (open || is_filtered()) continue;
        add_row({.kind = PlannedRow::Kind::Draft,
                 .group = index,
                 .index = i,
                 .height = draft_row_height(),
                 .name = names_.of("Unfinished " + (draft.name.empty() ? draft.type : draft.name))});
    }
    if (new_form_is_here) add_form();
}

void EntryPlan::add_group(EstimateModel const& model, std::size_t index) {
    GroupModel const& group = model.groups[index];
    bool const filtered = is_filtered();
    bool const can_add = !addable(model, group).empty();
    std::size_t const first_row = rows_.size();
    float const start = height_;
    add_row({.kind = PlannedRow::Kind::Heading, .group = index, .height = px(heading_height)});
    add_entries(group, index);
    add_drafts(group, index, input_.has_form && !input_.form_entry && holds(group.forms, model, input_.form_type));
    bool const only_heading = rows_.size() == first_row + 1;
    if (only_heading && (filtered || !can_add)) {
        rows_.pop_back();
        height_ = start;
        return;
    }
    if (!filtered && can_add)
        add_row(
            {.kind = PlannedRow::Kind::Adding, .group = index, .height = adding_height(model, group, input_.width)});
    cards_.push_back({.group = index, .top = start, .bottom = height_});
    height_ += px(card_gap);
}

EntryPlan::Range EntryPlan::visible(float top, float bottom) const {
    auto const first =
        std::ranges::partition_point(rows_, [&](PlannedRow const& row) { return row.top + row.height < top; });
    auto const end = std::ranges::partition_point(rows_, [&](PlannedRow const& row) { return row.top < bottom; });
    auto const index = [&](auto place) { return static_cast<std::size_t>(place - rows_.begin()); };
    return {index(first), std::max(index(first), index(end))};
}

PlannedRow const* EntryPlan::row_of(EstimateModel const& model, EntryId entry) const {
    for (PlannedRow const& row : rows_)
        if (row.kind == PlannedRow::Kind::Entry && model.groups[row.group].entries[row.index].id == entry) return &row;
    return nullptr;
}

PlannedRow const* EntryPlan::draft_row_of(EstimateModel const& model, DraftId draft) const {
    for (PlannedRow const& row : rows_)
        if (row.kind == PlannedRow::Kind::Draft && model.groups[row.group].drafts[row.index].id == draft) return &row;
    return nullptr;
}

std::optional<RowTarget> target_of(session::EstimateModel const& model, PlannedRow const& row) {
    session::GroupModel const& group = model.groups[row.group];
    if (row.kind == PlannedRow::Kind::Entry) return group.entries[row.index].id;
    if (row.kind == PlannedRow::Kind::Draft) return group.drafts[row.index].id;
    return std::nullopt;
}

std::optional<RowTarget> EntryPlan::neighbour(session::EstimateModel const& model, RowTarget const& target,
                                              int step) const {
    std::optional<RowTarget> before;
    for (PlannedRow const& row : rows_) {
        std::optional<RowTarget> const here = target_of(model, row);
        if (!here) continue;
        if (step < 0 && here == target) return before;
        if (step > 0 && before == target) return here;
        before = here;
    }
    return std::nullopt;
}

PlannedRow const* EntryPlan::form() const {
    for (PlannedRow const& row : rows_)
        if (row.kind == PlannedRow::Kind::Form) return &row;
    return nullptr;
}

} // namespace accrue::gui
