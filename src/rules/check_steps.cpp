// Levels and steps: what they refer to. Levels that nothing can reach are check_levels.cpp's.
#include <unordered_set>

#include <fmt/format.h>

#include "rules/check_lists.h"
#include "rules/check_parts.h"

namespace accrue::rules {
namespace {

void check_gate(Index const& index, std::string_view gate, Path const& at, Findings& findings) {
    refer(index.gates, gate, at, findings);
    refuse_advice(index, gate, at, findings);
}

void check_level(Index const& index, std::size_t row, Findings& findings) {
    Level const& level = index.pack.levels[row];
    Path const at = Path("level") / row;
    if (level.gate) check_gate(index, *level.gate, at / "gate", findings);
    if (level.steps && index.pack.header.overall == Header::Overall::GateOnly)
        findings.error(
            "E267", at / "steps",
            fmt::format("the level '{}' asks for steps, and with overall = \"gate_only\" no step is asked", level.code),
            "take steps out, or write overall = \"lowest_step\"", Path("pack") / "overall");
    if (!level.steps || *level.steps == "none") return;
    auto const other = refer(index.levels, *level.steps, at / "steps", findings);
    if (other && *other > row)
        findings.error("E263", at / "steps",
                       fmt::format("'{}' asks the steps for '{}', which stands above it", level.code, *level.steps),
                       "name this level or a lower one, or \"none\"", Path("level") / *other / "code");
}

void check_points_step(Index const& index, Step const& step, Path const& at, Findings& findings) {
    refer(index.categories, *step.points_in, at / "points_in", findings);
    if (step.bands.empty())
        findings.error("E235", at, fmt::format("the step '{}' has points_in, but no bands", step.id),
                       "say from how many points on each level holds: bands = [[0, \"A\"], [10, \"B\"]]");
    for (std::size_t i = 0; i < step.bands.size(); ++i)
        check_points(index.pack.header, step.bands[i].from, "bands", at / "bands" / i / 0, findings);
    check_level_bands(index, step.bands, at / "bands", findings);
}

// The levels that the step's table or bands can give.
std::unordered_set<std::string_view> levels_given(Index const& index, Step const& step) {
    std::unordered_set<std::string_view> given;
    for (auto const& band : step.bands) given.insert(band.result);
    auto const row = step.table ? index.tables.find(*step.table) : std::nullopt;
    if (!row) return given;
    for_each_cell(index.pack.tables[*row], [&](Cell const& cell) {
        if (auto const* level = std::get_if<std::string>(&cell)) given.insert(*level);
    });
    return given;
}

void check_step_gates(Index const& index, Step const& step, Path const& at, Findings& findings) {
    auto const given = levels_given(index, step);
    for (auto const& [level, gate] : step.gates) {
        check_gate(index, gate, at / "gates" / level, findings);
        if (!refer(index.levels, level, at / "gates" / level, findings) || given.empty() || given.contains(level))
            continue;
        findings.warning("W215", at / "gates" / level,
                         fmt::format("this gate is never asked: the {} of the step '{}' never give{} '{}'",
                                     step.table ? "table" : "bands", step.id, step.table ? "s" : "", level),
                         "let them give that level, or take the gate out");
    }
}

void check_step(Index const& index, std::size_t row, Findings& findings) {
    Step const& step = index.pack.steps[row];
    Path const at = Path("step") / row;
    if (step.table) refer(index.tables, *step.table, at / "table", findings);
    if (step.points_in) check_points_step(index, step, at, findings);
    if (step.table && step.points_in)
        findings.error("E237", at / "points_in", "a step takes its level from a table or from points, not both",
                       "make two steps of it", at / "table");
    if (!step.points_in && (step.per || !step.bands.empty()))
        findings.error("E235", at / (step.per ? "per" : "bands"),
                       fmt::format("the step '{}' has no points_in for this", step.id),
                       "name the category whose points count");
    if (!step.table && !step.points_in && step.gates.empty())
        findings.error("E235", at, fmt::format("the step '{}' can give no level", step.id),
                       "give it a table, points_in with bands, or gates");
    check_period(index, step.per, at / "per", findings);
    check_step_gates(index, step, at, findings);
}

} // namespace

void check_steps(Index const& index, Findings& findings) {
    constexpr std::size_t most = 200;
    if (index.pack.levels.size() > most)
        check_size(index.pack.levels.size(), most, "levels", Path("level") / most, findings);
    if (index.pack.steps.size() > most)
        check_size(index.pack.steps.size(), most, "steps", Path("step") / most, findings);
    for (std::size_t i = 0; i < index.pack.levels.size(); ++i) check_level(index, i, findings);
    for (std::size_t i = 0; i < index.pack.steps.size(); ++i) check_step(index, i, findings);
}

} // namespace accrue::rules
