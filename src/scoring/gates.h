// Facts, durations and gates: what evaluate() asks about all claims together (rule-language section 2.2 and step 8).
#pragma once

#include "scoring/evaluate.h"

namespace accrue::scoring {

// Fills assessment.queries and assessment.facts from the active claims, duplicates included, and marks what was read.
void measure(rules::CompiledPack const& pack, BoundApplication const& application, Workspace& workspace,
             Assessment& assessment);

// Starts assessment.gates with `have` of the gates that count claims and qualifications; a class or group counts once,
// where any of its members matches.
void count_claims(rules::CompiledPack const& pack, BoundApplication const& application, Workspace& workspace,
                  Assessment& assessment);

// Completes one gate whose members are decided and, for Points, whose `have` is set.
void decide_gate(rules::CompiledPack const& pack, rules::CompiledGate const& gate, Assessment const& assessment,
                 GateResult& result);

} // namespace accrue::scoring
