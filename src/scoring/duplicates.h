// Of each group of duplicates the one claim that counts in a scope (rule-language section 3, step 4).
#pragma once

#include "scoring/evaluate.h"

namespace accrue::scoring {

// Fills workspace.winners from the active claims dated in the scope; with `where` only from those that one of these
// type_conditions matches. REQUIRES: workspace.states have their values.
void choose_winners(rules::CompiledPack const& pack, BoundApplication const& application, BoundYear const& scope,
                    Workspace& workspace, rules::Range const* where = nullptr);

// The claim is no duplicate, or the one of its group that was chosen last.
[[nodiscard]] inline bool is_winner(BoundApplication const& application, Workspace const& workspace, int claim) {
    int const group = application.claims[static_cast<std::size_t>(claim)].group;
    return group == rules::none || workspace.winners[static_cast<std::size_t>(group)] == claim;
}

} // namespace accrue::scoring
