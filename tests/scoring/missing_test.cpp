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
    CHECK(one[0].needs[0].text == "one of: (one of: one of 2 conditions; one of 2 conditions); (one of: one of 2 "
                                  "conditions; one of 2 conditions)");
    CHECK(one[0].needs[0].alternatives.size() == 2);
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

} // namespace
} // namespace accrue
