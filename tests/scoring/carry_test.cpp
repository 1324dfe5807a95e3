// What goes into the next cycle, where examples cannot show it: other bases, sentences, rows that share. Figures invented for
// the tests.
#include <algorithm>
#include <array>
#include <random>
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "scoring/carry.h"
#include "scoring/explain.h"
#include "support/small_case.h"

using namespace accrue;

namespace {

std::string const one_year = "cycle = { years = 1, anchor = \"calendar\", year = \"calendar\" }";

// `a` and `b` lie in `all`; 10 points are needed there.
std::string carry_rows(std::string const& carries, std::string const& caps = {}) {
    return R"(claim = [
  { id = "a", title = "A", fields = { size = { int = [0, 90] } } },
  { id = "b", title = "B", fields = { size = { int = [0, 90] } } },
]
category = [{ id = "all", title = "All" }, { id = "a", title = "A", in = "all" }, { id = "b", title = "B", in = "all" }]
award = [
  { id = "a", claim = "a", into = "a", per = "size", rate = 1, clause = "1" },
  { id = "b", claim = "b", into = "b", per = "size", rate = 1, clause = "1" },
]
gate = [{ id = "total", title = "Points of the year", points = 10, in = "all", clause = "1" }]
cap = [
)" + caps + "]\ncarry = [\n" +
           carries + "]\n";
}

scoring::Scored scored_carry(std::string const& rows, std::string const& claims, Basis basis = Basis::Claimed) {
    return test::scored({.rows = rows, .claims = claims, .header = one_year, .on = "2012-12-31"}, basis);
}

// In points, by carry row.
std::vector<std::int64_t> carried(scoring::Scored const& result) {
    std::vector<std::int64_t> points;
    for (scoring::CarryResult const& row : result.assessment.carries) points.push_back(row.amount / 100);
    return points;
}

std::string const settles = R"(  { id = "over", in = "all", above = "total", settles_debt = true, clause = "1" },
)";

} // namespace

TEST_CASE("what is owed is needed on every basis, what was carried in counts on its own") {
    std::string const claims = R"(  { claim = "owed", gate = "total", points = 3, on = 2012-01-01 },
  { claim = "carried", into = "all", points = 4, on = 2012-01-01 },
  { claim = "a", size = 8, on = 2012-05-01, basis = "verified" },
)";
    auto const claimed = scored_carry(carry_rows(settles), claims);
    CHECK(claimed.assessment.gates[0].need == 1300);
    CHECK(claimed.assessment.gates[0].have == 1200);
    CHECK(scoring::owed_for(*claimed.pack, claimed.assessment, 0) == 100);
    CHECK(claimed.verified.gates[0].need == 1300);
    CHECK(claimed.verified.gates[0].have == 800);
    CHECK(claimed.verified.claims[1].unused == scoring::Unused::Basis);
    CHECK(claimed.verified.carries[0].owed == 500);
}

TEST_CASE("two rows over one gate share what one limit leaves of both categories") {
    // 12 of a and 12 of b under one limit of 16: 6 above the need; each row takes what the other leaves.
    std::string const caps = R"(  { id = "cap", on = "all", per = "cycle", max = 16, clause = "1" },
)";
    std::string const claims = R"(  { claim = "a", size = 12, on = 2012-05-01 },
  { claim = "b", size = 12, on = 2012-06-01 },
)";
    auto const rows = [](int max) {
        return fmt::format("  {{ id = \"of-a\", in = \"a\", above = \"total\", max = {}, clause = \"1\" }},\n"
                           "  {{ id = \"of-b\", in = \"b\", above = \"total\", max = 90, clause = \"1\" }},\n",
                           max);
    };
    CHECK(carried(scored_carry(carry_rows(rows(2), caps), claims)) == std::vector<std::int64_t>{2, 4});
    CHECK(carried(scored_carry(carry_rows(rows(9), caps), claims)) == std::vector<std::int64_t>{6, 0});
}

TEST_CASE("a row never carries more than lies above, than its claims earned, or than its max") {
    std::mt19937 random(9);
    auto const below = [&](int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); };
    for (int round = 0; round < 200; ++round) {
        int const max = below(8);
        int const cap = 10 + below(10);
        bool const spills = below(2) == 0;
        std::string claims;
        std::array<int, 2> early{};
        std::array<int, 2> late{};
        for (int i = 0; i < 4; ++i) {
            auto const type = static_cast<std::size_t>(below(2));
            bool const is_late = below(2) == 0;
            int const size = below(9);
            (is_late ? late : early).at(type) += size;
            claims += fmt::format("  {{ claim = \"{}\", size = {}, on = 2012-{}-0{} }},\n", type == 0 ? "a" : "b", size,
                                  is_late ? "07" : "06", i + 1);
        }
        auto const result = scored_carry(
            carry_rows(fmt::format("  {{ id = \"over\", in = \"b\", above = \"total\", max = {}, "
                                   "earned_within_months = 6, clause = \"1\" }},\n",
                                   max),
                       fmt::format("  {{ id = \"cap\", on = \"all\", per = \"cycle\", max = {}, spills = {}, "
                                   "clause = \"1\" }},\n",
                                   cap, spills)),
            claims);
        int const all = early[0] + early[1] + late[0] + late[1];
        int const counted = spills ? all : std::min(all, cap);
        int const expected = all < 10 ? 0 : std::min({counted - 10, late[1], max});
        CAPTURE(claims);
        CHECK(carried(result) == std::vector<std::int64_t>{expected});
    }
}

