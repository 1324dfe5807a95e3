// Outlook: what the coming months bring to a record as it stands: the level with the plans that are kept, which entries
// lapse on which day, and the days on which the level changes. All of it by binding and scoring on those days. Private to the
// session.
#pragma once

#include <optional>
#include <vector>

#include "scoring/scored.h"

namespace accrue::session {

struct WithPlans { // as if every planned entry had come true
    int level = rules::none;
    Date on; // the scoring date, or the day of the last planned entry where that is later
    scoring::Assessment assessment;
};

// None where nothing is planned.
[[nodiscard]] std::optional<WithPlans> score_with_plans(scoring::Scored const& scored);

struct Lapse {
    int claim = rules::none;
    Date on; // the first day on which it does not count any more
};

struct LevelTurn {
    Date on; // the first day with this level
    int level = rules::none;
    int before = rules::none;  // the level until then
    int lapsing = rules::none; // where it falls: a claim of this basis that lapses then; none: by time alone

    [[nodiscard]] bool falls() const { return level < before; }
};

struct Outlook {
    std::vector<Lapse> lapses;    // by day, then in the application's order
    std::vector<LevelTurn> moves; // by day; all on which something lapses, and what else is found on the days looked at
};

// From the day after the scoring date up to and including `until`, with nothing added. Looked at are each month of the first
// two years and then each half year. REQUIRES: until >= the scoring date.
[[nodiscard]] Outlook find_outlook(scoring::Scored const& scored, Date until, Basis basis);

} // namespace accrue::session
