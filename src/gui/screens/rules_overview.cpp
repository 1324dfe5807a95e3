// What a pack is, and how it stands with it.
#include <algorithm>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/screens/figures.h"
#include "gui/screens/pane.h"
#include "gui/screens/rules_parts.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::rules_screen {

namespace {

using session::RulesContent;
using session::RulesFile;
using session::RulesOrigin;

constexpr float widest_card = 920;
constexpr float key_width = 132;
constexpr float figure_width = 132;

// A sentence with its sign, and a button for what can be done about it.
struct Finding {
    std::string_view name;
    Tone tone = Tone::Neutral;
    std::string text;
    std::string_view action = {};
};

bool draw_finding(Finding const& finding, float width) {
    auto const& [name, tone, text, action] = finding;
    ui::Scope const scope(name);
    ToneColors const& colors = colors_of(palette(), tone);
    ui::ButtonOptions const small{.size = ui::ButtonSize::Small};
    float const button = action.empty() ? 0 : ui::button_width(action, small) + px(space::medium);
    float const side = px(14);
    float const left = px(28);
    auto const lines = wrapped(TextStyle::Body, text, std::max(width - 2 * side - left - button, px(120)));
    float const text_room = static_cast<float>(lines.size()) * line_distance(TextStyle::Body);
    float const height = std::max(text_room, px(small_control_height)) + 2 * px(10);
    ImVec2 const min = ImGui::GetCursorScreenPos();
    ImVec2 const max{min.x + width, min.y + height};
    fill(min, max, colors.tint, rounding::popup);
    outline(min, max, colors.border, rounding::popup);
    ImVec2 at{min.x + side, min.y + (height - text_room) / 2 + px(1)};
    draw_text(at, TextStyle::Body, colors.text, ui::icon_of(tone));
    for (std::string_view const line : lines) {
        draw_text({at.x + left, at.y}, TextStyle::Body, palette().text, line);
        at.y += line_distance(TextStyle::Body);
    }
    bool pressed = false;
    if (!action.empty()) {
        ImGui::SetCursorScreenPos(
            {max.x - side - button + px(space::medium), (min.y + max.y - px(small_control_height)) / 2});
        pressed = ui::button(action, small);
    }
    ImGui::SetCursorScreenPos(min);
    ImGui::Dummy({width, height});
    return pressed;
}

std::string error_text(RulesFile const& file) {
    return fmt::format("{}. {}", errors_in_words(file.reading->errors),
                       file.origin == RulesOrigin::Library ? tr("It was in order when this library took it.")
                       : file.from_before ? tr("Below and on the other tabs is what the file said before.")
                       : file.content     ? tr("Records are not scored by it until they are put right.")
                                          : tr("There is nothing to show until they are put right."));
}

void draw_findings(RulesFile const& file, float width, RulesState& state, Intents& intents) {
    std::size_t const errors = file.reading->errors;
    std::size_t const warnings = file.reading->warnings;
    if (errors > 0) {
        if (draw_finding({"Errors", Tone::Danger, error_text(file), tr("Show the errors")}, width))
            state.tab = RulesTab::Problems;
    } else if (warnings > 0) {
        if (draw_finding({"Warnings", Tone::Warning,
                          warnings == 1 ? std::string(tr("In order, with 1 warning to look at."))
                                        : say("In order, with {} warnings to look at.", warnings),
                          tr("Show the warnings")},
                         width))
            state.tab = RulesTab::Problems;
    } else {
        (void)draw_finding(
            {"In order", Tone::Success,
             std::string(tr("In order: nothing is wrong with it, and its examples come out as expected."))},
            width);
    }
    if (file.origin == RulesOrigin::Library) {
        ui::gap(space::small);
        (void)draw_finding({"Library", Tone::Accent,
                            std::string(tr("Only this library holds it: the rules folder has no file of this version. "
                                           "Records can still be scored by it."))},
                           width);
    }
    if (!file.differs_from_use) return;
    ui::gap(space::small);
    bool const ready = errors == 0;
    std::string_view const text = ready ? tr("The open record is scored by this version as it was before.")
                                        : tr("The open record is still scored by this version as it was before.");
    if (draw_finding({"Use", Tone::Accent, std::string(text), ready ? tr("Score it by the file as it is now") : ""},
                     width))
        intents.emplace_back(ReloadRules{});
}

void draw_pair(std::string_view key, std::string_view value) {
    if (value.empty()) return;
    ImVec2 const start = ImGui::GetCursorScreenPos();
    float const top = ImGui::GetCursorPosY();
    float const room = ImGui::GetContentRegionAvail().x;
    bool const beside = room > px(3 * key_width);
    draw_text(start, TextStyle::Body, palette().text_muted, key);
    float const left = beside ? px(key_width) : 0;
    float y = start.y + (beside ? 0 : line_distance(TextStyle::Body));
    for (std::string_view const line : wrapped(TextStyle::Body, value, room - left)) {
        draw_text({start.x + left, y}, TextStyle::Body, palette().text, line);
        y += line_distance(TextStyle::Body);
    }
    ImGui::Dummy({room, y - start.y});
    ImGui::SetCursorPosY(top + (y - start.y) + px(6));
}

void draw_size(RulesContent const& content) {
    std::vector<FigureCell> figures;
    for (auto const& [label, value] : content.figures) figures.push_back({.label = label, .value = value});
    draw_figures(figures, figure_width);
}

void draw_about(RulesFile const& file, RulesContent const& content, float width) {
    ui::Card const card("About", {.title = tr("About this pack"), .width = width});
    if (!content.summary.empty()) {
        ui::text(content.summary);
        ui::gap(space::medium);
    }
    draw_pair(tr("Scheme"), content.id);
    draw_pair(tr("Version"), fmt::format("{}, {}", content.version, content.in_force));
    draw_pair(tr("Source"), content.source);
    bool const stored = file.origin == RulesOrigin::Library;
    draw_pair(tr("File"), stored ? tr("none: only in this library") : std::string_view(file.path));
    draw_pair("SHA-256", content.sha256);
    draw_pair(tr("Notice"), content.notice);
}

} // namespace

void draw_overview(RulesFile const& file, RulesState& state, Intents& intents) {
    float const width =
        std::min(ImGui::GetContentRegionAvail().x - 2 * px(padding) - ImGui::GetStyle().ScrollbarSize, px(widest_card));
    Pane const pane("Overview", {.padding = {padding, 18}});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(space::small), px(space::small)});
    draw_findings(file, width, state, intents);
    if (file.content) {
        ui::gap(space::large);
        draw_about(file, *file.content, width);
        ui::gap(space::large);
        ui::Card const card("Size", {.title = tr("What it holds"), .width = width});
        draw_size(*file.content);
    }
    ui::gap(space::large);
    ImGui::PopStyleVar();
}

} // namespace accrue::gui::rules_screen