TEST_CASE("an entry of what is owed says what it is for") {
    auto const said = [](std::string const& claims) {
        return scoring::explain_claim(scored_carry(carry_rows(settles), claims), 0).lines.front().text;
    };
    CHECK(said("  { claim = \"owed\", gate = \"total\", points = 3, on = 2012-01-01 },\n") ==
          "3 points more are needed: Points of the year (0 of 13)");
    CHECK(said("  { claim = \"owed\", gate = \"total\", points = 3, on = 2011-12-31 },\n") ==
          "It was owed in other years than those that count here");
}

TEST_CASE("rows that share what lies above a need tell what is left each time, with whom they share, and the sum") {
    auto const lines = scoring::carry_lines(scored_carry(
        carry_rows("  { id = \"x\", in = \"a\", above = \"total\", max = 6, group = \"g\", clause = \"1\" },\n"
                   "  { id = \"y\", in = \"b\", above = \"total\", max = 4, group = \"g\", clause = \"1\" },\n"
                   "  { id = \"z\", in = \"all\", above = \"total\", clause = \"1\" },\n"),
        "  { claim = \"a\", size = 3, on = 2012-05-01 },\n  { claim = \"b\", size = 16, on = 2012-05-01 },\n"));
    REQUIRE(lines.size() == 4);
    CHECK(lines[0].text == "Points of the year: 9 points above what is needed: 3 can be carried over into A (at most 4 "
                           "together with what comes from B, earned in A)");
    CHECK(lines[1].text ==
          "Points of the year: 6 points are left of what lies above the need: 1 can be carried over into "
          "B (at most 4 together with what comes from A, earned in B)");
    CHECK(lines[2].text ==
          "Points of the year: 5 points are left of what lies above the need: all can be carried over into All");
    CHECK(lines[3].text == "Points of the year: in all 9 of the 9 points above what is needed can be carried over");
}

TEST_CASE("what is owed from before is told beside the need") {
    auto const result =
        scored_carry(carry_rows(settles), "  { claim = \"owed\", gate = \"total\", points = 3, on = 2012-01-01 },\n");
    auto const lines = scoring::explain_gate(result, 0).lines;
    CHECK(std::ranges::find(lines, "3 points more are owed from before", &scoring::Line::text) != lines.end());
}

TEST_CASE("what goes into the next cycle is said in words") {
    auto const said = [](std::string const& carries, std::string const& claims) {
        return scoring::carry_lines(scored_carry(carry_rows(carries), claims)).front().text;
    };
    CHECK(said(settles, "  { claim = \"a\", size = 12, on = 2012-05-01 },\n") ==
          "Points of the year: 2 points above what is needed can be carried over into All");
    CHECK(said(settles, "  { claim = \"a\", size = 9, on = 2012-05-01 },\n") ==
          "Points of the year: 1 point will be owed in the next cycle");
    CHECK(said(settles, "  { claim = \"a\", size = 10, on = 2012-05-01 },\n") ==
          "Points of the year: nothing lies above what is needed, so nothing is carried over");
    auto const both = scoring::carry_lines(scored_carry(
        carry_rows(std::string(settles) + "  { id = \"rest\", in = \"b\", above = \"total\", clause = \"1\" },\n"),
        "  { claim = \"a\", size = 12, on = 2012-05-01 },\n"));
    REQUIRE(both.size() == 3);
    CHECK(both[1].text == "Points of the year: nothing more is left to carry over from B");
    CHECK(both[2].text == "Points of the year: in all 2 of the 2 points above what is needed can be carried over");
    std::string const limited =
        "  { id = \"over\", in = \"b\", above = \"total\", max = 3, earned_within_months = 6, clause = \"1\" },\n";
    CHECK(said(limited, "  { claim = \"a\", size = 9, on = 2012-05-01 },\n") ==
          "Points of the year: not met, so nothing is carried over");
    CHECK(said(limited, "  { claim = \"b\", size = 19, on = 2012-08-01 },\n") ==
          "Points of the year: 9 points above what is needed: 3 can be carried over into B (at most 3, earned in B, in "
          "the "
          "last 6 months of the cycle)");
}
