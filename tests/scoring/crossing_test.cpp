// Caps that cross, against trying every way of crediting. Figures invented for the tests.
#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/small_case.h"

using namespace accrue;

namespace {

// Two members in a group in the whole; talks pay into each.
std::string const rows = R"(claim = [
  { id = "a", title = "A", fields = { hours = { int = [0, 20] } } },
  { id = "b", title = "B", fields = { hours = { int = [0, 20] } } },
]
category = [
  { id = "all", title = "All" },
  { id = "group", title = "Group", in = "all" },
  { id = "a", title = "A", in = "group" },
  { id = "b", title = "B", in = "group" },
]
award = [
  { id = "a", claim = "a", into = "a", per = "hours", rate = 1, clause = "1" },
  { id = "b", claim = "b", into = "b", per = "hours", rate = 1, clause = "1" },
]
)";
std::string const two_years = "cycle = { years = 2, anchor = \"calendar\", year = \"calendar\" }";

std::string cap_row(std::string const& on, std::string const& per, int max) {
    return fmt::format("  {{ id = \"{0}-{1}\", on = \"{0}\", per = \"{1}\", max = {2}, clause = \"1\" }},\n", on, per,
                       max);
}

std::string claim_row(std::string const& type, int hours, std::string const& on) {
    return fmt::format("  {{ claim = \"{}\", hours = {}, on = {} }},\n", type, hours, on);
}

scoring::Scored scored(std::string const& caps, std::string const& claims) {
    return test::scored(
        {.rows = rows + "cap = [\n" + caps + "]\n", .claims = claims, .header = two_years, .on = "2013-06-30"});
}

std::int64_t counted(scoring::Scored const& result, std::string_view category) {
    int const row = rules::find_category(result.pack->pack, category);
    return result.assessment.categories[static_cast<std::size_t>(row)].counted / 100;
}

struct Cap {
    std::string on;
    std::string per;
    int max = 0;
};
struct Item {
    std::string type;
    int hours = 0;
    std::string on;
};

bool holds(Cap const& cap, std::vector<Item> const& items, std::vector<int> const& credits) {
    std::map<std::string, int> cells;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (cap.on != "all" && cap.on != "group" && cap.on != items[i].type) continue;
        std::string const cell = cap.per == "day" ? items[i].on : cap.per == "year" ? items[i].on.substr(0, 4) : "";
        if ((cells[cell] += credits[i]) > cap.max) return false;
    }
    return true;
}

// The credits of the largest sum; of those the ones that credit the first item most, then the second. `items` in order
// of time.
std::vector<int> best_credits(std::vector<Cap> const& caps, std::vector<Item> const& items) {
    std::vector<int> credits(items.size());
    std::vector<int> best(items.size());
    auto const sum = [](std::vector<int> const& of) { return std::accumulate(of.begin(), of.end(), 0); };
    for (;;) {
        bool const allowed = std::ranges::all_of(caps, [&](Cap const& cap) { return holds(cap, items, credits); });
        if (allowed && (sum(credits) > sum(best) || (sum(credits) == sum(best) && credits > best))) best = credits;
        std::size_t at = 0;
        while (at < items.size() && credits[at] == items[at].hours) credits[at++] = 0;
        if (at == items.size()) return best;
        ++credits[at];
    }
}

} // namespace

TEST_CASE("a year's cap on a group and a cycle's cap on a member credit the largest total") {
    auto const caps = cap_row("group", "year", 10) + cap_row("a", "cycle", 10);
    auto const result = scored(caps, claim_row("a", 10, "2012-02-01") + claim_row("b", 10, "2012-03-01") +
                                         claim_row("a", 10, "2013-02-01"));
    CHECK(counted(result, "all") == 20); // cutting in file order credits 10
    CHECK(counted(result, "a") == 10);   // under its own cap
    CHECK(result.assessment.claims[0].unused == scoring::Unused::OverCap);
    CHECK(result.assessment.claims[1].counted == 1000);
    CHECK(result.assessment.claims[2].counted == 1000);
    CHECK(result.assessment.capped.size() == 2);
}

TEST_CASE("points under crossing caps agree with trying everything") {
    std::mt19937 random(11);
    auto const below = [&](int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); };
    std::vector<std::string> const days{"2012-02-01", "2012-03-01", "2013-01-01", "2013-02-01"};
    for (int round = 0; round < 400; ++round) {
        std::vector<Cap> caps{{"group", "year", 1 + below(5)}, {"a", "cycle", 1 + below(6)}};
        if (below(2) == 0) caps.push_back({"b", "cycle", 1 + below(6)});
        if (below(2) == 0) caps.push_back({"all", "cycle", 1 + below(9)});
        if (below(2) == 0) caps.push_back({"b", "day", 1 + below(3)});
        if (below(2) == 0) caps.push_back({"all", "year", 1 + below(6)});
        std::vector<Item> items;
        for (int i = 0; i < 4; ++i)
            items.push_back({below(2) == 0 ? "a" : "b", 1 + below(4), days[static_cast<std::size_t>(below(4))]});
        std::ranges::stable_sort(items, {}, &Item::on);
        std::string cap_rows;
        for (Cap const& cap : caps) cap_rows += cap_row(cap.on, cap.per, cap.max);
        std::string claims;
        for (Item const& item : items) claims += claim_row(item.type, item.hours, item.on);
        CAPTURE(cap_rows);
        CAPTURE(claims);
        auto const result = scored(cap_rows, claims);
        std::vector<int> const best = best_credits(caps, items);
        std::vector<int> credits;
        for (scoring::ClaimResult const& claim : result.assessment.claims)
            credits.push_back(static_cast<int>(claim.counted / 100));
        CHECK(credits == best);
        CHECK(counted(result, "all") == std::accumulate(best.begin(), best.end(), 0));
    }
}
