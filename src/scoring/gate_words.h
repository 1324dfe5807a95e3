// Words for gates and for the numbers that steps are counted in. Shared by explanations and by what is missing.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "scoring/scored.h"

namespace accrue::scoring {

// The gate's title, or a sentence made from its kind. A list of conditions names those that stand in it; of lists
// within lists it says how many conditions they hold, so that it stays a sentence however gates refer to each other.
[[nodiscard]] std::string gate_title(rules::CompiledPack const& pack, int gate);

// All that it asks for in one sentence made from its kind, whether it has a title or not: with every number, and of a list
// each condition with its place among the pack's, by which handbooks number them: "all of: 17 ITIL credits (condition 3); ..".
[[nodiscard]] std::string gate_rule(rules::CompiledPack const& pack, int gate);
// "Place: away or abroad and Hours: at least 2": what claims of a type must meet; empty where there is nothing.
[[nodiscard]] std::string conditions_text(rules::Pack const& pack, rules::ClaimType const& type,
                                          rules::Conditions const& conditions);

// The title with what is there and what is needed where that says more: "17 ITIL credits (2 of 17)".
[[nodiscard]] std::string gate_state_text(Scored const& scored, int gate);

// The conditions below this gate that do not hold, each of which must: leaves, and lists of which some are enough. In
// the pack's order; empty where the gate is met. `seen`: gates that were looked at, which are not looked at again.
[[nodiscard]] std::vector<int> failing_parts(Scored const& scored, int gate, std::unordered_set<int>& seen);

// "September 2007 to August 2012", or the two days: the window of the last `months` months. Empty for 0.
[[nodiscard]] std::string window_text(Scored const& scored, int months);
// " in this year": the scope of a step, where it is not the pack's own; else empty.
[[nodiscard]] std::string scope_text(rules::CompiledPack const& pack, rules::Period per);
// " in each year of the cycle", " in the last 3 years": the years that a gate looks at, where they are not the pack's own
// scope; else empty.
[[nodiscard]] std::string years_text(rules::CompiledPack const& pack, rules::Window const& window);
// "2013", "2011 to 2013" or, where they are no whole calendar years, the two days.
[[nodiscard]] std::string days_text(BoundYear const& days);
// "the last month", "the last 12 months".
[[nodiscard]] std::string last_months_text(int months);

// What the number of a step is counted in, where it is `value`: "month", "months", "points".
[[nodiscard]] std::string step_unit(rules::CompiledPack const& pack, int step, Number const& value);
// A value in that unit; for points the value is in quanta. Where the columns are options, the option.
[[nodiscard]] std::string step_quantity(rules::CompiledPack const& pack, int step, Number const& value);
// True where the columns of the step's table are the options of a field: there is nothing to count.
[[nodiscard]] bool reads_option(rules::CompiledPack const& pack, int step);
// "Level reached: bachelor": an option of the field that chooses the row, or the column, of the step's table.
[[nodiscard]] std::string row_text(rules::CompiledPack const& pack, int step, int row);
[[nodiscard]] std::string column_text(rules::CompiledPack const& pack, int step, Number const& option);

// numerator / denominator in lowest terms; where that does not fit, rounded up to a ten-thousandth. REQUIRES: denominator > 0
// and the rounded one fits.
[[nodiscard]] Number fitting(Int128 numerator, Int128 denominator);

// a - b; rounded up to a ten-thousandth where the exact difference does not fit. REQUIRES: the rounded one fits.
[[nodiscard]] Number difference(Number const& a, Number const& b);

} // namespace accrue::scoring
