// Conditions of `when` and `where`, against the claim type that they choose from. Private to src/rules.
#pragma once

#include "rules/check_findings.h"
#include "rules/check_index.h"

namespace accrue::rules {

// `at` is the table of conditions: Path("award") / 3 / "when".
void check_conditions(Index const& index, ClaimType const& type, Conditions const& conditions, Path const& at,
                      Findings& findings);

// check_conditions finds nothing.
[[nodiscard]] bool conditions_fit(Index const& index, ClaimType const& type, Conditions const& conditions);

} // namespace accrue::rules
