// Makes the Timeline screen's model. Private to the session.
#pragma once

#include "scoring/scored.h"
#include "session/timeline_model.h"

namespace accrue::session {

// Everything but what lies ahead. `entries` are the ids of the application's claims, in order; `estimate` is the record's, whose
// words for entries are taken. In n log n.
[[nodiscard]] TimelineModel make_timeline(scoring::Scored const& scored, std::vector<EntryId> const& entries,
                                          EstimateModel const& estimate);

// The days on which time alone brings a higher level, and those of the next ten years, but no later than the cycle, on which
// the level falls. It scores the record some hundred times.
[[nodiscard]] TimelineAhead look_ahead(scoring::Scored const& scored);

// The range grows to the first of those days, where that leaves room for the rest.
void place_ahead(TimelineModel& model, TimelineAhead ahead);

} // namespace accrue::session
