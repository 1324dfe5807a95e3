// Claims of what comes from the cycle before: a pack with carry rows has the types `carried` and `owed` beside its own, and
// an award for each category that receives (rule-language section 2.3).
#pragma once

#include "rules/pack.h"

namespace accrue::rules {

// Fields of the two types.
inline constexpr std::string_view carried_into = "into";     // carried: a category that receives
inline constexpr std::string_view carried_points = "points"; // both
inline constexpr std::string_view carried_years = "years";   // carried: how long before it came in for the first time
inline constexpr std::string_view owed_gate = "gate";        // owed: a gate whose shortfalls are settled

// The pack with those rows, behind its own; as it is where it carries nothing over. A type that the pack itself calls so
// stands in their place, which check() reports. Their titles are in the language that is spoken.
[[nodiscard]] Pack with_carried_rows(Pack pack);

// The pack without them: its own rows alone, of one that has been through with_carried_rows().
[[nodiscard]] Pack as_written(Pack pack);

// The categories that receive, each once, in the order of the rows.
[[nodiscard]] std::vector<std::string> receivers(Pack const& pack);
// The gates whose shortfalls are settled, likewise.
[[nodiscard]] std::vector<std::string> gates_with_debt(Pack const& pack);

} // namespace accrue::rules
