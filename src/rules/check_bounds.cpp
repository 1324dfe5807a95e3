#include "rules/check_bounds.h"

#include <algorithm>

#include "rules/check_lists.h"
#include "rules/check_needs.h"

namespace accrue::rules {
namespace {

constexpr std::array<Period, 4> periods{Period::Day, Period::Year, Period::Cycle, Period::Life};
constexpr std::size_t no_cap = std::numeric_limits<std::size_t>::max();

std::int64_t sum(std::int64_t a, std::int64_t b) { return a > Bounds::unlimited - b ? Bounds::unlimited : a + b; }

// The most that the cap ever allows.
Number largest(Cap const& cap) {
    Number most = cap.max;
    if (cap.max_by)
        for (auto const& [name, number] : numbers_of(*cap.max_by)) most = std::max(most, number);
    return most;
}

std::int64_t quanta(Header const& header, Number const& points) { // rounded up, never below 0
    Int128 const scaled = Int128{points.numerator} * header.scale;
    return scaled <= 0 ? 0 : static_cast<std::int64_t>((scaled + points.denominator - 1) / points.denominator);
}

} // namespace

Bounds::Bounds(Index const& index)
    : index_(index), caps_(index.pack.categories.size()), from_inside_(caps_.size()), most_(caps_.size()),
      paid_(caps_.size()) {
    for (std::size_t i = 0; i < index.pack.caps.size(); ++i)
        if (auto const category = index.categories.find(index.pack.caps[i].on)) caps_[*category].push_back(i);
    auto const pay = [&](std::string const& id) {
        auto const category = index.categories.find(id);
        if (!category) return;
        paid_[*category] = true;
        from_inside_[*category].fill(unlimited);
    };
    for (Award const& award : index.pack.awards) {
        pay(award.into);
        std::ranges::for_each(award.also, pay);
    }
    for (ByPeriod& all : most_) all.fill(unlimited); // stays so on a cycle of categories
    for (auto at = index.parents_first.rbegin(); at != index.parents_first.rend(); ++at) {
        std::size_t const category = *at;
        most_[category] = limited(category, no_cap);
        auto const parent = index.parents[category];
        if (!parent) continue;
        paid_[*parent] = paid_[*parent] || paid_[category];
        for (std::size_t p = 0; p < periods.size(); ++p)
            from_inside_[*parent][p] = sum(from_inside_[*parent][p], most_[category][p]);
    }
}

std::int64_t Bounds::times(std::int64_t points, Period part, Period whole) const {
    if (points == 0 || points == unlimited) return points;
    auto const& cycle = index_.pack.header.cycle;
    if (whole == Period::Life || (whole == Period::Cycle && !cycle)) return unlimited;
    // A cycle that begins within a calendar year meets one year more than it lasts.
    std::int64_t const years =
        whole == Period::Year ? 1 : std::max(cycle->years, 1) + (cycle->year == Cycle::Year::Calendar ? 1 : 0);
    std::int64_t const count = part == Period::Day ? years * 366 : years;
    return points > unlimited / count ? unlimited : points * count;
}

// A cap holds in its own period and in every finer one.
Bounds::ByPeriod Bounds::limited(std::size_t category, std::size_t without) const {
    ByPeriod all = from_inside_[category];
    for (std::size_t p = 0; p < periods.size(); ++p) {
        for (std::size_t const cap : caps_[category])
            if (cap != without && index_.pack.caps[cap].per >= periods[p] && !index_.pack.caps[cap].max_ratio)
                all[p] = std::min(all[p], quanta(index_.pack.header, largest(index_.pack.caps[cap])));
        for (std::size_t finer = 0; finer < p; ++finer)
            all[p] = std::min(all[p], times(all[finer], periods[finer], periods[p]));
    }
    return all;
}

std::int64_t Bounds::most_without(std::size_t category, std::size_t cap) const {
    return limited(category, cap)[static_cast<std::size_t>(index_.pack.caps[cap].per)];
}

} // namespace accrue::rules
