// Sentences in the readings in which they could be untrue: by the day, by the year, in part, on another basis. Figures
// invented for the tests.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "scoring/explain.h"
#include "scoring/gate_words.h"
#include "support/small_case.h"

namespace accrue {
namespace {

using test::scored;

// All lines of an explanation, one under the other.
std::string told(scoring::Explanation const& explanation) {
    std::string text;
    for (scoring::Line const& line : explanation.lines) text += line.text + "\n";
    return text;
}

bool has(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string const jobs =
    R"(claim = [{ id = "job", title = "Job", period = true, weight = { field = "hours", full = 40, least = 10 }, fields = { hours = { decimal = [0, 80], optional = true } } }]
)";
std::string const numbered_talks = R"(claim = [{ id = "talk", title = "Talk", fields = { n = { int = [0, 1000] } } }]
category = [{ id = "all", title = "All" }]
award = [{ id = "aw", claim = "talk", into = "all", per = "n", rate = 1, clause = "1" }]
)";
std::string const two_levels =
    R"(level = [{ code = "A", title = "Low", clause = "1" }, { code = "B", title = "High", clause = "1" }])";

TEST_CASE("a number that is rounded is grouped from its first digit on") {
    scoring::Scored const result = scored({.rows = jobs + R"(
gate = [{ id = "g", title = "Work", months = 1, of = "job", clause = "1" }]
step = [{ id = "s", title = "S", gates = { A = "g" }, clause = "1" }])",
                                           .claims = "{ claim = \"job\", from = 2012-01-01, to = 2012-02-14 },"});
    CHECK(told(scoring::explain_claim(result, 0)) ==
          "It lasts about 1.45 months that count by 30 Jun 2012\nCounts for: Work (about 1.45, needed: 1)\n");
    CHECK(scoring::quantity_text(2'000'002, 3) == "about 666,667.33");
    CHECK(scoring::quantity_text(-2'000'000'001, 1) == "-2,000,000,001");
}

TEST_CASE("what is done to a quantity before it counts is said") {
    auto const result = scored(
        {.rows =
             R"(claim = [{ id = "class", title = "Class", fields = { minutes = { int = [0, 999], title = "Minutes" }, breaks = { int = [0, 99], title = "Breaks" }, travel = { int = [0, 99], title = "Travel" }, topic = { text = 20, title = "Topic" } } }]
category = [{ id = "all", title = "All" }]
award = [{ id = "aw", claim = "class", into = "all", per = "minutes", rate = 1, unit = 50, less = ["breaks", "travel"], min_input = 25, field_max = { field = "travel", times = 0.5, of = "minutes" }, occurrence = { by = "topic", rates = [5, 1] }, round = { to = 0.25, dir = "down" }, clause = "1" }])",
         .claims = "{ claim = \"class\", title = \"A class\", minutes = 100, breaks = 10, "
                   "travel = 60, topic = \"Desks\" },"});
    CHECK(told(scoring::explain_claim(result, 0)) ==
          "1 point for every 50 of: Minutes\n"
          "Travel counts up to 0.5 times Minutes\n"
          "Taken off before it counts: Breaks, Travel\n"
          "Below 25 it earns nothing\n"
          "Minutes 100, less Breaks 10, less Travel 50 of 60: 40 left, which gives 0.8 points\n"
          "In order of time among those with an equal Topic: times 5, then times 1\n"
          "This is the first of them: times 5 is 4 points\n"
          "Worth 4 points in All\n");
    CHECK(has(
        told(scoring::explain_claim(
            scored(
                {.rows =
                     R"(claim = [{ id = "class", title = "Class", fields = { hours = { int = [0, 999], title = "Hours" } } }]
category = [{ id = "all", title = "All" }]
award = [{ id = "aw", claim = "class", into = "all", banded = "hours", bands = [[0, 1], [10, 0.5]], marginal = true, clause = "1" }])",
                 .claims = "{ claim = \"class\", hours = 12 },"}),
            0)),
        "By Hours: from 0 on 1 point; from 10 on 0.5 points, each for one of what lies above that and below the "
        "next\n"));
}

