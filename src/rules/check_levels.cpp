// Levels that nobody can reach, and levels that hide all lower ones.
#include <algorithm>

#include <fmt/format.h>

#include "rules/check_lists.h"
#include "rules/check_parts.h"

namespace accrue::rules {
namespace {

constexpr int any_rank = std::numeric_limits<int>::max(); // where another problem leaves it open

int highest(Index const& index, std::vector<Band<std::string>> const& bands) {
    int rank = -1;
    for (auto const& band : bands) rank = std::max(rank, rank_of(index, band.result).value_or(any_rank));
    return rank;
}

int highest(Index const& index, Table const& table) {
    int rank = -1;
    for_each_cell(table, [&](Cell const& cell) {
        auto const* level = std::get_if<std::string>(&cell);
        rank = std::max(rank, level ? rank_of(index, *level).value_or(any_rank) : any_rank);
    });
    return rank;
}

// The highest level that the step can give.
int highest(Index const& index, Step const& step) {
    if (!step.table && step.bands.empty() && (step.points_in || step.gates.empty())) return any_rank;
    if (step.points_in) return highest(index, step.bands);
    if (!step.table) {
        int rank = -1;
        for (auto const& [level, gate] : step.gates) rank = std::max(rank, rank_of(index, level).value_or(any_rank));
        return rank;
    }
    auto const row = index.tables.find(*step.table);
    if (!row) return any_rank;
    return highest(index, index.pack.tables[*row]);
}

bool asks_steps(Pack const& pack, Level const& level) {
    return pack.header.overall == Header::Overall::LowestStep && level.steps != "none" && !pack.steps.empty();
}

void check_level(Index const& index, std::size_t row, std::vector<int> const& given, Findings& findings) {
    Pack const& pack = index.pack;
    Level const& level = pack.levels[row];
    if (!asks_steps(pack, level)) {
        if (level.gate || row == 0) return;
        findings.warning("W214", Path("level") / row,
                         fmt::format("everybody has the level '{}', so no lower one is ever the result", level.code),
                         "give it a gate, or let it ask the steps");
        return;
    }
    auto const asked = level.steps ? index.levels.find(*level.steps) : std::optional(row);
    for (std::size_t i = 0; asked && i < given.size(); ++i) {
        if (given[i] >= static_cast<int>(*asked)) continue;
        findings.warning(
            "W203", Path("level") / row,
            fmt::format("nobody can reach the level '{}': the step '{}' gives {}", level.code, pack.steps[i].id,
                        given[i] < 0
                            ? "no level"
                            : fmt::format("at most '{}'", pack.levels[static_cast<std::size_t>(given[i])].code)),
            "let the step give it, or write steps = \"none\" and a gate", Path("step") / i);
        return;
    }
}

} // namespace

void check_levels(Index const& index, Findings& findings) {
    std::vector<int> given;
    for (Step const& step : index.pack.steps) given.push_back(highest(index, step));
    for (std::size_t i = 0; i < index.pack.levels.size(); ++i) check_level(index, i, given, findings);
}

} // namespace accrue::rules
