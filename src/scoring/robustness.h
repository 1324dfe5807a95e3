// Robustness: how much of a result hangs on single claims. What if a reviewer refused one of them?
#pragma once

#include <stop_token>
#include <vector>

#include "scoring/evaluate.h"

namespace accrue::scoring {

struct Hanging { // a claim without which the level falls
    int claim = rules::none;
    int level = rules::none; // the level without it
};

struct Robustness {
    int level = rules::none;       // what remains whatever single claim is refused
    std::vector<Hanging> hangs_on; // in the application's order; empty: the level hangs on no single claim
    int looked_at = 0;             // claims that something reads, each of which was refused for a moment
};

// One score for each claim that something reads; the claims are bound once. `now` is the application's result. Once `stop`
// is asked for, what is returned means nothing.
[[nodiscard]] Robustness find_robustness(rules::CompiledPack const& pack, BoundApplication application,
                                         Assessment const& now, std::stop_token const& stop = {});

} // namespace accrue::scoring
