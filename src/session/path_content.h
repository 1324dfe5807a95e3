// What the Path screen shows, worked out from one application: the ways to a level, and how well the present one stands.
// Pure, so that another thread can do it. Private to the session.
#pragma once

#include <memory>
#include <stop_token>
#include <vector>

#include "domain/texts.h"
#include "scoring/scored.h"
#include "session/packs.h"
#include "session/path_model.h"

namespace accrue::session {

struct PathGround { // what is asked about; nobody changes it
    PackPointer pack;
    Application application;
    std::vector<EntryId> entries; // of its claims
    Date on;
    Language in = spoken(); // of what is said about it
};

struct PathSetOut {           // the ground, scored; entries with errors are set aside
    scoring::Scored scored;   // of the others
    std::vector<EntryId> ids; // of its claims
    std::vector<PathSetAside> set_aside;
    std::vector<PathLine> problems; // not of an entry: nothing can be worked out before they are put right
};

[[nodiscard]] PathSetOut set_out(PathGround const& ground);

// REQUIRES for these: set_out found no problems. Once `stop` is asked for, what is returned means nothing.
[[nodiscard]] PathLevel ways_to(PathSetOut const& from, int level, PathObjective objective,
                                std::stop_token const& stop);
[[nodiscard]] PathStanding standing_of(PathSetOut const& from, std::stop_token const& stop);
// PathPlan::remains.
[[nodiscard]] std::string what_remains(PathSetOut const& from, PathPlan const& plan, std::stop_token const& stop);

} // namespace accrue::session
