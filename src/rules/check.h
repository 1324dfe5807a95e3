// Everything that can be wrong with a well-formed pack: ids, references, cycles, overlapping awards, falling bands, missing
// rows and options, levels and gates that nothing can reach, crossing caps, dates. All problems in one run, each with its
// position and, where there is one, a second position. Keys, types and spelling are parse.h's and not asked again.
#pragma once

#include "domain/problem.h"
#include "rules/pack.h"
#include "rules/parse.h"

namespace accrue::rules {

// In the order of the text. REQUIRES: parse() found no error.
[[nodiscard]] Problems check(Pack const& pack, Positions const& positions);

} // namespace accrue::rules
