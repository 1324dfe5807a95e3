// What caps allow, also where a status or a fact chooses it (max_by) or it is a share of other points (max_ratio).
#pragma once

#include <optional>

#include "scoring/credit.h"

namespace accrue::scoring {

// Fills workspace.fact_limits. For packs with caps by choice alone; `facts` are the assessment's.
void find_fact_limits(rules::CompiledPack const& pack, std::vector<FactResult> const& facts, Workspace& workspace);

// Fills workspace.ratio_limits for the items of workspace.scoped: what caps by ratio allow in each of their days, years or
// cycles in which there are items below them.
void find_ratio_limits(rules::CompiledPack const& pack, BoundApplication const& application, Cells cells,
                       Workspace& workspace);

// limit_at() of a cap that is not fixed.
[[nodiscard]] std::int64_t chosen_limit(rules::CompiledPack const& pack, BoundApplication const& application,
                                        Cells cells, int cap, std::int32_t day, Workspace& workspace);

// In quanta: what the cap, an index into category_caps, allows in the one of its days, years or cycles that holds `day`.
inline std::int64_t limit_at(rules::CompiledPack const& pack, BoundApplication const& application, Cells cells, int cap,
                             std::int32_t day, Workspace& workspace) {
    rules::CompiledCap const& row = pack.category_caps[static_cast<std::size_t>(cap)];
    return row.fixed ? row.max : chosen_limit(pack, application, cells, cap, day, workspace);
}

// In points: what the cap, an index into the pack's caps, allows in the pack's own scope. nullopt: its limit may be another in
// each day or year, or it is a share of other points.
[[nodiscard]] std::optional<Number> limit_in_scope(rules::CompiledPack const& pack, BoundApplication const& application,
                                                   std::vector<FactResult> const& facts, int cap);

} // namespace accrue::scoring
