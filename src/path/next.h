// The next level: what a pack's examples call `next`.
#pragma once

#include "path/path.h"
#include "scoring/examples.h"

namespace accrue::path {

// The lowest level above `overall` to which there is a plan, now or later, and what the cheapest one by money acquires.
[[nodiscard]] scoring::NextLevel find_next(rules::CompiledPack const& pack, Application const& application, Date on,
                                           int overall);

} // namespace accrue::path
