#include "formats/application_file.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "formats/json.h"
#include "formats/parsed_json.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::formats;

namespace {

// The application whose one claim has these further members.
std::string with_claim(std::string const& members) {
    return R"({"format": "accrue.application/1", "scheme": "prism", "claims": [{"claim": "talk")" +
           (members.empty() ? "" : ", " + members) + "}]}";
}

// With the members of every object by key: their order says nothing.
Json sorted(Json json) {
    if (auto* object = std::get_if<Json::Object>(&json.value)) {
        std::ranges::sort(*object, {}, &JsonMember::key);
        for (JsonMember& member : *object) member.value = sorted(std::move(member.value));
    }
    if (auto* list = std::get_if<Json::Array>(&json.value))
        for (Json& entry : *list) entry = sorted(std::move(entry));
    return json;
}

Date day(std::string_view text) { return parse_date(text).value(); }

} // namespace

TEST_CASE("An application with every key is read") {
    std::string const text = R"({ "format": "accrue.application/1",
  "scheme": "prism", "pack": "prism@2012.1", "target": "PSM",
  "on": "2012-09-12", "cycle_start": "2012-01-01", "award_date": "2011-01-01",
  "status": [{ "code": "practising", "from": "2011-01-01" }],
  "applicant": { "name": "Ann", "email": "a@example.org", "phone": "1", "address": "4 Mill Lane", "member": true },
  "claims": [
    { "id": "c1", "claim": "post", "title": "Analyst", "organisation": "Bank", "from": "2004-09-01", "to": "2012-08-31",
      "hours": 37.5, "itsm_share": 100, "role": "none", "authority": false },
    { "id": "c2", "claim": "certificate", "qualification": "itil-v3-f", "on": "2008-05-01", "evidence": ["foundation.pdf"],
      "basis": "verified", "note": "seen" } ],
  "referees": [{ "name": "Bo", "email": "b@example.org", "organisation": "Bank", "role": "head",
                 "known_since": "2008-01-01", "known_until": "2012-08-31" }],
  "statement": "I like it.", "declarations": { "ethics": "2012-09-01" },
  "rulings": [
    { "claim": "c1", "verdict": "reduce", "field": "hours", "to": 20, "reason": "R2", "by": "Cy", "on": "2012-10-01" },
    { "claim": "c1", "verdict": "reduce", "field": "to", "to": "2010-12-31" },
    { "claim": "c2", "verdict": "map", "to": "itil-v2-f" },
    { "gate": "declared", "verdict": "waive", "by": "Cy" } ]
})";

    ApplicationRead const read = read_application(text, "a.json");

    CHECK(test::said(read.problems) == "");
    CHECK(read.scorable);
    Application const& a = read.application;
    CHECK(a.pack == "prism@2012.1");
    CHECK(a.on == day("2012-09-12"));
    CHECK(a.status == std::vector<StatusPeriod>{{"practising", day("2011-01-01"), std::nullopt}});
    REQUIRE(a.applicant);
    CHECK(a.applicant->member == true);
    REQUIRE(a.claims.size() == 2);
    CHECK(a.claims[0].to == day("2012-08-31"));
    CHECK(a.claims[0].fields ==
          std::vector<std::pair<std::string, FieldValue>>{
              {"hours", Number{75, 2}}, {"itsm_share", Number{100, 1}}, {"role", "none"}, {"authority", false}});
    CHECK(a.claims[1].basis == Basis::Verified);
    CHECK(a.claims[1].evidence == std::vector<std::string>{"foundation.pdf"});
    REQUIRE(a.rulings.size() == 4);
    CHECK(std::get<Number>(a.rulings[0].to) == Number{20, 1});
    CHECK(std::get<Date>(a.rulings[1].to) == day("2010-12-31"));
    CHECK(std::get<std::string>(a.rulings[2].to) == "itil-v2-f");
    CHECK(a.rulings[3].gate == "declared");
    CHECK(read_application(write_application(a), "").application == a);
}

