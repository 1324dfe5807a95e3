// Tables, and the facts on their axes.
#include <algorithm>

#include "rules/compile_parts.h"
#include "rules/fact_name.h"

namespace accrue::rules {
namespace {

// The axis as an award of `type` reads it: of that type the claim's own field, of another the fact.
CompiledTable::Axis compile_axis(CompiledPack& compiled, std::string const& name, int type) {
    FactName const parts = split_fact(name);
    int const of = find_type(compiled, parts.type);
    ClaimType const& row = compiled.pack.claims[static_cast<std::size_t>(of)];
    CompiledTable::Axis axis;
    bool const of_claim = of == type && parts.reduction == FactName::Reduction::None;
    int const own = of_claim ? find_field(row, parts.field) : none;
    if (own != none || (of_claim && row.period && is_duration(parts.field))) {
        axis.quantity = compile_quantity(compiled, row, std::string(parts.field));
        axis.option = own != none && row.fields[static_cast<std::size_t>(own)].kind == Field::Kind::Enum;
        return axis;
    }
    axis.fact = compile_fact(compiled, name);
    axis.option = compiled.facts[static_cast<std::size_t>(axis.fact)].kind == Fact::Kind::HighestOption;
    return axis;
}

Number column_from(Table const& table, std::size_t column) {
    return table.cols.empty() ? Number{static_cast<std::int64_t>(column), 1} : table.cols[column];
}

// The options of the field that the first row axis names.
std::vector<std::string> const& options_of_rows(Pack const& pack, Table const& table) {
    FactName const parts = split_fact(table.row.front());
    ClaimType const& type = pack.claims[static_cast<std::size_t>(find_type(pack, parts.type))];
    return type.fields[static_cast<std::size_t>(find_field(type, parts.field))].options;
}

// Calls `use` for every row in order, by number or by option, with its cells as bands; a row may stand in `rows` or
// in `bands`.
template <class Use>
void for_each_row(Pack const& pack, Table const& table, Use const& use) {
    auto const as_bands = [&](std::vector<Cell> const& cells) {
        std::vector<Band<Cell>> bands;
        for (std::size_t i = 0; i < cells.size(); ++i) bands.push_back({column_from(table, i), cells[i]});
        return bands;
    };
    if (table.row.empty() || !table.row_from.empty()) {
        for (auto const& [option, cells] : table.rows) use(as_bands(cells));
        return;
    }
    for (std::string const& option : options_of_rows(pack, table)) {
        for (auto const& [name, cells] : table.rows)
            if (name == option) use(as_bands(cells));
        for (auto const& [name, bands] : table.bands)
            if (name == option) use(bands);
    }
}

} // namespace

int compile_fact(CompiledPack& compiled, std::string const& name) {
    FactName const parts = split_fact(name);
    Fact fact;
    fact.type = find_type(compiled, parts.type);
    ClaimType const& type = compiled.pack.claims[static_cast<std::size_t>(fact.type)];
    compiled.types[static_cast<std::size_t>(fact.type)].read_by_fact = true;
    if (type.period && is_duration(parts.field)) {
        fact.kind = parts.field == "months"  ? Fact::Kind::Months
                    : parts.field == "years" ? Fact::Kind::Years
                                             : Fact::Kind::Days;
        fact.query = compile_query(compiled, {type.id}, {}, 0);
        compiled.queries[static_cast<std::size_t>(fact.query)].decides = true;
    } else {
        if (parts.reduction == FactName::Reduction::Sum) fact.kind = Fact::Kind::Sum;
        if (parts.reduction == FactName::Reduction::Smallest) fact.kind = Fact::Kind::Smallest;
        fact.field = find_field(type, parts.field);
        Field const& row = type.fields[static_cast<std::size_t>(fact.field)];
        if (row.kind == Field::Kind::Enum) {
            fact.kind = Fact::Kind::HighestOption;
            auto const at = std::ranges::find(row.options, "none");
            if (at != row.options.end()) fact.none_option = static_cast<int>(at - row.options.begin());
        }
    }
    compiled.facts.push_back(fact);
    return static_cast<int>(compiled.facts.size()) - 1;
}

int level_of_cell(Pack const& pack, std::string const& cell) {
    return cell == no_level ? none : find_level(pack, cell);
}

int compile_table(CompiledPack& compiled, Table const& table, int type) {
    CompiledTable result;
    for (std::string const& name : table.row) result.rows.push_back(compile_axis(compiled, name, type));
    if (!table.col.empty()) result.column = compile_axis(compiled, table.col, type);
    result.row_from = table.row_from;
    for_each_row(compiled.pack, table, [&](std::vector<Band<Cell>> const& bands) {
        auto& cells = result.cells.emplace_back();
        for (Band<Cell> const& band : bands)
            cells.push_back({band.from, in_quanta(compiled, std::get<Number>(band.result))});
    });
    compiled.tables.push_back(std::move(result));
    return static_cast<int>(compiled.tables.size()) - 1;
}

void compile_table(CompiledPack& compiled, Table const& table, CompiledStep& step) {
    if (!table.row.empty()) step.row_fact = compile_fact(compiled, table.row.front());
    if (!table.col.empty()) step.column_fact = compile_fact(compiled, table.col);
    step.row_from = table.row_from;
    for_each_row(compiled.pack, table, [&](std::vector<Band<Cell>> const& bands) {
        auto& row = step.rows.emplace_back();
        for (Band<Cell> const& band : bands)
            row.push_back({band.from, level_of_cell(compiled.pack, std::get<std::string>(band.result))});
    });
}

} // namespace accrue::rules
