#include "session/form_models.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "scoring/explain.h"
#include "session/words.h"

namespace accrue::session {
namespace {

using Kind = FieldModel::Kind;

// Texts up to this length are written on one line.
constexpr int one_line = 120;

FieldModel reserved_field(std::string_view key, std::string_view title, Kind kind, std::string_view hint = {}) {
    return {std::string(key), std::string(title), {}, std::string(hint), kind, false, {}};
}

FieldModel required(FieldModel field) {
    field.required = true;
    return field;
}

Kind kind_of(rules::Field const& field) {
    switch (field.kind) {
    case rules::Field::Kind::Int: return Kind::Whole;
    case rules::Field::Kind::Decimal: return Kind::Decimal;
    case rules::Field::Kind::Enum: return Kind::Choice;
    case rules::Field::Kind::Bool: return Kind::YesNo;
    case rules::Field::Kind::Text: return field.max_length > one_line ? Kind::LongText : Kind::Text;
    }
    return Kind::Text;
}

FieldModel own_field(rules::Field const& row) {
    FieldModel field;
    field.key = row.name;
    field.title = row.title.value_or(capitalised(scoring::option_text(row.name)));
    field.unit = row.unit.value_or("");
    field.kind = kind_of(row);
    field.required = !row.optional;
    if (field.kind == Kind::Whole || field.kind == Kind::Decimal)
        field.hint = say("{} to {}", number_words(row.low), number_words(row.high));
    if (row.kind == rules::Field::Kind::Text) field.hint = say("at most {} characters", row.max_length);
    for (std::string const& option : row.options)
        field.choices.push_back({option, capitalised(scoring::option_text(option))});
    return field;
}

std::string worth(rules::Qualification const& row) {
    std::vector<std::string> parts;
    for (auto const& [name, value] : row.values)
        if (value.numerator != 0) parts.push_back(fmt::format("{} {}", to_readable(value), name));
    if (row.cost && row.cost->money) parts.push_back(say("costs {}", to_readable(*row.cost->money)));
    if (row.cost && row.cost->hours) parts.push_back(say("{} h", to_readable(*row.cost->hours)));
    if (row.cost && row.cost->months) parts.push_back(say("{} months¦of a cost", to_readable(*row.cost->months)));
    return fmt::format("{}", fmt::join(parts, " · "));
}

} // namespace

std::vector<FieldModel> form_fields(rules::ClaimType const& type, std::string const& last_day) {
    std::vector<FieldModel> fields;
    std::string const days = say("{} to {}", to_text(first_date), last_day);
    if (type.catalogue)
        fields.push_back(required(
            reserved_field(key::qualification, tr("Qualification"), Kind::Qualification, tr("name, issuer or tag"))));
    if (type.title_required)
        fields.push_back(required(reserved_field(key::title, tr("Title"), Kind::Text)));
    else if (!type.catalogue && !type.profile)
        fields.push_back(reserved_field(key::title, tr("Title"), Kind::Text));
    if (!type.profile) fields.push_back(reserved_field(key::organisation, tr("Organisation"), Kind::Text));
    if (type.period) {
        fields.push_back(required(reserved_field(key::from, tr("From"), Kind::Day, days)));
        fields.push_back(reserved_field(key::to, tr("To"), Kind::Day, tr("empty while it goes on")));
    } else {
        fields.push_back(reserved_field(key::on, tr("Date"), Kind::Day, days));
    }
    for (rules::Field const& row : type.fields)
        if (!row.derived) fields.push_back(own_field(row));
    fields.push_back(reserved_field(key::evidence, tr("Evidence"), Kind::LongText, tr("file names, one a line")));
    fields.push_back(reserved_field(key::note, tr("Note"), Kind::LongText));
    return fields;
}

std::vector<FormModel> make_forms(rules::Pack const& pack, std::string const& last_day) {
    std::vector<FormModel> forms;
    for (rules::ClaimType const& type : pack.claims) {
        std::string evidence;
        if (!type.evidence.empty()) evidence = say("Evidence: {}", fmt::join(type.evidence, ", "));
        forms.push_back({type.id, type.title, type.help.value_or(""), std::move(evidence), type.by_reviewer,
                         form_fields(type, last_day)});
    }
    return forms;
}

std::vector<CatalogueItem> make_catalogue(rules::Pack const& pack) {
    std::vector<CatalogueItem> items;
    for (rules::Qualification const& row : pack.qualifications) {
        std::string const tags = fmt::format("{}", fmt::join(row.tags, ", "));
        std::string const issuer = row.issuer.value_or("");
        items.push_back({row.id, row.title, issuer, tags, worth(row),
                         search_key(fmt::format("{} {} {} {}", row.title, issuer, tags, row.id))});
    }
    return items;
}

} // namespace accrue::session
