// Journals beside a library: its own is played back, any other is refused.
#include <doctest/doctest.h>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include "fixture.h"
#include "store/settings.h"

using namespace accrue;
using namespace accrue::store;

namespace {

// A library with `changes` committed changes.
void make_library(std::filesystem::path const& file, int changes) {
    auto database = must(Database::create(file, now));
    for (int i = 0; i < changes; ++i) {
        auto transaction = must(Transaction::begin(database));
        must(set_setting(transaction, "theme", "dark " + std::to_string(i)));
        must(transaction.commit());
    }
}

// Leaves `file` as a program does that dies in the middle of a change, with its pages written and its journal synced.
void break_off(std::filesystem::path const& file, bool flushed) {
    Folder const folder;
    auto const scene = folder / file.filename().string();
    std::filesystem::copy_file(file, scene);
    SQLite::Database database(scene.string(), SQLite::OPEN_READWRITE);
    database.exec("BEGIN; PRAGMA user_version=2; UPDATE setting SET value = 'half'; "
                  "INSERT INTO setting(key, value) VALUES('more', hex(zeroblob(20000)))");
    if (flushed) REQUIRE(sqlite3_db_cacheflush(database.getHandle()) == SQLITE_OK);
    std::filesystem::copy_file(scene, file, std::filesystem::copy_options::overwrite_existing);
    std::filesystem::copy_file(scene.string() + "-journal", file.string() + "-journal");
}

std::string refused(std::filesystem::path const& file, std::filesystem::path const& beside) {
    std::string const before = sha256_of(file);
    std::string const journal = sha256_of(beside);
    std::string const id = problem_id(Database::open(file, now));
    CHECK(sha256_of(file) == before);
    CHECK(sha256_of(beside) == journal);
    return id;
}

} // namespace

TEST_CASE("a change that was broken off is taken back from the library's own journal") {
    Folder const folder;
    auto const file = folder / "mine.accrue";
    make_library(file, 3);
    std::string const before = sha256_of(file);
    bool written = false;
    SUBCASE("with pages written") { written = true; }
    SUBCASE("with nothing written") { written = false; }
    break_off(file, written);
    CHECK((sha256_of(file) != before) == written);

    auto const database = must(Database::open(file, now));

    CHECK(must(setting(database, "theme")) == "dark 2");
    CHECK_FALSE(must(setting(database, "more")));
    CHECK(std::filesystem::exists(folder / "mine.accrue-journal") != written); // one with nothing in it is left alone
}

TEST_CASE("what does not belong to a library is not played back into it") {
    Folder const folder;
    auto const file = folder / "mine.accrue";
    auto const journal = folder / "mine.accrue-journal";
    make_library(file, 3);
    SUBCASE("the journal of another library") {
        make_library(folder / "other.accrue", 9);
        break_off(folder / "other.accrue", true);
        std::filesystem::rename(folder / "other.accrue-journal", journal);
        CHECK(refused(file, journal) == "L113");
    }
    SUBCASE("its own journal of an earlier time") {
        break_off(file, true);
        std::string const stale = read_file(journal);
        {
            auto database = must(Database::open(file, now));
            for (int i = 0; i < 3; ++i) {
                auto transaction = must(Transaction::begin(database));
                must(set_setting(transaction, "theme", "light " + std::to_string(i)));
                must(transaction.commit());
            }
        }
        write_file(journal, stale);
        CHECK(refused(file, journal) == "L113");
    }
    SUBCASE("the journal of a database with other pages") {
        {
            SQLite::Database other((folder / "other.accrue").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            other.exec("PRAGMA page_size=1024; CREATE TABLE setting(key, value); INSERT INTO setting VALUES(1, 2)");
        }
        break_off(folder / "other.accrue", true);
        std::filesystem::rename(folder / "other.accrue-journal", journal);
        CHECK(refused(file, journal) == "L113");
    }
    SUBCASE("a journal without a page size beside a library without one") {
        break_off(file, true);
        std::string bytes = read_file(journal);
        bytes.replace(24, 4, 4, '\0');
        write_file(journal, bytes);
        bytes = read_file(file);
        bytes.replace(16, 2, 2, '\0');
        write_file(file, bytes);
        CHECK(refused(file, journal) == "L108");
    }
    SUBCASE("some other file") {
        write_file(journal, "notes of a journey");
        CHECK(refused(file, journal) == "L113");
    }
    SUBCASE("a journal that names further databases") {
        break_off(file, true);
        std::string bytes = read_file(journal);
        bytes += bytes.substr(0, 8);
        write_file(journal, bytes);
        CHECK(refused(file, journal) == "L113");
    }
    SUBCASE("a write-ahead log") {
        write_file(folder / "mine.accrue-wal", "x");
        CHECK(refused(file, folder / "mine.accrue-wal") == "L113");
    }
    SUBCASE("a folder") {
        std::filesystem::create_directory(journal);
        CHECK(problem_id(Database::open(file, now)) == "L113");
    }
}

TEST_CASE("a journal without a library is not taken for that of a new one") {
    Folder const folder;
    write_file(folder / "mine.accrue-journal", "notes of a journey");

    CHECK(problem_id(Database::create(folder / "mine.accrue", now)) == "L113");
    CHECK(read_file(folder / "mine.accrue-journal") == "notes of a journey");
}

TEST_CASE("a journal of which nothing was ever on the disk is passed over") {
    Folder const folder;
    auto const file = folder / "mine.accrue";
    make_library(file, 1);
    write_file(folder / "mine.accrue-journal", std::string(4096, '\0'));

    auto const database = must(Database::open(file, now));

    CHECK(must(setting(database, "theme")) == "dark 0");
}