TEST_CASE("only an entry that is read counts for something") {
    test::SmallCase const given{
        .rows =
            R"(claim = [{ id = "job", title = "Job", period = true, weight = { field = "hours", full = 40, least = 10 }, fields = { hours = { decimal = [0, 80], optional = true } } }]
gate = [
  { id = "recent", title = "Recent work", months = 3, of = "job", within_months = 12, clause = "1" },
  { id = "long", title = "Long work", months = 6, of = "job", clause = "1" },
  { id = "some", title = "Any work", claims = "job", clause = "1" },
  { id = "both", all = ["recent", "long", "some"], clause = "1" },
]
step = [{ id = "s", title = "S", gates = { A = "both" }, clause = "1" }])",
        .claims = R"({ claim = "job", from = 2012-01-01, basis = "planned" },
{ claim = "job", from = 2012-01-01, hours = 5 },
{ claim = "job", from = 2009-01-01, to = 2009-04-30 },
{ claim = "job", from = 2012-01-01, to = 2012-02-29 },
)"};
    scoring::Scored const result = scored(given);
    CHECK(told(scoring::explain_claim(result, 0)) == "It is planned, and only what is at least claimed counts here\n");
    CHECK(told(scoring::explain_claim(result, 1)) == "Hours is 5, and below 10 it counts nothing\n");
    CHECK(told(scoring::explain_claim(result, 2)) ==
          "It lasts 4 months that count by 30 Jun 2012\n"
          "Counts for: Long work (6 of 6)\nCounts for: Any work (2, needed: 1)\n");
    CHECK(has(told(scoring::explain_claim(result, 3)),
              "Counts for: Recent work (2 of 3, in 30 Jun 2011 to 30 Jun 2012)\n"));
}

TEST_CASE("of an entry that began before a window only what lies in it is told to count there") {
    scoring::Scored const result =
        scored({.rows = jobs + R"(
gate = [
  { id = "recent", title = "Recent work", months = 3, of = "job", within_months = 6, clause = "1" },
  { id = "long", title = "Long work", months = 3, of = "job", clause = "1" },
  { id = "both", all = ["recent", "long"], clause = "1" },
]
step = [{ id = "s", title = "S", gates = { A = "both" }, clause = "1" }])",
                .claims = "{ claim = \"job\", from = 2010-01-01, to = 2012-03-29, hours = 20 },"});
    CHECK(has(told(scoring::explain_claim(result, 0)),
              "Counts for: Recent work (1.5 of 3, in 30 Dec 2011 to 30 Jun 2012), with 1.5 months of it\n"));
    CHECK(has(told(scoring::explain_claim(result, 0)), "Counts for: Long work (about 13.47, needed: 3)\n"));
}

TEST_CASE("an entry that ended before every window says so and no rule calls it worthless") {
    scoring::Scored const result = scored({.rows = jobs + R"(
gate = [{ id = "g", months = 3, of = "job", within_months = 12, clause = "1" }]
step = [{ id = "s", title = "S", gates = { A = "g" }, clause = "1" }])",
                                           .claims = "{ claim = \"job\", from = 2009-01-01, to = 2009-04-30 },"});
    CHECK(told(scoring::explain_claim(result, 0)) ==
          "It ended on 30 Apr 2009, and only the last 12 months count (30 Jun 2011 to 30 Jun 2012)\n");
}

TEST_CASE("an entry that is too short says its length in the unit and weight that count") {
    std::string const rows = jobs + R"(category = [{ id = "all", title = "All" }]
award = [{ id = "aw", claim = "job", into = "all", banded = "months", bands = [[0, 0], [3, 1]], clause = "1" }]
step = [{ id = "s", title = "S", points_in = "all", bands = [[0, "A"]], clause = "1" }])";
    scoring::Scored const half =
        scored({.rows = rows, .claims = "{ claim = \"job\", from = 2012-01-01, to = 2012-02-29, hours = 20 },"});
    CHECK(scoring::unused_text(half, 0) == "It is too short: 1 of 3 months");
    scoring::Scored const days =
        scored({.rows = rows, .claims = "{ claim = \"job\", from = 2012-01-01, to = 2012-02-14 },"});
    CHECK(scoring::unused_text(days, 0) == "It is too short: about 1.45 of 3 months");
}

