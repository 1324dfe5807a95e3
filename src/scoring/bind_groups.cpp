#include "scoring/bind_groups.h"

#include <array>
#include <charconv>
#include <unordered_map>

#include "domain/text.h"
#include "rules/field_value.h"
#include "scoring/cycle.h"

namespace accrue::scoring {
namespace {

using rules::CompiledPack;
using rules::none;

// Keys are made for every claim, so they are put together without a format.

void append_number(std::string& key, std::int64_t number) {
    std::array<char, 24> digits{};
    key.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

// The day, year or cycle within which claims are duplicates; empty for the whole life.
void append_cell(std::string& key, CompiledPack const& pack, BoundApplication const& bound,
                 std::optional<rules::Period> per, Date when) {
    rules::Period const period = per.value_or(rules::Period::Life);
    if (period == rules::Period::Day) append_number(key, when.days);
    if (period == rules::Period::Year || period == rules::Period::Cycle)
        append_number(key, cycle_number(pack, bound, when));
    if (period != rules::Period::Year) return;
    key += '/';
    append_number(key, year_number(pack, bound, when));
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
    if (value != rules::absent) return std::to_string(value);
    return is_number(field) ? "0" : "";
}

// What a claim's duplicates have in common with it, as text; empty: it has none. Each part says how long it is, so that
// no text can be read as two.
std::string once_key(CompiledPack const& pack, BoundApplication const& bound, int rule, Claim const& claim,
                     BoundClaim const& place) {
    rules::ClaimType const& type = pack.pack.claims[static_cast<std::size_t>(rule)];
    std::string key = "once " + type.id + ' ';
    append_cell(key, pack, bound, type.once->per, place.when);
    auto const add = [&](std::string_view part) {
        key += ' ';
        append_number(key, static_cast<std::int64_t>(part.size()));
        key += ':';
        key += part;
    };
    auto const add_text = [&](std::optional<std::string> const& text) { add(text ? comparison_key(*text) : ""); };
    auto const add_date = [&](std::optional<Date> date) {
        key += ' ';
        if (date) append_number(key, date->days);
    };
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

} // namespace

// What a claim shares with its duplicates is its class of qualifications or else its once key: a type of a catalogue has
// none.
void find_groups(CompiledPack const& pack, Application const& application, BoundApplication& bound) {
    std::unordered_map<int, std::size_t> first_of_class;
    std::unordered_map<std::string, std::size_t> first_of_key;
    auto const join = [&](std::size_t first, std::size_t claim) {
        if (first == claim) return;
        int& group = bound.claims[first].group;
        if (group == none) group = bound.group_count++;
        bound.claims[claim].group = group;
    };
    for (std::size_t i = 0; i < bound.claims.size(); ++i) {
        BoundClaim const& claim = bound.claims[i];
        if (claim.type == none || claim.barred != Unused::No) continue;
        if (claim.qualification != none) {
            int const row = pack.qualification_class[static_cast<std::size_t>(claim.qualification)];
            join(first_of_class.emplace(row, i).first->second, i);
        } else if (int const rule = pack.types[static_cast<std::size_t>(claim.type)].once_type; rule != none) {
            std::string key = once_key(pack, bound, rule, application.claims[i], claim);
            join(first_of_key.emplace(std::move(key), i).first->second, i);
        }
    }
}

} // namespace accrue::scoring
