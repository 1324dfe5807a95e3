// Which of its kind each claim of an award with `occurrence` is: the first, a repeat (rule-language section 3, step 5).
#pragma once

#include "scoring/award_value.h"

namespace accrue::scoring {

// Puts workspace.repeats, claims of the award, in the order in which they count, those equal in its occurrence field
// together, and fills how many came before each. They count by date. Of several on one day that one comes first which would
// lose most as a later one, so that the order in which they are written decides nothing. A duplicate, and what would be
// worth nothing at any rate, comes before no other. REQUIRES: choose_winners() ran for the scope.
void count_occurrences(rules::CompiledPack const& pack, BoundApplication const& application, Facts const& facts,
                       int award, Workspace& workspace);

} // namespace accrue::scoring
