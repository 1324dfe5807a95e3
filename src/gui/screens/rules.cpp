#include "gui/screens/rules.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/screens/pane.h"
#include "gui/screens/rules_parts.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

using rules_screen::padding;
using session::RulesFile;
using session::RulesModel;

constexpr float least_list = 196;
constexpr float most_list = 268;
constexpr float tab_height = 40;
constexpr float tab_padding = 12;

struct Tab {
    RulesTab tab;
    std::string_view label;
    std::string count; // empty: none
    Tone tone = Tone::Neutral;
};

std::string count_of(std::size_t count) { return count > 0 ? fmt::format("{}", count) : std::string(); }

std::vector<Tab> tabs_of(RulesModel const& model, RulesFile const& file) {
    std::vector<Tab> tabs{{RulesTab::Overview, tr("Overview"), ""}};
    if (file.content) {
        tabs.push_back({RulesTab::Tables, tr("Rules¦of one pack"), ""});
        tabs.push_back({RulesTab::Catalogue, tr("Catalogue"), count_of(file.content->catalogue.size())});
        std::size_t const red = file.content->red;
        tabs.push_back({RulesTab::Examples, tr("Examples"), count_of(red > 0 ? red : file.content->examples.size()),
                        red > 0 ? Tone::Danger : Tone::Neutral});
    }
    Tone const tone = file.reading->errors > 0 ? Tone::Danger : Tone::Warning;
    tabs.push_back({RulesTab::Problems, tr("Problems"), count_of(file.reading->errors + file.reading->warnings), tone});
    auto const& comparison = model.comparison;
    std::size_t const changes = comparison ? comparison->added + comparison->removed + comparison->changed : 0;
    if (file.content) tabs.push_back({RulesTab::Changes, tr("Changes"), count_of(changes)});
    return tabs;
}

float tab_width(Tab const& tab) {
    float const count = tab.count.empty() ? 0 : measure(TextStyle::Small, tab.count).x + px(20);
    return measure(TextStyle::Strong, tab.label).x + count + 2 * px(tab_padding);
}

bool draw_tab(Tab const& tab, ui::Selection selected) {
    Pressable const item = pressable(tab.label, {tab_width(tab), px(tab_height)}, Availability::Enabled);
    bool const chosen = selected == ui::Selection::Yes;
    Palette const& p = palette();
    if ((item.hovered || item.held) && !chosen)
        fill({item.min.x, item.min.y + px(4)}, {item.max.x, item.max.y - px(4)}, item.held ? p.pressed : p.hovered,
             rounding::control);
    if (chosen)
        fill({item.min.x + px(tab_padding), item.max.y - px(3)}, {item.max.x - px(tab_padding), item.max.y}, p.accent,
             0);
    if (item.ringed) focus_ring(item.min, item.max, rounding::control);
    TextStyle const style = chosen ? TextStyle::Strong : TextStyle::Body;
    float const y = item.min.y + (px(tab_height) - text_height(style)) / 2;
    draw_text({item.min.x + px(tab_padding), y}, style, chosen ? p.text : p.text_muted, tab.label);
    if (!tab.count.empty()) {
        ToneColors const& colors = colors_of(p, tab.tone);
        float const width = measure(TextStyle::Small, tab.count).x + px(14);
        ImVec2 const min{item.max.x - px(tab_padding) - width, item.min.y + (px(tab_height) - px(22)) / 2};
        fill(min, {min.x + width, min.y + px(22)}, colors.tint, 11);
        draw_text({min.x + px(7), min.y + (px(22) - text_height(TextStyle::Small)) / 2}, TextStyle::Small, colors.text,
                  tab.count);
    }
    report({.kind = ItemKind::Option, .label = tab.label, .value = tab.count, .checked = chosen});
    return item.pressed;
}

void draw_tabs_as_choice(std::vector<Tab> const& tabs, RulesState& state) {
    std::vector<std::string> labels;
    std::vector<ui::Choice> choices;
    for (Tab const& tab : tabs)
        labels.push_back(tab.count.empty() ? std::string(tab.label) : fmt::format("{} ({})", tab.label, tab.count));
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < tabs.size(); ++i) {
        choices.push_back({.label = labels[i]});
        if (tabs[i].tab == state.tab) chosen = i;
    }
    if (ui::drop_down("Show", choices, chosen, {.label = ui::LabelPlace::Hidden})) state.tab = tabs[*chosen].tab;
}

bool fit(std::vector<Tab> const& tabs, float room) {
    float width = 0;
    for (Tab const& tab : tabs) width += tab_width(tab);
    return width <= room + px(tab_padding);
}

void draw_tabs(std::vector<Tab> const& tabs, RulesState& state) {
    ui::Scope const scope("Tabs");
    if (!fit(tabs, ImGui::GetContentRegionAvail().x)) return draw_tabs_as_choice(tabs, state);
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() - px(tab_padding)); // the first word stands where the title does
    for (Tab const& tab : tabs) {
        if (draw_tab(tab, tab.tab == state.tab ? ui::Selection::Yes : ui::Selection::No)) state.tab = tab.tab;
        if (&tab != &tabs.back()) ImGui::SameLine(0, 0);
    }
}