TEST_CASE("an award of merged entries says that together they are below its minimum") {
    scoring::Scored const result = scored({.rows = jobs + R"(category = [{ id = "all", title = "All" }]
award = [{ id = "aw", title = "Long work", claim = "job", into = "all", merge = true, banded = "months", bands = [[3, 1]], clause = "1" }]
step = [{ id = "s", title = "S", points_in = "all", bands = [[0, "A"]], clause = "1" }])",
                                           .claims = "{ claim = \"job\", from = 2012-01-01, to = 2012-01-31 },\n"
                                                     "{ claim = \"job\", from = 2012-03-01, to = 2012-03-31 },"});
    CHECK(scoring::unused_text(result, 0) ==
          "Together with the other entries of its kind it is below the minimum for Long work");
}

TEST_CASE("a certificate past its validity says so also where its type has a window") {
    std::string const rows = R"(claim = [{ id = "paper", title = "Paper", catalogue = true, within_months = 120 }]
qualification = [{ id = "first-aid", title = "First aid", tags = ["aid"], valid_months = 24 }]
gate = [{ id = "g", has = "aid", clause = "1" }]
step = [{ id = "s", title = "S", gates = { A = "g" }, clause = "1" }])";
    auto const said = [&](std::string const& day) {
        return scoring::unused_text(
            scored({.rows = rows, .claims = "{ claim = \"paper\", qualification = \"first-aid\", on = " + day + " },"}),
            0);
    };
    CHECK(said("2010-06-30") == "It was valid for 24 months, until 29 Jun 2012");
    CHECK(said("2002-06-29") == "It was valid for 24 months, until 28 Jun 2004");
}

TEST_CASE("a day too old is told by the day where time is by the day") {
    scoring::Scored const result =
        scored({.rows = R"(claim = [{ id = "talk", title = "Talk", within_months = 12 }]
gate = [{ id = "g", claims = "talk", clause = "1" }]
step = [{ id = "s", title = "S", gates = { A = "g" }, clause = "1" }])",
                .claims = "{ claim = \"talk\", on = 2011-06-29 },\n{ claim = \"talk\", on = 2011-06-30 },"});
    CHECK(scoring::unused_text(result, 0) ==
          "It is dated 29 Jun 2011, and only the last 12 months count (30 Jun 2011 to 30 Jun 2012)");
    CHECK(scoring::unused_text(result, 1).empty());
}

TEST_CASE("what began in the running month or today says which time is left out") {
    std::string const profile = R"(claim = [{ id = "life", title = "Life", profile = true, period = true }]
gate = [{ id = "g", months = 1, of = "life", clause = "1" }]
step = [{ id = "s", title = "S", gates = { A = "g" }, clause = "1" }])";
    std::string const claims = "{ claim = \"life\", from = 2012-06-30 },";
    CHECK(scoring::unused_text(scored({.rows = profile, .claims = claims}), 0) ==
          "No day of it lies before the scoring date, 30 Jun 2012");
    CHECK(scoring::unused_text(scored({.rows = profile, .claims = claims, .header = "time = \"months\""}), 0) ==
          "It began in the month of the scoring date, and only the months before that one count");
}

