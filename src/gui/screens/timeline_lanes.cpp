// The lanes of the timeline with their bars and marks: only those in sight are looked at.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "gui/screens/timeline_parts.h"
#include "gui/screens/timeline_shapes.h"
#include "gui/widgets/keys.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

using session::TimelineItem;
using State = session::EntryModel::State;
using Shape = TimelineItem::Shape;
using namespace timeline_shapes;

constexpr float mark_press = 20; // the square that answers the mouse

std::string_view standing_of(TimelineItem const& item) {
    if (item.planned) return "planned";
    switch (item.state) {
    case State::Earns:
    case State::Used: return "counts";
    case State::Cut: return "counts in part";
    case State::Nothing: return "counts nothing";
    case State::Wrong: return "needs correction";
    }
    return {};
}

bool is_chosen(TimelineChart const& chart, TimelineItem const& item) {
    return chart.state.explained == session::Subject(session::AboutEntry{item.entry});
}

// What the pointer, or the keyboard, on an item says.
void draw_item_tooltip(TimelineItem const& item) {
    bool const pointed_at = ImGui::IsItemHovered() || (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible);
    if (pointed_at) ui::tooltip(fmt::format("{}\n{}", item.name, fmt::join(item.lines, "\n")));
}

std::optional<TimeStep> pressed_step() {
    if (pressed(Modifiers::None, Key::Left)) return TimeStep::Before;
    if (pressed(Modifiers::None, Key::Right)) return TimeStep::After;
    if (pressed(Modifiers::None, Key::Up)) return TimeStep::Above;
    if (pressed(Modifiers::None, Key::Down)) return TimeStep::Below;
    return std::nullopt;
}

// The keyboard goes on where it is asked to; a press explains, Enter goes there.
void answer_press(TimelineChart const& chart, std::size_t index, session::TimelineItem const& item,
                  Pressable const& press, bool focused) {
    TimelineState& state = chart.state;
    if (press.pressed && press.ringed && pressed(Key::Enter)) {
        chart.intents.emplace_back(Reveal{item.entry});
    } else if (press.pressed && !state.dragged) {
        state.pressed = item.entry;
        state.current = item.entry;
        chart.intents.emplace_back(Explain{session::AboutEntry{item.entry}});
    }
    if (!focused || !ImGui::GetIO().NavVisible) return;
    state.entry_has_keyboard = true;
    if (auto const step = pressed_step()) walk(chart, index, *step);
}

bool takes_focus(TimelineChart const& chart, TimelineItem const& item) {
    return chart.state.focus_current && chart.state.current == item.entry;
}

void ask_for_focus(TimelineChart const& chart) {
    ImGui::SetKeyboardFocusHere();
    chart.state.focus_current = false;
}

