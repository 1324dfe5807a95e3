// Bars and marks of the timeline, each of them something that can be pressed.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/texts.h"
#include "gui/screens/timeline_parts.h"
#include "gui/screens/timeline_shapes.h"
#include "gui/widgets/keys.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

using session::TimelineItem;
using ItemState = session::EntryModel::State;
using ItemShape = TimelineItem::Shape;
using namespace timeline_shapes;

constexpr float mark_press = 20; // the square that answers the mouse

std::string_view words_of_state(TimelineItem const& item) {
    if (item.planned) return "planned";
    switch (item.state) {
    case ItemState::Earns:
    case ItemState::Used: return "counts";
    case ItemState::Cut: return "counts in part";
    case ItemState::Nothing: return "counts nothing";
    case ItemState::Wrong: return "needs correction";
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
    report({.kind = ItemKind::Row, .label = name, .value = words_of_state(item), .checked = is_chosen(chart, item)});
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
    char const* const icon = item.state == ItemState::Wrong ? icon::error
                             : item.state == ItemState::Cut ? icon::minus_circle
                                                            : nullptr;
    if (icon != nullptr && item.shape == ItemShape::Bar && room > px(34)) {
        Color const tone = item.state == ItemState::Wrong ? palette().danger.text : palette().warning.text;
        draw_text(at, TextStyle::Small, tone, icon);
        float const width = measure(TextStyle::Small, icon).x + px(5);
        at.x += width;
        room -= width;
    }
    draw_text(at, TextStyle::Small, color, ellipsized(TextStyle::Small, words_beside(item), room));
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

void draw_bar(TimelineChart const& chart, bool labelled, PlacedItem const& place, float row_top, float before,
              float next) {
    TimelineItem const& item = chart.model.items[place.item];
    float const left = chart.x_of_plan(place.left);
    float const right = chart.x_of_plan(place.right);
    float const top = row_top + px((timeline_size::row - timeline_size::bar) / 2);
    float const bottom = top + px(timeline_size::bar);
    float const gap = px(timeline_size::label_gap);
    float const label = measure(TextStyle::Small, words_beside(item)).x;
    float const seen_left = std::max(left, chart.left);
    float const seen_right = std::min(right, chart.right);
    float const room_beside = labelled ? std::min(label, next - right - 2 * gap) : 0;
    float const room_inside = seen_right - seen_left - 2 * gap;
    bool const inside =
        room_inside >= px(24) && (label + px(14) <= room_inside || room_inside >= room_beside || left < chart.left);
    bool const on_left = labelled && !inside && room_beside < label && left - gap - label >= before;
    float const beside = inside ? 0 : on_left ? label : std::max(room_beside, 0.0F);
    float const press_right = std::max(right + (beside > 0 && !on_left ? gap + beside : 0), left + px(8));
    Pressable const press =
        press_item(chart, place.item, item, {on_left ? left - gap - label : left, top}, {press_right, bottom});
    bool const chosen = is_chosen(chart, item);
    draw_bar_frame({left, top}, {right, bottom}, {item.state, item.planned, press.hovered});
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
        draw_beside(chart, item, {on_left ? left - gap - label : right + gap + (item.running ? px(4) : 0), text_top},
                    beside, color);
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
    std::string const label = words_beside(item);
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

// What the pointer on several marks says: their names; the keyboard goes from one to the next.
void draw_several_tooltip(TimelineChart const& chart, PlacedItem const& place, TimelineItem const& current,
                          Pressable const& press) {
    if (press.ringed) {
        draw_item_tooltip(current);
        return;
    }
    if (!press.hovered) return;
    constexpr std::size_t most_names = 8;
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < std::min(most_names, place.members.size()); ++i)
        names.push_back(chart.model.items[place.members[i]].name);
    std::size_t const rest = place.members.size() - names.size();
    ui::tooltip(fmt::format("{}\n{}{}", say("{} entries close together:", place.members.size()), fmt::join(names, "\n"),
                            rest > 0 ? "\n" + say("and {} more", rest) : ""));
}

// The mouse comes nearer, where that tells them apart. False: it does not.
bool come_nearer(TimelineChart const& chart, PlacedItem const& place) {
    TimelineView& view = chart.state.view;
    Date const first = chart.model.items[place.members.front()].days.from;
    Date const last = chart.model.items[place.members.back()].days.from;
    double const middle = first.days + (last.days - first.days) / 2.0;
    TimelineView const nearer = zoomed(view, 4, (middle - view.from) / view.days, chart.model.range);
    if (first == last || nearer.days >= view.days) return false;
    view = nearer;
    return true;
}

void draw_several_face(PlacedItem const& place, Pressable const& press, bool chosen) {
    ToneColors const& colors = chosen ? palette().info : palette().neutral;
    fill(press.min, press.max, press.hovered ? palette().hovered : colors.tint, 9);
    outline(press.min, press.max, colors.solid, 9);
    if (press.ringed) focus_ring(press.min, press.max, 9);
    std::string const count = place.members.size() < 1000 ? fmt::format("{}", place.members.size()) : "…";
    ImVec2 const extent = measure(TextStyle::Small, count);
    draw_text({(press.min.x + press.max.x - extent.x) / 2, (press.min.y + press.max.y - extent.y) / 2},
              TextStyle::Small, colors.text, count);
}

// Several marks that stand too close together: how many there are. A press comes nearer, or, where that tells them no further
// apart, explains one after the other.
void draw_several(TimelineChart const& chart, PlacedItem const& place, float row_top) {
    TimelineState& state = chart.state;
    auto const begin = place.members.begin();
    auto const is_explained = [&](std::size_t member) { return is_chosen(chart, chart.model.items[member]); };
    auto const explained = std::find_if(begin, place.members.end(), is_explained);
    auto current = std::find_if(begin, place.members.end(),
                                [&](std::size_t member) { return state.current == chart.model.items[member].entry; });
    bool const has_current = current != place.members.end();
    if (!has_current) current = begin;
    float const half = px(mark_press) / 2 - px(1);
    float const left = chart.x_of_plan(place.left);
    ImGui::SetCursorScreenPos({left, row_top + px(timeline_size::row) / 2 - half});
    if (has_current && state.focus_current) ask_for_focus(chart);
    std::string const name = fmt::format("{} and {} more", state.plan.name(place.item), place.members.size() - 1);
    Pressable const press = pressable(name, {chart.x_of_plan(place.right) - left, 2 * half}, Availability::Enabled);
    bool const focused = ImGui::IsItemFocused();
    bool const chosen = explained != place.members.end();
    TimelineItem const& item = chart.model.items[*current];
    report({.kind = ItemKind::Row, .label = name, .value = words_of_state(item), .checked = chosen});
    if (press.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    draw_several_tooltip(chart, place, item, press);
    if (focused && !has_current) state.current = item.entry;
    bool const by_mouse = press.pressed && !press.ringed && !state.dragged;
    if (!by_mouse || !come_nearer(chart, place)) {
        auto next = by_mouse && chosen ? std::next(explained) : current;
        if (next == place.members.end()) next = begin;
        answer_press(chart, *next, chart.model.items[*next], press, focused);
    }
    draw_several_face(place, press, chosen);
}

// Where the one before in the row ends, with its name.
float end_of_one_before(TimelineChart const& chart, bool labelled, PlannedTimeRow const& row, std::size_t index) {
    if (index == 0 || !labelled) return chart.left;
    PlacedItem const& place = row.items[index - 1];
    float const label = measure(TextStyle::Small, words_beside(chart.model.items[place.item])).x;
    return std::max(chart.left, chart.x_of_plan(place.right) + label + 2 * px(timeline_size::label_gap));
}

} // namespace

void draw_time_row(TimelineChart const& chart, bool labelled, PlannedTimeRow const& row, float top) {
    double const begin = (chart.state.view.from - chart.model.range.from.days) * chart.pixels;
    TimelinePlan::Range const range =
        chart.state.plan.visible(row, begin, begin + static_cast<double>(chart.right - chart.left));
    for (std::size_t i = range.first; i < range.end; ++i) {
        PlacedItem const& place = row.items[i];
        float const next = i + 1 < row.items.size() ? chart.x_of_plan(row.items[i + 1].left) : chart.right;
        if (!place.members.empty())
            draw_several(chart, place, top);
        else if (chart.model.items[place.item].shape == ItemShape::Bar)
            draw_bar(chart, labelled, place, top, end_of_one_before(chart, labelled, row, i),
                     std::min(next, chart.right));
        else
            draw_one_mark(chart, labelled, place, top, end_of_one_before(chart, labelled, row, i),
                          std::min(next, chart.right));
    }
}

void draw_time_chip(TimelineChart const& chart, std::size_t index, ImVec2 min, PlacedChip const& chip) {
    TimelineItem const& item = chart.model.undated[index - chart.model.items.size()];
    ImVec2 const max{min.x + chip.width, min.y + px(timeline_size::chip)};
    ImGui::SetCursorScreenPos(min);
    if (takes_focus(chart, item)) ask_for_focus(chart);
    std::string const& name = chart.state.plan.name(index);
    Pressable const press = pressable(name, {max.x - min.x, max.y - min.y}, Availability::Enabled);
    bool const focused = ImGui::IsItemFocused();
    bool const chosen = is_chosen(chart, item);
    report({.kind = ItemKind::Row, .label = name, .value = words_of_state(item), .checked = chosen});
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

} // namespace accrue::gui
