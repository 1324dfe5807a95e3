#include "gui/screens/path.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/screens/pane.h"
#include "gui/screens/path_parts.h"
#include "gui/screens/statement.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

using session::PathLevel;
using session::PathModel;
using session::PathObjective;

constexpr float page_padding = 24; // logical pixels
constexpr float widest_way = 860;
constexpr float level_width = 84; // of a segment
constexpr float wide_level_choice = 220;
constexpr std::size_t most_segments = 4;
constexpr float least_objective_width = 384;
constexpr float view_width = 252;

struct ObjectiveChoice {
    PathObjective objective;
    std::string_view label;
};
constexpr std::array<ObjectiveChoice, 3> objectives{{{PathObjective::Money, to_translate("Least money")},
                                                     {PathObjective::Hours, to_translate("Fewest hours")},
                                                     {PathObjective::Months, to_translate("Soonest")}}};

// --- Head ---

float levels_width(PathModel const& model) {
    float each = px(level_width);
    if (model.levels.size() > most_segments) return px(wide_level_choice); // they become a list
    for (PathLevel const& level : model.levels)
        each = std::max(each, measure(TextStyle::Strong, level.code).x + px(28));
    return each * static_cast<float>(model.levels.size());
}

float objectives_width() {
    float each = px(least_objective_width) / static_cast<float>(objectives.size());
    for (ObjectiveChoice const& choice : objectives)
        each = std::max(each, measure(TextStyle::Strong, tr(choice.label)).x + px(20));
    return each * static_cast<float>(objectives.size());
}

void draw_level_choice(PathModel const& model, float width, PathState& state, Intents& intents) {
    std::vector<ui::Choice> choices;
    bool const as_list = model.levels.size() > most_segments;
    for (PathLevel const& level : model.levels)
        choices.push_back({.label = level.code, .note = as_list ? std::string_view(level.title) : ""});
    std::optional<std::size_t> chosen = model.chosen;
    if (!ui::choice("Level", choices, chosen, {.width = width, .label = ui::LabelPlace::Hidden})) return;
    state.costs.reset();
    intents.emplace_back(ChoosePathLevel{model.levels[*chosen].index});
}

void draw_objective_choice(PathModel const& model, float width, PathState& state, Intents& intents) {
    std::vector<ui::Choice> choices;
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < objectives.size(); ++i) {
        choices.push_back({.label = tr(objectives[i].label)});
        if (objectives[i].objective == model.objective) chosen = i;
    }
    if (!ui::choice("Objective", choices, chosen, {.width = width, .label = ui::LabelPlace::Hidden})) return;
    state.costs.reset();
    intents.emplace_back(ChoosePathObjective{objectives[*chosen].objective});
}

void draw_view_choice(PathModel const& model, float width, PathState& state) {
    std::string const compared = model.compared.empty() ? std::string(tr("Compare¦a view of plans"))
                                                        : say("Compare ({})¦a view of plans", model.compared.size());
    std::array<ui::Choice, 2> const choices{{{.label = tr("Plans")}, {.label = compared}}};
    std::optional<std::size_t> chosen = state.view == PathView::Compared ? 1U : 0U;
    if (ui::choice("View", choices, chosen, {.width = width, .label = ui::LabelPlace::Hidden}))
        state.view = chosen == 1U ? PathView::Compared : PathView::Plans;
}

// What stands at the left of the head: title and what is quieter beside it.
struct HeadWords {
    std::string title;
    std::string_view beside;
};

HeadWords head_words(PathModel const& model, PathView view) {
    if (view == PathView::Compared) return {std::string(tr("Plans side by side")), {}};
    PathLevel const& level = *model.level();
    return {model.has_level ? say("{} to {}¦levels", model.present, level.code) : say("To {}¦a level", level.code),
            level.title};
}

// How the choices stand for the room there is: in one line, or below each other.
struct HeadPlaces {
    bool view_beside_title = true;
    bool choices_in_line = true;
    float height = 0; // device pixels
};

