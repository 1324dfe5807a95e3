// Every number on the way from an entry to its points, in the order in which it is worked out. Figures invented for the tests.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "scoring/explain.h"
#include "support/small_case.h"

namespace accrue {
namespace {

using test::scored;

std::string all_lines(scoring::Explanation const& explanation) {
    std::string text;
    for (scoring::Line const& line : explanation.lines) text += line.text + "\n";
    return text;
}

// What is told of the claim at `place` of entries of one type in All.
std::string told_of(std::string const& type, std::string const& award, std::string const& claims, int place = 0,
                    std::string const& tables = {}) {
    return all_lines(scoring::explain_claim(
        scored(
            {.rows =
                 "claim = [{ id = \"one\", title = \"One\", " + type +
                 " }]\ncategory = [{ id = \"all\", title = \"All\" }]\naward = [{ id = \"aw\", claim = \"one\", into "
                 "= \"all\", clause = \"1\", " +
                 award + " }]\n",
             .claims = claims,
             .tables = tables}),
        place));
}

std::string const minutes =
    R"(fields = { minutes = { int = [0, 999], title = "Minutes" }, test = { enum = ["none", "passed"], title = "Test", optional = true } })";

TEST_CASE("quantity and factor and rounding and the limit of one entry are told in their order") {
    CHECK(
        told_of(
            minutes,
            R"(per = "minutes", rate = 1, unit = 45, factor = { by = "test", none = 1, passed = 1.5 }, round = { to = 1, dir = "down" }, item_max = 2)",
            R"({ claim = "one", minutes = 100, test = "passed" },)") == "1 point for every 45 of: Minutes\n"
                                                                        "Minutes 100, which gives about 2.2222 points\n"
                                                                        "Test: passed, times 1.5: about 3.3333 points\n"
                                                                        "Rounded down from about 3.3333 to 3\n"
                                                                        "Limited for one entry from 3 to 2\n"
                                                                        "Worth 2 points in All\n");
    CHECK(told_of(minutes, R"(per = "minutes", rate = 1, unit = 45, factor = { by = "test", none = 1, passed = 2 })",
                  R"({ claim = "one", minutes = 90 },)") == "It is below the minimum that earns anything\n"
                                                            "1 point for every 45 of: Minutes\n"
                                                            "Minutes 90, which gives 2 points\n"
                                                            "Test is not given, so it earns nothing\n");
    CHECK(told_of(minutes, R"(per = "minutes", rate = 1, unit = 30, min_input = 20, round = { to = 1, dir = "up" })",
                  R"({ claim = "one", minutes = 19 },{ claim = "one", minutes = 20 },)") ==
          "It is below the minimum that earns anything\n"
          "1 point for every 30 of: Minutes\n"
          "Below 20 it earns nothing\n"
          "Minutes 19, below 20: nothing\n");
}

TEST_CASE("what is taken off and what counts up to a limit is told with its numbers") {
    CHECK(
        told_of(
            R"(fields = { minutes = { int = [0, 999] }, breaks = { int = [0, 99] }, travel = { int = [0, 99] } })",
            R"(per = "minutes", rate = 1, unit = 50, less = ["breaks", "travel"], field_max = { field = "travel", times = 0.5, of = "minutes" })",
            R"({ claim = "one", minutes = 100, breaks = 10, travel = 60 },)") ==
        "1 point for every 50 of: Minutes\n"
        "Travel counts up to 0.5 times Minutes\n"
        "Taken off before it counts: Breaks, Travel\n"
        "Minutes 100, less Breaks 10, less Travel 50 of 60: 40 left, which gives 0.8 points\n"
        "Worth 0.8 points in All\n");
}

TEST_CASE("bands tell what each quantity and each part of it gives") {
    CHECK(
        told_of(R"(fields = { hours = { decimal = [0, 99] } })",
                R"(banded = "hours", bands = [[0, 1], [10, 0.5], [20, 0]], marginal = true)",
                R"({ claim = "one", hours = 12.5 },)") ==
        "By Hours: from 0 on 1 point; from 10 on 0.5 points; from 20 on 0 points, each for one of what lies above that "
        "and below the next\n"
        "Hours 12.5, which gives 10 × 1 + 2.5 × 0.5 = 11.25 points\n"
        "Worth 11.25 points in All\n");
    CHECK(
        told_of(
            R"(fields = { talk = { int = [0, 99] }, travel = { int = [0, 99] } })",
            R"(banded = ["talk", "travel"], bands = [[1, 1], [4, 3]], field_max = { field = "travel", times = 0.5, of = "talk" })",
            R"({ claim = "one", talk = 4, travel = 8 },)") ==
        "By Talk and Travel: from 1 on 1 point; from 4 on 3 points; the points of each are added\n"
        "Travel counts up to 0.5 times Talk\n"
        "Talk 4, which gives 3 points\n"
        "Travel 8, of which 2 count, which gives 1 point\n"
        "Together 4 points\n"
        "Worth 4 points in All\n");
}

TEST_CASE("first and repeat say which they are") {
    std::string const topics = R"(fields = { hours = { int = [0, 99] }, topic = { text = 20, title = "Topic" } })";
    std::string const award = R"(per = "hours", rate = 1, occurrence = { by = "topic", rates = [2, 0.5, 0] })";
    std::string const claims = R"({ claim = "one", title = "B", hours = 4, topic = "ice ", on = 2012-02-01 },
{ claim = "one", title = "A", hours = 4, topic = "Ice", on = 2012-01-01 },
{ claim = "one", title = "C", hours = 4, topic = "Ice", on = 2012-03-01 },
{ claim = "one", title = "D", hours = 0, topic = "Ice", on = 2011-03-01 },
)";
    std::string const rule =
        "1 point for each of: Hours\n"
        "Hours 4, which gives 4 points\n"
        "In order of time among those with an equal Topic: times 2, then times 0.5, then times 0\n";
    CHECK(told_of(topics, award, claims, 1) ==
          rule + "This is the first of them: times 2 is 8 points\nWorth 8 points in All\n");
    CHECK(told_of(topics, award, claims, 0) ==
          rule + "This is the second of them, after 'A' (entry 2): times 0.5 is 2 points\nWorth 2 points in All\n");
    CHECK(told_of(topics, award, claims, 2) ==
          "It repeats 'B' (entry 1), with the same Topic, and such a repeat earns nothing\n" + rule +
              "This is the 3rd of them, after 'B' (entry 1): times 0 is 0 points\n");
    CHECK(told_of(topics, award, claims, 3).find("This is the") == std::string::npos);
}

TEST_CASE("the table of an award tells row and column as that of a step does") {
    std::string const type = R"(period = true, fields = { role = { enum = ["member", "chair"] } })";
    std::string const table = "[table.t]\nrow = \"one.role\"\ncol = \"one.years\"\ncols = [1, 3]\n[table.t.rows]\n"
                              "member = [0, 1]\nchair = [2, 4]\n";
    CHECK(told_of(type, "table = \"t\"", "{ claim = \"one\", role = \"chair\", from = 2010-01-01, to = 2011-06-30 },",
                  0, table) == "It lasts 18 months that count by 30 Jun 2012\n"
                               "By a table, from: Role, years\n"
                               "Row of the table in use: Role: chair\n"
                               "Column of the table in use: years: from 1 on\n"
                               "It gives 2 points\n"
                               "Worth 2 points in All\n");
    CHECK(told_of(type, "table = \"t\"", "{ claim = \"one\", role = \"chair\", from = 2011-01-01, to = 2011-06-30 },",
                  0, table)
              .find("years 0.5 is below the first column of the table\nIt gives 0 points\n") != std::string::npos);
}

TEST_CASE("an award of facts tells row and column in its category") {
    auto const result = scored(
        {.rows =
             R"(claim = [{ id = "me", title = "Me", profile = true, fields = { age = { int = [0, 99] }, pay = { int = [0, 999], unit = "k" } } }]
category = [{ id = "all", title = "All" }]
award = [{ id = "pay", title = "Pay by age", into = "all", table = "t", clause = "1" }])",
         .claims = "{ claim = \"me\", age = 33, pay = 59 },",
         .tables = "[table.t]\nrow = \"me.age\"\nrow_from = [18, 30]\ncol = \"me.pay\"\ncols = [40, 50, 60]\ncells = "
                   "[[1, 2, 3], [2, 4, 6]]\n"});
    CHECK(all_lines(scoring::explain_category(result, 0)) == "Pay by age: 4 points\n"
                                                             "Row of the table in use: Age of Me: from 30 on\n"
                                                             "Column of the table in use: Pay of Me: from 50 k on\n"
                                                             "It gives 4 points\n");
}

