#include "scoring/duration.h"

#include <algorithm>
#include <limits>

namespace accrue::scoring {
namespace {

using Interval = Workspace::Interval;
using Segment = Workspace::Segment;

// True where two intervals belong to one group. group_amounts is all zero before and after.
bool has_duplicates(Workspace& workspace) {
    bool found = false;
    for (Interval const& interval : workspace.intervals) {
        if (interval.group == rules::none) continue;
        auto const group = static_cast<std::size_t>(interval.group);
        if (workspace.group_amounts.size() <= group) workspace.group_amounts.resize(group + 1);
        found = ++workspace.group_amounts[group] > 1 || found;
    }
    for (Interval const& interval : workspace.intervals)
        if (interval.group != rules::none) workspace.group_amounts[static_cast<std::size_t>(interval.group)] = 0;
    return found;
}

void append(std::vector<Segment>& segments, Segment const& segment) {
    if (segment.weight == 0) return;
    if (!segments.empty() && segments.back().weight == segment.weight && segments.back().last + 1 == segment.first)
        segments.back().last = segment.last;
    else
        segments.push_back(segment);
}

// The stretches of one weight, in order of time; weights are cut to `one`.
void sweep(Workspace& workspace, std::int64_t one) {
    workspace.edges.clear();
    for (Interval const& interval : workspace.intervals) {
        workspace.edges.push_back({interval.first, interval.weight});
        workspace.edges.push_back({interval.last + 1, -interval.weight});
    }
    std::ranges::sort(workspace.edges, {}, &Workspace::Edge::at);
    workspace.segments.clear();
    std::int64_t weight = 0;
    for (std::size_t i = 0; i + 1 < workspace.edges.size(); ++i) {
        weight += workspace.edges[i].change;
        if (workspace.edges[i].at < workspace.edges[i + 1].at)
            append(workspace.segments, {workspace.edges[i].at, workspace.edges[i + 1].at - 1, std::min(weight, one)});
    }
}

// The sum over groups of the largest weight in each, between two neighbouring cuts. group_amounts as above.
std::int64_t weight_with_groups(Workspace& workspace, std::int32_t first, std::int32_t last) {
    std::int64_t sum = 0;
    for (Interval const& interval : workspace.intervals) {
        if (interval.first > first || interval.last < last) continue;
        if (interval.group == rules::none) {
            sum += interval.weight;
            continue;
        }
        std::int64_t& largest = workspace.group_amounts[static_cast<std::size_t>(interval.group)];
        sum += std::max<std::int64_t>(interval.weight - largest, 0);
        largest = std::max(largest, interval.weight);
    }
    for (Interval const& interval : workspace.intervals)
        if (interval.group != rules::none) workspace.group_amounts[static_cast<std::size_t>(interval.group)] = 0;
    return sum;
}

// As sweep, for intervals among which are duplicates of each other.
void sweep_groups(Workspace& workspace, std::int64_t one) {
    workspace.cuts.clear();
    for (Interval const& interval : workspace.intervals) {
        workspace.cuts.push_back(interval.first);
        workspace.cuts.push_back(interval.last + 1);
    }
    std::ranges::sort(workspace.cuts);
    workspace.cuts.erase(std::unique(workspace.cuts.begin(), workspace.cuts.end()), workspace.cuts.end());
    workspace.segments.clear();
    for (std::size_t i = 0; i + 1 < workspace.cuts.size(); ++i) {
        std::int32_t const first = workspace.cuts[i];
        std::int32_t const last = workspace.cuts[i + 1] - 1;
        append(workspace.segments, {first, last, std::min(one, weight_with_groups(workspace, first, last))});
    }
}

void find_segments(rules::CompiledPack const& pack, Workspace& workspace) {
    if (has_duplicates(workspace))
        sweep_groups(workspace, pack.weight_one);
    else
        sweep(workspace, pack.weight_one);
}

// Days of at least `weight`, as months: over the maximal runs of such days.
std::int64_t months_of_level(rules::CompiledPack const& pack, std::vector<Segment> const& segments,
                             std::int64_t weight) {
    std::int64_t months = 0;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (segments[i].weight < weight) continue;
        std::int32_t const first = segments[i].first;
        while (i + 1 < segments.size() && segments[i + 1].weight >= weight &&
               segments[i].last + 1 == segments[i + 1].first)
            ++i;
        months += length_in_months(pack, first, segments[i].last);
    }
    return months;
}

// Sum over the distinct weights w1 < w2 < .. of (wk - wk-1) * months(days of at least wk).
std::int64_t months_by_levels(rules::CompiledPack const& pack, Workspace& workspace) {
    workspace.levels.clear();
    for (Segment const& segment : workspace.segments) workspace.levels.push_back(segment.weight);
    std::ranges::sort(workspace.levels);
    workspace.levels.erase(std::unique(workspace.levels.begin(), workspace.levels.end()), workspace.levels.end());
    std::int64_t months = 0;
    std::int64_t below = 0;
    for (std::int64_t const level : workspace.levels) {
        months += (level - below) * months_of_level(pack, workspace.segments, level);
        below = level;
    }
    return months;
}

std::int64_t months_of_segments(rules::CompiledPack const& pack, Workspace& workspace) {
    if (!by_month(pack)) return months_by_levels(pack, workspace);
    std::int64_t months = 0;
    for (Segment const& segment : workspace.segments) months += segment.weight * (segment.last - segment.first + 1);
    return months;
}

// The sum of single periods is only shown; it stops at the largest number rather than wrap.
std::int64_t saturating_sum(std::int64_t a, std::int64_t b) {
    std::int64_t sum = 0;
    return __builtin_add_overflow(a, b, &sum) ? std::numeric_limits<std::int64_t>::max() : sum;
}

} // namespace

