#include "gui/screens/estimate.h"

#include <algorithm>
#include <array>
#include <vector>

#include "domain/texts.h"
#include "gui/screens/entry_list.h"
#include "gui/screens/pane.h"
#include "gui/screens/summary.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

using session::EstimateModel;

constexpr float tabs_width = 256; // logical pixels
constexpr float least_filter = 100;
constexpr float choice_width = 136;

ui::ButtonOptions add_button() {
    return {.kind = ui::ButtonKind::Primary, .icon = icon::add, .tooltip = tr("Choose what to add (Ctrl+N)")};
}

// Which entries are listed, and in which order.
void draw_choices(EstimateState& state) {
    std::vector<ui::Choice> shown;
    for (std::string_view const words : entry_shown_words) shown.push_back({.label = tr(words)});
    std::vector<ui::Choice> orders;
    for (std::string_view const words : entry_sort_words) orders.push_back({.label = tr(words)});
    ui::FieldOptions const options{.width = px(choice_width), .label = ui::LabelPlace::Hidden};
    std::optional<std::size_t> state_index = static_cast<std::size_t>(state.shown);
    if (ui::drop_down("State", shown, state_index, options)) state.shown = static_cast<EntryShown>(*state_index);
    ImGui::SameLine();
    std::optional<std::size_t> order_index = static_cast<std::size_t>(state.sort);
    if (ui::drop_down("Sort", orders, order_index, options)) state.sort = static_cast<EntrySort>(*order_index);
    ImGui::SameLine();
}

// Stands for the choices where there is no room for them: not all entries are listed, and a press ends that.
void draw_shown_sign(EstimateState& state) {
    std::string const tip = say("Only these are listed: {}. Press to show all entries.", words_of(state.shown));
    if (ui::icon_button(icon::filter, tr("Show all entries"), {.tooltip = tip})) state.shown = EntryShown::All;
    ImGui::SameLine();
}

void draw_filter(EstimateState& state, float room) {
    float const gap = ImGui::GetStyle().ItemSpacing.x;
    bool const has_choices = room >= px(least_filter) + 2 * (px(choice_width) + gap);
    bool const has_sign = !has_choices && state.shown != EntryShown::All;
    if (has_choices) room -= 2 * (px(choice_width) + gap);
    if (has_sign) room -= px(control_height) + gap;
    if (room < px(least_filter)) {
        state.show_all(); // what cannot be seen must not hide anything
        return;
    }
    if (state.focus_filter) ImGui::SetKeyboardFocusHere();
    state.focus_filter = false;
    (void)ui::input_text("Filter entries", state.filter,
                         {.hint = tr("Find an entry"),
                          .icon = icon::search,
                          .width = std::min(room, px(320)),
                          .label = ui::LabelPlace::Hidden});
    ImGui::SameLine();
    if (has_choices) draw_choices(state);
    if (has_sign) draw_shown_sign(state);
}

// The box that filters, and at the right end the button that adds; only its icon, where there is no room for its name.
void draw_tools(EstimateState& state, Intents& intents) {
    float const named = ui::button_width(tr("Add entry"), add_button());
    bool const has_name = named <= ImGui::GetContentRegionAvail().x;
    float const button = has_name ? named : px(control_height);
    float const right = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - button;
    draw_filter(state, right - ImGui::GetCursorPosX() - ImGui::GetStyle().ItemSpacing.x);
    ImGui::SetCursorPosX(std::max(right, ImGui::GetCursorPosX()));
    bool const pressed = has_name ? ui::button(tr("Add entry"), add_button())
                                  : ui::icon_button(icon::add, tr("Add entry"), add_button());
    if (pressed) intents.emplace_back(Show{Panel::AddEntry});
}

// The level in one line, where the summary is not beside the entries.
void draw_level_line(EstimateModel const& model, Intents& intents) {
    ui::Scope const scope("Level");
    ui::FigureOptions const figure{.style = TextStyle::Heading, .tooltip = tr("Why this level?")};
    if (ui::figure("Overall level", model.summary.level, figure))
        intents.emplace_back(Explain{session::AboutOverall{}});
    ImGui::SameLine(0, px(space::medium));
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + px(2));
    ui::line(model.summary.headline, TextStyle::Body, ui::TextColor::Muted);
}

void draw_nothing_found(EstimateState& state) {
    ui::EmptyState const nothing{
        .icon = icon::search,
        .title = tr("No entry matches"),
        .text = tr("The filter looks at names, dates, kinds, steps, categories and reasons, and at the state."),
        .action = tr("Show all entries")};
    if (ui::empty_state(nothing) == ui::EmptyAnswer::Action) state.show_all();
}

// What an empty record begins with; a form takes its place.
void draw_beginning() {
    ui::heading(tr("Add what you have done so far"));
    ui::text(tr("In any order: each entry moves the level, and whatever does not count says why."), TextStyle::Body,
             ui::TextColor::Muted);
    ui::gap(space::large);
}

