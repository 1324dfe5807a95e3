#include "scoring/duplicates.h"

#include "scoring/award_value.h"

namespace accrue::scoring {
namespace {

using rules::CompiledPack;
using rules::none;

// Of two duplicates the more valuable: by award, by the qualification's values, the earlier, the first.
bool counts_before(CompiledPack const& pack, BoundApplication const& application, Workspace const& workspace, int a,
                   int b) {
    auto const value = [&](int i) { return workspace.states[static_cast<std::size_t>(i)].value; };
    if (value(a) != value(b)) return value(a) > value(b);
    BoundClaim const& x = application.claims[static_cast<std::size_t>(a)];
    BoundClaim const& y = application.claims[static_cast<std::size_t>(b)];
    auto const rank = [&](BoundClaim const& claim) {
        return claim.qualification == none ? Number{}
                                           : pack.qualification_rank[static_cast<std::size_t>(claim.qualification)];
    };
    if (auto const order = rank(x) <=> rank(y); order != 0) return order > 0;
    if (x.when != y.when) return x.when < y.when;
    return a < b;
}

} // namespace

void choose_winners(CompiledPack const& pack, BoundApplication const& application, BoundYear const& scope,
                    Workspace& workspace, rules::Range const* where) {
    workspace.winners.assign(static_cast<std::size_t>(application.group_count), none);
    for (std::size_t i = 0; i < application.claims.size(); ++i) {
        BoundClaim const& claim = application.claims[i];
        if (!workspace.states[i].active || claim.group == none) continue;
        if (claim.when < scope.from || claim.when > scope.to) continue;
        if (where != nullptr && !matches_any(pack, application, claim, *where)) continue;
        int& winner = workspace.winners[static_cast<std::size_t>(claim.group)];
        if (winner == none || counts_before(pack, application, workspace, static_cast<int>(i), winner))
            winner = static_cast<int>(i);
    }
}

} // namespace accrue::scoring
