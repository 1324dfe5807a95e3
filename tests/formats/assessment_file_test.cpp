#include "formats/assessment_file.h"

#include <fstream>
#include <iterator>
#include <string>

#include <doctest/doctest.h>

#include "domain/digest.h"
#include "formats/json.h"
#include "formats/parsed_json.h"
#include "rules/check.h"
#include "rules/compiled.h"
#include "rules/parse.h"
#include "scoring/bound.h"
#include "scoring/evaluate.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::formats;

namespace {

rules::CompiledPack compiled(std::string const& text) {
    rules::Parsed parsed = rules::parse(text, "pack.toml");
    REQUIRE_MESSAGE(!has_errors(parsed.problems), to_text(parsed.problems.front()));
    REQUIRE_FALSE(has_errors(rules::check(parsed.pack, parsed.positions)));
    return rules::compile(std::move(parsed.pack), sha256_hex(text));
}

// The application's assessment, with the problems of its file and of binding.
std::string assessed(rules::CompiledPack const& pack, std::string const& text) {
    ApplicationRead read = read_application(text, "a.json");
    REQUIRE(read.scorable);
    auto const bound = scoring::bind(pack, read.application, read.application.on.value(), "a.json");
    for (Problem const& problem : bound.problems) read.problems.push_back(in_file(problem, read));
    scoring::Workspace workspace;
    scoring::Assessment assessment;
    scoring::Trace trace;
    scoring::evaluate(pack, bound, Basis::Claimed, workspace, assessment, trace);
    return write_assessment({pack, read.application, bound, assessment, read.broken_claims, read.problems, &trace});
}

// A part of the assessment as one line; "claims/2" is the third claim.
std::string part(std::string const& text, std::string_view path) {
    Json json = test::parsed_json(text);
    while (!path.empty()) {
        std::string_view const key = path.substr(0, path.find('/'));
        path.remove_prefix(std::min(path.size(), key.size() + 1));
        if (auto const* list = std::get_if<Json::Array>(&json.value)) {
            json = Json(list->at(std::stoul(std::string(key))));
        } else {
            auto const* member = find_member(std::get<Json::Object>(json.value), key);
            REQUIRE_MESSAGE(member != nullptr, key);
            json = Json(*member);
        }
    }
    return write_json_line(json);
}

// Three calendar years, at most 10 hours in each.
std::string const yearly = R"(schema = 1
pack.id = "yearly"
pack.version = "1"
pack.title = "Three years of learning"
pack.effective = { from = 2020-01-01 }
pack.score_by = "cycle_start"
pack.points = { name = "hour", decimals = 1 }
pack.overall = "gate_only"
pack.cycle = { years = 3, anchor = "calendar", year = "calendar" }
level = [{ code = "KEPT", title = "Record complete", gate = "total", clause = "1" }]
claim = [{ id = "course", title = "Course", group = "Learning", fields = { hours = { decimal = [0.5, 400] } } }]
category = [{ id = "all", title = "All hours" }]
award = [{ id = "course", claim = "course", into = "all", per = "hours", rate = 1, clause = "1" }]
cap = [{ id = "cap-all", on = "all", per = "year", max = 10, clause = "1" }]
gate = [{ id = "total", points = 20, in = "all", clause = "1" }]
step = [{ id = "record", title = "Record", gates = { KEPT = "total" }, clause = "1" }]
[clause]
"1" = "20 hours in three years, at most 10 a year"
)";

std::string const sample = R"({"format": "accrue.application/1", "scheme": "sample", "on": "2012-07-15", "claims": [
  {"id": "f", "claim": "certificate", "qualification": "itil-v3-foundation", "on": "2008-05-01"},
  {"id": "bad", "claim": "talk", "hours": "three", "on": "2012-02-30"},
  {"id": "t", "claim": "certificate", "qualification": "togaf-9", "on": "2011-02-01"},
  {"id": "odd", "claim": "talk", "hours": 99, "on": "2012-05-05"},
  {"id": "talk", "claim": "talk", "hours": 3, "on": "2012-05-05"}]})";

} // namespace

