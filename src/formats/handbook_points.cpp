// The chapter of the handbook on points: each category with what earns points in it and how many of them count.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "formats/handbook_parts.h"
#include "scoring/award_words.h"
#include "scoring/explain.h"
#include "scoring/gate_words.h"
#include "scoring/need_words.h"

namespace accrue::formats::handbook {
namespace {

using rules::Award;
using rules::ClaimType;

ClaimType const* type_of(Book const& book, Award const& award) {
    int const found = award.claim.empty() ? rules::none : rules::find_type(book.pack, award.claim);
    return found == rules::none ? nullptr : &book.rows.claims[static_cast<std::size_t>(found)];
}

std::string award_title(Book const& book, Award const& award) {
    if (award.title) return *award.title;
    ClaimType const* type = type_of(book, award);
    return type == nullptr ? book.category(award.into) : type->title;
}

// What one award gives.
struct Earns {
    Book const& book;
    ClaimType const* type; // nullptr: made of facts, by a table

    std::string operator()(rules::Fixed const& formula) const { return book.points(formula.points); }
    std::string operator()(rules::PerQuantity const& formula) const {
        return scoring::rate_text(book.pack, *type, formula);
    }
    std::string operator()(rules::Banded const& formula) const {
        return scoring::bands_text(book.pack, *type, formula);
    }
    std::string operator()(rules::OptionPoints const& formula) const {
        return say("by {}: {}", scoring::titled(scoring::quantity_name(*type, formula.by)), options(formula.points));
    }
    std::string operator()(rules::TableValue const& /*formula*/) const { return std::string(tr("by the table below")); }

    [[nodiscard]] std::string options(std::vector<std::pair<std::string, Number>> const& numbers) const {
        std::vector<std::string> parts;
        for (auto const& [option, number] : numbers)
            parts.push_back(fmt::format("{} {}", scoring::option_text(option), book.number(number)));
        return fmt::format("{}", fmt::join(parts, ", "));
    }
};

std::string rounding_words(Book const& book, rules::Rounding const& round) {
    using Direction = rules::Rounding::Direction;
    std::string const to = round.to ? say("a multiple of {}", book.points(*round.to)) : smallest_part(book);
    switch (round.direction) {
    case Direction::Down: return say("rounded down to {}", to);
    case Direction::Up: return say("rounded up to {}", to);
    case Direction::Nearest: return say("rounded to the nearest, halves up, to {}", to);
    case Direction::NearestDown: break;
    }
    return say("rounded to the nearest, halves down, to {}", to);
}

// What changes the value of an award: factors, limits, conditions.
std::vector<std::string> changes(Book const& book, Award const& award, Earns const& earns) {
    std::vector<std::string> parts;
    auto const add = [&](std::string part) { parts.push_back(std::move(part)); };
    if (award.merge) add(std::string(tr("all such periods together, overlaps once")));
    if (earns.type != nullptr)
        for (std::string& text : scoring::input_texts(*earns.type, award)) add(std::move(text));
    if (award.factor)
        add(say("times, by {}: {}", scoring::titled(scoring::quantity_name(*earns.type, award.factor->by)),
                earns.options(award.factor->factors)));
    if (award.occurrence) add(scoring::occurrence_text(*earns.type, *award.occurrence));
    if (award.round) add(rounding_words(book, *award.round));
    if (award.item_min) add(say("at least {}", book.points(*award.item_min)));
    if (award.item_max) add(say("at most {}", book.points(*award.item_max)));
    if (award.if_gate) add(say("only if this holds: {}", book.gate(*award.if_gate)));
    for (std::string const& id : award.also) add(say("also looked at in {}", scoring::titled(book.category(id))));
    return parts;
}

std::vector<Phrase> award_row(Book const& book, Award const& award) {
    ClaimType const* type = type_of(book, award);
    std::string entry = type == nullptr ? std::string(tr("all entries together")) : type->title;
    if (type != nullptr && !award.when.empty()) entry += ", " + scoring::conditions_text(book.rows, *type, award.when);
    Earns const earns{book, type};
    std::string value = std::visit(earns, award.formula);
    for (std::string const& change : changes(book, award, earns)) value += "; " + change;
    return {plain(award_title(book, award)), plain(entry), plain(value), book.clause(award.clause)};
}

std::string cap_words(Book const& book, rules::Cap const& cap) {
    std::string words;
    if (cap.max_ratio) {
        words = say("{}/{} of what counts in {}", cap.max_ratio->numerator, cap.max_ratio->denominator,
                    scoring::titled(book.category(cap.max_ratio->of)));
        if (rules::lies_in(book.pack, rules::find_category(book.pack, cap.on),
                           rules::find_category(book.pack, cap.max_ratio->of)))
            words += tr(", these included");
    } else {
        words = cap.max_by ? scoring::choice_text(book.pack, *cap.max_by) : book.points(cap.max);
    }
    return cap.spills ? say("{}; what lies above can still be carried over", words) : words;
}

void add_awards(Book& book, rules::Category const& category) {
    PageTable awards{say("{}: what earns {}", category.title, scoring::points_word(book.pack)),
                     headings({tr("Award"), tr("For¦entries"), tr("Earns"), tr("Clause")}),
                     {}};
    for (Award const& award : book.rows.awards)
        if (award.into == category.id) awards.rows.push_back(award_row(book, award));
    book.page.table(awards);
    for (Award const& award : book.rows.awards) {
        auto const* value = std::get_if<rules::TableValue>(&award.formula);
        if (value == nullptr || award.into != category.id) continue;
        for (rules::Table const& table : book.rows.tables)
            if (table.id == value->table) book.page.table(cells_of(book, table, award.claim, award_title(book, award)));
    }
}

void add_category(Book& book, rules::Category const& category) {
    book.page.heading(3, category.title);
    if (category.in) book.page.paragraph(say("A part of {}.", scoring::titled(book.category(*category.in))));
    std::vector<std::string> parts;
    for (rules::Category const& part : book.rows.categories)
        if (part.in == category.id) parts.push_back(part.title);
    if (!parts.empty()) book.page.paragraph(say("Made of: {}.", fmt::join(parts, ", ")));
    if (category.best)
        book.page.paragraph(*category.best == 1 ? std::string(tr("Only the one item that earns most counts."))
                                                : say("Only the {} items that earn most count.", *category.best));
    add_awards(book, category);
    PageTable caps{
        say("{}: the most that counts", category.title), headings({tr("At most"), tr("In¦a time"), tr("Clause")}), {}};
    for (rules::Cap const& cap : book.rows.caps)
        if (cap.on == category.id)
            caps.rows.push_back(
                {plain(cap_words(book, cap)), plain(scoring::period_text(cap.per)), book.clause(cap.clause)});
    book.page.table(caps);
}

} // namespace

void add_points(Book& book) {
    if (book.rows.categories.empty()) return;
    book.chapter(ChapterKind::Points, capitalised(scoring::points_word(book.pack)));
    for (rules::Category const& category : book.rows.categories) add_category(book, category);
}

} // namespace accrue::formats::handbook
