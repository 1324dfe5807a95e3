// The reasons that a pack offers for a verdict about a claim.
#pragma once

#include <string_view>
#include <vector>

#include "domain/review.h"
#include "rules/pack.h"

namespace accrue::rules {

// Those that fit, in the pack's order; none for Allow, which needs none. They are the pack's rows: the pack outlives them.
[[nodiscard]] std::vector<Reason const*> reasons_for(Pack const& pack, std::string_view claim_type,
                                                     Verdict::Kind verdict);

// The reason that a verdict cites; nullptr: the pack has none with this id.
[[nodiscard]] Reason const* find_reason(Pack const& pack, std::string_view id);

} // namespace accrue::rules
