// What things cost one person: the pack's costs, and in place of each number that she has given one of her own, hers. What the
// pack has no cost for can be planned as soon as she has given one.
#pragma once

#include <optional>
#include <vector>

#include "domain/application.h"
#include "rules/pack.h"

namespace accrue::path {

// The field of which a cost of the type is for one unit each: the pack's, or where the pack has no cost the first number that an
// entry needs. None: a cost is of one entry.
[[nodiscard]] std::optional<std::string> unit_of_cost(rules::ClaimType const& row);

// nullopt: nobody knows what it costs, so that no plan has it.
[[nodiscard]] std::optional<rules::Cost> cost_of(rules::Qualification const& row, std::vector<OwnCost> const& own);
[[nodiscard]] std::optional<rules::ClaimCost> cost_of(rules::ClaimType const& row, std::vector<OwnCost> const& own);

} // namespace accrue::path
