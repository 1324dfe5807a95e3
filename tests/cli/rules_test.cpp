#include <filesystem>

#include <doctest/doctest.h>

#include "cli/fixture.h"

using namespace accrue;
using namespace accrue::cli;
using namespace accrue::test;

TEST_CASE("The rules that come with the program are in order") {
    Bench bench;
    CHECK(bench.run(CheckRules{}) == 0);
    CHECK(bench.err().empty());
    CHECK(contains(bench.out(), prism + ": priSM (reconstruction) 2012.1 is in order: 5 levels, "));
}

TEST_CASE("All problems of a pack come with their places and status 1") {
    Bench bench;
    auto const file = (source / "tests/problems/E101-unknown-key.toml").string();
    CHECK(bench.run(CheckRules{{file}}) == 1);
    CHECK(contains(bench.err(), file + ":13:1: error E101: unknown key 'point_in'; did you mean 'points_in'?\n"));
    CHECK(bench.out() == file + ": 3 errors, 0 warnings\n");
}

TEST_CASE("A worked case that is not as expected is an error") {
    Bench bench;
    auto text = formats::read_file((source / "tests/packs/sample.toml").string(), 1'000'000);
    REQUIRE(text);
    std::string const expected = "overall = \"ASM\"";
    REQUIRE(contains(*text, expected));
    text->replace(text->find(expected), expected.size(), "overall = \"PSM\"");
    auto const file = bench.write("red.toml", *text);
    CHECK(bench.run(CheckRules{{file}}) == 1);
    CHECK(contains(bench.err(), "error E301"));
    CHECK(bench.run(TestRules{{file}}) == 1);
}

TEST_CASE("Several packs are checked in one run and the worst decides") {
    Bench bench;
    auto const wrong = (source / "tests/problems/E101-unknown-key.toml").string();
    CHECK(bench.run(CheckRules{{prism, wrong}}) == 1);
    CHECK(contains(bench.out(), "is in order"));
    CHECK(contains(bench.out(), "3 errors"));
    CHECK(bench.run(CheckRules{{wrong, bench.path("none.toml")}}) == 3);
}

TEST_CASE("Testing rules tells what no worked case shows") {
    Bench bench;
    auto text = formats::read_file((source / "tests/packs/sample.toml").string(), 1'000'000);
    REQUIRE(text);
    text->resize(text->find("[[example]]"));
    CHECK(bench.run(TestRules{{bench.write("untested.toml", *text)}}) == 0);
    CHECK(contains(bench.out(), "0 worked cases, all as expected; they show 0 of the "));
    CHECK(contains(bench.out(), "award talk: "));
}

TEST_CASE("Numbers that no worked case guards are listed with their line and what to do") {
    Bench bench;
    auto const file = (source / "tests/packs/sample.toml").string();
    CHECK(bench.run(MutateRules{file}) == 1);
    CHECK(
        contains(bench.out(), file + ":25: cap cap-extra: max = 20: no worked case notices 21 or 19 instead; add a "));
    CHECK(contains(bench.out(), file + ": 7 numbers tried one step up and down by 1 worked case; 4 not guarded.\n"));
    CHECK(bench.run(MutateRules{prism}) == 0);
    CHECK(contains(bench.out(), " worked cases; all of them are guarded.\n"));
    CHECK(bench.run(MutateRules{(source / "tests/problems/E101-unknown-key.toml").string()}) == 1);
    CHECK(contains(bench.err(), "error E101"));
    CHECK(bench.run(MutateRules{bench.path("none.toml")}) == 3);
}

TEST_CASE("A folder without rules is named") {
    Bench bench;
    bench.ports.rules_folder = bench.path("");
    CHECK(bench.run(CheckRules{}) == 3);
    CHECK(contains(bench.err(), "error S111: there are no rules in this folder"));
}
