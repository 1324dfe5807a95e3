// What goes from one cycle into the next (rule-language section 3, step 12).
#pragma once

#include "scoring/evaluate.h"

namespace accrue::scoring {

// Fills assessment.carries: what each carry row would carry, and what would be owed, if the cycle ended with the claims that
// were scored. REQUIRES: the workspace is as the evaluation of `assessment` has left it.
void carry_over(rules::CompiledPack const& pack, BoundApplication const& application, Workspace& workspace,
                Assessment& assessment);

// In quanta: what all rows carry into the category, and what is owed for the gate.
[[nodiscard]] std::int64_t carried_into(rules::CompiledPack const& pack, Assessment const& assessment, int category);
[[nodiscard]] std::int64_t owed_for(rules::CompiledPack const& pack, Assessment const& assessment, int gate);

} // namespace accrue::scoring
