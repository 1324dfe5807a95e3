#include "session/review_files.h"

#include <algorithm>

#include "domain/text.h"
#include "domain/texts.h"
#include "session/review_case_reviews.h"
#include "session/review_events.h"
#include "session/state.h"
#include "store/reviews.h"

namespace accrue::session {
namespace {

// How many reviews of the case count: of each reviewer who does not abstain one.
Result<int> count_reviews(Session::State& session, CaseId of) {
    auto opened = open_case(session.database, of);
    if (!opened) return opened.problem();
    if (auto counted = count_case(session, *opened); !counted) return counted.problem();
    CaseReviews reviews;
    if (auto read = reviews.read(session, of); !read) return read.problem();
    MergeGround const ground = reviews.merge(*opened, session.ports.today(), std::nullopt, {});
    return static_cast<int>(reviews_that_count(*ground.merge));
}

Result<Done> follow_count(store::Transaction& transaction, Session::State& session, CaseId of) {
    auto listed = store::load_case(session.database, of);
    if (!listed) return listed.problem();
    auto const count = count_reviews(session, of);
    if (!count) return count.problem();
    listed->standing.reviews = *count;
    return store::set_standing(transaction, of, listed->standing);
}

} // namespace

Result<OpenCase> open_case(store::Database const& database, CaseId of) {
    auto listed = store::load_case(database, of);
    if (!listed) return listed.problem();
    auto package = store::load_package(database, of);
    if (!package) return package.problem();
    return OpenCase::open(*std::move(listed), *std::move(package));
}

Result<Done> count_case(Session::State& session, OpenCase& opened) {
    auto pack = session.pack_for(opened.asks_for_rules());
    if (!pack) return pack.problem();
    opened.count_by(*std::move(pack), session.ports.today());
    return Done{};
}

std::size_t reviews_that_count(review::Merge const& merge) {
    return static_cast<std::size_t>(
        std::ranges::count_if(merge.reviews, [](Review const& review) { return !review.abstains; }));
}

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
