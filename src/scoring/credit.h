// Points by category under the caps (rule-language section 3, steps 6, 7 and 11). Where no cap of a finer period stands above
// one of a coarser period, adding up from the leaves and cutting as one goes gives the largest total; where one does, the
// caps cross and it is a maximum flow (crossing.h).
#pragma once

#include "scoring/evaluate.h"

namespace accrue::scoring {

// How far a cap of cycle or life reaches: over the whole scope, or, where the scope is a life of several cycles, a cap of
// cycle (and those of finer periods) over each cycle by itself.
enum class Cells : std::uint8_t { OfScope, OfEachCycle };

// The finest period of which the scope holds only one.
inline rules::Period one_cell(Cells cells) {
    return cells == Cells::OfEachCycle ? rules::Period::Life : rules::Period::Cycle;
}

// cell_of() of a year or a cycle.
[[nodiscard]] std::int32_t calendar_cell(rules::CompiledPack const& pack, BoundApplication const& application,
                                         rules::Period period, std::int32_t day);

// The day, the year of a cycle, the cycle or the whole that holds `day`, as a number.
[[nodiscard]] inline std::int32_t cell_of(rules::CompiledPack const& pack, BoundApplication const& application,
                                          Cells cells, rules::Period period, std::int32_t day) {
    if (period >= one_cell(cells)) return 0;
    return period == rules::Period::Day ? day : calendar_cell(pack, application, period, day);
}

// Adds up workspace.scoped into workspace.scope_points, by category. A category that reads items beside those that go into
// it (`also`) adds up by itself all that reaches it, each item once, by the first of its ways that does. So does one that
// counts only the best of them (best.h).
void credit(rules::CompiledPack const& pack, BoundApplication const& application, Cells cells, Workspace& workspace);

// Adds up those of `items` that reach `root`, each by the first of its ways, into workspace.scope_points; they are left in
// workspace.scoped, of which `items` is no part. What it says of categories around `root` means nothing.
void credit_root(rules::CompiledPack const& pack, BoundApplication const& application, Cells cells, int root,
                 std::vector<Workspace::Item> const& items, Workspace& workspace);

// What each of workspace.scoped counts after all caps above it: among the largest totals the one that credits the earliest
// item most, then the next. Sets `counted` and, where a cap cut, `because` of the claims. REQUIRES: credit() ran before.
// Leaves in `scoped` only the items below a cap that cut something.
void attribute(rules::CompiledPack const& pack, BoundApplication const& application, Workspace& workspace,
               Assessment& assessment);

// By date, then in the order of the application.
[[nodiscard]] inline bool in_order_of_time(Workspace::Item const& a, Workspace::Item const& b) {
    if (a.when != b.when) return a.when < b.when;
    return a.claimless != b.claimless ? b.claimless : a.claim < b.claim;
}

[[nodiscard]] inline ClaimResult& result_of(Assessment& assessment, Workspace::Item const& item) {
    return (item.claimless ? assessment.claimless : assessment.claims)[static_cast<std::size_t>(item.claim)];
}

} // namespace accrue::scoring
