// Which reason a claim gets that counts nothing, and what it counts that has none: one small pack for each case. Figures
// invented for the tests.
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/small_case.h"

using namespace accrue;

namespace {

using Case = test::SmallCase;
using test::scored;

// "a 6 of 6, b duplicate": what each claim counts of its value, and why not.
std::string told(Case const& given) {
    scoring::Scored const result = scored(given);
    std::string text;
    for (std::size_t i = 0; i < result.assessment.claims.size(); ++i) {
        scoring::ClaimResult const& claim = result.assessment.claims[i];
        text += fmt::format("{}{} ", text.empty() ? "" : ", ", result.application.claims[i].id);
        text += claim.unused == scoring::Unused::No ? fmt::format("{} of {}", claim.counted / 100, claim.value / 100)
                                                    : std::string(scoring::to_text(claim.unused));
    }
    return text;
}

std::int64_t have(Case const& given) { return scored(given).assessment.gates.front().have / 100; }

std::string const posts =
    R"(claim = [{ id = "post", title = "Post", period = true, once = { by = ["title"] }, weight = { field = "hours", full = 40, least = 10 }, fields = { hours = { decimal = [0, 80], optional = true } } }]
category = [{ id = "all", title = "All" }]
)";
std::string const by_month = "time = \"months\"";
std::string const three_years = "cycle = { years = 3, anchor = \"calendar\", year = \"calendar\" }";
std::string const talks =
    R"(claim = [{ id = "talk", title = "Talk", once = { by = ["title"] }, fields = { hours = { decimal = [0, 1000] } } }]
category = [{ id = "all", title = "All" }]
award = [{ id = "talk", claim = "talk", into = "all", per = "hours", rate = 1, clause = "1" }]
)";

} // namespace

TEST_CASE("a merged item stands at the claim that counts and not at its duplicate") {
    std::string const award = "award = [{ id = \"post\", claim = \"post\", into = \"all\", merge = true, per = "
                              "\"months\", rate = 1, clause = \"1\" }]\n";
    CHECK(told({.rows = posts + award,
                .claims =
                    R"(  { id = "a", claim = "post", title = "Clerk", hours = 20, from = 2012-01-01, to = 2012-03-31 },
  { id = "b", claim = "post", title = "Clerk", hours = 40, from = 2012-01-01, to = 2012-03-31 },
)",
                .header = by_month}) == "a duplicate, b 3 of 3");
}

TEST_CASE("what a merged item counts is a use of every claim in it") {
    std::string const award = "award = [{ id = \"post\", claim = \"post\", into = \"all\", merge = true, banded = "
                              "\"months\", bands = [[3, 5]], clause = \"1\" }]\n";
    std::string const two = R"(  { id = "a", claim = "post", title = "Clerk", from = 2011-01-01, to = 2011-02-28 },
  { id = "b", claim = "post", title = "Porter", from = 2011-05-01, to = 2011-06-30 },
)";
    CHECK(told({.rows = posts + award, .claims = two, .header = by_month}) == "a 0 of 0, b 5 of 5");
    CHECK(told({.rows = posts + award, .claims = two.substr(0, two.find("\n") + 1), .header = by_month}) ==
          "a below-minimum");
    std::string const cap = "cap = [{ id = \"none\", on = \"all\", per = \"life\", max = 0, clause = \"1\" }]\n";
    CHECK(told({.rows = posts + award + cap, .claims = two, .header = by_month}) == "a over-cap, b over-cap");
    CHECK(told({.rows = posts + award, .claims = two, .header = by_month + ", " + three_years, .on = "2015-06-30"}) ==
          "a outside-cycle, b outside-cycle");
}

TEST_CASE("a period that weighs nothing earns nothing whatever the formula") {
    std::string const award =
        "award = [{ id = \"post\", claim = \"post\", into = \"all\", fixed = 5, clause = \"1\" }]\n";
    auto const with_hours = [&](std::string const& hours) {
        return told({.rows = posts + award,
                     .claims = "  { id = \"a\", claim = \"post\", title = \"Clerk\", hours = " + hours +
                               ", from = 2012-01-01, to = 2012-03-31 },\n"});
    };
    CHECK(with_hours("9.9999") == "a below-minimum");
    CHECK(with_hours("10") == "a 5 of 5");
    CHECK(told({.rows = posts + award, // the month of the scoring date does not count
                .claims = "  { id = \"a\", claim = \"post\", title = \"Clerk\", from = 2012-06-01 },\n",
                .header = by_month}) == "a below-minimum");
}

