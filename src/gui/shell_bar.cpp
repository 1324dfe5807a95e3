#include "gui/shell_bar.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "domain/date.h"
#include "domain/day_words.h"
#include "domain/texts.h"
#include "gui/screens/pane.h"
#include "gui/widgets/calendar.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

constexpr float mark_side = 36;
constexpr float rail_entry = 44;
constexpr float rail_scroll_bar = 4; // shows in a low window that there is more, and takes nothing from the entries

Anchor last_item() { return {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()}; }

// The program's mark: steps that go up.
void draw_mark() {
    ImVec2 const min = ImGui::GetCursorScreenPos();
    ImVec2 const max{min.x + px(mark_side), min.y + px(mark_side)};
    fill(min, max, palette().accent, 10);
    float const base = max.y - px(9);
    for (int step = 0; step < 3; ++step) {
        auto const n = static_cast<float>(step);
        float const left = min.x + px(9) + n * px(6.4F);
        fill({left, base - px(6) - n * px(5)}, {left + px(4.6F), base}, palette().on_accent, 1.5F);
    }
    ImGui::Dummy({px(mark_side), px(mark_side)});
}

// An entry of the navigation that is only an icon; its name is the tooltip.
bool rail_icon(char const* icon, std::string_view label, ui::Selection selected) {
    Pressable const item = pressable(label, {px(rail_entry), px(rail_entry)}, Availability::Enabled);
    bool const chosen = selected == ui::Selection::Yes;
    Palette const& p = palette();
    if (chosen || item.hovered || item.held)
        fill(item.min, item.max, chosen ? p.selected : item.held ? p.pressed : p.hovered, rounding::popup);
    if (item.ringed) focus_ring(item.min, item.max, rounding::popup);
    draw_icon(item.min, px(rail_entry), icon, chosen ? p.info.text : p.text_muted, TextStyle::Heading);
    report({.kind = ItemKind::Row, .label = label, .checked = chosen});
    ui::tooltip(label);
    return item.pressed;
}

bool navigation_item(bool with_name, char const* icon, std::string_view label, ui::Selection selected) {
    return with_name ? ui::navigation_entry(icon, label, selected) : rail_icon(icon, label, selected);
}

ui::Selection selection(bool chosen) { return chosen ? ui::Selection::Yes : ui::Selection::No; }

// --- The bar ---

// The record's name over the pack's, with a chevron: opens the list of records.
bool record_button(std::string const& name, std::string const& pack, float room) {
    float const padding = px(10);
    float const chevron = px(24);
    float const text_room = std::max(room - 2 * padding - chevron, px(40));
    std::string const first = ellipsized(TextStyle::Strong, name, text_room);
    std::string const second = ellipsized(TextStyle::Small, pack, text_room + chevron);
    float const text_width =
        std::max(measure(TextStyle::Strong, first).x + chevron, measure(TextStyle::Small, second).x);
    Pressable const item = pressable("Record", {text_width + 2 * padding, px(44)}, Availability::Enabled);
    if (item.hovered || item.held)
        fill(item.min, item.max, item.held ? palette().pressed : palette().hovered, rounding::control);
    if (item.ringed) focus_ring(item.min, item.max, rounding::control);
    float const x = item.min.x + padding;
    draw_text({x, item.min.y + px(4)}, TextStyle::Strong, palette().text, first);
    draw_text({x + measure(TextStyle::Strong, first).x + px(8), item.min.y + px(4)}, TextStyle::Strong,
              palette().text_muted, icon::chevron_down);
    draw_text({x, item.min.y + px(24)}, TextStyle::Small, palette().text_muted, second);
    report({.kind = ItemKind::Choice, .label = "Record", .value = name});
    if (first != name) ui::tooltip(name);
    return item.pressed;
}

std::string date_words(session::EstimateModel const& estimate) {
    std::string const date = readable_date(estimate.scoring_date);
    return estimate.date_is_today ? say("Scored today, {}", date) : say("Scored on {}", date);
}

