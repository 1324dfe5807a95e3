// What is said of gates that look at years of their own, and where their needs come from. Figures invented for the tests.
#include <doctest/doctest.h>

#include "scoring/explain.h"
#include "scoring/gate_words.h"
#include "support/small_case.h"

namespace accrue {
namespace {

using test::scored;

std::string with_title(scoring::Explanation const& explanation) {
    std::string text = explanation.title + "\n";
    for (scoring::Line const& line : explanation.lines) text += line.text + "\n";
    return text;
}

std::string const rows =
    R"(status = [{ id = "full", title = "Practising" }, { id = "part", title = "Part-time" }]
claim = [
  { id = "course", title = "Course", fields = { hours = { int = [0, 1000] }, topic = { text = 20, optional = true }, checked = { bool = true, optional = true } } },
  { id = "break", title = "Career break" },
  { id = "office", title = "Office", profile = true, fields = { size = { enum = ["small", "very_large"] } } },
]
category = [{ id = "all", title = "Learning" }, { id = "more", title = "More" }]
award = [
  { id = "aw", claim = "course", into = "all", per = "hours", rate = 1, clause = "1" },
  { id = "other", claim = "break", into = "more", fixed = 1, clause = "1" },
]
)";

test::SmallCase with(std::string const& gate, std::string const& claims, std::string const& keys = {},
                     std::string const& caps = {}) {
    return {.rows =
                rows + caps + "gate = [{ id = \"g\", " + gate +
                ", clause = \"1\" }]\nstep = [{ id = \"s\", title = \"S\", gates = { A = \"g\" }, clause = \"1\" }]",
            .claims = claims,
            .header = R"(cycle = { years = 3, anchor = "award_date", year = "calendar", skip = "break" })",
            .on = "2013-12-31",
            .keys = "award_date = 2011-01-01\n" + keys};
}

std::string course(int hours, std::string const& on) {
    return "{ claim = \"course\", hours = " + std::to_string(hours) + ", on = " + on + " },";
}

TEST_CASE("the worst of the cycle's years is named, and how many must have begun") {
    auto const result = scored(with(R"(points = 20, in = "all", per = "every_year", years_done = 3)",
                                    course(20, "2011-02-01") + course(15, "2012-02-01") + course(30, "2013-02-01")));
    CHECK(with_title(scoring::explain_gate(result, 0)) ==
          "20 points in Learning in each year of the cycle, once 3 years have begun\n"
          "Not met: 20 points in Learning in each year of the cycle, once 3 years have begun (worst is 2012 with 15 of "
          "20)\n");
    auto early = with(R"(points = 20, in = "all", per = "every_year", years_done = 3)",
                      course(20, "2011-02-01") + course(21, "2012-02-01"));
    early.on = "2012-12-31";
    CHECK(
        scoring::gate_state_text(scored(early), 0) ==
        "20 points in Learning in each year of the cycle, once 3 years have begun (worst is 2011 with 20 of 20; 2 of 3 "
        "years have begun)");
}

TEST_CASE("the last years are named with their days, and the break that is passed over") {
    auto const result =
        scored(with(R"(points = 50, in = "all", per = { years = 2 })",
                    course(20, "2011-02-01") + course(25, "2013-02-01") + "{ claim = \"break\", on = 2012-05-01 },"));
    CHECK(with_title(scoring::explain_gate(result, 0)) ==
          "50 points in Learning in the last 2 years\n"
          "Not met: 50 points in Learning in the last 2 years (45 of 50, 2011 to 2013)\n"
          "2012 is passed over, because of 'Career break'\n");
    CHECK(
        with_title(scoring::explain_claim(result, 2)) ==
        "Career break\nA year with such an entry needs nothing of its own, and windows of several years may pass over "
        "it\nEach one earns 1 point\nWorth 1 point in More\n");
    REQUIRE(scoring::find_missing(result).size() == 1);
    CHECK(scoring::find_missing(result)[0].needs[0].text ==
          "50 points in Learning in the last 2 years (45 of 50, 2011 to 2013)");
}

TEST_CASE("what counts only in years before the cycle says for what") {
    auto given =
        with(R"(points = 50, in = "all", per = { years = 3 })", course(20, "2012-02-01"), "cycle_start = 2013-01-01\n");
    CHECK(with_title(scoring::explain_claim(scored(given), 0))
              .find("Counts for: 50 points in Learning in the last 3 years") != std::string::npos);
}

TEST_CASE("the status that a need comes from is named") {
    std::string const statuses =
        "status = [{ code = \"part\", from = 2011-01-01, to = 2011-12-31 }, { code = \"full\", "
        "from = 2012-01-01 }]\n";
    auto const need = [&](std::string const& at, std::string const& keys) {
        return with_title(scoring::explain_gate(
            scored(with("need_by = { status = { full = 150, part = 90 }, at = \"" + at + "\" }, in = \"all\"",
                        course(100, "2011-02-01"), keys)),
            0));
    };
    CHECK(need("weighted", statuses) ==
          "the points in Learning that the status of each month asks for\n"
          "Not met: the points in Learning that the status of each month asks for (100 of 130)\n"
          "130 points are needed: Part-time (90) 2011 for 12 of 36 months, Practising (150) 2012 to 2013 for 24 of 36 "
          "months; each for its months\n");
    CHECK(need("window_start", statuses)
              .find("(100, needed: 90)\n90 points are needed: Part-time (90) 2011, Practising "
                    "(150) 2012 to 2013; the first of them decides\n") != std::string::npos);
    CHECK(need("highest", {}) == "the points in Learning that the highest status asks for\n"
                                 "Met: the points in Learning that the highest status asks for (100, needed: 0)\n"
                                 "No status is known for these years, so nothing is needed\n");
}

TEST_CASE("the entry that a need or a limit comes from is named") {
    std::string const caps =
        "cap = [{ id = \"c\", on = \"all\", per = \"cycle\", max_by = { fact = \"office.size\", small = "
        "1, very_large = 12 }, clause = \"1\" }, { id = \"d\", on = \"all\", per = \"year\", max_by = "
        "{ status = { full = 90 }, at = \"highest\" }, clause = \"1\" }]\n";
    auto const result = scored(with(R"(need_by = { fact = "office.size", small = 10, very_large = 30 }, in = "all")",
                                    course(20, "2013-02-01") + "{ claim = \"office\", size = \"very_large\" },",
                                    "status = [{ code = \"full\", from = 2011-01-01 }]\n", caps));
    CHECK(with_title(scoring::explain_gate(result, 0)) ==
          "the points in Learning that Size asks for\n"
          "Not met: the points in Learning that Size asks for (12 of 30)\n"
          "30 points are needed: Size: very large\n");
    CHECK(with_title(scoring::explain_claim(result, 1)) ==
          "Office\nCounts for: the points in Learning that Size asks for (12 of 30)\n");
    CHECK(with_title(scoring::explain_category(result, 0)) ==
          "Learning: 12 points\n"
          "At most as many points a year as the status allows count here\n"
          "At most 12 points a cycle count here\n"
          "Under these limits together: the entries earn 20, so 8 are lost\n"
          "Course: 12 points of 20\n");
}

TEST_CASE("gates of some claims and of different values say which") {
    auto const title = [](std::string const& gate) { return scoring::gate_title(*scored(with(gate, {})).pack, 0); };
    CHECK(title(R"(claims = "course", count = 3, distinct = "topic", per = "year")") ==
          "3 × Course, each of another Topic in this year");
    CHECK(title(R"(claims = "course", count = 3)") == "3 × Course");
    CHECK(title(R"(points = 3, in = "all", where = { checked = [true] }, prorate = true)") ==
          "3 points in Learning with Checked: yes, for the months with a status");
    CHECK(title(R"(categories = 2, of = ["all", "more"], per = { years = 1 })") ==
          "points in at least 2 of: Learning, More in the last year");
}

// A pack of one-year cycles with rolling windows, like a register without cycles.
test::SmallCase rolling(std::string const& gate, std::string const& claims, std::string const& statuses) {
    return {.rows =
                R"(status = [{ id = "full", title = "Practising" }, { id = "part", title = "Part-time" }]
claim = [
  { id = "course", title = "Course", fields = { hours = { int = [0, 1000] } } },
  { id = "leave", title = "Leave", period = true },
]
category = [{ id = "all", title = "Learning" }]
award = [{ id = "aw", claim = "course", into = "all", per = "hours", rate = 1, clause = "1" }]
gate = [{ id = "g", )" +
                gate +
                ", in = \"all\", per = { years = 3 }, clause = \"1\" }]\nstep = [{ id = \"s\", title = \"S\", gates = "
                "{ A = \"g\" }, clause = \"1\" }]",
            .claims = claims,
            .header = R"(cycle = { years = 1, anchor = "calendar", year = "calendar", skip = "leave" })",
            .on = "2013-12-31",
            .keys = "status = [" + statuses + "]\n"};
}

std::string const by_months = R"(need_by = { status = { full = 60, part = 30 }, at = "weighted" })";
std::string const half_and_half =
    R"({ code = "full", from = 2000-01-01, to = 2012-06-30 }, { code = "part", from = 2012-07-01 })";

TEST_CASE("a year that is not passed over is not said to be") {
    auto const result = scored(rolling(by_months,
                                       course(20, "2013-05-01") + course(3, "2010-05-01") +
                                           "{ claim = \"leave\", from = 2012-02-01, to = 2012-10-28 },",
                                       half_and_half));
    CHECK(
        with_title(scoring::explain_gate(result, 0)) ==
        "the points in Learning that the status of each month asks for in the last 3 years\n"
        "Not met: the points in Learning that the status of each month asks for in the last 3 years (20 of 45, 2011 to "
        "2013)\n"
        "45 points are needed: Practising (60) 1 Jan 2011 to 30 Jun 2012 for 18 of 36 months, Part-time (30) 1 Jul "
        "2012 "
        "to 31 Dec 2013 for 18 of 36 months; each for its months\n"
        "2012 is not passed over, in spite of 'Leave': to reach further back would be worse\n");
}

TEST_CASE("a leave over two years passes over both, and their months are none of those that the need is made of") {
    auto const result = scored(rolling(by_months,
                                       course(20, "2013-05-01") + course(11, "2010-05-01") + course(20, "2009-05-01") +
                                           "{ claim = \"leave\", from = 2011-12-01, to = 2012-02-28 },",
                                       half_and_half));
    CHECK(with_title(scoring::explain_gate(result, 0)) ==
          "the points in Learning that the status of each month asks for in the last 3 years\n"
          "Met: the points in Learning that the status of each month asks for in the last 3 years (51, needed: 50, "
          "2009 to "
          "2013)\n"
          "50 points are needed: Practising (60) 2009 to 2010 for 24 of 36 months, Part-time (30) 2013 for 12 of 36 "
          "months; each for its months\n"
          "2011 is passed over, because of 'Leave'\n"
          "2012 is passed over, because of 'Leave'\n");
}

TEST_CASE("a need in proportion says of what and of how many months") {
    auto const told = [](std::string const& from) {
        return with_title(scoring::explain_gate(
            scored(rolling("points = 60, prorate = true", {}, "{ code = \"full\", from = " + from + " }")), 0));
    };
    CHECK(told("2012-07-01")
              .find("30 points are needed: 60 × 18 of 36 months with a status: Practising 1 Jul 2012 to "
                    "31 Dec 2013\n") != std::string::npos);
    CHECK(told("2013-12-30")
              .find("0.11 points are needed: 60 × about 0.06 of 36 months with a status, rounded up: Practising ") !=
          std::string::npos);
}

TEST_CASE("an entry counts for the windows that look at its points, in the running year too, and for no other") {
    auto const result =
        scored(rolling("points = 50",
                       course(20, "2013-05-01") + course(20, "2011-05-01") +
                           "{ claim = \"leave\", from = 2012-02-01, to = 2012-03-31 }," + course(9, "2009-01-01"),
                       "{ code = \"full\", from = 2000-01-01 }"));
    auto const counts = [&](int claim) {
        return with_title(scoring::explain_claim(result, claim)).find("Counts for: 50 points in Learning") !=
               std::string::npos;
    };
    CHECK(counts(0));
    CHECK(counts(1));
    CHECK_FALSE(counts(2));
    CHECK_FALSE(counts(3));
}

} // namespace
} // namespace accrue
