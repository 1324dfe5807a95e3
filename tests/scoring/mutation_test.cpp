// Numbers that no worked case guards: each is named with what would go unseen, and a case on each side of it is enough.
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "scoring/mutation.h"
#include "support/packs.h"
#include "support/rule_rows.h"

using namespace accrue;

namespace {

std::string const course = R"(claim = [{ id = "course", title = "Course", fields = { hours = { int = [0, 99] } } }]
category = [{ id = "cpd", title = "Points" }]
award = [{ id = "course", claim = "course", into = "cpd", per = "hours", rate = 1, clause = "1" }]
step = [{ id = "sum", title = "Points", points_in = "cpd", bands = [[10, "A"]], clause = "1" }]
)";

std::string course_case(std::string const& hours, std::string const& expect) {
    return fmt::format(R"([[example]]
name = "{0} hours"
on = 2020-05-01
claims = [{{ claim = "course", hours = {0}, on = 2020-04-01 }}]
expect = {{ {1} }}
)",
                       hours, expect);
}

// "award course: rate = 1: 2, 0; add .."; a line for each number.
std::string unguarded(std::string const& rows, std::string const& cases) {
    rules::Parsed const parsed = rules::parse(test::text_of({.rows = rows, .tables = cases}), "test.toml");
    REQUIRE(parsed.problems.empty());
    for (Problem const& problem : rules::check(parsed.pack, parsed.positions)) FAIL(to_text(problem));
    std::string lines;
    for (scoring::Unguarded const& row : scoring::mutate(parsed.pack, {}).unguarded) {
        lines += fmt::format("{} {}: {} = {}:", row.number.kind, row.number.id, row.number.key, to_text(row.written));
        for (Number const& value : row.unnoticed) lines += " " + to_text(value);
        lines += "; " + scoring::remedy_for(row) + "\n";
    }
    return lines;
}

std::string tries(std::string const& number, bool points) {
    Number value = *parse_rule_number(number);
    rules::NumberSlot const slot({"award", "a", "rate", 1, rules::NumberAt::Role::Amount, points}, value);
    rules::Header header;
    header.scale = 2;
    std::string text;
    for (Number const& next : rules::neighbours(slot, header)) text += (text.empty() ? "" : " ") + to_text(next);
    return text;
}

} // namespace

TEST_CASE("a number goes one step in its last place, points at least one quantum") {
    CHECK(tries("12", false) == "13 11");
    CHECK(tries("10", true) == "11 9");
    CHECK(tries("0", false) == "1");
    CHECK(tries("0.75", false) == "0.76 0.74");
    CHECK(tries("0.5", false) == "0.6 0.4");
    CHECK(tries("0.5", true) == "1 0");
    CHECK(tries("1/3", false) == "2/3 0");
    CHECK(tries("0.25", true) == "0.26 0.24"); // no whole quanta as it stands
}

TEST_CASE("without a case nothing is guarded") {
    CHECK(unguarded(course, "") == "award course: rate = 1: 2 0; add a case whose result hangs on it\n"
                                   "step sum: bands, A from = 10: 11 9; add a case that stands at 10 and reaches it; "
                                   "add a case that stands just below, at 9, and does not reach it\n");
}

TEST_CASE("a threshold needs a case at it and one just below") {
    std::string const below = course_case("9", R"(points = { cpd = 9 }, overall = "-")");
    CHECK(unguarded(course, course_case("10", R"(overall = "A", points = { cpd = 10 })")) ==
          "step sum: bands, A from = 10: 9; add a case that stands just below, at 9, and does not reach it\n");
    CHECK(unguarded(course, below) ==
          "step sum: bands, A from = 10: 11; add a case that stands at 10 and reaches it\n");
    CHECK(unguarded(course, course_case("10", R"(overall = "A", points = { cpd = 10 })") + below).empty());
}

