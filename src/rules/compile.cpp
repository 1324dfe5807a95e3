#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "rules/carried.h"
#include "rules/classes.h"
#include "rules/compile_parts.h"

namespace accrue::rules {
namespace {

template <class Row>
int find_id(std::vector<Row> const& rows, std::string_view id) {
    auto const found = std::ranges::find_if(rows, [&](Row const& row) { return row.id == id; });
    return found == rows.end() ? none : static_cast<int>(found - rows.begin());
}

// Part-time weights of a type are whole multiples of 1 / this.
std::int64_t weight_denominator(CompiledType const& type) {
    std::int64_t const of_share = type.share_field == none ? 1 : 100 * ten_thousand;
    return type.weight_field == none ? of_share : type.weight_per * of_share;
}

void compile_weight(ClaimType const& row, CompiledType& type) {
    if (row.weight) {
        type.weight_field = find_field(row, row.weight->field);
        type.weight_full = in_ten_thousandths(row.weight->full);
        type.weight_least = row.weight->least ? in_ten_thousandths(*row.weight->least) : 0;
        type.weight_per = row.weight->per ? in_ten_thousandths(*row.weight->per) : type.weight_full;
    }
    if (row.share) type.share_field = find_field(row, *row.share);
}

template <class Row>
std::vector<int> order_by_id(std::vector<Row> const& rows) {
    std::vector<int> order(rows.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, {}, [&](int row) -> std::string_view { return rows[static_cast<std::size_t>(row)].id; });
    return order;
}

template <class Row>
int find_id(std::vector<Row> const& rows, std::vector<int> const& by_id, std::string_view id) {
    auto const id_of = [&](int row) -> std::string_view { return rows[static_cast<std::size_t>(row)].id; };
    auto const found = std::ranges::lower_bound(by_id, id, {}, id_of);
    return found == by_id.end() || id_of(*found) != id ? none : *found;
}

// same_as read both ways and through.
std::vector<int> qualification_classes(CompiledPack const& compiled) {
    auto const& rows = compiled.pack.qualifications;
    Classes classes(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::string const& other : rows[i].same_as)
            classes.join(i, static_cast<std::size_t>(find_qualification(compiled, other)));
    std::vector<int> of;
    for (std::size_t i = 0; i < rows.size(); ++i) of.push_back(static_cast<int>(classes.of(i)));
    return of;
}

// The sum of a row's values, which share a denominator.
Number rank_of(Qualification const& row) {
    std::int64_t unit = 1;
    for (auto const& [name, value] : row.values) unit = std::lcm(unit, value.denominator);
    std::int64_t sum = 0;
    for (auto const& [name, value] : row.values) sum += value.numerator * (unit / value.denominator);
    return reduced(sum, unit);
}

// A type's own rule, or that of the type which names it in `with`.
void place_once_rules(CompiledPack& compiled) {
    for (std::size_t t = 0; t < compiled.types.size(); ++t) {
        auto const& once = compiled.pack.claims[t].once;
        if (!once) continue;
        compiled.types[t].once_type = static_cast<int>(t);
        for (std::string const& id : once->with)
            compiled.types[static_cast<std::size_t>(find_type(compiled, id))].once_type = static_cast<int>(t);
    }
}

void compile_conflicts(CompiledPack& compiled) {
    auto const& rows = compiled.pack.qualifications;
    compiled.conflicts.resize(rows.size());
    auto const add = [&](std::size_t a, int b) {
        auto& list = compiled.conflicts[a];
        if (std::ranges::find(list, b) == list.end()) list.push_back(b);
    };
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::string const& id : rows[i].not_with) {
            int const other = find_qualification(compiled, id);
            add(i, other);
            add(static_cast<std::size_t>(other), static_cast<int>(i));
            compiled.has_conflicts = true;
        }
}

} // namespace

int find_status(Pack const& pack, std::string_view id) { return find_id(pack.statuses, id); }
int way_into(CompiledPack const& pack, CompiledAward const& award, int root) {
    if (lies_in(pack, award.category, root)) return award.category;
    for (int i = award.also.first; i < award.also.first + award.also.count; ++i)
        if (int const category = pack.category_lists[static_cast<std::size_t>(i)]; lies_in(pack, category, root))
            return category;
    return none;
}

int find_type(Pack const& pack, std::string_view id) { return find_id(pack.claims, id); }
int find_qualification(Pack const& pack, std::string_view id) { return find_id(pack.qualifications, id); }
int find_category(Pack const& pack, std::string_view id) { return find_id(pack.categories, id); }
int find_cap(Pack const& pack, std::string_view id) { return find_id(pack.caps, id); }
int find_gate(Pack const& pack, std::string_view id) { return find_id(pack.gates, id); }
int find_step(Pack const& pack, std::string_view id) { return find_id(pack.steps, id); }

int find_type(CompiledPack const& compiled, std::string_view id) {
    return find_id(compiled.pack.claims, compiled.types_by_id, id);
}
int find_qualification(CompiledPack const& compiled, std::string_view id) {
    return find_id(compiled.pack.qualifications, compiled.qualifications_by_id, id);
}
int find_category(CompiledPack const& compiled, std::string_view id) {
    return find_id(compiled.pack.categories, compiled.categories_by_id, id);
}
int find_gate(CompiledPack const& compiled, std::string_view id) {
    return find_id(compiled.pack.gates, compiled.gates_by_id, id);
}

