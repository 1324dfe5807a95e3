// What a body counts of reviewing, counted where it lies: sums by month, level, reviewer, reason and claim type. However many
// claims there are, nothing but these sums is held in memory.
//
// Reviews count once they are handed in, by those who take part in them; one that is taken up again counts when it is handed in
// again. Rows are added up as they stand: whether they are what was saved `check` says.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "domain/date.h"
#include "domain/id.h"
#include "domain/result.h"
#include "domain/review.h"
#include "store/database.h"

namespace accrue::store {

using KindCounts = std::array<std::int64_t, 4>; // in the order of Verdict::Kind

struct ArrivedCount {                       // applications that were taken in
    std::string month;                      // "2012-09", in UTC
    std::string scheme;                     // "prism"
    std::string level;                      // asked for: its code; empty: none
    std::array<std::int64_t, 6> by_state{}; // in the order of CaseState

    friend bool operator==(ArrivedCount const&, ArrivedCount const&) = default;
};

struct WaitingCount { // applications that are new or begun
    Date deadline;
    std::int64_t cases = 0;

    friend bool operator==(WaitingCount const&, WaitingCount const&) = default;
};

struct ReviewerCount {
    ReviewerId reviewer;
    std::int64_t handed_in = 0; // reviews
    std::int64_t open = 0;
    std::int64_t abstained = 0;

    friend bool operator==(ReviewerCount const&, ReviewerCount const&) = default;
};

struct VerdictCount {
    ReviewerId reviewer;
    std::string scheme;
    std::string type;   // of the claims
    std::string reason; // its code; empty: none
    KindCounts by_kind{};

    friend bool operator==(VerdictCount const&, VerdictCount const&) = default;
};

struct SecondsCount { // claims that a reviewer has looked at for so long
    ReviewerId reviewer;
    std::int64_t seconds = 0;
    std::int64_t claims = 0;

    friend bool operator==(SecondsCount const&, SecondsCount const&) = default;
};

// Of a reviewer's verdicts but those that ask: on claims that others have judged as well (review/agreement.h, Strictness).
struct SharedCount {
    ReviewerId reviewer;
    std::int64_t shared = 0;
    std::int64_t shared_strict = 0;
    std::int64_t others = 0;
    std::int64_t others_strict = 0;

    friend bool operator==(SharedCount const&, SharedCount const&) = default;
};

struct RatingCount { // claims on which the two reviewers of an application said these; the first has the lower key
    std::string scheme;
    std::string type;
    Verdict::Kind first = Verdict::Kind::Allow;
    Verdict::Kind second = Verdict::Kind::Allow;
    std::int64_t claims = 0;

    friend bool operator==(RatingCount const&, RatingCount const&) = default;
};

// Each list in the order of what stands first in its rows.
struct ReviewCounts {
    std::vector<ArrivedCount> arrived;
    std::vector<WaitingCount> waiting;
    std::string oldest_waiting; // when the one of them was taken in that came first; empty: none waits
    std::vector<ReviewerCount> reviewers;
    std::vector<VerdictCount> verdicts;
    std::vector<SecondsCount> seconds;
    std::vector<SharedCount> shared;
    std::vector<RatingCount> ratings;
};

[[nodiscard]] Result<ReviewCounts> count_reviews(Database const& database); // of one moment

// --- What may be drawn for a second look ---

// An application whose review is handed in, or that is decided, and what was noticed when it was taken in.
struct DrawableCase {
    CaseId id = {};
    std::string token = {};
    bool differs = false; // these three as in CaseStanding
    bool suspicious = false;
    bool has_problems = false;
    bool hangs_on_one = false; // the level claimed is not kept whatever single claim is refused

    friend bool operator==(DrawableCase const&, DrawableCase const&) = default;
};

[[nodiscard]] Result<std::vector<DrawableCase>> list_drawable(Database const& database); // by token

} // namespace accrue::store
