#include "scoring/rulings.h"

#include <algorithm>

#include <fmt/format.h>

#include "domain/text.h"

namespace accrue::scoring {
namespace {

// What is wrong with the ruling, or empty after it took effect.
std::string reduce(Claim& claim, Ruling const& ruling) {
    if (ruling.field == "to") {
        auto const* date = std::get_if<Date>(&ruling.to);
        if (date == nullptr) return "it reduces 'to' and gives no date";
        if (claim.to && *date > *claim.to) return "it would make the period longer";
        claim.to = *date;
        return {};
    }
    FieldValue const* value = ruling.field ? find_field(claim, *ruling.field) : nullptr;
    auto const* old = value ? std::get_if<Number>(value) : nullptr;
    auto const* number = std::get_if<Number>(&ruling.to);
    if (old == nullptr || number == nullptr) return "it reduces something that is no number of this claim";
    if (*number > *old) return "it would make the number larger";
    set_field(claim, *ruling.field, *number);
    return {};
}

std::string map(rules::CompiledPack const& pack, Claim& claim, Ruling const& ruling) {
    auto const* id = std::get_if<std::string>(&ruling.to);
    if (id == nullptr || rules::find_qualification(pack.pack, *id) == rules::none)
        return "it maps to a qualification that the catalogue does not have";
    claim.qualification = *id;
    return {};
}

std::string apply_to_claim(rules::CompiledPack const& pack, Ruling const& ruling, Ruled& ruled) {
    auto const found = std::ranges::find(ruled.application.claims, ruling.claim, &Claim::id);
    if (found == ruled.application.claims.end()) return fmt::format("there is no claim '{}'", shortened(ruling.claim));
    switch (ruling.verdict) {
    case Ruling::Verdict::Allow: found->basis = Basis::Verified; return {};
    case Ruling::Verdict::Reduce: return reduce(*found, ruling);
    case Ruling::Verdict::Map: return map(pack, *found, ruling);
    case Ruling::Verdict::Refuse:
        ruled.refused.push_back(static_cast<int>(found - ruled.application.claims.begin()));
        return {};
    case Ruling::Verdict::Waive: break;
    }
    return {};
}

} // namespace

Ruled apply_rulings(rules::CompiledPack const& pack, Application const& application, std::string const& file,
                    BoundApplication& bound) {
    Ruled ruled{application, {}};
    bound.waived.assign(pack.gates.size(), 0);
    for (std::size_t i = 0; i < application.rulings.size(); ++i) {
        Ruling const& ruling = application.rulings[i];
        std::string wrong;
        if (ruling.verdict == Ruling::Verdict::Waive) {
            int const gate = rules::find_gate(pack.pack, ruling.gate);
            if (gate == rules::none)
                wrong = fmt::format("there is no gate '{}'", shortened(ruling.gate));
            else
                bound.waived[static_cast<std::size_t>(gate)] = 1;
        } else {
            wrong = apply_to_claim(pack, ruling, ruled);
        }
        if (!wrong.empty())
            bound.problems.push_back({"A213", Place{file, 0, 0, fmt::format("/rulings/{}", i)},
                                      fmt::format("this ruling has no effect: {}", wrong), "correct or remove it"});
    }
    return ruled;
}

} // namespace accrue::scoring
