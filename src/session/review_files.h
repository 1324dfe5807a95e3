// Cases of the library, and the reviews of them in the files in which they were handed in: those that came, and one's own. Private
// to the session.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "session/review_ground.h"
#include "session/session.h"
#include "store/decisions.h"
#include "store/review_cases.h"

namespace accrue::session {

// The package of a case, read again. L126, L139 and those of OpenCase::open.
[[nodiscard]] Result<OpenCase> open_case(store::Database const& database, CaseId of);
// By the rules by which it was taken in, in the language that is spoken; A230 where they are gone.
[[nodiscard]] Result<Done> count_case(Session::State& session, OpenCase& opened);

[[nodiscard]] std::size_t reviews_that_count(review::Merge const& merge); // of each who does not abstain one

// Those of a case that can be read. What is damaged is told.
[[nodiscard]] Result<std::vector<FoundReview>> reviews_of(store::Database const& database, CaseId of,
                                                          Problems& damaged);

struct WhoReviews {
    std::vector<std::string> keys; // whose reviews count: of everybody whom the library knows
    std::string adjudicator;       // the key of who decides the case and has not reviewed it; empty: nobody
    std::string decider;           // the name of who decides it; likewise
};
// What is damaged is told.
[[nodiscard]] Result<WhoReviews> who_reviews(store::Database const& database, CaseId of,
                                             std::optional<store::StoredDecision> const& decision, Problems& damaged);

// Keeps the file, with how many reviews there are in the queue. False: it is there already, and nothing is changed.
[[nodiscard]] Result<bool> keep_review(store::Transaction& transaction, Session::State& session, CaseId of,
                                       review::SignedReview const& review, std::string const& content);

// A review that came, to its case, with the event. False: it is there already. A481: its package is not in the library.
[[nodiscard]] Result<bool> take_review(Session::State& session, review::SignedReview const& review,
                                       std::string const& content);

// Somebody whose reviews came is known from now on, by the name in them, and they are counted.
[[nodiscard]] Result<Done> accept_reviewer(Session::State& session, Reviewer const& reviewer, CaseId of);

} // namespace accrue::session