TEST_CASE("a limit needs a case above it that has it in full") {
    std::string const cap = R"(cap = [{ id = "most", on = "cpd", per = "life", max = 15, clause = "1" }]
)";
    std::string const cases = course_case("10", R"(overall = "A", points = { cpd = 10 })") +
                              course_case("9", R"(points = { cpd = 9 }, overall = "-")");
    CHECK(unguarded(course + cap, cases) ==
          "cap most: max = 15: 16 14; add a case that would have more than 15 without "
          "it; add a case that has 15 in full\n");
    CHECK(unguarded(course + cap, cases + course_case("15", "points = { cpd = 15 }")) ==
          "cap most: max = 15: 16; add a case that would have more than 15 without it\n");
    CHECK(unguarded(course + cap, cases + course_case("16", "points = { cpd = 15 }")).empty());
}

TEST_CASE("what the checks refuse needs no case") {
    // The bands of a merit may not fall: 2 cannot become 1 or less than what stands below it.
    std::string rows = course;
    std::string const rate = R"(per = "hours", rate = 1)";
    rows.replace(rows.find(rate), rate.size(), R"(banded = "hours", bands = [[1, 10], [2, 10]])");
    std::string const found = unguarded(rows, course_case("1", R"(overall = "A", points = { cpd = 10 })"));
    CHECK(found.find("points from 1 ") == std::string::npos);              // 9: noticed, 11: falls afterwards
    CHECK(found.find("points from 2 = 10: 11; add") != std::string::npos); // 9 falls
}

TEST_CASE("nobody is asked for a case that cannot be written") {
    // Points come in fives: 70 and 69 are reached by the same, and nobody has 0 hours.
    std::string rows = course;
    auto const replace = [&](std::string const& what, std::string const& with) {
        rows.replace(rows.find(what), what.size(), with);
    };
    replace(R"(per = "hours", rate = 1)", R"(banded = "hours", bands = [[1, 5], [4, 10]])");
    replace("int = [0, 99]", "int = [1, 99]");
    std::string const guarded = course_case("1", R"(points = { cpd = 5 }, overall = "-")") +
                                course_case("3", R"(points = { cpd = 5 })") +
                                course_case("4", R"(points = { cpd = 10 }, overall = "A")");
    CHECK(unguarded(rows, guarded).empty());
    CHECK(unguarded(rows, course_case("1", R"(points = { cpd = 5 }, overall = "-")") +
                              course_case("4", R"(points = { cpd = 10 }, overall = "A")"))
              .starts_with("award course: bands, from 4 = 4: 3; add a case that stands just below, at 3"));
    replace("[10, \"A\"]", "[9, \"A\"]"); // 10 is the first that reaches it
    CHECK(unguarded(rows, guarded).empty());
    CHECK(unguarded(rows, "").find("step sum") == std::string::npos);
    replace("[9, \"A\"]", "[11, \"A\"]");
    CHECK(unguarded(rows, "").ends_with(
        "step sum: bands, A from = 11: 10; add a case that stands just below, at 10, and does not reach it\n"));
}

TEST_CASE("a limit that is never passed needs no case above it") {
    std::string const rows =
        R"(claim = [{ id = "person", title = "Person", profile = true, fields = { level = { enum = ["none", "some", "much"] }, family = { enum = ["alone", "with"] } } }]
category = [{ id = "all", title = "All" }, { id = "language", title = "Language", in = "all" }]
award = [{ id = "level", claim = "person", into = "language", options = { by = "level", none = 0, some = 10, much = 24 }, clause = "1" }]
cap = [{ id = "most", on = "language", per = "life", max_by = { fact = "person.family", alone = 24, with = 22 }, clause = "1" }]
step = [{ id = "sum", title = "Points", points_in = "all", bands = [[10, "A"]], clause = "1" }]
)";
    auto const person = [](std::string const& level, std::string const& family, int points) {
        return fmt::format("[[example]]\nname = \"{0} {1}\"\non = 2020-05-01\nclaims = [{{ claim = \"person\", level = "
                           "\"{0}\", family = \"{1}\" }}]\nexpect = {{ points = {{ all = {2}, language = {2} }} }}\n",
                           level, family, points);
    };
    std::string const found = unguarded(rows, person("much", "alone", 24) + person("much", "with", 22));
    CHECK(found.find("max_by.alone") == std::string::npos); // 25 would cut no more than 24
    CHECK(found.find("max_by.with") == std::string::npos);
    CHECK(unguarded(rows, "").find("cap most: max_by.alone = 24: 23; add a case that has 24 in full\n") !=
          std::string::npos);
}
