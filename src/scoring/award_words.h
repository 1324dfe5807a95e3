// Words for what an award does, whatever the claim: shared by explanations and the handbook.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/compiled.h"

namespace accrue::scoring {

// What an award or a band looks up: a field's title, "months", a qualification's value.
[[nodiscard]] std::string quantity_name(rules::ClaimType const& type, std::string_view name);

// What stands on an axis of a table: "Hours" of a claim of `claim_type`, for which the table is looked up (empty: none);
// of all claims "months of Job", "the largest Hours of Conference", "the sum of all Hours of Conference".
[[nodiscard]] std::string axis_name(rules::CompiledPack const& pack, std::string_view claim_type,
                                    std::string const& axis);

// "2 points for each year", "25 points for every 3 months", "1 point for each of: Pages"
[[nodiscard]] std::string rate_text(rules::CompiledPack const& pack, rules::ClaimType const& type,
                                    rules::PerQuantity const& rate);
// "by Mark: from 2 on 0.5 points; from 50 on 1 point"
[[nodiscard]] std::string bands_text(rules::CompiledPack const& pack, rules::ClaimType const& type,
                                     rules::Banded const& banded);
// What is done to the quantity before the formula: a sentence each.
[[nodiscard]] std::vector<std::string> input_texts(rules::ClaimType const& type, rules::Award const& award);
// "in order of time among those with an equal Topic: times 2, then times 0".
[[nodiscard]] std::string occurrence_text(rules::ClaimType const& type, rules::Occurrence const& occurrence);
// What stands at a row or a column of a table whose axis is this: "Degree: bachelor", "years of Job: from 3 on". `from`: the
// number from which it holds, or the place of the option.
[[nodiscard]] std::string place_text(rules::CompiledPack const& pack, std::string_view claim_type,
                                     std::string const& axis, Number const& from);

} // namespace accrue::scoring
