// Reviewers, and what each of them says of a case. A review is one per case and reviewer; it is worked on until it is handed in,
// and can be taken up again, which makes it the next revision.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/id.h"
#include "domain/result.h"
#include "domain/review.h"
#include "store/database.h"

namespace accrue::store {

struct StoredReviewer {
    ReviewerId id; // 0 until it is put
    std::string name;
    std::string emails;    // a line each, as typed; by these three conflicts of interest are found
    std::string employers; // likewise: as session/review_profile.h reads them
    std::string relations; // likewise
    std::string secret;    // the secret key, encrypted; empty: somebody whose reviews come as files
    std::string shown;     // the public key, "RW…"

    friend bool operator==(StoredReviewer const&, StoredReviewer const&) = default;
};

// In the order of their ids. Those whose row is damaged (L139) are left out and told.
[[nodiscard]] Result<std::vector<StoredReviewer>> list_reviewers(Database const& database, Problems& damaged);
// A new one, or other words about one that is there. L128: another one has this key.
[[nodiscard]] Result<ReviewerId> put_reviewer(Transaction& transaction, StoredReviewer const& reviewer);

enum class ReviewState : std::uint8_t { Open, Abstained, HandedIn };

struct StoredReview {
    ReviewId id; // 0 until it is begun
    CaseId of;
    ReviewerId reviewer;
    int revision = 0; // how often it was handed in
    ReviewState state = ReviewState::Open;
    std::optional<std::string> abstains; // why
    std::optional<Outcome> outcome;
    std::string note;                   // private
    std::string at;                     // when it was handed in last; empty: never
    std::vector<ClaimVerdict> verdicts; // in the order in which they were given first

    friend bool operator==(StoredReview const&, StoredReview const&) = default;
};

// Absent: this reviewer has not said anything of the case. L139: it is damaged.
[[nodiscard]] Result<std::optional<StoredReview>> load_review(Database const& database, CaseId of, ReviewerId reviewer);
// All but its verdicts: a new one where it has no id.
[[nodiscard]] Result<ReviewId> put_review(Transaction& transaction, StoredReview const& review);
// Absent: the claim is as if nobody had looked at it.
[[nodiscard]] Result<Done> put_verdict(Transaction& transaction, ReviewId review, std::string const& claim,
                                       std::optional<ClaimVerdict> const& verdict);

} // namespace accrue::store