TEST_CASE("a cap by the year is told by the year and each cap claims its own loss only") {
    std::string const rows =
        numbered_talks + R"(step = [{ id = "s", title = "S", points_in = "all", bands = [[0, "A"]], clause = "1" }]
)";
    std::string const claims = "{ claim = \"talk\", n = 30, on = 2010-01-01 },\n{ claim = \"talk\", n = 9, on = "
                               "2011-01-01 },\n{ claim = \"talk\", n = 2, on = 2010-02-01 },\n";
    scoring::Scored const one = scored(
        {.rows = rows + R"(cap = [{ id = "c", on = "all", per = "year", max = 20, clause = "1" }])", .claims = claims});
    CHECK(scoring::explain_category(one, 0).title == "All: 29 points");
    CHECK(has(told(scoring::explain_category(one, 0)),
              "At most 20 points a year count here: the entries earn 41, so 12 are lost\n"));
    CHECK(scoring::unused_text(one, 2) == "At most 20 points a year count in All, and other entries use that up");
    CHECK(has(told(scoring::explain_claim(one, 0)), "20 of it count. At most 20 points a year count in All\n"));
    scoring::Scored const two = scored({.rows = rows + R"(cap = [
  { id = "c", on = "all", per = "year", max = 20, clause = "1" },
  { id = "d", on = "all", per = "life", max = 28, clause = "1" },
])",
                                        .claims = claims});
    CHECK(has(told(scoring::explain_category(two, 0)),
              "At most 20 points a year count here\nAt most 28 points count here\n"));
    CHECK(has(told(scoring::explain_category(two, 0)),
              "Under these limits together: the entries earn 41, so 13 are lost\n"));
}

TEST_CASE("a single point is a point and a row without a title is told without its id") {
    std::string const rows =
        R"(claim = [{ id = "talk", title = "Talk", fields = { talk_hours = { int = [0, 9] }, kind = { enum = ["long_talk", "short"], optional = true } } }]
category = [{ id = "all", title = "All" }]
)";
    std::string const step = R"(
cap = [{ id = "cap-1", on = "all", per = "life", max = 1, clause = "1" }]
step = [{ id = "s", title = "S", points_in = "all", bands = [[0, "A"]], clause = "1" }])";
    auto const told_of = [&](std::string const& formula) {
        return told(scoring::explain_claim(
            scored({.rows = rows + "award = [{ id = \"aw\", claim = \"talk\", into = \"all\", clause = \"1\", " +
                            formula + " }]" + step,
                    .claims = "{ claim = \"talk\", talk_hours = 1, kind = \"long_talk\" },"}),
            0));
    };
    CHECK(told_of("per = \"talk_hours\", rate = 1") ==
          "1 point for each of: Talk hours\nTalk hours 1, which gives 1 point\nWorth 1 point in All\n");
    CHECK(told_of("fixed = 1") == "Each one earns 1 point\nWorth 1 point in All\n");
    CHECK(told_of("banded = \"talk_hours\", bands = [[1, 1], [2, 1.5]]") ==
          "By Talk hours: from 1 on 1 point; from 2 on 1.5 points\nTalk hours 1, which gives 1 point\nWorth 1 point in "
          "All\n");
    CHECK(told_of("options = { by = \"kind\", long_talk = 2, short = 1 }") ==
          "long talk: 2 points\nWorth 2 points in All\n1 of it counts. At most 1 point counts in All\n");
    CHECK(told_of("banded = \"talk_hours\", bands = [[2, 1]]") ==
          "It is below the minimum that earns anything\nBy Talk hours: from 2 on 1 point\nTalk hours 1, which gives 0 "
          "points\n");
}

TEST_CASE("an entry that a repeat or rounding leaves nothing of is told so") {
    std::string const rows =
        R"(claim = [{ id = "talk", title = "Talk", fields = { minutes = { int = [0, 999] }, topic = { text = 20, title = "Topic" } } }]
category = [{ id = "all", title = "All" }]
award = [{ id = "aw", claim = "talk", into = "all", per = "minutes", rate = 1, unit = 50, occurrence = { by = "topic", rates = [1, 0] }, round = { to = 0.5, dir = "down" }, clause = "1" }])";
    auto const result =
        scored({.rows = rows,
                .claims = "{ claim = \"talk\", title = \"A\", topic = \"Ice\", minutes = 100, on = 2012-01-01 }, "
                          "{ claim = \"talk\", title = \"B\", topic = \"Ice\", minutes = 100, on = 2012-02-01 }, "
                          "{ claim = \"talk\", title = \"C\", topic = \"Sea\", minutes = 24, on = 2012-03-01 },"});
    CHECK(scoring::unused_text(result, 0).empty());
    CHECK(scoring::unused_text(result, 1) ==
          "It repeats 'A' (entry 1), with the same Topic, and such a repeat earns nothing");
    CHECK(scoring::unused_text(result, 2) == "It earns 0.48 points, which is rounded down to 0");
}

