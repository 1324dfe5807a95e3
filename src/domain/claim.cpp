#include "domain/claim.h"

#include <algorithm>

namespace accrue {

std::string_view to_text(Basis basis) { return basis_words.at(static_cast<std::size_t>(basis)); }

std::optional<Basis> parse_basis(std::string_view text) {
    auto const found = std::ranges::find_if(all_bases, [&](Basis b) { return to_text(b) == text; });
    return found == all_bases.end() ? std::nullopt : std::optional(*found);
}

std::string to_text(FieldValue const& value) {
    if (auto const* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
    if (auto const* number = std::get_if<Number>(&value)) return to_text(*number);
    return std::get<std::string>(value);
}

Basis effective_basis(Claim const& claim) {
    return claim.basis.value_or(claim.evidence.empty() ? Basis::Claimed : Basis::Evidenced);
}

FieldValue const* find_field(Claim const& claim, std::string_view name) {
    auto const found = std::ranges::find_if(claim.fields, [&](auto const& field) { return field.first == name; });
    return found == claim.fields.end() ? nullptr : &found->second;
}

void set_field(Claim& claim, std::string_view name, FieldValue value) {
    auto const found = std::ranges::find_if(claim.fields, [&](auto const& field) { return field.first == name; });
    if (found != claim.fields.end())
        found->second = std::move(value);
    else
        claim.fields.emplace_back(std::string(name), std::move(value));
}

} // namespace accrue
