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

TEST_CASE("a number that is no decimal is told as people read it too") {
    Problems const problems = scoring::run_examples(compiled(R"(claim = [{ id = "job", title = "Job", period = true }]
gate = [{ id = "long", months = 2, of = "job", clause = "1" }]
step = [{ id = "s", title = "S", gates = { A = "long" }, clause = "1" }]
example = [{ name = "n", on = 2020-12-31, claims = [{ claim = "job", from = 2020-01-01, to = 2020-02-14 }], expect = { gates = { long = { have = 1.5 } } } }]
)"),
                                                    "test.toml", {});
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].what == "example 'n': have of long should be 1.5 and is 45/31 (about 1.45)");
}
