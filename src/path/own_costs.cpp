#include "path/own_costs.h"

#include <algorithm>
#include <string>

#include "rules/field_value.h"

namespace accrue::path {
namespace {

std::optional<rules::Cost> with_own(std::optional<rules::Cost> const& pack, std::string const& id,
                                    std::vector<OwnCost> const& own) {
    auto const given = std::ranges::find(own, id, &OwnCost::of);
    if (given == own.end()) return pack;
    rules::Cost cost = pack.value_or(rules::Cost{});
    if (given->money) cost.money = given->money;
    if (given->hours) cost.hours = given->hours;
    if (given->months) cost.months = given->months;
    return cost;
}

} // namespace

std::optional<std::string> unit_of_cost(rules::ClaimType const& row) {
    if (row.cost) return row.cost->field;
    auto const number = std::ranges::find_if(row.fields, [](rules::Field const& field) {
        return rules::is_number(field) && !field.optional && !field.derived;
    });
    return number == row.fields.end() ? std::nullopt : std::optional(number->name);
}

std::optional<rules::Cost> cost_of(rules::Qualification const& row, std::vector<OwnCost> const& own) {
    return with_own(row.cost, row.id, own);
}

std::optional<rules::ClaimCost> cost_of(rules::ClaimType const& row, std::vector<OwnCost> const& own) {
    std::optional<rules::Cost> const pack = row.cost ? std::optional(row.cost->cost) : std::nullopt;
    std::optional<rules::Cost> const cost = with_own(pack, row.id, own);
    if (!cost) return std::nullopt;
    return rules::ClaimCost{unit_of_cost(row), *cost};
}

} // namespace accrue::path
