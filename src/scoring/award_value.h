// What one item of an award is worth: quantity, formula, factor, rounding, limits (rule-language section 3, step 5).
#pragma once

#include "scoring/duration.h"

namespace accrue::scoring {

struct ItemValue {            // quanta
    std::int64_t raw = 0;     // after formula and factor, rounded down to show
    std::int64_t rounded = 0; // after `round`
    std::int64_t value = 0;   // after item_min and item_max; an item of raw 0 stays 0
    bool overflow = false;
};

// True where all conditions hold for the claim.
[[nodiscard]] bool matches(rules::CompiledPack const& pack, BoundApplication const& application,
                           BoundClaim const& claim, rules::Range conditions);

// The only award that can match the claim, or none.
[[nodiscard]] int matching_award(rules::CompiledPack const& pack, BoundApplication const& application,
                                 BoundClaim const& claim);

// The value of `claim` under the award. REQUIRES: the award does not merge.
[[nodiscard]] ItemValue item_value(rules::CompiledPack const& pack, BoundApplication const& application,
                                   BoundClaim const& claim, int award);

// The value of the one item that a merging award makes of workspace.intervals; `first_claim` answers for fields.
[[nodiscard]] ItemValue merged_value(rules::CompiledPack const& pack, BoundApplication const& application,
                                     BoundClaim const& first_claim, int award, Workspace& workspace);

} // namespace accrue::scoring
