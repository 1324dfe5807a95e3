#include "rules/check_index.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "domain/text.h"

namespace accrue::rules {
namespace {

void index_qualifications(Index& index) {
    for (std::size_t i = 0; i < index.pack.qualifications.size(); ++i) {
        Qualification const& row = index.pack.qualifications[i];
        index.qualifications.add(row.id, i);
        for (std::string const& tag : row.tags) index.tags.add(tag, i);
        for (auto const& [name, value] : row.values) {
            index.values.add(name, i);
            std::int64_t& unit = index.value_units.try_emplace(name, 1).first->second;
            unit = common_denominator(unit, value.denominator);
        }
    }
}

void order_categories(Index& index) {
    auto const& rows = index.pack.categories;
    std::vector<std::vector<std::size_t>> children(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        index.parents.push_back(rows[i].in ? index.categories.find(*rows[i].in) : std::nullopt);
        if (index.parents[i])
            children[*index.parents[i]].push_back(i);
        else
            index.parents_first.push_back(i);
    }
    for (std::size_t done = 0; done < index.parents_first.size(); ++done) {
        auto const& below = children[index.parents_first[done]];
        index.parents_first.insert(index.parents_first.end(), below.begin(), below.end());
    }
}

} // namespace

std::int64_t common_denominator(std::int64_t a, std::int64_t b) {
    if (a == 0 || b == 0 || a > finest_value || b > finest_value) return 0;
    std::int64_t const both = std::lcm(a, b);
    return both > finest_value ? 0 : both;
}

void Names::add(std::string_view name, std::size_t row) {
    if (rows_.try_emplace(name, row).second) all_.push_back(name);
}

std::optional<std::size_t> Names::find(std::string_view name) const {
    auto const found = rows_.find(name);
    return found == rows_.end() ? std::nullopt : std::optional(found->second);
}

Index::Index(Pack const& checked) : pack(checked) {
    for (std::size_t i = 0; i < pack.levels.size(); ++i) levels.add(pack.levels[i].code, i);
    for (std::size_t i = 0; i < pack.statuses.size(); ++i) statuses.add(pack.statuses[i].id, i);
    for (std::size_t i = 0; i < pack.claims.size(); ++i) claims.add(pack.claims[i].id, i);
    index_qualifications(*this);
    for (std::size_t i = 0; i < pack.categories.size(); ++i) categories.add(pack.categories[i].id, i);
    for (std::size_t i = 0; i < pack.awards.size(); ++i) awards.add(pack.awards[i].id, i);
    for (std::size_t i = 0; i < pack.caps.size(); ++i) caps.add(pack.caps[i].id, i);
    for (std::size_t i = 0; i < pack.gates.size(); ++i) gates.add(pack.gates[i].id, i);
    for (std::size_t i = 0; i < pack.steps.size(); ++i) steps.add(pack.steps[i].id, i);
    for (std::size_t i = 0; i < pack.tables.size(); ++i) tables.add(pack.tables[i].id, i);
    for (std::size_t i = 0; i < pack.clauses.size(); ++i) clauses.add(pack.clauses[i].code, i);
    for (std::size_t i = 0; i < pack.examples.size(); ++i) examples.add(pack.examples[i].name, i);
    order_categories(*this);
    if (pack.header.cycle) scope = Period::Cycle;
}

bool lies_inside(Index const& index, std::size_t category, std::size_t around) {
    std::size_t steps = 0; // categories may still lie inside themselves
    for (std::optional<std::size_t> at = category; at && steps <= index.parents.size();
         at = index.parents[*at], ++steps)
        if (*at == around) return true;
    return false;
}

std::optional<std::size_t> refer(Names const& names, std::string_view name, Path const& at, Findings& findings) {
    auto const row = names.find(name);
    if (!row)
        findings.error(names.unknown(), at, fmt::format("there is no {} '{}'", names.noun(), shortened(name)),
                       findings.instead_of(name, names.all()));
    return row;
}

Field const* field_of(ClaimType const& type, std::string_view name) {
    auto const found = std::ranges::find(type.fields, name, &Field::name);
    return found == type.fields.end() ? nullptr : &*found;
}

Field const* refer_field(ClaimType const& type, std::string_view name, Path const& at, Findings& findings) {
    Field const* field = field_of(type, name);
    if (field == nullptr) {
        std::vector<std::string_view> known;
        for (Field const& each : type.fields) known.emplace_back(each.name);
        findings.error("E212", at, fmt::format("the claim type '{}' has no field '{}'", type.id, shortened(name)),
                       findings.instead_of(name, known));
    }
    return field;
}

std::vector<std::string> const* members_of(Gate const& gate) {
    if (auto const* all = std::get_if<AllOf>(&gate.kind)) return &all->gates;
    if (auto const* any = std::get_if<AnyOf>(&gate.kind)) return &any->gates;
    if (auto const* some = std::get_if<AtLeastOf>(&gate.kind)) return &some->gates;
    return nullptr;
}

std::string_view members_key(Gate const& gate) {
    if (std::holds_alternative<AllOf>(gate.kind)) return "all";
    return std::holds_alternative<AnyOf>(gate.kind) ? "any" : "of";
}

} // namespace accrue::rules
