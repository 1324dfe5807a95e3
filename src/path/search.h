// The search for the cheapest additions that reach a level: layer by layer through the model, keeping for each state the
// cheapest set that leads to it. What is left at the end is tried in the order of its cost, and the scorer decides.
//
// Of equal costs the set of fewer additions comes first, then the one that takes the earlier candidate: no addition of the
// first set can be left out. Where there are more states than `most_states` in a layer only the most promising are followed,
// and the answer says which cost nothing can lie below.
#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "path/prices.h"

namespace accrue::path {

struct Found {
    std::vector<int> added; // candidates, in order
    Costs costs{};
    bool proven = true;     // there is no cheaper set
    std::int64_t bound = 0; // no set costs less than this, in what the objective counts
};

struct SearchSettings {
    int level = rules::none;
    Objective objective = Objective::Money;
    std::size_t most_states = 8'000;     // of one layer
    std::size_t most_labels = 1'000'000; // of all layers
    long most_scores = 20'000;
    std::stop_token stop = {}; // then whatever was found so far
};

// The cheapest set within the limits; nullopt: there is none. REQUIRES: the model is the trial's, for that level.
[[nodiscard]] std::optional<Found> find_cheapest(Trial& trial, Model const& model, Limits const& limits,
                                                 SearchSettings const& settings);

} // namespace accrue::path