TEST_CASE("an entry read by a gate and dated in another cycle is not said to be worth something in this one") {
    scoring::Scored const result =
        scored({.rows = numbered_talks + R"(
gate = [{ id = "g", title = "A talk", claims = "talk", clause = "1" }]
step = [{ id = "s", title = "S", gates = { A = "g" }, clause = "1" }])",
                .claims = "{ claim = \"talk\", n = 3, on = 2011-05-01 },",
                .header = "cycle = { years = 1, anchor = \"calendar\", year = \"calendar\" }"});
    CHECK(has(told(scoring::explain_claim(result, 0)),
              "Worth 3 points in All, but not in the cycle from 1 Jan 2012 to 31 Dec 2012\nCounts for: A talk\n"));
    CHECK(told(scoring::explain_category(result, 0)).empty());
}

TEST_CASE("a reviewer's ruling is what the sentence tells") {
    test::SmallCase const given{.rows = jobs + R"(
gate = [{ id = "g", months = 1, of = "job", clause = "1" }]
step = [{ id = "s", title = "S", gates = { A = "g" }, clause = "1" }])",
                                .claims = "{ id = \"j\", claim = \"job\", from = 2012-01-01, hours = 30 },"};
    scoring::Scored const plain = scored(given);
    Application application = plain.application;
    Ruling ruling;
    ruling.verdict = Ruling::Verdict::Reduce;
    ruling.claim = "j";
    ruling.field = "hours";
    ruling.to = Number{5, 1};
    application.rulings.push_back(ruling);
    scoring::Scored const reduced = scoring::score(plain.pack, application, Basis::Claimed, *application.on);
    CHECK(scoring::unused_text(reduced, 0) == "Hours is 5, and below 10 it counts nothing");
}

TEST_CASE("a step of one year tells the points of that year") {
    scoring::Scored const result = scored(
        {.rows = numbered_talks + R"(
step = [{ id = "s", title = "S", points_in = "all", per = "year", bands = [[0, "A"], [15, "B"]], clause = "1" }])",
         .claims = "{ claim = \"talk\", n = 12, on = 2011-05-01 },\n{ claim = \"talk\", n = 8, on = 2012-05-01 },",
         .level = two_levels});
    CHECK(told(scoring::explain_step(result, 0)) ==
          "8 points count in this year\nA asks for 0 points: reached\nB asks for 15 points: not reached\n");
    auto const missing = scoring::find_missing(result);
    REQUIRE(missing.size() == 1);
    REQUIRE(missing[0].needs.size() == 1);
    CHECK(missing[0].needs[0].text == "7 more points (8 of 15)");
}

TEST_CASE("one more month is a month and one month counts") {
    scoring::Scored const result = scored(
        {.rows = R"(claim = [
  { id = "job", title = "Job", period = true },
  { id = "degree", title = "Degree", fields = { reached = { enum = ["none", "master"] } } },
]
step = [{ id = "s", title = "S", table = "t", clause = "1" }])",
         .claims = "{ claim = \"job\", from = 2012-05-01, to = 2012-05-31 },",
         .level = two_levels,
         .tables = "[table.t]\nrow = \"degree.reached\"\ncol = \"job.months\"\n[table.t.bands]\nnone = [[0, \"A\"], "
                   "[2, \"B\"]]\nmaster = [[0, \"A\"], [1, \"B\"]]\n"});
    CHECK(told(scoring::explain_step(result, 0)) ==
          "1 month counts\nRow of the table in use: Reached: none\nA asks for 0 months: reached\nB asks for 2 months: "
          "not reached\n");
    auto const missing = scoring::find_missing(result);
    REQUIRE(missing.size() == 1);
    CHECK(missing[0].needs[0].text == "1 more month (1 of 2)");
    CHECK(missing[0].needs[0].alternatives ==
          std::vector<std::string>{"no more months are needed with Reached: master"});
}

