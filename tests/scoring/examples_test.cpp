// A pack's own examples: how they build on each other, and what is said of those that come out otherwise.
#include <string>

#include <doctest/doctest.h>

#include "scoring/examples.h"
#include "support/rule_rows.h"

using namespace accrue;

namespace {

rules::CompiledPack compiled(std::string const& rows) {
    rules::Parsed parsed = rules::parse(test::text_of({.rows = rows}), "test.toml");
    for (Problem const& problem : rules::check(parsed.pack, parsed.positions)) FAIL(to_text(problem));
    return rules::compile(std::move(parsed.pack), "test");
}

// The same where warnings do not matter, such as of a gate that no level asks for.
rules::CompiledPack compiled_in(test::PackRows const& rows) {
    rules::Parsed parsed = rules::parse(test::text_of(rows), "test.toml");
    for (Problem const& problem : rules::check(parsed.pack, parsed.positions))
        if (problem.severity == Severity::Error) FAIL(to_text(problem));
    return rules::compile(std::move(parsed.pack), "test");
}

std::string const talk = R"(claim = [{ id = "talk", title = "Talk", fields = { hours = { decimal = [0, 999999999] } } }]
category = [{ id = "extra", title = "Extra" }]
)";

std::string first_problem(std::string const& rows) {
    Problems const problems = scoring::run_examples(compiled(talk + rows), "test.toml", {});
    return problems.empty() ? "" : problems.front().id + ": " + problems.front().what;
}

} // namespace

