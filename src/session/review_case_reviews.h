// CaseReviews: the reviews of the case that is open, as whoever decides it sees them, and what is decided. Private to the session.
#pragma once

#include <optional>
#include <vector>

#include "session/review_draft.h"
#include "session/review_files.h"

namespace accrue::session {

class CaseReviews {
public:
    // Files, reviewers and decision of the case, as the library has them now.
    [[nodiscard]] Result<Done> read(Session::State& session, CaseId of);

    [[nodiscard]] std::optional<store::StoredDecision> const& decision() const { return decision_; }
    [[nodiscard]] bool is_decider(ReviewerId who) const { return decision_ && decision_->decider == who; }
    [[nodiscard]] std::string const& adjudicator() const { return who_.adjudicator; } // a key; empty: nobody
    // The reviewer's name and key in a file that does not count since nobody knows the key; nothing: there is none.
    [[nodiscard]] std::optional<Reviewer> unknown(std::string const& key) const;

    // Puts the reviews together; `adjudication`: as the one who decides sees it so far, nothing: she has said nothing; `carried`: what
    // was decided before.
    [[nodiscard]] MergeGround merge(OpenCase const& opened, Date today,
                                    std::optional<review::SignedReview> const& adjudication,
                                    std::vector<ClaimVerdict> const& carried) const;
    [[nodiscard]] DecisionWords words() const;
    [[nodiscard]] int revision_of(std::string const& key) const; // the last one that this key has signed; 0: none

    // What is shown of it; `hidden`: what others say is not.
    void tell(MergeGround const& ground, ReviewerId you, bool hidden, ClaimDeskModel& model) const;

private:
    void tell_files(MergeGround const& ground, ClaimDeskModel& model) const;
    void tell_claims(MergeGround const& ground, ClaimDeskModel& model) const;
    void tell_decision(MergeGround const& ground, ReviewerId you, ClaimDeskModel& model) const;

    std::vector<FoundReview> found_;
    WhoReviews who_;
    std::optional<store::StoredDecision> decision_;
};

} // namespace accrue::session
