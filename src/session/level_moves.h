// From which level to which, counted and put into order; for impact and batch.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "rules/pack.h"

namespace accrue::session {

struct LevelMove {
    std::string before; // a level's code; empty: no level
    std::string after;
    std::size_t records = 0;
};

using LevelMoves = std::map<std::pair<std::string, std::string>, std::size_t>; // before, after

// A level's rank: higher is better, and no level is lowest.
class LevelRanks {
public:
    explicit LevelRanks(rules::Pack const& pack);

    // Levels that are new here stand above those that are below them in their own pack.
    void add(rules::Pack const& pack);

    [[nodiscard]] std::ptrdiff_t of(std::string const& code) const; // of an unknown one: above all

private:
    std::vector<std::string> codes_;
};

// The highest of the levels before first, then of those after.
[[nodiscard]] std::vector<LevelMove> sorted_moves(LevelMoves const& moves, LevelRanks const& ranks);

} // namespace accrue::session