TEST_CASE("a claim dated outside the cycle is no duplicate of one inside") {
    CHECK(told({.rows = talks,
                .claims = R"(  { id = "a", claim = "talk", title = "Desks", hours = 9, on = 2008-01-01 },
  { id = "b", claim = "talk", title = "Desks", hours = 2, on = 2012-01-01 },
  { id = "c", claim = "talk", title = "Desks", hours = 1, on = 2012-02-01 },
)",
                .header = three_years}) == "a outside-cycle, b 2 of 2, c duplicate");
}

TEST_CASE("what only advice asks for is no use of a claim") {
    std::string const rows = R"(claim = [{ id = "paper", title = "Paper", catalogue = true }]
qualification = [{ id = "x", title = "X", tags = ["blue"] }, { id = "y", title = "Y", tags = ["red"] }]
)";
    std::string const claims = "  { id = \"a\", claim = \"paper\", qualification = \"x\" },\n";
    std::string const gates = R"(gate = [
  { id = "x", has = "blue", clause = "1" },
  { id = "y", has = "red", clause = "1" },
  { id = "either", any = ["x", "y"], title = "Known", clause = "1")";
    CHECK(told({.rows = rows + gates + " },\n]\n", .claims = claims}) == "a 0 of 0");
    CHECK(told({.rows = rows + gates + ", advice = \"met\" },\n]\n", .claims = claims}) == "a no-value");
}

TEST_CASE("a period before a gate's window is not used by it") {
    std::string const gate =
        "gate = [{ id = \"recent\", months = 3, of = \"post\", within_months = 12, clause = \"1\" }]\n";
    CHECK(told({.rows = posts + gate,
                .claims = R"(  { id = "a", claim = "post", title = "Clerk", from = 2001-01-01, to = 2011-05-31 },
  { id = "b", claim = "post", title = "Porter", from = 2001-01-01, to = 2011-06-30 },
)",
                .header = by_month}) == "a no-value, b 0 of 0");
}

TEST_CASE("over a life each cycle has its own cap of cycle") {
    std::string const rows =
        talks + "gate = [{ id = \"life\", points = 5, in = \"all\", per = \"life\", clause = \"1\" }]\n";
    auto const with_cap = [&](std::string const& per) {
        return have(
            {.rows = rows + "cap = [{ id = \"cap\", on = \"all\", per = \"" + per + "\", max = 50, clause = \"1\" }]\n",
             .claims = R"(  { id = "a", claim = "talk", title = "A", hours = 45, on = 2006-01-01 },
  { id = "b", claim = "talk", title = "B", hours = 45, on = 2009-01-01 },
  { id = "c", claim = "talk", title = "C", hours = 40, on = 2011-12-31 },
  { id = "d", claim = "talk", title = "D", hours = 40, on = 2012-01-01 },
)",
             .header = three_years});
    };
    CHECK(with_cap("cycle") == 45 + 50 + 40); // from 2006, 2009 and 2012
    CHECK(with_cap("year") == 45 + 45 + 40 + 40);
    CHECK(with_cap("life") == 50);
}

TEST_CASE("the year of the last possible date leaves out what is older") {
    CHECK(
        have({.rows = talks + "gate = [{ id = \"year\", points = 5, in = \"all\", per = \"year\", clause = \"1\" }]\n",
              .claims = "  { id = \"a\", claim = \"talk\", title = \"A\", hours = 9, on = 2011-01-01 },\n",
              .on = "2200-06-30"}) == 0);
}

TEST_CASE("a sum that leaves 128 bits is an overflow and no crash") {
    std::string fields;
    std::string names;
    for (char name = 'a'; name <= 'h'; ++name) {
        fields += fmt::format("{}{} = {{ int = [0, 9] }}", fields.empty() ? "" : ", ", name);
        names += fmt::format("{}\"{}\"", names.empty() ? "" : ", ", name);
    }
    Case const sum{.rows =
                       "claim = [{ id = \"talk\", title = \"Talk\", fields = { " + fields + " } }]\n" +
                       "category = [{ id = \"all\", title = \"All\" }]\naward = [{ id = \"talk\", claim = \"talk\", "
                       "into = \"all\", banded = [" +
                       names + "], bands = [[0, \"1/524288\"]], round = { dir = \"up\" }, clause = \"1\" }]\n",
                   .claims = "  { claim = \"talk\", a = 1, b = 1, c = 1, d = 1, e = 1, f = 1, g = 1, h = 1 },\n"};
    CHECK(scored(sum).assessment.overflow);
    CHECK(scored(sum).assessment.claims.front().value == 0);
}
