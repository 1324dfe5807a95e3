#include "store/check.h"

#include <fstream>

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include "fixture.h"
#include "random_pack.h"
#include "store/connection.h"
#include "store/drafts.h"
#include "store/log.h"
#include "store/rule_tables.h"

using namespace accrue;
using namespace accrue::store;

namespace {

// Changes behind the back of the digests.
void tamper(Database const& database, std::string const& sql) {
    database.connection().execute("PRAGMA foreign_keys=OFF; " + sql + "; PRAGMA foreign_keys=ON");
}

std::vector<std::string> ids(Problems const& problems) {
    std::vector<std::string> found;
    for (Problem const& problem : problems) found.push_back(problem.id);
    return found;
}

using Ids = std::vector<std::string>;

} // namespace

TEST_CASE("a healthy library is counted and has no problem") {
    Folder const folder;
    auto database = must(Database::create(folder / "mine.accrue", now));
    auto const record = add(database, full_application());
    add(database, Application{});
    must(save_pack(database, random_pack(6), text_for("a")));
    auto transaction = must(Transaction::begin(database));
    must(save_draft(transaction, Draft{{}, record.id, "post", {}, {}}));
    must(append_change(transaction, now, "a", "b", "c"));
    must(append_change(transaction, now, "d", "e", "f"));
    must(transaction.commit());

    CHECK(check(database) == Health{2, 3, 1, 0, 1, 2, {}});
}

TEST_CASE("any change to an entry is found and named") {
    for (char const* sql :
         {"UPDATE entry SET title = 'Head of everything' WHERE id = 2", "UPDATE entry SET note = NULL WHERE id = 2",
          "UPDATE entry SET from_day = '2004-09-02' WHERE id = 2", "UPDATE entry SET basis = 'verified' WHERE id = 2",
          "UPDATE entry SET claim_id = 'c9' WHERE id = 2", "UPDATE entry SET to_day = '2012-02-31' WHERE id = 2",
          "UPDATE entry_field SET number_num = number_num + 1 WHERE entry = 2 AND seq = 0",
          "UPDATE entry_field SET truth = 1 WHERE entry = 2 AND kind = 'bool'",
          "UPDATE entry_field SET kind = 'text' WHERE entry = 2 AND seq = 0",
          "DELETE FROM entry_field WHERE entry = 2 AND seq = 1", "DELETE FROM entry_field WHERE entry = 2 AND seq = 3",
          "INSERT INTO entry_evidence VALUES(2, 2, 'diploma.pdf')", "DELETE FROM entry_evidence WHERE entry = 2",
          "UPDATE entry_evidence SET seq = 5 WHERE entry = 2 AND seq = 1"}) {
        CAPTURE(sql);
        auto database = must(Database::in_memory());
        auto const record = add(database, full_application());
        REQUIRE(record.entries[1] == EntryId{2});
        tamper(database, sql);

        auto const loaded = load_record(database, record.id);

        REQUIRE_FALSE(loaded);
        CHECK(loaded.problem().id == "L121");
        CHECK(loaded.problem().where.path == "/entries/2");
        CHECK(problem_id(load_entry(database, EntryId{2})) == "L121");
        CHECK(load_entry(database, EntryId{1}));
        CHECK(ids(check(database).problems) == Ids{"L121"});
        auto transaction = must(Transaction::begin(database));
        CHECK(problem_id(replace_entry(transaction, EntryId{2}, sample_claim(2))) == "L121"); // never signed over
    }
}

TEST_CASE("any change to the details of a record is found") {
    for (char const* sql :
         {"UPDATE record SET name = 'Eve'", "UPDATE record SET has_applicant = 0", "UPDATE record SET statement = NULL",
          "UPDATE record SET on_day = '2012-09-13'", "DELETE FROM record_status WHERE seq = 0",
          "UPDATE record_referee SET email = 'eve@example.org' WHERE seq = 0", "DELETE FROM record_declaration",
          "UPDATE record_ruling SET verdict = 'allow'", "UPDATE record_ruling SET number_num = 35 WHERE seq = 1"}) {
        CAPTURE(sql);
        auto database = must(Database::in_memory());
        auto const record = add(database, full_application());
        tamper(database, sql);

        CHECK(problem_id(load_record(database, record.id)) == "L122");
        CHECK(ids(check(database).problems) == Ids{"L122"});
        auto transaction = must(Transaction::begin(database));
        CHECK(problem_id(replace_details(transaction, record.id, {})) == "L122");
    }
}

TEST_CASE("entries that vanish appear or change places are found") {
    for (char const* sql : {"DELETE FROM entry WHERE id = 3", "UPDATE entry SET seq = 7 WHERE id = 3",
                            "UPDATE entry SET seq = 5 - id", "UPDATE entry SET id = 9 WHERE id = 3",
                            "INSERT INTO entry(record, seq, claim_id, type, sha256) SELECT 1, 3, 'x', 'post', sha256 "
                            "FROM entry WHERE id = 1"}) {
        CAPTURE(sql);
        auto database = must(Database::in_memory());
        auto const record = add(database, full_application());
        tamper(database, sql);

        CHECK(problem_id(load_record(database, record.id)) == "L123");
        CHECK_FALSE(check(database).problems.empty());
        CHECK(check(database).problems[0].id.starts_with("L1"));
        auto transaction = must(Transaction::begin(database));
        CHECK(problem_id(insert_entry(transaction, record.id, 0, sample_claim(8))) == "L123");
    }
}

