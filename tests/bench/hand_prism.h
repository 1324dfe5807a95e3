// The rules of rules/prism written by hand as one C++ function: the baseline of the scorer. It knows the pack's claim types
// and fields by position and gives levels and points, no gates, no reasons.
#pragma once

#include <array>

#include "scoring/bound.h"

namespace accrue::bench {

struct HandResult {
    int overall = -1;
    std::array<int, 3> steps{-1, -1, -1};
    // In the order of the pack's categories: extra impl role contribution publ speak vol dev certx, in hundredths.
    std::array<std::int64_t, 9> points{};

    friend bool operator==(HandResult const&, HandResult const&) = default;
};

// REQUIRES: `application` was bound to rules/prism/prism.toml.
[[nodiscard]] HandResult score_by_hand(rules::CompiledPack const& pack, scoring::BoundApplication const& application);

} // namespace accrue::bench
