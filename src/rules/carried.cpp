#include "rules/carried.h"

#include <algorithm>

#include "domain/counted_word.h"
#include "domain/texts.h"

namespace accrue::rules {
namespace {

constexpr std::int64_t most_points = 1'000'000;
constexpr std::string_view heading = to_translate("From the cycle before");

void add_once(std::vector<std::string>& list, std::string const& id) {
    if (std::ranges::find(list, id) == list.end()) list.push_back(id);
}

Field choice_field(std::string_view name, std::vector<std::string> options, std::string_view title) {
    Field field;
    field.name = name;
    field.kind = Field::Kind::Enum;
    field.options = std::move(options);
    field.title = title;
    return field;
}

Field points_field(Pack const& pack) {
    Field field;
    field.name = carried_points;
    field.kind = Field::Kind::Decimal;
    field.high = {most_points, 1};
    field.title = tr("How many¦points");
    field.unit = counted_word(pack.header.point_name, false);
    return field;
}

Field years_field() {
    Field field;
    field.name = carried_years;
    field.kind = Field::Kind::Int;
    field.high = {100, 1};
    field.title = tr("Years since they were first carried over");
    field.optional = true;
    return field;
}

bool has_type(Pack const& pack, std::string_view id) {
    return std::ranges::find(pack.claims, id, &ClaimType::id) != pack.claims.end();
}

void add_carried(Pack& pack) {
    if (has_type(pack, carried_type)) return;
    std::vector<std::string> const categories = receivers(pack);
    ClaimType type;
    type.id = carried_type;
    type.title = tr("Carried over from before");
    type.group = tr(heading);
    type.fields = {choice_field(carried_into, categories, tr("Where it counts")), points_field(pack)};
    if (std::ranges::any_of(pack.carries, [](Carry const& row) { return row.life_years.has_value(); }))
        type.fields.push_back(years_field());
    pack.claims.push_back(std::move(type));
    for (std::string const& category : categories) {
        auto const row = std::ranges::find(pack.carries, category, &receiver);
        Award award;
        award.id = std::string(carried_type) + ":" + category; // no author can write this id
        award.title = tr("Carried over");
        award.claim = carried_type;
        award.into = category;
        award.when = {{Condition::Options{std::string(carried_into), {category}}}};
        award.formula = PerQuantity{std::string(carried_points), {1, 1}};
        award.round = Rounding{std::nullopt, Rounding::Direction::Nearest}; // a third has no exact decimal
        award.clause = row->clause;
        award.line = row->line;
        pack.awards.push_back(std::move(award));
    }
}

void add_owed(Pack& pack) {
    std::vector<std::string> gates = gates_with_debt(pack);
    if (gates.empty() || has_type(pack, owed_type)) return;
    ClaimType type;
    type.id = owed_type;
    type.title = tr("Owed from before");
    type.group = tr(heading);
    type.fields = {choice_field(owed_gate, std::move(gates), tr("What it is owed for")), points_field(pack)};
    pack.claims.push_back(std::move(type));
}

} // namespace

std::vector<std::string> receivers(Pack const& pack) {
    std::vector<std::string> categories;
    for (Carry const& row : pack.carries) add_once(categories, receiver(row));
    return categories;
}

std::vector<std::string> gates_with_debt(Pack const& pack) {
    std::vector<std::string> gates;
    for (Carry const& row : pack.carries)
        if (row.settles_debt) add_once(gates, row.above);
    return gates;
}

Pack with_carried_rows(Pack pack) {
    if (pack.carries.empty()) return pack;
    add_carried(pack);
    add_owed(pack);
    return pack;
}

Pack as_written(Pack pack) {
    if (pack.carries.empty()) return pack;
    std::erase_if(pack.claims, [](ClaimType const& type) { return type.id == carried_type || type.id == owed_type; });
    std::erase_if(pack.awards, [](Award const& award) { return award.claim == carried_type; });
    return pack;
}

} // namespace accrue::rules
