// Numbers that a status or an entry chooses, and where a need comes from, in words.
#pragma once

#include <string>
#include <vector>

#include "scoring/explain.h"

namespace accrue::scoring {

// Of a gate with a window: the status or entry that its need hangs on, and the years in which nothing is needed.
void add_need_lines(Scored const& scored, int gate, std::vector<Line>& lines);

// "150 hours for Practising, 90 hours for Retired, 0 for any other; of several in that time the highest decides": every
// number that it may be, and how it is chosen.
[[nodiscard]] std::string choice_text(rules::CompiledPack const& pack, rules::NumberBy const& by);

} // namespace accrue::scoring
