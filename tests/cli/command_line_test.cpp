#include "cli/command_line.h"

#include <sstream>

#include <doctest/doctest.h>

using namespace accrue;
using namespace accrue::cli;

namespace {

struct Answer {
    std::variant<Request, Exit> asked;
    std::string out;
    std::string err;
};

Answer answer(std::vector<std::string> words) {
    std::ostringstream out;
    std::ostringstream err;
    auto asked = read_command_line(std::move(words), {"estimate", "welcome"}, {out, err});
    return {std::move(asked), out.str(), err.str()};
}

template <class Verb>
Verb request(std::vector<std::string> words) {
    Answer const given = answer(std::move(words));
    REQUIRE_MESSAGE(std::holds_alternative<Request>(given.asked), given.err);
    REQUIRE(std::holds_alternative<Verb>(std::get<Request>(given.asked)));
    return std::get<Verb>(std::get<Request>(given.asked));
}

// What is said of a command line that is wrong.
std::string refusal(std::vector<std::string> words) {
    Answer const given = answer(std::move(words));
    REQUIRE(std::holds_alternative<Exit>(given.asked));
    CHECK(std::get<Exit>(given.asked) == Exit::WrongCommandLine);
    CHECK(given.out.empty());
    return given.err;
}

} // namespace

TEST_CASE("No words and a library open the window") {
    CHECK(request<OpenWindow>({}).library.empty());
    CHECK(request<OpenWindow>({"mine.accrue"}).library == "mine.accrue");
}

TEST_CASE("Score takes one application with its options in any order") {
    auto const plain = request<ScoreOne>({"score", "a.json"});
    CHECK(plain.file == "a.json");
    CHECK(plain.basis == Basis::Claimed);
    CHECK_FALSE(plain.json);
    auto const full = request<ScoreOne>({"score", "--json", "--on", "2012-09-30", "--basis", "verified", "a.json",
                                         "--pack", "p.toml", "--explain", "--lang", "PT_br"});
    CHECK(full.file == "a.json");
    CHECK(full.pack == "p.toml");
    CHECK(full.on == parse_date("2012-09-30"));
    CHECK(full.basis == Basis::Verified);
    CHECK(full.language == "pt-BR");
    CHECK(full.json);
    CHECK(full.explain);
}

TEST_CASE("Path takes the language of its report as score does") {
    CHECK(request<FindPath>({"path", "a.json", "--to", "PSM"}).language.empty());
    CHECK(request<FindPath>({"path", "a.json", "--to", "PSM", "--lang", "de_at"}).language == "de-AT");
    CHECK(refusal({"path", "a.json", "--to", "PSM", "--lang", "german"}).starts_with("accrue: --lang: 'german'"));
}

TEST_CASE("A handbook takes the language of its page as score does") {
    CHECK(request<WriteHandbook>({"rules", "handbook", "p.toml", "-o", "p.html"}).language.empty());
    auto const german = request<WriteHandbook>({"rules", "handbook", "p.toml", "-o", "p.html", "--lang", "de_at"});
    CHECK(german.language == "de-AT");
    CHECK(german.output == "p.html");
    CHECK(refusal({"rules", "handbook", "p.toml", "-o", "p.html", "--lang", "german"})
              .starts_with("accrue: --lang: 'german' is no language"));
}

TEST_CASE("Score with lines asks for a pack") {
    auto const lines = request<ScoreLines>({"score", "--lines", "a.jsonl", "--pack", "p.toml"});
    CHECK(lines.file == "a.jsonl");
    CHECK(lines.pack == "p.toml");
    CHECK(refusal({"score", "--lines", "a.jsonl"}).starts_with("accrue: --lines needs --pack"));
}

