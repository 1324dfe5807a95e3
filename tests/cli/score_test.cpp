#include <chrono>
#include <filesystem>

#include <doctest/doctest.h>

#include "cli/fixture.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "formats/json.h"

using namespace accrue;
using namespace accrue::cli;
using namespace accrue::test;

namespace {

// A member of the JSON text's outermost object, as one line.
std::string member(std::string const& text, std::string const& key) {
    auto const json = formats::parse_json(text, "out");
    REQUIRE_MESSAGE(json, text);
    auto const* found = formats::find_member(std::get<formats::Json::Object>(json->value), key);
    REQUIRE_MESSAGE(found != nullptr, key);
    return formats::write_json_line(*found);
}

std::string application(std::string const& claims, std::string const& more = "") {
    return R"({"format": "accrue.application/1", "scheme": "prism", "on": "2012-09-12")" + more + R"(, "claims": [)" +
           claims + "]}";
}

std::string const foundation =
    R"({"id": "f", "claim": "certificate", "qualification": "itil-v3-f", "on": "2008-05-01"})";

} // namespace

TEST_CASE("The report is told in German where that is asked for, and what is for programs is not") {
    Bench bench;
    CHECK(bench.run(ScoreOne{.file = sample, .explain = true, .language = "de", .robust = true}) == 0);
    CHECK(contains(bench.out(), "Stichtag 12. Sept. 2012\n\nSie können jetzt ASM ("));
    CHECK(contains(bench.out(), "\nWarum, Schritt für Schritt\n"));
    CHECK(contains(bench.out(), "\nWenn ein Eintrag abgelehnt würde\n"));
    CHECK(bench.run(ScoreOne{.file = sample, .json = true, .language = "de"}) == 0);
    CHECK(!contains(bench.out(), "Sie "));
    CHECK(spoken() == Language::English);
}

TEST_CASE("The sample's report tells the article's case in plain sentences") {
    Bench bench;
    CHECK(bench.run(ScoreOne{.file = sample}) == 0);
    CHECK(bench.err().empty());
    std::string const report = bench.out();
    CHECK(report.starts_with("Imogen Ashby\npriSM (reconstruction) 2012.1, counted on 12 Sep 2012\n\nYou can claim ASM "
                             "(Associate) now."));
    CHECK(contains(report, "Education and experience: PSM\n"));
    CHECK(contains(report, "Certificates: ASM - this holds the level back\n"));
    CHECK(contains(report, "Extra points: DPSM\n"));
    CHECK(contains(report, "TOGAF Level 1: TOGAF counts nothing"));
    CHECK(contains(report, "TOGAF Level 2: TOGAF counts nothing"));
    CHECK(contains(report, "One ITIL Intermediate"));
    CHECK(contains(report, "makes it PSM"));
    CHECK(contains(report, "10 of at most 10 (12 before the limit)"));
    CHECK(contains(report, "At most 10 points count in Writing, and other entries use that up"));
    CHECK(contains(report, "Reconstruction in the style of priSM."));
}

TEST_CASE("What counts in part does not stand among what did not count") {
    Bench bench;
    std::string claims;
    for (int i = 1; i <= 5; ++i)
        claims += std::string(i == 1 ? "" : ", ") + R"({"claim": "publication", "title": "Paper )" + std::to_string(i) +
                  R"(", "kind": "white_paper", "paid": false, "on": "2012-01-0)" + std::to_string(i) + "\"}";
    CHECK(bench.run(ScoreOne{.file = bench.write("a.json", application(claims))}) == 0);
    CHECK(contains(bench.out(),
                   "What counts only in part\n  - Paper 4: 1 of 3 points. At most 10 points count in Writing "
                   "(clause 3.9)\n\nWhat did not count\n  - Paper 5: At most 10 points count in Writing"));
}

TEST_CASE("No line of a report is wider than a letter") {
    Bench bench;
    for (auto const& entry : std::filesystem::directory_iterator(source / "assets/samples")) {
        CHECK(bench.run(ScoreOne{.file = entry.path().string(), .explain = true}) == 0);
        std::istringstream lines(bench.out());
        for (std::string line; std::getline(lines, line);) {
            CAPTURE(line);
            CHECK(character_count(line) <= line_width);
        }
    }
}

TEST_CASE("With every step explained the report names clauses for levels and entries") {
    Bench bench;
    CHECK(bench.run(ScoreOne{.file = sample, .explain = true}) == 0);
    CHECK(contains(bench.out(), "Why, step by step\n"));
    CHECK(contains(bench.out(), "PSM (Professional): not reached\n"));
    CHECK(contains(bench.out(), "Writing: 10 points"));
    CHECK(contains(bench.out(), "(clause 3.9)"));
}

