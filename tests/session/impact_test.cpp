#include "session/impact.h"

#include <doctest/doctest.h>

#include "session/stored_people.h"
#include "store/connection.h"

using namespace accrue;
using namespace accrue::session;

namespace {

Impact impact_of(store::Database const& database, PackPointer const& before, PackPointer const& after) {
    return must(find_impact(database, {.before = before, .after = after, .today = day(2012, 9, 12)}));
}

} // namespace

TEST_CASE("Nobody changes level where both packs ask for the same") {
    auto const database = three_people();
    Impact const impact = impact_of(database, sample_with({}), sample_with({}));
    CHECK(impact.rows.empty());
    CHECK(impact.moves.empty());
    CHECK(impact.scored == 3);
    CHECK(impact.problems.empty());
}

TEST_CASE("Who falls is told with what the level now needs") {
    auto const database = three_people();
    Impact const impact = impact_of(database, sample_with({}), sample_with({{"[10, \"PSM\"]", "[14, \"PSM\"]"}}));
    REQUIRE(impact.rows.size() == 1);
    CHECK(impact.rows[0].record == RecordId{1});
    CHECK(impact.rows[0].name == "Ana");
    CHECK(impact.rows[0].before == "PSM");
    CHECK(impact.rows[0].after == "ASM");
    CHECK(impact.rows[0].why == std::vector<std::string>{"PSM now needs: 2 more points (12 of 14)"});
    CHECK(impact.scored == 3);
}

TEST_CASE("Who rises is told with what the level no longer needs") {
    auto const database = three_people();
    Impact const impact = impact_of(database, sample_with({{"[10, \"PSM\"]", "[14, \"PSM\"]"}}), sample_with({}));
    REQUIRE(impact.rows.size() == 1);
    CHECK(impact.rows[0].name == "Ana");
    CHECK(impact.rows[0].before == "ASM");
    CHECK(impact.rows[0].after == "PSM");
    CHECK(impact.rows[0].why == std::vector<std::string>{"PSM no longer needs: 2 more points (12 of 14)"});
}

TEST_CASE("Moves are counted from the highest level down") {
    auto const database = three_people();
    auto const harder = sample_with({{"has = \"foundation\"", "has = \"architecture\""}});
    Impact const impact = impact_of(database, sample_with({}), harder);
    REQUIRE(impact.moves.size() == 1);
    CHECK(impact.moves[0].before == "PSM");
    CHECK(impact.moves[0].after.empty());
    CHECK(impact.moves[0].records == 1);

    Impact const back = impact_of(database, harder, sample_with({}));
    REQUIRE(back.moves.size() == 1);
    CHECK(back.moves[0].before.empty());
    CHECK(back.moves[0].after == "PSM");
}

TEST_CASE("A level that is gone and one that is new are said to be") {
    auto const database = three_people();
    auto const lower =
        sample_with({{"  { code = \"PSM\", title = \"Professional\", clause = \"1\" },\n", ""},
                     {", PSM = \"cert-psm\"", ""},
                     {", [10, \"PSM\"]", ""},
                     {"  { id = \"cert-psm\", all = [\"foundation\", \"intermediate\"], clause = \"2\" },\n", ""},
                     {"  { id = \"intermediate\", has = \"intermediate\", clause = \"2\" },\n", ""}});
    CHECK(impact_of(database, sample_with({}), lower).rows.at(0).why ==
          std::vector<std::string>{"there is no level PSM any more"});
    CHECK(impact_of(database, lower, sample_with({})).rows.at(0).why ==
          std::vector<std::string>{"the level PSM is new"});
}

TEST_CASE("Records of another scheme are counted and not scored and a damaged one is said") {
    auto database = three_people();
    Application other = named("Di", {});
    other.scheme.reset();
    other.pack = "prism@2012.1";
    store::add(database, other);
    other.pack = "sample@1";
    store::add(database, other);
    database.connection().execute(
        "PRAGMA ignore_check_constraints=ON; UPDATE record SET on_day = '2012-02-30' WHERE id = 2");
    Impact const impact = impact_of(database, sample_with({}), sample_with({{"[10, \"PSM\"]", "[14, \"PSM\"]"}}));
    CHECK(impact.scored == 3);
    CHECK(impact.other_schemes == 1);
    CHECK(impact.unreadable == 1);
    REQUIRE(impact.problems.size() == 1);
    CHECK(impact.problems[0].id == "L122");
    CHECK(impact.rows.size() == 1);
}

TEST_CASE("Whoever is asked can stop it") {
    auto const database = three_people();
    auto const pack = sample_with({});
    Impact const impact = must(
        find_impact(database, {.before = pack, .after = pack, .today = day(2012, 9, 12), .go_on = [](std::size_t seen) {
                                   return seen < 2;
                               }}));
    CHECK(impact.stopped);
    CHECK(impact.scored == 2);
}

TEST_CASE("The session knows the impact on its own library") {
    Folder const folder;
    auto session = must(Session::in_memory(small_ports(folder)));
    must(session.perform(
        AddRecord{named("Ana", {certificate("itil-v3-foundation"), certificate("itil-so"), talk("One", 3)})}));
    Impact const impact = must(session.impact(sample_with({}), sample_with({{"[10, \"PSM\"]", "[14, \"PSM\"]"}})));
    CHECK(impact.rows.size() == 1);
}
