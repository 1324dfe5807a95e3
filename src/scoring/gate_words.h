// Words for gates and for the numbers that steps are counted in. Shared by explanations and by what is missing.
#pragma once

#include <string>

#include "scoring/scored.h"

namespace accrue::scoring {

// The gate's title, or a sentence made from its kind.
[[nodiscard]] std::string gate_title(rules::CompiledPack const& pack, int gate);

// The title with what is there and what is needed where that says more: "17 ITIL credits (2 of 17)".
[[nodiscard]] std::string gate_state_text(Scored const& scored, int gate);

// "September 2007 to August 2012", or the two days: the window that a gate of months looks at. Empty without one.
[[nodiscard]] std::string window_text(Scored const& scored, int months);

// The unit of a step's number: "months", "points".
[[nodiscard]] std::string step_unit(rules::CompiledPack const& pack, int step);
// A value in that unit; for points the value is in quanta.
[[nodiscard]] std::string step_quantity(rules::CompiledPack const& pack, int step, Number const& value);
// A row of the step's table: "Level reached: bachelor".
[[nodiscard]] std::string row_text(rules::CompiledPack const& pack, int step, int row);

// a - b. REQUIRES: the result fits.
[[nodiscard]] Number difference(Number const& a, Number const& b);

} // namespace accrue::scoring
