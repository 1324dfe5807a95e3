#include "scoring/bind_groups.h"

#include <unordered_map>

#include <fmt/format.h>

#include "domain/text.h"
#include "rules/field_value.h"
#include "scoring/cycle.h"

namespace accrue::scoring {
namespace {

using rules::CompiledPack;
using rules::none;

// The day, year or cycle within which claims are duplicates; empty for the whole life.
std::string cell_text(CompiledPack const& pack, BoundApplication const& bound, std::optional<rules::Period> per,
                      Date when) {
    switch (per.value_or(rules::Period::Life)) {
    case rules::Period::Day: return to_text(when);
    case rules::Period::Year:
        return fmt::format("{}/{}", cycle_number(pack, bound, when), year_number(pack, bound, when));
    case rules::Period::Cycle: return fmt::format("{}", cycle_number(pack, bound, when));
    case rules::Period::Life: break;
    }
    return {};
}

// A field as it is compared: text trimmed and without case, a number that is left out as 0.
std::string field_key(CompiledPack const& pack, BoundApplication const& bound, Claim const& claim,
                      BoundClaim const& place, std::string const& name) {
    rules::ClaimType const& type = pack.pack.claims[static_cast<std::size_t>(place.type)];
    int const index = rules::find_field(type, name);
    rules::Field const& field = type.fields[static_cast<std::size_t>(index)];
    if (field.kind == rules::Field::Kind::Text) {
        FieldValue const* value = find_field(claim, name);
        return value ? comparison_key(to_text(*value)) : std::string();
    }
    std::int64_t const value = bound.values[static_cast<std::size_t>(place.values + index)];
    if (value != rules::absent) return fmt::format("{}", value);
    return is_number(field) ? "0" : "";
}

// What a claim's duplicates have in common with it, as text; empty: it has none. Each part says how long it is, so that
// no text can be read as two.
std::string once_key(CompiledPack const& pack, BoundApplication const& bound, int rule, Claim const& claim,
                     BoundClaim const& place) {
    rules::ClaimType const& type = pack.pack.claims[static_cast<std::size_t>(rule)];
    std::string key = fmt::format("once {} {}", type.id, cell_text(pack, bound, type.once->per, place.when));
    auto const add = [&](std::string const& part) { key += fmt::format(" {}:{}", part.size(), part); };
    auto const add_text = [&](std::optional<std::string> const& text) { add(text ? comparison_key(*text) : ""); };
    auto const add_date = [&](std::optional<Date> date) { add(date ? to_text(*date) : ""); };
    for (std::string const& by : type.once->by) {
        if (by == "title")
            add_text(claim.title);
        else if (by == "organisation")
            add_text(claim.organisation);
        else if (by == "note")
            add_text(claim.note);
        else if (by == "on")
            add_date(claim.on);
        else if (by == "from")
            add_date(claim.from);
        else if (by == "to")
            add_date(claim.to);
        else
            add(field_key(pack, bound, claim, place, by));
    }
    return key;
}

// What a claim shares with its duplicates: its class of qualifications, or else its once key (a type of a catalogue has
// none). Empty: it has no duplicates.
std::string group_key(CompiledPack const& pack, Application const& application, BoundApplication const& bound,
                      std::size_t i) {
    BoundClaim const& claim = bound.claims[i];
    if (claim.type == none || claim.barred != Unused::No) return {};
    if (claim.qualification != none)
        return fmt::format("class {}", pack.qualification_class[static_cast<std::size_t>(claim.qualification)]);
    int const rule = pack.types[static_cast<std::size_t>(claim.type)].once_type;
    return rule == none ? std::string() : once_key(pack, bound, rule, application.claims[i], claim);
}

} // namespace

void find_groups(CompiledPack const& pack, Application const& application, BoundApplication& bound) {
    std::unordered_map<std::string, std::size_t> first_of_key;
    for (std::size_t i = 0; i < bound.claims.size(); ++i) {
        std::string key = group_key(pack, application, bound, i);
        if (key.empty()) continue;
        auto const [first, is_new] = first_of_key.emplace(std::move(key), i);
        if (is_new) continue;
        int& group = bound.claims[first->second].group;
        if (group == none) group = bound.group_count++;
        bound.claims[i].group = group;
    }
}

} // namespace accrue::scoring
