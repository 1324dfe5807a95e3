// Choices against a search through all subsets.
#include "rules/choices.h"

#include <algorithm>
#include <random>

#include <doctest/doctest.h>

namespace accrue::rules {
namespace {

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
        auto found = choices(neighbours, 1'000);
        REQUIRE(found);
        std::ranges::sort(*found);
        REQUIRE(*found == by_search(neighbours));
    }
}

TEST_CASE("where there are more than asked for there is no answer and few among many things are quick") {
    Neighbours pairs(20);
    for (int i = 0; i < 20; ++i) pairs[static_cast<std::size_t>(i)].push_back(i ^ 1);
    CHECK(choices(pairs, 1'024).value().size() == 1'024);
    CHECK_FALSE(choices(pairs, 1'023));

    // Things in pairs, of which the second ones all exclude each other.
    int const count = 100;
    Neighbours neighbours(2 * count);
    auto const join = [&](int a, int b) {
        neighbours[static_cast<std::size_t>(a)].push_back(b);
        neighbours[static_cast<std::size_t>(b)].push_back(a);
    };
    for (int i = 0; i < count; ++i) {
        join(i, count + i);
        for (int j = 0; j < i; ++j) join(count + i, count + j);
    }
    CHECK(choices(neighbours, 1'000).value().size() == static_cast<std::size_t>(count) + 1);
}

} // namespace accrue::rules
