// Prices: what a set of additions costs by the objective, and what nothing that completes it can cost less than. The bound
// takes what is still required as if it were sold in any amount, at the best price that later layers offer.
#pragma once

#include <utility>
#include <vector>

#include "path/model.h"

namespace accrue::path {

enum class Objective : std::uint8_t { Money, Hours, Months }; // the last: months, then money

// What the objective counts: the first number decides, then the second.
[[nodiscard]] std::pair<std::int64_t, std::int64_t> cost_by(Objective objective, Costs const& costs);

inline constexpr std::int64_t most_cost = std::int64_t{1} << 62U;

// What the state still lacks of the requirement; 0 or less: nothing.
[[nodiscard]] std::int64_t still_open(Requirement const& requirement, std::int64_t const* state);

class Prices {
public:
    Prices(Model const& model, Objective objective);

    // Of all sets that come from this state, at this cost (its first number), through `layer` and those behind it.
    [[nodiscard]] std::int64_t lower_bound(std::int64_t cost, std::int64_t const* state, std::size_t layer) const;

private:
    struct Price { // cost for an amount
        std::int64_t cost = 0;
        std::int64_t amount = 0; // 0: it is not to be had
    };
    using Table = std::vector<std::vector<Price>>; // by requirement and layer: the best from that layer on

    static void lower(Price& best, Price const& price);
    static std::int64_t cost_at(Price const& price, std::int64_t amount);

    Model const& model_;
    Table prices_;
    Table shares_; // an option is paid for only by the first requirement that it serves: these add up
};

} // namespace accrue::path