HeadPlaces head_places(PathModel const& model, HeadWords const& words, PathView view, float room) {
    HeadPlaces places;
    float const title =
        measure(TextStyle::Title, words.title).x + px(space::medium) + measure(TextStyle::Heading, words.beside).x;
    places.view_beside_title = title + px(view_width + 24) <= room;
    places.choices_in_line = levels_width(model) + px(space::large) + objectives_width() <= room;
    float const row = px(control_height) + px(space::small);
    int const choices = view == PathView::Compared ? 0 : places.choices_in_line ? 1 : 2;
    int const rows = choices + (places.view_beside_title ? 0 : 1);
    places.height = px(18) + text_height(TextStyle::Title) + px(14) + row * static_cast<float>(rows) + px(8);
    return places;
}

void draw_title(HeadWords const& words, float room) {
    ImVec2 const start = ImGui::GetCursorScreenPos();
    std::string const title = ellipsized(TextStyle::Title, words.title, std::max(room, px(80)));
    draw_text(start, TextStyle::Title, palette().text, title);
    float const left = measure(TextStyle::Title, title).x + px(space::medium);
    float const down = (text_height(TextStyle::Title) - text_height(TextStyle::Heading)) * 0.72F;
    if (room - left > px(60))
        draw_text({start.x + left, start.y + down}, TextStyle::Heading, palette().text_muted,
                  ellipsized(TextStyle::Heading, words.beside, room - left));
}

void draw_head(PathModel const& model, PathState& state, Intents& intents) {
    float const room = ImGui::GetContentRegionAvail().x - 2 * px(page_padding);
    HeadWords const words = head_words(model, state.view);
    HeadPlaces const places = head_places(model, words, state.view, room);
    Pane const pane(
        "Head",
        {.size = {0, places.height}, .padding = {page_padding, 18}, .edge = PaneEdge::Bottom, .scrolls = false});
    ImVec2 const start = ImGui::GetCursorScreenPos();
    draw_title(words, places.view_beside_title ? room - px(view_width + 24) : room);
    float y = start.y + text_height(TextStyle::Title) + px(14);
    float const row = px(control_height) + px(space::small);
    float const objective = std::min(objectives_width(), room);
    bool const choices = state.view == PathView::Plans;
    if (places.view_beside_title) {
        ImGui::SetCursorScreenPos({start.x + room - px(view_width), start.y - px(4)});
        draw_view_choice(model, px(view_width), state);
    }
    if (choices) {
        float const levels = std::min(levels_width(model), room);
        ImGui::SetCursorScreenPos({start.x, y});
        draw_level_choice(model, levels, state, intents);
        if (!places.choices_in_line) y += row;
        float const left = places.choices_in_line ? levels + px(space::large) : 0;
        ImGui::SetCursorScreenPos({start.x + left, y});
        draw_objective_choice(model, objective, state, intents);
        y += row;
    }
    if (places.view_beside_title) return;
    ImGui::SetCursorScreenPos({start.x, y});
    draw_view_choice(model, objective, state);
}

// --- What stands beside the plans ---

void draw_standing_of(PathModel const& model, Intents& intents) {
    ui::Scope const scope("Standing");
    ui::heading(model.has_level ? say("How sure your {} is", model.present)
                                : std::string(tr("How sure your level is")));
    ui::gap(space::small);
    if (!model.standing) {
        ui::text(tr("Trying what happens if one entry is refused …"), TextStyle::Body, ui::TextColor::Muted);
        return;
    }
    session::PathStanding const& standing = *model.standing;
    ui::text(standing.headline);
    if (!standing.remains.empty()) {
        ui::gap(space::small);
        ui::text(standing.remains, TextStyle::Body, ui::TextColor::Muted);
    }
    if (standing.hangs_on.empty()) return;
    ui::gap(space::large);
    ui::text(tr("Make these watertight"), TextStyle::Label, ui::TextColor::Muted);
    ui::gap(space::tiny);
    for (session::PathStanding::Hanging const& row : standing.hangs_on) {
        ui::Scope const entry(fmt::format("{}", row.entry.value));
        Statement const statement{
            .name = row.name, .text = row.name, .clause = row.without, .sign = icon::arrow_right, .tone = Tone::Accent};
        if (draw_statement(statement)) intents.emplace_back(Reveal{row.entry});
        ui::tooltip(tr("Goes to the entry"));
        ui::gap(space::small);
    }
}