TEST_CASE("An assessment names results by their ids") {
    auto const text = assessed(compiled(test::file_text(test::source_folder / "tests/packs/sample.toml")), sample);

    CHECK(part(text, "format") == R"("accrue.assessment/1")");
    CHECK(part(text, "pack/id") == R"("sample")");
    CHECK(part(text, "pack/sha256") ==
          '"' + sha256_hex(test::file_text(test::source_folder / "tests/packs/sample.toml")) + '"');
    CHECK(part(text, "on") == R"("2012-07-15")");
    CHECK(part(text, "basis") == R"("claimed")");
    CHECK(part(text, "overall") == R"("ASM")");
    CHECK(part(text, "steps") == R"({"certs":"ASM","extra":"PSM"})");
    CHECK(part(text, "points") == R"({"extra":12})");
    CHECK(part(text, "gates/foundation") == R"({"met":true,"have":1,"need":1})");
    CHECK(part(text, "gates/intermediate") == R"({"met":false,"have":0,"need":1})");
    CHECK(part(text, "capped") == "[]");
    CHECK(part(text, "carry") == "{}");
    CHECK(part(text, "owed") == "{}");
    CHECK(part(text, "years") == "[]");
}

TEST_CASE("Claims stand in the order of the file and each that counts nothing says why") {
    auto const text = assessed(compiled(test::file_text(test::source_folder / "tests/packs/sample.toml")), sample);

    CHECK(part(text, "claims/0") == R"({"id":"f","counted":0})");
    CHECK(part(text, "claims/1") == R"({"id":"bad","counted":0,"unused":"problem"})");
    CHECK(part(text, "claims/2") == R"({"id":"t","counted":0,"unused":"no-value"})");
    CHECK(part(text, "claims/3") == R"({"id":"odd","counted":0,"unused":"problem"})");
    CHECK(part(text, "claims/4") == R"({"id":"talk","award":"talk","category":"extra","value":12,"counted":12})");
    CHECK(part(text, "problems/0/where") == R"("a.json#/claims/1/on")");
    CHECK(part(text, "problems/1/where") == R"("a.json#/claims/3/hours")");
    CHECK(part(text, "problems/1/severity") == R"("error")");
}

TEST_CASE("Years and caps are written for a pack with a cycle") {
    auto const text = assessed(compiled(yearly), R"({"format": "accrue.application/1", "scheme": "yearly",
        "on": "2021-06-30", "cycle_start": "2020-01-01", "claims": [
        {"claim": "course", "hours": 10, "on": "2020-03-01"},
        {"claim": "course", "hours": 2.5, "on": "2020-04-01"},
        {"claim": "course", "hours": 9.5, "on": "2021-03-01"}]})");

    CHECK(part(text, "points") == R"({"all":19.5})");
    CHECK(part(text, "capped") == R"(["cap-all"])");
    CHECK(
        part(text, "claims/1") ==
        R"({"id":"2","award":"course","category":"all","value":2.5,"counted":0,"unused":"over-cap","because":"cap-all"})");
    CHECK(part(text, "years/0") == R"({"from":"2020-01-01","to":"2020-12-31","points":{"all":10}})");
    CHECK(part(text, "years/1/points/all") == "9.5");
    CHECK(part(text, "years/2/points/all") == "0");
}

TEST_CASE("A number without a finite decimal is written as text in lowest terms") {
    std::string toml = test::file_text(test::source_folder / "tests/packs/sample.toml");
    std::string const decimals = "decimals = 2";
    toml.replace(toml.find(decimals), decimals.size(), "scale = 3");
    std::string const rate = "rate = 4, round = { to = 0.25, dir = \"down\" }";
    REQUIRE(toml.find(rate) != std::string::npos);
    toml.replace(toml.find(rate), rate.size(), "rate = \"1/3\"");

    auto const text =
        assessed(compiled(toml), R"({"format": "accrue.application/1", "scheme": "sample", "on": "2012-07-15",
        "claims": [{"claim": "talk", "hours": 2, "on": "2012-05-05"}, {"claim": "talk", "hours": 3, "on": "2012-05-05"}]})");

    CHECK(part(text, "claims/0/value") == R"("2/3")");
    CHECK(part(text, "claims/1/value") == "1");
    CHECK(part(text, "points/extra") == R"("5/3")");
}