TEST_CASE("columns of options are told by their names") {
    scoring::Scored const result = scored(
        {.rows = R"(claim = [
  { id = "role", title = "Role", fields = { rank = { enum = ["none", "lead", "head"] } } },
  { id = "degree", title = "Degree", fields = { reached = { enum = ["none", "master"] } } },
]
step = [{ id = "s", title = "S", table = "t", clause = "1" }])",
         .claims = "{ claim = \"role\", rank = \"lead\" },",
         .level = two_levels,
         .tables = "[table.t]\nrow = \"degree.reached\"\ncol = \"role.rank\"\ncol_options = [\"none\", \"lead\", "
                   "\"head\"]\n[table.t.rows]\nnone = [\"-\", \"A\", \"B\"]\nmaster = [\"A\", \"B\", \"B\"]\n"});
    CHECK(told(scoring::explain_step(result, 0)) ==
          "Rank: lead\nRow of the table in use: Reached: none\nA asks for Rank: lead: reached\nB asks for Rank: head: "
          "not reached\n");
    auto const missing = scoring::find_missing(result);
    REQUIRE(missing.size() == 1);
    CHECK(missing[0].needs[0].text == "Rank: head (now: lead)");
    CHECK(missing[0].needs[0].alternatives == std::vector<std::string>{"Rank: lead as it is with Reached: master"});
}

TEST_CASE("periods that only meet are not said to overlap") {
    std::string const rows = R"(claim = [
  { id = "job", title = "Job", period = true },
  { id = "degree", title = "Degree", fields = { reached = { enum = ["none", "master"] } } },
]
step = [{ id = "s", title = "S", table = "t", clause = "1" }])";
    std::string const table = "[table.t]\nrow = \"degree.reached\"\ncol = \"job.months\"\n[table.t.bands]\nnone = "
                              "[[0, \"A\"]]\nmaster = [[0, \"A\"]]\n";
    // Together these are two months to the day; one by one they are a month, and a month and three days.
    std::string const meeting = "{ claim = \"job\", from = 2011-01-31, to = 2011-02-27 },\n"
                                "{ claim = \"job\", from = 2011-02-28, to = 2011-03-30 },\n";
    CHECK_FALSE(
        has(told(scoring::explain_step(scored({.rows = rows, .claims = meeting, .tables = table}), 0)), "overlap"));
    std::string const sharing = "{ claim = \"job\", from = 2011-01-01, to = 2011-03-31 },\n"
                                "{ claim = \"job\", from = 2011-03-01, to = 2011-04-30 },\n";
    CHECK(has(told(scoring::explain_step(scored({.rows = rows, .claims = sharing, .tables = table}), 0)),
              "Together the entries last 5 months; 1 of them overlaps and counts once"));
}

TEST_CASE("the headline names the level's own condition where the steps would allow more") {
    std::string const rows = numbered_talks + R"(
gate = [{ id = "h", title = "The honour", claims = "talk", count = 9, clause = "1" }, { id = "never", points = 500, in = "all", clause = "1" }]
step = [{ id = "s", title = "S", points_in = "all", bands = [[0, "A"], [2, "B"]], clause = "1" }])";
    std::string const claims = "{ claim = \"talk\", n = 3, on = 2012-05-01 },";
    scoring::Scored const upper = scored(
        {.rows = rows,
         .claims = claims,
         .level =
             R"(level = [{ code = "A", title = "Low", clause = "1" }, { code = "B", title = "High", gate = "h", clause = "1" }])"});
    CHECK(scoring::headline(upper) == "You can claim A (Low) now. B asks for: The honour (1 of 9).");
    CHECK(has(told(scoring::explain_overall(upper)), "every step reaches and whose own condition"));
    scoring::Scored const nothing = scored(
        {.rows = rows,
         .claims = claims,
         .level =
             R"(level = [{ code = "A", title = "Low", gate = "h", clause = "1" }, { code = "B", title = "High", steps = "A", gate = "never", clause = "1" }])"});
    CHECK(scoring::headline(nothing) == "No level yet. A asks for: The honour (1 of 9).");
    scoring::Scored const steps =
        scored({.rows = rows, .claims = "{ claim = \"talk\", n = 1, on = 2012-05-01 },", .level = two_levels});
    CHECK(scoring::headline(steps) == "You can claim A (Low) now. S allows no more.");
}

