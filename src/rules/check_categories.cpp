// The tree of categories and the caps on it.
#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "rules/cap_sides.h"
#include "rules/check_lists.h"
#include "rules/check_needs.h"
#include "rules/check_parts.h"
#include "rules/words.h"

namespace accrue::rules {
namespace {

void check_twice(Index const& index, Findings& findings) {
    std::map<std::pair<std::string_view, Period>, std::size_t> first;
    for (std::size_t i = 0; i < index.pack.caps.size(); ++i) {
        Cap const& cap = index.pack.caps[i];
        auto const [other, is_new] = first.try_emplace({cap.on, cap.per}, i);
        if (!is_new)
            findings.error("E251", Path("cap") / i,
                           fmt::format("'{}' has two caps by {}: '{}' and '{}'", cap.on, word_of(cap.per),
                                       index.pack.caps[other->second].id, cap.id),
                           "keep the lower one", Path("cap") / other->second);
    }
}

// Caps that cross are shared out by a maximum flow, which has two sides (cap_sides.h): no more.
void check_crossing(Index const& index, Findings& findings) {
    auto const& caps = index.pack.caps;
    std::vector<int> parents(index.pack.categories.size(), -1);
    for (std::size_t const category : index.parents_first) // none of these is on a cycle
        if (auto const parent = index.parents[category]) parents[category] = static_cast<int>(*parent);
    std::vector<PlacedCap> placed;
    std::vector<std::size_t> rows; // of `placed`
    for (std::size_t i = 0; i < caps.size(); ++i)
        if (auto const category = index.categories.find(caps[i].on)) {
            placed.push_back({static_cast<int>(*category), caps[i].per});
            rows.push_back(i);
        }
    auto const torn = cap_sides(parents, placed).torn;
    if (!torn) return;
    std::size_t const upper = rows[static_cast<std::size_t>(torn->first)];
    std::size_t const lower = rows[static_cast<std::size_t>(torn->second)];
    findings.error(
        "E252", Path("cap") / lower,
        fmt::format("'{}' is capped by {} inside '{}', which is capped by {}, and a third cap crosses both",
                    caps[lower].on, word_of(caps[lower].per), caps[upper].on, word_of(caps[upper].per)),
        "points can be shared out among caps that cross in pairs: give one of the three the period of another",
        Path("cap") / upper);
}

void check_ratio(Index const& index, Cap const& cap, Path const& at, Findings& findings) {
    constexpr int most = 10'000;
    MaxRatio const& ratio = *cap.max_ratio;
    check_from_one(ratio.numerator, most, "num", at / "num", findings);
    check_from_one(ratio.denominator, most, "den", at / "den", findings);
    auto const of = refer(index.categories, ratio.of, at / "of", findings);
    auto const on = index.categories.find(cap.on);
    if (!of || !on) return;
    if (of == on)
        return findings.error("E285", at / "of", fmt::format("'{}' cannot be limited to a share of itself", cap.on),
                              "name the category that it is a part of, or another one");
    if (ratio.numerator >= ratio.denominator && lies_inside(index, *on, *of))
        findings.error(
            "E285", at / "num",
            fmt::format("'{}' is a part of '{}' and never more than all of it, so a share of {}/{} is no limit", cap.on,
                        ratio.of, ratio.numerator, ratio.denominator),
            "write a share below 1, or take the cap out");
}

// Each cap by ratio is worked out by itself, before all others that hang on it.
void check_ratio_count(Index const& index, Findings& findings) {
    constexpr std::size_t most = 100;
    std::size_t count = 0;
    for (std::size_t i = 0; i < index.pack.caps.size(); ++i)
        if (index.pack.caps[i].max_ratio && ++count > most)
            return check_size(count, most, "caps with `max_ratio`", Path("cap") / i / "max_ratio", findings);
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
        if (pack.caps[i].max_by)
            check_number_by(index, *pack.caps[i].max_by, pack.caps[i].per != Period::Life, row / "max_by", findings);
        else if (pack.caps[i].max_ratio)
            check_ratio(index, pack.caps[i], row / "max_ratio", findings);
        else
            check_points(pack.header, pack.caps[i].max, "max", row / "max", findings);
    }
    check_ratio_count(index, findings);
    check_twice(index, findings);
    check_crossing(index, findings);
}

} // namespace accrue::rules