TEST_CASE("a length is told in the unit that the award reads") {
    CHECK(told_of("period = true", "per = \"days\", rate = 6",
                  "{ claim = \"one\", from = 2012-05-01, to = 2012-05-03 },") ==
          "It lasts 3 days that count by 30 Jun 2012\n"
          "6 points for each day\n"
          "Days 3, which gives 18 points\n"
          "Worth 18 points in All\n");
}

TEST_CASE("merged entries tell what they last together and what of it overlaps") {
    std::string const award = R"(merge = true, banded = "years", bands = [[1, 5], [2, 9]])";
    std::string const claims = R"({ claim = "one", title = "Bank", from = 2009-01-01, to = 2009-12-31 },
{ claim = "one", title = "Start-up", from = 2009-07-01, to = 2010-12-31 },
)";
    std::string const together = "By years: from 1 on 5 points; from 2 on 9 points\n"
                                 "All such entries together make one item, overlaps counted once\n"
                                 "Together they last 24 months: one by one 30, of which 6 overlap and count once\n"
                                 "Years 2, which gives 9 points\n";
    CHECK(told_of("period = true", award, claims, 1) ==
          "It lasts 18 months that count by 30 Jun 2012\n" + together + "Together worth 9 points in All\n");
    CHECK(told_of("period = true", award, claims, 0) == "It lasts 12 months that count by 30 Jun 2012\n" + together +
                                                            "What they earn stands at 'Start-up' (entry 2)\n");
    auto const result = scored(
        {.rows =
             "claim = [{ id = \"one\", title = \"One\", period = true }]\ncategory = [{ id = \"all\", title = \"All\" "
             "}]\naward = [{ id = \"aw\", claim = \"one\", into = \"all\", clause = \"1\", " +
             award + " }]\n",
         .claims = claims});
    CHECK(all_lines(scoring::explain_category(result, 0)) == "Bank, Start-up together: 9 points\n");
}

} // namespace
} // namespace accrue