int find_level(Pack const& pack, std::string_view code) {
    auto const found = std::ranges::find_if(pack.levels, [&](Level const& level) { return level.code == code; });
    return found == pack.levels.end() ? none : static_cast<int>(found - pack.levels.begin());
}

int find_field(ClaimType const& type, std::string_view name) {
    auto const found = std::ranges::find_if(type.fields, [&](Field const& field) { return field.name == name; });
    return found == type.fields.end() ? none : static_cast<int>(found - type.fields.begin());
}

Clause const* find_clause(Pack const& pack, std::string_view code) {
    auto const found = std::ranges::find_if(pack.clauses, [&](Clause const& clause) { return clause.code == code; });
    return found == pack.clauses.end() ? nullptr : &*found;
}

Number in_quanta(CompiledPack const& compiled, Number const& points) {
    return reduced(points.numerator * compiled.pack.header.scale, points.denominator);
}

std::int64_t quanta_down(CompiledPack const& compiled, Number const& points) {
    Number const quanta = in_quanta(compiled, points);
    return quanta.numerator / quanta.denominator;
}

std::int64_t in_ten_thousandths(Number const& number) {
    std::int64_t const scaled = number.numerator * ten_thousand;
    std::int64_t const whole = scaled / number.denominator;
    return whole + (scaled > whole * number.denominator ? 1 : 0);
}

void compile_types(CompiledPack& compiled) {
    for (ClaimType const& row : compiled.pack.claims) {
        CompiledType type;
        type.profile = row.profile;
        type.on_every_basis = row.profile;
        type.period = row.period;
        type.catalogue = row.catalogue;
        type.by_reviewer = row.by_reviewer;
        type.inside_cycle = row.inside_cycle;
        type.within_months = row.within_months.value_or(0);
        type.field_count = static_cast<int>(row.fields.size());
        compile_weight(row, type);
        compiled.weight_one = std::lcm(compiled.weight_one, weight_denominator(type));
        compiled.types.push_back(type);
    }
    if (auto const& cycle = compiled.pack.header.cycle; cycle && cycle->skip) {
        compiled.skip_type = find_type(compiled, *cycle->skip);
        compiled.types[static_cast<std::size_t>(compiled.skip_type)].read_by_fact = true;
    }
    place_once_rules(compiled);
    bool const by_day = compiled.pack.header.time == Header::Time::Days;
    compiled.duration_denominator = compiled.weight_one * (by_day ? 31 : 1);
}

void compile_qualifications(CompiledPack& compiled) {
    Pack const& pack = compiled.pack;
    compiled.qualification_class = qualification_classes(compiled);
    std::unordered_map<std::string_view, std::size_t> index_of_name;
    for (Qualification const& row : pack.qualifications)
        for (auto const& [name, value] : row.values) {
            auto const [index, is_new] = index_of_name.try_emplace(name, compiled.value_names.size());
            if (is_new) {
                compiled.value_names.push_back(name);
                compiled.value_units.push_back(1);
            }
            compiled.value_units[index->second] = std::lcm(compiled.value_units[index->second], value.denominator);
        }
    for (std::size_t i = 0; i < pack.qualifications.size(); ++i) {
        Qualification const& row = pack.qualifications[i];
        std::vector<Number> values(compiled.value_names.size());
        for (auto const& [name, value] : row.values) values[index_of_name.at(name)] = value;
        compiled.qualification_values.push_back(std::move(values));
        compiled.qualification_rank.push_back(rank_of(row));
        for (std::string const& tag : row.tags) compiled.tag_bearers[tag].push_back(static_cast<int>(i));
        compiled.required_gates.push_back(row.required_gate ? find_gate(compiled, *row.required_gate) : none);
        add_opening_gate(compiled, compiled.required_gates.back());
    }
    compile_conflicts(compiled);
}

void add_opening_gate(CompiledPack& compiled, int gate) {
    if (gate != none && std::ranges::find(compiled.opening_gates, gate) == compiled.opening_gates.end())
        compiled.opening_gates.push_back(gate);
}

CompiledPack compile(Pack pack, std::string sha256) {
    CompiledPack compiled;
    compiled.pack = with_carried_rows(std::move(pack));
    compiled.sha256 = std::move(sha256);
    compiled.scope = compiled.pack.header.cycle ? Period::Cycle : Period::Life;
    compiled.types_by_id = order_by_id(compiled.pack.claims);
    compiled.qualifications_by_id = order_by_id(compiled.pack.qualifications);
    compiled.categories_by_id = order_by_id(compiled.pack.categories);
    compiled.gates_by_id = order_by_id(compiled.pack.gates);
    compile_types(compiled);
    compile_qualifications(compiled);
    compile_categories(compiled);
    compile_awards(compiled);
    compile_gates(compiled);
    compile_steps(compiled);
    compile_levels(compiled);
    compile_carries(compiled);
    return compiled;
}

} // namespace accrue::rules
