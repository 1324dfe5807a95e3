#include "gui/screens/entry_list.h"

#include <algorithm>

#include "domain/texts.h"
#include "gui/screens/ladder.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

using session::EstimateModel;
using session::GroupModel;

constexpr ui::ChipOptions deciding{.tone = Tone::Accent, .icon = icon::flag};
constexpr float overscan = 48; // rows a little outside are drawn too, so that the keyboard can go on to them

session::FormModel const* form_of(EstimateModel const& model, std::string const& type) {
    auto const place = std::ranges::find(model.forms, type, &session::FormModel::type);
    return place == model.forms.end() ? nullptr : &*place;
}

PlanInput plan_input(EstimateModel const& model, EstimateState const& state, float width) {
    PlanInput input{.revision = model.revision,
                    .width = width,
                    .scale = theme().scale,
                    .filter = state.filter,
                    .shown = state.shown,
                    .sort = state.sort};
    if (!state.form) return input;
    input.has_form = true;
    input.form_entry = state.form->draft.entry;
    input.form_draft = state.form->draft.id;
    input.form_type = state.form->draft.type;
    input.form_height = (state.form->height > 0 ? state.form->height : expected_form_height()) + 2 * px(space::small);
    return input;
}

session::StepModel const* step_of(EstimateModel const& model, int index) {
    auto const place = std::ranges::find(model.summary.steps, index, &session::StepModel::index);
    return place == model.summary.steps.end() ? nullptr : &*place;
}

std::string count_text(std::size_t count) {
    if (count == 0) return std::string(tr("nothing entered yet"));
    return count == 1 ? std::string(tr("1 entry")) : say("{} entries", count);
}

// Title, how many, and the step's level, which explains itself.
void draw_heading(EstimateModel const& model, GroupModel const& group, RowBox const& box, Intents& intents) {
    ui::Scope const scope(group.title);
    float const left = box.min.x + px(card_padding);
    float right = box.min.x + box.width - px(card_padding);
    float const middle = box.min.y + box.height / 2 + px(2);
    auto const top_of = [&](TextStyle style) { return middle - text_height(style) / 2; };
    session::StepModel const* const step = step_of(model, group.step);
    if (!group.level.empty()) {
        right -= measure(TextStyle::Heading, group.level).x;
        ImGui::SetCursorScreenPos({right, top_of(TextStyle::Heading)});
        ui::FigureOptions const figure{.style = TextStyle::Heading,
                                       .color = color_of_level(model.summary.ladder, group.level),
                                       .tooltip = tr("Why this level?")};
        if (ui::figure("Level of " + group.title, group.level, figure))
            intents.emplace_back(Explain{session::AboutStep{group.step}});
        right -= px(space::medium);
    }
    if (step && step->binding) {
        float const width = ui::chip_width(tr("decides"), deciding);
        right -= width;
        ImGui::SetCursorScreenPos({right, middle - px(12)});
        ui::chip(tr("decides"), deciding);
        ui::tooltip(tr("Your level is the lowest of the steps: this step decides it."));
        right -= px(space::medium);
    }
    std::string const count = count_text(group.entries.size());
    float const count_width = measure(TextStyle::Small, count).x;
    std::string const title = ellipsized(TextStyle::Heading, group.title, std::max(right - left, px(40)));
    draw_text({left, top_of(TextStyle::Heading)}, TextStyle::Heading, palette().text, title);
    float const after = left + measure(TextStyle::Heading, title).x + px(space::medium);
    if (after + count_width <= right)
        draw_text({after, top_of(TextStyle::Small) + px(2)}, TextStyle::Small, palette().text_muted, count);
}

void draw_adding(EstimateModel const& model, GroupModel const& group, RowBox const& box, Intents& intents) {
    ui::Scope const scope("Add to " + group.title);
    float const left = box.min.x + px(card_padding);
    float const right = box.min.x + box.width - px(card_padding);
    if (!group.entries.empty() || !group.drafts.empty())
        fill({left, box.min.y}, {right, box.min.y + theme().hairline()}, palette().border, 0);
    float const gap = px(space::small);
    ImVec2 at{left, box.min.y + px(space::medium)};
    for (std::size_t const form : addable(model, group)) {
        session::FormModel const& type = model.forms[form];
        ui::ButtonOptions const small{.size = ui::ButtonSize::Small, .icon = icon::add, .tooltip = tr("Adds an entry")};
        float const width = ui::button_width(type.title, small);
        if (at.x > left && at.x + width > right) at = {left, at.y + px(small_control_height) + gap};
        ImGui::SetCursorScreenPos(at);
        if (ui::button(type.title, small)) intents.emplace_back(NewEntry{type.type});
        at.x += width + gap;
    }
}

// Where the keyboard goes with this answer.
void move_focus(RowAnswer answer, EstimateModel const& model, EstimateState& state, RowTarget const& from) {
    auto const neighbour = [&](int step) { return state.plan.neighbour(model, from, step); };
    if (answer == RowAnswer::GoUp) state.focus_row = neighbour(-1).value_or(from);
    if (answer == RowAnswer::GoDown) state.focus_row = neighbour(1).value_or(from);
    if (answer != RowAnswer::Delete) return;
    state.focus_row = neighbour(1);
    if (!state.focus_row) state.focus_row = neighbour(-1);
}

