// Gates that look at years of their own: this year, every year of the cycle, the last n years, or only at some claims
// (rule-language section 3, step 8). Packs without such gates never come here.
#pragma once

#include "scoring/evaluate.h"

namespace accrue::scoring {

// Fills workspace.skipped_years: a year with an active claim of the pack's skip type has no need of its own.
void find_skipped_years(rules::CompiledPack const& pack, BoundApplication const& application, Workspace& workspace);

struct YearNumbers { // of years, both included; none where last < first
    std::int32_t first = 0;
    std::int32_t last = -1;
};

// The years in which nothing is needed because of this claim of the pack's skip type.
[[nodiscard]] YearNumbers years_skipped_by(rules::CompiledPack const& pack, BoundApplication const& application,
                                           BoundClaim const& claim);

// The years of its window that a rolling gate passes over, the latest first. `skipped`: those in which nothing is needed, in
// order, each once.
[[nodiscard]] std::vector<std::int32_t> passed_years(rules::CompiledPack const& pack,
                                                     BoundApplication const& application,
                                                     rules::CompiledGate const& gate, GateResult const& result,
                                                     std::vector<std::int32_t> const& skipped);

// How many years of the running cycle have begun on the scoring date.
[[nodiscard]] int years_begun(rules::CompiledPack const& pack, BoundApplication const& application);

// Sets `have`, `need` and `window` of a windowed gate; claims that it counts and that decide something are used. REQUIRES:
// items and facts are there and, for points and categories, the pack's own scope is credited.
void count_window(rules::CompiledPack const& pack, BoundApplication const& application, int gate, Workspace& workspace,
                  Assessment& assessment);

// All days that the gate looks at, in one window or several.
[[nodiscard]] BoundYear days_looked_at(rules::CompiledPack const& pack, BoundApplication const& application,
                                       rules::CompiledGate const& gate, GateResult const& result);

} // namespace accrue::scoring
