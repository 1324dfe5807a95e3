// What goes from one cycle into the next, and what came from the one before.
#include <algorithm>

#include "rules/carried.h"
#include "rules/compile_parts.h"

namespace accrue::rules {
namespace {

void compile_types_of_before(CompiledPack& compiled) {
    compiled.carried_type = find_type(compiled, carried_type);
    compiled.owed_type = find_type(compiled, owed_type);
    if (compiled.owed_type == none) return;
    CompiledType& owed = compiled.types[static_cast<std::size_t>(compiled.owed_type)];
    owed.on_every_basis = true;
    owed.read_by_fact = true;
    std::vector<std::string> const gates = gates_with_debt(compiled.pack);
    for (std::size_t option = 0; option < gates.size(); ++option) {
        CompiledGate& gate = compiled.gates[static_cast<std::size_t>(find_gate(compiled, gates[option]))];
        gate.debt_option = static_cast<int>(option);
        gate.windowed = true;
    }
}

// What was carried in by rows that are not for a gate does not count there.
void compile_not_counted(CompiledPack& compiled) {
    for (std::size_t g = 0; g < compiled.gates.size(); ++g) {
        Range range{static_cast<int>(compiled.award_lists.size()), 0};
        for (std::string const& category : receivers(compiled.pack)) {
            auto const row = std::ranges::find(compiled.pack.carries, category, &receiver);
            if (std::ranges::find(row->not_for, compiled.pack.gates[g].id) == row->not_for.end()) continue;
            auto const award = std::ranges::find_if(compiled.pack.awards, [&](Award const& made) {
                return made.claim == carried_type && made.into == category;
            });
            compiled.award_lists.push_back(static_cast<int>(award - compiled.pack.awards.begin()));
            ++range.count;
        }
        if (range.count == 0) continue;
        compiled.gates[g].not_counted = range;
        compiled.gates[g].windowed = true;
    }
}

CompiledCarry compile_carry(CompiledPack const& compiled, Carry const& row) {
    CompiledCarry carry;
    carry.in = find_category(compiled, row.in);
    carry.into = find_category(compiled, receiver(row));
    carry.gate = find_gate(compiled, row.above);
    carry.within_months = row.earned_within_months.value_or(0);
    carry.life_years = row.life_years.value_or(0);
    carry.not_in_first_year = row.not_in_first_year;
    carry.settles_debt = row.settles_debt;
    auto const& rows = compiled.pack.carries;
    auto const alike = [&](Carry const& other) { return &other == &row || (row.group && other.group == row.group); };
    carry.group = static_cast<int>(std::ranges::find_if(rows, alike) - rows.begin());
    for (Carry const& other : rows)
        if (alike(other) && other.max) carry.most = std::min(carry.most, quanta_down(compiled, *other.max));
    return carry;
}

} // namespace

void compile_carries(CompiledPack& compiled) {
    if (compiled.pack.carries.empty()) return;
    compile_types_of_before(compiled);
    compile_not_counted(compiled);
    for (Carry const& row : compiled.pack.carries) {
        compiled.carries.push_back(compile_carry(compiled, row));
        mark_deciding(compiled, {compiled.carries.back().gate});
    }
}

} // namespace accrue::rules
