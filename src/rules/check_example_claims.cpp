#include "rules/check_example_claims.h"

#include <fmt/format.h>

#include "domain/text.h"
#include "rules/check_lists.h"

namespace accrue::rules {
namespace {

std::string_view wanted(Field const& field) {
    switch (field.kind) {
    case Field::Kind::Int: return "a whole number";
    case Field::Kind::Decimal: return "a number of at most four digits after the point";
    case Field::Kind::Enum: return "one of its options";
    case Field::Kind::Bool: return "true or false";
    case Field::Kind::Text: return "text";
    }
    return {};
}

void check_value(Field const& field, FieldValue const& value, Path const& at, Findings& findings) {
    switch (misfit(field, value)) {
    case Misfit::None: return;
    case Misfit::Kind:
    case Misfit::NotWhole:
    case Misfit::TooFine:
        return findings.error("E283", at, fmt::format("'{}' must be {}", field.name, wanted(field)),
                              "write what the field takes");
    case Misfit::Range:
        return findings.error("E284", at,
                              fmt::format("'{}' is {}, but goes from {} to {}", field.name, to_text(value),
                                          to_text(field.low), to_text(field.high)),
                              "write a number within these limits");
    case Misfit::Option: {
        std::string const text = to_text(value);
        std::vector<std::string_view> const known(field.options.begin(), field.options.end());
        return findings.error("E213", at, fmt::format("the field '{}' has no option '{}'", field.name, shortened(text)),
                              findings.instead_of(text, known));
    }
    case Misfit::TooLong:
        return findings.error("E284", at,
                              fmt::format("'{}' has {} characters, and may have {}", field.name,
                                          character_count(to_text(value)), field.max_length),
                              "shorten it");
    }
}

void check_field_values(ClaimType const& type, Claim const& claim, Path const& row, Findings& findings) {
    for (auto const& [name, value] : claim.fields) {
        Path const at = row / name;
        Field const* field = refer_field(type, name, at, findings);
        if (field && field->derived)
            findings.error("E259", at, fmt::format("'{}' is worked out from other fields", name), "leave it out");
        else if (field)
            check_value(*field, value, at, findings);
    }
    for (Field const& field : type.fields)
        if (!field.derived && !field.optional && find_field(claim, field.name) == nullptr)
            findings.error("E282", row, fmt::format("this claim of the type '{}' leaves out '{}'", type.id, field.name),
                           "give it, or make the field optional");
}

// The keys that a claim of this type cannot have, and those it needs.
void check_keys(ClaimType const& type, Claim const& claim, Path const& row, Findings& findings) {
    auto const refuse = [&](bool given, std::string_view key, std::string_view remedy) {
        if (given)
            findings.error("E228", row / key, fmt::format("claims of the type '{}' have no '{}'", type.id, key),
                           std::string(remedy));
    };
    auto const need = [&](bool given, std::string_view key) {
        if (!given)
            findings.error("E282", row, fmt::format("this claim of the type '{}' leaves out '{}'", type.id, key),
                           "give it");
    };
    refuse(type.period && claim.on.has_value(), "on", "a period has from and to");
    refuse(!type.period && claim.from.has_value(), "from", "what is no period has on");
    refuse(!type.period && claim.to.has_value(), "to", "what is no period has on");
    refuse(!type.catalogue && claim.qualification.has_value(), "qualification", "only a catalogue type has one");
    need(!type.period || claim.from.has_value(), "from");
    need(!type.catalogue || claim.qualification.has_value(), "qualification");
    need(!type.title_required || !trimmed(claim.title.value_or("")).empty(), "title");
}

} // namespace

void check_example_claim(Index const& index, Claim const& claim, Path const& row,
                         std::function<bool(std::string_view)> const& expected_unknown, Findings& findings) {
    if (claim.from) check_span(*claim.from, claim.to, row / "to", findings);
    auto const type = refer(index.claims, claim.type, row / "claim", findings);
    if (!type) return;
    check_keys(index.pack.claims[*type], claim, row, findings);
    check_field_values(index.pack.claims[*type], claim, row, findings);
    if (claim.qualification && index.pack.claims[*type].catalogue && !index.qualifications.find(*claim.qualification) &&
        !expected_unknown(*claim.qualification))
        findings.warning(
            "W212", row / "qualification",
            fmt::format("there is no qualification '{}', so it counts nothing here", shortened(*claim.qualification)),
            findings.instead_of(*claim.qualification, index.qualifications.all()));
}

} // namespace accrue::rules