TEST_CASE("a level that skips the steps of its own says which level every step reaches") {
    scoring::Scored const result = scored(
        {.rows = numbered_talks + R"(
gate = [{ id = "h", title = "A talk", claims = "talk", clause = "1" }]
step = [{ id = "s", title = "S", points_in = "all", bands = [[0, "A"], [500, "B"]], clause = "1" }])",
         .claims = "{ claim = \"talk\", n = 3, on = 2012-05-01 },",
         .level =
             R"(level = [{ code = "A", title = "Low", clause = "1" }, { code = "B", title = "High", steps = "A", gate = "h", clause = "1" }])"});
    CHECK(has(told(scoring::explain_overall(result)),
              "It is the highest level whose conditions hold: every step reaches A, and its own condition is met\n"));
}

TEST_CASE("a condition without a title says what it counts and where and in which time") {
    scoring::Scored const result =
        scored({.rows = R"(claim = [
  { id = "job", title = "Job", period = true, fields = { lead = { bool = true, optional = true } } },
  { id = "talk", title = "Talk", fields = { n = { int = [0, 9] }, place = { enum = ["home", "far_away"] } } },
]
category = [{ id = "all", title = "All" }, { id = "some", title = "Some" }]
award = [{ id = "aw", claim = "talk", into = "all", per = "n", rate = 1, clause = "1" }]
gate = [
  { id = "a", claims = "talk", count = 2, where = { place = ["far_away"], n = { from = 1, to = 5 }, on = { from = 2012-01-01 } }, clause = "1" },
  { id = "b", months = 1, of = "job", where = { lead = [true] }, within_months = 1, clause = "1" },
  { id = "c", points = 1, in = "all", per = "year", clause = "1" },
  { id = "d", categories = 1, of = ["all", "some"], clause = "1" },
  { id = "e", any = ["a", "b"], clause = "1" },
  { id = "f", at_least = 2, of = ["c", "d", "e"], clause = "1" },
]
step = [{ id = "s", title = "S", gates = { A = "f" }, clause = "1" }])",
                .claims = "{ claim = \"talk\", n = 0, place = \"home\", on = 2012-05-01 },"});
    auto const title = [&](int gate) { return scoring::gate_title(*result.pack, gate); };
    CHECK(title(0) == "2 × Talk with Place: far away and N: 1 to below 5 and date: 1 Jan 2012 or later");
    CHECK(title(1) == "1 month of Job with Lead: yes within the last month");
    CHECK(title(2) == "1 point in All in this year");
    CHECK(title(3) == "points in at least 1 of: All, Some");
    CHECK(title(5) ==
          "at least 2 of: " + title(2) + "; " + title(3) + "; (one of: " + title(0) + "; " + title(1) + ")");
}

TEST_CASE("the difference of two numbers does not overflow") {
    Number const far = scoring::difference({4'000'000'000'000'000'001, 1'000'003}, {1, 999'999'999'989});
    CHECK(far > Number{3'999'988'000'000, 1});
    CHECK(far < Number{3'999'988'000'036, 1});
    CHECK(scoring::difference({5, 6}, {1, 3}) == Number{1, 2});
    CHECK(scoring::difference({1, 3}, {5, 6}) == Number{-1, 2});
}

} // namespace
} // namespace accrue
