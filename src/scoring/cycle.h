// Which cycle is running on a date, and where its years begin (rule-language section 3, step 0).
#pragma once

#include <optional>

#include "scoring/bound.h"

namespace accrue::scoring {

// The cycle that runs on `on`. Its first day is whole cycles after the day that they are counted from: who was awarded on 29
// February has a year from 28 February 2023 to 28 February 2024. Nothing: the pack has no cycles, or counts them from the award
// and neither cycle_start nor award_date is known.
[[nodiscard]] std::optional<BoundYear> running_cycle(rules::Header const& header, Application const& application,
                                                     Date on);

// Sets cycle_from, cycle_to, cycle_origin and years. A pack without a cycle keeps the whole range and calendar years.
// The problem: the pack counts its cycles from the award and neither cycle_start nor award_date is known.
[[nodiscard]] std::optional<Problem> bind_cycle(rules::CompiledPack const& pack, Application const& application,
                                                BoundApplication& bound);

// The number of the cycle that holds `day`: 0 the running one, -1 the one before; 0 in a pack without a cycle.
[[nodiscard]] std::int32_t cycle_number(rules::CompiledPack const& pack, BoundApplication const& bound, Date day);

// The cycle that holds `day`. The whole range in a pack without cycles.
[[nodiscard]] BoundYear cycle_of(rules::CompiledPack const& pack, BoundApplication const& bound, Date day);

// The number of the year that holds `day`; equal for two days of one year. Anniversary years are counted from
// cycle_origin, calendar years by the pack's year_start.
[[nodiscard]] std::int32_t year_number(rules::CompiledPack const& pack, BoundApplication const& bound, Date day);

// The whole year of that number, also where it reaches out of the cycle.
[[nodiscard]] BoundYear year_numbered(rules::CompiledPack const& pack, BoundApplication const& bound,
                                      std::int32_t number);

// The whole year that holds `day`.
[[nodiscard]] BoundYear year_of(rules::CompiledPack const& pack, BoundApplication const& bound, Date day);

} // namespace accrue::scoring
