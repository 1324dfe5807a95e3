// A pack that is not one: broken, huge, deep, wrongly encoded, misspelt, ahead of its time. Each is refused as a whole, in
// plain words, with a place; all that is wrong is said in one run.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include "rules/parse.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::rules;
using accrue::test::file_text;
using accrue::test::said;

namespace {

namespace fs = std::filesystem;

constexpr std::string_view bad_input_header = R"(schema = 1
pack.id = "test"
pack.version = "1"
pack.title = "Test"
pack.effective = { from = 2020-01-01 }
pack.overall = "lowest_step"
pack.score_by = "submission_date"
pack.points = { name = "point", decimals = 2 }
)";

std::string said_of(std::string const& rows) {
    return said(parse(std::string(bad_input_header) + rows, "p.toml").problems);
}

std::string repeated(std::string_view text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

// Every problem names the file and a place that lies in the text.
void check_places(std::string const& text, Problems const& problems) {
    auto const lines = static_cast<int>(std::ranges::count(text, '\n')) + 1;
    for (Problem const& problem : problems) {
        CHECK(problem.where.file == "p.toml");
        CHECK(problem.where.line >= 1);
        CHECK(problem.where.line <= lines);
        CHECK(problem.where.column >= 1);
        CHECK(!problem.what.empty());
        CHECK(problem.severity == Severity::Error);
    }
}

} // namespace

TEST_CASE("A table whose key is only a dot is an error and no stop") {
    CHECK(said_of("[.]\n").starts_with("p.toml:9:2: error E100: this is not TOML"));
}

TEST_CASE("Each invalid TOML file of the outside test data is refused with its place") {
    int files = 0;
    for (auto const& entry : fs::recursive_directory_iterator(ACCRUE_SOURCE_DIR "/tests/corpora/toml")) {
        if (!entry.is_regular_file()) continue;
        ++files;
        CAPTURE(entry.path().string());
        std::string const text = file_text(entry.path());
        Problems const problems = parse(text, "p.toml").problems;
        CHECK(has_errors(problems));
        check_places(text, problems);
    }
    CHECK(files == 152);
}

TEST_CASE("A pack cut anywhere or with any byte changed is read or refused with a place") {
    std::string const pack = file_text(ACCRUE_SOURCE_DIR "/tests/packs/sample.toml");
    CHECK(parse(pack, "p.toml").problems.empty());
    for (std::size_t i = 0; i < pack.size(); ++i) {
        std::string const cut = pack.substr(0, i);
        check_places(cut, parse(cut, "p.toml").problems);
        std::string changed = pack;
        changed[i] = "\"[]{}=.,#\n\\\0\xFF'0x"[i % 16];
        check_places(changed, parse(changed, "p.toml").problems);
    }
}

TEST_CASE("A file of more than 8 MB is refused before it is looked at") {
    std::string const text = "schema = 1 #" + std::string(8'000'000, ' ');
    CHECK(said(parse(text, "p.toml").problems) ==
          "p.toml:1:1: error E116: this file has 8000012 bytes; a rule pack has at most 8000000; a pack is that of one "
          "scheme; split it\n");
}

