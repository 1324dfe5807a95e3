#include "scoring/scope.h"

#include <algorithm>

#include "scoring/award_value.h"
#include "scoring/credit.h"
#include "scoring/cycle.h"
#include "scoring/duplicates.h"

namespace accrue::scoring {
namespace {

using rules::CompiledPack;

bool is_merged(CompiledPack const& pack, Workspace::Item const& item) {
    return pack.awards[static_cast<std::size_t>(item.award)].merge;
}

// REQUIRES: choose_winners() ran for the scope.
void keep_winners(CompiledPack const& pack, BoundApplication const& application, BoundYear const& scope,
                  Workspace& workspace) {
    workspace.scoped.clear();
    for (Workspace::Item const& item : workspace.items) {
        if (item.when < scope.from || item.when > scope.to) continue;
        if (item.claimless || is_merged(pack, item) || is_winner(application, workspace, item.claim))
            workspace.scoped.push_back(item);
    }
}

} // namespace

void choose_items(CompiledPack const& pack, BoundApplication const& application, BoundYear const& scope,
                  Workspace& workspace) {
    if (application.group_count == 0 && scope.from == first_date && scope.to == last_date) {
        workspace.scoped = workspace.items; // nothing to leave out
        return;
    }
    choose_winners(pack, application, scope, workspace);
    keep_winners(pack, application, scope, workspace);
}

void choose_matching_items(CompiledPack const& pack, BoundApplication const& application, BoundYear const& scope,
                           rules::Range where, std::vector<ClaimResult> const& claims, Workspace& workspace) {
    auto const fits = [&](int claim) {
        return matches_any(pack, application, application.claims[static_cast<std::size_t>(claim)], where);
    };
    auto const one_fits = [&](Workspace::Item const& item) {
        auto const type = static_cast<std::size_t>(pack.awards[static_cast<std::size_t>(item.award)].type);
        auto const first = application.by_type.begin() + application.type_claims[type].first;
        return std::any_of(first, first + application.type_claims[type].count, [&](int claim) {
            return claims[static_cast<std::size_t>(claim)].award == item.award && fits(claim);
        });
    };
    choose_winners(pack, application, scope, workspace, &where);
    keep_winners(pack, application, scope, workspace);
    std::erase_if(workspace.scoped, [&](Workspace::Item const& item) {
        return item.claimless || (is_merged(pack, item) ? !one_fits(item) : !fits(item.claim));
    });
}

void choose_items_of(CompiledPack const& pack, BoundApplication const& application, rules::CompiledGate const& gate,
                     BoundYear const& window, std::vector<ClaimResult> const& claims, Workspace& workspace) {
    if (gate.filtered)
        choose_matching_items(pack, application, window, gate.where, claims, workspace);
    else
        choose_items(pack, application, window, workspace);
    if (gate.not_counted.count == 0) return;
    auto const first = pack.award_lists.begin() + gate.not_counted.first;
    std::erase_if(workspace.scoped, [&](Workspace::Item const& item) {
        return std::find(first, first + gate.not_counted.count, item.award) != first + gate.not_counted.count;
    });
}

void credit_items(CompiledPack const& pack, BoundApplication const& application, BoundYear const& scope, Cells cells,
                  Workspace& workspace) {
    choose_items(pack, application, scope, workspace);
    credit(pack, application, cells, workspace);
}

std::int64_t points_in(CompiledPack const& pack, BoundApplication const& application, int category, rules::Period per,
                       Workspace& workspace, Assessment const& assessment) {
    if (per == pack.scope) return assessment.categories[static_cast<std::size_t>(category)].counted;
    bool const year = per == rules::Period::Year; // else the life, in a pack that counts by cycles
    credit_items(pack, application,
                 year ? year_of(pack, application, application.on) : BoundYear{first_date, last_date},
                 year ? Cells::OfScope : Cells::OfEachCycle, workspace);
    return workspace.scope_points[static_cast<std::size_t>(category)].counted;
}

} // namespace accrue::scoring