TEST_CASE("The other verbs take their words") {
    CHECK(request<CheckRules>({"rules", "check", "a.toml", "b.toml"}).files ==
          std::vector<std::string>{"a.toml", "b.toml"});
    CHECK(request<CheckRules>({"rules", "check"}).files.empty());
    CHECK(request<TestRules>({"rules", "test", "a.toml"}).files.size() == 1);
    CHECK(request<Import>({"import", "a.json", "--library", "l.accrue"}).library == "l.accrue");
    CHECK(request<Export>({"export", "--library", "l.accrue", "-o", "out.json"}).output == "out.json");
    CHECK(request<CheckLibrary>({"check", "l.accrue"}).library == "l.accrue");
    auto const table = request<Import>({"import", "--columns", "title,-,on", "t.csv", "--scheme", "prism", "--heading",
                                        "no", "--kind", "talk", "--award-date", "2025-01-31", "--skip-bad-rows"});
    CHECK(table.file == "t.csv");
    CHECK(table.columns == std::vector<std::string>{"title", "-", "on"});
    CHECK(table.scheme == "prism");
    CHECK(table.heading == false);
    CHECK(table.kind == "talk");
    CHECK(table.award_date == parse_date("2025-01-31"));
    CHECK(table.skip_bad_rows);
    CHECK(request<Export>({"export", "--csv"}).table);
    CHECK(request<WriteReport>({"report", "a.json", "--html", "-o", "a.html"}).html);
    CHECK(request<WriteReport>({"report", "--lang", "de_at"}).language == "de-AT");
    CHECK(refusal({"report", "a.json", "--library", "l.accrue"}).starts_with("accrue: report takes an application or"));
    auto const picture = request<TakePicture>({"screenshot", "--screen", "estimate", "-o", "p.png", "--size",
                                               "1920x1080", "--theme", "dark", "--scale", "1.5"});
    CHECK(picture.width == 1920);
    CHECK(picture.height == 1080);
    CHECK(picture.theme == "dark");
    CHECK(picture.scale == 1.5F);
}

TEST_CASE("The verbs for evidence take their words") {
    CHECK(request<ListEvidence>({"evidence", "list"}).library.empty());
    CHECK(request<ListEvidence>({"evidence", "list", "--library", "l.accrue", "--lang", "de_at"}).language == "de-AT");
    auto const add =
        request<AddEvidence>({"evidence", "add", "a.pdf", "folder", "--to", "c2", "--library", "l.accrue"});
    CHECK(add.files == std::vector<std::string>{"a.pdf", "folder"});
    CHECK(add.claim == "c2");
    CHECK(add.library == "l.accrue");
    CHECK(request<AddEvidence>({"evidence", "add", "a.pdf"}).claim.empty());
    auto const link = request<LinkEvidence>({"evidence", "link", "a.pdf", "--to", "c2"});
    CHECK(link.name == "a.pdf");
    CHECK(link.claim == "c2");
    CHECK_FALSE(link.away);
    CHECK(request<LinkEvidence>({"evidence", "link", "a.pdf", "--to", "c2", "--away"}).away);
    auto const mark = request<MarkEvidence>(
        {"evidence", "mark", "a.pdf", "--to", "c2", "--page", "2", "--box", "20,30.5,60,35", "--fact", "date"});
    CHECK(mark.name == "a.pdf");
    CHECK(mark.mark == ProofMark{2, {2000, 3050, 6000, 3500}, ProofFact::Date});
    CHECK(request<MarkEvidence>({"evidence", "mark", "a.pdf", "--to", "c2", "--box", "0", "0", "100", "100"}).mark ==
          ProofMark{1, {0, 0, page_units, page_units}, ProofFact::Other});
    auto const shrink = request<ShrinkEvidence>({"evidence", "shrink", "a.pdf", "--library", "l.accrue", "--grey"});
    CHECK(shrink.file == "a.pdf");
    CHECK(shrink.library == "l.accrue");
    CHECK(shrink.greyscale);
}

TEST_CASE("Wrong words for evidence are told, and so are words that do not go together") {
    CHECK(refusal({"evidence", "add"}).starts_with("accrue: FILE is required\n"));
    CHECK(refusal({"evidence", "link", "a.pdf"}).starts_with("accrue: --to is required\n"));
    CHECK(refusal({"evidence", "mark", "a.pdf", "--to", "c2"}).starts_with("accrue: --box is required\n"));
    auto const with_box = [](std::string const& box) {
        return refusal({"evidence", "mark", "a.pdf", "--to", "c2", "--box", box});
    };
    CHECK(with_box("1,2,3") ==
          "accrue: --box: At least 4 required but received 3\nRun 'accrue evidence mark --help' for the options and an "
          "example.\n");
    for (std::string const wrong : {"350", "-1", "nan", "wide"})
        CHECK(with_box("20,30,60," + wrong)
                  .starts_with("accrue: --box: '" + wrong + "' is no percentage: write a number from 0 to 100\n"));
    CHECK(refusal({"evidence", "mark", "a.pdf", "--to", "c2", "--box", "1,2,3,4", "--fact", "colour"})
              .starts_with("accrue: --fact: colour not in {name,date,hours,issuer,other}\n"));
    CHECK(refusal({"evidence", "mark", "a.pdf", "--to", "c2", "--box", "1,2,3,4", "--page", "0"})
              .starts_with("accrue: --page: "));
    // The limits are those of the record's rules, and the result goes into the library.
    for (std::string const option : {"--max-bytes", "--pack", "--output"})
        CHECK(refusal({"evidence", "shrink", "a.pdf", "--library", "l.accrue", option, "500"}).find("--library") !=
              std::string::npos);
    CHECK(refusal({"evidence"})
              .starts_with("accrue: evidence needs a command: check, shrink, list, add, link or mark\n"));
}