// The tables below are those of an earlier text: in sight on every tab that shows them.
void draw_from_before(RulesState& state) {
    ToneColors const& colors = colors_of(palette(), Tone::Warning);
    float const height = px(40);
    ImVec2 const min = ImGui::GetCursorScreenPos();
    float const width = ImGui::GetContentRegionAvail().x;
    fill(min, {min.x + width, min.y + height}, colors.tint, 0);
    fill({min.x, min.y + height - theme().hairline()}, {min.x + width, min.y + height}, colors.border, 0);
    ui::ButtonOptions const small{.size = ui::ButtonSize::Small};
    float const button = ui::button_width(tr("Show the errors"), small);
    float const x = min.x + px(padding);
    float const middle = min.y + height / 2;
    draw_text({x, middle - text_height(TextStyle::Body) / 2}, TextStyle::Body, colors.text, icon::warning);
    float const room = width - 2 * px(padding) - px(28) - button - px(space::medium);
    draw_text({x + px(28), middle - text_height(TextStyle::Body) / 2}, TextStyle::Body, palette().text,
              ellipsized(TextStyle::Body, tr("The file has errors now. This is what it said before."), room));
    ImGui::SetCursorScreenPos({min.x + width - px(padding) - button, middle - px(small_control_height) / 2});
    if (ui::button(tr("Show the errors"), small)) state.tab = RulesTab::Problems;
    ImGui::SetCursorScreenPos({min.x, min.y + height});
}

void draw_tab_of(RulesModel const& model, RulesFile const& file, RulesState& state, Intents& intents) {
    using namespace rules_screen;
    switch (state.tab) {
    case RulesTab::Overview: return draw_overview(file, state, intents);
    case RulesTab::Tables: return draw_tables(*file.content, state);
    case RulesTab::Catalogue: return draw_catalogue(*file.content, state);
    case RulesTab::Examples: return draw_examples(*file.content, state);
    case RulesTab::Problems: return draw_problems(file, state);
    case RulesTab::Changes: return draw_changes(model, state, intents);
    }
}

// Title and version, and at the right end what can be done with a file that was opened.
void draw_head(RulesFile const& file, Intents& intents) {
    std::string const title = file.content ? file.content->title : file.name;
    float const close = file.origin == session::RulesOrigin::Opened
                            ? ui::button_width(tr("Close"), {.kind = ui::ButtonKind::Quiet})
                            : 0;
    ImVec2 const start = ImGui::GetCursorScreenPos();
    float const room = ImGui::GetContentRegionAvail().x - close - px(space::medium);
    std::string const version = file.content ? file.content->version : std::string();
    float const version_width = measure(TextStyle::Heading, version).x + px(space::medium);
    std::string const shown = ellipsized(TextStyle::Title, title, std::max(room - version_width, px(120)));
    draw_text(start, TextStyle::Title, palette().text, shown);
    float const down = (text_height(TextStyle::Title) - text_height(TextStyle::Heading)) * 0.72F;
    draw_text({start.x + measure(TextStyle::Title, shown).x + px(space::medium), start.y + down}, TextStyle::Heading,
              palette().text_muted, version);
    if (close > 0) {
        ImGui::SetCursorScreenPos({start.x + ImGui::GetContentRegionAvail().x - close, start.y - px(4)});
        ui::ButtonOptions const quiet{.kind = ui::ButtonKind::Quiet, .tooltip = tr("Takes the file off the list")};
        if (ui::button(tr("Close"), quiet)) intents.emplace_back(CloseRulesFile{file.path});
    }
    ImGui::SetCursorScreenPos({start.x, start.y + text_height(TextStyle::Title) + px(space::small)});
}

void draw_file(RulesModel const& model, RulesFile const& file, RulesState& state, Intents& intents) {
    std::vector<Tab> const tabs = tabs_of(model, file);
    if (std::ranges::find(tabs, state.tab, &Tab::tab) == tabs.end()) state.tab = RulesTab::Overview;
    float const head = px(16) + text_height(TextStyle::Title) + px(space::small) + px(tab_height) + px(2) +
                       (fit(tabs, ImGui::GetContentRegionAvail().x - 2 * px(padding)) ? 0 : px(space::small));
    {
        Pane const pane("Head",
                        {.size = {0, head}, .padding = {padding, 16}, .edge = PaneEdge::Bottom, .scrolls = false});
        draw_head(file, intents);
        draw_tabs(tabs, state);
    }
    bool const of_content = state.tab != RulesTab::Problems && state.tab != RulesTab::Overview;
    if (file.from_before && of_content) draw_from_before(state);
    draw_tab_of(model, file, state, intents);
}

void draw_nothing(RulesModel const& model, Intents& intents) {
    Pane const pane("Nothing", {.padding = {padding, 48}});
    if (model.reading) {
        ui::text(tr("Reading the rules …"), TextStyle::Body, ui::TextColor::Muted);
        return;
    }
    ui::EmptyState const nothing{.icon = icon::book,
                                 .title = tr("No rules are open"),
                                 .text = tr("Choose a pack, or open the file of one that you are writing."),
                                 .action = tr("Open a pack file")};
    if (rules_screen::draw_empty(nothing) == ui::EmptyAnswer::Action) intents.emplace_back(Show{Panel::OpenRules});
}

} // namespace

void draw_rules(RulesModel const& model, RulesState& state, Intents& intents) {
    float const room = ImGui::GetContentRegionAvail().x;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(space::small), 0});
    if (state.layout == RulesLayout::BesideList) {
        float const width = std::clamp(room * 0.26F, px(least_list), px(most_list));
        ImGui::PopStyleVar();
        rules_screen::draw_packs(model, width, state, intents);
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(space::small), 0});
        ImGui::SameLine(0, 0);
    } else {
        Pane const pane("Choice", {.size = {0, px(control_height + 20)}, .padding = {padding, 10}, .scrolls = false});
        rules_screen::draw_pack_choice(model, ImGui::GetContentRegionAvail().x, intents);
    }
    {
        Pane const pane("Pack", {.padding = {0, 0}, .scrolls = false});
        RulesFile const* const file = model.file();
        if (file && file->reading)
            draw_file(model, *file, state, intents);
        else
            draw_nothing(model, intents);
    }
    ImGui::PopStyleVar();
}

} // namespace accrue::gui