// --- The plans ---

void draw_set_aside(PathModel const& model, Intents& intents) {
    if (model.set_aside.empty()) return;
    ui::Scope const scope("Set aside");
    std::size_t const count = model.set_aside.size();
    ui::text(count == 1 ? std::string(tr("One entry needs correction and is left out here:"))
                        : say("{} entries need correction and are left out here:", count),
             TextStyle::Strong);
    ui::gap(space::tiny);
    constexpr std::size_t most_shown = 5;
    for (std::size_t i = 0; i < std::min(count, most_shown); ++i) {
        session::PathSetAside const& row = model.set_aside[i];
        ui::Scope const entry(fmt::format("{}", row.entry.value));
        Statement const statement{
            .name = row.name, .text = row.name, .clause = row.problem, .sign = icon::warning, .tone = Tone::Warning};
        if (draw_statement(statement)) intents.emplace_back(Reveal{row.entry});
    }
    if (count > most_shown) ui::caption(say("and {} more; each is marked at its entry", count - most_shown));
    ui::gap(space::large);
}

void draw_obstacles(PathLevel const& level, float width, Intents& intents) {
    ui::Card const card("Obstacles", {.width = width});
    for (std::size_t i = 0; i < level.obstacles.size(); ++i) {
        ui::Scope const row(fmt::format("{}", i + 1));
        if (i > 0) ui::gap(space::small);
        session::PathLine const& obstacle = level.obstacles[i];
        Statement const statement{.name = obstacle.text,
                                  .text = obstacle.text,
                                  .clause = obstacle.clause,
                                  .sign = icon::lock,
                                  .tone = Tone::Warning};
        if (draw_statement(statement)) intents.emplace_back(Explain{session::AboutLevel{level.index}});
        ui::tooltip(tr("Shows what the level asks for"));
    }
}

void draw_answer(PathLevel const& level, Intents& intents) {
    if (level.pending) {
        bool const again = level.state != PathLevel::State::Pending;
        ui::text(again ? tr("Working it out again …") : tr("Working it out …"), TextStyle::Body, ui::TextColor::Muted);
        if (!again) return;
    } else {
        ui::text(level.answer, TextStyle::Strong);
    }
    if (!level.note.empty()) ui::text(level.note, TextStyle::Body, ui::TextColor::Muted);
    ui::gap(space::tiny);
    if (ui::link(say("What {} asks for", level.code))) intents.emplace_back(Explain{session::AboutLevel{level.index}});
}

void draw_level(PathModel const& model, float width, PathState& state, Intents& intents) {
    PathLevel const& level = *model.level();
    draw_answer(level, intents);
    ui::gap(space::large);
    switch (level.state) {
    case PathLevel::State::Pending:
    case PathLevel::State::Unknown: return;
    case PathLevel::State::TimeAlone:
        (void)ui::empty_state({.icon = icon::clock,
                               .title = tr("Only time is needed"),
                               .text = tr("Go on as you do. The day moves if what you have entered changes.")});
        return;
    case PathLevel::State::Impossible: return draw_obstacles(level, width, intents);
    case PathLevel::State::Plans: break;
    }
    for (std::size_t i = 0; i < level.plans.size(); ++i) {
        if (i > 0) ui::gap(space::large);
        path_screen::draw_plan(model, level.plans[i], i + 1, width, state, intents);
    }
}

