#include "store/log.h"

#include <array>
#include <limits>

#include <fmt/format.h>

#include "store/connection.h"
#include "store/exchange.h"
#include "store/failure.h"

namespace accrue::store {
namespace {

constexpr std::array<std::string_view, 3> states{"done", "undone", "dropped"};
constexpr std::string_view columns = "id, at, words, command, inverse, state";

Change read_change(Query& row) {
    Change change;
    change.id.value = row.integer();
    Values values(Direction::Load);
    values.use(row);
    values.value(change.at);
    values.value(change.words);
    values.value(change.command);
    values.value(change.inverse);
    int state = 0;
    values.choice(state, states);
    change.state = static_cast<Change::State>(state);
    return change;
}

Result<std::optional<Change>> find(Database const& database, std::string_view condition) {
    Connection& connection = database.connection();
    try {
        Query row = connection.query(fmt::format("SELECT {} FROM change WHERE {} LIMIT 1", columns, condition));
        return row.step() ? std::optional(read_change(row)) : std::nullopt;
    } catch (Damage const&) {
        return damaged(connection.file(), "the change log");
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
                                  fmt::format("change {} is not the one to {}", change.value,
                                              state == Change::State::Undone ? "undo" : "redo"),
                                  "nothing was changed")};
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

Result<ChangeId> append_change(Transaction& transaction, std::string_view at, std::string_view words,
                               std::string_view command, std::string_view inverse) {
    Connection& connection = transaction.connection();
    try {
        connection.execute("UPDATE change SET state = 'dropped' WHERE state = 'undone'");
        connection.query("INSERT INTO change(at, words, command, inverse, state) VALUES(?, ?, ?, ?, 'done')")
            .bind(std::string(at))
            .bind(std::string(words))
            .bind(std::string(command))
            .bind(std::string(inverse))
            .run();
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

Result<std::vector<Change>> history(Database const& database, std::size_t limit, ChangeId before) {
    Connection& connection = database.connection();
    try {
        Query rows =
            connection.query(fmt::format("SELECT {} FROM change WHERE id < ? ORDER BY id DESC LIMIT ?", columns));
        rows.bind(before ? before.value : std::numeric_limits<std::int64_t>::max());
        rows.bind(static_cast<std::int64_t>(limit));
        std::vector<Change> changes;
        while (rows.step()) changes.push_back(read_change(rows));
        return changes;
    } catch (Damage const&) {
        return damaged(connection.file(), "the change log");
    } catch (...) {
        return failure(connection);
    }
}

} // namespace accrue::store
