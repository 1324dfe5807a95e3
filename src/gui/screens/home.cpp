#include "gui/screens/home.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "domain/texts.h"
#include "gui/screens/ladder.h"
#include "gui/screens/pane.h"
#include "gui/screens/unique_names.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

using session::HomeModel;
using session::HomeNote;
using session::HomePerson;
using session::HomeScheme;
using NoteKind = session::HomeNote::Kind;

constexpr float widest_page = 1040;
constexpr float home_columns_from = 820;
constexpr float note_day = 96; // the column of the days
constexpr float ladder_beside_from = 620;

struct Look {
    char const* icon;
    Tone tone;
};

Look look_of(NoteKind kind) {
    switch (kind) {
    case NoteKind::Falls: return {icon::warning, Tone::Danger};
    case NoteKind::Rises: return {icon::chevron_up, Tone::Success};
    case NoteKind::Lapses: return {icon::clock, Tone::Warning};
    case NoteKind::CycleEnds: return {icon::calendar, Tone::Accent};
    case NoteKind::PlanIsDue:
    case NoteKind::PlanAhead: return {icon::flag, Tone::Accent};
    case NoteKind::Unfinished: return {icon::edit, Tone::Neutral};
    case NoteKind::Wrong: return {icon::error, Tone::Danger};
    }
    return {icon::info, Tone::Neutral};
}