TEST_CASE("The smallest application is read and its claims are numbered") {
    auto const read = read_application(
        R"({"format": "accrue.application/1", "scheme": "prism", "claims": [{"claim": "talk"}, {"claim": "post"}]})",
        "a.json");
    CHECK(test::said(read.problems) == "");
    CHECK_FALSE(read.application.on);
    REQUIRE(read.application.claims.size() == 2);
    CHECK(read.application.claims[0].id == "1");
    CHECK(read.application.claims[1].id == "2");
}

TEST_CASE("All problems come at once and broken claims are left out") {
    auto const read = read_application(R"({"format": "accrue.application/1", "scheme": "prism", "claims": [
        {"id": "good", "claim": "talk", "hours": 3},
        {"id": "a", "claim": "talk", "on": "2026-02-30", "hours": 1e40},
        {"claim": "talk"},
        "talk",
        {"id": "good", "basis": "clamed"}],
        "rulings": [{"claim": "a", "verdict": "refuse"}, {"claim": "good", "verdict": "allow"}]})",
                                       "a.json");

    CHECK(
        test::said(read.problems) ==
        "a.json#/claims/1/on: error A104: '2026-02-30' is not a day of the calendar; write year, month and day as in "
        "2012-09-30\n"
        "a.json#/claims/1/hours: error A110: hours: '1e40' is too large: numbers go up to 999,999,999; write a plain "
        "number such as 12 or 37.5\n"
        "a.json#/claims/3: error A107: 'a claim' must be an object in { }, not a text\n"
        "a.json#/claims/4: error A108: the key 'claim' is missing; add \"claim\": \"…\"\n"
        "a.json#/claims/4/basis: error A116: 'clamed' is no basis of a claim; did you mean 'claimed'?\n"
        "a.json#/claims/4/id: error A111: a second claim has the id 'good'; give each claim an id of its own; without "
        "one it is its number in the list\n"
        "  see also a.json#/claims/0/id\n");
    CHECK(read.scorable); // without the broken claims
    REQUIRE(read.application.claims.size() == 2);
    CHECK(read.application.claims[1].id == "3");
    CHECK(read.claim_positions == std::vector<std::size_t>{0, 2});
    REQUIRE(read.broken_claims.size() == 3);
    CHECK(read.broken_claims[0].id == "a");
    CHECK(read.broken_claims[1].id == "4");
    CHECK(read.broken_claims[1].position == 3);
    CHECK(read.application.rulings.size() == 1);
    CHECK(in_file({"A204", {"", 0, 0, "/claims/1/hours"}, "", ""}, read).where.path == "/claims/2/hours");
    CHECK(in_file({"A213", {"", 0, 0, "/rulings/0"}, "", ""}, read).where.path == "/rulings/1");
    CHECK(in_file({"A212", {"", 0, 0, "/on"}, "", ""}, read).where.path == "/on");
}

TEST_CASE("What is wrong outside the claims makes the application unfit to score") {
    auto const scorable = [](std::string const& members) {
        return read_application(R"({"format": "accrue.application/1", "scheme": "prism", "claims": [])" + members + "}",
                                "a.json")
            .scorable;
    };
    CHECK(scorable(""));
    CHECK_FALSE(scorable(R"(, "on": "2012-13-01")"));
    CHECK_FALSE(scorable(R"(, "ruling": [])"));
    CHECK_FALSE(scorable(R"(, "rulings": [{"claim": "1", "verdict": "maybe"}])"));
}

TEST_CASE("Another format or version is refused by name") {
    auto const first = [](std::string const& text) {
        auto const read = read_application(text, "a.json");
        CHECK_FALSE(read.scorable);
        REQUIRE(!read.problems.empty());
        return to_text(read.problems.front());
    };
    CHECK(first(R"({"format": "accrue.application/2", "claims": 7})") ==
          "a.json#/format: error A109: this is version 'accrue.application/2' of the application file; this program "
          "reads "
          "accrue.application/1: use a newer version of Accrue");
    CHECK(first(R"({"format": "accrue.assessment/1"})").find("'accrue.assessment/1' is not an application file") !=
          std::string::npos);
    CHECK(first("[]") == "a.json: error A107: 'an application' must be an object in { }, not a list");
    CHECK(first("") == "a.json:1:1: error A101: the file is empty; an application begins with {");
}

