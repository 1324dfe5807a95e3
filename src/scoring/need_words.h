// Where a need comes from, in words.
#pragma once

#include <vector>

#include "scoring/explain.h"

namespace accrue::scoring {

// Of a gate with a window: the status or entry that its need hangs on, and the years in which nothing is needed.
void add_need_lines(Scored const& scored, int gate, std::vector<Line>& lines);

} // namespace accrue::scoring
