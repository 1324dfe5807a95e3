#include "store/review_log.h"

#include <fmt/format.h>

#include "store/connection.h"
#include "store/failure.h"

namespace accrue::store {
namespace {

constexpr std::string_view log_query =
    "SELECT l.seq, l.at, l.event, l.subject, l.content_sha256, l.hash, c.salt, c.content "
    "FROM review_log l LEFT JOIN review_log_content c ON c.seq = l.seq";

std::vector<ReviewLogRow> read_log(Query& rows) {
    std::vector<ReviewLogRow> log;
    while (rows.step()) {
        ReviewLogRow row;
        row.seq = rows.integer();
        for (std::string ReviewLogRow::*const text : {&ReviewLogRow::at, &ReviewLogRow::event, &ReviewLogRow::subject,
                                                      &ReviewLogRow::content_sha256, &ReviewLogRow::hash})
            row.*text = rows.text();
        for (std::string ReviewLogRow::*const text : {&ReviewLogRow::salt, &ReviewLogRow::content})
            if (!rows.skip_null()) row.*text = rows.text();
        log.push_back(std::move(row));
    }
    return log;
}

} // namespace

Result<std::optional<ReviewLogRow>> last_log_row(Database const& database) {
    Connection& connection = database.connection();
    try {
        Query row = connection.query(fmt::format("{} ORDER BY l.seq DESC LIMIT 1", log_query));
        std::vector<ReviewLogRow> const last = read_log(row);
        return last.empty() ? std::optional<ReviewLogRow>() : std::optional(last.front());
    } catch (...) {
        return failure(connection);
    }
}

Result<Done> append_log_row(Transaction& transaction, ReviewLogRow const& row) {
    Connection& connection = transaction.connection();
    try {
        connection.query("INSERT INTO review_log VALUES(?, ?, ?, ?, ?, ?)")
            .bind(row.seq)
            .bind(row.at)
            .bind(row.event)
            .bind(row.subject)
            .bind(row.content_sha256)
            .bind(row.hash)
            .run();
        connection.query("INSERT INTO review_log_content VALUES(?, ?, ?)")
            .bind(row.seq)
            .bind(row.salt)
            .bind(row.content)
            .run();
        return Done{};
    } catch (...) {
        return failure(transaction);
    }
}

Result<std::vector<ReviewLogRow>> list_log(Database const& database, std::int64_t behind, std::size_t most) {
    Connection& connection = database.connection();
    try {
        Query rows = connection.query(fmt::format("{} WHERE l.seq > ? ORDER BY l.seq LIMIT ?", log_query));
        rows.bind(behind).bind(static_cast<std::int64_t>(most));
        return read_log(rows);
    } catch (...) {
        return failure(connection);
    }
}

} // namespace accrue::store
