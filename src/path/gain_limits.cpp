#include "path/gain_limits.h"

#include <algorithm>

namespace accrue::path {

using rules::none;
using Kind = GainKey::Kind;

std::int64_t GainLimits::of(GainKey const& key) const {
    switch (key.kind) {
    case Kind::Count: {
        scoring::GateResult const& result = now.gates[static_cast<std::size_t>(key.row)];
        if (unsteady) return result.need;
        return result.met ? 0 : std::max<std::int64_t>(result.need - result.have, 0);
    }
    case Kind::Points: return of_points(key);
    case Kind::SumFact:
    case Kind::LargestFact: return no_limit;
    case Kind::Prerequisite:
    case Kind::Group: return 1;
    case Kind::Itself: return most_own_copies;
    }
    return 0;
}

// More than what a leaf lacks cannot help it: each quantum either counts as itself or not at all.
std::int64_t GainLimits::of_points(GainKey const& key) const {
    rules::CompiledAward const& award = pack.awards[static_cast<std::size_t>(key.row)];
    std::int64_t limit = 0;
    for (AskedPoints const& points : asked.points) {
        if (rules::way_into(pack, award, points.category) == none) continue;
        if (points.gate != none && std::ranges::find(key.filter, points.gate) == key.filter.end()) continue;
        std::int64_t const useful = unsteady ? points.needed : points.missing;
        limit = std::max(
            limit, std::min(useful, most_through(rules::way_into(pack, award, points.category), points.category)));
    }
    return limit;
}

// What the caps from one category up to another let through at most: all additions are of one day.
std::int64_t GainLimits::most_through(int category, int root) const {
    std::int64_t most = no_limit;
    for (int at = category;; at = pack.categories[static_cast<std::size_t>(at)].parent) {
        rules::Range const caps = pack.categories[static_cast<std::size_t>(at)].caps;
        for (int i = 0; i < caps.count; ++i)
            most = std::min(most, pack.category_caps[static_cast<std::size_t>(caps.first + i)].max);
        if (at == root) return most;
    }
}

} // namespace accrue::path
