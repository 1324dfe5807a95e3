#include <doctest/doctest.h>

#include "cli/fixture.h"

using namespace accrue;
using namespace accrue::cli;
using namespace accrue::test;

namespace {

// The sample, twice.
std::string library_with_samples(Bench& bench) {
    auto const library = bench.path("mine.accrue");
    for (int i = 0; i < 2; ++i) REQUIRE(bench.run(Import{.file = sample, .library = library, .again = true}) == 0);
    return library;
}

} // namespace

TEST_CASE("A batch prints counts by level and what changed") {
    Bench bench;
    auto const library = library_with_samples(bench);
    CHECK(bench.run(ScoreBatch{.library = library, .pack = prism}) == 0);
    CHECK(bench.out().starts_with("Run 1: 2 records scored by priSM (reconstruction) 2012.1 (" + prism + ").\n"));
    CHECK(contains(bench.out(), "\n  ASM               2\n"));
    CHECK(contains(bench.out(), "\n  no level          0\n"));
    CHECK_FALSE(contains(bench.out(), "Since"));
    CHECK(bench.err().empty());

    REQUIRE(bench.run(Import{.file = sample, .library = library, .again = true}) == 0);
    CHECK(bench.run(ScoreBatch{.library = library, .pack = prism, .basis = Basis::Planned}) == 0);
    CHECK_FALSE(contains(bench.out(), "Since")); // of another basis
    CHECK(bench.run(ScoreBatch{.library = library, .pack = prism}) == 0);
    CHECK(contains(bench.out(), "Since run 1 of 2012-09-12 (version 2012.1): no level has changed; 1 record not there "
                                "before.\n"));
}

TEST_CASE("A batch says which records are of another scheme") {
    Bench bench;
    auto const library = library_with_samples(bench);
    auto const small = (source / "tests/packs/sample.toml").string();
    CHECK(bench.run(ScoreBatch{.library = library, .pack = small}) == 0);
    CHECK(contains(bench.out(), "Run 1: 0 records scored by Sample 1"));
    CHECK(contains(bench.out(), "Not scored: 2 records of another scheme.\n"));
}

TEST_CASE("A batch needs a library that is there and a sound pack") {
    Bench bench;
    auto const library = library_with_samples(bench);
    auto const before = bench.read("mine.accrue");
    CHECK(bench.run(ScoreBatch{.library = bench.path("none.accrue"), .pack = prism}) == 3);
    CHECK(contains(bench.err(), "error S101"));
    CHECK(bench.run(ScoreBatch{.library = library, .pack = bench.write("bad.toml", "schema = 1\n")}) == 1);
    CHECK(bench.out().empty());
    CHECK(bench.read("mine.accrue") == before);
}