TEST_CASE("A file of very many values is refused before it is looked at") {
    CHECK(parse("a = [" + repeated("0,", 500'001) + "]", "p.toml").problems.at(0).id == "E116");
    CHECK(parse(repeated("a.b=0\n", 10'001), "p.toml").problems.at(0).id == "E116");
}

TEST_CASE("Nesting of 32 levels is read and of 33 refused") {
    auto const nested = [](int depth) { return "a = " + repeated("[", depth) + repeated("]", depth) + "\n"; };
    CHECK(said_of(nested(32)).starts_with("p.toml:9:1: error E101: unknown key 'a'"));
    CHECK(said_of(nested(33)).starts_with("p.toml:9:37: error E117: this is nested deeper than 32 levels"));
    CHECK(said_of(nested(1'000'000)).starts_with("p.toml:9:37: error E117"));
    CHECK(said_of("a" + repeated(".a", 31) + " = 1\n").starts_with("p.toml:9:1: error E101"));
    CHECK(said_of("a" + repeated(".a", 32) + " = 1\n").starts_with("p.toml:9:64: error E117"));
    CHECK(said_of("[a" + repeated(".a", 1'000'000) + "]\n").starts_with("p.toml:9:65: error E117"));
    CHECK(said_of("a = " + repeated("{a=", 100'000) + "\n").starts_with("p.toml:9:101: error E117"));
}

TEST_CASE("Headers and brackets that nest too deep together are refused") {
    std::string const text = "[a" + repeated(".a", 20) + "]\nb = " + repeated("[", 20) + repeated("]", 20) + "\n";
    CHECK(said_of(text) ==
          "p.toml:10:16: error E117: this is nested deeper than 32 levels; no row of a pack goes deeper "
          "than 6\n");
}

TEST_CASE("Brackets and dots inside of texts and comments do not nest") {
    std::string const deep = repeated("[{a.", 100);
    CHECK(said_of("# " + deep + "\ncategory = [{ id = \"a\", title = \"" + deep + "\\\"" + deep + "\" }] # " + deep) ==
          "");
    CHECK(said_of("category = [{ id = 'a', title = '" + deep + "\\' }, { id = 'b', title = 'B' }]") == "");
    CHECK(said_of("[[category]]\nid = 'a'\ntitle = \"\"\"\n\"" + deep + "\"\"\\\"\"\"\"" + deep + "\n\"\"\"\"\"") !=
          "");
    CHECK(said_of("[[category]]\nid = 'a'\ntitle = \"\"\"\n\"" + deep + "\"\"\\\"\n" + deep + "\"\"\"\"\"") == "");
    CHECK(said_of("[[category]]\nid = 'a'\ntitle = '''\n'" + deep + "''\n" + deep +
                  "\\'''''\n[statement]\nprompt = 'W'") == "");
}

TEST_CASE("A file in another encoding is refused with the byte that shows it") {
    CHECK(said_of("category = [{ id = \"a\", title = \"caf\xE9\" }]") ==
          "p.toml:9:37: error E118: byte 253 of the file, 0xE9, is not UTF-8; save the file with the encoding UTF-8\n");
    std::string wide;
    for (char const c : std::string("schema = 1\n")) wide += std::string(1, c) + '\0';
    CHECK(said(parse(wide, "p.toml").problems).starts_with("p.toml:1:1: error E118: this file is UTF-16"));
    CHECK(said(parse("\xFF\xFE" + wide, "p.toml").problems).starts_with("p.toml:1:1: error E118: this file is UTF-16"));
}

TEST_CASE("An empty file says how a pack begins") {
    CHECK(said(parse("", "p.toml").problems) == "p.toml:1:1: error E115: this file does not say which version of the "
                                                "rule language it is written in; begin a rule "
                                                "pack with the line 'schema = 1'\n"
                                                "p.toml:1:1: error E103: 'pack' is missing\n");
}

TEST_CASE("Text of another version of the language is judged no further") {
    CHECK(said(parse("schema = 2\nunknown = 1", "p.toml").problems) ==
          "p.toml:1:10: error E115: this version reads rule packs with 'schema = 1' only; write that, or use a later "
          "version\n");
    CHECK(parse("schema = \"1\"", "p.toml").problems.at(0).id == "E115");
}

TEST_CASE("All that is wrong is said in one run and in the order of the text") {
    CHECK(said_of(R"([[cap]]
id = "Cap"
max = 1e400_0
)") == "p.toml:11:14: error E105: the number before this place is too large or too long; numbers go up to 999,999,999, "
       "with "
       "at most 4 digits after the point\n");
    CHECK(said_of(R"([[cap]]
id = "Cap"
max = 1e30
pre = "year"
[[levels]]
[[category]]
id = "extra"
titel = "Extra"
)") == "p.toml:9:1: error E103: 'on' is missing in this 'cap'\n"
       "p.toml:9:1: error E103: 'per' is missing in this 'cap'\n"
       "p.toml:10:6: error E109: 'id': 'Cap' is not an id; ids have lower-case letters, digits, '-' and '_', beginning "
       "with "
       "a letter or digit\n"
       "p.toml:11:7: error E105: 'max': '1e30' is too large: numbers go up to 999,999,999; write a plain number such "
       "as 12 or "
       "37.5\n"
       "p.toml:12:1: error E101: unknown key 'pre'; did you mean 'per'?\n"
       "p.toml:13:3: error E101: unknown key 'levels'; did you mean 'level'?\n"
       "p.toml:14:1: error E103: 'title' is missing in this 'category'\n"
       "p.toml:16:1: error E101: unknown key 'titel'; did you mean 'title'?\n");
}

TEST_CASE("Numbers that cannot be kept exactly are refused") {
    for (std::string const number : {"1e400",
                                     "nan",
                                     "-nan",
                                     "inf",
                                     "-inf",
                                     "0x10",
                                     "0b1",
                                     "0o7",
                                     "-0",
                                     "-0.0",
                                     "1e9",
                                     "1000000000",
                                     "0.00001",
                                     "123456789012345678901234567890",
                                     "\"1/3/5\"",
                                     "\"1/0\"",
                                     "\"1.5/2\"",
                                     "0.333333333333333333333333333333333",
                                     "9223372036854775807",
                                     "1e-5"}) {
        CAPTURE(number);
        Parsed const parsed = parse(std::string(bad_input_header) +
                                        "cap = [{ id = \"c\", on = \"e\", per = \"life\", max = " + number + " }]",
                                    "p.toml");
        REQUIRE(parsed.problems.size() == 1);
        CHECK(parsed.problems[0].id == "E105");
    }
}

TEST_CASE("A number in quotation marks or with a comma is no number") {
    auto const said_of_max = [](std::string const& max) {
        return said_of("cap = [{ id = \"c\", on = \"e\", per = \"life\", max = " + max + " }]");
    };
    CHECK(said_of_max("\"12\"") ==
          "p.toml:9:50: error E104: 'max' must be a number, but is text; write numbers without quotation marks\n");
    CHECK(said_of_max("1,5").starts_with("p.toml:9:54: error E100: this is not TOML"));
    CHECK(said_of_max("[1]") == "p.toml:9:50: error E104: 'max' must be a number, but is a list\n");
}

TEST_CASE("Absurd dates are refused") {
    for (std::string const date : {"1899-12-31", "2201-01-01", "0001-01-01", "9999-12-31"}) {
        CAPTURE(date);
        CHECK(said_of("example = [{ name = \"n\", on = " + date + " }]") ==
              "p.toml:9:31: error E107: 'on': " + date + " is out of range; dates go from 1900-01-01 to 2200-12-31\n");
    }
    CHECK(said_of("example = [{ name = \"n\", on = 2013-02-29 }]")
              .starts_with("p.toml:9:41: error E100: this is not TOML"));
    CHECK(said_of("example = [{ name = \"n\", on = 12:00:00 }]").starts_with("p.toml:9:31: error E107"));
}

TEST_CASE("A misspelt kind of row is refused with the nearest") {
    CHECK(said_of("[renewel]\n") == "p.toml:9:2: error E101: unknown key 'renewel'; did you mean 'renewal'?\n");
}

TEST_CASE("A gate names one kind and only the keys of that kind") {
    CHECK(said_of("gate = [{ id = 'g', all = ['a'], has = 'b', count = 2 }]") ==
          "p.toml:9:34: error E111: this 'gate' has more than one of 'all', 'has'; it needs exactly one of them\n");
    CHECK(said_of("gate = [{ id = 'g', al = ['a'] }]") ==
          "p.toml:9:9: error E111: this 'gate' has none of 'all', 'any', 'at_least', 'has', 'claims', 'points', "
          "'need_by', "
          "'categories', 'months'; it needs exactly one of them\n"
          "p.toml:9:21: error E101: unknown key 'al'; did you mean 'all'?\n");
    CHECK(said_of("gate = [{ id = 'g', has = 'a', within_months = 2 }]") ==
          "p.toml:9:32: error E112: 'within_months' does not go with 'has' in a gate; take it out\n");
}

TEST_CASE("Years that begin with the cycle have no other first day") {
    std::string const cycle = "pack.cycle = { years = 3, anchor = 'calendar', year_start = '04-01', year = ";
    CHECK(said_of(cycle + "'anniversary' }")
              .find("error E112: 'year_start' does not go with year = \"anniversary\": "
                    "those years begin with the cycle; take it out\n") != std::string::npos);
    CHECK(said_of(cycle + "'calendar' }").find("year_start") == std::string::npos);
}

TEST_CASE("A claim of an example holds dates only under on and from and to") {
    CHECK(said_of("example = [{ name = 'n', on = 2020-01-01, claims = [{ claim = 'c', born = 1990-01-01 }] }]") ==
          "p.toml:9:75: error E104: 'born' must be a number, text, true or false, but is a date; only on, from and to "
          "hold "
          "dates\n");
}

TEST_CASE("A misspelt expectation is no step") {
    CHECK(said_of("example = [{ name = 'n', on = 2020-01-01, expect = { point = { extra = 1 } } }]") ==
          "p.toml:9:54: error E101: unknown key 'point'; did you mean 'points'?\n");
}

TEST_CASE("After 200 problems the rest is counted") {
    std::string const said = said_of("cap = [" + repeated("{ }, ", 300) + "]");
    CHECK(std::ranges::count(said, '\n') == 201);
    CHECK(said.ends_with("error E119: 1000 more problems, from here on, are not shown; mend those above first\n"));
}
