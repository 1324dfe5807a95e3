// What the two parts of a claim's explanation share: what it earns (explain_claim.cpp), why it earns nothing
// (explain_unused.cpp). And what a category says of awards.
#pragma once

#include <string>

#include "scoring/scored.h"

namespace accrue::scoring {

inline BoundClaim const& bound_of(Scored const& scored, int claim) {
    return scored.bound.claims[static_cast<std::size_t>(claim)];
}

// REQUIRES: the claim's type is known.
inline rules::ClaimType const& type_of(Scored const& scored, int claim) {
    return scored.pack->pack.claims[static_cast<std::size_t>(bound_of(scored, claim).type)];
}

// The advice gate that speaks about this claim and applies now, or none.
[[nodiscard]] int advice_for(Scored const& scored, int claim);

// "By a table, from: Age of Person": what the award's table looks up.
[[nodiscard]] std::string table_text(rules::CompiledPack const& pack, rules::Award const& award,
                                     rules::TableValue const& value);

// "At most 20 points a year count in Writing".
[[nodiscard]] std::string cap_text(Scored const& scored, int cap);

// "Only the best 3 entries count in Books".
[[nodiscard]] std::string best_text(rules::CompiledPack const& pack, int category);

} // namespace accrue::scoring
