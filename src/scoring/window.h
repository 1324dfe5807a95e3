// Gates that look at years of their own: this year, every year of the cycle, the last n years, or only at some claims
// (rule-language section 3, step 8). Packs without such gates never come here.
#pragma once

#include "scoring/evaluate.h"

namespace accrue::scoring {

// Fills workspace.skipped_years: a year with an active claim of the pack's skip type has no need of its own.
void find_skipped_years(rules::CompiledPack const& pack, BoundApplication const& application, Workspace& workspace);

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
