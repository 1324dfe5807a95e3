// The tree of categories and the caps on it.
#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "rules/check_lists.h"
#include "rules/check_parts.h"

namespace accrue::rules {
namespace {

constexpr std::array<std::string_view, 4> period_names{"day", "year", "cycle", "life"};

std::string_view name_of(Period period) { return period_names.at(static_cast<std::size_t>(period)); }

void check_twice(Index const& index, Findings& findings) {
    std::map<std::pair<std::string_view, Period>, std::size_t> first;
    for (std::size_t i = 0; i < index.pack.caps.size(); ++i) {
        Cap const& cap = index.pack.caps[i];
        auto const [other, is_new] = first.try_emplace({cap.on, cap.per}, i);
        if (!is_new)
            findings.error("E251", Path("cap") / i,
                           fmt::format("'{}' has two caps by {}: '{}' and '{}'", cap.on, name_of(cap.per),
                                       index.pack.caps[other->second].id, cap.id),
                           "keep the lower one", Path("cap") / other->second);
    }
}

// Caps are applied from the leaves up, within days in years in cycles in the life. That gives the most that can be
// credited unless a group is capped by a finer period than a member of it: that takes a maximum flow, not built here.
void check_crossing(Index const& index, Findings& findings) {
    auto const& caps = index.pack.caps;
    std::vector<std::optional<std::size_t>> finest(index.pack.categories.size()); // cap, on the category or above
    auto const finer = [&](std::size_t cap, std::optional<std::size_t> other) {
        return !other || caps[cap].per < caps[*other].per;
    };
    std::vector<std::vector<std::size_t>> on(index.pack.categories.size());
    for (std::size_t i = 0; i < caps.size(); ++i)
        if (auto const category = index.categories.find(caps[i].on)) on[*category].push_back(i);
    for (std::size_t const category : index.parents_first) {
        auto const parent = index.parents[category];
        std::optional<std::size_t> const above = parent ? finest[*parent] : std::nullopt;
        finest[category] = above;
        for (std::size_t const cap : on[category]) {
            if (finer(cap, finest[category])) finest[category] = cap;
            if (!above || !finer(*above, cap)) continue;
            findings.error("E252", Path("cap") / cap,
                           fmt::format("'{}' is capped by {} inside '{}', which is capped by {}", caps[cap].on,
                                       name_of(caps[cap].per), caps[*above].on, name_of(caps[*above].per)),
                           "this version cannot share out caps that cross: let the outer cap have the same period or a "
                           "longer one",
                           Path("cap") / *above);
        }
    }
}

} // namespace

void check_categories(Index const& index, Findings& findings) {
    Pack const& pack = index.pack;
    for (std::size_t i = 0; i < pack.categories.size(); ++i)
        if (pack.categories[i].in)
            refer(index.categories, *pack.categories[i].in, Path("category") / i / "in", findings);
    for (std::size_t i = 0; i < pack.caps.size(); ++i) {
        Path const row = Path("cap") / i;
        refer(index.categories, pack.caps[i].on, row / "on", findings);
        check_period(index, pack.caps[i].per, row / "per", findings);
        check_points(pack.header, pack.caps[i].max, "max", row / "max", findings);
    }
    check_twice(index, findings);
    check_crossing(index, findings);
}

} // namespace accrue::rules
