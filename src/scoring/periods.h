// Periods: what the scorer made of the days of claims, for showing it on a calendar. Which days of a period count, what is
// counted only once because others run beside it, how far back rules look, how long a qualification is valid. Reads results;
// changes none.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scoring/scored.h"

namespace accrue::scoring {

struct Days { // both included
    Date from;
    Date to;
    friend bool operator==(Days const&, Days const&) = default;
};

// The last day on which a qualification awarded on `on` is valid; the day after it has lapsed.
[[nodiscard]] Date last_valid_day(Date on, int valid_months);
// The same of the claim; nullopt: its qualification does not lapse, or it has no date.
[[nodiscard]] std::optional<Date> last_valid_day(Scored const& scored, int claim);

// The days of the claim's period that are left once windows, cycle and scoring date have cut it, in "months" time whole
// months; nullopt: it is no period, or nothing of it is left. Whether they count is for ClaimResult to say.
[[nodiscard]] std::optional<Days> counted_days(Scored const& scored, int claim);

// The part of full time that a day of the claim's period is worth: 1 where the pack knows no part time.
[[nodiscard]] Number share_of_full_time(Scored const& scored, int claim);

struct Together { // the periods of one duration, or of one award that merges them
    // Where they come to more than the whole of the time, or are duplicates of each other: counted once. In order, apart.
    std::vector<Days> shared;
};

struct SharedTime {             // what of one claim's period is counted once with others
    int together = rules::none; // into Overlaps::together; none: nothing
    Number months;              // how much of it, without regard to part time
    std::vector<int> with;      // claims beside it, at most most_named of them
    bool and_others = false;    // there are more
};
inline constexpr std::size_t most_named = 3;

struct Overlaps {
    std::vector<Together> together; // those with shared time
    std::vector<SharedTime> claims; // of each claim, where most of it is shared
};

// Of everything that decides something. In n log n.
[[nodiscard]] Overlaps find_overlaps(Scored const& scored);

struct Recency { // rules look back at claims of the type only so far
    int type = rules::none;
    Date from;         // the first day looked at
    bool bars = false; // what lies before counts nothing at all; else only for what `text` says
    std::string text;  // "Only the last 120 months count: September 2002 to August 2012"
};

// Of everything that decides something, by type and then by day; no two alike.
[[nodiscard]] std::vector<Recency> recencies(Scored const& scored);

} // namespace accrue::scoring