std::int64_t length_in_days(rules::CompiledPack const& pack, std::int32_t first, std::int32_t last) {
    if (!by_month(pack)) return last - first + 1;
    return last_day(Month{last}).days - first_day(Month{first}).days + 1;
}

std::int64_t length_in_months(rules::CompiledPack const& pack, std::int32_t first, std::int32_t last) {
    if (by_month(pack)) return last - first + 1;
    Date const begin{first};
    Date const end{last + 1};
    int whole = month_of(end).index - month_of(begin).index;
    if (add_months(begin, whole) > end) --whole;
    return std::int64_t{31} * whole + (end.days - add_months(begin, whole).days);
}

std::int32_t window_start(rules::CompiledPack const& pack, Date on, int months) {
    if (months == 0) return std::numeric_limits<std::int32_t>::min();
    return by_month(pack) ? month_of(on).index - months : add_months(on, -months).days;
}

Duration merged_months(rules::CompiledPack const& pack, Workspace& workspace) {
    Duration duration;
    for (Interval const& interval : workspace.intervals)
        duration.summed =
            saturating_sum(duration.summed, interval.weight * length_in_months(pack, interval.first, interval.last));
    if (workspace.intervals.size() < 2) {
        duration.merged = duration.summed;
        return duration;
    }
    find_segments(pack, workspace);
    duration.merged = months_of_segments(pack, workspace);
    return duration;
}

std::int64_t months_at_largest(rules::CompiledPack const& pack, Workspace& workspace) {
    for (Interval& interval : workspace.intervals) interval.group = 0;
    if (workspace.group_amounts.empty()) workspace.group_amounts.resize(1);
    sweep_groups(workspace, std::numeric_limits<std::int64_t>::max());
    return months_of_segments(pack, workspace);
}

Duration merged_days(rules::CompiledPack const& pack, Workspace& workspace) {
    Duration duration;
    for (Interval const& interval : workspace.intervals)
        duration.summed =
            saturating_sum(duration.summed, interval.weight * length_in_days(pack, interval.first, interval.last));
    find_segments(pack, workspace);
    for (Segment const& segment : workspace.segments)
        duration.merged += segment.weight * length_in_days(pack, segment.first, segment.last);
    return duration;
}

} // namespace accrue::scoring
