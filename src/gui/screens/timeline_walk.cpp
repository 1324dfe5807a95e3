// How the keyboard goes from one entry of the timeline to another.
#include <algorithm>

#include "gui/screens/timeline_parts.h"

namespace accrue::gui {

namespace {

using session::TimelineItem;

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
