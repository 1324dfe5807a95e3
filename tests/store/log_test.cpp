#include "store/log.h"

#include <doctest/doctest.h>

#include "fixture.h"
#include "store/check.h"
#include "store/connection.h"
#include "store/settings.h"

using namespace accrue;
using namespace accrue::store;

namespace {

ChangeId log(Database& database, std::string const& words) {
    auto transaction = must(Transaction::begin(database));
    ChangeId const id = must(append_change(transaction, now, words, "do " + words, "undo " + words));
    must(transaction.commit());
    return id;
}

// Undoes (or redoes) what is next and returns its words; "" where there is nothing.
std::string undo(Database& database) {
    auto const change = must(next_undo(database));
    if (!change) return "";
    auto transaction = must(Transaction::begin(database));
    must(mark_undone(transaction, change->id));
    must(transaction.commit());
    return change->words;
}

std::string redo(Database& database) {
    auto const change = must(next_redo(database));
    if (!change) return "";
    auto transaction = must(Transaction::begin(database));
    must(mark_redone(transaction, change->id));
    must(transaction.commit());
    return change->words;
}

// "a done, b undone".
std::string all_changes(Database const& database) {
    return database.connection().text("SELECT group_concat(words || ' ' || state, ', ') FROM change ORDER BY id");
}

} // namespace

TEST_CASE("undo and redo walk along the log and survive a restart") {
    Folder const folder;
    auto const file = folder / "mine.accrue";
    {
        auto database = must(Database::create(file, now));
        CHECK(undo(database).empty());
        CHECK(redo(database).empty());
        for (char const* words : {"a", "b", "c"}) log(database, words);
        CHECK(undo(database) == "c");
        CHECK(undo(database) == "b");
    }
    auto database = must(Database::open(file, now));
    CHECK(must(next_redo(database))->command == "do b");
    CHECK(must(next_undo(database))->inverse == "undo a");
    CHECK(redo(database) == "b");
    CHECK(undo(database) == "b");
    CHECK(undo(database) == "a");
    CHECK(undo(database).empty());
    for (char const* words : {"a", "b", "c"}) CHECK(redo(database) == words);
    CHECK(redo(database).empty());
}

TEST_CASE("a new change drops what could have been redone and keeps it in the history") {
    auto database = must(Database::in_memory());
    for (char const* words : {"a", "b", "c"}) log(database, words);
    undo(database);
    undo(database);
    log(database, "d");

    CHECK(redo(database).empty());
    CHECK(undo(database) == "d");
    CHECK(undo(database) == "a");
    CHECK(all_changes(database) == "a undone, b dropped, c dropped, d undone");
    CHECK(check(database).problems.empty());
    redo(database);
    auto const change = must(next_undo(database));
    CHECK(*change == Change{change->id, std::string(now), "a", "do a", "undo a", Change::State::Done});
}

TEST_CASE("only the next change can be undone or redone") {
    auto database = must(Database::in_memory());
    ChangeId const first = log(database, "a");
    ChangeId const second = log(database, "b");
    auto transaction = must(Transaction::begin(database));
    CHECK(problem_id(mark_undone(transaction, first)) == "L129");
    CHECK(problem_id(mark_redone(transaction, second)) == "L129");
    CHECK(problem_id(transaction.commit()) == "L130");
}

TEST_CASE("a change is in the log only if it happened") {
    auto database = must(Database::in_memory());
    {
        auto transaction = must(Transaction::begin(database));
        must(append_change(transaction, now, "a", "b", "c"));
    }
    CHECK(all_changes(database).empty());
}

TEST_CASE("a log whose states are out of order is reported") {
    auto database = must(Database::in_memory());
    for (char const* words : {"a", "b", "c"}) log(database, words);
    database.connection().execute("UPDATE change SET state = 'undone' WHERE id = 2");

    auto const health = check(database);

    REQUIRE(health.problems.size() == 1);
    CHECK(health.problems[0].id == "L132");
    CHECK(health.changes == 3);
}

TEST_CASE("a change that is not what was saved is neither undone nor done again") {
    for (char const* sql :
         {"UPDATE change SET at = 'never' WHERE id = 2", "UPDATE change SET words = 'B' WHERE id = 2",
          "UPDATE change SET command = 'do B' WHERE id = 2", "UPDATE change SET inverse = 'undo B' WHERE id = 2"}) {
        CAPTURE(sql);
        auto database = must(Database::in_memory());
        for (char const* words : {"a", "b"}) log(database, words);
        database.connection().execute(sql);

        REQUIRE_FALSE(next_undo(database));
        CHECK(next_undo(database).problem().id == "L138");
        CHECK(next_undo(database).problem().where.path == "/changes/2");
        CHECK(check(database).problems.size() == 1);
        CHECK(check(database).problems[0].id == "L138");

        database.connection().execute("UPDATE change SET state = 'undone' WHERE id = 2");
        CHECK(problem_id(next_redo(database)) == "L138");
        CHECK(must(next_undo(database))->words == "a");
    }
}

TEST_CASE("settings are kept and replaced") {
    auto database = must(Database::in_memory());
    CHECK_FALSE(must(setting(database, "scale")));
    auto transaction = must(Transaction::begin(database));
    must(set_setting(transaction, "scale", "1.5"));
    must(set_setting(transaction, "scale", "2.0"));
    must(set_setting(transaction, "theme", ""));
    must(transaction.commit());
    CHECK(must(setting(database, "scale")) == "2.0");
    CHECK(must(setting(database, "theme")) == "");
}
