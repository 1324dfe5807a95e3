#include "store/reviews.h"

#include <array>

#include <fmt/format.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "store/connection.h"
#include "store/evidence_rows.h"
#include "store/failure.h"
#include "store/outcome_values.h"
#include "store/signed_rows.h"

namespace accrue::store {

void exchange_outcome(Values& values, std::optional<Outcome>& outcome) {
    static constexpr std::array<std::string_view, 3> kinds{"award", "ask", "decline"};
    int kind = outcome ? static_cast<int>(outcome->kind) : -1;
    values.optional_choice(kind, kinds);
    std::optional<std::string> level = outcome ? std::optional(outcome->level) : std::nullopt;
    values.value(level);
    if (values.loading() && kind >= 0) outcome = Outcome{static_cast<Outcome::Kind>(kind), level.value_or("")};
}

namespace {

constexpr std::string_view reviewer_columns = "name, emails, employers, relations, secret, shown";
constexpr std::string_view review_columns =
    "review_case, reviewer, revision, state, abstains, outcome, level, note, at";
constexpr std::string_view verdict_columns =
    "review, claim, verdict, field, kind, number_num, number_den, to_day, reason, note, note_is_shared, seconds";
constexpr std::array<std::string_view, 3> review_states{"open", "abstained", "handed_in"};
constexpr std::array<std::string_view, 4> verdict_words{"allow", "reduce", "refuse", "ask"};
constexpr std::array<std::string_view, 3> reduction_kinds{"none", "number", "date"};

void exchange_reviewer(Values& values, StoredReviewer& reviewer) {
    for (std::string StoredReviewer::*const text :
         {&StoredReviewer::name, &StoredReviewer::emails, &StoredReviewer::employers, &StoredReviewer::relations,
          &StoredReviewer::secret, &StoredReviewer::shown})
        values.value(reviewer.*text);
}

void exchange_stored_review(Values& values, StoredReview& review) {
    values.value(review.of.value);
    values.value(review.reviewer.value);
    values.value(review.revision);
    int state = static_cast<int>(review.state);
    values.choice(state, review_states);
    review.state = static_cast<ReviewState>(state);
    values.value(review.abstains);
    exchange_outcome(values, review.outcome);
    values.value(review.note);
    values.value(review.at);
}

struct VerdictRow { // of review_verdict
    struct Tag;
    Id<Tag> id;
    ReviewId review;
    ClaimVerdict said;
};

void exchange_verdict(Values& values, VerdictRow& row) {
    Verdict& verdict = row.said.verdict;
    values.value(row.review.value);
    values.value(row.said.claim);
    int word = static_cast<int>(verdict.kind);
    values.choice(word, verdict_words);
    verdict.kind = static_cast<Verdict::Kind>(word);
    values.value(verdict.field);
    int kind = static_cast<int>(verdict.to.index());
    values.choice(kind, reduction_kinds);
    auto const* const number = std::get_if<Number>(&verdict.to);
    auto const* const day = std::get_if<Date>(&verdict.to);
    std::optional<Number> to_number = number == nullptr ? std::nullopt : std::optional(*number);
    std::optional<Date> to_day = day == nullptr ? std::nullopt : std::optional(*day);
    values.value(to_number);
    values.value(to_day);
    if (values.loading() && to_number) verdict.to = *to_number;
    if (values.loading() && to_day) verdict.to = *to_day;
    if (verdict.to.index() != static_cast<std::size_t>(kind)) throw Damage{};
    values.value(verdict.reason);
    values.value(verdict.note);
    values.value(verdict.note_is_shared);
    values.value(row.said.seconds);
}

[[noreturn]] void refuse_damaged_review(Connection const& connection, std::string path, std::string_view what) {
    Problem found = problem("L139", connection.file(), what,
                            tr("nothing else is touched: take it from an older copy of the library"));
    found.where.path = std::move(path);
    throw Refusal{found};
}

StoredReviewer read_reviewer(Connection const& connection, Query& row) {
    StoredReviewer reviewer;
    reviewer.id.value = row.integer();
    try {
        fill(row, reviewer, exchange_reviewer);
    } catch (Damage const&) {
        refuse_damaged_review(
            connection, fmt::format("/reviewers/{}", reviewer.id.value),
            say("what is known of the reviewer '{}' is damaged: it is not what was saved", shortened(reviewer.name)));
    }
    return reviewer;
}

std::vector<ClaimVerdict> verdicts_of(Connection& connection, ReviewId review) {
    std::vector<ClaimVerdict> verdicts;
    Query rows = connection.query(
        fmt::format("SELECT id, {}, sha256 FROM review_verdict WHERE review = ? ORDER BY id", verdict_columns));
    for (rows.bind(review.value); rows.step();) {
        VerdictRow row;
        row.id.value = rows.integer();
        fill(rows, row, exchange_verdict);
        verdicts.push_back(std::move(row.said));
    }
    return verdicts;
}

StoredReview read_review(Connection& connection, Query& row) {
    StoredReview review;
    review.id.value = row.integer();
    try {
        fill(row, review, exchange_stored_review);
        review.verdicts = verdicts_of(connection, review.id);
    } catch (Damage const&) {
        refuse_damaged_review(connection, fmt::format("/reviews/{}", review.id.value),
                              tr("a review is damaged: it is not what was saved"));
    }
    return review;
}

std::string reviewer_query() {
    return fmt::format("SELECT id, {}, sha256 FROM reviewer ORDER BY id", reviewer_columns);
}

std::string review_query(std::string_view condition) {
    return fmt::format("SELECT id, {}, sha256 FROM review WHERE {} ORDER BY id", review_columns, condition);
}

} // namespace

Result<std::vector<StoredReviewer>> list_reviewers(Database const& database, Problems& damaged) {
    Connection& connection = database.connection();
    try {
        Query rows = connection.query(reviewer_query());
        return read_all(connection, rows, read_reviewer, damaged);
    } catch (...) {
        return failure(connection);
    }
}

Result<ReviewerId> put_reviewer(Transaction& transaction, StoredReviewer const& reviewer) {
    Connection& connection = transaction.connection();
    try {
        Query same = connection.query("SELECT 1 FROM reviewer WHERE shown = ? AND id <> ?");
        if (same.bind(reviewer.shown).bind(reviewer.id.value).step())
            throw Refusal{problem("L128", connection.file(), tr("another reviewer has this key"),
                                  tr("change what is said of that one"))};
        if (!reviewer.id) return insert(connection, "reviewer", reviewer_columns, reviewer, exchange_reviewer).id;
        update(connection, "reviewer", reviewer_columns, reviewer, exchange_reviewer);
        return reviewer.id;
    } catch (...) {
        return failure(transaction);
    }
}

Result<std::optional<StoredReview>> load_review(Database const& database, CaseId of, ReviewerId reviewer) {
    Connection& connection = database.connection();
    try {
        Query row = connection.query(review_query("review_case = ? AND reviewer = ?"));
        if (!row.bind(of.value).bind(reviewer.value).step()) return std::optional<StoredReview>();
        return std::optional(read_review(connection, row));
    } catch (...) {
        return failure(connection);
    }
}

Result<ReviewId> put_review(Transaction& transaction, StoredReview const& review) {
    Connection& connection = transaction.connection();
    try {
        if (!review.id) return insert(connection, "review", review_columns, review, exchange_stored_review).id;
        update(connection, "review", review_columns, review, exchange_stored_review);
        return review.id;
    } catch (...) {
        return failure(transaction);
    }
}

Result<Done> put_verdict(Transaction& transaction, ReviewId review, std::string const& claim,
                         std::optional<ClaimVerdict> const& verdict) {
    Connection& connection = transaction.connection();
    try {
        Query there = connection.query("SELECT id FROM review_verdict WHERE review = ? AND claim = ?");
        VerdictRow row;
        if (there.bind(review.value).bind(claim).step()) row.id.value = there.integer();
        row.review = review;
        if (verdict) row.said = *verdict;
        if (!verdict)
            connection.query("DELETE FROM review_verdict WHERE id = ?").bind(row.id.value).run();
        else if (row.id)
            update(connection, "review_verdict", verdict_columns, row, exchange_verdict);
        else
            insert(connection, "review_verdict", verdict_columns, row, exchange_verdict);
        return Done{};
    } catch (...) {
        return failure(transaction);
    }
}

void check_reviews(Connection& connection, Problems& problems) {
    Query reviewers = connection.query(reviewer_query());
    static_cast<void>(read_all(connection, reviewers, read_reviewer, problems));
    Query reviews = connection.query(review_query("TRUE"));
    while (reviews.step()) {
        try {
            static_cast<void>(read_review(connection, reviews));
        } catch (Refusal const& refusal) {
            problems.push_back(refusal.problem);
        }
    }
}

} // namespace accrue::store
