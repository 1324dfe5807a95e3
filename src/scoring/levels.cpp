#include "scoring/levels.h"

#include <algorithm>

namespace accrue::scoring {

using rules::CompiledPack;
using rules::none;

int row_at(rules::CompiledStep const& step, FactResult const& value) {
    int row = none;
    for (Number const& from : step.row_from) {
        if (Int128{value.value} * from.denominator < Int128{from.numerator} * value.denominator) break;
        ++row;
    }
    return row;
}

int step_level(rules::CompiledStep const& step, StepNumber const& number, Assessment const& assessment) {
    auto const gate_holds = [&](int level) {
        int const gate = step.gates[static_cast<std::size_t>(level)];
        return gate == none || assessment.gates[static_cast<std::size_t>(gate)].met;
    };
    if (step.rows.empty()) {
        for (int level = static_cast<int>(step.gates.size()) - 1; level >= 0; --level)
            if (step.gates[static_cast<std::size_t>(level)] != none && gate_holds(level)) return level;
        return none;
    }
    if (number.row == none || !number.known) return none;
    auto const& bands = step.rows[static_cast<std::size_t>(number.row)];
    for (std::size_t i = bands.size(); i-- > 0;) {
        bool const reached =
            Int128{number.value} * bands[i].from.denominator >= Int128{bands[i].from.numerator} * number.denominator;
        if (reached && bands[i].level != none && gate_holds(bands[i].level)) return bands[i].level;
    }
    return none;
}

bool level_holds(CompiledPack const& pack, Assessment const& assessment, int level) {
    auto const gate_holds = [&](int l) {
        int const gate = pack.levels[static_cast<std::size_t>(l)].gate;
        return gate == none || assessment.gates[static_cast<std::size_t>(gate)].met;
    };
    rules::CompiledLevel const& row = pack.levels[static_cast<std::size_t>(level)];
    if (!gate_holds(level)) return false;
    if (row.gates_between)
        for (int between = row.steps_level; between < level; ++between)
            if (!gate_holds(between)) return false;
    return row.steps_level == none ||
           std::ranges::all_of(assessment.steps, [&](int step) { return step >= row.steps_level; });
}

} // namespace accrue::scoring
