// Which rows decide whether a level is reached: its gates, the steps with their tables, and everything that those read.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "rules/pack.h"

namespace accrue::rules {

using RowName = std::pair<std::string_view, std::string>; // kind, id

// With the level itself. REQUIRES: check() found no error in `pack`, which may hold rows of carried.h.
[[nodiscard]] std::set<RowName> hangs_on(Pack const& pack, Level const& level);

} // namespace accrue::rules