TEST_CASE("Absurd numbers are refused with their path") {
    auto const refused = [](std::string const& number) {
        return test::said(read_application(with_claim("\"hours\": " + number), "a.json").problems);
    };
    CHECK(refused("3") == "");
    CHECK(refused("-3") == ""); // the pack knows the range
    CHECK(refused("123456789012345678901234567890")
              .starts_with("a.json#/claims/0/hours: error A110: hours: '123456789012345678901234567890' is too large"));
    CHECK(refused("0.00001").find("has more than 4 digits after the point") != std::string::npos);
    CHECK(refused("1e400") == "a.json:1:93: error A101: the number 1e400 is too large; numbers go up to 999,999,999\n");
    CHECK(refused("NaN") ==
          "a.json:1:93: error A101: 'NaN' cannot stand here; write a plain number, or leave the key out\n");
    CHECK(refused("[3]") ==
          "a.json#/claims/0/hours: error A107: 'hours' must be a number, a text, true or false, not a list\n");
    CHECK(refused("null") == "a.json#/claims/0/hours: error A107: 'hours' must be a number, a text, true or false, not "
                             "null; leave the key out where there is nothing to say\n");
}

TEST_CASE("No number of the JSON test suite that is out of range becomes a field") {
    for (auto const& entry : std::filesystem::directory_iterator(ACCRUE_SOURCE_DIR "/tests/corpora/json")) {
        std::string const name = entry.path().filename().string();
        if (!name.starts_with("i_number_")) continue;
        CAPTURE(name);
        std::string const text = test::file_text(entry.path()); // "[0.4e00669...]"
        std::string const number = text.substr(text.find('[') + 1, text.find(']') - text.find('[') - 1);
        CHECK(has_errors(read_application(with_claim("\"hours\": " + number), "a.json").problems));
    }
}

TEST_CASE("Absurd dates are refused by what is wrong with them") {
    auto const refused = [](std::string const& date) {
        return test::said(read_application(with_claim("\"on\": \"" + date + "\""), "a.json").problems);
    };
    CHECK(refused("2012-02-29") == "");
    CHECK(refused("2200-12-31") == "");
    CHECK(refused("0000-01-01").find("'0000-01-01' is out of range; dates go from 1900-01-01 to 2200-12-31") !=
          std::string::npos);
    CHECK(refused("2201-01-01").find("is out of range") != std::string::npos);
    CHECK(refused("1582-10-10").find("is out of range") != std::string::npos);
    CHECK(refused("1900-02-29").find("'1900-02-29' is not a day of the calendar") != std::string::npos);
    CHECK(refused("12/09/2012").find("'12/09/2012' is not a date; write year, month and day as in 2012-09-30") !=
          std::string::npos);
    CHECK(refused("2012-09-30T00:00:00Z").find("is not a date") != std::string::npos);
    CHECK(test::said(read_application(with_claim(R"("from": "2012-05-01", "to": "2012-04-30")"), "a.json").problems) ==
          "a.json#/claims/0/to: error A115: the end 2012-04-30 lies before the beginning 2012-05-01; exchange the two "
          "dates, or correct one\n");
}

