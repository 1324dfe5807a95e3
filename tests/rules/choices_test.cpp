// Choices against a search through all subsets.
#include "rules/choices.h"

#include <algorithm>
#include <random>

#include <doctest/doctest.h>

namespace accrue::rules {
namespace {

using Neighbours = std::vector<std::vector<int>>;

Neighbours random_graph(std::mt19937& random, int things) {
    Neighbours neighbours(static_cast<std::size_t>(things));
    int const share = std::uniform_int_distribution(1, 9)(random);
    for (int a = 0; a < things; ++a)
        for (int b = 0; b < a; ++b) {
            if (std::uniform_int_distribution(1, 10)(random) > share) continue;
            neighbours[static_cast<std::size_t>(a)].push_back(b);
            neighbours[static_cast<std::size_t>(b)].push_back(a);
        }
    return neighbours;
}

bool fits(Neighbours const& neighbours, std::vector<bool> const& chosen, std::size_t thing) {
    return std::ranges::none_of(neighbours[thing], [&](int other) { return chosen[static_cast<std::size_t>(other)]; });
}

// Every subset in which nothing excludes another, and to which nothing could be added.
std::vector<std::vector<bool>> by_search(Neighbours const& neighbours) {
    std::vector<std::vector<bool>> found;
    for (unsigned bits = 0; bits < 1U << neighbours.size(); ++bits) {
        std::vector<bool> chosen;
        for (std::size_t i = 0; i < neighbours.size(); ++i) chosen.push_back((bits >> i & 1U) != 0);
        bool is_choice = true;
        for (std::size_t i = 0; i < neighbours.size(); ++i)
            is_choice = is_choice && chosen[i] == fits(neighbours, chosen, i);
        if (is_choice) found.push_back(chosen);
    }
    std::ranges::sort(found);
    return found;
}

} // namespace

TEST_CASE("the choices are all subsets that cannot be made larger and each comes once") {
    std::mt19937 random(20121122);
    for (int i = 0; i < 500; ++i) {
        CAPTURE(i);
        Neighbours const neighbours = random_graph(random, std::uniform_int_distribution(0, 10)(random));
        std::vector<std::vector<bool>> found;
        Choices(neighbours).for_each([&](std::vector<bool> const& chosen) {
            found.push_back(chosen);
            return true;
        });
        std::ranges::sort(found);
        REQUIRE(found == by_search(neighbours));
    }
}

TEST_CASE("counting stops above the limit and a star of many things is quick") {
    Neighbours pairs(60);
    for (int i = 0; i < 60; ++i) pairs[static_cast<std::size_t>(i)].push_back(i ^ 1);
    CHECK(Choices(pairs).count(1'000) == 1'001);

    Neighbours star(150); // the last excludes all others
    for (int i = 0; i < 149; ++i) {
        star[149].push_back(i);
        star[static_cast<std::size_t>(i)].push_back(149);
    }
    CHECK(Choices(star).count(1'000) == 2);
}

} // namespace accrue::rules
