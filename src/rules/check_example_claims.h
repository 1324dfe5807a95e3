// The claims of examples, against the pack's claim types. Private to src/rules/check*.cpp.
#pragma once

#include <functional>

#include "rules/check_findings.h"
#include "rules/check_index.h"

namespace accrue::rules {

// `row` is the claim's: Path("example") / 3 / "claims" / 0. `expected_unknown` says of a qualification that is not in the
// pack whether the example means it to be unknown.
void check_example_claim(Index const& index, Claim const& claim, Path const& row,
                         std::function<bool(std::string_view)> const& expected_unknown, Findings& findings);

} // namespace accrue::rules
