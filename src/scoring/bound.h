// An application bound to a pack: every claim checked against its type and brought into the form that the scorer reads.
// Binding is where a scoring date enters: periods are cut to what counts on that date, claims outside their window are
// marked. It does the order of evaluation's steps 2 (rulings) and 3 (eligibility), and finds the groups of step 4.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "domain/application.h"
#include "domain/problem.h"
#include "rules/compiled.h"

namespace accrue::scoring {

// Why a claim earned nothing; exactly one reason (formats section 3). `Problem` is a claim that could not be read at all.
enum class Unused : std::uint8_t {
    No, // it earned something, or a gate, step or table reads it
    Duplicate,
    Excluded,
    Expired,
    OutsideCycle,
    Basis,
    Refused,
    Requires,
    NotBest,
    BelowMinimum,
    OverCap,
    NoValue,
    Unknown,
    Problem,
};

[[nodiscard]] std::string_view to_text(Unused reason); // "over-cap"; "" for No

struct BoundClaim {
    int type = rules::none;
    int qualification = rules::none;
    Unused barred = Unused::No; // Expired, OutsideCycle, Refused, Unknown, Problem: counts nothing on any basis
    Basis basis = Basis::Claimed;
    bool undated = false;
    bool lasts_nothing = false; // a period of which nothing counts
    int because = rules::none;  // barred as a Duplicate: the claim that counts instead
    int group = rules::none;    // duplicates share one; none: alone
    int values = 0;             // its first field in BoundApplication::values
    // A period's counted part, both ends included, in days or, in "months" time, calendar months. Empty: last < first.
    std::int32_t first = 0;
    std::int32_t last = -1;
    std::int64_t weight = 0; // of CompiledPack::weight_one
    Date when;               // the day it is dated: `on`, or the last counted day; the scoring date where undated
    std::int32_t on = 0;     // as written, for conditions on dates; first_date - 1 where left out
    std::int32_t from = 0;
    std::int32_t to = 0;
};

struct BoundYear { // of the cycle, or of the calendar
    Date from;
    Date to; // included
};

struct BoundStatus { // both days included
    int status = rules::none;
    Date from;
    Date to;
};

struct BoundApplication {
    Date on;
    std::vector<BoundStatus> statuses;
    std::vector<BoundClaim> claims; // in the application's order
    std::vector<std::int64_t> values;
    std::vector<int> by_type;              // claims that are not barred, by type and then in order
    std::vector<rules::Range> type_claims; // by type: its part of by_type
    int group_count = 0;
    std::vector<std::uint8_t> waived; // by gate: held by a reviewer's ruling
    Date cycle_from = first_date;     // the running cycle; the whole range where the pack has none
    Date cycle_to = last_date;
    Date cycle_origin = first_date; // every cycle, and every anniversary year, begins whole steps from it
    bool awarded_in_cycle = false;  // the award's date lies in the running cycle
    std::vector<BoundYear> years;   // of the running cycle; empty where the pack has none
    Problems problems;              // of claims (path "/claims/2/hours") and dates; errors bar the claim they name
};

// `on` is the scoring date: the application's own, or today where it has none. `file` is for the places of problems.
[[nodiscard]] BoundApplication bind(rules::CompiledPack const& pack, Application const& application, Date on,
                                    std::string const& file = {});

// By claim: nothing bars it on that day. As bind() says it, in a part of the time.
[[nodiscard]] std::vector<bool> standing_claims(rules::CompiledPack const& pack, Application const& application,
                                                Date on);

} // namespace accrue::scoring
