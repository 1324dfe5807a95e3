// A draw that anybody can repeat: which decisions are looked at a second time, which entries are audited. From a seed that is
// recorded and the ids, by SHA-256 alone: no generator of random numbers, no order in which anything was given.
//
// Each id has tickets: the first is SHA-256(seed + "\n" + id), the n-th from the second on SHA-256(seed + "\n" + id + "\n" + n). Ids
// are ranked by their lowest ticket, as lower-case hexadecimal digits, and then by themselves; the first ones are drawn. At a rate
// all have one ticket. By risk, one of weight w has w tickets, and so is w times as likely to be the first as one of weight 1.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/number.h"

namespace accrue::review {

inline constexpr int most_draw_weight = 100;

// How many of `count` are drawn: that percentage, rounded up, at least one; none of none. 10 % of 1, 10, 11, 25: 1, 1, 2, 3.
// REQUIRES: 0 <= percent <= 100.
[[nodiscard]] std::size_t drawn_of(std::size_t count, Number const& percent);

// In the order of their ranks.
[[nodiscard]] std::vector<std::string> draw(std::set<std::string> const& ids, std::string_view seed,
                                            Number const& percent);

// REQUIRES: weights from 1 to most_draw_weight.
[[nodiscard]] std::vector<std::string> draw_by_risk(std::map<std::string, int> const& weights, std::string_view seed,
                                                    Number const& percent);

} // namespace accrue::review