TEST_CASE("Texts at their limit are read and longer ones are refused") {
    auto const problems = [](std::string const& key, std::string const& text) {
        return test::said(read_application(with_claim("\"" + key + "\": \"" + text + "\""), "a.json").problems);
    };
    std::string longest; // of two-byte characters
    for (std::size_t i = 0; i < line_text_limit; ++i) longest += "é";
    CHECK(problems("title", longest) == "");
    CHECK(problems("title", longest + "e") ==
          "a.json#/claims/0/title: error A113: 'title' is 501 characters long; at most "
          "500 are kept: shorten it\n");
    CHECK(problems("note", std::string(20'000, 'n')) == "");
    CHECK(problems("note", std::string(20'001, 'n')).find("error A113") != std::string::npos);
    CHECK(problems("id", std::string(101, 'i')).find("error A113") != std::string::npos);
    CHECK(problems("id", " ").find("error A108: 'id' is empty") != std::string::npos);
    CHECK(problems("title", R"(a\u0000b)") ==
          "a.json#/claims/0/title: error A114: 'title' holds a NUL character; take \\u0000 out\n");
}

TEST_CASE("Ten thousand claims are read and one more is refused") {
    std::string claims = R"({"claim": "talk"})";
    for (std::size_t i = 1; i < claim_limit; ++i) claims += R"(,{"claim": "talk"})";
    auto const read = [](std::string const& list) {
        return read_application(R"({"format": "accrue.application/1", "scheme": "prism", "claims": [)" + list + "]}",
                                "a.json");
    };
    CHECK(read(claims).application.claims.size() == claim_limit);
    auto const refused = read(claims + R"(,{"claim": "talk"})");
    CHECK(test::said(refused.problems) ==
          "a.json#/claims: error A112: 'claims' has 10001 entries; at most 10000 are read: "
          "split the file, or check that it is the right one\n");
    CHECK_FALSE(refused.scorable);
}

TEST_CASE("Keys with slashes and tildes are escaped in paths") {
    auto const read = read_application(
        R"({"format": "accrue.application/1", "scheme": "prism", "claims": [], "declarations": {"a/b~c": "x"}})",
        "a.json");
    REQUIRE(read.problems.size() == 1);
    CHECK(read.problems[0].where.path == "/declarations/a~1b~0c");
}

TEST_CASE("A ruling carries just what its verdict asks for") {
    auto const problems = [](std::string const& ruling) {
        return test::said(
            read_application(R"({"format": "accrue.application/1", "scheme": "prism", "claims": [], "rulings": [)" +
                                 ruling + "]}",
                             "a.json")
                .problems);
    };
    CHECK(problems(R"({"claim": "1", "verdict": "allow"})") == "");
    CHECK(problems(R"({"gate": "g", "verdict": "allow"})").find("unknown key 'gate'") != std::string::npos);
    CHECK(problems(R"({"claim": "1", "verdict": "map"})").find("a ruling 'map' needs the key 'to'") !=
          std::string::npos);
    CHECK(problems(R"({"claim": "1", "verdict": "reduce", "field": "to", "to": 3})").find("must be a date") !=
          std::string::npos);
    CHECK(problems(R"({"claim": "1", "verdict": "reduce", "field": "hours", "to": "2012-01-01"})")
              .find("must be a number") != std::string::npos);
}

TEST_CASE("The samples lose nothing in a round trip") {
    std::size_t count = 0;
    for (auto const& entry : std::filesystem::directory_iterator(ACCRUE_SOURCE_DIR "/assets/samples")) {
        if (entry.path().extension() != ".json") continue;
        ++count;
        CAPTURE(entry.path().filename().string());
        std::string const text = test::file_text(entry.path());
        auto const read = read_application(text, "a.json");
        CHECK(test::said(read.problems) == "");
        std::string const written = write_application(read.application);
        CHECK(read_application(written, "a.json").application == read.application);
        CHECK(sorted(test::parsed_json(written)) == sorted(test::parsed_json(text)));
    }
    CHECK(count > 0);
}

TEST_CASE("Hundreds of thousands of problems are told by the first thousand") {
    std::string text = R"({"format": "accrue.application/1", "scheme": "prism", "claims": [)";
    for (int i = 0; i < 2'000; ++i) text += R"({"id": "a", "claim": 3},)";
    text += R"({"claim": "talk", "on": "2012-13-01"}])";
    for (int i = 0; i < 400'000; ++i) text += fmt::format(R"(,"key {}":1)", i);
    text += "}";
    auto const start = std::chrono::steady_clock::now();
    auto const read = read_application(text, "a.json");
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10)); // about half a second
    REQUIRE(read.problems.size() == 1'001);
    CHECK(read.problems.back().id == "A119");
    CHECK_FALSE(read.scorable);
    CHECK(read.application.claims.empty()); // those that are wrong beyond the thousandth too
    CHECK(read.broken_claims.size() == 2'001);
}
