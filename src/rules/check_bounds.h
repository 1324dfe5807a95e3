// Bounds: the most points that a category can ever credit, as far as caps alone say. It is never too low, and often
// "unlimited": what claims and awards allow is not looked at, but that something pays into a category at all.
// Private to src/rules/check*.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "rules/check_index.h"

namespace accrue::rules {

class Bounds {
public:
    static constexpr std::int64_t unlimited = std::numeric_limits<std::int64_t>::max();

    explicit Bounds(Index const& index);

    // In quanta, in one day, year, cycle or life.
    [[nodiscard]] std::int64_t most(std::size_t category, Period scope) const {
        return most_[category][static_cast<std::size_t>(scope)];
    }
    // In the period of `cap`, were it not there.
    [[nodiscard]] std::int64_t most_without(std::size_t category, std::size_t cap) const;
    // Some award pays into the category or into one inside it.
    [[nodiscard]] bool is_paid(std::size_t category) const { return paid_[category]; }

private:
    using ByPeriod = std::array<std::int64_t, 4>;

    [[nodiscard]] ByPeriod limited(std::size_t category, std::size_t without) const;
    [[nodiscard]] std::int64_t times(std::int64_t points, Period part, Period whole) const;

    Index const& index_;
    std::vector<std::vector<std::size_t>> caps_; // by category
    std::vector<ByPeriod> from_inside_;          // by category: what comes in before its own caps
    std::vector<ByPeriod> most_;
    std::vector<bool> paid_;
};

} // namespace accrue::rules
