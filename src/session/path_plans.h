// A plan of the path in words: what to do in order with costs, when, how sure that is, and as planned entries. Private to
// the session.
#pragma once

#include "path/path.h"
#include "scoring/scored.h"
#include "session/path_model.h"

namespace accrue::session {

[[nodiscard]] path::Objective objective_of(PathObjective objective);

struct PathPlanPlace {
    int level = rules::none;
    PathObjective objective = PathObjective::Money;
    std::size_t rank = 0; // 0: the cheapest
};

// `scored`: the application without additions, on the basis Claimed.
[[nodiscard]] PathPlan make_path_plan(scoring::Scored const& scored, path::Plan const& plan,
                                      PathPlanPlace const& place);

// What could be added too, but for which the pack has no cost: those that this person has given a cost first.
[[nodiscard]] std::vector<PathItem> unpriced_items(scoring::Scored const& scored);

} // namespace accrue::session
