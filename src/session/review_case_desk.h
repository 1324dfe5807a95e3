// CaseDesk: the case that is open on the claim desk: what its reviewer has said so far, saved and logged step by step, and what is
// known of its evidence. Private to the session.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "package/keys.h"
#include "review/redaction.h"
#include "session/desk_worker.h"
#include "session/evidence_jobs.h"
#include "session/evidence_pages.h"
#include "session/review_carrying.h"
#include "session/review_case.h"
#include "session/review_case_reviews.h"
#include "session/review_decision.h"
#include "session/review_events.h"
#include "session/session.h"
#include "store/reviews.h"

namespace accrue::session {

class CaseDesk {
public:
    // As ReviewDesk::open.
    static Result<std::unique_ptr<CaseDesk>> open(Session::State& session, CaseId of,
                                                  std::optional<store::StoredReviewer> reviewer, bool hides_applicant);

    [[nodiscard]] CaseId of() const { return case_.listed().about.id; }
    [[nodiscard]] ClaimDeskModel const& model() const { return model_; }

    Result<Done> declare_no_conflict(std::string const& why);
    Result<Done> abstain(std::string const& why);
    Result<Done> take_up();
    Result<Done> decide(std::string const& claim, std::optional<Verdict> const& verdict, std::int64_t seconds);
    Result<Done> undo();
    Result<Done> redo();
    Result<Done> recommend(std::optional<Outcome> const& outcome);
    Result<Done> set_note(std::string const& note);
    Result<Done> hand_in(std::filesystem::path const& file, std::string const& passphrase);
    [[nodiscard]] std::string suggested_name() const;
    [[nodiscard]] std::string suggested_folder() const; // "ashby-decision"

    // --- Deciding (review_case_decide.cpp) ---
    Result<Done> take_on(); // A482: somebody else decides it, or you may not
    Result<Done> accept(std::string const& key);
    Result<Done> set_own_words(std::string const& words);
    Result<std::vector<std::filesystem::path>> decide_case(std::filesystem::path const& folder,
                                                           std::string const& passphrase);
    Result<std::vector<std::filesystem::path>> save_again(std::filesystem::path const& folder) const;
    Result<Done> reopen(std::string const& why);

    void hide_applicant(bool hides); // from who reviews, until that is handed in
    Result<Done> show_applicant();
    Result<Done> show_unsearched(std::string const& sha256);
    [[nodiscard]] EvidencePage const* page(std::string const& sha256, int page, int width);

    [[nodiscard]] EvidencePages& pages() { return pages_; }
    bool collect(); // true: the model, or a picture, is another one
    [[nodiscard]] bool is_working() const;
    void wait();
    Result<Done> count_anew();    // in another language, on another day
    Result<Done> read_standing(); // that packages and reviews which came may have changed

private:
    struct Step { // of undo and redo
        std::string claim;
        std::optional<ClaimVerdict> before;
        std::optional<ClaimVerdict> after;
    };

    CaseDesk(Session::State& session, OpenCase opened, std::optional<store::StoredReviewer> reviewer)
        : session_(session), case_(std::move(opened)), reviewer_(std::move(reviewer)) {}

    [[nodiscard]] Reviewer by() const { return {reviewer_->name, reviewer_->shown}; }
    [[nodiscard]] ClaimVerdict const* said_of(std::string const& claim) const {
        return find_verdict(review_.verdicts, claim);
    }
    [[nodiscard]] Result<Done> check(std::string const& claim, Verdict const& verdict) const;
    [[nodiscard]] std::string why_not_ready() const;
    // One transaction: `change` of the review, the event, and how the case stands after it; nothing of it where anything is
    // refused. `after` is what the review is then.
    [[nodiscard]] Result<Done>
    save(store::StoredReview after, ReviewEvent const& event,
         std::function<Result<Done>(store::Transaction& transaction, ReviewId review)> const& change = {});
    // How the case stands with these, among what came meanwhile: puts it into the queue.
    [[nodiscard]] Result<store::CaseStanding> put_standing(store::Transaction& transaction,
                                                           store::StoredReview const& review,
                                                           std::optional<store::StoredDecision> const& decision);
    // The same of the decision.
    [[nodiscard]] Result<Done> save(store::StoredDecision const& decision, ReviewEvent const& event);
    [[nodiscard]] Result<DecisionAnswer> save_decided(package::SigningKey const& key);
    [[nodiscard]] bool is_decider() const { return reviewer_ && reviews_.is_decider(reviewer_->id); }
    [[nodiscard]] bool is_decided() const { return reviews_.decision() && !reviews_.decision()->at.empty(); }
    [[nodiscard]] std::string why_not_decide() const;
    // What she has said where reviewers differ, not signed yet; nothing: she has said nothing.
    [[nodiscard]] std::optional<Review> adjudication() const;
    [[nodiscard]] MergeGround merged() const;
    [[nodiscard]] Result<Done> put(std::string const& claim, std::optional<ClaimVerdict> const& verdict);
    [[nodiscard]] Review review_to_hand_in(store::StoredReview const& review) const;
    [[nodiscard]] Result<Done> log_shown(std::string_view what);
    void look_at_next(); // at a file of evidence
    void rebuild();
    void tell_before(); // what was decided of the claims before
    void tell_steps();  // that can be taken back

    Session::State& session_;
    OpenCase case_;
    std::optional<store::StoredReviewer> reviewer_;
    store::StoredReview review_; // id 0: nothing was said yet
    CaseReviews reviews_;
    DecidedBefore before_;
    store::CaseStanding standing_;
    std::vector<Step> undo_;
    std::vector<Step> redo_;
    std::shared_ptr<review::Redaction const> names_; // what tells who applies
    bool hides_ = false;
    std::set<std::string> shown_; // files that cannot be searched, by SHA-256
    KnownFiles known_;
    EvidencePages pages_;
    ClaimDeskModel model_;
    DeskWorker<LookedAt> looker_;
};

} // namespace accrue::session
