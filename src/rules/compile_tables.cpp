// Tables, and the facts on their axes.
#include <algorithm>

#include "rules/compile_parts.h"

namespace accrue::rules {
namespace {

bool is_duration(std::string_view name) { return name == "months" || name == "years" || name == "days"; }

// The axis as an award of `type` reads it: of that type the claim's own field, of another the fact.
CompiledTable::Axis compile_axis(CompiledPack& compiled, std::string const& name, int type) {
    std::size_t const dot = name.find('.');
    std::string const field = name.substr(dot + 1);
    int const of = find_type(compiled, name.substr(0, dot));
    ClaimType const& row = compiled.pack.claims[static_cast<std::size_t>(of)];
    CompiledTable::Axis axis;
    int const own = of == type ? find_field(row, field) : none;
    if (own != none || (of == type && row.period && is_duration(field))) {
        axis.quantity = compile_quantity(compiled, row, field);
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
    std::string const& name = table.row.front();
    std::size_t const dot = name.find('.');
    ClaimType const& type = pack.claims[static_cast<std::size_t>(find_type(pack, name.substr(0, dot)))];
    return type.fields[static_cast<std::size_t>(find_field(type, name.substr(dot + 1)))].options;
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
    std::size_t const dot = name.find('.');
    std::string const type_id = name.substr(0, dot);
    std::string field = name.substr(dot + 1);
    Fact fact;
    fact.type = find_type(compiled, type_id);
    ClaimType const& type = compiled.pack.claims[static_cast<std::size_t>(fact.type)];
    compiled.types[static_cast<std::size_t>(fact.type)].read_by_fact = true;
    bool const duration = type.period && (field == "months" || field == "years" || field == "days");
    if (duration) {
        fact.kind = field == "months" ? Fact::Kind::Months : field == "years" ? Fact::Kind::Years : Fact::Kind::Days;
        fact.query = compile_query(compiled, {type_id}, {}, 0);
        compiled.queries[static_cast<std::size_t>(fact.query)].decides = true;
    } else {
        if (field.ends_with(".sum")) fact.kind = Fact::Kind::Sum;
        if (field.ends_with(".min")) fact.kind = Fact::Kind::Smallest;
        if (fact.kind != Fact::Kind::Largest) field.resize(field.size() - 4);
        fact.field = find_field(type, field);
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
    if (!table.col.empty()) result.column.push_back(compile_axis(compiled, table.col, type));
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
