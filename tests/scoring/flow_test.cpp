// The largest flow, against trying everything.
#include <random>
#include <vector>

#include <doctest/doctest.h>

#include "scoring/flow.h"

using namespace accrue;

namespace {

// Items of at most 3 units; each lies in one set of either family, and a set holds at most its cap.
struct Items {
    struct Item {
        int left = 0;
        int right = 0;
        int value = 0;
    };
    std::vector<Item> items;
    std::vector<int> left_caps;
    std::vector<int> right_caps;
};

Items random_items(std::mt19937& random) {
    auto const below = [&](int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); };
    Items given;
    for (int i = 0; i < 3; ++i) given.left_caps.push_back(below(5));
    for (int i = 0; i < 3; ++i) given.right_caps.push_back(below(5));
    for (int i = below(6); i >= 0; --i) given.items.push_back({below(3), below(3), below(4)});
    return given;
}

// The amounts whose sum is largest and, among those, the first item's, then the second's.
void try_all(Items const& given, std::size_t at, std::vector<int>& amounts, std::vector<int>& best) {
    if (at == given.items.size()) {
        auto left = given.left_caps;
        auto right = given.right_caps;
        int sum = 0;
        for (std::size_t i = 0; i < at; ++i) {
            if ((left[static_cast<std::size_t>(given.items[i].left)] -= amounts[i]) < 0) return;
            if ((right[static_cast<std::size_t>(given.items[i].right)] -= amounts[i]) < 0) return;
            sum += amounts[i];
        }
        int best_sum = best.empty() ? -1 : 0;
        for (int const amount : best) best_sum += amount;
        if (sum > best_sum || (sum == best_sum && amounts > best)) best = amounts;
        return;
    }
    for (amounts[at] = 0; amounts[at] <= given.items[at].value; ++amounts[at]) try_all(given, at + 1, amounts, best);
    amounts[at] = 0;
}

std::vector<int> by_flow(Items const& given, scoring::Flow& flow) {
    flow.clear();
    int const source = flow.add_node();
    int const sink = flow.add_node();
    std::vector<int> left;
    std::vector<int> right;
    for (int const cap : given.left_caps) flow.add_arc(source, left.emplace_back(flow.add_node()), cap);
    for (int const cap : given.right_caps) flow.add_arc(right.emplace_back(flow.add_node()), sink, cap);
    std::vector<int> arcs;
    for (Items::Item const& item : given.items)
        arcs.push_back(flow.add_arc(left[static_cast<std::size_t>(item.left)],
                                    right[static_cast<std::size_t>(item.right)], item.value));
    std::int64_t const whole = flow.fill(source, sink);
    std::vector<int> amounts;
    std::int64_t sum = 0;
    for (int const arc : arcs) sum += amounts.emplace_back(static_cast<int>(flow.prefer(arc)));
    CHECK(sum == whole);
    return amounts;
}

} // namespace

TEST_CASE("a flow is the largest and prefers the first item as trying everything does") {
    std::mt19937 random(7);
    scoring::Flow flow;
    for (int i = 0; i < 5'000; ++i) {
        Items const given = random_items(random);
        std::vector<int> amounts(given.items.size());
        std::vector<int> best;
        try_all(given, 0, amounts, best);
        CHECK(by_flow(given, flow) == best);
    }
}
