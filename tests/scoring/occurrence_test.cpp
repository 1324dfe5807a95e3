// First and repeat: what an entry earns hangs on how many of its kind came before it, never on where it stands in the file.
// Figures invented for the tests.
#include <algorithm>
#include <array>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/random_application.h"
#include "support/small_case.h"

namespace accrue {
namespace {

using test::scored;

struct Given { // one entry of the type `given`
    int day = 1;
    int hours = 0;
    int kind = 0;
    int topic = 0;
};

constexpr std::array kinds{"talk", "class"};
constexpr std::array topics{"Ice", "Sea"};

std::string rows_with(std::string const& keys) {
    return R"(claim = [{ id = "given", title = "Given", fields = { hours = { int = [0, 99] }, kind = { enum = ["talk", "class"] }, topic = { text = 20, title = "Topic" } } }]
category = [{ id = "all", title = "All" }]
gate = [
  { id = "talks", points = 5, in = "all", where = { kind = ["talk"] }, clause = "1" },
  { id = "long", points = 5, in = "all", where = { hours = { from = 5 } }, clause = "1" },
  { id = "both", all = ["talks", "long"], clause = "1" },
]
step = [{ id = "s", title = "S", gates = { A = "both" }, clause = "1" }]
award = [{ id = "aw", claim = "given", into = "all", per = "hours", rate = 1, clause = "1", )" +
           keys + " }]\n";
}

std::string entries(std::vector<Given> const& given) {
    std::string text;
    for (Given const& one : given)
        text += fmt::format("{{ claim = \"given\", on = 2012-01-{:02}, hours = {}, kind = \"{}\", topic = \"{}\" }},\n",
                            one.day, one.hours, kinds.at(static_cast<std::size_t>(one.kind)),
                            topics.at(static_cast<std::size_t>(one.topic)));
    return text;
}

// Points in All, then what each gate has.
std::vector<std::int64_t> result_of(std::string const& rows, std::vector<Given> const& given) {
    scoring::Scored const result = scored({.rows = rows, .claims = entries(given)});
    std::vector<std::int64_t> numbers{result.assessment.categories.front().counted};
    for (scoring::GateResult const& gate : result.assessment.gates) numbers.push_back(gate.have);
    return numbers;
}

int below(test::Random& random, int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); }

// On few days, with few different numbers, so that many are equal.
std::vector<Given> random_entries(test::Random& random, int most) {
    std::vector<Given> given(static_cast<std::size_t>(1 + below(random, most)));
    for (Given& one : given)
        one = {1 + below(random, 3), below(random, 4) * 3 + below(random, 2), below(random, 2), below(random, 2)};
    return given;
}

std::array const rules_of_repeats{
    rows_with(R"(occurrence = { by = "topic", rates = [1, 0.5] })"),
    rows_with(R"(occurrence = { by = "topic", rates = [2, 0] }, min_input = 3, round = { to = 2, dir = "up" })"),
    rows_with(R"(occurrence = { by = "topic", rates = [2, 1, 0.5] }, factor = { by = "kind", talk = 3, class = 1 })"),
    rows_with(R"(occurrence = { by = "topic", rates = [0.5, 2] }, item_max = 7)"),
    rows_with(R"(occurrence = { by = "kind", rates = [5, 1] }, item_max = 20, item_min = 2)"),
};

TEST_CASE("of several on one day the order in the file changes nothing") {
    test::Random random(20261122);
    for (std::string const& rows : rules_of_repeats)
        for (int i = 0; i < 150; ++i) {
            std::vector<Given> given = random_entries(random, 7);
            auto const before = result_of(rows, given);
            std::ranges::shuffle(given, random);
            CAPTURE(rows);
            CAPTURE(entries(given));
            REQUIRE(result_of(rows, given) == before);
        }
}

TEST_CASE("with two rates no order of one day would earn more") {
    test::Random random(7);
    for (std::string const& rows : rules_of_repeats) {
        if (rows.find("[2, 1, 0.5]") != std::string::npos) continue;
        for (int i = 0; i < 20; ++i) {
            std::vector<Given> given = random_entries(random, 4);
            for (Given& one : given) one.day = 1;
            std::int64_t const together = result_of(rows, given).front();
            std::vector<std::size_t> order(given.size());
            for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
            std::int64_t most = 0;
            do {
                std::vector<Given> one_by_one = given;
                for (std::size_t k = 0; k < order.size(); ++k) one_by_one[order[k]].day = static_cast<int>(k) + 1;
                most = std::max(most, result_of(rows, one_by_one).front());
            } while (std::ranges::next_permutation(order).found);
            CAPTURE(rows);
            CAPTURE(entries(given));
            REQUIRE(together == most);
        }
    }
}

TEST_CASE("what earns nothing at any rate is no first and lowers nothing") {
    test::Random random(11);
    std::string const& rows = rules_of_repeats[1];
    for (int i = 0; i < 200; ++i) {
        std::vector<Given> given = random_entries(random, 6);
        auto const before = result_of(rows, given);
        for (int more = 1 + below(random, 3); more > 0; --more)
            given.insert(given.begin() + below(random, static_cast<int>(given.size()) + 1),
                         {1 + below(random, 3), below(random, 3), below(random, 2), below(random, 2)});
        CAPTURE(entries(given));
        REQUIRE(result_of(rows, given) == before);
    }
    scoring::Scored const trial = scored({.rows = rows, .claims = entries({{1, 2, 0, 0}, {2, 9, 0, 0}})});
    CHECK(trial.assessment.categories.front().counted == 1'800);
    CHECK(trial.assessment.claims[0].because == rules::none);
}

TEST_CASE("a repeat that earns nothing names what it repeats, one below the minimum names nothing") {
    scoring::Scored const result = scored(
        {.rows = rules_of_repeats[1], .claims = entries({{3, 9, 0, 0}, {1, 9, 0, 0}, {2, 1, 0, 0}, {2, 9, 0, 0}})});
    auto const& claims = result.assessment.claims;
    CHECK(claims[1].value == 1'800);
    CHECK(claims[1].because == rules::none);
    for (std::size_t const repeat : {std::size_t{0}, std::size_t{2}, std::size_t{3}})
        CHECK(claims[repeat].unused == scoring::Unused::BelowMinimum);
    CHECK(claims[3].because == 1);
    CHECK(claims[3].before == 1);
    CHECK(claims[0].because == 3);
    CHECK(claims[0].before == 2);
    CHECK(claims[2].because == rules::none);
}

} // namespace
} // namespace accrue
