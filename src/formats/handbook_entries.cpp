// The chapter of the handbook on what can be entered: each claim type with all that is asked of it.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/texts.h"
#include "formats/handbook_parts.h"
#include "rules/fact_name.h"
#include "scoring/award_words.h"
#include "scoring/explain.h"
#include "scoring/gate_words.h"

namespace accrue::formats::handbook {
namespace {

using rules::ClaimType;

// A field of the type, or one of the keys that every entry has.
std::string key_words(ClaimType const& type, std::string const& name) {
    if (name == "on") return std::string(tr("day"));
    if (name == "from") return std::string(tr("begin¦of an entry"));
    if (name == "to") return std::string(tr("end¦of an entry"));
    if (name == "title") return std::string(tr("title¦of an entry"));
    if (name == "organisation") return std::string(tr("organisation¦of an entry"));
    if (name == "qualification") return std::string(tr("qualification¦of an entry"));
    return scoring::quantity_name(type, name);
}

std::vector<std::string> names_of(ClaimType const& type, std::vector<std::string> const& fields) {
    std::vector<std::string> names;
    for (std::string const& field : fields) names.push_back(key_words(type, field));
    return names;
}

std::string derived_words(ClaimType const& type, rules::Derived const& derived) {
    std::string const of = fmt::format("{}", fmt::join(names_of(type, derived.fields), ", "));
    switch (derived.by) {
    case rules::Derived::By::Smallest: return say("worked out: the smallest of {}", of);
    case rules::Derived::By::Largest: return say("worked out: the largest of {}", of);
    case rules::Derived::By::Sum: break;
    }
    return say("worked out: the sum of {}", of);
}

std::string field_kind(ClaimType const& type, rules::Field const& field) {
    std::string const unit = field.unit ? " " + *field.unit : "";
    if (field.derived) return derived_words(type, *field.derived) + (unit.empty() ? "" : "," + unit);
    switch (field.kind) {
    case rules::Field::Kind::Int:
        return say("{} to {}{}, whole numbers", number_words(field.low), number_words(field.high), unit);
    case rules::Field::Kind::Decimal: return say("{} to {}{}", number_words(field.low), number_words(field.high), unit);
    case rules::Field::Kind::Bool: return say("yes or no{}", unit);
    case rules::Field::Kind::Text: return say("text of at most {} characters{}", field.max_length, unit);
    case rules::Field::Kind::Enum: break;
    }
    std::vector<std::string> options;
    for (std::string const& option : field.options) options.push_back(scoring::option_text(option));
    return fmt::format("{}{}", fmt::join(options, ", "), unit);
}

void add_fields(Book& book, ClaimType const& type) {
    PageTable fields{
        say("{}: what is asked", type.title), headings({tr("Field"), tr("Value"), tr("Needed¦field")}), {}};
    for (rules::Field const& field : type.fields)
        fields.rows.push_back({plain(scoring::field_title(field)), plain(field_kind(type, field)),
                               plain(field.derived || field.optional ? tr("no") : tr("yes"))});
    book.page.table(fields);
}

std::string once_words(Book const& book, ClaimType const& type, rules::Once const& once) {
    std::vector<std::string> names = names_of(type, once.by);
    for (std::string& name : names) name = scoring::titled(name);
    std::string which = names.empty() ? std::string(tr("Of several such entries"))
                                      : say("Of entries with the same {}", fmt::join(names, tr(" and ")));
    std::vector<std::string> others;
    for (std::string const& other : once.with) others.push_back(scoring::titled(book.claim_type(other)));
    if (!others.empty()) which += say(", those of {} among them,", fmt::join(others, tr(" and ")));
    std::string_view period;
    if (once.per == rules::Period::Day) period = tr(" each day");
    if (once.per == rules::Period::Year) period = tr(" each year");
    if (once.per == rules::Period::Cycle) period = tr(" each cycle");
    return say("{} only one counts{}: the most valuable.", which, period);
}

std::string weight_words(ClaimType const& type, rules::Weight const& weight) {
    std::string const field = scoring::quantity_name(type, weight.field);
    std::string text = say("{}: from {} on it counts as full time", field, number_words(weight.full));
    if (weight.least) text += say(", below {} not at all", number_words(*weight.least));
    return say("{}, else for the part that it is of {}.", text, number_words(weight.per.value_or(weight.full)));
}

// What kind of entry it is.
void add_kind(Book& book, ClaimType const& type) {
    auto const tell = [&](std::string_view text) { book.page.paragraph({plain(text)}); };
    if (type.step) tell(say("Belongs to the step {}.", scoring::titled(book.step(*type.step))));
    if (type.group) tell(say("Stands under '{}'.", *type.group));
    if (type.help) book.page.paragraph(*type.help);
    if (type.by_reviewer) tell(tr("Entered by a reviewer, not by the applicant: it counts when it is verified."));
    if (type.profile) tell(tr("It says something about the person; of several entries the first counts."));
    if (type.period) tell(tr("It has a first and a last day; without a last day it goes on."));
    if (type.catalogue) tell(tr("It names a qualification of the catalogue."));
    if (type.title_required) tell(tr("It needs a title."));
}

// Which of them count, and for how much.
void add_limits(Book& book, ClaimType const& type) {
    auto const tell = [&](std::string_view text) { book.page.paragraph({plain(text)}); };
    if (type.once) tell(once_words(book, type, *type.once));
    if (type.within_months)
        tell(say("Counts only what was done in {} up to the day of the application.",
                 scoring::last_months_text(*type.within_months)));
    if (type.inside_cycle) tell(tr("Counts in the running cycle only."));
    if (type.weight) tell(weight_words(type, *type.weight));
    if (type.share) tell(say("{}: the time counts for so many hundredths.", scoring::quantity_name(type, *type.share)));
    if (!type.evidence.empty()) {
        std::string const kinds = fmt::format("{}", fmt::join(type.evidence, tr(" or ")));
        tell(type.evidence_min ? say("Evidence, at least {}: {}.", *type.evidence_min, kinds)
                               : say("Evidence: {}.", kinds));
    }
    if (!type.cost) return;
    std::string const cost = cost_words(type.cost->cost);
    tell(type.cost->field
             ? say("Takes about {} for each of: {}.", cost, scoring::quantity_name(type, *type.cost->field))
             : say("Takes about {}.", cost));
}

} // namespace

std::string cost_words(rules::Cost const& cost) {
    std::vector<std::string> parts;
    if (cost.money) parts.push_back(say("{} in money", scoring::points_number(*cost.money)));
    auto const add = [&](std::optional<Number> const& number, std::string_view unit) {
        if (number)
            parts.push_back(fmt::format("{} {}", scoring::points_number(*number), scoring::with_number(unit, *number)));
    };
    add(cost.hours, "hour");
    add(cost.months, "month");
    return fmt::format("{}", fmt::join(parts, ", "));
}

void add_entries(Book& book) {
    if (book.rows.claims.empty()) return;
    book.chapter(ChapterKind::Entries, tr("What can be entered"));
    for (ClaimType const& type : book.rows.claims) {
        book.page.heading(3, type.title);
        add_kind(book, type);
        add_fields(book, type);
        add_limits(book, type);
    }
}

} // namespace accrue::formats::handbook