TEST_CASE("The assessment for programs has the article's numbers") {
    Bench bench;
    CHECK(bench.run(ScoreOne{.file = sample, .json = true}) == 0);
    std::string const text = bench.out();
    CHECK(member(text, "format") == R"("accrue.assessment/1")");
    CHECK(member(text, "overall") == R"("ASM")");
    CHECK(member(text, "steps") == R"({"edu_exp":"PSM","certs":"ASM","extra":"DPSM"})");
    CHECK(contains(member(text, "points"), R"("extra":22,"impl":12,)"));
    CHECK(member(text, "capped") == R"(["cap-publ"])");
    CHECK(member(text, "problems") == "[]");
    CHECK(member(text, "trace") == "[]");

    CHECK(bench.run(ScoreOne{.file = sample, .json = true, .explain = true}) == 0);
    CHECK(member(bench.out(), "trace").size() > 100);
}

TEST_CASE("The day and the basis can be chosen") {
    Bench bench;
    CHECK(bench.run(ScoreOne{.file = sample, .on = parse_date("2008-05-11"), .json = true}) == 0);
    CHECK(member(bench.out(), "on") == R"("2008-05-11")");
    CHECK(member(bench.out(), "overall") == "null");
    CHECK(bench.run(ScoreOne{.file = sample, .basis = Basis::Verified, .json = true}) == 0);
    CHECK(member(bench.out(), "basis") == R"("verified")");
    CHECK(member(bench.out(), "overall") == "null");
    CHECK(bench.run(ScoreOne{.file = sample, .basis = Basis::Verified}) == 0);
    CHECK(contains(bench.out(), "only what is verified"));
}

TEST_CASE("What is planned is told beside what is claimed") {
    Bench bench;
    std::string planned = foundation;
    planned.replace(planned.size() - 1, 1, R"(, "basis": "planned"})");
    auto const file = bench.write("a.json", application(planned));
    CHECK(bench.run(ScoreOne{.file = file}) == 0);
    std::string const claimed = bench.out();
    CHECK(contains(claimed, "With all that is planned"));
    CHECK(bench.run(ScoreOne{.file = file, .basis = Basis::Planned}) == 0);
    CHECK(contains(bench.out(), "With all that is planned"));
    CHECK(bench.out() != claimed);
}

TEST_CASE("Without a date the application is counted today") {
    Bench bench;
    auto const file = bench.write("a.json", R"({"format": "accrue.application/1", "scheme": "prism", "claims": []})");
    CHECK(bench.run(ScoreOne{.file = file, .json = true}) == 0);
    CHECK(member(bench.out(), "on") == R"("2012-09-12")");
}

TEST_CASE("A broken claim is left out and said so") {
    Bench bench;
    auto const file = bench.write(
        "a.json", application(R"({"id": "bad", "claim": "certificate", "qualification": "x", "on": "2026-02-30"}, )" +
                              foundation));

    CHECK(bench.run(ScoreOne{.file = file}) == 1);
    CHECK(bench.err().starts_with(file + "#/claims/0/on: error A104: '2026-02-30' is not a day of the calendar"));
    CHECK(contains(bench.out(), "Entry 1 of the file, 'bad'"));
    CHECK(contains(bench.out(), "'2026-02-30' is not a day of the calendar"));

    CHECK(bench.run(ScoreOne{.file = file, .json = true}) == 1);
    CHECK(contains(member(bench.out(), "claims"), R"({"id":"bad","counted":0,"unused":"problem"})"));
    CHECK(contains(member(bench.out(), "steps"), R"("certs":"ASM")"));
}

TEST_CASE("A claim that does not fit the pack keeps its place in the file") {
    Bench bench;
    auto const file = bench.write(
        "a.json", application(R"({"id": "bad", "claim": 3}, )" + foundation +
                              R"(, {"id": "odd", "claim": "certificate", "qualification": "itil-v3-so", "hours": 3})"));
    CHECK(bench.run(ScoreOne{.file = file}) == 1);
    CHECK(contains(bench.err(), "#/claims/0/claim: error A107"));
    CHECK(contains(bench.err(), "#/claims/2/hours: error A202"));
}

TEST_CASE("What is wrong outside the claims is not scored around") {
    Bench bench;
    auto const file = bench.write("a.json", application(foundation, R"(, "targett": "PSM")"));
    CHECK(bench.run(ScoreOne{.file = file}) == 1);
    CHECK(bench.out().empty());
    CHECK(bench.err() == file + "#/targett: error A106: unknown key 'targett'; did you mean 'target'?\n");
}

TEST_CASE("An unknown qualification is only a warning") {
    Bench bench;
    auto const file = bench.write(
        "a.json",
        application(foundation + R"(, {"claim": "certificate", "qualification": "ACME Guru", "on": "2010-01-01"})"));
    CHECK(bench.run(ScoreOne{.file = file}) == 0);
    CHECK(contains(bench.out(), "ACME Guru"));
}

