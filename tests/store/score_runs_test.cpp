#include "store/score_runs.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "fixture.h"
#include "store/connection.h"

using namespace accrue;
using namespace accrue::store;

namespace {

ScoreRunHead head_of(std::string pack) {
    return {std::string(now), day(2012, 7, 15), std::move(pack), "1", std::string(64, 'a'), Basis::Claimed};
}

// A finished run with these levels of the records 1, 2, ...
std::int64_t write_run(Database& database, std::string const& pack, std::vector<std::string> const& levels) {
    ScoreRunWriter writer = must(ScoreRunWriter::begin(database, head_of(pack)));
    for (std::size_t i = 0; i < levels.size(); ++i) must(writer.add({static_cast<std::int64_t>(i + 1)}, levels[i]));
    must(writer.finish({static_cast<std::int64_t>(levels.size())}));
    return writer.id();
}

} // namespace

TEST_CASE("a finished run holds a row for each record and what it was scored by") {
    Folder const folder;
    std::int64_t id = 0;
    {
        auto database = must(Database::create(folder / "mine.accrue", now));
        id = write_run(database, "sample", {"PSM", "", "ASM"});
    }
    auto const database = must(Database::open(folder / "mine.accrue", now));
    auto const run = must(load_score_run(database, id));
    REQUIRE(run);
    CHECK(run->head == head_of("sample"));
    CHECK(run->last == RecordId{3});
    CHECK(run->finished);
    CHECK(database.connection().text("SELECT group_concat(record || ':' || ifnull(level, '-') || ':' || is_first) FROM "
                                     "score_run WHERE level_before IS NULL") == "1:PSM:1,2:-:1,3:ASM:1");
    CHECK_FALSE(must(load_score_run(database, 99)));
}

TEST_CASE("a run knows the levels of the last finished run of its scheme and basis") {
    auto database = must(Database::in_memory());
    write_run(database, "sample", {"ASM", "ASM"});
    auto const second = write_run(database, "sample", {"PSM", ""});
    write_run(database, "other", {"ASM"});
    {
        ScoreRunWriter stopped = must(ScoreRunWriter::begin(database, head_of("sample")));
        must(stopped.add({1}, "ASM"));
        must(stopped.stop({1}));
    }
    ScoreRunHead evidenced = head_of("sample");
    evidenced.basis = Basis::Evidenced;
    CHECK_FALSE(must(ScoreRunWriter::begin(database, evidenced)).previous());

    ScoreRunWriter writer = must(ScoreRunWriter::begin(database, head_of("sample")));
    REQUIRE(writer.previous());
    CHECK(writer.previous()->id == second);
    auto const first = must(writer.add({1}, "PSM"));
    CHECK((first.known && first.level == "PSM"));
    auto const none = must(writer.add({2}, "ASM"));
    CHECK((none.known && none.level.empty()));
    CHECK_FALSE(must(writer.add({3}, "ASM")).known);
    must(writer.finish({3}));
    CHECK(database.connection().text(fmt::format("SELECT group_concat(record || is_first || ifnull(level_before, '-')) "
                                                 "FROM score_run WHERE batch = {}",
                                                 writer.id())) == "10PSM,20-,31-");
}

TEST_CASE("a run that is broken off holds everything up to what it says and no more") {
    Folder const folder;
    constexpr std::int64_t added = 25'000;
    std::int64_t id = 0;
    RecordId saved;
    {
        auto database = must(Database::create(folder / "mine.accrue", now));
        ScoreRunWriter writer = must(ScoreRunWriter::begin(database, head_of("sample")));
        for (std::int64_t i = 1; i <= added; ++i) must(writer.add({i}, "ASM"));
        id = writer.id();
        saved = writer.saved();
    }
    auto const database = must(Database::open(folder / "mine.accrue", now));
    auto const run = must(load_score_run(database, id));
    REQUIRE(run);
    CHECK_FALSE(run->finished);
    CHECK(run->last == saved);
    CHECK(saved.value > 0);
    CHECK(saved.value < added);
    CHECK(database.connection().integer("SELECT count(*) FROM score_run") == saved.value);
    CHECK(database.connection().integer("SELECT max(record) FROM score_run") == saved.value);
}

TEST_CASE("a run of which nothing was saved leaves nothing") {
    Folder const folder;
    auto const file = folder / "mine.accrue";
    static_cast<void>(must(Database::create(file, now)));
    std::string const before = sha256_of(file);
    {
        auto database = must(Database::open(file, now));
        ScoreRunWriter writer = must(ScoreRunWriter::begin(database, head_of("sample")));
        must(writer.add({1}, "ASM"));
    }
    CHECK(sha256_of(file) == before);
}
