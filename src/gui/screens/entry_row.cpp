#include "gui/screens/entry_row.h"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/widgets/keys.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

using session::EntryModel;

// Logical pixels.
constexpr float side_padding = 20;
constexpr float top_padding = 12;
constexpr float line_gap = 4;
constexpr float notes_gap = 6;
constexpr float least_height = 52;
constexpr float actions_width = 4 * small_control_height;
constexpr float narrow_row = 500; // narrower than this, the chip stands in the second line

struct Standing { // an entry's state as a chip
    Tone tone = Tone::Neutral;
    char const* icon = nullptr;
    std::string words;
};

ui::ChipOptions chip_of(Standing const& standing) { return {.tone = standing.tone, .icon = standing.icon}; }

// "counts for Certificates" is "counts" under the heading "Certificates".
std::string without_heading(std::string const& words, std::string_view group) {
    return words == say("counts for {}", group) ? std::string(tr("counts")) : words;
}

Standing standing_of(EntryModel const& entry, std::string_view group) {
    switch (entry.state) {
    case EntryModel::State::Earns: return {Tone::Success, icon::check_circle, entry.earned};
    case EntryModel::State::Used: return {Tone::Success, icon::check_circle, without_heading(entry.earned, group)};
    case EntryModel::State::Cut: return {Tone::Warning, icon::minus_circle, entry.earned};
    case EntryModel::State::Nothing: return {Tone::Neutral, icon::ban, std::string(tr("counts nothing"))};
    case EntryModel::State::Wrong: return {Tone::Danger, icon::error, std::string(tr("needs correction"))};
    }
    return {};
}

std::string detail_of(EntryModel const& entry) {
    if (entry.detail.empty()) return entry.basis;
    return entry.basis.empty() ? entry.detail : fmt::format("{} · {}", entry.detail, entry.basis);
}

ui::TextColor note_color(EntryModel const& entry, std::size_t note) {
    if (note >= entry.problems.size()) return ui::TextColor::Muted;
    return entry.problems[note].severity == Severity::Error ? ui::TextColor::Danger : ui::TextColor::Warning;
}

float notes_width(float row_width) { return row_width - 2 * px(side_padding); }

bool is_narrow(float width) { return width < px(narrow_row); }

// Where the lines of a row stand, in device pixels from its top.
struct RowLines {
    float name = 0;
    float detail = 0;
    float notes = 0; // end of what is always there
};

RowLines lines_of(float width, bool has_detail) {
    RowLines lines;
    lines.name = px(top_padding);
    lines.detail = lines.name + text_height(TextStyle::Strong) + px(line_gap);
    if (is_narrow(width)) {
        lines.detail += px(line_gap);
        lines.notes = lines.detail + px(ui::chip_height);
    } else {
        lines.notes = has_detail ? lines.detail + text_height(TextStyle::Small) : lines.detail - px(line_gap);
    }
    return lines;
}

void draw_ground(RowBox const& box, bool hovered, ui::Selection chosen) {
    ImVec2 const max{box.min.x + box.width, box.min.y + box.height};
    bool const selected = chosen == ui::Selection::Yes;
    float const inset = px(space::tiny);
    ImVec2 const from{box.min.x + inset, box.min.y + inset / 2};
    ImVec2 const to{max.x - inset, max.y - inset / 2};
    if (selected || hovered) fill(from, to, selected ? palette().selected : palette().hovered, rounding::control);
    if (selected)
        fill({from.x, from.y + px(space::small)}, {from.x + px(3), to.y - px(space::small)}, palette().info.solid, 2);
}

void draw_top_line(RowBox const& box) {
    ImVec2 const from{box.min.x + px(side_padding), box.min.y};
    ImVec2 const to{box.min.x + box.width - px(side_padding), box.min.y + theme().hairline()};
    fill(from, to, palette().border, 0);
}

bool mouse_in(RowBox const& box) {
    ImVec2 const max{box.min.x + box.width, box.min.y + box.height};
    return ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
           ImGui::IsMouseHoveringRect(box.min, max);
}

void draw_standing(Standing const& standing, ImVec2 at, float room) {
    ImGui::SetCursorScreenPos(at);
    ui::chip(standing.words, {.tone = standing.tone, .icon = standing.icon, .width = room});
}

// What stands where in the first lines, in device pixels of the screen.
struct RowPlaces {
    ImVec2 chip;
    float chip_room = 0;
    float actions_left = 0;
    float name_right = 0; // while no actions show
    float detail_left = 0;
    float detail_right = 0;
};

