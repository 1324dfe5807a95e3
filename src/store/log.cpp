#include "store/log.h"

#include <array>
#include <cstdint>
#include <limits>
#include <string>

#include <fmt/format.h>

#include "domain/texts.h"
#include "store/connection.h"
#include "store/exchange.h"
#include "store/failure.h"
#include "store/log_rows.h"
#include "store/record_rows.h"

namespace accrue::store {
namespace {

constexpr std::array<std::string_view, 3> states{"done", "undone", "dropped"};
constexpr std::string_view columns = "id, at, words, command, inverse, state, sha256";
constexpr int most_log_findings = 20;

// Of what a change says; its state goes on changing.
std::string digest_of(Query& row, Change& change) {
    Values values(Direction::Load);
    values.use(row);
    values.value(change.at);
    values.value(change.words);
    values.value(change.command);
    values.value(change.inverse);
    return values.digest();
}

Problem damaged_change(Connection const& connection, ChangeId change) {
    Problem found = problem("L138", connection.file(), tr("a change in the log is damaged: it is not what was saved"),
                            tr("it cannot be undone or done again; everything else is as it was"));
    found.where.path = fmt::format("/changes/{}", change.value);
    return found;
}

// False where it is not what was saved; of that one only the id is to be used.
bool fill(Change& change, Query& row) {
    change.id.value = row.integer();
    try {
        std::string const digest = digest_of(row, change);
        Values values(Direction::Load);
        values.use(row);
        int state = 0;
        values.choice(state, states);
        change.state = static_cast<Change::State>(state);
        return row.text() == digest;
    } catch (Damage const&) {
        return false;
    }
}

// Throws L138.
Change read_change(Connection const& connection, Query& row) {
    Change change;
    if (fill(change, row)) return change;
    throw Refusal{damaged_change(connection, change.id)};
}

Result<std::optional<Change>> find(Database const& database, std::string_view condition) {
    Connection& connection = database.connection();
    try {
        Query row = connection.query(fmt::format("SELECT {} FROM change WHERE {} LIMIT 1", columns, condition));
        return row.step() ? std::optional(read_change(connection, row)) : std::nullopt;
    } catch (...) {
        return failure(connection);
    }
}

constexpr std::string_view last_done = "state = 'done' ORDER BY id DESC";
constexpr std::string_view first_undone = "state = 'undone' ORDER BY id";

Result<Done> move(Transaction& transaction, ChangeId change, std::string_view next, Change::State state) {
    Connection& connection = transaction.connection();
    try {
        if (connection.integer(fmt::format("SELECT id FROM change WHERE {} LIMIT 1", next)) != change.value)
            throw Refusal{problem("L129", connection.file(),
                                  state == Change::State::Undone
                                      ? say("change {} is not the one to undo", change.value)
                                      : say("change {} is not the one to redo", change.value),
                                  tr("nothing was changed"))};
        connection.query("UPDATE change SET state = ? WHERE id = ?")
            .bind(std::string(states[static_cast<std::size_t>(state)]))
            .bind(change.value)
            .run();
        return Done{};
    } catch (...) {
        return failure(transaction);
    }
}

} // namespace

Result<std::vector<ListedChange>> list_changes(Database const& database, ChangeId before, std::size_t limit) {
    Connection& connection = database.connection();
    try {
        Query rows =
            connection.query(fmt::format("SELECT {} FROM change WHERE id < ? ORDER BY id DESC LIMIT ?", columns));
        rows.bind(before ? before.value : std::numeric_limits<std::int64_t>::max());
        rows.bind(static_cast<std::int64_t>(limit));
        std::vector<ListedChange> changes;
        while (rows.step()) {
            Change change;
            if (fill(change, rows)) {
                changes.push_back({std::move(change), false});
            } else {
                changes.emplace_back().damaged = true;
                changes.back().change.id = change.id;
            }
        }
        return changes;
    } catch (...) {
        return failure(connection);
    }
}

Result<Change> load_change(Database const& database, ChangeId change) {
    Connection& connection = database.connection();
    try {
        Query row = connection.query(fmt::format("SELECT {} FROM change WHERE id = ?", columns));
        row.bind(change.value);
        if (!row.step())
            throw Refusal{not_there(connection, say("there is no change {} in this library", change.value))};
        return read_change(connection, row);
    } catch (...) {
        return failure(connection);
    }
}

Result<ChangeId> append_change(Transaction& transaction, std::string_view at, std::string_view words,
                               std::string_view command, std::string_view inverse) {
    Connection& connection = transaction.connection();
    try {
        connection.execute("UPDATE change SET state = 'dropped' WHERE state = 'undone'");
        Query row = connection.query(
            "INSERT INTO change(at, words, command, inverse, state, sha256) VALUES(?, ?, ?, ?, 'done', ?)");
        Values values(Direction::Save);
        values.use(row);
        for (std::string text : {std::string(at), std::string(words), std::string(command), std::string(inverse)})
            values.value(text);
        row.bind(values.digest()).run();
        return ChangeId{connection.last_row()};
    } catch (...) {
        return failure(transaction);
    }
}

Result<std::optional<Change>> next_undo(Database const& database) { return find(database, last_done); }

Result<std::optional<Change>> next_redo(Database const& database) { return find(database, first_undone); }

Result<Done> mark_undone(Transaction& transaction, ChangeId change) {
    return move(transaction, change, last_done, Change::State::Undone);
}

Result<Done> mark_redone(Transaction& transaction, ChangeId change) {
    return move(transaction, change, first_undone, Change::State::Done);
}

void check_changes(Connection& connection, Problems& problems) {
    Query rows = connection.query(fmt::format("SELECT {} FROM change ORDER BY id", columns));
    for (int found = 0; found < most_log_findings && rows.step();) {
        try {
            static_cast<void>(read_change(connection, rows));
        } catch (Refusal const& refusal) {
            problems.push_back(refusal.problem);
            ++found;
        }
    }
}

void sign_changes(Connection& connection) {
    Query rows = connection.query("SELECT id, at, words, command, inverse FROM change");
    while (rows.step()) {
        Change change;
        change.id.value = rows.integer();
        std::string const digest = digest_of(rows, change);
        connection.query("UPDATE change SET sha256 = ? WHERE id = ?").bind(digest).bind(change.id.value).run();
    }
}

} // namespace accrue::store