TEST_CASE("A scheme or a pack that is not there is refused by name") {
    Bench bench;
    auto const file = bench.write("a.json", R"({"format": "accrue.application/1", "scheme": "prisn", "claims": []})");
    CHECK(bench.run(ScoreOne{.file = file}) == 1);
    CHECK(bench.err() ==
          file + "#/scheme: error A230: there are no rules for the scheme 'prisn'; did you mean 'prism'?\n");
    CHECK(bench.run(ScoreOne{.file = sample, .pack = bench.path("none.toml")}) == 3);
    CHECK(bench.run(ScoreOne{.file = bench.path("none.json")}) == 3);
}

TEST_CASE("A pack that is wrong is refused whole") {
    Bench bench;
    auto const pack = (source / "tests/problems/E101-unknown-key.toml").string();
    CHECK(bench.run(ScoreOne{.file = sample, .pack = pack}) == 1);
    CHECK(bench.out().empty());
    CHECK(contains(bench.err(), pack + ":13:1: error E101: unknown key 'point_in'"));
}

TEST_CASE("Every bad application of the gallery ends with status 1 and its message") {
    Bench bench;
    std::size_t count = 0;
    for (auto const& entry : std::filesystem::directory_iterator(source / "tests/problems")) {
        std::string const name = entry.path().filename().string();
        if (!name.starts_with("A1") || entry.path().extension() != ".json") continue;
        ++count;
        CAPTURE(name);
        CHECK(bench.run(ScoreOne{.file = entry.path().string()}) == 1);
        CHECK(contains(bench.err(), "error " + name.substr(0, 4) + ":"));
    }
    CHECK(count >= 17);
}

TEST_CASE("A file of 100 MB is refused at once") {
    Bench bench;
    auto const file = bench.write("huge.json", "{");
    std::filesystem::resize_file(file, 100'000'000);
    auto const start = std::chrono::steady_clock::now();
    CHECK(bench.run(ScoreOne{.file = file}) == 1);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(1));
    CHECK(bench.err() ==
          file + ": error A118: the file has 100.0 MB; at most 16 MB are read: check that it is the right file\n");
}

TEST_CASE("The rules' texts are shown in the language asked for, as far as they have it") {
    Bench bench;
    auto const text = files::read_file((source / "tests/packs/sample.toml").string(), 1'000'000);
    REQUIRE(text);
    auto const pack = bench.write(
        "pack.toml", *text + "[text.de]\n\"level.ASM.title\" = \"Einstieg\"\n\"step.certs.title\" = \"Zertifikate\"\n");
    auto const file =
        bench.write("a.json", R"({"format": "accrue.application/1", "scheme": "sample", "on": "2012-07-15",
        "claims": [{"claim": "certificate", "qualification": "itil-v3-foundation", "on": "2008-05-01"}]})");

    CHECK(bench.run(ScoreOne{.file = file, .pack = pack, .explain = true, .language = "de"}) == 0);
    CHECK(contains(bench.out(), "ASM (Einstieg)"));
    CHECK(contains(bench.out(), "Zertifikate"));
    CHECK_FALSE(contains(bench.out(), "Certifications:"));
    CHECK_FALSE(contains(bench.err(), "W290"));

    CHECK(bench.run(ScoreOne{.file = file, .pack = pack, .json = true}) == 0);
    std::string const own = bench.out();
    CHECK(bench.run(ScoreOne{.file = file, .pack = pack, .json = true, .language = "de"}) == 0);
    CHECK(bench.out() == own);

    CHECK(bench.run(ScoreOne{.file = file, .pack = pack, .language = "fr"}) == 0);
    CHECK(contains(bench.out(), "ASM (Associate)"));
    auto const said = files::read_file((source / "tests/problems/W290-no-such-language.txt").string(), 1'000);
    REQUIRE(said);
    CHECK(bench.err() == *said); // and not what the pack's author could do better
}

TEST_CASE("Coverage names the file that a row is in, be it the base's") {
    Bench bench;
    std::filesystem::copy_file(source / "tests/packs/sample.toml", bench.path("sample.toml"));
    auto const pack =
        bench.write("own.toml", "schema = 1\npack = { version = \"2\", based_on = \"sample@1\" }\n"
                                "gate = [{ id = \"more\", has = \"intermediate\", clause = \"2\" }]\n"
                                "level = [{ code = \"PSM\", title = \"P\", gate = \"more\", clause = \"1\" }]\n");
    CHECK(bench.run(TestRules{{pack}}) == 0);
    CHECK(contains(bench.out(), pack + ":3: gate more: "));
    CHECK(contains(bench.out(), bench.path("sample.toml") + ":"));
    CHECK(contains(bench.out(), ": award talk: never earned"));
}
