// What a person has entered nothing of, where a table asks for it.
#pragma once

#include "scoring/scored.h"

namespace accrue::scoring {

// The type of entry that the number of the step's table is read from, the first of several, where none is entered; else none.
[[nodiscard]] inline int unentered_type(Scored const& scored, int step) {
    rules::CompiledPack const& pack = *scored.pack;
    int const read = pack.steps[static_cast<std::size_t>(step)].column_fact;
    if (read == rules::none) return rules::none;
    rules::Fact const& fact = pack.facts[static_cast<std::size_t>(read)];
    int const type =
        fact.query == rules::none ? fact.type : pack.queries[static_cast<std::size_t>(fact.query)].sources.front().type;
    return scored.bound.type_claims[static_cast<std::size_t>(type)].count == 0 ? type : rules::none;
}

} // namespace accrue::scoring
