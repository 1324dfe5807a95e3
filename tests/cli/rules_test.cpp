#include <filesystem>

#include <doctest/doctest.h>

#include "cli/fixture.h"
#include "domain/texts.h"

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
    auto text = files::read_file((source / "tests/packs/sample.toml").string(), 1'000'000);
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
    auto text = files::read_file((source / "tests/packs/sample.toml").string(), 1'000'000);
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

TEST_CASE("Two packs are compared in words") {
    Bench bench;
    auto const file = (source / "tests/packs/sample.toml").string();
    CHECK(bench.run(DiffRules{file, file}) == 0);
    CHECK(bench.out() == file + " and " + file + " say the same.\n");
    auto text = files::read_file(file, 1'000'000);
    REQUIRE(text);
    text->replace(text->find("max = 20"), 8, "max = 21");
    auto const later = bench.write("later.toml", *text);
    CHECK(bench.run(DiffRules{file, later}) == 1);
    CHECK(contains(bench.out(), "0 rows added, 0 removed, 1 changed."));
    CHECK(contains(bench.out(), "\nCaps\n  " + later + ":25: cap cap-extra has changed; before: " + file +
                                    ":25\n    max: was 20, now 21\n"));
    CHECK(contains(bench.out(), "Levels that may be reached otherwise, and by what\n  ASM: cap cap-extra\n"));
    CHECK(bench.run(DiffRules{file, bench.path("none.toml")}) == 3);
}

TEST_CASE("A pack whose worked case comes out otherwise is compared all the same and told") {
    Bench bench;
    auto const file = (source / "tests/packs/sample.toml").string();
    auto text = files::read_file(file, 1'000'000);
    REQUIRE(text);
    text->replace(text->find("max = 20"), 8, "max = 1");
    auto const red = bench.write("red.toml", *text);
    CHECK(bench.run(DiffRules{file, red}) == 1);
    CHECK(contains(bench.out(), "    max: was 20, now 1\n"));
    CHECK(contains(bench.err(), "error E301"));
    CHECK(contains(bench.err(), "in the worked examples; compared all the same\n"));
}

TEST_CASE("Of a long text that changed the part around the change is shown") {
    Bench bench;
    auto text = files::read_file(prism, 10'000'000);
    REQUIRE(text);
    std::string const words = "Choose the certificate from the list.";
    REQUIRE(contains(*text, words));
    text->replace(text->find(words), words.size(), "Choose the certificate from our list.");
    CHECK(bench.run(DiffRules{prism, bench.write("later.toml", *text)}) == 1);
    CHECK(contains(bench.out(), "    help: was \"Choose the certificate from the list. If it is"));
    CHECK_FALSE(contains(bench.out(), "Levels that may"));
}

TEST_CASE("A pack is written for programs and for readers") {
    Bench bench;
    CHECK(bench.run(ExportRules{prism, ""}) == 0);
    CHECK(bench.out().starts_with("{\n  \"format\": \"accrue.pack/1\",\n"));
    std::string const json = bench.out();
    CHECK(bench.run(ExportRules{prism, bench.path("prism.json")}) == 0);
    CHECK(bench.read("prism.json") == json);
    CHECK(bench.run(WriteHandbook{prism, bench.path("prism.html")}) == 0);
    CHECK(bench.out() == "Wrote " + bench.path("prism.html") + ".\n");
    CHECK(bench.read("prism.html").starts_with("<!DOCTYPE html>"));
    CHECK(bench.run(WriteHandbook{prism, bench.path("no/such/folder.html")}) == 3);
    auto const library = bench.write("mine.accrue", "SQLite format 3");
    CHECK(bench.run(WriteHandbook{prism, library}) != 0);
    CHECK(contains(bench.err(), "L146"));
    CHECK(bench.read("mine.accrue") == "SQLite format 3");
}

TEST_CASE("A handbook speaks the language asked for, with the pack's texts in it as far as it has them") {
    Bench bench;
    auto const text = files::read_file((source / "tests/packs/sample.toml").string(), 1'000'000);
    REQUIRE(text);
    auto const pack = bench.write("pack.toml", *text + "[text.de]\n\"level.ASM.title\" = \"Einstieg\"\n");
    auto const page = bench.path("page.html");
    CHECK(bench.run(WriteHandbook{pack, page}) == 0);
    CHECK(contains(bench.read("page.html"), "<html lang=\"en\">"));
    CHECK(contains(bench.read("page.html"), "ASM (Associate)"));
    CHECK(bench.run(WriteHandbook{pack, page, "de"}) == 0);
    CHECK(bench.out() == page + " geschrieben.\n");
    CHECK(bench.err().empty());
    CHECK(contains(bench.read("page.html"), "<html lang=\"de\">"));
    CHECK(contains(bench.read("page.html"), ">Stufen</h2>"));
    CHECK(contains(bench.read("page.html"), "ASM (Einstieg)"));
    CHECK(spoken() == Language::English);
    CHECK(bench.run(WriteHandbook{pack, page, "fr"}) == 0);
    CHECK(contains(bench.err(), "warning W290: Sample has no texts in 'fr'"));
    CHECK(contains(bench.read("page.html"), ">Levels</h2>"));
}

TEST_CASE("A folder without rules is named") {
    Bench bench;
    bench.ports.rules_folder = bench.path("");
    CHECK(bench.run(CheckRules{}) == 3);
    CHECK(contains(bench.err(), "error S111: there are no rules in this folder"));
}
