// What a cycle asks for, condition by condition, and what of it is missing by which day. Private to the session.
#pragma once

#include <vector>

#include "session/cpd_desk.h"

namespace accrue::session {

// The conditions of a level's gate, down to what is counted; of several that would do, those that hold or can still be met. What
// nothing is needed of is left out. REQUIRES: no problem with the record.
[[nodiscard]] std::vector<CpdNeed> needs_of(CpdRecord const& record, int gate, Date today);

// It asks for something in a year, of each or of the running one.
[[nodiscard]] bool looks_at_years(rules::CompiledGate const& gate);

} // namespace accrue::session