RowPlaces places_of(RowBox const& box, RowLines const& lines, Standing const& standing) {
    RowPlaces places;
    float const left = box.min.x + px(side_padding);
    float const right = box.min.x + box.width - px(side_padding);
    float const chip = ui::chip_width(standing.words, chip_of(standing));
    places.detail_left = left;
    if (is_narrow(box.width)) {
        places.chip_room = std::min(chip, (right - left) * 0.7F);
        places.chip = {left, box.min.y + lines.detail - px(2)};
        places.actions_left = right - px(actions_width) + px(6);
        places.name_right = right;
        places.detail_left += places.chip_room + px(space::small);
        places.detail_right = right;
        return places;
    }
    places.chip_room = std::min(chip, (right - left) * 0.5F);
    places.chip = {right - places.chip_room, box.min.y + lines.name - px(3)};
    places.actions_left = places.chip.x - px(space::small) - px(actions_width);
    places.name_right = places.detail_right = places.chip.x - px(space::medium);
    return places;
}

struct RowWords {
    std::string const& name;
    std::string const& detail;
    Standing standing;
};

enum class Actions : std::uint8_t { Hidden, Shown };

// Name, detail and chip.
void draw_lines(RowBox const& box, RowWords const& words, RowPlaces const& places, Actions actions) {
    RowLines const lines = lines_of(box.width, !words.detail.empty());
    float const left = box.min.x + px(side_padding);
    draw_standing(words.standing, places.chip, places.chip_room);
    bool const narrow = is_narrow(box.width);
    float const end = actions == Actions::Shown ? places.actions_left - px(space::small) : places.name_right;
    draw_text({left, box.min.y + lines.name}, TextStyle::Strong, palette().text,
              ellipsized(TextStyle::Strong, words.name, std::max(end - left, px(40))));
    if (places.detail_right - places.detail_left < px(48)) return;
    float const down = narrow ? (px(ui::chip_height) - text_height(TextStyle::Small)) / 2 - px(2) : 0;
    draw_text({places.detail_left, box.min.y + lines.detail + down}, TextStyle::Small, palette().text_muted,
              ellipsized(TextStyle::Small, words.detail, places.detail_right - places.detail_left));
}

void draw_notes(EntryModel const& entry, RowBox const& box, float top) {
    float y = box.min.y + top + px(notes_gap);
    auto const notes = notes_of(entry);
    for (std::size_t i = 0; i < notes.size(); ++i) {
        Color const color = color_of(note_color(entry, i));
        for (std::string_view const line : wrapped(TextStyle::Small, notes[i], notes_width(box.width))) {
            draw_text({box.min.x + px(side_padding), y}, TextStyle::Small, color, line);
            y += line_distance(TextStyle::Small);
        }
    }
}

struct RowAction {
    char const* icon;
    std::string_view label; // shown by tr()
    RowAnswer answer;
};
constexpr std::array<RowAction, 4> entry_actions{
    {{icon::share, to_translate("Count it elsewhere too"), RowAnswer::Share},
     {icon::edit, to_translate("Edit"), RowAnswer::Edit},
     {icon::duplicate, to_translate("Duplicate"), RowAnswer::Duplicate},
     {icon::remove, to_translate("Delete"), RowAnswer::Delete}}};
constexpr std::array<RowAction, 2> draft_actions{{{icon::edit, to_translate("Continue"), RowAnswer::Edit},
                                                  {icon::remove, to_translate("Discard"), RowAnswer::Delete}}};

// The buttons of a row stay for a moment after the keyboard has left the row: it may have gone on to one of them.
constexpr int lively_frames = 2;

int* lively_until() { return ImGui::GetStateStorage()->GetIntRef(ImGui::GetID("##lively until")); }
void stay_lively() { *lively_until() = ImGui::GetFrameCount() + lively_frames; }
bool is_still_lively() { return ImGui::GetFrameCount() <= *lively_until(); }

// The buttons that a row shows while somebody points at it, has the keyboard on it, or reads its explanation.
RowAnswer draw_actions(std::span<RowAction const> actions, RowBox const& box, RowPlaces const& places) {
    ui::ButtonOptions const quiet{.kind = ui::ButtonKind::Quiet, .size = ui::ButtonSize::Small};
    float const side = px(small_control_height);
    auto const missing = static_cast<float>(entry_actions.size() - actions.size());
    float x = places.actions_left + missing * side;
    RowAnswer answer = RowAnswer::None;
    for (RowAction const& action : actions) {
        ImGui::SetCursorScreenPos({x, box.min.y + px(top_padding) - px(6)});
        if (ui::icon_button(action.icon, tr(action.label), quiet)) answer = action.answer;
        if (ImGui::IsItemFocused()) stay_lively();
        x += side;
    }
    return answer;
}

struct RowPress {
    bool pressed = false;
    bool ringed = false;
    bool focused = false; // has the keyboard, shown or not
};

