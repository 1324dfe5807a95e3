// Groups of duplicates among the claims of an application (rule-language section 3, step 4): claims of one class of
// qualifications, and claims that agree in all that a once rule names.
#pragma once

#include "scoring/bound.h"

namespace accrue::scoring {

// Sets `group` of the claims, and group_count. REQUIRES: types, dates, qualifications and `barred` are set.
void find_groups(rules::CompiledPack const& pack, Application const& application, BoundApplication& bound);

} // namespace accrue::scoring
