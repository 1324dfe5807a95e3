#include "rules/check_example_claims.h"

#include <algorithm>

#include <fmt/format.h>

#include "domain/text.h"
#include "rules/check_lists.h"

namespace accrue::rules {
namespace {

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

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

class FieldCheck {
public:
    FieldCheck(Field const& field, Path const& at, Findings& findings) : field_(field), at_(at), findings_(findings) {}

    void operator()(bool) const {
        if (field_.kind != Field::Kind::Bool) wrong_kind();
    }

    void operator()(Number const& number) const {
        bool const whole = field_.kind == Field::Kind::Int;
        if (!is_number(field_) || (whole ? number.denominator != 1 : ten_thousand % number.denominator != 0))
            return wrong_kind();
        if (number < field_.low || number > field_.high)
            findings_.error("E284", at_,
                            fmt::format("'{}' is {}, but goes from {} to {}", field_.name, to_text(number),
                                        to_text(field_.low), to_text(field_.high)),
                            "write a number within these limits");
    }

    void operator()(std::string const& text) const {
        if (field_.kind == Field::Kind::Enum) return option(text);
        if (field_.kind != Field::Kind::Text) return wrong_kind();
        if (std::size_t const length = characters(text); length > static_cast<std::size_t>(field_.max_length))
            findings_.error(
                "E284", at_,
                fmt::format("'{}' has {} characters, and may have {}", field_.name, length, field_.max_length),
                "shorten it");
    }

private:
    void option(std::string const& text) const {
        if (std::ranges::find(field_.options, text) != field_.options.end()) return;
        std::vector<std::string_view> const known(field_.options.begin(), field_.options.end());
        findings_.error("E213", at_, fmt::format("the field '{}' has no option '{}'", field_.name, shortened(text)),
                        findings_.instead_of(text, known));
    }

    void wrong_kind() const {
        findings_.error("E283", at_, fmt::format("'{}' must be {}", field_.name, wanted(field_)),
                        "write what the field takes");
    }

    Field const& field_;
    Path const& at_;
    Findings& findings_;
};

void check_fields(ClaimType const& type, Claim const& claim, Path const& row, Findings& findings) {
    for (auto const& [name, value] : claim.fields) {
        Path const at = row / name;
        if (Field const* field = refer_field(type, name, at, findings))
            std::visit(FieldCheck(*field, at, findings), value);
    }
    for (Field const& field : type.fields)
        if (!field.optional && find_field(claim, field.name) == nullptr)
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
    check_fields(index.pack.claims[*type], claim, row, findings);
    if (claim.qualification && index.pack.claims[*type].catalogue && !index.qualifications.find(*claim.qualification) &&
        !expected_unknown(*claim.qualification))
        findings.warning(
            "W212", row / "qualification",
            fmt::format("there is no qualification '{}', so it counts nothing here", shortened(*claim.qualification)),
            findings.instead_of(*claim.qualification, index.qualifications.all()));
}

} // namespace accrue::rules
