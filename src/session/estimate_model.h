// The Estimate screen's model: the entries in their groups, the forms, the catalogue, the summary. Private to the session.
#pragma once

#include <vector>

#include "scoring/explain.h"
#include "scoring/scored.h"
#include "session/models.h"
#include "store/drafts.h"

namespace accrue::session {

// With the clauses that its lines name, as far as the pack has them.
[[nodiscard]] ExplanationModel make_explanation(scoring::Explanation explanation, rules::Pack const& pack);

// Everything but plans (add_plans) and drafts. `entries` are the ids of the application's claims, in order.
[[nodiscard]] EstimateModel make_estimate(scoring::Scored const& scored, std::vector<EntryId> const& entries);

// Puts the unfinished forms into their groups and beside their entries, in place of those that were there.
void place_drafts(EstimateModel& model, std::vector<store::Draft> const& drafts);

} // namespace accrue::session