std::string undo_tooltip(CommandName name, std::optional<std::string> const& words, ShellContents const& contents) {
    CommandRow const& row = row_of(name);
    if (contents.review && contents.review->desk) return fmt::format("{} ({})", tr("Of your verdicts"), keys_text(row));
    if (!words) return tooltip_of(row);
    return fmt::format("{}: {} ({})", tr(row.text), *words, keys_text(row));
}

void command_button(CommandName name, std::string const& tooltip, ShellContents const& contents, ShellState& state,
                    Intents& intents) {
    CommandRow const& row = row_of(name);
    ui::ButtonOptions const options{.kind = ui::ButtonKind::Quiet,
                                    .tooltip = tooltip,
                                    .disabled_because = disabled_because(name, situation_of(contents, state))};
    if (ui::icon_button(row.icon, tr(row.text), options)) carry_out(name, contents, state, intents);
}

struct BarParts { // which of its parts have a name and which only an icon
    float date = 0;
    float palette = 0;
    bool date_in_words = false;
    bool palette_in_words = false;
};

ui::ButtonOptions const quiet{.kind = ui::ButtonKind::Quiet};
ui::ButtonOptions palette_button() { return {.icon = icon::search, .shortcut = tr("Ctrl+K")}; }

BarParts parts_of(ShellContents const& contents, float width) {
    BarParts parts;
    float const icon = px(control_height);
    parts.date_in_words = contents.estimate && width >= px(820);
    parts.palette_in_words = width >= px(700);
    ui::ButtonOptions with_icon = quiet;
    with_icon.icon = icon::calendar;
    if (contents.estimate)
        parts.date = parts.date_in_words ? ui::button_width(date_words(*contents.estimate), with_icon) : icon;
    parts.palette = parts.palette_in_words ? ui::button_width(tr("Commands"), palette_button()) : icon;
    return parts;
}

void draw_date(session::EstimateModel const& estimate, bool in_words, BarAnchors& anchors, Intents& intents) {
    std::string const words = date_words(estimate);
    ui::ButtonOptions options = quiet;
    options.icon = icon::calendar;
    std::string const tip = tooltip_of(row_of(CommandName::ScoringDate));
    options.tooltip = in_words ? std::string_view(tip) : std::string_view(words);
    bool const pressed = in_words ? ui::button(words, options) : ui::icon_button(icon::calendar, words, options);
    anchors.scoring_date = last_item();
    if (pressed) intents.emplace_back(Show{Panel::ScoringDate});
    ImGui::SameLine();
}

void draw_palette_button(bool in_words, Intents& intents) {
    std::string const tip = tooltip_of(row_of(CommandName::Palette));
    ui::ButtonOptions options = in_words ? palette_button() : quiet;
    options.tooltip = tip;
    bool const pressed =
        in_words ? ui::button(tr("Commands"), options) : ui::icon_button(icon::search, tr("Commands"), options);
    if (pressed) intents.emplace_back(Show{Panel::Palette});
}

// One entry for each screen there is to go to.
void draw_screens(ShellContents const& contents, bool names, ScreenName shown, Intents& intents) {
    struct Entry {
        ScreenName screen;
        char const* icon;
        std::string_view name;
    };
    bool const begun = contents.estimate != nullptr;
    std::array const entries{Entry{ScreenName::Home, icon::home, begun ? tr("Home") : tr("Start")},
                             Entry{ScreenName::Estimate, icon::chart, tr("Estimate")},
                             Entry{ScreenName::Timeline, icon::bars, tr("Timeline")},
                             Entry{ScreenName::Path, icon::road, tr("Path")},
                             Entry{ScreenName::Evidence, icon::paperclip, tr("Evidence")},
                             Entry{ScreenName::Application, icon::send, tr("Application")},
                             Entry{ScreenName::Cpd, icon::calendar, tr("CPD")},
                             Entry{ScreenName::History, icon::history, tr("History")},
                             Entry{ScreenName::Rules, icon::book, tr("Rules")},
                             Entry{ScreenName::Review, icon::certificate, tr("Review")}};
    for (Entry const& entry : entries) {
        bool const of_record = entry.screen == ScreenName::Estimate || entry.screen == ScreenName::Timeline ||
                               entry.screen == ScreenName::Path || entry.screen == ScreenName::Evidence ||
                               entry.screen == ScreenName::Application || entry.screen == ScreenName::Cpd;
        if (!begun && of_record) continue; // there are no entries yet
        bool const start = !begun && entry.screen == ScreenName::Home && shown == ScreenName::Estimate;
        if (navigation_item(names, entry.icon, entry.name, selection(start || shown == entry.screen)))
            intents.emplace_back(GoTo{entry.screen});
    }
}

} // namespace

