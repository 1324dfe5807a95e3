#include "store/decisions.h"

#include <fmt/format.h>

#include "domain/texts.h"
#include "store/connection.h"
#include "store/evidence_rows.h"
#include "store/failure.h"
#include "store/outcome_values.h"
#include "store/signed_rows.h"

namespace accrue::store {
namespace {

constexpr std::string_view review_file_columns = "review_case, file_sha256, content, taken_at";
constexpr std::string_view decision_columns =
    "review_case, decider, outcome, level, own_words, at, decided_on, letter, letter_pdf, feedback";

void exchange_review_file(Values& values, StoredReviewFile& file) {
    values.value(file.of.value);
    values.value(file.file_sha256);
    values.value(file.content);
    values.value(file.taken_at);
}

void exchange_decision(Values& values, StoredDecision& decision) {
    values.value(decision.of.value);
    values.value(decision.decider.value);
    exchange_outcome(values, decision.outcome);
    values.value(decision.own_words);
    values.value(decision.at);
    values.value(decision.decided_on);
    values.value(decision.letter);
    values.value(decision.letter_pdf);
    values.value(decision.feedback);
}

// Throws L139 where it is damaged.
template <class Row, class Exchange>
Row read_row(Connection const& connection, Query& query, Exchange exchange, std::string_view path,
             std::string_view what) {
    Row row;
    row.id.value = query.integer();
    try {
        fill(query, row, exchange);
    } catch (Damage const&) {
        Problem found = problem("L139", connection.file(), what,
                                tr("nothing else is touched: take it from an older copy of the library"));
        found.where.path = fmt::format("{}/{}", path, row.id.value);
        throw Refusal{found};
    }
    return row;
}

StoredReviewFile read_review_file(Connection const& connection, Query& row) {
    return read_row<StoredReviewFile>(connection, row, exchange_review_file, "/review-files",
                                      tr("the file of a review is damaged: it is not what was saved"));
}

StoredDecision read_decision(Connection const& connection, Query& row) {
    return read_row<StoredDecision>(connection, row, exchange_decision, "/decisions",
                                    tr("a decision is damaged: it is not what was saved"));
}

std::string review_file_query(std::string_view condition) {
    return fmt::format("SELECT id, {}, sha256 FROM review_file WHERE {} ORDER BY id", review_file_columns, condition);
}

std::string decision_query(std::string_view condition, std::string_view order) {
    return fmt::format("SELECT id, {}, sha256 FROM review_decision WHERE {} ORDER BY id {}", decision_columns,
                       condition, order);
}

} // namespace

Result<std::vector<StoredReviewFile>> list_review_files(Database const& database, CaseId of, Problems& damaged) {
    Connection& connection = database.connection();
    try {
        Query rows = connection.query(review_file_query("review_case = ?"));
        rows.bind(of.value);
        return read_all(connection, rows, read_review_file, damaged);
    } catch (...) {
        return failure(connection);
    }
}

Result<bool> put_review_file(Transaction& transaction, StoredReviewFile const& file) {
    Connection& connection = transaction.connection();
    try {
        Query there = connection.query("SELECT 1 FROM review_file WHERE review_case = ? AND file_sha256 = ?");
        if (there.bind(file.of.value).bind(file.file_sha256).step()) return false;
        insert(connection, "review_file", review_file_columns, file, exchange_review_file);
        return true;
    } catch (...) {
        return failure(transaction);
    }
}

Result<std::optional<StoredDecision>> load_decision(Database const& database, CaseId of) {
    Connection& connection = database.connection();
    try {
        Query row = connection.query(decision_query("review_case = ?", "DESC LIMIT 1"));
        if (!row.bind(of.value).step()) return std::optional<StoredDecision>();
        return std::optional(read_decision(connection, row));
    } catch (...) {
        return failure(connection);
    }
}

Result<DecisionId> put_decision(Transaction& transaction, StoredDecision const& decision) {
    Connection& connection = transaction.connection();
    try {
        if (!decision.id)
            return insert(connection, "review_decision", decision_columns, decision, exchange_decision).id;
        update(connection, "review_decision", decision_columns, decision, exchange_decision);
        return decision.id;
    } catch (...) {
        return failure(transaction);
    }
}

void check_decisions(Connection& connection, Problems& problems) {
    Query files = connection.query(review_file_query("TRUE"));
    static_cast<void>(read_all(connection, files, read_review_file, problems));
    Query decisions = connection.query(decision_query("TRUE", ""));
    static_cast<void>(read_all(connection, decisions, read_decision, problems));
}

} // namespace accrue::store
