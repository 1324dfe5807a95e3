#include "store/migrate.h"

#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "domain/digest.h"
#include "fixture.h"
#include "rules/parse.h"
#include "store/connection.h"
#include "store/log.h"
#include "store/rule_tables.h"

using namespace accrue;
using namespace accrue::store;

namespace {

// Made-up versions: one table, then a second one, then the first one with its text split in two.
constexpr std::string_view first = "CREATE TABLE person(id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;";
constexpr std::string_view second =
    "CREATE TABLE person(id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;"
    "CREATE TABLE note(id INTEGER PRIMARY KEY, person INTEGER REFERENCES person) STRICT;";
constexpr std::string_view third =
    "CREATE TABLE human(id INTEGER PRIMARY KEY, given TEXT, family TEXT) STRICT;"
    "CREATE TABLE note(id INTEGER PRIMARY KEY, person INTEGER REFERENCES person) STRICT;";

Schema const version_1{1, first, {}};
Migration const to_2{schema_digest(first),
                     "CREATE TABLE note(id INTEGER PRIMARY KEY, person INTEGER REFERENCES person) STRICT;"};
Migration const to_3{schema_digest(second),
                     "CREATE TABLE human(id INTEGER PRIMARY KEY, given TEXT, family TEXT) STRICT;"
                     "INSERT INTO human SELECT id, substr(name, 1, instr(name, ' ') - 1), "
                     "substr(name, instr(name, ' ') + 1) FROM person;"
                     "DROP TABLE person;"};
Schema const version_2{2, second, {to_2}};
Schema const version_3{3, third, {to_2, to_3}};

void make_old_library(std::filesystem::path const& file) {
    auto const database = must(Database::create(file, now, version_1));
    database.connection().execute("INSERT INTO person VALUES(1, 'Ana Kowalska'), (2, 'Jo Doe')");
}

std::vector<std::string> names_in(Folder const& folder) {
    std::vector<std::string> names;
    for (auto const& entry : std::filesystem::directory_iterator(folder.path()))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("an older library is brought up step by step after a backup was made") {
    Folder const folder;
    auto const file = folder / "mine.accrue";
    make_old_library(file);
    {
        auto const database = must(Database::open(file, now, version_3));

        CHECK(database.connection().text("SELECT group_concat(family) FROM human") == "Kowalska,Doe");
        CHECK(database.connection().integer("PRAGMA user_version") == 3);
        CHECK(database.connection().integer("PRAGMA foreign_keys") == 1);
    }
    CHECK(names_in(folder) == Names{"mine.accrue", "mine.before-format-3.accrue"});
    auto const backup = must(Database::open(folder / "mine.before-format-3.accrue", now, version_1));
    CHECK(backup.connection().text("SELECT name FROM person WHERE id = 1") == "Ana Kowalska");
}

TEST_CASE("a library of an older version keeps its packs and their rows are made again from their texts") {
    int version = 0;
    SUBCASE("version 1") { version = 1; }
    SUBCASE("version 2") { version = 2; }
    SUBCASE("version 3") { version = 3; }
    SUBCASE("version 4") { version = 4; }
    SUBCASE("version 5") { version = 5; }
    SUBCASE("version 6") { version = 6; }
    SUBCASE("version 7") { version = 7; }
    SUBCASE("version 8") { version = 8; }
    std::string const tables = read_file(fmt::format(ACCRUE_SOURCE_DIR "/tests/store/schema_{}.sql", version));
    Schema const older{version, tables, {}};
    Folder const folder;
    auto const file = folder / "mine.accrue";
    std::string const text = read_file(ACCRUE_SOURCE_DIR "/tests/packs/sample.toml");
    must(Database::create(file, now, older))
        .connection()
        .query("INSERT INTO pack(sha256, file, text, rows_sha256) VALUES(?, 'sample.toml', ?, hex(zeroblob(32))), "
               "(hex(randomblob(32)), 'other.toml', 'no pack', hex(zeroblob(32)))")
        .bind(sha256_hex(text))
        .bind(text)
        .run();

    auto const database = must(Database::open(file, now));

    CHECK(must(load_pack(database, sha256_hex(text))) == rules::parse(text, "sample.toml").pack);
    CHECK(database.connection().integer("SELECT count(*) FROM pack") == 2);
    CHECK(database.connection().integer("SELECT count(*) FROM pack_header") == 1);
}

TEST_CASE("a library of version 1 keeps its changes and they are given digests") {
    std::string const tables = read_file(ACCRUE_SOURCE_DIR "/tests/store/schema_1.sql");
    Schema const first_one{1, tables, {}};
    Folder const folder;
    auto const file = folder / "mine.accrue";
    must(Database::create(file, now, first_one))
        .connection()
        .execute("INSERT INTO record(has_applicant, details_sha256, entries_sha256) "
                 "VALUES(0, hex(zeroblob(32)), hex(zeroblob(32)));"
                 "INSERT INTO change(id, at, words, command, inverse, state) VALUES"
                 "(1, '2012', 'Added a', 'do a', 'undo a', 'done'), (7, '2013', 'Ż', 'do b', 'undo b', 'undone')");

    auto database = must(Database::open(file, now));

    CHECK(must(next_undo(database)) == Change{ChangeId{1}, "2012", "Added a", "do a", "undo a", Change::State::Done});
    CHECK(must(next_redo(database)) == Change{ChangeId{7}, "2013", "Ż", "do b", "undo b", Change::State::Undone});
    CHECK(database.connection().integer("SELECT count(*) FROM record") == 1);
    auto transaction = must(Transaction::begin(database));
    CHECK(must(append_change(transaction, now, "c", "", "")) == ChangeId{8}); // no id is given twice
    CHECK(std::filesystem::exists(folder / "mine.before-format-9.accrue"));
}

TEST_CASE("a library without a version of before the first release takes its step too") {
    Folder const folder;
    auto const file = folder / "mine.accrue";
    must(Database::create(file, now, Schema{0, first, {}}));

    must(Database::open(file, now, Schema{1, second, {to_2}}));

    CHECK(names_in(folder) == Names{"mine.accrue", "mine.before-format-1.accrue"});
}

TEST_CASE("a library that is up to date is not migrated again") {
    Folder const folder;
    auto const file = folder / "mine.accrue";
    make_old_library(file);
    must(Database::open(file, now, version_2));
    std::string const before = sha256_of(file);

    must(Database::open(file, now, version_2));

    CHECK(sha256_of(file) == before);
    CHECK(names_in(folder) == Names{"mine.accrue", "mine.before-format-2.accrue"});
    CHECK(problem_id(Database::open(file, now, version_1)) == "L107");
}

TEST_CASE("an older backup keeps its name") {
    Folder const folder;
    auto const file = folder / "mine.accrue";
    make_old_library(file);
    write_file(folder / "mine.before-format-2.accrue", "an older one");

    must(Database::open(file, now, version_2));

    CHECK(read_file(folder / "mine.before-format-2.accrue") == "an older one");
    CHECK(std::filesystem::exists(folder / "mine.before-format-2 (2).accrue"));
}

TEST_CASE("a migration that fails leaves the library as it was") {
    Folder const folder;
    auto const file = folder / "mine.accrue";
    make_old_library(file);
    std::string const before = sha256_of(file);
    SUBCASE("an error in a step") {
        Schema const broken{
            3, third, {to_2, {schema_digest(second), "INSERT INTO person VALUES(3, 'x'); DROP TABLE nobody"}}};
        CHECK(problem_id(Database::open(file, now, broken)) == "L199");
    }
    SUBCASE("a step that leaves other tables than it should") {
        Schema const broken{2, second, {{schema_digest(first), "CREATE TABLE note(id)"}}};
        CHECK(problem_id(Database::open(file, now, broken)) == "L109");
    }
    SUBCASE("a step that leaves rows without what they refer to") {
        Schema const broken{
            2,
            second,
            {{schema_digest(first), "CREATE TABLE note(id INTEGER PRIMARY KEY, person INTEGER REFERENCES "
                                    "person) STRICT; INSERT INTO note VALUES(1, 99)"}}};
        CHECK(problem_id(Database::open(file, now, broken)) == "L108");
    }
    SUBCASE("a library whose tables are not those of its version") {
        Schema const other{2, second, {{schema_digest(third), ""}}};
        CHECK(problem_id(Database::open(file, now, other)) == "L109");
        CHECK(names_in(folder) == Names{"mine.accrue"}); // nothing begun
    }
    CHECK(sha256_of(file) == before);
    CHECK(Database::open(file, now, version_1));
}