// What she has entered for another scheme and is not here: offered, never counted by itself.
void draw_offer_line(EstimateModel const& model, Intents& intents) {
    if (model.offered == 0) return;
    std::string const words = model.offered == 1
                                  ? std::string(tr("1 entry of another scheme could count here too"))
                                  : say("{} entries of other schemes could count here too", model.offered);
    ui::ButtonOptions const options{
        .kind = ui::ButtonKind::Quiet, .size = ui::ButtonSize::Small, .icon = icon::share, .tooltip = tr("Shows them")};
    if (ui::button(words, options)) intents.emplace_back(AskWhatCountsHere{});
    ui::gap(space::small);
}

// Where entries are scrolled away under the tools.
void draw_scroll_line() {
    if (ImGui::GetScrollY() <= 0) return;
    ImVec2 const min = ImGui::GetWindowPos();
    ImVec2 const max{min.x + ImGui::GetWindowWidth(), min.y + theme().hairline()};
    ImGui::PushClipRect(min, max, false);
    fill(min, max, palette().border, 0);
    ImGui::PopClipRect();
}

void draw_list(EstimateModel const& model, EstimateState& state, Intents& intents) {
    constexpr float padding = 20;
    // The same with and without a scroll bar, so that nothing moves when one appears.
    float const width = ImGui::GetContentRegionAvail().x - 2 * px(padding) - ImGui::GetStyle().ScrollbarSize;
    Pane const list("List", {.padding = {padding, 2}});
    draw_offer_line(model, intents);
    if (model.empty && !state.form && !state.is_filtered()) draw_beginning();
    draw_entry_list(model, state, std::max(width, px(120)), intents);
    if (state.plan.cards().empty() && state.is_filtered()) draw_nothing_found(state);
    ui::gap(space::large);
    draw_scroll_line();
}

void draw_entries(EstimateModel const& model, EstimateState& state, float width, Intents& intents) {
    Pane const column("Entries", {.size = {width, 0}, .padding = {0, 0}, .scrolls = false});
    {
        bool const alone = state.layout == EstimateLayout::EntriesOnly;
        float const beside_bar = ImGui::GetContentRegionAvail().x - ImGui::GetStyle().ScrollbarSize;
        Pane const head("Tools", {.size = {beside_bar, px(control_height + 24 + (alone ? 34.0F : 0.0F))},
                                  .padding = {20, 14},
                                  .scrolls = false});
        if (alone) draw_level_line(model, intents);
        draw_tools(state, intents);
    }
    draw_list(model, state, intents);
}

// Entries or summary, with the tools of the entries beside the choice.
void draw_tabs(EstimateModel const& model, EstimateState& state, Intents& intents) {
    {
        float const beside_bar = ImGui::GetContentRegionAvail().x - ImGui::GetStyle().ScrollbarSize;
        Pane const head("Tools", {.size = {beside_bar, px(control_height + 16)}, .padding = {20, 8}, .scrolls = false});
        float const room = ImGui::GetContentRegionAvail().x - ImGui::GetStyle().ItemSpacing.x;
        float const width = std::clamp(room - px(control_height), px(80), px(tabs_width));
        bool const has_level = !model.summary.level_title.empty() && width >= px(tabs_width);
        std::string const summary = has_level ? say("Summary: {}", model.summary.level) : std::string(tr("Summary"));
        std::array<ui::Choice, 2> const tabs{{{.label = tr("Entries")}, {.label = summary}}};
        std::optional<std::size_t> chosen = state.summary_tab ? 1U : 0U;
        if (ui::segments("View", tabs, chosen, {.width = width, .label = ui::LabelPlace::Hidden}))
            state.summary_tab = chosen == 1U;
        ImGui::SameLine();
        if (!state.summary_tab) draw_tools(state, intents);
    }
    if (state.summary_tab)
        draw_summary(model.summary, {.width = 0, .edge = PaneEdge::None}, intents);
    else
        draw_list(model, state, intents);
}

} // namespace

void draw_estimate(EstimateModel const& model, EstimateState& state, Intents& intents) {
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    ImVec2 const room = ImGui::GetContentRegionAvail();
    ImGui::PopStyleVar();
    switch (state.layout) {
    case EstimateLayout::Tabs: draw_tabs(model, state, intents); return;
    case EstimateLayout::EntriesOnly: draw_entries(model, state, room.x, intents); return;
    case EstimateLayout::BesideSummary: break;
    }
    draw_entries(model, state, room.x - state.summary_width, intents);
    ImGui::SameLine(0, 0);
    draw_summary(model.summary, {.width = state.summary_width, .edge = PaneEdge::Left}, intents);
}

} // namespace accrue::gui