TEST_CASE("A wrong command line says what is wrong and where help is") {
    CHECK(refusal({"scroe", "a.json"}) == "accrue: 'scroe' is neither a command nor a library (*.accrue); did you mean "
                                          "'score'?\nRun 'accrue --help' for the options and an example.\n");
    CHECK(refusal({"score"}) ==
          "accrue: APPLICATION is required\nRun 'accrue score --help' for the options and an example.\n");
    CHECK(refusal({"score", "a.json", "--on", "2012-02-30"}).starts_with("accrue: --on: '2012-02-30' is no date"));
    CHECK(refusal({"score", "a.json", "--lang", "german"})
              .starts_with("accrue: --lang: 'german' is no language: write its tag, such as de, fr or pt-BR\n"));
    CHECK(refusal({"score", "a.jsonl", "--lines", "--pack", "p.toml", "--lang", "de"})
              .starts_with("accrue: --lang is for reports"));
    CHECK(refusal({"score", "a.json", "--basis", "claimd"})
              .starts_with("accrue: --basis: 'claimd' is no basis; did you mean"));
    CHECK(refusal({"score", "a.json", "--colour"}).find("--colour") != std::string::npos);
    CHECK(refusal({"rules"}).starts_with(
        "accrue: rules needs a command: check, test, mutate, diff, impact, export or handbook"));
    CHECK(refusal({"screenshot", "--screen", "home", "-o", "p.png"}).find("--screen") != std::string::npos);
}

TEST_CASE("A picture of no possible size or scale is refused with the limits") {
    auto const refusal_of = [](std::string const& option, std::string const& value) {
        return refusal({"screenshot", "--screen", "estimate", "-o", "p.png", option, value});
    };
    for (std::string const size : {"10x10", "200x100", "20000x20000"})
        CHECK(refusal_of("--size", size)
                  .starts_with("accrue: --size: '" + size +
                               "' is no size that can be drawn: write for example 1280x800; it "
                               "can be from 320x240 to 8192x8192\n"));
    CHECK(refusal_of("--size", "large").starts_with("accrue: --size: 'large' is no size: write for example"));
    for (std::string const scale : {"nan", "-nan", "inf", "0.4", "4.1", "large", "1.5x"})
        CHECK(refusal_of("--scale", scale)
                  .starts_with("accrue: --scale: '" + scale +
                               "' is no scale: write a factor from 0.5 to 4, such as 1.5\n"));
}

TEST_CASE("Verbs of later versions are not offered") {
    for (std::string const verb : {"credential", "backup"})
        CHECK(refusal({verb, "x"}).starts_with("accrue: '" + verb + "' is neither a command nor a library"));
}

TEST_CASE("The help of each verb prints an example") {
    std::vector<std::vector<std::string>> const verbs = {{},
                                                         {"score"},
                                                         {"rules"},
                                                         {"rules", "check"},
                                                         {"rules", "test"},
                                                         {"import"},
                                                         {"export"},
                                                         {"check"},
                                                         {"review"},
                                                         {"review", "take"},
                                                         {"review", "list"},
                                                         {"review", "merge"},
                                                         {"review", "decide"},
                                                         {"review", "feedback"},
                                                         {"review", "figures"},
                                                         {"review", "sample"},
                                                         {"review", "practice"},
                                                         {"review", "verify-log"},
                                                         {"review", "export-log"},
                                                         {"cpd"},
                                                         {"cpd", "show"},
                                                         {"cpd", "log"},
                                                         {"cpd", "import"},
                                                         {"cpd", "hold"},
                                                         {"cpd", "calendar"},
                                                         {"screenshot"},
                                                         {"batch"},
                                                         {"rules", "impact"},
                                                         {"evidence"},
                                                         {"evidence", "check"},
                                                         {"evidence", "shrink"},
                                                         {"evidence", "list"},
                                                         {"evidence", "add"},
                                                         {"evidence", "link"},
                                                         {"evidence", "mark"}};
    for (auto words : verbs) {
        std::string command = "accrue";
        for (std::string const& word : words) command += " " + word;
        CAPTURE(command);
        words.push_back("--help");
        Answer const given = answer(words);
        CHECK(std::get<Exit>(given.asked) == Exit::Done);
        CHECK(given.out.find("Example:\n  " + command + " ") != std::string::npos);
        CHECK(given.err.empty());
    }
}

TEST_CASE("The version is told") {
    Answer const given = answer({"--version"});
    CHECK(std::get<Exit>(given.asked) == Exit::Done);
    CHECK(given.out == "accrue 0.1\n");
}
