// What is missing, where conditions share conditions and where more than one of several is open.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "scoring/explain.h"
#include "support/small_case.h"

namespace accrue {
namespace {

using test::scored;

std::string const talks_alone = R"(claim = [{ id = "talk", title = "Talk", fields = { n = { int = [0, 1000] } } }]
)";

// Pairs of gates, each pair naming both of the pair below: the paths down double with every pair.
std::string diamonds(std::string_view kind, int pairs) {
    std::string rows = talks_alone + "gate = [\n{ id = \"l0\", claims = \"talk\", count = 2, clause = \"1\" },\n"
                                     "{ id = \"r0\", claims = \"talk\", count = 3, clause = \"1\" },\n";
    for (int i = 1; i <= pairs; ++i)
        for (char const side : {'l', 'r'})
            rows += fmt::format("{{ id = \"{0}{1}\", {2} = [\"l{3}\", \"r{3}\"], clause = \"1\" }},\n", side, i, kind,
                                i - 1);
    return rows +
           fmt::format("]\nstep = [{{ id = \"s\", title = \"S\", gates = {{ A = \"l{}\" }}, clause = \"1\" }}]", pairs);
}

TEST_CASE("conditions that are shared many times over are told once each") {
    scoring::Scored const all = scored({.rows = diamonds("all", 40), .claims = ""});
    auto const missing = scoring::find_missing(all);
    REQUIRE(missing.size() == 1);
    REQUIRE(missing[0].needs.size() == 2);
    CHECK(missing[0].needs[0].text == "2 × Talk (0 of 2)");
    CHECK(missing[0].needs[1].text == "3 × Talk (0 of 3)");
    CHECK(scoring::explain_step(all, 0).lines.size() == 1 + 2 * 40 + 2 - 1);
    CHECK(scoring::headline(all) == "No level yet. S allows no level.");

    scoring::Scored const any = scored({.rows = diamonds("any", 40), .claims = ""});
    auto const one = scoring::find_missing(any);
    REQUIRE(one[0].needs.size() == 1);
    CHECK(one[0].needs[0].text ==
          "one of these: (one of these: one of 2 conditions; or one of 2 conditions); or (one of "
          "these: one of 2 conditions; or one of 2 conditions)");
    CHECK(one[0].needs[0].alternatives.empty());
    CHECK(scoring::explain_gate(any, 80).lines.size() == 2 * 40 - 1 + 2);
}

TEST_CASE("where two of several are open no single one is called an alternative") {
    std::string const rows =
        R"(claim = [{ id = "talk", title = "Talk" }, { id = "book", title = "Book" }, { id = "job", title = "Job" }]
gate = [
  { id = "a", title = "A talk", claims = "talk", clause = "1" },
  { id = "b", title = "A book", claims = "book", clause = "1" },
  { id = "c", title = "A job", claims = "job", clause = "1" },
  { id = "two", title = "Two of three", at_least = 2, of = ["a", "b", "c"], clause = "1" },
]
step = [{ id = "s", title = "S", gates = { A = "two" }, clause = "1" }])";
    auto const none = scoring::find_missing(scored({.rows = rows, .claims = ""}));
    CHECK(none[0].needs[0].text == "Two of three (0 of 2), still open: A talk; A book; A job");
    CHECK(none[0].needs[0].alternatives.empty());
    auto const one = scoring::find_missing(scored({.rows = rows, .claims = "{ claim = \"talk\" },"}));
    CHECK(one[0].needs[0].text == "Two of three (1 of 2)");
    CHECK(one[0].needs[0].alternatives == std::vector<std::string>{"A book", "A job"});
}

// Two ways to one level, each of several conditions.
scoring::Scored two_ways(std::string const& claims) {
    return scored(
        {.rows =
             R"(claim = [{ id = "talk", title = "Talk" }, { id = "book", title = "Book" }, { id = "job", title = "Job" }]
gate = [
  { id = "ok", any = ["old", "new"], clause = "1" },
  { id = "old", title = "The old way", all = ["talks", "books"], clause = "1" },
  { id = "new", all = ["talks", "jobs"], clause = "1" },
  { id = "talks", title = "Two talks", claims = "talk", count = 2, clause = "1" },
  { id = "books", title = "A book", claims = "book", clause = "1" },
  { id = "jobs", title = "A job", claims = "job", clause = "1" },
]
)",
         .claims = claims,
         .header = {},
         .level = R"(level = [{ code = "A", title = "Low", gate = "ok", steps = "none", clause = "1" }])"});
}

std::string lines_of_level(scoring::Scored const& result) {
    std::string text;
    for (scoring::Line const& line : scoring::explain_level(result, 0).lines) text += line.text + "\n";
    return text;
}

TEST_CASE("of ways to a level each is told down to what is missing, once") {
    scoring::Scored const result = two_ways("{ claim = \"talk\" },");
    std::string const ways =
        "one of these: The old way: Two talks (1 of 2) and A book; or Two talks (1 of 2) and A job";
    CHECK(scoring::headline(result) == "No level yet. A asks for: " + ways + ".");
    auto const missing = scoring::find_missing(result);
    REQUIRE(missing[0].needs.size() == 1);
    CHECK(missing[0].needs[0].text == ways);
    CHECK(missing[0].needs[0].alternatives.empty());
    CHECK(lines_of_level(result) == "Not met: one of these\n"
                                    "One way, not met: The old way\n"
                                    "Not met: Two talks (1 of 2)\n"
                                    "Not met: A book\n"
                                    "One way, not met: all of these\n"
                                    "Not met: A job\n");
}

TEST_CASE("a way that another makes needless is not told like a fault") {
    CHECK(
        scoring::headline(two_ways("{ claim = \"talk\" },{ claim = \"talk\", title = \"B\" },{ claim = \"book\" },")) ==
        "You can claim A (Low) now. It holds because of: The old way.");
    CHECK(lines_of_level(two_ways("{ claim = \"talk\" },{ claim = \"talk\", title = \"B\" },{ claim = \"job\" },")) ==
          "Met: one of these\n"
          "Not needed: The old way\n"
          "Met: Two talks (2 of 2)\n"
          "Not needed: A book\n"
          "Met: all of these\n"
          "Met: A job\n");
}

} // namespace
} // namespace accrue
