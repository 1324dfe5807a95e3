#include <doctest/doctest.h>

#include "cli/fixture.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::cli;
using namespace accrue::test;

namespace {

std::string const small = (source / "tests/packs/sample.toml").string();

// The small pack with 14 points for PSM instead of 10.
std::string harder(Bench const& bench) {
    auto const text = files::read_file(small, 100'000);
    REQUIRE(text);
    std::string changed = text->substr(0, text->find("[[example]]"));
    changed.replace(changed.find("[10, \"PSM\"]"), 11, "[14, \"PSM\"]");
    return bench.write("harder.toml", changed);
}

// Ana has PSM with 12 points; Bo's record is of another scheme.
std::string library_of_two(Bench& bench) {
    bench.ports.rules_folder = bench.path("rules");
    std::filesystem::create_directories(bench.ports.rules_folder / "sample");
    std::filesystem::create_directories(bench.ports.rules_folder / "prism");
    std::filesystem::copy_file(small, bench.ports.rules_folder / "sample" / "sample.toml");
    std::filesystem::copy_file(prism, bench.ports.rules_folder / "prism" / "prism.toml");
    auto const library = bench.path("two.accrue");
    auto const ana =
        bench.write("ana.json", R"({"format": "accrue.application/1", "scheme": "sample", "on": "2012-09-12",
        "applicant": {"name": "Ana"}, "claims": [
        {"claim": "certificate", "qualification": "itil-v3-foundation", "on": "2008-05-01"},
        {"claim": "certificate", "qualification": "itil-so", "on": "2009-05-01"},
        {"claim": "talk", "title": "One", "hours": 3, "on": "2012-05-05"}]})");
    REQUIRE(bench.run(Import{.file = ana, .library = library}) == 0);
    REQUIRE(bench.run(Import{.file = sample, .library = library}) == 0);
    return library;
}

} // namespace

TEST_CASE("Impact names who changes level and why and counts") {
    Bench bench;
    auto const library = library_of_two(bench);
    CHECK(bench.run(RulesImpact{.before = small, .after = harder(bench), .library = library}) == 0);
    CHECK(bench.out() == "From " + small + " (sample 1) to " + bench.path("harder.toml") +
                             " (sample 1):\n"
                             "Ana (record 1): PSM to ASM\n"
                             "    PSM now needs: 2 more points (12 of 14)\n"
                             "1 record scored by both: 1 changes level, 1 from PSM to ASM.\n"
                             "Not scored: 1 record of another scheme.\n");
    CHECK(bench.err().empty());

    CHECK(bench.run(RulesImpact{.before = small, .after = small, .library = library}) == 0);
    CHECK(contains(bench.out(), "1 record scored by both: nobody changes level.\n"));
}

TEST_CASE("Impact is told to programs as JSON") {
    Bench bench;
    auto const library = library_of_two(bench);
    CHECK(bench.run(RulesImpact{.before = small, .after = harder(bench), .library = library, .json = true}) == 0);
    CHECK(contains(bench.out(), R"("format": "accrue.impact/1")"));
    std::string const moves = "\"moves\": [\n    {\n      \"before\": \"PSM\",\n      \"after\": \"ASM\",\n"
                              "      \"records\": 1\n    }\n  ]";
    CHECK(contains(bench.out(), moves));
    CHECK(contains(bench.out(), R"x("why": ["PSM now needs: 2 more points (12 of 14)"])x"));
    CHECK(contains(bench.out(), R"("other_schemes": 1)"));
}

TEST_CASE("Impact needs two sound packs and a library that is there") {
    Bench bench;
    auto const library = library_of_two(bench);
    CHECK(bench.run(
              RulesImpact{.before = small, .after = bench.write("bad.toml", "schema = 1\n"), .library = library}) == 1);
    CHECK(bench.out().empty());
    CHECK(bench.run(RulesImpact{.before = small, .after = bench.path("none.toml"), .library = library}) == 3);
    CHECK(bench.run(RulesImpact{.before = small, .after = small, .library = bench.path("none.accrue")}) == 3);
    CHECK_FALSE(std::filesystem::exists(bench.path("none.accrue")));
}

TEST_CASE("Impact of one pack compares it with the rules that each application is counted by") {
    Bench bench;
    auto const library = library_of_two(bench);
    // Bea names a version that only the library holds; under it she has PSM, by that in force she would not.
    std::filesystem::path const folder = bench.ports.rules_folder / "sample";
    auto const text = files::read_file(small, 100'000);
    REQUIRE(text);
    std::string old =
        test::replaced(text->substr(0, text->find("[[example]]")), "pack.version = \"1\"", "pack.version = \"0\"");
    old = test::replaced(test::replaced(old, "2012-03-01", "2011-03-01"), "[10, \"PSM\"]", "[4, \"PSM\"]");
    (void)bench.write("rules/sample/old.toml", old);
    auto const bea =
        bench.write("bea.json", R"({"format": "accrue.application/1", "pack": "sample@0", "on": "2012-09-12",
        "applicant": {"name": "Bea"}, "claims": [
        {"claim": "certificate", "qualification": "itil-v3-foundation", "on": "2008-05-01"},
        {"claim": "certificate", "qualification": "itil-so", "on": "2009-05-01"},
        {"claim": "talk", "title": "One", "hours": 1, "on": "2012-05-05"}]})");
    REQUIRE(bench.run(Import{.file = bea, .library = library}) == 0);
    std::filesystem::remove(folder / "old.toml");

    CHECK(bench.run(RulesImpact{.after = harder(bench), .library = library}) == 0);
    CHECK(bench.out() == "From the rules that each application is counted by to " + bench.path("harder.toml") +
                             " (sample 1):\n"
                             "Ana (record 1): PSM to ASM\n"
                             "    PSM now needs: 2 more points (12 of 14)\n"
                             "Bea (record 3): PSM to ASM\n"
                             "    PSM now needs: 10 more points (4 of 14)\n"
                             "2 records scored by both: 2 change level, 2 from PSM to ASM.\n"
                             "Not scored: 1 record of another scheme.\n");
    CHECK(bench.run(RulesImpact{.after = small, .library = library, .json = true}) == 0);
    CHECK(contains(bench.out(), "\"before\": null,\n  \"after\": {"));
    CHECK(contains(bench.out(), "\"name\": \"Bea\""));
    CHECK_FALSE(contains(bench.out(), "\"name\": \"Ana\""));

    std::filesystem::remove_all(folder); // what the library holds is enough
    CHECK(bench.run(RulesImpact{.after = harder(bench), .library = library}) == 0);
    CHECK(contains(bench.out(), "2 change level, 2 from PSM to ASM"));
}
