// What is wrong with a file, and its text with the line marked.
#include <algorithm>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/screens/pane.h"
#include "gui/screens/rules_parts.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::rules_screen {

namespace {

using session::RulesFile;
using session::RulesProblem;

constexpr float problem_padding = 9;
constexpr float problem_sign_room = 28;
constexpr float problem_side = 12;
constexpr float most_of_height = 0.42F; // for the list; the rest is the text

struct ProblemLines {
    std::vector<std::string_view> what;
    std::vector<std::string_view> remedy;
    float height = 0;
};

ProblemLines lines_of(RulesProblem const& problem, float width) {
    float const room = width - 2 * px(problem_side) - px(problem_sign_room);
    ProblemLines lines{wrapped(TextStyle::Body, problem.what, room), {}, 0};
    if (!problem.remedy.empty()) lines.remedy = wrapped(TextStyle::Small, problem.remedy, room);
    lines.height = 2 * px(problem_padding) + static_cast<float>(lines.what.size()) * line_distance(TextStyle::Body) +
                   static_cast<float>(lines.remedy.size() + 1) * line_distance(TextStyle::Small);
    return lines;
}

bool draw_problem(RulesProblem const& problem, ProblemLines const& lines, ImVec2 min, float width,
                  ui::Selection selected) {
    ImGui::SetCursorScreenPos(min);
    Pressable const item = pressable(problem.what, {width, lines.height}, Availability::Enabled);
    bool const chosen = selected == ui::Selection::Yes;
    draw_row_ground(item, chosen);
    report({.kind = ItemKind::Row, .label = problem.what, .value = problem.where, .checked = chosen});
    bool const error = problem.severity == Severity::Error;
    ToneColors const& colors = colors_of(palette(), error ? Tone::Danger : Tone::Warning);
    ImVec2 at{min.x + px(problem_side), min.y + px(problem_padding)};
    draw_text(at, TextStyle::Body, colors.text, error ? icon::error : icon::warning);
    at.x += px(problem_sign_room);
    for (std::string_view const line : lines.what) {
        draw_text(at, TextStyle::Body, palette().text, line);
        at.y += line_distance(TextStyle::Body);
    }
    for (std::string_view const line : lines.remedy) {
        draw_text(at, TextStyle::Small, palette().text_muted, line);
        at.y += line_distance(TextStyle::Small);
    }
    std::string where = fmt::format("{} · {} {}", problem.where, error ? tr("error") : tr("warning"), problem.id);
    for (auto const& [also, place] : problem.also) where += " · " + say("see also {}", also);
    draw_text(at, TextStyle::Small, palette().text_faint,
              ellipsized(TextStyle::Small, where, width - 2 * px(problem_side) - px(problem_sign_room)));
    return item.pressed;
}

void draw_problem_list(RulesFile const& file, RulesState& state) {
    auto const& problems = file.reading->problems;
    float const width =
        ImGui::GetContentRegionAvail().x - 2 * px(padding - problem_side) - ImGui::GetStyle().ScrollbarSize;
    std::vector<ProblemLines> lines;
    float height = px(2 * space::small);
    for (RulesProblem const& problem : problems) height += lines.emplace_back(lines_of(problem, width)).height;
    float const room = ImGui::GetContentRegionAvail().y;
    Pane const pane("Problems", {.size = {0, std::min(height, room * most_of_height)},
                                 .padding = {padding - problem_side, space::small},
                                 .edge = PaneEdge::Bottom});
    ImVec2 const origin = ImGui::GetCursorScreenPos();
    float y = origin.y;
    float const margin = px(120);
    for (std::size_t i = 0; i < problems.size(); ++i) {
        ImVec2 const min{origin.x, y};
        y += lines[i].height;
        if (!can_be_seen({min.x, min.y - margin}, {min.x + width, y + margin})) continue;
        ui::Scope const scope(fmt::format("{}", i + 1));
        ui::Selection const selected = state.problem == i ? ui::Selection::Yes : ui::Selection::No;
        if (!draw_problem(problems[i], lines[i], min, width, selected)) continue;
        state.show_line(problems[i].place);
        state.problem = i;
    }
    ImGui::SetCursorScreenPos(origin);
    ImGui::Dummy({width, y - origin.y});
    std::size_t const all = file.reading->errors + file.reading->warnings;
    if (all > problems.size()) ui::caption(say("and {} more, told once these are put right", all - problems.size()));
}

} // namespace

void draw_problems(RulesFile const& file, RulesState& state) {
    auto const& problems = file.reading->problems;
    if (state.reading != file.reading->revision) { // lines may stand elsewhere now
        bool const asked_for = state.reveal_mark;  // by another tab, of this text
        if (!asked_for) state.mark.reset();
        state.problem.reset();
        state.reading = file.reading->revision;
    }
    if (problems.empty()) {
        Pane const pane("Problems",
                        {.size = {0, px(52)}, .padding = {padding, 16}, .edge = PaneEdge::Bottom, .scrolls = false});
        std::string_view const nothing = file.origin == session::RulesOrigin::Library
                                             ? tr("Nothing is wrong with this pack.")
                                             : tr("Nothing is wrong with this file.");
        ui::line(fmt::format("{}  {}", icon::check_circle, nothing), TextStyle::Body, ui::TextColor::Success);
    } else {
        if (!state.mark) {
            state.show_line(problems.front().place);
            state.problem = 0;
        }
        draw_problem_list(file, state);
    }
    draw_source(file, state);
}

} // namespace accrue::gui::rules_screen
