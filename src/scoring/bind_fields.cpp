#include "scoring/bind_fields.h"

#include <algorithm>

#include <fmt/format.h>

#include "domain/text.h"

namespace accrue::scoring {
namespace {

using rules::Field;

std::string name_of(Field const& field) { return field.title.value_or(field.name); }

std::string kind_in_words(Field const& field) {
    std::string const unit = field.unit ? " " + *field.unit : "";
    switch (field.kind) {
    case Field::Kind::Int:
        return fmt::format("a whole number from {} to {}{}", to_text(field.low), to_text(field.high), unit);
    case Field::Kind::Decimal:
        return fmt::format("a number from {} to {}{}", to_text(field.low), to_text(field.high), unit);
    case Field::Kind::Enum: return fmt::format("one of {}", fmt::join(field.options, ", "));
    case Field::Kind::Bool: return "true or false";
    case Field::Kind::Text: return fmt::format("text of at most {} characters", field.max_length);
    }
    return {};
}

struct Refusal {
    std::string_view id;
    std::string what;
    std::string remedy;
};

using Bound = std::variant<std::int64_t, Refusal>;

Refusal wrong_kind(Field const& field, FieldValue const& value) {
    return {"A203",
            fmt::format("'{}' is {}, which does not fit '{}'", shortened(to_text(value)),
                        std::holds_alternative<bool>(value)     ? "a yes or no"
                        : std::holds_alternative<Number>(value) ? "a number"
                                                                : "text",
                        name_of(field)),
            "write " + kind_in_words(field)};
}

Bound bind_number(Field const& field, FieldValue const& value) {
    auto const* number = std::get_if<Number>(&value);
    if (number == nullptr) return wrong_kind(field, value);
    if (*number < field.low || *number > field.high)
        return Refusal{"A204", fmt::format("{} is {}, outside what is allowed", name_of(field), to_text(*number)),
                       "write " + kind_in_words(field)};
    if (field.kind == Field::Kind::Int && number->denominator != 1)
        return Refusal{"A203", fmt::format("{} is {}, and only whole numbers count", name_of(field), to_text(*number)),
                       "write " + kind_in_words(field)};
    if (ten_thousand % number->denominator != 0)
        return Refusal{
            "A203", fmt::format("{} is {}, which is no decimal with up to 4 places", name_of(field), to_text(*number)),
            "write " + kind_in_words(field)};
    return number->numerator * (ten_thousand / number->denominator);
}

Bound bind_option(Field const& field, FieldValue const& value) {
    auto const* text = std::get_if<std::string>(&value);
    if (text == nullptr) return wrong_kind(field, value);
    auto const found = std::ranges::find(field.options, *text);
    if (found != field.options.end()) return std::int64_t{found - field.options.begin()};
    std::string const near = suggestion(*text, field.options);
    return Refusal{"A205", fmt::format("'{}' is no choice of '{}'", shortened(*text), name_of(field)),
                   near.empty() ? "write " + kind_in_words(field) : near};
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

Bound bind_text(Field const& field, FieldValue const& value) {
    auto const* text = std::get_if<std::string>(&value);
    if (text == nullptr) return wrong_kind(field, value);
    std::size_t const length = characters(*text);
    if (length > static_cast<std::size_t>(field.max_length))
        return Refusal{
            "A214", fmt::format("{} has {} characters, and {} are allowed", name_of(field), length, field.max_length),
            "shorten it"};
    return std::int64_t{1};
}

Bound bind_value(Field const& field, FieldValue const& value) {
    switch (field.kind) {
    case Field::Kind::Int:
    case Field::Kind::Decimal: return bind_number(field, value);
    case Field::Kind::Enum: return bind_option(field, value);
    case Field::Kind::Text: return bind_text(field, value);
    case Field::Kind::Bool:
        if (auto const* flag = std::get_if<bool>(&value)) return std::int64_t{*flag ? 1 : 0};
        return wrong_kind(field, value);
    }
    return rules::absent;
}

} // namespace

Place ClaimPlace::at(std::string_view key) const {
    return {file, 0, 0, key.empty() ? path : fmt::format("{}/{}", path, key)};
}

bool bind_fields(rules::ClaimType const& type, Claim const& claim, ClaimPlace const& place,
                 std::vector<std::int64_t>& values, Problems& problems) {
    std::size_t const before = problems.size();
    for (Field const& field : type.fields) {
        FieldValue const* value = find_field(claim, field.name);
        values.push_back(rules::absent);
        if (value == nullptr) {
            if (!field.optional)
                problems.push_back({"A206", place.at(field.name),
                                    fmt::format("'{}' is missing in {}", name_of(field), type.title),
                                    "write " + kind_in_words(field)});
            continue;
        }
        Bound bound = bind_value(field, *value);
        if (auto* refusal = std::get_if<Refusal>(&bound))
            problems.push_back({std::string(refusal->id), place.at(field.name), refusal->what, refusal->remedy});
        else
            values.back() = std::get<std::int64_t>(bound);
    }
    for (auto const& [name, value] : claim.fields) {
        if (rules::find_field(type, name) != rules::none) continue;
        std::vector<std::string_view> known(reserved_claim_keys.begin(), reserved_claim_keys.end());
        for (Field const& field : type.fields) known.push_back(field.name);
        problems.push_back({"A202", place.at(name), fmt::format("{} has no field '{}'", type.title, shortened(name)),
                            suggestion(name, known)});
    }
    return problems.size() == before;
}

bool check_keys(rules::ClaimType const& type, Claim const& claim, ClaimPlace const& place, Problems& problems) {
    std::size_t const before = problems.size();
    auto const refuse = [&](std::string_view id, std::string_view key, std::string what, std::string remedy) {
        problems.push_back({std::string(id), place.at(key), std::move(what), std::move(remedy)});
    };
    if (type.title_required && (!claim.title || trimmed(*claim.title).empty()))
        refuse("A207", "title", fmt::format("the title is missing in {}", type.title),
               "write a title that names this one");
    if (type.period) {
        if (!claim.from)
            refuse("A208", "from", fmt::format("the first day is missing in {}", type.title),
                   "write the date on which it began");
        if (claim.from && claim.to && *claim.to < *claim.from)
            refuse("A209", "to",
                   fmt::format("it ends on {}, before it begins on {}", to_text(*claim.to), to_text(*claim.from)),
                   "correct one of the two dates");
        if (claim.on)
            refuse("A210", "on", fmt::format("{} lasts for a time and has no single date", type.title),
                   "use from and to");
    } else {
        if (claim.from) refuse("A210", "from", fmt::format("{} has one date, not a period", type.title), "use on");
        if (claim.to) refuse("A210", "to", fmt::format("{} has one date, not a period", type.title), "use on");
    }
    if (type.catalogue && (!claim.qualification || trimmed(*claim.qualification).empty()))
        refuse("A211", "qualification", fmt::format("{} does not say which qualification", type.title),
               "name one of the catalogue, or write its name as it stands on the paper");
    if (!type.catalogue && claim.qualification)
        refuse("A210", "qualification", fmt::format("{} names no qualification", type.title),
               "leave it out, or enter a certificate instead");
    return problems.size() == before;
}

} // namespace accrue::scoring