TEST_CASE("an example whose points are too large to add up is no sound example") {
    auto const hours = [](std::string const& number) {
        return first_problem(
            R"(award = [{ id = "talk", claim = "talk", into = "extra", per = "hours", rate = 999999999, clause = "1" }]
example = [{ name = "n", on = 2020-01-01, claims = [{ claim = "talk", hours = )" +
            number + R"( }], expect = { points = { extra = 0 } } }]
)");
    };
    CHECK(hours("0") == "");
    CHECK(hours("999999999") ==
          "E302: example 'n': the numbers are so large that the points cannot be added up exactly");
}

TEST_CASE("an example takes the claims of all that it builds on") {
    constexpr int length = 900;
    std::string rows =
        R"(award = [{ id = "talk", claim = "talk", into = "extra", per = "hours", rate = 1, clause = "1" }]
example = [
)";
    for (int i = 0; i < length; ++i)
        rows += "  { name = \"n" + std::to_string(i) + "\", " +
                (i == 0 ? std::string("on = 2020-01-01") : "like = \"n" + std::to_string(i - 1) + "\"") +
                ", claims = [{ claim = \"talk\", hours = 1 }], expect = { points = { extra = " + std::to_string(i + 1) +
                " } } },\n";
    CHECK(first_problem(rows + "]\n") == "");
}

TEST_CASE("each claim that counts nothing is named once") {
    auto const unused = [](std::string const& names) {
        return first_problem(
            R"(award = [{ id = "talk", claim = "talk", into = "extra", per = "hours", rate = 1, clause = "1" }]
example = [{ name = "n", on = 2020-01-01, claims = [
  { claim = "talk", hours = 0 }, { id = "a", claim = "talk", hours = 0 }, { claim = "talk", hours = 1 }], expect = { unused = [)" +
            names + "] } }]\n");
    };
    CHECK(unused(R"("1", "a")") == "");
    CHECK(unused(R"("a", "1")") == "");
    CHECK(unused(R"("1")") == "E301: example 'n': claim a should count and counts nothing (below-minimum)");
    CHECK(unused(R"("1", "a", "3")") == "E301: example 'n': '3' should count nothing and counts");
    CHECK(unused(R"("1", "a", "1")") == "E301: example 'n': '1' should count nothing and counts");
}

TEST_CASE("of a gate that comes out otherwise it is said how it stands and in which years") {
    auto const told = [](std::string const& per, std::string const& gates) {
        Problems const problems = scoring::run_examples(
            compiled_in(
                {.rows =
                     talk +
                     R"(award = [{ id = "talk", claim = "talk", into = "extra", per = "hours", rate = 1, clause = "1" }]
gate = [{ id = "g", points = 5, in = "extra", )" +
                     per + R"( clause = "1" }]
example = [{ name = "n", on = 2022-06-30, claims = [
  { claim = "talk", hours = 6, on = 2020-02-01 }, { claim = "talk", hours = 4, on = 2021-02-01 },
  { claim = "talk", hours = 5, on = 2022-02-01 },
], expect = { gates = { g = )" +
                     gates + " } } }]\n",
                 .header = "cycle = { years = 5, anchor = \"calendar\", year = \"calendar\" }"}),
            "test.toml", {});
        std::string text;
        for (Problem const& problem : problems) text += problem.what.substr(problem.what.find(": ") + 2) + "\n";
        return text;
    };
    CHECK(told("", "{ met = false }") == "gate g should be unmet and is met (15 of 5)\n");
    CHECK(told("per = \"every_year\",", "{ met = true, have = 5, need = 4 }") ==
          "gate g should be met and is unmet (4 of 5, 2021)\nhave of gate g, 2021 should be 5 and is 4\n"
          "need of gate g, 2021 should be 4 and is 5\n");
    CHECK(told("per = { years = 2 },", "{ have = 10 }") == "have of gate g, 2021 to 2022 should be 10 and is 9\n");
    CHECK(told("per = \"every_year\", years_done = 5,", "{ met = true }") ==
          "gate g should be met and is unmet (4 of 5, 2021; 3 of 5 years have begun)\n");
    CHECK(told("per = \"year\",", "{ met = true, have = 5, need = 5 }").empty());
}

namespace {

// "gate g: never unmet" of what no example shows, a line each.
std::string not_shown(std::string const& rows) {
    std::string lines;
    for (scoring::Coverage::Row const& row : scoring::coverage(compiled_in({.rows = rows})).rows)
        if (!row.missing.empty()) lines += row.kind + " " + row.id + ": " + row.missing + "\n";
    return lines;
}

} // namespace

TEST_CASE("no example is asked for that cannot be written") {
    std::string const fives = R"(claim = [{ id = "talk", title = "Talk", fields = { big = { bool = true } } }]
category = [{ id = "extra", title = "Extra" }]
award = [
  { id = "talk", claim = "talk", into = "extra", when = { big = [false] }, fixed = 5, clause = "1" },
  { id = "big", claim = "talk", into = "extra", when = { big = [true] }, fixed = 15, clause = "1" },
]
gate = [
  { id = "none", points = 0, in = "extra", clause = "1" },
  { id = "some", points = 12, in = "extra", clause = "1" },
  { id = "any", any = ["none", "some"], clause = "1" },
  { id = "both", all = ["none", "some"], clause = "1" },
]
step = [{ id = "s", title = "S", points_in = "extra", bands = [[20, "A"]], gates = { A = "any" }, clause = "1" }]
)";
    CHECK(not_shown(fives) ==
          "award talk: never earned\naward big: never earned\ngate none: never met\ngate some: never "
          "met\ngate any: never met\ngate both: never met\n"
          "threshold some at 12: never at 15, the first that reaches it and never just below\n"
          "threshold s A, at 20: never at it and never just below\n");
    auto const points = [](int small, int big, int sum) {
        std::string claims;
        for (int i = 0; i < small; ++i) claims += "{ claim = \"talk\", big = false, on = 2020-01-01 },";
        for (int i = 0; i < big; ++i) claims += "{ claim = \"talk\", big = true, on = 2020-01-01 },";
        return "  { name = \"" + std::to_string(sum) + "\", on = 2020-02-01, claims = [" + claims +
               "], expect = { points = { extra = " + std::to_string(sum) + " } } },\n";
    };
    CHECK(not_shown(fives + "example = [\n" + points(2, 0, 10) + points(0, 1, 15) + points(1, 1, 20) + "]\n").empty());
}

TEST_CASE("what comes in parts of a point is not taken to come in steps of its factor") {
    std::string const doubled =
        R"(claim = [{ id = "talk", title = "Talk", fields = { hours = { decimal = [0, 10] }, kind = { enum = ["local", "national"] } } }]
category = [{ id = "extra", title = "Extra" }]
award = [{ id = "talk", claim = "talk", into = "extra", per = "hours", rate = 1, factor = { by = "kind", local = 2, national = 4 }, clause = "1" }]
gate = [{ id = "some", points = 3, in = "extra", clause = "1" }]
step = [{ id = "s", title = "S", gates = { A = "some" }, clause = "1" }]
)";
    std::string const missing = not_shown(doubled);
    INFO(missing);
    CHECK(missing.find("threshold some at 3: never at it and") != std::string::npos); // 1.5 hours come to it
}

TEST_CASE("caps that cannot cut and awards that are worth nothing are not asked for") {
    std::string const rows =
        R"(claim = [{ id = "person", title = "Person", profile = true, fields = { level = { enum = ["none", "much"] }, family = { enum = ["alone", "with"] } } }]
category = [{ id = "all", title = "All" }, { id = "language", title = "Language", in = "all" }]
award = [{ id = "level", claim = "person", into = "language", options = { by = "level", none = 0, much = 24 }, clause = "1" }]
cap = [{ id = "most", on = "language", per = "life", max_by = { fact = "person.family", alone = 24, with = 30 }, clause = "1" }]
step = [{ id = "s", title = "S", points_in = "all", bands = [[24, "A"]], clause = "1" }]
)";
    CHECK(not_shown(rows).find("cap most") == std::string::npos);
    std::string cuts = rows;
    cuts.replace(cuts.find("alone = 24"), 10, "alone = 23");
    CHECK(not_shown(cuts).find("cap most: never cuts\n") != std::string::npos);
}

TEST_CASE("a number that is no decimal is told as people read it too") {
    Problems const problems = scoring::run_examples(compiled(R"(claim = [{ id = "job", title = "Job", period = true }]
gate = [{ id = "long", months = 2, of = "job", clause = "1" }]
step = [{ id = "s", title = "S", gates = { A = "long" }, clause = "1" }]
example = [{ name = "n", on = 2020-12-31, claims = [{ claim = "job", from = 2020-01-01, to = 2020-02-14 }], expect = { gates = { long = { have = 1.5 } } } }]
)"),
                                                    "test.toml", {});
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].what == "example 'n': have of gate long should be 1.5 and is 45/31 (about 1.45)");
}
