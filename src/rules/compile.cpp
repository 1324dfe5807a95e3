#include <algorithm>
#include <numeric>

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

int class_of(std::vector<int>& parent, int row) {
    while (parent[static_cast<std::size_t>(row)] != row) row = parent[static_cast<std::size_t>(row)];
    return row;
}

// same_as read both ways and through: the lowest index stands for the class.
std::vector<int> qualification_classes(Pack const& pack) {
    std::vector<int> parent(pack.qualifications.size());
    std::iota(parent.begin(), parent.end(), 0);
    for (std::size_t i = 0; i < pack.qualifications.size(); ++i)
        for (std::string const& other : pack.qualifications[i].same_as) {
            int const a = class_of(parent, static_cast<int>(i));
            int const b = class_of(parent, find_qualification(pack, other));
            parent[static_cast<std::size_t>(std::max(a, b))] = std::min(a, b);
        }
    for (std::size_t i = 0; i < parent.size(); ++i) parent[i] = class_of(parent, static_cast<int>(i));
    return parent;
}

int depth_of(CompiledPack const& compiled, int category) {
    int depth = 0;
    for (int c = category; c != none; c = compiled.categories[static_cast<std::size_t>(c)].parent) ++depth;
    return depth;
}

Period finest_above(CompiledPack const& compiled, int category) {
    Period finest = Period::Life;
    for (int c = category; c != none; c = compiled.categories[static_cast<std::size_t>(c)].parent) {
        Range const caps = compiled.categories[static_cast<std::size_t>(c)].caps;
        for (int i = caps.first; i < caps.first + caps.count; ++i)
            finest = std::min(finest, compiled.category_caps[static_cast<std::size_t>(i)].per);
    }
    return finest;
}

} // namespace

int find_type(Pack const& pack, std::string_view id) { return find_id(pack.claims, id); }
int find_qualification(Pack const& pack, std::string_view id) { return find_id(pack.qualifications, id); }
int find_category(Pack const& pack, std::string_view id) { return find_id(pack.categories, id); }
int find_award(Pack const& pack, std::string_view id) { return find_id(pack.awards, id); }
int find_cap(Pack const& pack, std::string_view id) { return find_id(pack.caps, id); }
int find_gate(Pack const& pack, std::string_view id) { return find_id(pack.gates, id); }
int find_step(Pack const& pack, std::string_view id) { return find_id(pack.steps, id); }

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

std::int64_t whole_quanta(CompiledPack const& compiled, Number const& points) {
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
        type.period = row.period;
        type.catalogue = row.catalogue;
        type.by_reviewer = row.by_reviewer;
        type.within_months = row.within_months.value_or(0);
        type.field_count = static_cast<int>(row.fields.size());
        compile_weight(row, type);
        compiled.weight_one = std::lcm(compiled.weight_one, weight_denominator(type));
        compiled.types.push_back(type);
    }
    bool const by_day = compiled.pack.header.time == Header::Time::Days;
    compiled.duration_denominator = compiled.weight_one * (by_day ? 31 : 1);
}

void compile_qualifications(CompiledPack& compiled) {
    Pack const& pack = compiled.pack;
    compiled.qualification_class = qualification_classes(pack);
    for (Qualification const& row : pack.qualifications)
        for (auto const& [name, value] : row.values)
            if (std::ranges::find(compiled.value_names, name) == compiled.value_names.end())
                compiled.value_names.push_back(name);
    for (Qualification const& row : pack.qualifications) {
        std::vector<Number> values(compiled.value_names.size());
        Number rank;
        for (auto const& [name, value] : row.values) {
            auto const at = std::ranges::find(compiled.value_names, name) - compiled.value_names.begin();
            values[static_cast<std::size_t>(at)] = value;
            rank = reduced(rank.numerator * value.denominator + value.numerator * rank.denominator,
                           rank.denominator * value.denominator);
        }
        compiled.qualification_values.push_back(std::move(values));
        compiled.qualification_rank.push_back(rank);
    }
}

void compile_categories(CompiledPack& compiled) {
    Pack const& pack = compiled.pack;
    for (std::size_t i = 0; i < pack.categories.size(); ++i) {
        CompiledCategory category;
        if (pack.categories[i].in) category.parent = find_category(pack, *pack.categories[i].in);
        category.caps.first = static_cast<int>(compiled.category_caps.size());
        for (std::size_t k = 0; k < pack.caps.size(); ++k)
            if (pack.caps[k].on == pack.categories[i].id)
                compiled.category_caps.push_back(
                    {pack.caps[k].per, whole_quanta(compiled, pack.caps[k].max), static_cast<int>(k)});
        category.caps.count = static_cast<int>(compiled.category_caps.size()) - category.caps.first;
        std::ranges::sort(compiled.category_caps.begin() + category.caps.first, compiled.category_caps.end(), {},
                          &CompiledCap::per);
        compiled.categories.push_back(category);
        compiled.category_order.push_back(static_cast<int>(i));
    }
    std::ranges::stable_sort(compiled.category_order, std::ranges::greater{},
                             [&](int category) { return depth_of(compiled, category); });
    for (std::size_t i = 0; i < compiled.categories.size(); ++i) {
        compiled.categories[i].finest_above = finest_above(compiled, static_cast<int>(i));
        compiled.finest_cap = std::min(compiled.finest_cap, compiled.categories[i].finest_above);
    }
}

CompiledPack compile(Pack pack, std::string sha256) {
    CompiledPack compiled;
    compiled.pack = std::move(pack);
    compiled.sha256 = std::move(sha256);
    compiled.scope = compiled.pack.header.cycle ? Period::Cycle : Period::Life;
    compile_types(compiled);
    compile_qualifications(compiled);
    compile_categories(compiled);
    compile_awards(compiled);
    compile_gates(compiled);
    compile_steps(compiled);
    compile_levels(compiled);
    return compiled;
}

} // namespace accrue::rules
