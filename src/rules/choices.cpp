#include "rules/choices.h"

#include <algorithm>
#include <set>

namespace accrue::rules {
namespace {

bool excluded(Neighbours const& neighbours, std::vector<bool> const& chosen, std::size_t thing) {
    return std::ranges::any_of(neighbours[thing], [&](int other) { return chosen[static_cast<std::size_t>(other)]; });
}

// True where none of the first `count` things could be added.
bool is_largest(Neighbours const& neighbours, std::vector<bool> const& chosen, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
        if (!chosen[i] && !excluded(neighbours, chosen, i)) return false;
    return true;
}

} // namespace

// One thing after the other: a choice among the earlier ones either takes the next in, or stays as it is beside the choice in
// which the next replaces all that exclude it, if that one is not too small.
std::optional<std::vector<std::vector<bool>>> choices(Neighbours const& neighbours, std::size_t most) {
    std::set<std::vector<bool>> found{std::vector<bool>(neighbours.size())};
    for (std::size_t next = 0; next < neighbours.size(); ++next) {
        std::set<std::vector<bool>> further;
        for (std::vector<bool> const& earlier : found) {
            std::vector<bool> chosen = earlier;
            if (excluded(neighbours, earlier, next)) further.insert(earlier);
            for (int const other : neighbours[next]) chosen[static_cast<std::size_t>(other)] = false;
            chosen[next] = true;
            if (is_largest(neighbours, chosen, next)) further.insert(std::move(chosen));
        }
        found = std::move(further);
        if (found.size() > most) return std::nullopt;
    }
    return std::vector<std::vector<bool>>(found.begin(), found.end());
}

} // namespace accrue::rules
