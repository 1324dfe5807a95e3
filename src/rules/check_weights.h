// Part-time weights of periods, and the one denominator in which all durations of a pack are counted.
// Private to src/rules/check*.cpp.
#pragma once

#include <cstdint>
#include <optional>

#include "rules/check_findings.h"
#include "rules/pack.h"

namespace accrue::rules {

// Weights are whole parts of 1 / this. nullopt: durations in it would not fit 64 bits, or a weight has no such part.
[[nodiscard]] std::optional<std::int64_t> weight_denominator(Pack const& pack);

// `row` is the row of `type`: Path("claim") / 2.
void check_weight(ClaimType const& type, Path const& row, Findings& findings);
void check_share(ClaimType const& type, Path const& row, Findings& findings);

// The weights of all types together.
void check_weights_together(Pack const& pack, Findings& findings);

} // namespace accrue::rules
