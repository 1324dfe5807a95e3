// One entry on the timeline, with its words, and the gaps between several. Private to the session.
#pragma once

#include "scoring/periods.h"
#include "session/timeline_model.h"

namespace accrue::session {

[[nodiscard]] bool has_date(Claim const& claim);

// REQUIRES: `entry` is the claim's.
[[nodiscard]] TimelineItem make_timeline_item(scoring::Scored const& scored, int claim, EntryModel const& entry,
                                              scoring::Overlaps const& overlaps);

// Gaps of a month or more between bars that are in the order of their first days. A month is what the pack counts as one.
[[nodiscard]] std::vector<TimelineGap> gaps_between(scoring::Scored const& scored,
                                                    std::vector<TimelineItem> const& items);

} // namespace accrue::session
