#include "session/batch.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "session/stored_people.h"
#include "store/connection.h"
#include "store/score_runs.h"

using namespace accrue;
using namespace accrue::session;

namespace {

constexpr auto at = "2012-09-12T10:00:00Z";

Batch batch_of(store::Database& database, PackPointer pack) {
    return must(score_library(database, at, {.pack = std::move(pack), .today = day(2012, 9, 12)}));
}

// "PSM 1, ASM 1, no 1"
std::string in_short(std::vector<LevelCount> const& levels) {
    std::string text;
    for (LevelCount const& count : levels)
        text +=
            fmt::format("{}{} {}", text.empty() ? "" : ", ", count.level.empty() ? "no" : count.level, count.records);
    return text;
}

} // namespace

TEST_CASE("A batch scores every application and counts them by level") {
    auto database = three_people();
    auto const pack = sample_with({});
    Batch const batch = batch_of(database, pack);
    CHECK(in_short(batch.levels) == "PSM 1, ASM 1, no 1");
    CHECK(batch.scored == 3);
    CHECK(batch.first_time == 3);
    CHECK_FALSE(batch.before);
    CHECK(batch.saved == RecordId{3});
    CHECK_FALSE(batch.failed);
    auto const run = must(store::load_score_run(database, batch.run));
    REQUIRE(run);
    CHECK(run->finished);
    CHECK(run->head.pack_sha256 == pack->sha256);
    CHECK(run->head.pack_id == "sample");
    CHECK(database.connection().text("SELECT group_concat(ifnull(level, 'no')) FROM score_run") == "PSM,ASM,no");
}

TEST_CASE("A batch counts what changed since the run before and who is new") {
    auto database = three_people();
    Batch const first = batch_of(database, sample_with({}));
    store::add(database, named("Di", {certificate("itil-v3-foundation")}));
    Batch const second = batch_of(database, sample_with({{"[10, \"PSM\"]", "[14, \"PSM\"]"}}));
    REQUIRE(second.before);
    CHECK(second.before->id == first.run);
    CHECK(second.before->at == at);
    REQUIRE(second.moves.size() == 1);
    CHECK(second.moves[0].before == "PSM");
    CHECK(second.moves[0].after == "ASM");
    CHECK(second.moves[0].records == 1);
    CHECK(second.first_time == 1);
    CHECK(in_short(second.levels) == "PSM 0, ASM 3, no 1");
    CHECK(batch_of(database, sample_with({{"[10, \"PSM\"]", "[14, \"PSM\"]"}})).moves.empty());
}

TEST_CASE("A batch counts only claims of the basis that was asked for") {
    auto database = three_people();
    Batch const batch = must(
        score_library(database, at, {.pack = sample_with({}), .basis = Basis::Verified, .today = day(2012, 9, 12)}));
    CHECK(in_short(batch.levels) == "PSM 0, ASM 0, no 3");
}

TEST_CASE("A batch leaves out what it cannot score and says so") {
    auto database = three_people();
    Application other = named("Di", {});
    other.scheme = "prism";
    store::add(database, other);
    database.connection().execute(
        "PRAGMA ignore_check_constraints=ON; UPDATE record SET on_day = '2012-02-30' WHERE id = 2");
    Batch const batch = batch_of(database, sample_with({}));
    CHECK(batch.scored == 2);
    CHECK(batch.other_schemes == 1);
    CHECK(batch.unreadable == 1);
    REQUIRE(batch.problems.size() == 1);
    CHECK(batch.problems[0].id == "L122");
    CHECK(batch.saved == RecordId{4});
    CHECK(database.connection().text("SELECT group_concat(record) FROM score_run") == "1,3");
}

TEST_CASE("A batch that is stopped holds what was scored and is not what the next is compared with") {
    auto database = three_people();
    Batch const stopped = must(score_library(
        database, at,
        {.pack = sample_with({}), .today = day(2012, 9, 12), .go_on = [](std::size_t seen) { return seen < 2; }}));
    CHECK(stopped.stopped);
    CHECK(stopped.saved == RecordId{2});
    CHECK(stopped.scored == 2);
    auto const run = must(store::load_score_run(database, stopped.run));
    REQUIRE(run);
    CHECK_FALSE(run->finished);
    CHECK(run->last == RecordId{2});
    CHECK_FALSE(batch_of(database, sample_with({})).before);
}

TEST_CASE("A batch of more records than are saved at once scores all of them") {
    auto database = must(store::Database::in_memory());
    store::add(database, named("Ana", {certificate("itil-v3-foundation")}));
    database.connection().execute(
        "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 25000) INSERT INTO record(id, "
        "scheme, "
        "has_applicant, details_sha256, entries_sha256) SELECT i, 'sample', 0, details_sha256, entries_sha256 FROM n, "
        "record WHERE record.id = 1");
    Batch const batch = batch_of(database, sample_with({}));
    CHECK(in_short(batch.levels) == "PSM 0, ASM 1, no 24999");
    CHECK(database.connection().integer("SELECT count(*) FROM score_run") == 25'000);
}