// One item, with the rectangle that answers.
Pressable press_item(TimelineChart const& chart, std::size_t index, TimelineItem const& item, ImVec2 min, ImVec2 max) {
    min.x = std::max(min.x, chart.left);
    max.x = std::max(std::min(max.x, chart.right), min.x + 1);
    ImGui::SetCursorScreenPos(min);
    if (takes_focus(chart, item)) ask_for_focus(chart);
    std::string const& name = chart.state.plan.name(index);
    Pressable const press = pressable(name, {max.x - min.x, max.y - min.y}, Availability::Enabled);
    bool const focused = ImGui::IsItemFocused();
    report({.kind = ItemKind::Row, .label = name, .value = standing_of(item), .checked = is_chosen(chart, item)});
    if (press.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    draw_item_tooltip(item);
    if (focused) chart.state.current = item.entry;
    answer_press(chart, index, item, press, focused);
    return press;
}

// The line of the scoring date must not run through the letters of a name.
void clear_behind(TimelineChart const& chart, ImVec2 at, float width) {
    float const line = chart.x_of(chart.model.on);
    if (line < at.x || line > at.x + width) return;
    fill({at.x - px(2), at.y}, {at.x + width + px(2), at.y + text_height(TextStyle::Small)},
         with_alpha(palette().surface, 215), 0);
}

void draw_label(TimelineItem const& item, ImVec2 at, float room, Color color) {
    if (room < px(14)) return;
    char const* const icon = item.state == State::Wrong ? icon::error
                             : item.state == State::Cut ? icon::minus_circle
                                                        : nullptr;
    if (icon != nullptr && item.shape == Shape::Bar && room > px(34)) {
        Color const tone = item.state == State::Wrong ? palette().danger.text : palette().warning.text;
        draw_text(at, TextStyle::Small, tone, icon);
        float const width = measure(TextStyle::Small, icon).x + px(5);
        at.x += width;
        room -= width;
    }
    draw_text(at, TextStyle::Small, color, ellipsized(TextStyle::Small, TimelinePlan::label_of(item), room));
}

void draw_beside(TimelineChart const& chart, TimelineItem const& item, ImVec2 at, float room, Color color) {
    clear_behind(chart, at, room);
    draw_label(item, at, room, color);
}

// The stretches of the bar that are counted once with others.
void draw_shared(TimelineChart const& chart, TimelineItem const& item, float top, float bottom) {
    if (item.shared < 0 || !item.counted) return;
    std::vector<session::TimeSpan> const& shared = chart.model.shared[static_cast<std::size_t>(item.shared)];
    double const left_day = chart.state.view.from;
    double const right_day = left_day + chart.state.view.days;
    auto span = std::ranges::partition_point(shared, [&](session::TimeSpan const& each) {
        return each.to < item.counted->from || each.to.days + 1 < left_day;
    });
    for (; span != shared.end() && span->from <= item.counted->to && span->from.days <= right_day; ++span) {
        float const left = chart.x_of(std::max(span->from, item.counted->from));
        float const right = chart.end_of(std::min(span->to, item.counted->to));
        if (right - left >= px(2)) hatch({left, top + 1}, {right, bottom - 1}, with_alpha(palette().info.solid, 120));
    }
}

// A bar that goes on after the scoring date ends in a point.
void draw_running_end(float right, float top, float bottom, Color color) {
    float const middle = (top + bottom) / 2;
    float const reach = px(4);
    ImGui::GetWindowDrawList()->AddTriangleFilled({right + px(2), middle - reach}, {right + px(2) + reach, middle},
                                                  {right + px(2), middle + reach}, packed(color));
}

void draw_bar(TimelineChart const& chart, bool labelled, PlacedItem const& place, float row_top, float next) {
    TimelineItem const& item = chart.model.items[place.item];
    float const left = chart.x_of_plan(place.left);
    float const right = chart.x_of_plan(place.right);
    float const top = row_top + px((timeline_size::row - timeline_size::bar) / 2);
    float const bottom = top + px(timeline_size::bar);
    float const gap = px(timeline_size::label_gap);
    float const label = measure(TextStyle::Small, TimelinePlan::label_of(item)).x;
    float const seen_left = std::max(left, chart.left);
    float const seen_right = std::min(right, chart.right);
    float const room_beside = labelled ? std::min(label, next - right - 2 * gap) : 0;
    float const room_inside = seen_right - seen_left - 2 * gap;
    bool const inside =
        room_inside >= px(24) && (label + px(14) <= room_inside || room_inside >= room_beside || left < chart.left);
    float const beside = inside ? 0 : std::max(room_beside, 0.0F);
    Pressable const press = press_item(chart, place.item, item, {left, top},
                                       {std::max(right + (beside > 0 ? gap + beside : 0), left + px(8)), bottom});
    bool const chosen = is_chosen(chart, item);
    draw_bar_frame({left, top}, {right, bottom}, {item.state, item.planned, chosen, press.hovered});
    if (item.counted) {
        float const from = chart.x_of(item.counted->from);
        draw_counted_part({from, top}, {std::max(chart.end_of(item.counted->to), from + px(2)), bottom}, item.share,
                          press.hovered);
    }
    draw_shared(chart, item, top, bottom);
    if (item.running) draw_running_end(right, top, bottom, palette().info.solid);
    if (chosen) outline({left - px(2), top - px(2)}, {right + px(2), bottom + px(2)}, palette().accent, 7);
    if (press.ringed) focus_ring({seen_left, top}, {std::max(seen_right, seen_left + px(6)), bottom}, 5);
    float const text_top = top + (bottom - top - text_height(TextStyle::Small)) / 2;
    Color const color = item.counted ? palette().text : palette().text_muted;
    if (inside)
        draw_label(item, {seen_left + gap, text_top}, seen_right - seen_left - 2 * gap, color);
    else if (beside > px(14))
        draw_beside(chart, item, {right + gap + (item.running ? px(4) : 0), text_top}, std::min(label, beside), color);
}

void draw_one_mark(TimelineChart const& chart, bool labelled, PlacedItem const& place, float row_top, float before,
                   float next) {
    TimelineItem const& item = chart.model.items[place.item];
    using Validity = session::TimelineValidity::State;
    float const left = chart.x_of_plan(place.left);
    float const middle_y = row_top + px(timeline_size::row) / 2;
    ImVec2 const center{left + px(timeline_size::mark) / 2, middle_y};
    float const gap = px(timeline_size::label_gap);
    float text_left = left + px(timeline_size::mark) + gap;
    bool const valid_line = item.validity && item.validity->until.days >= item.days.from.days;
    float const line_end = valid_line ? chart.end_of(item.validity->until) : 0;
    std::string const label = TimelinePlan::label_of(item);
    float const whole = measure(TextStyle::Small, label).x;
    float width = labelled ? std::min(whole, next - text_left - gap) : 0;
    float const half = px(mark_press) / 2;
    if (labelled && width < whole && left - gap - whole >= before) { // at the right end there is more room on the left
        width = whole;
        text_left = left - gap - whole;
    }
    bool const has_name = width > px(14);
    float const press_left = std::min(center.x - half, has_name ? text_left : center.x);
    float const press_right = std::max(center.x + half, has_name ? text_left + width : 0);
    Pressable const press =
        press_item(chart, place.item, item, {press_left, middle_y - half}, {press_right, middle_y + half});
    bool const chosen = is_chosen(chart, item);
    if (chosen)
        fill({press_left - px(3), middle_y - half}, {press_right + px(3), middle_y + half}, palette().selected, 6);
    float const text_top = middle_y - text_height(TextStyle::Small) / 2 - (valid_line ? px(4) : 0);
    if (valid_line) draw_validity({center.x, middle_y + (has_name ? px(7) : 0)}, line_end, item.validity->state);
    draw_mark(center, px(timeline_size::mark),
              {item.state, item.planned, item.validity.has_value(),
               item.validity && item.validity->state == Validity::Lapsed, press.hovered});
    if (press.ringed) focus_ring({center.x - half, middle_y - half}, {center.x + half, middle_y + half}, 6);
    if (has_name)
        draw_beside(chart, item, {text_left, text_top}, width,
                    counts(item.state) ? palette().text : palette().text_muted);
}

// Several marks that stand too close together: how many there are. A press comes nearer, or, where that tells them no further
// apart, explains one after the other.
void draw_several(TimelineChart const& chart, PlacedItem const& place, float row_top) {
    TimelineState& state = chart.state;
    auto const member_of = [&](std::optional<EntryId> entry) {
        return std::find_if(place.members.begin(), place.members.end(),
                            [&](std::size_t member) { return chart.model.items[member].entry == entry; });
    };
    auto current = member_of(state.current);
    bool const has_current = current != place.members.end();
    if (!has_current) current = place.members.begin();
    TimelineItem const& item = chart.model.items[*current];
    float const left = chart.x_of_plan(place.left);
    float const right = chart.x_of_plan(place.right);
    float const half = px(mark_press) / 2 - px(1);
    float const middle_y = row_top + px(timeline_size::row) / 2;
    ImGui::SetCursorScreenPos({left, middle_y - half});
    if (has_current && state.focus_current) ask_for_focus(chart);
    std::string const name = fmt::format("{} and {} more", state.plan.name(place.item), place.members.size() - 1);
    Pressable const press = pressable(name, {right - left, 2 * half}, Availability::Enabled);
    bool const focused = ImGui::IsItemFocused();
    auto const explained = member_of([&]() -> std::optional<EntryId> {
        auto const* const subject = state.explained ? std::get_if<session::AboutEntry>(&*state.explained) : nullptr;
        return subject != nullptr ? std::optional(subject->entry) : std::nullopt;
    }());
    bool const chosen = explained != place.members.end();
    report({.kind = ItemKind::Row, .label = name, .value = standing_of(item), .checked = chosen});
    if (press.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (press.hovered || press.ringed) {
        std::vector<std::string_view> names;
        for (std::size_t const member : place.members)
            if (names.size() < 8) names.push_back(chart.model.items[member].name);
        std::size_t const rest = place.members.size() - names.size();
        ui::tooltip(press.ringed
                        ? fmt::format("{}\n{}", item.name, fmt::join(item.lines, "\n"))
                        : fmt::format("{} entries close together:\n{}{}", place.members.size(), fmt::join(names, "\n"),
                                      rest > 0 ? fmt::format("\nand {} more", rest) : ""));
    }
    if (focused && !has_current) state.current = item.entry;
    bool const by_mouse = press.pressed && !press.ringed && !state.dragged;
    session::TimeSpan const span{chart.model.items[place.members.front()].days.from,
                                 chart.model.items[place.members.back()].days.from};
    TimelineView const nearer = zoomed(
        state.view, 4, (span.from.days + (span.to.days - span.from.days) / 2.0 - state.view.from) / state.view.days,
        chart.model.range);
    if (by_mouse && span.from < span.to && nearer.days < state.view.days) {
        state.view = nearer;
    } else if (by_mouse && has_current) {
        bool const was_explained = explained == current;
        auto const next = was_explained && std::next(current) != place.members.end() ? std::next(current)
                          : was_explained                                            ? place.members.begin()
                                                                                     : current;
        answer_press(chart, *next, chart.model.items[*next], press, false);
    } else {
        answer_press(chart, *current, item, press, focused);
    }
    ToneColors const& colors = chosen ? palette().info : palette().neutral;
    fill(press.min, press.max, press.hovered ? palette().hovered : colors.tint, 9);
    outline(press.min, press.max, colors.solid, 9);
    if (press.ringed) focus_ring(press.min, press.max, 9);
    std::string const count = place.members.size() < 1000 ? fmt::format("{}", place.members.size()) : "…";
    ImVec2 const extent = measure(TextStyle::Small, count);
    draw_text({(press.min.x + press.max.x - extent.x) / 2, (press.min.y + press.max.y - extent.y) / 2},
              TextStyle::Small, colors.text, count);
}

// Where the one before in the row ends, with its name.
float end_of_one_before(TimelineChart const& chart, PlannedTimeLane const& lane, PlannedTimeRow const& row,
                        std::size_t index) {
    if (index == 0 || !lane.labelled) return chart.left;
    PlacedItem const& place = row.items[index - 1];
    float const label = measure(TextStyle::Small, TimelinePlan::label_of(chart.model.items[place.item])).x;
    return std::max(chart.left, chart.x_of_plan(place.right) + label + 2 * px(timeline_size::label_gap));
}

void draw_row(TimelineChart const& chart, PlannedTimeLane const& lane, PlannedTimeRow const& row, float top) {
    double const begin = (chart.state.view.from - chart.model.range.from.days) * chart.pixels;
    TimelinePlan::Range const range =
        chart.state.plan.visible(row, begin, begin + static_cast<double>(chart.right - chart.left));
    for (std::size_t i = range.first; i < range.end; ++i) {
        PlacedItem const& place = row.items[i];
        float const next = i + 1 < row.items.size() ? chart.x_of_plan(row.items[i + 1].left) : chart.right;
        if (!place.members.empty())
            draw_several(chart, place, top);
        else if (chart.model.items[place.item].shape == Shape::Bar)
            draw_bar(chart, lane.labelled, place, top, std::min(next, chart.right));
        else
            draw_one_mark(chart, lane.labelled, place, top, end_of_one_before(chart, lane, row, i),
                          std::min(next, chart.right));
    }
}

// Days that the rules do not look at are shaded where they count nothing at all; the boundary says why.
void draw_windows(TimelineChart const& chart, session::TimelineLane const& lane, float top, float bottom) {
    for (std::size_t i = 0; i < lane.windows.size(); ++i) {
        session::TimelineWindow const& window = lane.windows[i];
        float const x = chart.x_of(window.from);
        if (window.bars && x > chart.left)
            fill({chart.left, top}, {std::min(x, chart.right), bottom}, with_alpha(palette().neutral.solid, 26), 0);
        if (x < chart.left || x > chart.right) continue;
        dashed_line({x, top}, {x, bottom}, palette().text_muted, theme().hairline());
        ImGui::SetCursorScreenPos({x - px(4), top});
        ImGui::PushID(static_cast<int>(i));
        ImGui::InvisibleButton("##window", {px(8), bottom - top});
        ImGui::SetItemAllowOverlap();
        ImGui::PopID();
        ui::tooltip(window.text);
    }
}

void draw_gaps(TimelineChart const& chart, session::TimelineLane const& lane, float top) {
    float const y = top + px(timeline_size::row) / 2;
    for (std::size_t i = 0; i < lane.gaps.size(); ++i) {
        session::TimelineGap const& gap = lane.gaps[i];
        float const left = std::max(chart.x_of(gap.days.from), chart.left);
        float const right = std::min(chart.end_of(gap.days.to), chart.right);
        if (right - left < px(3)) continue;
        ImGui::SetCursorScreenPos({left, y - px(8)});
        ImGui::PushID(static_cast<int>(i));
        ImGui::InvisibleButton("##gap", {right - left, px(16)});
        ImGui::SetItemAllowOverlap();
        ImGui::PopID();
        ui::tooltip(gap.text);
        draw_gap({left, y}, right);
        std::string_view const words = std::string_view(gap.text).substr(0, gap.text.find(':'));
        float const width = measure(TextStyle::Small, words).x;
        if (width + px(12) > right - left) continue;
        float const text_left = (left + right - width) / 2;
        fill({text_left - px(4), y - px(8)}, {text_left + width + px(4), y + px(8)}, palette().surface, 3);
        draw_text({text_left, y - text_height(TextStyle::Small) / 2}, TextStyle::Small, palette().text_muted, words);
    }
}

std::string count_words(std::size_t count) { return count == 1 ? "1 entry" : fmt::format("{} entries", count); }

void draw_lane_title(TimelineChart const& chart, session::TimelineLane const& lane, ImVec2 at, float width) {
    if (chart.gutter <= 0) {
        std::string const title = ellipsized(TextStyle::Label, lane.title, width);
        draw_text(at, TextStyle::Label, palette().text_muted, title);
        return;
    }
    auto const lines = wrapped(TextStyle::Label, lane.title, width);
    float y = at.y;
    for (std::size_t i = 0; i < std::min<std::size_t>(lines.size(), 2); ++i) {
        draw_text({at.x, y}, TextStyle::Label, palette().text, ellipsized(TextStyle::Label, lines[i], width));
        y += line_distance(TextStyle::Label);
    }
    if (lines.size() == 1) draw_text({at.x, y}, TextStyle::Small, palette().text_muted, count_words(lane.count));
}

void draw_lane(TimelineChart const& chart, PlannedTimeLane const& planned, float top) {
    session::TimelineLane const& lane = chart.model.groups[planned.group].lanes[planned.lane];
    float const bottom = top + planned.height;
    float const title_left = ImGui::GetWindowPos().x + px(space::large);
    fill({title_left, top}, {chart.right, top + theme().hairline()}, palette().border, 0);
    draw_lane_title(chart, lane, {title_left, top + px(9)},
                    chart.gutter > 0 ? chart.gutter - px(space::large + space::small) : chart.right - title_left);
    ImGui::PushID(static_cast<int>(planned.group));
    ImGui::PushID(static_cast<int>(planned.lane));
    ImGui::PushClipRect({chart.left, top}, {chart.right, bottom}, true);
    draw_windows(chart, lane, top, bottom);
    if (!planned.rows.empty()) draw_gaps(chart, lane, top + planned.rows.front().top);
    ImVec2 const clip_min = ImGui::GetWindowDrawList()->GetClipRectMin();
    ImVec2 const clip_max = ImGui::GetWindowDrawList()->GetClipRectMax();
    for (PlannedTimeRow const& row : planned.rows) {
        float const y = top + row.top;
        if (y + px(timeline_size::row) < clip_min.y || y > clip_max.y) continue;
        draw_row(chart, planned, row, y);
    }
    ImGui::PopClipRect();
    ImGui::PopID();
    ImGui::PopID();
}

void draw_group_heading(TimelineChart const& chart, session::TimelineGroup const& group, float top) {
    float const left = ImGui::GetWindowPos().x + px(space::large);
    float const y = top + px(timeline_size::group_heading) - px(8);
    float const height = text_height(TextStyle::Strong);
    float const level = group.level.empty() ? 0 : measure(TextStyle::Label, group.level).x + px(space::medium);
    std::string const title = ellipsized(TextStyle::Strong, group.title, std::max(chart.right - left - level, px(40)));
    draw_text({left, y - height}, TextStyle::Strong, palette().text, title);
    if (group.level.empty()) return;
    draw_text({left + measure(TextStyle::Strong, title).x + px(space::medium), y - text_height(TextStyle::Label)},
              TextStyle::Label, palette().text_muted, group.level);
}

void draw_chip(TimelineChart const& chart, std::size_t index, ImVec2 min, PlacedChip const& chip) {
    TimelineItem const& item = chart.model.undated[index - chart.model.items.size()];
    ImVec2 const max{min.x + chip.width, min.y + px(timeline_size::chip)};
    ImGui::SetCursorScreenPos(min);
    if (takes_focus(chart, item)) ask_for_focus(chart);
    std::string const& name = chart.state.plan.name(index);
    Pressable const press = pressable(name, {max.x - min.x, max.y - min.y}, Availability::Enabled);
    bool const focused = ImGui::IsItemFocused();
    bool const chosen = is_chosen(chart, item);
    report({.kind = ItemKind::Row, .label = name, .value = standing_of(item), .checked = chosen});
    if (press.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    draw_item_tooltip(item);
    if (focused) chart.state.current = item.entry;
    answer_press(chart, index, item, press, focused);
    Palette const& p = palette();
    fill(min, max, chosen ? p.selected : press.hovered ? p.hovered : p.surface, 8);
    outline(min, max, chosen ? p.accent : p.border_strong, 8);
    if (press.ringed) focus_ring(min, max, 8);
    float const middle = (min.y + max.y) / 2;
    draw_mark({min.x + px(15), middle}, px(timeline_size::mark - 1),
              {item.state, item.planned, false, false, press.hovered});
    draw_label(item, {min.x + px(26), middle - text_height(TextStyle::Small) / 2}, chip.width - px(33),
               counts(item.state) ? p.text : p.text_muted);
}

void draw_undated(TimelineChart const& chart, float top) {
    if (chart.model.undated.empty()) return;
    ui::Scope const scope("Without a date");
    draw_group_heading(chart, {"Without a date", count_words(chart.model.undated.size()), {}}, top);
    ImVec2 const start{ImGui::GetWindowPos().x + px(space::large), top + px(timeline_size::group_heading)};
    float const clip_top = ImGui::GetWindowPos().y - px(timeline_size::chip);
    float const clip_bottom = ImGui::GetWindowPos().y + ImGui::GetWindowHeight();
    auto const& chips = chart.state.plan.chips();
    auto const first =
        std::ranges::partition_point(chips, [&](PlacedChip const& chip) { return start.y + chip.top < clip_top; });
    for (auto chip = first; chip != chips.end() && start.y + chip->top <= clip_bottom; ++chip)
        draw_chip(chart, chart.model.items.size() + static_cast<std::size_t>(chip - chips.begin()),
                  {start.x + chip->left, start.y + chip->top}, *chip);
}

// The row of the current entry, from the top of the lanes.
float top_of(TimelineChart const& chart, std::size_t item) {
    TimelinePlan const& plan = chart.state.plan;
    if (item >= chart.model.items.size())
        return plan.undated_top() + px(timeline_size::group_heading) +
               plan.chips()[item - chart.model.items.size()].top;
    auto const place = plan.place_of(item);
    return place ? place->top : 0;
}

void follow_current(TimelineChart const& chart) {
    TimelineState& state = chart.state;
    if (!state.scroll_to_current || !state.current) return;
    state.scroll_to_current = false;
    auto const item = state.plan.item_of(*state.current);
    if (!item) return;
    float const top = top_of(chart, *item) - px(timeline_size::group_heading);
    float const bottom = top + px(timeline_size::group_heading) + 2 * px(timeline_size::row);
    float const room = ImGui::GetWindowHeight();
    float scroll = ImGui::GetScrollY();
    if (bottom > scroll + room) scroll = bottom - room;
    if (top < scroll) scroll = std::max(top, 0.0F);
    ImGui::SetScrollY(scroll);
}

} // namespace

float TimelineChart::x_of(double day) const {
    double const x = static_cast<double>(left) + (day - state.view.from) * pixels;
    double const far = 4.0 * static_cast<double>(right - left) + 1000;
    return static_cast<float>(std::clamp(x, static_cast<double>(left) - far, static_cast<double>(right) + far));
}

float TimelineChart::x_of_plan(double pixel) const { return x_of(model.range.from.days + pixel / pixels); }

void draw_time_lanes(TimelineChart const& chart) {
    chart.state.entry_has_keyboard = false;
    follow_current(chart);
    TimelinePlan const& plan = chart.state.plan;
    ImVec2 const origin = ImGui::GetCursorScreenPos();
    ImVec2 const window = ImGui::GetWindowPos();
    float const from = window.y;
    float const to = window.y + ImGui::GetWindowHeight();
    float const grid_end = std::min(origin.y + plan.undated_top(), to);
    draw_time_grid(chart, std::max(origin.y, from), grid_end);
    draw_time_lines(chart, std::max(origin.y, from), grid_end);
    for (PlannedTimeGroup const& group : plan.groups()) {
        float const top = origin.y + group.top;
        if (top > to || top + px(timeline_size::group_heading) < from) continue;
        draw_group_heading(chart, chart.model.groups[group.group], top);
    }
    for (PlannedTimeLane const& lane : plan.lanes()) {
        float const top = origin.y + lane.top;
        if (top > to || top + lane.height < from) continue;
        draw_lane(chart, lane, top);
    }
    draw_undated(chart, origin.y + plan.undated_top());
    ImGui::SetCursorScreenPos(origin);
    ImGui::Dummy({1, plan.height()});
}

namespace {

// The entry of the lane that is nearest in time.
std::size_t nearest_in(TimelineChart const& chart, PlannedTimeLane const& planned, Date day) {
    session::TimelineLane const& lane = chart.model.groups[planned.group].lanes[planned.lane];
    auto const first = chart.model.items.begin() + static_cast<std::ptrdiff_t>(lane.first);
    auto const end = first + static_cast<std::ptrdiff_t>(lane.count);
    auto const after = std::partition_point(first, end, [&](TimelineItem const& item) { return item.days.from < day; });
    auto found = after == end ? std::prev(end) : after;
    if (after != end && after != first) {
        auto const before = std::prev(after);
        if (day.days - before->days.from.days < after->days.from.days - day.days) found = before;
    }
    return static_cast<std::size_t>(found - chart.model.items.begin());
}

std::size_t lane_of(TimelineChart const& chart, std::size_t item) {
    auto const& lanes = chart.state.plan.lanes();
    for (std::size_t l = 0; l < lanes.size(); ++l) {
        session::TimelineLane const& lane = chart.model.groups[lanes[l].group].lanes[lanes[l].lane];
        if (item >= lane.first && item < lane.first + lane.count) return l;
    }
    return lanes.size(); // without a date
}

std::optional<std::size_t> neighbour_of(TimelineChart const& chart, std::size_t from, TimeStep step) {
    std::size_t const dated = chart.model.items.size();
    std::size_t const all = dated + chart.model.undated.size();
    if (step == TimeStep::Before) return from > 0 ? std::optional(from - 1) : std::nullopt;
    if (step == TimeStep::After) return from + 1 < all ? std::optional(from + 1) : std::nullopt;
    auto const& lanes = chart.state.plan.lanes();
    std::size_t const lane = lane_of(chart, from);
    Date const day = from < dated ? chart.model.items[from].days.from : chart.model.on;
    if (step == TimeStep::Above) {
        if (lane == 0 || lanes.empty()) return std::nullopt;
        return nearest_in(chart, lanes[lane - 1], day);
    }
    if (lane + 1 < lanes.size()) return nearest_in(chart, lanes[lane + 1], day);
    return lane < lanes.size() && dated < all ? std::optional(dated) : std::nullopt;
}

} // namespace

void walk(TimelineChart const& chart, std::size_t from, TimeStep step) {
    auto const to = neighbour_of(chart, from, step);
    if (!to) return;
    TimelineState& state = chart.state;
    bool const dated = *to < chart.model.items.size();
    TimelineItem const& item = dated ? chart.model.items[*to] : chart.model.undated[*to - chart.model.items.size()];
    state.current = item.entry;
    state.focus_current = true;
    state.scroll_to_current = true;
    if (dated) state.view = showing(state.view, item.days, chart.model.range);
}

} // namespace accrue::gui
