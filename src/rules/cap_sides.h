// Caps that cross: a cap of a finer period on a category above one of a coarser period ("the group 10 a year, a member 10 a
// cycle"). Neither set of points holds the other, so cutting from the leaves up could credit too little. The largest total
// is a maximum flow where the caps fall into two sides within which no two cross.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "rules/pack.h"

namespace accrue::rules {

struct PlacedCap {
    int category = -1;
    Period per = Period::Life;
};

struct CapSides {
    std::vector<bool> source;                // by cap: it lies on the flow's first side
    std::vector<bool> crosses_below;         // by cap: it crosses one on a category below
    std::optional<std::pair<int, int>> torn; // two caps that would have to lie on one side and cross: upper, lower
};

// `parents` by category, -1 for none; acyclic.
[[nodiscard]] CapSides cap_sides(std::vector<int> const& parents, std::vector<PlacedCap> const& caps);

} // namespace accrue::rules
