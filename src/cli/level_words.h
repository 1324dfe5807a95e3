// Words on levels and their changes, for impact and batch.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "session/level_moves.h"

namespace accrue::cli {

[[nodiscard]] std::string_view level_words(std::string const& level); // "PSM", or "no level"

// "2 from PSM to ASM, 1 from ASM to no level".
[[nodiscard]] std::string moves_text(std::vector<session::LevelMove> const& moves);

// "Not scored: 2 records of another scheme.\n", a line for each number that is not 0.
[[nodiscard]] std::string not_scored(std::size_t other_schemes, std::size_t unreadable);

} // namespace accrue::cli
