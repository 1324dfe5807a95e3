// Levels: of each step and overall, once facts, points and gates are decided (rule-language section 3, steps 9 and 10).
#pragma once

#include "scoring/assessment.h"

namespace accrue::scoring {

// The numbered row of the step's table that the value reaches, or none below the first.
[[nodiscard]] int row_at(rules::CompiledStep const& step, FactResult const& value);

// The highest level that the step's table or bands reach at `number` and whose own gate holds; with gates alone, the highest
// whose gate holds; or none.
[[nodiscard]] int step_level(rules::CompiledStep const& step, StepNumber const& number, Assessment const& assessment);

// Whether all that the level itself asks for holds. A level below the overall one may not: a way in of its own (students)
// is no part of the way up. REQUIRES: gates and steps of `assessment` are decided.
[[nodiscard]] bool level_holds(rules::CompiledPack const& pack, Assessment const& assessment, int level);

} // namespace accrue::scoring