void draw_page(PathModel const& model, PathState& state, Intents& intents) {
    float const room = ImGui::GetContentRegionAvail().x - 2 * px(page_padding) - ImGui::GetStyle().ScrollbarSize;
    float const width = std::max(std::min(room, px(widest_way)), px(160));
    Pane const pane("Ways", {.padding = {page_padding, 20}});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(space::small), px(space::small)});
    if (state.view == PathView::Compared) {
        path_screen::draw_compared(model, std::max(room, px(160)), state, intents);
    } else {
        draw_set_aside(model, intents);
        draw_level(model, width, state, intents);
        path_screen::draw_unpriced(model, width, state, intents);
    }
    if (state.layout == PathLayout::Stacked && state.view == PathView::Plans) {
        ui::gap(space::huge);
        ui::separator();
        ui::gap(space::huge);
        draw_standing_of(model, intents);
    }
    ui::gap(space::huge);
    ImGui::PopStyleVar();
}

// --- Where there are no ways ---

void draw_nothing_entered(PathModel const& model, Intents& intents) {
    ui::EmptyState const empty{.icon = icon::road,
                               .title = tr("There is no path yet"),
                               .text = model.message,
                               .action = tr("Add entry"),
                               .second_action = tr("Go to the estimate")};
    switch (ui::empty_state(empty)) {
    case ui::EmptyAnswer::None: return;
    case ui::EmptyAnswer::Action: intents.emplace_back(Show{Panel::AddEntry}); return;
    case ui::EmptyAnswer::SecondAction: intents.emplace_back(GoTo{ScreenName::Estimate}); return;
    }
}

void draw_refused(PathModel const& model) {
    ui::heading(model.message);
    ui::gap(space::medium);
    for (session::PathLine const& problem : model.problems) {
        ui::text(fmt::format("{}  {}", icon::error, problem.text));
        if (!problem.clause.empty()) ui::caption(problem.clause);
    }
}

void draw_no_ways(PathModel const& model, PathState const& state, Intents& intents) {
    Pane const pane("Ways", {.padding = {page_padding, 40}});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(space::small), px(space::small)});
    switch (model.state) {
    case PathModel::State::Empty: draw_nothing_entered(model, intents); break;
    case PathModel::State::Top:
        (void)ui::empty_state({.icon = icon::trophy, .title = tr("You are at the top"), .text = model.message});
        break;
    case PathModel::State::Refused: draw_refused(model); break;
    case PathModel::State::Ways: break;
    }
    if (state.layout == PathLayout::Stacked && model.state == PathModel::State::Top) {
        ui::gap(space::huge);
        draw_standing_of(model, intents);
    }
    ImGui::PopStyleVar();
}

} // namespace

void draw_path(PathModel const& model, PathState& state, Intents& intents) {
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(space::small), 0});
    bool const has_ways = model.level() != nullptr;
    bool const has_standing = has_ways || model.state == PathModel::State::Top;
    bool const compared = has_ways && state.view == PathView::Compared; // it needs the width
    bool const beside = has_standing && !compared && state.layout == PathLayout::BesideStanding;
    float const room = ImGui::GetContentRegionAvail().x;
    {
        Pane const column(
            "Path", {.size = {beside ? room - state.standing_width : room, 0}, .padding = {0, 0}, .scrolls = false});
        if (has_ways) {
            draw_head(model, state, intents);
            draw_page(model, state, intents);
        } else {
            draw_no_ways(model, state, intents);
        }
    }
    if (beside) {
        ImGui::SameLine(0, 0);
        Pane const pane("Sureness", {.size = {state.standing_width, 0},
                                     .padding = {20, 20},
                                     .ground = PaneGround::Surface,
                                     .edge = PaneEdge::Left});
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(space::small), px(space::tiny)});
        draw_standing_of(model, intents);
        ImGui::PopStyleVar();
    }
    ImGui::PopStyleVar();
}

} // namespace accrue::gui
