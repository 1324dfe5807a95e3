// The parts of compile(), one per kind of row, in the order in which they run. Private to src/rules/compile*.cpp.
#pragma once

#include "rules/compiled.h"

namespace accrue::rules {

void compile_types(CompiledPack& compiled);
void compile_qualifications(CompiledPack& compiled);
void compile_categories(CompiledPack& compiled);
void compile_awards(CompiledPack& compiled);
void compile_gates(CompiledPack& compiled);
void compile_steps(CompiledPack& compiled);
void compile_levels(CompiledPack& compiled);
void compile_carries(CompiledPack& compiled);

// Marks what `gates` ask for, themselves included: they decide something.
void mark_deciding(CompiledPack& compiled, std::vector<int> gates);

// The fact "type.field", "type.months", "type.field.sum".
[[nodiscard]] int compile_fact(CompiledPack& compiled, std::string const& name);

// The table as an award of `type` (none: without a claim) reads it.
[[nodiscard]] int compile_table(CompiledPack& compiled, Table const& table, int type);
// The table as a step reads it.
void compile_table(CompiledPack& compiled, Table const& table, CompiledStep& step);

// What an award or a band looks up in a claim of `type`.
[[nodiscard]] Quantity compile_quantity(CompiledPack const& compiled, ClaimType const& type, std::string const& name);

// Awards or claims wait for the gate; none is passed over.
void add_opening_gate(CompiledPack& compiled, int gate);

// Appends the conditions on claims of `type` to the pool.
[[nodiscard]] Range compile_conditions(CompiledPack& compiled, int type, Conditions const& conditions);

// The query for these periods; one that is already there is used again.
[[nodiscard]] int compile_query(CompiledPack& compiled, std::vector<std::string> const& types, Conditions const& where,
                                int within_months);

// Where the level of a step's cell or band stands; none for "-".
[[nodiscard]] int level_of_cell(Pack const& pack, std::string const& cell);

// The values of the field are told apart: where it is text, equal ones are numbered alike when an application is bound.
void compare_field(CompiledPack& compiled, int type, int field);

// The types of which claims that meet the conditions earn points in the category. REQUIRES: compile_awards() ran.
[[nodiscard]] Range compile_where(CompiledPack& compiled, int category, Conditions const& where);

// Its index in number_choices.
[[nodiscard]] int compile_number_by(CompiledPack& compiled, NumberBy const& by);

// `points` in quanta of the pack, exact.
[[nodiscard]] Number in_quanta(CompiledPack const& compiled, Number const& points);
// The same, rounded down to whole ones.
[[nodiscard]] std::int64_t quanta_down(CompiledPack const& compiled, Number const& points);

// A claim's number in ten-thousandths, rounded up: the least claimable number that is not below `number`.
[[nodiscard]] std::int64_t in_ten_thousandths(Number const& number);

} // namespace accrue::rules
