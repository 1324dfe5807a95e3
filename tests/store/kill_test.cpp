// What was acknowledged is there, whenever the program is killed. A child process works on a library and tells through a
// pipe what is done; the parent kills it at a random moment and looks.
#include <chrono>
#include <random>

#include <doctest/doctest.h>
#include <unistd.h>

#include "fixture.h"
#include "store/backup.h"
#include "store/check.h"
#include "store/connection.h"
#include "store/log.h"
#include "support/killed_child.h"

using namespace accrue;
using namespace accrue::store;
using accrue::test::run_and_kill;

namespace {

// Adds entries from number `from` on until it is killed, each together with its row in the change log; writes one byte when
// it begins and the number of each entry that is saved.
void add_entries(std::filesystem::path const& file, RecordId record, int from, int pipe_end) {
    auto database = Database::open(file, now);
    if (!database || write(pipe_end, "!", 1) != 1) _exit(1);
    for (int number = from;; ++number) {
        auto transaction = Transaction::begin(*database);
        if (!transaction) _exit(2);
        auto const place = static_cast<std::size_t>(number - from) % static_cast<std::size_t>(from + 1);
        if (!insert_entry(*transaction, record, place, sample_claim(number))) _exit(3);
        if (!append_change(*transaction, now, "Added", std::to_string(number), "")) _exit(4);
        if (!transaction->commit()) _exit(5);
        if (write(pipe_end, &number, sizeof number) != sizeof number) _exit(6);
    }
}

// The number behind the last one that the child said was saved; `from` where it said nothing.
int acknowledged(std::string const& told, int from) {
    int next = from;
    for (std::size_t at = 1; at + sizeof next <= told.size(); at += sizeof next) {
        int number = 0;
        told.copy(reinterpret_cast<char*>(&number), sizeof number, at);
        REQUIRE(number == next);
        ++next;
    }
    return next;
}

} // namespace

TEST_CASE("no acknowledged entry is lost and none is half there in 300 kills") {
    Folder const folder;
    auto const file = folder / "mine.accrue";
    RecordId record;
    {
        auto database = must(Database::create(file, now));
        record = add(database, Application{}).id;
    }
    std::mt19937 dice(1);
    int saved = 0;       // entries that must be there
    int unfinished = 0;  // kills that left a journal behind
    int unannounced = 0; // entries that were saved just before the child could say so
    for (int kill = 0; kill < 300; ++kill) {
        CAPTURE(kill);
        std::chrono::microseconds const after(1000 + dice() % 15000);
        std::size_t const wait = 1 + (kill % 4 == 0 ? 2 * sizeof(int) : 0); // however slow the disk: now and then two
        std::string const told = run_and_kill([&](int end) { add_entries(file, record, saved, end); }, after, wait);
        saved = acknowledged(told, saved);
        std::error_code error;
        unfinished += std::filesystem::file_size(folder / "mine.accrue-journal", error) > 0 && !error ? 1 : 0;

        auto const database = must(Database::open(file, now));
        auto const stored = must(load_record(database, record));
        int const there = static_cast<int>(stored.entries.size());
        REQUIRE((there == saved || there == saved + 1));
        unannounced += there - saved;
        saved = there;
        REQUIRE(database.connection().integer("SELECT count(*) FROM change") == there);
        for (Claim const& claim : stored.application.claims) {
            int const number = std::stoi(claim.id.substr(1));
            REQUIRE(number < saved);
            REQUIRE(claim == sample_claim(number));
        }
    }
    CHECK(saved >= 150);
    CHECK(unfinished > 10); // else the kills came at the wrong moments
    INFO("saved " << saved << ", journals " << unfinished << ", unannounced " << unannounced);
    CHECK(check(must(Database::open(file, now))).problems.empty());
}

namespace {

// When to kill: at random, within a time that grows until something is done in it, however slow the machine is.
class KillTimes {
public:
    KillTimes(unsigned seed, unsigned microseconds) : dice_(seed), most_(microseconds) {}
    std::chrono::microseconds next(int done) {
        if (++asked_ % 10 == 0 && done == 0) most_ *= 2;
        return std::chrono::microseconds(dice_() % most_);
    }

private:
    std::mt19937 dice_;
    unsigned most_;
    int asked_ = 0;
};

} // namespace

TEST_CASE("a library is whole or not there when its making is killed") {
    Folder const folder;
    auto const file = folder / "mine.accrue";
    KillTimes times(2, 40000);
    int there = 0;
    for (int kill = 0; kill < 60; ++kill) {
        (void)run_and_kill([&](int) { static_cast<void>(Database::create(file, now)); }, times.next(there), 0);
        if (!std::filesystem::exists(file)) continue;
        ++there;
        CHECK(check(must(Database::open(file, now))).problems.empty());
        std::filesystem::remove(file);
    }
    must(Database::create(file, now));
    CHECK(there > 0);
    CHECK(there < 60);
}

TEST_CASE("a copy is whole or not there when it is killed") {
    Folder const folder;
    auto const file = folder / "mine.accrue";
    auto const copy = folder / "copy.accrue";
    StoredRecord record;
    {
        auto database = must(Database::create(file, now));
        record = add(database, full_application());
    }
    KillTimes times(3, 20000);
    int there = 0;
    for (int kill = 0; kill < 60; ++kill) {
        auto const make_copy = [&](int end) {
            auto const database = Database::open(file, now);
            if (database && write(end, "!", 1) == 1) write_copy(database->connection(), copy);
        };
        (void)run_and_kill(make_copy, times.next(there), 1);
        if (!std::filesystem::exists(copy)) continue;
        ++there;
        auto const database = must(Database::open(copy, now));
        CHECK(must(load_record(database, record.id)) == record);
        std::filesystem::remove(copy);
    }
    CHECK(there > 0);
    CHECK(there < 60);
    CHECK(check(must(Database::open(file, now))).problems.empty());
}

TEST_CASE("a migration that is killed leaves the old library or the new one") {
    constexpr std::string_view old_tables = "CREATE TABLE person(id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;";
    constexpr std::string_view new_tables = "CREATE TABLE human(id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;";
    Schema const old_schema{1, old_tables, {}};
    std::string const step = std::string(new_tables) + "INSERT INTO human SELECT * FROM person; DROP TABLE person;";
    Schema const new_schema{2, new_tables, {{schema_digest(old_tables), step}}};
    Folder const folder;
    must(Database::create(folder / "old.accrue", now, old_schema))
        .connection()
        .execute("WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n WHERE i < 2000) "
                 "INSERT INTO person SELECT i, 'person ' || i FROM n");
    KillTimes times(4, 40000);
    int migrated = 0;
    for (int kill = 0; kill < 40; ++kill) {
        auto const file = folder / ("mine" + std::to_string(kill) + ".accrue");
        std::filesystem::copy_file(folder / "old.accrue", file);
        (void)run_and_kill([&](int) { static_cast<void>(Database::open(file, now, new_schema)); }, times.next(migrated),
                           0);

        bool const is_old = Database::open(file, now, old_schema).operator bool();
        migrated += is_old ? 0 : 1;
        auto const database = must(Database::open(file, now, new_schema));
        CHECK(database.connection().integer("SELECT count(*) FROM human WHERE name = 'person ' || id") == 2000);
    }
    CHECK(migrated > 0);
    CHECK(migrated < 40);
}
