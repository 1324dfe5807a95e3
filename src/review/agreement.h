// How far reviewers agree, and how strict each of them is: figures for the body, exact, with the counts behind them.
//
// Cohen's kappa (J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20, 1960,
// p. 37-46): of two raters, (observed - expected) / (1 - expected), where `observed` is the share of claims on which they say
// the same, and `expected` the sum over all kinds of the product of the shares that each of them gives that kind. It is
// about what they said before anybody settled it.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/number.h"
#include "domain/review.h"
#include "review/merge.h"

namespace accrue::review {

inline constexpr std::size_t verdict_kind_count = 4;

struct Rating { // one claim, by two
    Verdict::Kind first = Verdict::Kind::Allow;
    Verdict::Kind second = Verdict::Kind::Allow;
};

// How many claims: by the first's kind, the second's.
using RatingCounts = std::array<std::array<std::int64_t, verdict_kind_count>, verdict_kind_count>;

struct Kappa {
    enum class Undefined : std::uint8_t {
        No,
        Nothing, // no claim was rated by both
        OneKind  // both gave all claims one and the same kind: nothing is left beyond chance
    };

    RatingCounts counts{};
    std::int64_t claims = 0;
    std::int64_t agreed = 0;
    std::optional<Number> expected; // unless there is nothing
    std::optional<Number> kappa;    // -1 to 1
    Undefined undefined = Undefined::No;

    friend bool operator==(Kappa const&, Kappa const&) = default;
};

// REQUIRES: at most 1,000,000,000 ratings.
[[nodiscard]] Kappa kappa_of(RatingCounts const& counts);
[[nodiscard]] Kappa kappa_of(std::span<Rating const> ratings);

using ClaimTypes = std::map<std::string, std::string>; // by claim id of one application

// What its two reviewers said of each claim that both judged, by claim type. The first is the one with the lower key. None of an
// application that another number of reviewers has judged.
void collect_ratings(Merge const& merge, ClaimTypes const& types, std::map<std::string, std::vector<Rating>>& ratings);

struct Strictness {
    Reviewer reviewer;
    std::int64_t verdicts = 0; // allow, reduce and refuse; to ask is not strict and not lenient
    std::int64_t strict = 0;   // of those, reduce and refuse
    // Of the claims that others have judged as well:
    std::int64_t shared = 0;        // the reviewer's own verdicts,
    std::int64_t shared_strict = 0; // and the strict ones
    std::int64_t others = 0;        // all others' verdicts,
    std::int64_t others_strict = 0; // and the strict ones

    [[nodiscard]] std::optional<Number> share() const;        // strict of all
    [[nodiscard]] std::optional<Number> shared_share() const; // on the claims that others judged too,
    [[nodiscard]] std::optional<Number> others_share() const; // and theirs: the mean of their verdicts on these

    friend bool operator==(Strictness const&, Strictness const&) = default;
};

// Of each who has judged anything, by key, with the first in order of the names that the key has gone by. Abstentions and adjudications are not in it.
[[nodiscard]] std::vector<Strictness> strictness_of(std::span<Merge const> merges);

} // namespace accrue::review
