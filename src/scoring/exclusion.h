// Qualifications that cannot count beside each other (not_with; rule-language section 3, step 4): of the choices that cannot be
// made larger the one with the highest overall level, then the largest total, then most claims, then the earlier claims.
#pragma once

#include <functional>

#include "scoring/evaluate.h"

namespace accrue::scoring {

// Sets workspace.excluded_by to the best choice. `score` scores what it leaves into `assessment`. Exact: every choice is
// scored. Where the application has no two that exclude each other nothing is scored and excluded_by stays empty.
void choose_beside_each_other(rules::CompiledPack const& pack, BoundApplication const& application, Basis basis,
                              std::function<void()> const& score, Workspace& workspace, Assessment& assessment);

} // namespace accrue::scoring
