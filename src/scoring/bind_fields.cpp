#include "scoring/bind_fields.h"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "domain/day_words.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "rules/field_value.h"

namespace accrue::scoring {
namespace {

using rules::Field;
using rules::Misfit;

std::string name_of(Field const& field) { return field.title.value_or(field.name); }

// What to write into the field.
std::string remedy_of(Field const& field) {
    std::string const unit = field.unit ? " " + *field.unit : "";
    std::string const low = number_words(field.low);
    std::string const high = number_words(field.high);
    switch (field.kind) {
    case Field::Kind::Int: return say("write a whole number from {} to {}{}", low, high, unit);
    case Field::Kind::Decimal: return say("write a number from {} to {}{}", low, high, unit);
    case Field::Kind::Enum: return say("write one of {}", fmt::join(field.options, ", "));
    case Field::Kind::Bool: return std::string(tr("write true or false"));
    case Field::Kind::Text: return say("write text of at most {} characters", field.max_length);
    }
    return {};
}

std::string no_fit(std::string const& text, FieldValue const& value, std::string const& name) {
    if (std::holds_alternative<bool>(value)) return say("'{}' is a yes or no, which does not fit '{}'", text, name);
    return std::holds_alternative<Number>(value) ? say("'{}' is a number, which does not fit '{}'", text, name)
                                                 : say("'{}' is text, which does not fit '{}'", text, name);
}

Problem problem_of(Field const& field, FieldValue const& value, Misfit misfit) {
    std::string const name = name_of(field);
    auto const* const number = std::get_if<Number>(&value);
    std::string const text = number == nullptr ? to_text(value) : number_words(*number);
    std::string write = remedy_of(field);
    switch (misfit) {
    case Misfit::None: break;
    case Misfit::Kind: return {"A203", {}, no_fit(shortened(text), value, name), write};
    case Misfit::NotWhole: return {"A203", {}, say("{} is {}, and only whole numbers count", name, text), write};
    case Misfit::TooFine:
        return {"A203", {}, say("{} is {}, which is no decimal with up to 4 places", name, text), write};
    case Misfit::Range: return {"A204", {}, say("{} is {}, outside what is allowed", name, text), write};
    case Misfit::Option: {
        std::string const near = suggestion(text, field.options);
        return {"A205", {}, say("'{}' is no choice of '{}'", shortened(text), name), near.empty() ? write : near};
    }
    case Misfit::TooLong:
        return {"A214",
                {},
                say("{} has {} characters, and {} are allowed", name, character_count(text), field.max_length),
                std::string(tr("shorten it"))};
    }
    return {};
}

// REQUIRES: the value fits the field.
std::int64_t bound_value(Field const& field, FieldValue const& value) {
    if (auto const* number = std::get_if<Number>(&value))
        return number->numerator * (ten_thousand / number->denominator);
    if (auto const* flag = std::get_if<bool>(&value)) return *flag ? 1 : 0;
    if (field.kind == Field::Kind::Text) return 1;
    return std::ranges::find(field.options, std::get<std::string>(value)) - field.options.begin();
}

// `above` has the values of the fields above the derived one, in which one that is left out is 0.
std::int64_t value_of(rules::ClaimType const& type, rules::Derived const& derived,
                      std::span<std::int64_t const> above) {
    std::vector<std::int64_t> values;
    for (std::string const& name : derived.fields) {
        std::int64_t const value = above[static_cast<std::size_t>(rules::find_field(type, name))];
        values.push_back(value == rules::absent ? 0 : value);
    }
    return rules::derived_value(derived.by, values);
}

} // namespace

Place ClaimPlace::at(std::string_view key) const {
    return {file, 0, 0, fmt::format("/claims/{}{}{}", claim, key.empty() ? "" : "/", key)};
}

bool bind_fields(rules::ClaimType const& type, Claim const& claim, ClaimPlace const& place,
                 std::vector<std::int64_t>& values, Problems& problems) {
    std::size_t const before = problems.size();
    std::size_t const first = values.size();
    for (Field const& field : type.fields) {
        FieldValue const* value = find_field(claim, field.name);
        if (field.derived) {
            if (value)
                problems.push_back({"A202", place.at(field.name),
                                    say("{} is worked out from other fields", name_of(field)),
                                    std::string(tr("leave it out"))});
            values.push_back(value_of(type, *field.derived, std::span(values).subspan(first)));
            continue;
        }
        values.push_back(rules::absent);
        if (value == nullptr) {
            if (!field.optional)
                problems.push_back({"A206", place.at(field.name),
                                    say("'{}' is missing in {}", name_of(field), type.title), remedy_of(field)});
            continue;
        }
        if (Misfit const misfit = rules::misfit(field, *value); misfit != Misfit::None) {
            problems.push_back(problem_of(field, *value, misfit));
            problems.back().where = place.at(field.name);
        } else {
            values.back() = bound_value(field, *value);
        }
    }
    for (auto const& [name, value] : claim.fields) {
        if (rules::find_field(type, name) != rules::none) continue;
        std::vector<std::string_view> known(reserved_claim_keys.begin(), reserved_claim_keys.end());
        for (Field const& field : type.fields)
            if (!field.derived) known.push_back(field.name);
        problems.push_back({"A202", place.at(name), say("{} has no field '{}'", type.title, shortened(name)),
                            suggestion(name, known)});
    }
    return problems.size() == before;
}

bool check_keys(rules::ClaimType const& type, Claim const& claim, ClaimPlace const& place, Problems& problems) {
    std::size_t const before = problems.size();
    auto const refuse = [&](std::string_view id, std::string_view key, std::string what, std::string_view remedy) {
        problems.push_back({std::string(id), place.at(key), std::move(what), std::string(remedy)});
    };
    if (type.title_required && (!claim.title || trimmed(*claim.title).empty()))
        refuse("A207", "title", say("the title is missing in {}", type.title), tr("write a title that names this one"));
    if (type.period) {
        if (!claim.from)
            refuse("A208", "from", say("the first day is missing in {}", type.title),
                   tr("write the date on which it began"));
        if (claim.from && claim.to && *claim.to < *claim.from)
            refuse("A209", "to",
                   say("it ends on {}, before it begins on {}", short_day(*claim.to), short_day(*claim.from)),
                   tr("correct one of the two dates"));
        if (claim.on)
            refuse("A210", "on", say("{} lasts for a time and has no single date", type.title), tr("use from and to"));
    } else {
        if (claim.from) refuse("A210", "from", say("{} has one date, not a period", type.title), tr("use on"));
        if (claim.to) refuse("A210", "to", say("{} has one date, not a period", type.title), tr("use on"));
    }
    if (type.catalogue && (!claim.qualification || trimmed(*claim.qualification).empty()))
        refuse("A211", "qualification", say("{} does not say which qualification", type.title),
               tr("name one of the catalogue, or write its name as it stands on the paper"));
    if (!type.catalogue && claim.qualification)
        refuse("A210", "qualification", say("{} names no qualification", type.title),
               tr("leave it out, or enter a certificate instead"));
    return problems.size() == before;
}

} // namespace accrue::scoring
