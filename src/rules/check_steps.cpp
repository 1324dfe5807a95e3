// Levels and steps: what they refer to. Levels that nothing can reach are check_reach.cpp's.
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
    for (auto const& [level, gate] : step.gates) {
        refer(index.levels, level, at / "gates" / level, findings);
        check_gate(index, gate, at / "gates" / level, findings);
    }
}

} // namespace

void check_steps(Index const& index, Findings& findings) {
    for (std::size_t i = 0; i < index.pack.levels.size(); ++i) check_level(index, i, findings);
    for (std::size_t i = 0; i < index.pack.steps.size(); ++i) check_step(index, i, findings);
}

} // namespace accrue::rules
