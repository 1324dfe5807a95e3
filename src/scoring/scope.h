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

// The items that a gate of points or categories counts in the window.
void choose_items_of(rules::CompiledPack const& pack, BoundApplication const& application,
                     rules::CompiledGate const& gate, BoundYear const& window, std::vector<ClaimResult> const& claims,
                     Workspace& workspace);

// How caps of a cycle hold in the gate's window: over all of it, or in each of several cycles.
[[nodiscard]] inline Cells cells_of(rules::CompiledGate const& gate) {
    using Kind = rules::Window::Kind;
    bool const several = gate.window.kind == Kind::Life || gate.window.kind == Kind::Rolling;
    return several ? Cells::OfEachCycle : Cells::OfScope;
}

// The credited points of a category in the scope that a step asks for. REQUIRES: the pack's own scope is credited.
[[nodiscard]] std::int64_t points_in(rules::CompiledPack const& pack, BoundApplication const& application, int category,
                                     rules::Period per, Workspace& workspace, Assessment const& assessment);

} // namespace accrue::scoring
