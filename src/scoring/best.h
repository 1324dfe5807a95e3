// Categories of which only the best count (rule-language section 3, step 6).
#pragma once

#include "scoring/credit.h"

namespace accrue::scoring {

// Takes out of workspace.scoped what is not among the best of a category, each item in the category that it is placed in.
// Of the choices that leave at most so many items in each such category it takes the one that the caps inside credit
// most; where several do, larger items before smaller, then earlier before later. What it takes out is in
// workspace.left_out, its category being the one that left it out.
// `root`: only categories at or below it are asked, and all of `scoped` lies in it; none: all are.
void keep_best(rules::CompiledPack const& pack, BoundApplication const& application, Cells cells, int root,
               Workspace& workspace);

} // namespace accrue::scoring
