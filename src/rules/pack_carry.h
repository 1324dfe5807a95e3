// Rows that carry points from one cycle into the next. Part of pack.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/number.h"

namespace accrue::rules {

// What lies above the need of a gate at the end of a cycle, as far as claims in one category earned it.
struct Carry {
    std::string id;
    std::string in;    // category of the claims
    std::string above; // a points gate
    std::string clause;
    std::optional<Number> max;
    std::optional<std::string> group;        // rows of one group share the smallest max of theirs
    std::optional<int> earned_within_months; // of the cycle's end
    std::optional<std::string> into;         // category; absent: `in`
    std::vector<std::string> not_for;        // gates that do not count what was carried in by this row
    std::optional<int> life_years;           // carried on for so long; absent: what was carried in is not carried on
    bool not_in_first_year = false;          // nothing leaves the cycle of the award
    bool settles_debt = false;               // a shortfall is owed in the next cycle
    int line = 0;
    friend bool operator==(Carry const&, Carry const&) = default;
};

// The claim types that a pack with such rows has beside its own.
inline constexpr std::string_view carried_type = "carried";
inline constexpr std::string_view owed_type = "owed";

[[nodiscard]] inline std::string const& receiver(Carry const& row) { return row.into ? *row.into : row.in; }

} // namespace accrue::rules
