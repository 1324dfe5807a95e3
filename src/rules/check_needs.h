// Checks of numbers that a status or a fact chooses (need_by, max_by), and of the windows of gates.
// Private to src/rules/check*.cpp.
#pragma once

#include "rules/check_findings.h"
#include "rules/check_index.h"

namespace accrue::rules {

// `by` stands at `at`. `bounded`: the window it is read in has a first and a last day, so that months in it can be weighed.
void check_number_by(Index const& index, NumberBy const& by, bool bounded, Path const& at, Findings& findings);

// A gate's window, which stands at `at`.
void check_window(Index const& index, std::optional<Window> const& per, Path const& at, Findings& findings);

// A points gate's years_done, prorate and where, with `row` that of the gate.
void check_points_options(Index const& index, PointsNeeded const& kind, Path const& row, Findings& findings);

// The numbers that `by` lists, with the status or option of each.
[[nodiscard]] std::vector<std::pair<std::string, Number>> const& numbers_of(NumberBy const& by);

} // namespace accrue::rules
