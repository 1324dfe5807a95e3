// accrue report: what the screens say, as text and as HTML.
#include <doctest/doctest.h>

#include "cli/fixture.h"

using namespace accrue;
using namespace accrue::cli;
using namespace accrue::test;

TEST_CASE("The report of an application and of a record say the same of the estimate") {
    Bench bench;
    CHECK(bench.run(WriteReport{.file = sample}) == 0);
    std::string const of_file = bench.out();
    CHECK(of_file.starts_with("Imogen Ashby: priSM (reconstruction) 2012.1\n====="));
    for (char const* part : {"\nHome\n====", "\nEstimate\n====", "\nPath\n====", "\nTimeline\n====",
                             "  ITIL V3 Foundation\n    Kind: Certificate\n", "    Why:", "What to do, in order"})
        CHECK(contains(of_file, part));
    CHECK_FALSE(contains(of_file, "\nHistory\n"));

    REQUIRE(bench.run(Import{.file = sample, .library = bench.path("a.accrue")}) == 0);
    CHECK(bench.run(WriteReport{.library = bench.path("a.accrue")}) == 0);
    CHECK(contains(bench.out(), "\nHistory\n======="));
    std::size_t const estimate = of_file.find("\nEstimate\n");
    CHECK(contains(bench.out(), of_file.substr(estimate)));
}

TEST_CASE("The report as a page goes to standard output or into a file, which is no library") {
    Bench bench;
    CHECK(bench.run(WriteReport{.file = sample, .html = true}) == 0);
    CHECK(bench.out().starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    std::string const page = bench.out();
    CHECK(bench.run(WriteReport{.file = sample, .output = bench.path("a.html"), .html = true}) == 0);
    CHECK(bench.out() == "Wrote " + bench.path("a.html") + ".\n");
    CHECK(bench.read("a.html") == page);
    REQUIRE(bench.run(Import{.file = sample, .library = bench.path("a.accrue")}) == 0);
    CHECK(bench.run(WriteReport{.file = sample, .output = bench.path("a.accrue"), .html = true}) == 3);
    CHECK(contains(bench.err(), "L146"));
}

TEST_CASE("A report of nothing says what is missing") {
    Bench bench;
    CHECK(bench.run(WriteReport{.library = bench.path("none.accrue")}) == 3);
    CHECK(bench.run(WriteReport{.file = bench.path("none.json")}) == 3);
    CHECK(bench.run(WriteReport{.file = bench.write("a.json", "{}")}) == 1);
    CHECK(contains(bench.err(), "error A1"));
}
