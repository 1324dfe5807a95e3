// Categories that count only the best, against trying every choice. Figures invented for the tests.
#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/small_case.h"

using namespace accrue;

namespace {

std::string const best_years = "cycle = { years = 2, anchor = \"calendar\", year = \"calendar\" }";

struct BestCategory {
    std::string id;
    int parent = -1;
    int best = 0;    // 0: all count
    int by_year = 0; // caps; 0: none
    int by_cycle = 0;
};
using Tree = std::array<BestCategory, 5>;

struct BestItem {
    int category = 0;
    int size = 0;
    int year = 0;
    bool chosen = false;
};

// Only a, b and c have items of their own.
Tree random_tree(std::mt19937& random) {
    auto const maybe = [&](int most) {
        return random() % 3 == 0 ? 1 + static_cast<int>(random() % static_cast<unsigned>(most)) : 0;
    };
    Tree tree{{{"all"}, {"group", 0}, {"a", 1}, {"b", 1}, {"c", 0}}};
    for (BestCategory& category : tree) {
        category.best = maybe(3);
        category.by_year = maybe(6);
        category.by_cycle = maybe(8);
    }
    return tree;
}

bool lies_at(Tree const& tree, int category, int root) {
    while (category != -1 && category != root) category = tree[static_cast<std::size_t>(category)].parent;
    return category == root;
}

// By year what the chosen items of the category bring; where a cap of the cycle was asked, all of it in the first.
using ByYear = std::array<int, 2>;
ByYear credited(Tree const& tree, std::vector<BestItem> const& items, int root) {
    ByYear points{};
    for (BestItem const& item : items)
        if (item.chosen && item.category == root) points[static_cast<std::size_t>(item.year)] += item.size;
    for (int c = 0; c < static_cast<int>(tree.size()); ++c) {
        if (tree[static_cast<std::size_t>(c)].parent != root) continue;
        ByYear const inner = credited(tree, items, c);
        for (std::size_t y = 0; y < points.size(); ++y) points[y] += inner[y];
    }
    BestCategory const& category = tree[static_cast<std::size_t>(root)];
    if (category.by_year > 0)
        for (int& year : points) year = std::min(year, category.by_year);
    if (category.by_cycle > 0) points = {std::min(points[0] + points[1], category.by_cycle), 0};
    return points;
}

bool allowed(Tree const& tree, std::vector<BestItem> const& items, int root) {
    for (int c = 0; c < static_cast<int>(tree.size()); ++c) {
        BestCategory const& category = tree[static_cast<std::size_t>(c)];
        if (category.best == 0 || !lies_at(tree, c, root)) continue;
        auto const inside = std::ranges::count_if(
            items, [&](BestItem const& item) { return item.chosen && lies_at(tree, item.category, c); });
        if (inside > category.best) return false;
    }
    return true;
}

int most_in(Tree const& tree, std::vector<BestItem> items, int root) {
    int most = 0;
    for (unsigned choice = 0; choice < (1U << items.size()); ++choice) {
        for (std::size_t i = 0; i < items.size(); ++i) items[i].chosen = ((choice >> i) & 1U) != 0;
        if (!allowed(tree, items, root)) continue;
        ByYear const points = credited(tree, items, root);
        most = std::max(most, points[0] + points[1]);
    }
    return most;
}

// What it can be compared on: some category counts the best, and no limits cross (those are crossing_test.cpp's).
bool is_comparable(Tree const& tree) {
    bool best = false;
    for (BestCategory const& category : tree) {
        best = best || category.best > 0;
        for (int around = category.parent; around != -1; around = tree[static_cast<std::size_t>(around)].parent)
            if (category.by_cycle > 0 && tree[static_cast<std::size_t>(around)].by_year > 0) return false;
    }
    return best;
}

std::string rows_of(Tree const& tree) {
    std::string categories;
    std::string caps;
    std::string claims;
    std::string awards;
    for (BestCategory const& category : tree) {
        std::string const& id = category.id;
        categories += fmt::format("  {{ id = \"{0}\", title = \"{0}\"", id);
        if (category.parent >= 0)
            categories += fmt::format(", in = \"{}\"", tree[static_cast<std::size_t>(category.parent)].id);
        if (category.best > 0) categories += fmt::format(", best = {}", category.best);
        categories += " },\n";
        auto const cap = [&](std::string_view per, int max) {
            if (max > 0)
                caps +=
                    fmt::format("  {{ id = \"{0}-{1}\", on = \"{0}\", per = \"{1}\", max = {2}, clause = \"1\" }},\n",
                                id, per, max);
        };
        cap("year", category.by_year);
        cap("cycle", category.by_cycle);
        if (id == "all" || id == "group") continue;
        claims +=
            fmt::format("  {{ id = \"{0}\", title = \"{0}\", fields = {{ size = {{ int = [0, 20] }} }} }},\n", id);
        awards += fmt::format(
            "  {{ id = \"{0}\", claim = \"{0}\", into = \"{0}\", per = \"size\", rate = 1, clause = \"1\" }},\n", id);
    }
    return fmt::format("claim = [\n{}]\ncategory = [\n{}]\naward = [\n{}]\ncap = [\n{}]\n", claims, categories, awards,
                       caps);
}

void check_against_all_choices(Tree const& tree, std::vector<BestItem> items) {
    std::string claims;
    for (BestItem const& item : items)
        claims += fmt::format("  {{ claim = \"{}\", size = {}, on = {}-0{}-01 }},\n",
                              tree[static_cast<std::size_t>(item.category)].id, item.size, 2012 + item.year,
                              1 + (&item - items.data()));
    CAPTURE(rows_of(tree));
    CAPTURE(claims);
    auto const result =
        test::scored({.rows = rows_of(tree), .claims = claims, .header = best_years, .on = "2013-12-30"});
    auto const& assessment = result.assessment;
    for (std::size_t c = 0; c < tree.size(); ++c)
        CHECK(assessment.categories[c].counted == 100 * most_in(tree, items, static_cast<int>(c)));
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        items[i].chosen = assessment.claims[i].unused != scoring::Unused::NotBest;
        sum += assessment.claims[i].counted;
    }
    CHECK(allowed(tree, items, 0));
    CHECK(sum == assessment.categories[0].counted);
}

} // namespace

TEST_CASE("the best under limits agree with trying every choice") {
    std::mt19937 random(7);
    auto const below = [&](int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); };
    int tried = 0;
    for (int round = 0; round < 12'000 && tried < 1'500; ++round) {
        Tree const tree = random_tree(random);
        if (!is_comparable(tree)) continue;
        // What it refuses are limits that cut across a choice: those have no answer that is quick to find.
        if (test::found_in({.rows = rows_of(tree), .header = best_years}).find('E') != std::string::npos) continue;
        ++tried;
        std::vector<BestItem> items;
        for (int i = 0; i < 6; ++i) items.push_back({2 + below(3), 1 + below(7), below(2)});
        check_against_all_choices(tree, std::move(items));
    }
    CHECK(tried == 1'500);
}
