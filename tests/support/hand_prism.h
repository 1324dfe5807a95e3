// The rules of rules/prism written by hand in C++, straight from their description: a second opinion on the scorer in tests
// and its baseline in the benchmark. It knows the pack's claim types and fields by position.
#pragma once

#include <array>

#include "scoring/assessment.h"

namespace accrue::test {

inline constexpr std::size_t most_claims_by_hand = 32;

struct HandResult {
    int overall = -1;
    std::array<int, 3> steps{-1, -1, -1};
    // In the order of the pack's categories: extra impl role contribution publ speak vol dev certx, in hundredths.
    std::array<std::int64_t, 9> points{};
    std::array<std::int64_t, most_claims_by_hand> counted{}; // by claim
    std::array<scoring::Unused, most_claims_by_hand> unused{};

    friend bool operator==(HandResult const&, HandResult const&) = default;
};

// What counts if every claim that is at least claimed does.
// REQUIRES: `application` was bound to rules/prism/prism.toml and has at most 32 claims.
[[nodiscard]] HandResult score_by_hand(rules::CompiledPack const& pack, scoring::BoundApplication const& application);

// The same parts of the scorer's own result.
[[nodiscard]] HandResult in_short(scoring::Assessment const& assessment);

} // namespace accrue::test
