#include "store/rule_tables.h"

#include <chrono>

#include <doctest/doctest.h>

#include "fixture.h"
#include "random_pack.h"
#include "store/check.h"
#include "store/connection.h"

using namespace accrue;
using namespace accrue::store;

TEST_CASE("random packs of every row kind come back equal") {
    auto database = must(Database::in_memory());
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        CAPTURE(seed);
        rules::Pack const pack = random_pack(seed);
        rules::PackText const text = text_for("pack " + std::to_string(seed));

        must(save_pack(database, pack, text));

        CHECK(must(load_pack(database, text.sha256)) == pack);
    }
    CHECK(must(list_packs(database)).size() == 200);
    CHECK(check(database).problems.empty());
}

TEST_CASE("a pack survives in a file with its text and its name") {
    Folder const folder;
    rules::Pack pack = random_pack(6);
    pack.header.id = "prism";
    pack.header.version = "2012.1";
    pack.header.title = "Crédential";
    pack.header.effective = {day(2012, 1, 1), {}};
    rules::PackText const text = text_for("# a text\r\nwith ends of all kinds\n");
    {
        auto database = must(Database::create(folder / "mine.accrue", now));
        must(save_pack(database, pack, text));
    }

    auto const database = must(Database::open(folder / "mine.accrue", now));

    CHECK(must(load_pack(database, text.sha256)) == pack);
    auto const stored = must(load_pack_text(database, text.sha256));
    CHECK(stored.text == text.text);
    CHECK(stored.file == text.file);
    CHECK(stored.sha256 == text.sha256);
    CHECK(must(list_packs(database)) ==
          std::vector<PackSummary>{{text.sha256, "prism", "2012.1", "Crédential", {day(2012, 1, 1), {}}}});
}

TEST_CASE("versions of a pack are listed by the day they begin") {
    auto database = must(Database::in_memory());
    for (int const year : {2014, 2012, 2013}) {
        rules::Pack pack;
        pack.header.id = "prism";
        pack.header.version = std::to_string(year);
        pack.header.effective = {day(year, 1, 1), day(year, 12, 31)};
        must(save_pack(database, pack, text_for(std::to_string(year))));
    }

    auto const packs = must(list_packs(database));

    REQUIRE(packs.size() == 3);
    CHECK(packs[0].version == "2012");
    CHECK(packs[2].version == "2014");
    CHECK(packs[2].effective == rules::DateSpan{day(2014, 1, 1), day(2014, 12, 31)});
}

TEST_CASE("a pack that is there already is left alone") {
    auto database = must(Database::in_memory());
    rules::PackText const text = text_for("a");
    must(save_pack(database, random_pack(1), text));

    must(save_pack(database, random_pack(2), text));

    CHECK(must(load_pack(database, text.sha256)) == random_pack(1));
    CHECK(must(list_packs(database)).size() == 1);
}

TEST_CASE("a text with another digest than it says is refused") {
    auto database = must(Database::in_memory());
    rules::PackText text = text_for("a");
    text.text = "b";

    CHECK(problem_id(save_pack(database, random_pack(1), text)) == "L125");
    CHECK(must(list_packs(database)).empty());
}

TEST_CASE("a pack with two rows of one id is refused whole") {
    auto database = must(Database::in_memory());
    rules::Pack pack = rich_pack();
    REQUIRE(pack.awards.size() > 1);
    pack.awards[1].id = pack.awards[0].id;

    CHECK(problem_id(save_pack(database, pack, text_for("a"))) == "L128");
    CHECK(must(list_packs(database)).empty());
    CHECK(check(database).problems.empty());
}

TEST_CASE("an unknown pack is a problem and removing it is none") {
    auto database = must(Database::in_memory());
    CHECK(problem_id(load_pack(database, std::string(64, 'a'))) == "L126");
    CHECK(problem_id(load_pack_text(database, std::string(64, 'a'))) == "L126");
    CHECK_FALSE(must(has_pack(database, std::string(64, 'a'))));
    must(remove_pack(database, std::string(64, 'a')));
}

TEST_CASE("a removed pack leaves no row behind") {
    auto database = must(Database::in_memory());
    rules::PackText const text = text_for("a");
    must(save_pack(database, rich_pack(), text));
    CHECK(must(has_pack(database, text.sha256)));

    must(remove_pack(database, text.sha256));

    CHECK_FALSE(must(has_pack(database, text.sha256)));
    Connection& connection = database.connection();
    for (char const* table : {"pack", "pack_header", "claim_field_option", "award_condition_option", "fact_table_band",
                              "example_claim_field", "expected_gate"})
        CHECK(connection.integer(std::string("SELECT count(*) FROM ") + table) == 0);
}

TEST_CASE("a change to any table of a pack is found") {
    auto database = must(Database::in_memory());
    rules::PackText const text = text_for("a");
    rules::Pack pack = rich_pack();
    pack.statement = rules::Statement{1, 2, "Write", "3", 4};
    must(save_pack(database, pack, text));
    Connection& connection = database.connection();
    for (char const* sql :
         {"UPDATE pack_header SET title = 'x'", "UPDATE level SET line = line + 1 WHERE seq = 1",
          "UPDATE claim_field SET optional = 1 - optional", "UPDATE qualification SET seq = 9 WHERE seq = 1",
          "UPDATE award SET clause = 'x' WHERE seq = 0", "UPDATE cap SET max_num = max_num + 1",
          "DELETE FROM gate WHERE seq = 2", "UPDATE step SET id = 'x' WHERE seq = 1",
          "UPDATE fact_table_cell SET level = 'PSM' WHERE level IS NOT NULL",
          "UPDATE statement_rule SET min_words = NULL", "UPDATE example_claim_field SET text = 'x' WHERE kind = 'text'",
          "DELETE FROM expected_points", "DELETE FROM pack_header", "DELETE FROM statement_rule",
          "UPDATE fee SET from_day = '2012-02-30'", "UPDATE example SET expects_points = 1 - expects_points",
          "UPDATE status SET title = 'x' WHERE seq = 1"}) {
        CAPTURE(sql);
        connection.execute(std::string("PRAGMA foreign_keys=OFF; BEGIN; ") + sql);

        CHECK(connection.integer("SELECT changes()") > 0);
        CHECK(problem_id(load_pack(database, text.sha256)) == "L124");

        connection.execute("ROLLBACK; PRAGMA foreign_keys=ON");
        CHECK(must(load_pack(database, text.sha256)) == pack);
    }
    connection.execute("UPDATE pack SET text = 'b'");
    CHECK(problem_id(load_pack_text(database, text.sha256)) == "L124");
}

TEST_CASE("a large pack is saved and loaded in a moment") {
    rules::Pack const pack = large_pack();
    rules::PackText const text = text_for("large");
    auto database = must(Database::in_memory());
    auto const begin = std::chrono::steady_clock::now();

    must(save_pack(database, pack, text));
    rules::Pack const loaded = must(load_pack(database, text.sha256));

    auto const taken = std::chrono::steady_clock::now() - begin;
    CHECK(loaded == pack);
    CHECK(taken < std::chrono::seconds(2)); // about 20 ms; the rest is for sanitizers and busy machines
}
