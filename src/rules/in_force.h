// Which of several versions of a scheme is meant (rule-language section 3, step 0).
#pragma once

#include <vector>

namespace accrue::rules {

// Of those in force the one that begins last; where none is, the one that begins first; of equal ones the first. nullptr: there
// is none. `from` gives the day on which a version begins.
template <class Version, class From, class IsInForce>
[[nodiscard]] Version* choose_version(std::vector<Version*> const& versions, From const& from,
                                      IsInForce const& is_in_force) {
    Version* best = nullptr;
    bool best_in_force = false;
    for (Version* const next : versions) {
        bool const in_force = is_in_force(*next);
        bool const better = best == nullptr || (in_force && !best_in_force) ||
                            (in_force ? from(*next) > from(*best) : !best_in_force && from(*next) < from(*best));
        if (!better) continue;
        best = next;
        best_in_force = in_force;
    }
    return best;
}

} // namespace accrue::rules
