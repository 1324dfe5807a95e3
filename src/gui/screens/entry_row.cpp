#include "gui/screens/entry_row.h"

#include <algorithm>

#include <fmt/format.h>

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
constexpr float chip_height = 24;
constexpr float least_height = 52;
constexpr float actions_width = 3 * small_control_height;
constexpr float narrow_row = 500; // narrower than this, the chip stands in the second line

float font_height(TextStyle style) { return font_of(style)->FontSize; }

struct Standing { // an entry's state as a chip
    Tone tone = Tone::Neutral;
    char const* icon = nullptr;
    std::string words;
};

Standing standing_of(EntryModel const& entry) {
    switch (entry.state) {
    case EntryModel::State::Earns: return {Tone::Success, icon::check_circle, entry.earned};
    case EntryModel::State::Used: return {Tone::Success, icon::check_circle, entry.earned};
    case EntryModel::State::Cut: return {Tone::Warning, icon::minus_circle, entry.earned};
    case EntryModel::State::Nothing: return {Tone::Neutral, icon::ban, "counts nothing"};
    case EntryModel::State::Wrong: return {Tone::Danger, icon::error, "needs correction"};
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
    lines.detail = lines.name + font_height(TextStyle::Strong) + px(line_gap);
    if (is_narrow(width)) {
        lines.detail += px(line_gap);
        lines.notes = lines.detail + px(chip_height);
    } else {
        lines.notes = has_detail ? lines.detail + font_height(TextStyle::Small) : lines.detail - px(line_gap);
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

enum class Actions : std::uint8_t { EditOnly, All };

// The buttons at the right end of the first line. Only Edit shows while nobody points at the row.
RowAnswer draw_actions(RowBox const& box, Actions actions) {
    ui::ButtonOptions const quiet{.kind = ui::ButtonKind::Quiet, .size = ui::ButtonSize::Small};
    float const side = px(small_control_height);
    float const y = box.min.y + px(top_padding) - px(5);
    float const right = box.min.x + box.width - px(side_padding) + px(6);
    auto const place = [&](int from_right) {
        ImGui::SetCursorScreenPos({right - static_cast<float>(from_right) * side, y});
    };
    RowAnswer answer = RowAnswer::None;
    place(actions == Actions::All ? 3 : 1);
    if (ui::icon_button(icon::edit, "Edit", quiet)) answer = RowAnswer::Edit;
    if (actions == Actions::EditOnly) return answer;
    place(2);
    if (ui::icon_button(icon::duplicate, "Duplicate", quiet)) answer = RowAnswer::Duplicate;
    place(1);
    if (ui::icon_button(icon::remove, "Delete", quiet)) answer = RowAnswer::Delete;
    return answer;
}

bool mouse_in(RowBox const& box) {
    ImVec2 const max{box.min.x + box.width, box.min.y + box.height};
    return ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
           ImGui::IsMouseHoveringRect(box.min, max);
}

void draw_standing(Standing const& standing, ImVec2 at, float room) {
    float const text_room = room - ui::chip_width({}, standing.tone, standing.icon);
    ImGui::SetCursorScreenPos(at);
    ui::chip(ellipsized(TextStyle::Label, standing.words, std::max(text_room, px(20))), standing.tone, standing.icon);
}

// Name, detail and chip.
void draw_lines(RowBox const& box, std::string const& name, std::string const& detail, Standing const& standing) {
    RowLines const lines = lines_of(box.width, !detail.empty());
    float const left = box.min.x + px(side_padding);
    float const right = box.min.x + box.width - px(side_padding) - px(actions_width) - px(space::small);
    float const chip = ui::chip_width(standing.words, standing.tone, standing.icon);
    float name_end = right;
    float detail_start = left;
    float detail_end = right;
    if (is_narrow(box.width)) {
        float const full = box.width - 2 * px(side_padding);
        draw_standing(standing, {left, box.min.y + lines.detail - px(2)}, full);
        detail_start = left + std::min(chip, full) + px(space::small);
        detail_end = left + full;
    } else {
        float const room = std::min(chip, (right - left) * 0.5F);
        draw_standing(standing, {right - room, box.min.y + lines.name - px(3)}, room);
        name_end = detail_end = right - room - px(space::medium);
    }
    draw_text({left, box.min.y + lines.name}, TextStyle::Strong, palette().text,
              ellipsized(TextStyle::Strong, name, std::max(name_end - left, px(40))));
    if (detail_end - detail_start < px(48)) return;
    float const down = is_narrow(box.width) ? (px(chip_height) - font_height(TextStyle::Small)) / 2 - px(2) : 0;
    draw_text({detail_start, box.min.y + lines.detail + down}, TextStyle::Small, palette().text_muted,
              ellipsized(TextStyle::Small, detail, detail_end - detail_start));
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

Pressable press_row(std::string const& label, RowBox const& box) {
    ImGui::SetCursorScreenPos(box.min);
    return pressable(label, {box.width - px(side_padding + actions_width), box.height}, Availability::Enabled);
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
    if (entry.has_draft) notes.emplace_back("An unfinished change of this entry is kept. Edit shows it.");
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
    ImGui::PushID(static_cast<int>(entry.id.value));
    RowAnswer answer = RowAnswer::None;
    {
        ui::Scope const scope(entry.name);
        Pressable const row = press_row(entry.name, box);
        std::string const detail = detail_of(entry);
        Standing const standing = standing_of(entry);
        report({.kind = ItemKind::Row,
                .label = entry.name,
                .value = standing.words,
                .checked = chosen == ui::Selection::Yes});
        if (row.pressed) answer = RowAnswer::Explain;
        bool const lively = mouse_in(box) || row.ringed || chosen == ui::Selection::Yes;
        draw_ground(box, mouse_in(box), chosen);
        draw_top_line(box);
        if (row.ringed) focus_ring(row.min, {box.min.x + box.width - px(4), row.max.y}, rounding::control);
        draw_lines(box, entry.name, detail, standing);
        draw_notes(entry, box, lines_of(box.width, !detail.empty()).notes);
        RowAnswer const action = draw_actions(box, lively ? Actions::All : Actions::EditOnly);
        if (action != RowAnswer::None) answer = action;
    }
    ImGui::PopID();
    return answer;
}

RowAnswer draw_draft_row(session::DraftRow const& draft, std::string const& type_title, RowBox const& box) {
    ImGui::PushID(static_cast<int>(draft.id.value));
    RowAnswer answer = RowAnswer::None;
    {
        std::string const name = draft.name.empty() ? type_title : draft.name;
        ui::Scope const scope("Unfinished " + name);
        Pressable const row = press_row(name, box);
        report({.kind = ItemKind::Row, .label = name, .value = "unfinished"});
        if (row.pressed) answer = RowAnswer::Edit;
        draw_ground(box, mouse_in(box), ui::Selection::No);
        draw_top_line(box);
        if (row.ringed) focus_ring(row.min, {box.min.x + box.width - px(4), row.max.y}, rounding::control);
        std::string const detail = fmt::format("{}, not counted until it is saved", type_title);
        draw_lines(box, name, detail, {Tone::Accent, icon::edit, "unfinished"});
        ui::ButtonOptions const quiet{.kind = ui::ButtonKind::Quiet, .size = ui::ButtonSize::Small};
        float const side = px(small_control_height);
        float const right = box.min.x + box.width - px(side_padding) + px(6);
        float const y = box.min.y + px(top_padding) - px(5);
        ImGui::SetCursorScreenPos({right - 2 * side, y});
        if (ui::icon_button(icon::edit, "Continue", quiet)) answer = RowAnswer::Edit;
        ImGui::SetCursorScreenPos({right - side, y});
        if (ui::icon_button(icon::remove, "Discard", quiet)) answer = RowAnswer::Delete;
    }
    ImGui::PopID();
    return answer;
}

} // namespace accrue::gui
