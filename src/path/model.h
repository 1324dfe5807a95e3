// Model: what the search for the cheapest additions has to know, in numbers. The level asked for hangs on a few
// dimensions: how much each failing gate has counted, how many points each award has earned, which prerequisites are there.
// A state is one amount for each dimension, an addition raises some of them. Two sets of additions of one state are worth
// the same to everything that may follow, so only the cheapest of them is kept: that is what makes the search exact.
//
// What an addition brings is a sum over the dimensions as long as nothing about it hangs on other additions. Where it does
// (it excludes another, waits for a gate, shares a class of different members, ...) the addition is a dimension of its own:
// states then tell whether it was taken, and the scorer says what that means.
#pragma once

#include <cstdint>
#include <vector>

#include "path/trial.h"

namespace accrue::path {

struct Gain {
    int dimension = 0;
    std::int64_t amount = 0;
};

struct Dimension {
    std::int64_t limit = 0; // more than this much is worth nothing more
    bool largest = false;   // the largest amount counts instead of the sum
    int last_layer = 0;     // the last layer that reads it: later it is forgotten. -1: to the end
};

struct Option { // a candidate as the search sees it
    int candidate = 0;
    Costs costs{};
    std::vector<Gain> gains;
    std::vector<int> asks; // dimensions that must not be 0
    int alone = -1;        // a dimension that must be 0
};

struct Layer { // a variant: its options are decided together, the one of the most units first
    std::vector<Option> options;
    int most = 1; // entries at most
};

// What any set that reaches the level must bring: `weights` times the state is at least `amount`.
struct Requirement {
    std::int64_t amount = 0;
    std::vector<Gain> weights;
};

struct Model {
    std::vector<Dimension> dimensions;
    std::vector<Layer> layers; // prerequisites before what asks for them, each tree of them together
    std::vector<Requirement> requirements;
    bool monotone = true; // false: an addition may lower what others bring, so that everything together proves nothing
    bool exact = true;    // false: something was simplified, so that there may be a cheaper set
};

// How many entries a set may have of an option's variant that have at least as many units, by layer and option.
using Limits = std::vector<std::vector<int>>;
[[nodiscard]] Limits no_limits(Model const& model);

// The candidates of the set that is worth most: no set within the limits reaches a level that this one does not reach.
[[nodiscard]] std::vector<int> everything(Model const& model, Limits const& limits);

// REQUIRES: the application without additions does not reach `level`.
[[nodiscard]] Model make_model(Trial& trial, int level);

} // namespace accrue::path
