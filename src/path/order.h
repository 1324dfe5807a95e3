// The order in which a plan is carried out: what is asked for (`after`, `requires`) comes before what asks for it.
#pragma once

#include <vector>

#include "path/path.h"
#include "scoring/scored.h"

namespace accrue::path {

struct PlanStep {               // one of the two
    int acquire = rules::none;  // into Plan::acquire
    int activity = rules::none; // into Plan::activities
};

// Each qualification and each activity once; among those that wait for nothing the catalogue's order, activities last.
// `scored` is the application without additions.
[[nodiscard]] std::vector<PlanStep> in_order(scoring::Scored const& scored, Basis basis, Plan const& plan);

} // namespace accrue::path
