#include "review/draw.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "domain/digest.h"

namespace accrue::review {
namespace {

std::string lowest_ticket(std::string_view seed, std::string const& id, int tickets) {
    std::string const first = fmt::format("{}\n{}", seed, id);
    std::string lowest = sha256_hex(first);
    for (int n = 2; n <= tickets; ++n) lowest = std::min(lowest, sha256_hex(fmt::format("{}\n{}", first, n)));
    return lowest;
}

} // namespace

std::size_t drawn_of(std::size_t count, Number const& percent) {
    if (count == 0) return 0;
    Int128 const hundredths = Int128{percent.denominator} * 100;
    Int128 const drawn = (Int128{static_cast<std::int64_t>(count)} * percent.numerator + hundredths - 1) / hundredths;
    return std::max<std::size_t>(1, static_cast<std::size_t>(drawn));
}

std::vector<std::string> draw(std::set<std::string> const& ids, std::string_view seed, Number const& percent) {
    std::map<std::string, int> weights;
    for (std::string const& id : ids) weights.emplace(id, 1);
    return draw_by_risk(weights, seed, percent);
}

std::vector<std::string> draw_by_risk(std::map<std::string, int> const& weights, std::string_view seed,
                                      Number const& percent) {
    std::vector<std::pair<std::string, std::string>> ranked; // ticket, id
    for (auto const& [id, weight] : weights) ranked.emplace_back(lowest_ticket(seed, id, weight), id);
    std::ranges::sort(ranked);
    ranked.resize(drawn_of(ranked.size(), percent));
    std::vector<std::string> drawn;
    for (auto& [ticket, id] : ranked) drawn.push_back(std::move(id));
    return drawn;
}

} // namespace accrue::review
