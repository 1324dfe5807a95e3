#include "session/level_moves.h"

#include <algorithm>
#include <functional>
#include <tuple>

namespace accrue::session {

LevelRanks::LevelRanks(rules::Pack const& pack) : codes_{{}} { add(pack); }

void LevelRanks::add(rules::Pack const& pack) {
    auto place = codes_.begin() + 1;
    for (rules::Level const& level : pack.levels) {
        auto const known = std::ranges::find(codes_, level.code);
        place = known == codes_.end() ? codes_.insert(place, level.code) + 1 : known + 1;
    }
}

std::ptrdiff_t LevelRanks::of(std::string const& code) const {
    return std::ranges::find(codes_, code) - codes_.begin();
}

std::vector<LevelMove> sorted_moves(LevelMoves const& moves, LevelRanks const& ranks) {
    std::vector<LevelMove> sorted;
    for (auto const& [levels, records] : moves) sorted.push_back({levels.first, levels.second, records});
    std::ranges::stable_sort(sorted, std::greater{}, [&](LevelMove const& move) {
        return std::tuple(ranks.of(move.before), ranks.of(move.after));
    });
    return sorted;
}

} // namespace accrue::session
