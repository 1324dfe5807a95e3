// The lanes of the timeline, from top to bottom: only those in sight are looked at.
#include <algorithm>

#include "domain/texts.h"
#include "gui/screens/timeline_parts.h"
#include "gui/screens/timeline_shapes.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

using namespace timeline_shapes;

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
        std::string_view words = std::string_view(gap.text).substr(0, gap.text.find(':'));
        float width = measure(TextStyle::Small, words).x;
        if (width + px(16) > right - left) {
            words = gap.length;
            width = measure(TextStyle::Small, words).x;
        }
        if (width + px(16) > right - left) continue;
        float const text_left = (left + right - width) / 2;
        fill({text_left - px(4), y - px(8)}, {text_left + width + px(4), y + px(8)}, palette().surface, 3);
        draw_text({text_left, y - text_height(TextStyle::Small) / 2}, TextStyle::Small, palette().text_muted, words);
    }
}

std::string entries_in_words(std::size_t count) {
    return count == 1 ? std::string(tr("1 entry")) : say("{} entries", count);
}

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
    if (lines.size() == 1) draw_text({at.x, y}, TextStyle::Small, palette().text_muted, entries_in_words(lane.count));
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
        draw_time_row(chart, planned.labelled, row, y);
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

void draw_undated(TimelineChart const& chart, float top) {
    if (chart.model.undated.empty()) return;
    ui::Scope const scope("Without a date");
    draw_group_heading(chart, {std::string(tr("Without a date")), entries_in_words(chart.model.undated.size()), {}},
                       top);
    ImVec2 const start{ImGui::GetWindowPos().x + px(space::large), top + px(timeline_size::group_heading)};
    float const clip_top = ImGui::GetWindowPos().y - px(timeline_size::chip);
    float const clip_bottom = ImGui::GetWindowPos().y + ImGui::GetWindowHeight();
    auto const& chips = chart.state.plan.chips();
    auto const first =
        std::ranges::partition_point(chips, [&](PlacedChip const& chip) { return start.y + chip.top < clip_top; });
    for (auto chip = first; chip != chips.end() && start.y + chip->top <= clip_bottom; ++chip)
        draw_time_chip(chart, chart.model.items.size() + static_cast<std::size_t>(chip - chips.begin()),
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

void draw_time_lanes(TimelineChart const& chart) {
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

} // namespace accrue::gui
