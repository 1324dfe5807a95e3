// Prerequisites: what must be held before a qualification can be acquired (`after`). Asked by what is missing and by the path.
#pragma once

#include <vector>

#include "scoring/bound.h"

namespace accrue::scoring {

// True where whoever holds `held` need not acquire `asked`: it is of the same class, or implied through any number of steps.
[[nodiscard]] bool stands_for(rules::CompiledPack const& pack, int held, int asked);

// The qualifications that `qualification` names in `after`, in its order.
[[nodiscard]] std::vector<int> asked_before(rules::CompiledPack const& pack, int qualification);

// True where the claim names a qualification and nothing bars it from counting on the basis.
[[nodiscard]] bool is_held(rules::CompiledPack const& pack, BoundClaim const& claim, Basis basis);

// Those of asked_before for which nothing stands that is held on the basis.
[[nodiscard]] std::vector<int> open_prerequisites(rules::CompiledPack const& pack, BoundApplication const& application,
                                                  Basis basis, int qualification);

} // namespace accrue::scoring