std::string readable_date(std::string const& iso) {
    std::optional<Date> const date = parse_date(iso);
    return date ? long_day(*date) : iso;
}

void draw_navigation(ShellContents const& contents, ShellLayout const& layout, ShellState& state, BarAnchors& anchors,
                     Intents& intents) {
    ImGui::PushStyleVar(ImGuiStyleVar_ScrollbarSize, px(rail_scroll_bar));
    Pane const pane("Navigation", {.size = {px(layout.navigation.width), px(layout.navigation.height)},
                                   .padding = {layout.names_in_navigation ? 12.0F : 8.0F, 10},
                                   .ground = PaneGround::Surface,
                                   .edge = PaneEdge::Right});
    ImGui::PopStyleVar();
    bool const names = layout.names_in_navigation;
    if (!names) ImGui::SetCursorPosX(ImGui::GetCursorPosX() + (px(rail_entry) - px(mark_side)) / 2);
    ImVec2 const corner = ImGui::GetCursorScreenPos();
    draw_mark();
    if (names)
        draw_text({corner.x + px(mark_side + 12), corner.y + px(7)}, TextStyle::Heading, palette().text, "Accrue");
    ui::gap(space::large);
    draw_screens(contents, names, state.screen, intents);
    float const entry = names ? px(control_height) : px(rail_entry);
    float const bottom = 2 * entry + ImGui::GetStyle().ItemSpacing.y + px(11);
    float const y = ImGui::GetWindowHeight() - bottom;
    if (y > ImGui::GetCursorPosY()) ImGui::SetCursorPosY(y);
    if (navigation_item(names, icon::help, tr("Help"), selection(state.help_is_open)))
        intents.emplace_back(Show{Panel::Help});
    bool const settings = state.open && state.open->panel == Panel::Settings;
    if (navigation_item(names, icon::settings, tr("Settings"), selection(settings)))
        intents.emplace_back(Show{Panel::Settings});
    anchors.settings = last_item();
}

void draw_bar(ShellContents const& contents, ShellLayout const& layout, ShellState& state, BarAnchors& anchors,
              Intents& intents) {
    Pane const pane("Bar", {.size = {px(layout.bar.width), px(layout.bar.height)},
                            .padding = {10, (layout.bar.height - 44) / 2},
                            .ground = PaneGround::Surface,
                            .edge = PaneEdge::Bottom,
                            .scrolls = false});
    float const gap = ImGui::GetStyle().ItemSpacing.x;
    float const width = ImGui::GetContentRegionAvail().x;
    BarParts const parts = parts_of(contents, width);
    float const icons = 2 * (px(control_height) + gap);
    float const right = icons + parts.palette + (contents.estimate ? parts.date + gap : 0);
    ImVec2 const start = ImGui::GetCursorPos();
    if (contents.estimate) {
        if (record_button(contents.estimate->record_name, contents.estimate->pack_title, width - right - px(24)))
            intents.emplace_back(Show{Panel::Records});
        anchors.records = last_item();
    } else {
        ImGui::SetCursorPos({start.x + px(10), start.y + px(11)});
        ui::text("Accrue", TextStyle::Heading);
    }
    ImGui::SetCursorPos({start.x + width - right, start.y + px(4)});
    if (contents.estimate) draw_date(*contents.estimate, parts.date_in_words, anchors, intents);
    command_button(CommandName::Undo, undo_tooltip(CommandName::Undo, contents.shell.undo, contents), contents, state,
                   intents);
    ImGui::SameLine();
    command_button(CommandName::Redo, undo_tooltip(CommandName::Redo, contents.shell.redo, contents), contents, state,
                   intents);
    ImGui::SameLine();
    draw_palette_button(parts.palette_in_words, intents);
}

} // namespace accrue::gui
