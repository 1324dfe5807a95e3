// The summary beside the entries. Private to the session.
#pragma once

#include <optional>
#include <vector>

#include "scoring/scored.h"
#include "session/entry_models.h"
#include "session/models.h"
#include "session/outlook.h"

namespace accrue::session {

// Everything but plans. `entries` are the ids of the application's claims, in order.
[[nodiscard]] SummaryModel make_summary(scoring::Scored const& scored, std::vector<EntryId> const& entries,
                                        SortedProblems const& problems, std::vector<ClaimWords> const& words);

// The total with what is planned, before the others; `plans`: of score_with_plans.
void add_plans(SummaryModel& summary, scoring::Scored const& scored, std::optional<WithPlans> const& plans);

// Level, ladder, steps and the next step alone.
[[nodiscard]] SummaryModel summary_of_level(scoring::Scored const& scored);

// The lowest level above that the steps lead to; where there is none, the one above.
[[nodiscard]] int next_level(scoring::Scored const& scored);

} // namespace accrue::session
