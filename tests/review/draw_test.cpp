// Draws: how many, and that anybody can repeat them.
#include "review/draw.h"

#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "domain/digest.h"
#include "fixture.h"
#include "support/folder.h"
#include "support/run_in.h"

using namespace accrue;
using namespace accrue::review;

namespace {

std::set<std::string> draw_ids(int count) {
    std::set<std::string> ids;
    for (int i = 1; i <= count; ++i) ids.insert(fmt::format("c{}", i));
    return ids;
}

} // namespace

TEST_CASE("a percentage is rounded up, and one at least is drawn") {
    for (auto const& [count, drawn] : {std::pair{0, 0}, {1, 1}, {10, 1}, {11, 2}, {25, 3}, {100, 10}}) { // prism I19
        CHECK(drawn_of(static_cast<std::size_t>(count), {10, 1}) == static_cast<std::size_t>(drawn));
        CHECK(draw(draw_ids(count), "seed", {10, 1}).size() == static_cast<std::size_t>(drawn));
    }
    CHECK(drawn_of(3, {0, 1}) == 1);
    CHECK(drawn_of(3, {100, 1}) == 3);
    CHECK(drawn_of(1000, {1, 3}) == 4);
}

TEST_CASE("a shell repeats a draw") {
    test::TemporaryFolder const folder;
    auto const ranked = test::run_in(
        folder.path().string(), "for i in $(seq 1 25); do echo $(printf '2012-10\\nc%s' $i | sha256sum | cut -c 1-64) "
                                "c$i; done | LC_ALL=C sort | head -n 3 | cut -d ' ' -f 2");
    CHECK(ranked.output == fmt::format("{}\n", fmt::join(draw(draw_ids(25), "2012-10", {10, 1}), "\n")));
}

TEST_CASE("another seed draws others, and each is drawn about as often") {
    std::map<std::string, int> drawn;
    for (int seed = 0; seed < 4'000; ++seed) ++drawn[draw(draw_ids(10), std::to_string(seed), {10, 1}).front()];
    CHECK(drawn.size() == 10);
    for (auto const& [id, times] : drawn) CHECK(std::abs(times - 400) < 100); // five standard deviations
}

TEST_CASE("by risk, who has more weight is drawn more often in the same measure, and nobody never") {
    std::map<std::string, int> const weights{{"heavy", 6}, {"light-1", 1}, {"light-2", 1}, {"middle", 2}};
    std::map<std::string, int> drawn;
    for (int seed = 0; seed < 4'000; ++seed) ++drawn[draw_by_risk(weights, std::to_string(seed), {1, 1}).front()];
    for (auto const& [id, weight] : weights) CHECK(std::abs(drawn[id] - 400 * weight) < 160);
    CHECK(draw_by_risk({{"a", 1}, {"b", 1}}, "s", {100, 1}) == draw({"a", "b"}, "s", {100, 1}));
    CHECK(draw_by_risk({{"a", 3}}, "s", {100, 1}) == std::vector<std::string>{"a"});
}
