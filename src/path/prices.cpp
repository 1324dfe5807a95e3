#include "path/prices.h"

#include <algorithm>
#include <limits>

namespace accrue::path {

std::pair<std::int64_t, std::int64_t> cost_by(Objective objective, Costs const& costs) {
    switch (objective) {
    case Objective::Money: return {costs[Money], 0};
    case Objective::Hours: return {costs[Hours], 0};
    case Objective::Months: return {costs[Months], costs[Money]};
    }
    return {};
}

std::int64_t still_open(Requirement const& requirement, std::int64_t const* state) {
    std::int64_t open = requirement.amount;
    for (Gain const& weight : requirement.weights) open -= weight.amount * state[weight.dimension];
    return open;
}

Prices::Prices(Model const& model, Objective objective) : model_(model) {
    std::vector<std::vector<std::int64_t>> weights;
    for (Requirement const& requirement : model.requirements) {
        std::vector<std::int64_t>& row = weights.emplace_back(model.dimensions.size());
        for (Gain const& weight : requirement.weights) row[static_cast<std::size_t>(weight.dimension)] = weight.amount;
    }
    prices_.assign(weights.size(), std::vector<Price>(model.layers.size() + 1));
    shares_ = prices_;
    for (std::size_t l = model.layers.size(); l-- > 0;) {
        for (std::size_t r = 0; r < weights.size(); ++r) {
            prices_[r][l] = prices_[r][l + 1];
            shares_[r][l] = shares_[r][l + 1];
        }
        for (Option const& option : model.layers[l].options) {
            std::int64_t const cost = cost_by(objective, option.costs).first;
            std::int64_t share = cost;
            for (std::size_t r = 0; r < weights.size(); ++r) {
                std::int64_t amount = 0;
                for (Gain const& gain : option.gains)
                    amount += gain.amount * weights[r][static_cast<std::size_t>(gain.dimension)];
                if (amount == 0) continue;
                lower(prices_[r][l], {cost, amount});
                lower(shares_[r][l], {std::exchange(share, 0), amount});
            }
        }
    }
}

void Prices::lower(Price& best, Price const& price) {
    if (best.amount == 0 || Int128{price.cost} * best.amount < Int128{best.cost} * price.amount) best = price;
}

std::int64_t Prices::lower_bound(std::int64_t cost, std::int64_t const* state, std::size_t layer) const {
    std::int64_t dearest = 0;
    std::int64_t together = 0;
    for (std::size_t r = 0; r < model_.requirements.size(); ++r) {
        std::int64_t const open = still_open(model_.requirements[r], state);
        if (open <= 0) continue;
        if (prices_[r][layer].amount == 0) return std::numeric_limits<std::int64_t>::max(); // it cannot be completed
        dearest = std::max(dearest, cost_at(prices_[r][layer], open));
        together += cost_at(shares_[r][layer], open);
    }
    return cost + std::max(dearest, together);
}

std::int64_t Prices::cost_at(Price const& price, std::int64_t amount) {
    Int128 const cost = (Int128{price.cost} * amount + price.amount - 1) / price.amount;
    return static_cast<std::int64_t>(std::min<Int128>(cost, most_cost / 64));
}

} // namespace accrue::path
