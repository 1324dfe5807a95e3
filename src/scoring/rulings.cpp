#include "scoring/rulings.h"

#include <algorithm>

#include <fmt/format.h>

#include "domain/day_words.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "rules/field_value.h"

namespace accrue::scoring {
namespace {

// What is wrong with a ruling, in words; empty after it took effect. A ruling never makes a claim one that does not bind.

std::string shorten_period(rules::ClaimType const& type, Claim& claim, Ruling const& ruling) {
    auto const* date = std::get_if<Date>(&ruling.to);
    if (!type.period) return say("'{}' lasts for no time that could be shortened", type.title);
    if (date == nullptr) return std::string(tr("it reduces 'to' and gives no date"));
    if (claim.to && *date > *claim.to) return std::string(tr("it would make the period longer"));
    if (claim.from && *date < *claim.from)
        return say("the period begins on {}, after the new end", short_day(*claim.from));
    claim.to = *date;
    return {};
}

std::string reduce(rules::ClaimType const& type, Claim& claim, Ruling const& ruling) {
    if (ruling.field == "to") return shorten_period(type, claim, ruling);
    int const index = ruling.field ? rules::find_field(type, *ruling.field) : rules::none;
    FieldValue const* value = index == rules::none ? nullptr : find_field(claim, *ruling.field);
    auto const* old = value ? std::get_if<Number>(value) : nullptr;
    auto const* number = std::get_if<Number>(&ruling.to);
    if (old == nullptr || number == nullptr)
        return std::string(tr("it reduces something that is no number of this claim"));
    if (*number > *old) return std::string(tr("it would make the number larger"));
    rules::Field const& field = type.fields[static_cast<std::size_t>(index)];
    switch (rules::misfit(field, *number)) {
    case rules::Misfit::None: set_field(claim, *ruling.field, *number); return {};
    case rules::Misfit::Range:
        return say("{} is not from {} to {}, as '{}' must be", number_words(*number), number_words(field.low),
                   number_words(field.high), *ruling.field);
    default: return say("{} is no number that '{}' can have", number_words(*number), *ruling.field);
    }
}

std::string map(rules::CompiledPack const& pack, rules::ClaimType const& type, Claim& claim, Ruling const& ruling) {
    auto const* id = std::get_if<std::string>(&ruling.to);
    if (!type.catalogue || !claim.qualification) return std::string(tr("this claim names no qualification"));
    if (rules::find_qualification(pack, *claim.qualification) != rules::none)
        return std::string(tr("the qualification of this claim is in the catalogue"));
    if (id == nullptr || rules::find_qualification(pack, *id) == rules::none)
        return std::string(tr("it maps to a qualification that the catalogue does not have"));
    claim.qualification = *id;
    return {};
}

std::string change(rules::CompiledPack const& pack, Claim& claim, Ruling const& ruling) {
    int const type = rules::find_type(pack, claim.type);
    if (type == rules::none) return say("the rules have no claim type '{}'", shortened(claim.type));
    rules::ClaimType const& row = pack.pack.claims[static_cast<std::size_t>(type)];
    return ruling.verdict == Ruling::Verdict::Map ? map(pack, row, claim, ruling) : reduce(row, claim, ruling);
}

// REQUIRES: ruled.changed.
std::string apply_to_claim(rules::CompiledPack const& pack, Ruling const& ruling, Ruled& ruled) {
    auto const found = std::ranges::find(ruled.changed->claims, ruling.claim, &Claim::id);
    if (found == ruled.changed->claims.end()) return say("there is no claim '{}'", shortened(ruling.claim));
    switch (ruling.verdict) {
    case Ruling::Verdict::Allow: found->basis = Basis::Verified; return {};
    case Ruling::Verdict::Reduce:
    case Ruling::Verdict::Map: return change(pack, *found, ruling);
    case Ruling::Verdict::Refuse:
        ruled.refused.push_back(static_cast<int>(found - ruled.changed->claims.begin()));
        return {};
    case Ruling::Verdict::Waive: break;
    }
    return {};
}

} // namespace

Ruled apply_rulings(rules::CompiledPack const& pack, Application const& application, std::string const& file,
                    BoundApplication& bound) {
    Ruled ruled;
    bound.waived.assign(pack.gates.size(), 0);
    for (std::size_t i = 0; i < application.rulings.size(); ++i) {
        Ruling const& ruling = application.rulings[i];
        std::string wrong;
        if (ruling.verdict == Ruling::Verdict::Waive) {
            int const gate = rules::find_gate(pack, ruling.gate);
            if (gate == rules::none)
                wrong = say("there is no gate '{}'", shortened(ruling.gate));
            else
                bound.waived[static_cast<std::size_t>(gate)] = 1;
        } else {
            if (!ruled.changed) ruled.changed = application;
            wrong = apply_to_claim(pack, ruling, ruled);
        }
        if (!wrong.empty())
            bound.problems.push_back({"A213", Place{file, 0, 0, fmt::format("/rulings/{}", i)},
                                      say("this ruling has no effect: {}", wrong),
                                      std::string(tr("correct or remove it"))});
    }
    return ruled;
}

} // namespace accrue::scoring