TEST_CASE("The trace names its rows and without one the list is empty") {
    auto const pack = compiled(test::file_text(test::source_folder / "tests/packs/sample.toml"));
    auto const text = assessed(pack, sample);
    CHECK(text.find("\"kind\": \"award\"") != std::string::npos);
    CHECK(text.find("\"kind\": \"gate\"") != std::string::npos);
    CHECK(part(text, "trace/0") ==
          R"({"kind":"award","claim":"talk","rule":"talk","category":"extra","before":0,"after":12})");

    auto const read = read_application(sample, "a.json");
    auto const bound = scoring::bind(pack, read.application, read.application.on.value());
    auto const assessment = scoring::evaluate(pack, bound, Basis::Claimed);
    std::string const line = write_assessment_line({pack, read.application, bound, assessment});
    CHECK(line.find('\n') == std::string::npos);
    CHECK(part(line, "trace") == "[]");
}

TEST_CASE("A line that gives no assessment carries its number and its problems") {
    Problem const problem{"A101",      {"a.jsonl", 7, 3, {}}, "here a value is expected",
                          "write one", Severity::Error,       {{"a.jsonl", 7, 1, {}}}};
    CHECK(
        write_bad_line(7, {&problem, 1}) ==
        R"({"line":7,"problems":[{"id":"A101","severity":"error","where":"a.jsonl:7:3","what":"here a value is expected",)"
        R"("remedy":"write one","also":["a.jsonl:7:1"]}]})");
}

TEST_CASE("A repeat that earns nothing names the entry that it repeats") {
    std::string text = test::file_text(test::source_folder / "tests/packs/inputs.toml");
    text = text.substr(0, text.find("[[example]]"));
    std::string const rates = "rates = [5, 1, 0.5]";
    text.replace(text.find(rates), rates.size(), "rates = [5, 0]");
    auto const result =
        assessed(compiled(text),
                 R"({"format": "accrue.application/1", "scheme": "inputs", "on": "2012-06-30", "claims": [
  {"id": "again", "claim": "lecture", "title": "a", "topic": "Ice", "hours": 2, "on": "2012-02-01"},
  {"id": "first", "claim": "lecture", "title": "b", "topic": "ice", "hours": 1, "on": "2012-01-01"},
  {"id": "none", "claim": "lecture", "title": "c", "topic": "Ice", "hours": 0, "on": "2012-03-01"}]})");
    CHECK(part(result, "claims/0") == R"({"id":"again","award":"lecture","category":"lectures","value":0,"counted":0,)"
                                      R"("unused":"below-minimum","because":"first"})");
    CHECK(part(result, "claims/2") == R"({"id":"none","award":"lecture","category":"lectures","value":0,"counted":0,)"
                                      R"("unused":"below-minimum"})");
}

TEST_CASE("An assessment tells what is carried over and owed, and of which category an entry is not among the best") {
    auto const carry = compiled(test::file_text(test::source_folder / "tests/packs/carry.toml"));
    std::string const head = R"({"format": "accrue.application/1", "scheme": "carry", "on": "2021-12-31", "claims": [)";
    auto const met = assessed(carry, head + R"({"claim": "reading", "hours": 21.5, "on": "2021-08-01"}]})");
    CHECK(part(met, "carry") == R"({"brought":1.5,"teaching":0})");
    CHECK(part(met, "owed") == R"({"total":0})");
    auto const short_of_it =
        assessed(carry, head + R"({"claim": "owed", "gate": "total", "points": 1, "on": "2021-01-01"}, )"
                               R"({"claim": "carried", "into": "brought", "points": 2.5, "on": "2021-01-01"}]})");
    CHECK(part(short_of_it, "owed") == R"({"total":18.5})");
    CHECK(part(short_of_it, "gates/total") == R"({"met":false,"have":2.5,"need":21})");
    CHECK(part(short_of_it, "claims/1/award") == R"("carried:brought")");

    auto const best = assessed(compiled(test::file_text(test::source_folder / "tests/packs/best.toml")),
                               R"({"format": "accrue.application/1", "scheme": "best", "on": "2021-12-31", "claims": [
  {"id": "big", "claim": "book", "size": 3, "on": "2021-02-01"},
  {"id": "small", "claim": "book", "size": 2, "on": "2021-02-01"}]})");
    CHECK(part(best, "claims/1") == R"({"id":"small","award":"book","category":"books","value":2,"counted":0,)"
                                    R"("unused":"not-best","because":"books"})");
}
