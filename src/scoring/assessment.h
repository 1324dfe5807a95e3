// Assessment: the result of scoring one application, as indexes into the compiled pack's rows and whole quanta.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "scoring/bound.h"

namespace accrue::scoring {

struct GateResult {
    bool met = false;
    bool waived = false;
    std::int64_t have = 0; // in 1 / denominator
    std::int64_t need = 0;
    std::int64_t denominator = 1;
    BoundYear window; // of a gate with a window: the days that `have` and `need` are of
};

inline constexpr int most_before = std::numeric_limits<std::uint16_t>::max();

struct ClaimResult {
    Unused unused = Unused::No;
    std::uint16_t before = 0; // of an award with occurrence: so many count before it, at most most_before
    int award = rules::none;
    int category = rules::none;
    int because = rules::none; // Duplicate, Excluded: the claim that counts instead. OverCap, or cut in part: the cap.
                               // Requires: the gate. NotBest: the category. BelowMinimum, where it would earn something
                               // but for its occurrence: the claim that it repeats
    std::int64_t value = 0;    // quanta, before caps
    std::int64_t counted = 0;  // quanta, after caps
};

struct CategoryResult {       // in the pack's scope
    std::int64_t raw = 0;     // before the category's own caps
    std::int64_t counted = 0; // after them
};

struct FactResult {
    std::int64_t value = 0; // a number or a duration in 1 / denominator; an option's position
    std::int64_t denominator = 1;
    bool known = true;       // false: an enum that nobody claimed and that has no option "none"
    std::int64_t summed = 0; // durations: before overlaps were counted once
};

struct StepNumber {         // what a step with a table or bands is decided by
    std::int64_t value = 0; // in 1 / denominator; points: quanta, in the step's own scope; an option: its position
    std::int64_t denominator = 1;
    int row = 0;       // of the table or the one of the bands; none: the fact of the rows is not known
    bool known = true; // false: the fact of the columns is not known
};

struct YearResult {
    BoundYear year;
    std::vector<std::int64_t> points; // by category, quanta
};

struct CarryResult {          // of one carry row
    std::int64_t surplus = 0; // quanta above the gate's need, before what the row itself asks
    std::int64_t amount = 0;  // carried into the next cycle
    std::int64_t owed = 0;    // what the gate's need lacks; told by the first row that settles debts of the gate
};

struct CarriedClaim { // what a carry row takes of one claim
    int row = rules::none;
    int claim = rules::none; // none: of an item without a claim
    std::int64_t amount = 0; // quanta, above 0
};

struct Assessment {
    Basis basis = Basis::Claimed;
    int overall = rules::none; // level
    std::vector<int> steps;    // level of each step
    std::vector<StepNumber> step_numbers;
    std::vector<CategoryResult> categories;
    std::vector<GateResult> gates;
    std::vector<FactResult> facts;
    std::vector<FactResult> queries; // every duration that gates and facts read
    std::vector<ClaimResult> claims;
    std::vector<ClaimResult> claimless; // items of CompiledPack::claimless_awards
    std::vector<int> capped;            // caps that cut something in the pack's scope, in file order
    std::vector<YearResult> years;
    std::vector<CarryResult> carries;
    std::vector<CarriedClaim> carried; // the same by claim
    bool overflow = false;             // a product left 128 bits or a total 64: the result is not valid
};

struct TraceRow {
    enum class Kind : std::uint8_t {
        Award,     // claim, rule: award, category; after: value
        Rounded,   // claim, rule: award; before and after in quanta (before rounded down to show)
        ItemLimit, // claim, rule: award
        Duplicate, // claim, rule: the claim that counts instead
        Overlap,   // rule: query; before: summed, after: merged
        Cap,       // rule: cap, category; before: raw, after: counted
        Unused,    // claim; rule: the reason as a number
        Gate,      // rule: gate; before: have, after: need
        Step,      // rule: step; after: level
        Level,     // rule: level; after: 1 held, 0 not
        Carry,     // rule: carry row, category: where it arrives; before: surplus, after: carried
    };
    Kind kind = Kind::Award;
    std::int32_t claim = rules::none;
    std::int32_t rule = rules::none;
    std::int32_t category = rules::none;
    std::int64_t before = 0;
    std::int64_t after = 0;
};

struct Trace {
    std::vector<TraceRow> rows;
};

} // namespace accrue::scoring
