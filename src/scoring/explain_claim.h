// What the parts of a claim's explanation share: what it is used for (explain_claim.cpp), what it earns
// (explain_award.cpp), why it earns nothing (explain_unused.cpp). And what a category says of awards.
#pragma once

#include <string>
#include <vector>

#include "scoring/award_value.h"
#include "scoring/explain.h"
#include "scoring/scored.h"

namespace accrue::scoring {

inline BoundClaim const& bound_of(Scored const& scored, int claim) {
    return scored.bound.claims[static_cast<std::size_t>(claim)];
}

// REQUIRES: the claim's type is known.
inline rules::ClaimType const& type_of(Scored const& scored, int claim) {
    return scored.pack->pack.claims[static_cast<std::size_t>(bound_of(scored, claim).type)];
}

// Why a reviewer ruled so about the claim: the title of a reason of the pack, or the words that were given; empty: it is not said.
[[nodiscard]] std::string ruling_reason(Scored const& scored, Ruling const& ruling);
// Of the last ruling of this kind; empty: there is none.
[[nodiscard]] std::string ruling_reason(Scored const& scored, int claim, Ruling::Verdict verdict);

// The advice gate that speaks about this claim and applies now, or none.
[[nodiscard]] int advice_for(Scored const& scored, int claim);

// "By a table, from: Age of Person": what the award's table looks up.
[[nodiscard]] std::string table_text(rules::CompiledPack const& pack, rules::Award const& award,
                                     rules::TableValue const& value);

// Of an award by a table: the row and the column in use, and what they give.
[[nodiscard]] std::vector<std::string> place_lines(rules::CompiledPack const& pack, rules::Award const& award,
                                                   Working const& working);

// All numbers on the way to what the award of the claim, if there is one, makes of it.
void add_award_lines(Scored const& scored, int claim, Explanation& explanation);

// The claims of which a merging award makes one item, in order; the one at which the item stands, or none.
[[nodiscard]] std::vector<int> merged_claims(Scored const& scored, int award);
[[nodiscard]] int claim_of_merged(Scored const& scored, int award);

// What the claim's item is called: its name, or "Bank, Start-up together".
[[nodiscard]] std::string item_name(Scored const& scored, int claim);

// "At most 20 points a year count in Writing".
[[nodiscard]] std::string cap_text(Scored const& scored, int cap);

// "Only the best 3 entries count in Books".
[[nodiscard]] std::string best_text(rules::CompiledPack const& pack, int category);

} // namespace accrue::scoring
