#include "rules/cap_sides.h"

namespace accrue::rules {
namespace {

using Pairs = std::vector<std::vector<int>>; // by cap: those that it crosses

Pairs crossing(std::vector<int> const& parents, std::vector<PlacedCap> const& caps) {
    std::vector<std::vector<int>> on(parents.size());
    for (std::size_t i = 0; i < caps.size(); ++i)
        on[static_cast<std::size_t>(caps[i].category)].push_back(static_cast<int>(i));
    Pairs pairs(caps.size());
    for (std::size_t lower = 0; lower < caps.size(); ++lower) {
        int above = parents[static_cast<std::size_t>(caps[lower].category)];
        for (; above != -1; above = parents[static_cast<std::size_t>(above)])
            for (int const upper : on[static_cast<std::size_t>(above)])
                if (caps[static_cast<std::size_t>(upper)].per < caps[lower].per) {
                    pairs[lower].push_back(upper);
                    pairs[static_cast<std::size_t>(upper)].push_back(static_cast<int>(lower));
                }
    }
    return pairs;
}

} // namespace

CapSides cap_sides(std::vector<int> const& parents, std::vector<PlacedCap> const& caps) {
    Pairs const pairs = crossing(parents, caps);
    CapSides sides{
        .source = std::vector<bool>(caps.size()), .crosses_below = std::vector<bool>(caps.size()), .torn = {}};
    std::vector<bool> placed(caps.size());
    std::vector<int> queue;
    for (std::size_t first = 0; first < caps.size(); ++first) {
        if (placed[first] || pairs[first].empty()) continue;
        placed[first] = true;
        queue.assign(1, static_cast<int>(first));
        for (std::size_t i = 0; i < queue.size(); ++i) {
            int const cap = queue[i];
            bool const side = sides.source[static_cast<std::size_t>(cap)];
            for (int const other : pairs[static_cast<std::size_t>(cap)]) {
                auto const o = static_cast<std::size_t>(other);
                bool const upper = caps[o].per < caps[static_cast<std::size_t>(cap)].per;
                sides.crosses_below[upper ? o : static_cast<std::size_t>(cap)] = true;
                if (placed[o] && sides.source[o] == side && !sides.torn)
                    sides.torn = upper ? std::pair{other, cap} : std::pair{cap, other};
                if (placed[o]) continue;
                placed[o] = true;
                sides.source[o] = !side;
                queue.push_back(other);
            }
        }
    }
    return sides;
}

} // namespace accrue::rules
