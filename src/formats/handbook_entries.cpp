// The chapter of the handbook on what can be entered: each claim type with all that is asked of it.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/text.h"
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
    if (name == "on") return "day";
    if (name == "from") return "begin";
    if (name == "to") return "end";
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
    case rules::Derived::By::Smallest: return "worked out: the smallest of " + of;
    case rules::Derived::By::Largest: return "worked out: the largest of " + of;
    case rules::Derived::By::Sum: break;
    }
    return "worked out: the sum of " + of;
}

std::string field_kind(ClaimType const& type, rules::Field const& field) {
    std::string const unit = field.unit ? " " + *field.unit : "";
    if (field.derived) return derived_words(type, *field.derived) + (unit.empty() ? "" : "," + unit);
    switch (field.kind) {
    case rules::Field::Kind::Int:
        return fmt::format("{} to {}{}, whole numbers", to_text(field.low), to_text(field.high), unit);
    case rules::Field::Kind::Decimal: return fmt::format("{} to {}{}", to_text(field.low), to_text(field.high), unit);
    case rules::Field::Kind::Bool: return "yes or no" + unit;
    case rules::Field::Kind::Text: return fmt::format("text of at most {} characters{}", field.max_length, unit);
    case rules::Field::Kind::Enum: break;
    }
    std::vector<std::string> options;
    for (std::string const& option : field.options) options.push_back(scoring::option_text(option));
    return fmt::format("{}{}", fmt::join(options, ", "), unit);
}

void add_fields(Book& book, ClaimType const& type) {
    PageTable fields{fmt::format("{}: what is asked", type.title), {"Field", "Value", "Needed"}, {}};
    for (rules::Field const& field : type.fields)
        fields.rows.push_back({plain(scoring::field_title(field)), plain(field_kind(type, field)),
                               plain(field.derived || field.optional ? "no" : "yes")});
    book.page.table(fields);
}

std::string once_words(Book const& book, ClaimType const& type, rules::Once const& once) {
    std::string which = once.by.empty()
                            ? "Of several such entries"
                            : fmt::format("Of entries with the same {}", fmt::join(names_of(type, once.by), " and "));
    std::vector<std::string> others;
    for (std::string const& other : once.with) others.push_back(book.claim_type(other));
    if (!others.empty()) which += fmt::format(", those of {} among them,", fmt::join(others, " and "));
    std::string period;
    if (once.per == rules::Period::Day) period = " each day";
    if (once.per == rules::Period::Year) period = " each year";
    if (once.per == rules::Period::Cycle) period = " each cycle";
    return fmt::format("{} only one counts{}: the most valuable.", which, period);
}

std::string weight_words(ClaimType const& type, rules::Weight const& weight) {
    std::string const field = scoring::quantity_name(type, weight.field);
    std::string text = fmt::format("{}: from {} on it counts as full time", field, to_text(weight.full));
    if (weight.least) text += fmt::format(", below {} not at all", to_text(*weight.least));
    return fmt::format("{}, else for the part that it is of {}.", text, to_text(weight.per.value_or(weight.full)));
}

// What kind of entry it is.
void add_kind(Book& book, ClaimType const& type) {
    auto const tell = [&](std::string const& text) { book.page.paragraph({plain(text)}); };
    if (type.step) tell(fmt::format("Belongs to the step {}.", book.step(*type.step)));
    if (type.group) tell(fmt::format("Stands under '{}'.", *type.group));
    if (type.help) book.page.paragraph(*type.help);
    if (type.by_reviewer) tell("Entered by a reviewer, not by the applicant: it counts when it is verified.");
    if (type.profile) tell("It says something about the person; of several entries the first counts.");
    if (type.period) tell("It has a first and a last day; without a last day it goes on.");
    if (type.catalogue) tell("It names a qualification of the catalogue.");
    if (type.title_required) tell("It needs a title.");
}

// Which of them count, and for how much.
void add_limits(Book& book, ClaimType const& type) {
    auto const tell = [&](std::string const& text) { book.page.paragraph({plain(text)}); };
    if (type.once) tell(once_words(book, type, *type.once));
    if (type.within_months)
        tell(fmt::format("Counts only what was done in {} up to the day of the application.",
                         scoring::last_months_text(*type.within_months)));
    if (type.inside_cycle) tell("Counts in the running cycle only.");
    if (type.weight) tell(weight_words(type, *type.weight));
    if (type.share)
        tell(fmt::format("{}: the time counts for so many hundredths.", scoring::quantity_name(type, *type.share)));
    if (!type.evidence.empty())
        tell(fmt::format("Evidence{}: {}.", type.evidence_min ? fmt::format(", at least {}", *type.evidence_min) : "",
                         fmt::join(type.evidence, " or ")));
    if (!type.cost) return;
    std::string const each =
        type.cost->field ? " for each of: " + scoring::quantity_name(type, *type.cost->field) : std::string();
    tell(fmt::format("Takes about {}{}.", cost_words(type.cost->cost), each));
}

} // namespace

std::string cost_words(rules::Cost const& cost) {
    std::vector<std::string> parts;
    if (cost.money) parts.push_back(fmt::format("{} in money", scoring::points_number(*cost.money)));
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
    book.chapter(ChapterKind::Entries, "What can be entered");
    for (ClaimType const& type : book.rows.claims) {
        book.page.heading(3, type.title);
        add_kind(book, type);
        add_fields(book, type);
        add_limits(book, type);
    }
}

} // namespace accrue::formats::handbook
