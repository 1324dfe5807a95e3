// How much of a gain can be of use. Private to src/path/.
#pragma once

#include <limits>

#include "path/gains.h"

namespace accrue::path {

inline constexpr std::int64_t no_limit = std::numeric_limits<std::int64_t>::max() / 4;
inline constexpr std::int64_t most_own_copies = 8; // of an addition of which each entry is a state of its own

struct GainLimits {
    rules::CompiledPack const& pack;
    Asked const& asked;
    scoring::Assessment const& now; // without additions
    bool unsteady = false;          // what counts now may come to count less: then what lacks now is no limit

    [[nodiscard]] std::int64_t of(GainKey const& key) const;

private:
    [[nodiscard]] std::int64_t of_points(GainKey const& key) const;
    [[nodiscard]] std::int64_t most_through(int category, int root) const;
};

} // namespace accrue::path
