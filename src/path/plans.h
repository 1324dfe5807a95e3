// The cheapest plans, one after the other. After each, the next must do without something of it: for every part of a plan
// the cheapest set without that part is a candidate for the next, so that none is missed and none holds a needless addition.
// Private to src/path/.
#pragma once

#include "path/search.h"

namespace accrue::path {

// At most `count`, cheapest first; one that is empty where nothing is needed. Empty: no additions reach the level.
[[nodiscard]] std::vector<Found> find_plans(Trial& trial, SearchSettings const& settings, int count);

} // namespace accrue::path