void draw_entry(EstimateModel const& model, session::EntryModel const& entry, EstimateState& state, RowBox const& box,
                Intents& intents) {
    bool const chosen = state.explained == session::Subject(session::AboutEntry{entry.id});
    RowAnswer const answer = draw_entry_row(entry, box, chosen ? ui::Selection::Yes : ui::Selection::No);
    if (auto files = take_dropped(box.min, {box.min.x + box.width, box.min.y + box.height}); !files.empty())
        intents.emplace_back(TakeInFiles{std::move(files), entry.id});
    move_focus(answer, model, state, entry.id);
    switch (answer) {
    case RowAnswer::Explain: intents.emplace_back(Explain{session::AboutEntry{entry.id}}); return;
    case RowAnswer::Edit: intents.emplace_back(EditEntry{entry.id}); return;
    case RowAnswer::Share: intents.emplace_back(AskWhereElse{entry.id}); return;
    case RowAnswer::Duplicate: intents.emplace_back(DuplicateEntry{entry.id}); return;
    case RowAnswer::Delete: intents.emplace_back(DeleteEntry{entry.id}); return;
    default: return;
    }
}

void draw_draft(EstimateModel const& model, session::DraftRow const& draft, EstimateState& state, RowBox const& box,
                Intents& intents) {
    session::FormModel const* const type = form_of(model, draft.type);
    RowAnswer const answer = draw_draft_row(draft, type ? type->title : draft.type, box);
    move_focus(answer, model, state, draft.id);
    switch (answer) {
    case RowAnswer::Edit: intents.emplace_back(ContinueDraft{draft.id}); return;
    case RowAnswer::Delete: intents.emplace_back(ForgetKeptDraft{draft.id}); return;
    default: return;
    }
}

void draw_form(EstimateModel const& model, EstimateState& state, RowBox const& box, Intents& intents) {
    session::FormModel const* const type = form_of(model, state.form->draft.type);
    if (!type) return;
    ImGui::SetCursorScreenPos({box.min.x + px(space::small), box.min.y + px(space::small)});
    draw_entry_form(model, *type, *state.form, box.width - 2 * px(space::small), intents);
}

void draw_row(EstimateModel const& model, EstimateState& state, PlannedRow const& row, RowBox box, Intents& intents) {
    box.can_share = model.can_share;
    GroupModel const& group = model.groups[row.group];
    switch (row.kind) {
    case PlannedRow::Kind::Heading: draw_heading(model, group, box, intents); return;
    case PlannedRow::Kind::Entry: draw_entry(model, group.entries[row.index], state, box, intents); return;
    case PlannedRow::Kind::Draft: draw_draft(model, group.drafts[row.index], state, box, intents); return;
    case PlannedRow::Kind::Form: draw_form(model, state, box, intents); return;
    case PlannedRow::Kind::Adding: draw_adding(model, group, box, intents); return;
    }
}

// Scrolls as little as is needed to have the whole row on the screen; its beginning, where it is too high.
void scroll_to(PlannedRow const& row) {
    float const room = ImGui::GetWindowHeight();
    float const above = ImGui::GetCursorPosY(); // the list
    float const bottom = above + row.top + row.height + 2 * px(space::large);
    bool const fits = row.height + 4 * px(space::large) < room;
    float const top = above + row.top - (fits ? px(space::large) : 0);
    float scroll = ImGui::GetScrollY();
    if (bottom > scroll + room) scroll = bottom - room;
    if (top < scroll || !fits) scroll = top;
    ImGui::SetScrollY(std::max(0.0F, scroll));
}

void follow_requests(EstimateModel const& model, EstimateState& state) {
    if (state.form && state.form->reveal > 0) {
        --state.form->reveal;
        if (PlannedRow const* const row = state.plan.form()) scroll_to(*row);
    }
    PlannedRow const* row = state.reveal ? state.plan.row_of(model, *state.reveal) : nullptr;
    if (state.reveal_draft) row = state.plan.draft_row_of(model, *state.reveal_draft);
    auto const has_focus = [&](PlannedRow const& each) {
        return state.focus_row && target_of(model, each) == state.focus_row;
    };
    if (auto const place = std::ranges::find_if(state.plan.rows(), has_focus); place != state.plan.rows().end())
        row = &*place;
    else
        state.focus_row.reset();
    if (row) scroll_to(*row);
    state.reveal.reset();
    state.reveal_draft.reset();
}

} // namespace

void draw_entry_list(EstimateModel const& model, EstimateState& state, float width, Intents& intents) {
    state.plan.update(model, plan_input(model, state, width));
    follow_requests(model, state);
    ImVec2 const origin = ImGui::GetCursorScreenPos();
    float const in_sight = ImGui::GetWindowPos().y - origin.y; // where the window begins, from the list's beginning
    float const from = in_sight - px(overscan);
    float const to = in_sight + ImGui::GetWindowHeight() + px(overscan);
    for (PlannedCard const& card : state.plan.cards()) {
        if (card.bottom < from || card.top > to) continue;
        ImVec2 const min{origin.x, origin.y + card.top};
        ImVec2 const max{origin.x + width, origin.y + card.bottom};
        fill(min, max, palette().surface, rounding::card);
        outline(min, max, palette().border, rounding::card);
    }
    EntryPlan::Range const range = state.plan.visible(from, to);
    std::optional<RowTarget> const focus = state.focus_row; // a row drawn now may ask for another one
    for (std::size_t i = range.first; i < range.end; ++i) {
        PlannedRow const& row = state.plan.rows()[i];
        if (focus && target_of(model, row) == focus) {
            ImGui::SetKeyboardFocusHere();
            state.focus_row.reset();
        }
        draw_row(model, state, row,
                 {{origin.x, origin.y + row.top}, width, row.height, row.name, model.groups[row.group].title}, intents);
    }
    ImGui::SetCursorScreenPos(origin);
    ImGui::Dummy({width, state.plan.height()});
}

} // namespace accrue::gui
