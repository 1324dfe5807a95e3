// Facts, durations and gates: what evaluate() asks about all claims together (rule-language section 2.2 and step 8).
#pragma once

#include "scoring/award_value.h"

namespace accrue::scoring {

// Starts assessment.gates, and the count of duplicates among what they count.
void start_gates(rules::CompiledPack const& pack, Workspace& workspace, Assessment& assessment);

// Of a group of duplicates each gate takes the largest amount of any member; group_counts holds what it has so far.
void add_group_count(Workspace& workspace, int group, int gate, std::int64_t amount, GateResult& result);

// Adds the claim to every gate that counts claims or qualifications and that it answers; a class or group counts once,
// where any of its members matches. True where one of them decides something. In the header as matching_award is.
inline bool count_claim(rules::CompiledPack const& pack, BoundApplication const& application,
                        rules::CompiledType const& type, BoundClaim const& claim, Workspace& workspace,
                        std::vector<GateResult>& gates) {
    bool decides = false;
    auto const count = [&](int gate, std::int64_t amount) {
        auto const g = static_cast<std::size_t>(gate);
        if (claim.group == rules::none)
            gates[g].have += amount;
        else
            add_group_count(workspace, claim.group, gate, amount, gates[g]);
        decides = decides || pack.gates[g].decides;
    };
    if (claim.qualification != rules::none) {
        rules::Range const entries = pack.qualification_gates[static_cast<std::size_t>(claim.qualification)];
        for (int i = entries.first; i < entries.first + entries.count; ++i)
            count(pack.has_entries[static_cast<std::size_t>(i)].gate,
                  pack.has_entries[static_cast<std::size_t>(i)].amount);
    }
    for (int i = type.claim_gates.first; i < type.claim_gates.first + type.claim_gates.count; ++i) {
        int const gate = pack.gate_lists[static_cast<std::size_t>(i)];
        if (matches(pack, application, claim, pack.gates[static_cast<std::size_t>(gate)].conditions)) count(gate, 1);
    }
    return decides;
}

// Fills assessment.queries and assessment.facts from the active claims, duplicates included. A claim whose duration
// decides something is used.
void measure(rules::CompiledPack const& pack, BoundApplication const& application, Workspace& workspace,
             Assessment& assessment);

// Of the gate's members, how many hold; of its categories, how many have points.
inline int met_members(rules::CompiledPack const& pack, rules::CompiledGate const& gate, Assessment const& assessment) {
    int met = 0;
    for (int i = 0; i < gate.members.count; ++i) {
        int const member = pack.gate_lists[static_cast<std::size_t>(gate.members.first + i)];
        met += assessment.gates[static_cast<std::size_t>(member)].met ? 1 : 0;
    }
    return met;
}

inline int credited_categories(rules::CompiledPack const& pack, rules::CompiledGate const& gate,
                               std::vector<CategoryResult> const& categories) {
    int credited = 0;
    for (int i = 0; i < gate.members.count; ++i) {
        int const category = pack.category_lists[static_cast<std::size_t>(gate.members.first + i)];
        credited += categories[static_cast<std::size_t>(category)].counted > 0 ? 1 : 0;
    }
    return credited;
}

// Completes one gate whose members are decided and, where it is windowed, whose `have` and `need` are set.
inline void decide_gate(rules::CompiledPack const& pack, rules::CompiledGate const& gate, Assessment const& assessment,
                        GateResult& result) {
    switch (gate.kind) {
    case rules::CompiledGate::Kind::All:
    case rules::CompiledGate::Kind::Any:
    case rules::CompiledGate::Kind::AtLeast: result.have = met_members(pack, gate, assessment); break;
    case rules::CompiledGate::Kind::Categories:
        if (!gate.windowed) result.have = credited_categories(pack, gate, assessment.categories);
        break;
    case rules::CompiledGate::Kind::Points:
        if (!gate.windowed) result.have = assessment.categories[static_cast<std::size_t>(gate.category)].counted;
        break;
    case rules::CompiledGate::Kind::Months:
        result.have = assessment.queries[static_cast<std::size_t>(gate.query)].value *
                      (gate.denominator / pack.duration_denominator);
        break;
    case rules::CompiledGate::Kind::Has:
    case rules::CompiledGate::Kind::HasValue:
    case rules::CompiledGate::Kind::Claims: break; // counted before
    }
    result.met = result.have >= result.need;
}

} // namespace accrue::scoring