// The row itself. The chip answers the mouse like the rest; the actions have their own place between the two.
RowPress press_row(std::string const& label, std::string const& value, RowBox const& box, RowPlaces const& places,
                   ui::Selection chosen) {
    ImGui::SetCursorScreenPos(box.min);
    float const width = places.actions_left - px(space::tiny) - box.min.x;
    Pressable const row = pressable(label, {width, box.height}, Availability::Enabled);
    bool const focused = ImGui::IsItemFocused();
    report({.kind = ItemKind::Row, .label = label, .value = value, .checked = chosen == ui::Selection::Yes});
    RowPress press{row.pressed, row.ringed, focused};
    if (is_narrow(box.width)) return press;
    float const rest = box.min.x + box.width - places.chip.x;
    ImGui::SetCursorScreenPos({places.chip.x, box.min.y});
    if (ImGui::InvisibleButton("##chip", {rest, box.height})) press.pressed = true;
    press.focused |= ImGui::IsItemFocused();
    return press;
}

// What the keyboard asks of the row that has it.
RowAnswer key_answer() {
    if (pressed(Modifiers::None, Key::Delete)) return RowAnswer::Delete;
    if (pressed(Modifiers::None, Key::Up)) return RowAnswer::GoUp;
    if (pressed(Modifiers::None, Key::Down)) return RowAnswer::GoDown;
    return RowAnswer::None;
}

// What entries and unfinished forms have in common.
RowAnswer draw_row(RowBox const& box, RowWords const& words, ui::Selection chosen, std::span<RowAction const> actions) {
    RowPlaces const places = places_of(box, lines_of(box.width, !words.detail.empty()), words.standing);
    RowPress const row = press_row(words.name, words.standing.words, box, places, chosen);
    bool const pointed_at = mouse_in(box);
    if (row.ringed) stay_lively();
    bool const lively = pointed_at || is_still_lively() || chosen == ui::Selection::Yes;
    draw_ground(box, pointed_at, chosen);
    draw_top_line(box);
    float const inset = px(space::tiny);
    if (row.ringed)
        focus_ring({box.min.x + inset, box.min.y + inset},
                   {box.min.x + box.width - inset, box.min.y + box.height - inset}, rounding::control);
    draw_lines(box, words, places, lively ? Actions::Shown : Actions::Hidden);
    RowAnswer answer = row.pressed ? RowAnswer::Explain : row.focused ? key_answer() : RowAnswer::None;
    if (!lively) return answer;
    RowAnswer const action = draw_actions(actions, box, places);
    return action != RowAnswer::None ? action : answer;
}

} // namespace

int LineCounts::lines(std::string const& text, float width) {
    auto const [place, added] = counts_.try_emplace(text, 0);
    if (added) place->second = static_cast<int>(wrapped(TextStyle::Small, text, width).size());
    return place->second;
}

std::vector<std::string> notes_of(EntryModel const& entry) {
    std::vector<std::string> notes;
    for (Problem const& problem : entry.problems)
        notes.push_back(problem.remedy.empty() ? problem.what : fmt::format("{} {}", problem.what, problem.remedy));
    bool const said = entry.state == EntryModel::State::Wrong && !notes.empty();
    if (!entry.reason.empty() && !said)
        notes.push_back(entry.clause.empty() ? entry.reason : fmt::format("{} ({})", entry.reason, entry.clause));
    if (!entry.shared_with.empty()) notes.push_back(say("Is in {} as well.", entry.shared_with));
    if (entry.has_draft) notes.emplace_back(tr("An unfinished change of this entry is kept. Edit shows it."));
    return notes;
}

float entry_row_height(EntryModel const& entry, float width, LineCounts& counts) {
    float height = lines_of(width, !detail_of(entry).empty()).notes;
    int lines = 0;
    for (std::string const& note : notes_of(entry)) lines += counts.lines(note, notes_width(width));
    if (lines > 0) height += px(notes_gap) + static_cast<float>(lines) * line_distance(TextStyle::Small);
    return std::max(height + px(top_padding), px(least_height));
}

float draft_row_height() { return px(least_height + space::small); }

RowAnswer draw_entry_row(EntryModel const& entry, RowBox const& box, ui::Selection chosen) {
    ui::Scope const scope(box.scope);
    std::string const detail = detail_of(entry);
    std::span<RowAction const> const all = entry_actions;
    RowAnswer const answer = draw_row(box, {entry.name, detail, standing_of(entry, box.group)}, chosen,
                                      box.can_share ? all : all.subspan(1));
    draw_notes(entry, box, lines_of(box.width, !detail.empty()).notes);
    return answer;
}

RowAnswer draw_draft_row(session::DraftRow const& draft, std::string const& type_title, RowBox const& box) {
    ui::Scope const scope(box.scope);
    std::string const name = draft.name.empty() ? type_title : draft.name;
    std::string const detail = say("{}, not counted until it is saved", type_title);
    RowAnswer const answer = draw_row(box, {name, detail, {Tone::Accent, icon::edit, std::string(tr("unfinished"))}},
                                      ui::Selection::No, draft_actions);
    return answer == RowAnswer::Explain ? RowAnswer::Edit : answer;
}

} // namespace accrue::gui
