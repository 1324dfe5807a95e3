// The reasons that a pack offers for a verdict about a claim.
#pragma once

#include <string_view>

#include "domain/review.h"
#include "rules/pack.h"

namespace accrue::rules {

// The reason fits such a verdict about such a claim; none fits Allow, which needs none.
[[nodiscard]] bool offers(Reason const& reason, std::string_view claim_type, Verdict::Kind verdict);

// The reason that a verdict cites; nullptr: the pack has none with this id.
[[nodiscard]] Reason const* find_reason(Pack const& pack, std::string_view id);

} // namespace accrue::rules
