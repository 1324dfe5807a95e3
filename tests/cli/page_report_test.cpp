// accrue report: what the screens say, as text and as HTML.
#include <doctest/doctest.h>

#include "cli/fixture.h"
#include "cli/page_text.h"
#include "domain/texts.h"
#include "session/session.h"

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

TEST_CASE("The report speaks the language asked for, whatever the library's is") {
    Bench bench;
    CHECK(bench.run(WriteReport{.file = sample, .language = "de"}) == 0);
    std::string const of_file = bench.out();
    for (char const* part : {"\nÜbersicht\n====", "\nEinschätzung\n====", "\nWeg\n===", "\nZeitachse\n===="})
        CHECK(contains(of_file, part));
    CHECK_FALSE(contains(of_file, "\nEstimate\n"));
    CHECK(contains(bench.err(), "W290")); // priSM has no German texts
    CHECK(spoken() == Language::English);

    std::string const library = bench.path("a.accrue");
    REQUIRE(bench.run(Import{.file = sample, .library = library}) == 0);
    CHECK(bench.run(WriteReport{.library = library, .language = "de"}) == 0);
    CHECK(contains(bench.out(), of_file.substr(of_file.find("\nEinschätzung\n"))));
    CHECK(contains(bench.out(), "\nVerlauf\n======="));
    CHECK(contains(bench.err(), "W290"));
    CHECK(bench.run(WriteReport{.library = library, .language = "de", .html = true}) == 0);
    CHECK(bench.out().starts_with("<!DOCTYPE html>\n<html lang=\"de\">"));
}

TEST_CASE(
    "A report of a record has its rules' texts in the language asked for, else in the machine's, else in their own") {
    Bench bench;
    std::filesystem::create_directories(bench.path("rules/sample"));
    auto const text = files::read_file((source / "tests/packs/sample.toml").string(), 1'000'000);
    REQUIRE(text);
    (void)bench.write("rules/sample/sample.toml", *text + "[text.de]\n\"level.ASM.title\" = \"Einstieg\"\n");
    bench.ports.rules_folder = bench.path("rules");
    bench.ports.language = "de"; // the machine's
    auto const file =
        bench.write("a.json", R"({"format": "accrue.application/1", "scheme": "sample", "on": "2012-07-15",
        "claims": [{"claim": "certificate", "qualification": "itil-v3-foundation", "on": "2008-05-01"}]})");
    std::string const library = bench.path("a.accrue");
    REQUIRE(bench.run(Import{.file = file, .library = library}) == 0);
    {
        auto session = session::Session::open(library, bench.ports);
        REQUIRE(session);
        REQUIRE(session->set_language("de"));
    }
    CHECK(bench.run(WriteReport{.library = library, .language = "de"}) == 0);
    CHECK(contains(bench.out(), "ASM (Einstieg)"));
    CHECK_FALSE(contains(bench.err(), "W290"));
    CHECK(bench.run(WriteReport{.library = library}) == 0);
    CHECK(contains(bench.out(), "ASM (Einstieg)"));
    bench.ports.language.clear();
    CHECK(bench.run(WriteReport{.library = library}) == 0);
    CHECK(contains(bench.out(), "ASM (Associate)"));
    CHECK_FALSE(contains(bench.out(), "Einstieg"));
}

TEST_CASE("A report of nothing says what is missing") {
    Bench bench;
    CHECK(bench.run(WriteReport{.library = bench.path("none.accrue")}) == 3);
    CHECK(bench.run(WriteReport{.file = bench.path("none.json")}) == 3);
    CHECK(bench.run(WriteReport{.file = bench.write("a.json", "{}")}) == 1);
    CHECK(contains(bench.err(), "error A1"));
}

TEST_CASE("The parts of a form are lines of text to fill in") {
    session::Report form{"Form", "Lead.", "", {}};
    form.page.facts(
        {{"Name", formats::plain("Jo")}, {"Telephone", {}}, {"Files", formats::list({formats::plain("a")})}});
    form.page.blank("Remarks", 2);
    form.page.signature("Jo");
    std::string const line(30, '_');
    CHECK(text_of(form) == "Form\n====\n\nLead.\n\n  Name: Jo\n  Telephone: " + line +
                               "\n  Files:\n    - a\n\nRemarks:\n  " + line + "\n  " + line + "\n\nSignature: " + line +
                               " Jo\nDate: " + line + "\n");
}
