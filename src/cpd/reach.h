// Which claims can matter for what a cycle is worth. Private to the layer.
#pragma once

#include <vector>

#include "rules/compiled.h"

namespace accrue::cpd {

// By type: claims of it that lie outside a cycle and the years it touches change nothing in it. Everything of a pack that looks
// further makes a type count as far-reaching: facts, conditions over the whole life or a rolling window, occurrences,
// duplicates of the whole life, limits of the whole life.
[[nodiscard]] std::vector<bool> types_of_one_cycle(rules::CompiledPack const& pack);

} // namespace accrue::cpd
