// Entries as rows of the Estimate screen. Private to the session.
#pragma once

#include <vector>

#include "scoring/scored.h"
#include "session/models.h"

namespace accrue::session {

// Why a claim earns nothing or less than its value: what is said of it in its row and in the summary.
struct Shortfall {
    std::string text;   // empty: all of it counts
    std::string clause; // "3.9 Writing"
};

// The problems of each claim, in the application's order; the rest, such as those of dates, last.
struct SortedProblems {
    std::vector<Problems> of_claims;
    Problems others;
};
[[nodiscard]] SortedProblems sort_problems(scoring::Scored const& scored);

// What rows and summary both say of a claim.
struct ClaimWords {
    std::string name;
    Shortfall shortfall;
};
[[nodiscard]] std::vector<ClaimWords> words_of_claims(scoring::Scored const& scored); // in the application's order

// "Sep 2004 – Aug 2012 · Northwind Ltd"; may be empty.
[[nodiscard]] std::string entry_detail(scoring::Scored const& scored, Claim const& claim);

[[nodiscard]] EntryModel make_entry(scoring::Scored const& scored, int claim, EntryId id, Problems problems,
                                    ClaimWords words);

} // namespace accrue::session
