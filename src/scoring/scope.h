// The items of one scope: a year, a cycle, the life, the years of a gate (rule-language section 3, step 0).
#pragma once

#include "scoring/credit.h"

namespace accrue::scoring {

// Fills workspace.scoped with the items dated in the scope, of each group only the claim that counts there.
void choose_items(rules::CompiledPack const& pack, BoundApplication const& application, BoundYear const& scope,
                  Workspace& workspace);

// choose_items() and credit() in one.
void credit_items(rules::CompiledPack const& pack, BoundApplication const& application, BoundYear const& scope,
                  Cells cells, Workspace& workspace);

// choose_items() as if the claims that one of the type_conditions `where` matches were the only ones. An item that merges claims
// is there where one of them matches; `claims` tell which it merges.
void choose_matching_items(rules::CompiledPack const& pack, BoundApplication const& application, BoundYear const& scope,
                           rules::Range where, std::vector<ClaimResult> const& claims, Workspace& workspace);

// The credited points of a category in the scope that a step asks for. REQUIRES: the pack's own scope is credited.
[[nodiscard]] std::int64_t points_in(rules::CompiledPack const& pack, BoundApplication const& application, int category,
                                     rules::Period per, Workspace& workspace, Assessment const& assessment);

} // namespace accrue::scoring
