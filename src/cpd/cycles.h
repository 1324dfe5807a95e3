// The cycles of a credential: every one from that of the award to the one that runs, each scored as it ended, with what it
// hands on to the next. Pure: pack, application and a day in, results out.
//
// The engine scores one cycle and says what it would carry over (rule-language section 3, step 12). Here each cycle is given
// what the one before has left, as claims of the types `carried` and `owed` (section 2.3). Where the holder has entered such
// claims in a cycle herself, hers count, and nothing is added to them.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "scoring/evaluate.h"

namespace accrue::cpd {

struct Cycle {
    scoring::BoundYear days;    // both included
    std::vector<int> claims;    // of the record, in its order: those that can matter in this cycle
    std::vector<Claim> brought; // after them: what the cycle before left, dated the first day; empty where `stated`
    bool stated = false;        // the holder has entered what was carried in or is owed
    scoring::BoundApplication bound; // on the cycle's last day: of `claims`, then `brought`
    scoring::Assessment assessment;

    [[nodiscard]] bool has_ended(Date today) const { return days.to < today; }
};

struct Cycles {
    std::vector<Cycle> all; // by time, without a gap; the last one runs. Empty where the pack has no cycle
    Problems problems;      // A212: the day of the award is not known. Others stand in Cycle::bound
};

// The record as it stands on a day, so that a later day can be scored without taking for done what is not: what is dated
// later is planned, a period that goes on ends on that day, and what has no day and earns something was done on it.
// A profile stays as it is.
[[nodiscard]] Application as_it_stands(rules::CompiledPack const& pack, Application application, Date today);

// From the cycle of the award; without that day from cycle_start; without both, under a calendar's cycles, from that of the
// first claim. Up to the cycle of `today`, or the first one where that lies ahead.
[[nodiscard]] Cycles follow_cycles(rules::CompiledPack const& pack, Application const& application, Basis basis,
                                   Date today);

// What one cycle hands on to the one after it, as claims on its first day.
[[nodiscard]] std::vector<Claim> left_by(rules::CompiledPack const& pack, Cycle const& cycle);

// The record as the cycle was scored: its claims and what was brought in, on its last day. For scoring it again in other
// ways (another basis, another day of the cycle, with an explanation).
[[nodiscard]] Application application_in(rules::CompiledPack const& pack, Application const& application,
                                         Cycle const& cycle, Date today);

} // namespace accrue::cpd