// A line that can be pressed where it leads to an entry. True when it is.
bool draw_note(HomeNote const& note, std::string const& name) {
    Look const look = look_of(note.kind);
    ImVec2 const at = ImGui::GetCursorScreenPos();
    float const width = ImGui::GetContentRegionAvail().x;
    float const day = note.when.empty() ? 0 : px(note_day);
    float const text_left = at.x + px(28) + day;
    std::vector<std::string_view> const lines = wrapped(TextStyle::Body, note.text, at.x + width - text_left);
    float const height = static_cast<float>(lines.size()) * line_distance(TextStyle::Body) + px(8);
    bool pressed = false;
    if (note.entry) {
        Pressable const item = pressable(name, {width, height}, Availability::Enabled);
        report({.kind = ItemKind::Link, .label = name, .value = note.when});
        if (item.hovered || item.held)
            fill({item.min.x - px(6), item.min.y}, {item.max.x + px(6), item.max.y}, palette().hovered,
                 rounding::control);
        if (item.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        if (item.ringed)
            focus_ring({item.min.x - px(4), item.min.y}, {item.max.x + px(4), item.max.y}, rounding::control);
        pressed = item.pressed;
    } else {
        ImGui::Dummy({width, height});
    }
    float y = at.y + px(4);
    draw_text({at.x, y}, TextStyle::Body, colors_of(palette(), look.tone).text, look.icon);
    draw_text({at.x + px(28), y}, TextStyle::Body, palette().text_muted, note.when);
    for (std::string_view const line : lines) {
        draw_text({text_left, y}, TextStyle::Body, palette().text, line);
        y += line_distance(TextStyle::Body);
    }
    return pressed;
}

void draw_notes(HomeScheme const& scheme, Intents& intents) {
    if (scheme.notes.empty() && !scheme.looking_ahead) return;
    ui::gap(space::medium);
    ui::separator();
    ui::gap(space::medium);
    ui::text(tr("Coming up"), TextStyle::Label, ui::TextColor::Muted);
    UniqueNames names;
    for (HomeNote const& note : scheme.notes) {
        if (!draw_note(note, names.of(note.text))) continue;
        if (!scheme.open) intents.emplace_back(OpenRecord{scheme.record});
        intents.emplace_back(Reveal{note.entry});
    }
    if (scheme.looking_ahead) ui::text(tr("Looking at the months to come …"), TextStyle::Body, ui::TextColor::Muted);
}

void open_scheme(HomeScheme const& scheme, Intents& intents) {
    if (scheme.open)
        intents.emplace_back(GoTo{ScreenName::Estimate});
    else
        intents.emplace_back(OpenRecord{scheme.record});
}

// Its explanations are those of the open record, so another one is opened first.
void draw_ladder_of(HomeScheme const& scheme, Intents& intents) {
    Intents of_ladder;
    draw_ladder(scheme.ladder, of_ladder);
    if (of_ladder.empty()) return;
    if (!scheme.open) intents.emplace_back(OpenRecord{scheme.record});
    intents.push_back(of_ladder.front());
}

// The level, and beside it or below it the ladder.
void draw_level(HomeScheme const& scheme, Intents& intents) {
    ImVec2 const start = ImGui::GetCursorPos();
    float const room = ImGui::GetContentRegionAvail().x;
    bool const beside = scheme.ladder.size() > 1 && room >= px(ladder_beside_from);
    ui::text(scheme.level, TextStyle::Figure, color_of_level(scheme.ladder, scheme.level));
    if (!scheme.level_title.empty()) ui::line(scheme.level_title, TextStyle::Body, ui::TextColor::Muted, room * 0.3F);
    ImVec2 const below = ImGui::GetCursorPos();
    if (beside) {
        ImGui::SetCursorPos({start.x + room * 0.34F, start.y});
        draw_ladder_of(scheme, intents);
        ImGui::SetCursorPos({start.x, std::max(below.y, ImGui::GetCursorPosY())});
    } else if (scheme.ladder.size() > 1) {
        ui::gap(space::medium);
        draw_ladder_of(scheme, intents);
    }
    if (!scheme.with_plans.empty()) {
        ui::gap(space::small);
        ui::chip(scheme.with_plans, {.tone = Tone::Accent, .icon = icon::flag});
    }
    if (scheme.next_step.empty()) return;
    ui::gap(space::small);
    ui::text(scheme.next_step);
}

void draw_scheme(HomeScheme const& scheme, std::string const& name, Intents& intents) {
    std::string const entries = scheme.entries == 1 ? std::string(tr("1 entry")) : say("{} entries", scheme.entries);
    std::string const under = scheme.version.empty() ? std::string() : say("Version {} · {}", scheme.version, entries);
    ui::Card card(name, {.title = scheme.title, .subtitle = under});
    if (!scheme.problem.empty()) {
        static_cast<void>(ui::banner("Problem", {.tone = Tone::Danger, .text = scheme.problem}));
        return;
    }
    draw_level(scheme, intents);
    draw_notes(scheme, intents);
    ui::gap(space::medium);
    ui::ButtonOptions const options{.kind = scheme.open ? ui::ButtonKind::Primary : ui::ButtonKind::Normal,
                                    .icon = icon::arrow_right};
    if (ui::button(scheme.open ? tr("Go to the entries") : tr("Open"), options)) open_scheme(scheme, intents);
}

std::string levels_of(HomePerson const& person) {
    std::string text;
    for (HomeScheme const& scheme : person.schemes) {
        if (!text.empty()) text += " · ";
        text += scheme.problem.empty() ? say("{} in {}", scheme.level, scheme.title)
                                       : say("{}: cannot be shown", scheme.title);
    }
    return text;
}

bool draw_person(HomePerson const& person, std::string const& name) {
    ImVec2 const at = ImGui::GetCursorScreenPos();
    float const width = ImGui::GetContentRegionAvail().x;
    float const height = px(52);
    Pressable const item = pressable(name, {width, height}, Availability::Enabled);
    std::string const levels = levels_of(person);
    report({.kind = ItemKind::Row, .label = name, .value = levels});
    draw_row_ground(item, false);
    float const disc = px(32);
    ImVec2 const corner{at.x + px(10), at.y + (height - disc) / 2};
    fill(corner, {corner.x + disc, corner.y + disc}, palette().selected, 99);
    draw_icon(corner, disc, icon::user, palette().accent_text);
    float const x = corner.x + disc + px(12);
    float const room = at.x + width - px(12) - x;
    draw_text({x, at.y + px(7)}, TextStyle::Strong, palette().text, ellipsized(TextStyle::Strong, name, room));
    draw_text({x, at.y + px(28)}, TextStyle::Small, palette().text_muted, ellipsized(TextStyle::Small, levels, room));
    if (ellipsized(TextStyle::Small, levels, room) != levels) ui::tooltip(levels);
    return item.pressed;
}

void draw_people(HomeModel const& model, Intents& intents) {
    ui::Card const card("People",
                        {.title = model.people.size() > 1 ? tr("Other people in this library") : tr("People")});
    if (model.people.size() < 2)
        ui::text(tr("You can keep the records of several people in one library, as a mentor does."), TextStyle::Body,
                 ui::TextColor::Muted);
    UniqueNames names;
    for (std::size_t i = 1; i < model.people.size(); ++i)
        if (draw_person(model.people[i], names.of(model.people[i].name)))
            intents.emplace_back(LookAt{model.people[i].schemes.front().record});
    ui::gap(space::small);
    if (ui::button(tr("Add a person"), {.kind = ui::ButtonKind::Quiet, .icon = icon::add}))
        intents.emplace_back(Show{Panel::NewRecord});
}

void draw_own(HomePerson const& person, float width, Intents& intents) {
    ui::title(person.name);
    ui::gap(space::large);
    bool const side_by_side = person.schemes.size() > 1 && width >= px(home_columns_from);
    UniqueNames names;
    ui::Columns columns("schemes", side_by_side ? 2 : 1);
    for (HomeScheme const& scheme : person.schemes) {
        columns.next();
        draw_scheme(scheme, names.of(scheme.title), intents);
    }
}

} // namespace

void draw_home(HomeModel const& model, Intents& intents) {
    Pane const pane("Home", {.padding = {24, 24}});
    if (model.people.empty()) return;
    float const room = ImGui::GetContentRegionAvail().x;
    float const width = std::min(room, px(widest_page));
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + (room - width) / 2);
    if (!ImGui::BeginTable("##page", 1, ImGuiTableFlags_NoSavedSettings, {width, 0})) return;
    ImGui::TableNextColumn();
    draw_own(model.people.front(), width, intents);
    ui::gap(space::medium);
    if (ui::button(tr("Add a scheme"), {.icon = icon::add, .tooltip = tr("Another scheme for the same person")}))
        intents.emplace_back(Show{Panel::NewScheme});
    ui::gap(space::huge);
    draw_people(model, intents);
    ImGui::EndTable();
}

} // namespace accrue::gui