TEST_CASE("a list that another program has changed meanwhile is read again") {
    for (char const* sql : {"DELETE FROM entry WHERE id = 3", "UPDATE entry SET sha256 = replace(sha256, '0', '1')"}) {
        CAPTURE(sql);
        Folder const folder;
        auto database = must(Database::create(folder / "mine.accrue", now));
        auto const record = add(database, full_application());
        must(load_record(database, record.id));
        SQLite::Database((folder / "mine.accrue").string(), SQLite::OPEN_READWRITE).exec(sql);

        auto transaction = must(Transaction::begin(database));
        CHECK(problem_id(insert_entry(transaction, record.id, 0, sample_claim(8))) == "L123");
        CHECK(problem_id(replace_entry(transaction, record.entries[0], sample_claim(1))) == "L123");
    }
}

TEST_CASE("what the disk damages between two changes is not signed with the second one") {
    Folder const folder;
    auto const file = folder / "mine.accrue";
    Claim changed = sample_claim(1);
    changed.note = "changed";
    RecordId record;
    {
        auto database = must(Database::create(file, now));
        Application application;
        for (int i = 1; i <= 60; ++i) application.claims.push_back(sample_claim(i)); // on several pages
        auto const stored = add(database, application);
        record = stored.id;
        std::string const digest = database.connection().text("SELECT sha256 FROM entry WHERE id = 60");
        std::string bytes = read_file(file);
        std::size_t const at = bytes.find(digest);
        REQUIRE(at != std::string::npos);
        std::ofstream(file, std::ios::binary | std::ios::in).seekp(static_cast<std::streamoff>(at)).put('x');
        database.connection().execute("PRAGMA shrink_memory"); // the next one to ask reads the disk
        auto transaction = must(Transaction::begin(database));
        must(replace_entry(transaction, stored.entries[0], changed));
        must(transaction.commit());
        CHECK(problem_id(load_record(database, record)) == "L123");
        auto again = must(Transaction::begin(database));
        CHECK(problem_id(replace_entry(again, stored.entries[0], changed)) == "L123");
    }
    auto const database = must(Database::open(file, now));
    CHECK(problem_id(load_record(database, record)) == "L123");
    CHECK(ids(check(database).problems) == Ids{"L123", "L121"});
}

TEST_CASE("rows that belong to nothing are found") {
    auto database = must(Database::in_memory());
    tamper(database, "INSERT INTO entry_evidence VALUES(77, 0, 'x')");

    auto const problems = check(database).problems;

    REQUIRE(ids(problems) == Ids{"L108"});
    CHECK(problems[0].what.find("entry_evidence") != std::string::npos);
}

TEST_CASE("a damaged pack is found and can be saved again") {
    auto database = must(Database::in_memory());
    must(save_pack(database, random_pack(6), text_for("a")));
    must(save_pack(database, random_pack(7), text_for("b")));
    tamper(database, "UPDATE gate SET clause = 'x' WHERE pack = 1");
    CHECK(ids(check(database).problems) == Ids{"L124"});

    must(remove_pack(database, text_for("a").sha256));
    must(save_pack(database, random_pack(6), text_for("a")));

    CHECK(check(database).problems.empty());
}

TEST_CASE("the digests of this version are those of every later one") {
    auto database = must(Database::in_memory());
    Application before_7 = full_application(); // whose referees were not asked, and which had no documents
    before_7.documents.clear();
    before_7.language.reset();
    before_7.referees.pop_back();
    before_7.referees.back() = {"Kim", {}, {}, {}, {}, {}, {}, {}};
    Application before_5 = before_7; // whose details had no costs
    before_5.costs.clear();
    add(database, before_5);
    add(database, before_7);
    add(database, full_application());
    rules::Pack pack;
    pack.header.id = "prism";
    pack.levels.push_back({"PSM", "Member", {}, {}, "1", 7});
    must(save_pack(database, pack, text_for("a")));

    Connection& connection = database.connection();
    CHECK(connection.text("SELECT sha256 FROM entry WHERE id = 1") ==
          "7132b7d4274ae5ac16f7db0b8a5dce9f79d8f9e61d194c12af2290ee7231b912");
    CHECK(connection.text("SELECT details_sha256 FROM record WHERE id = 2") ==
          "22b882e0d16335254a802bf19ac0737aa19e408f4b5ab726e6c7e8692116b543");
    CHECK(connection.text("SELECT details_sha256 FROM record WHERE id = 1") ==
          "d5752a80ab4dcb1ccddfb154061bd93a75e4a8aa6f0d63f604978b0503623fda");
    CHECK(connection.text("SELECT details_sha256 FROM record WHERE id = 3") ==
          "fa28c76abac6fccc2fc38978f1d2318fcf95e72b03d00206e2e419a2596310cc");
    CHECK(connection.text("SELECT entries_sha256 FROM record WHERE id = 1") ==
          "1258b9deff111ae897fed4b9e8691c82788a2c646181422e5c8833e1ba59b90e");
    // Packs' rows are made again by each step to a newer version: this one is of the newest.
    CHECK(connection.text("SELECT rows_sha256 FROM pack") ==
          "58bf3e35b7c98db1a54d2d885ddc56088b82beed00e477d2a892cf8a4d035b4e");
}
