#include "session/review_files.h"

#include <algorithm>

#include "domain/text.h"
#include "domain/texts.h"
#include "session/review_events.h"
#include "session/state.h"
#include "store/reviews.h"

namespace accrue::session {
namespace {

// How many reviews of the case count: of each reviewer who does not abstain one.
Result<int> count_reviews(store::Database const& database, store::ReviewCase const& about) {
    Problems damaged; // told where the case is opened
    auto const found = reviews_of(database, about.id, damaged);
    if (!found) return found.problem();
    auto const decision = store::load_decision(database, about.id);
    if (!decision) return decision.problem();
    auto who = who_reviews(database, about.id, *decision, damaged);
    if (!who) return who.problem();
    auto const claims = store::list_case_claims(database, about.id);
    if (!claims) return claims.problem();
    review::MergeQuestion question;
    question.package = about.package;
    question.pack_sha256 = about.pack_sha256;
    question.reviewers = std::move(who->keys);
    question.adjudicator = std::move(who->adjudicator);
    for (store::CaseClaim const& claim : *claims) question.claims.push_back(claim.claim);
    std::vector<review::SignedReview> files;
    for (FoundReview const& one : *found) files.push_back(one.review);
    review::Merge const merge = review::merge_reviews(question, files);
    return static_cast<int>(
        std::ranges::count_if(merge.reviews, [](Review const& review) { return !review.abstains; }));
}

Result<Done> follow_count(store::Transaction& transaction, Session::State& session, CaseId of) {
    auto listed = store::load_case(session.database, of);
    if (!listed) return listed.problem();
    auto const count = count_reviews(session.database, listed->about);
    if (!count) return count.problem();
    listed->standing.reviews = *count;
    return store::set_standing(transaction, of, listed->standing);
}

} // namespace

Result<std::vector<FoundReview>> reviews_of(store::Database const& database, CaseId of, Problems& damaged) {
    auto const files = store::list_review_files(database, of, damaged);
    if (!files) return files.problem();
    std::vector<FoundReview> found;
    for (store::StoredReviewFile const& file : *files) {
        auto read = review::read_signed_review(file.content, database.file().string());
        if (read)
            found.push_back({{}, *std::move(read)});
        else
            damaged.push_back(read.problem());
    }
    return found;
}

Result<WhoReviews> who_reviews(store::Database const& database, CaseId of,
                               std::optional<store::StoredDecision> const& decision, Problems& damaged) {
    auto const reviewers = store::list_reviewers(database, damaged);
    if (!reviewers) return reviewers.problem();
    WhoReviews who;
    for (store::StoredReviewer const& reviewer : *reviewers) {
        who.keys.push_back(reviewer.shown);
        if (!decision || decision->decider != reviewer.id) continue;
        auto const own = store::load_review(database, of, reviewer.id);
        if (!own) return own.problem();
        who.decider = reviewer.name;
        if (!*own || (*own)->revision == 0) who.adjudicator = reviewer.shown;
    }
    return who;
}

Result<bool> keep_review(store::Transaction& transaction, Session::State& session, CaseId of,
                         review::SignedReview const& review, std::string const& content) {
    auto const put = store::put_review_file(transaction, {{}, of, review.sha256, content, session.ports.now()});
    if (!put || !*put) return put;
    if (auto done = follow_count(transaction, session, of); !done) return done.problem();
    return true;
}

Result<bool> take_review(Session::State& session, review::SignedReview const& review, std::string const& content) {
    auto const of = store::find_package(session.database, review.review.package.sha256);
    if (!of) return of.problem();
    if (!*of)
        return Problem{"A481",
                       {},
                       say("this review by {} is of a package that is not here",
                           made_visible(shortened(review.review.reviewer.name))),
                       std::string(tr("take the package in first, and then the review"))};
    auto const listed = store::load_case(session.database, *of);
    if (!listed) return listed.problem();
    auto transaction = store::Transaction::begin(session.database);
    if (!transaction) return transaction.problem();
    auto const kept = keep_review(*transaction, session, *of, review, content);
    if (!kept || !*kept) return kept;
    ReviewEvent const event = said_event("review-taken-in", listed->about.token, review.review.reviewer, review.sha256);
    if (auto done = log_event(*transaction, session, event); !done) return done.problem();
    if (auto done = transaction->commit(); !done) return done.problem();
    return true;
}

Result<Done> accept_reviewer(Session::State& session, Reviewer const& reviewer, CaseId of) {
    auto transaction = store::Transaction::begin(session.database);
    if (!transaction) return transaction.problem();
    store::StoredReviewer known;
    known.name = reviewer.name;
    known.shown = reviewer.key;
    if (auto const id = store::put_reviewer(*transaction, known); !id) return id.problem();
    auto const listed = store::load_case(session.database, of);
    if (!listed) return listed.problem();
    if (auto done = follow_count(*transaction, session, of); !done) return done;
    ReviewEvent const event = said_event("reviewer-accepted", listed->about.token, reviewer, reviewer.name);
    if (auto done = log_event(*transaction, session, event); !done) return done;
    return transaction->commit();
}

} // namespace accrue::session
