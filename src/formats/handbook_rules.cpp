// Chapters of the handbook on what decides: levels, steps, entries, points, conditions.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/text.h"
#include "formats/handbook_parts.h"
#include "rules/fact_name.h"
#include "scoring/explain.h"
#include "scoring/gate_words.h"

namespace accrue::formats::handbook {
namespace {

using rules::Award;
using rules::ClaimType;

std::string join(std::vector<std::string> const& parts, std::string_view between) {
    return fmt::format("{}", fmt::join(parts, between));
}

std::string field_words(ClaimType const& type, std::string_view name) {
    int const field = rules::find_field(type, name);
    return field == rules::none ? std::string(name)
                                : scoring::field_title(type.fields[static_cast<std::size_t>(field)]);
}

std::string level_rule(Book const& book, rules::Level const& level) {
    std::vector<std::string> parts;
    bool const by_steps = book.rows.header.overall == rules::Header::Overall::LowestStep && !book.rows.steps.empty();
    if (level.steps && *level.steps != "none")
        parts.push_back(fmt::format("every step reaches {}", *level.steps));
    else if (!level.steps && by_steps)
        parts.push_back(fmt::format("every step reaches {}", level.code));
    if (level.gate) parts.push_back(fmt::format("this holds: {}", book.gate(*level.gate)));
    return parts.empty() ? "nothing is asked" : join(parts, "; ");
}

// Points and levels from so much on.
template <class Result, class Words>
PageTable bands_table(std::string caption, std::string from, std::string result,
                      std::vector<rules::Band<Result>> const& bands, Words const& words) {
    PageTable table{std::move(caption), {std::move(from), std::move(result)}, {}};
    for (rules::Band<Result> const& band : bands)
        table.rows.push_back({plain(to_text(band.from)), plain(words(band.result))});
    return table;
}

void add_step(Book& book, rules::Step const& step) {
    book.page.heading(3, step.title);
    if (!step.clause.empty()) book.page.paragraph({plain("Clause "), book.clause(step.clause), plain(".")});
    if (step.table)
        for (rules::Table const& table : book.rows.tables)
            if (table.id == *step.table) book.page.table(cells_of(book, table, "What each level needs"));
    if (step.points_in)
        book.page.table(
            bands_table(fmt::format("Levels by {}s in {}", book.rows.header.point_name, book.category(*step.points_in)),
                        fmt::format("From so many {}s", book.rows.header.point_name), "Level", step.bands,
                        [&](std::string const& code) { return book.level(code); }));
    PageTable gates{fmt::format("{}: what else is asked", step.title), {"Level", "Asks for"}, {}};
    for (auto const& [code, gate] : step.gates) gates.rows.push_back({plain(book.level(code)), plain(book.gate(gate))});
    book.page.table(gates);
}

std::string field_kind(rules::Field const& field) {
    std::string const unit = field.unit ? " " + *field.unit : "";
    if (field.derived) return "worked out";
    switch (field.kind) {
    case rules::Field::Kind::Int:
    case rules::Field::Kind::Decimal: return fmt::format("{} to {}{}", to_text(field.low), to_text(field.high), unit);
    case rules::Field::Kind::Bool: return "yes or no";
    case rules::Field::Kind::Text: return "text";
    case rules::Field::Kind::Enum: break;
    }
    std::vector<std::string> options;
    for (std::string const& option : field.options) options.push_back(scoring::option_text(option));
    return join(options, ", ");
}

void add_entry(Book& book, ClaimType const& type) {
    book.page.heading(3, type.title);
    if (type.help) book.page.paragraph(*type.help);
    if (type.by_reviewer) book.page.paragraph("Entered by a reviewer, not by the applicant.");
    if (type.within_months)
        book.page.paragraph(fmt::format("Counts for {} back from the day of the application.",
                                        scoring::last_months_text(*type.within_months)));
    if (type.inside_cycle) book.page.paragraph("Counts in the running cycle only.");
    PageTable fields{fmt::format("{}: what is asked", type.title), {"Field", "Value", "Needed"}, {}};
    for (rules::Field const& field : type.fields)
        fields.rows.push_back({plain(scoring::field_title(field)), plain(field_kind(field)),
                               plain(field.derived || field.optional ? "no" : "yes")});
    book.page.table(fields);
    if (!type.evidence.empty())
        book.page.paragraph(fmt::format("Evidence{}: {}.",
                                        type.evidence_min ? fmt::format(", at least {}", *type.evidence_min) : "",
                                        join(type.evidence, " or ")));
}

// What one award gives.
struct Earns {
    Book const& book;
    ClaimType const* type;

    [[nodiscard]] std::string quantity(std::string const& name) const {
        return type == nullptr || rules::is_duration(name) ? name : field_words(*type, name);
    }
    std::string operator()(rules::Fixed const& formula) const { return book.points(formula.points); }
    std::string operator()(rules::PerQuantity const& formula) const {
        std::string const unit = formula.unit == Number{1, 1} ? "" : to_text(formula.unit) + " of ";
        std::string name = quantity(formula.quantity);
        if (unit.empty() && rules::is_duration(name)) name.pop_back(); // "2 points for each year"
        return fmt::format("{} for each {}{}", book.points(formula.rate), unit, name);
    }
    std::string operator()(rules::Banded const& formula) const {
        std::vector<std::string> names;
        for (std::string const& name : formula.quantities) names.push_back(quantity(name));
        std::vector<std::string> bands;
        for (auto const& band : formula.bands)
            bands.push_back(fmt::format("from {}: {}{}", to_text(band.from), book.points(band.result),
                                        formula.marginal ? " for each one there" : ""));
        return fmt::format("by {}: {}", join(names, " and "), join(bands, "; "));
    }
    std::string operator()(rules::OptionPoints const& formula) const {
        return fmt::format("by {}: {}", quantity(formula.by), options(formula.points));
    }
    std::string operator()(rules::TableValue const& /*formula*/) const { return "by the table below"; }

    [[nodiscard]] std::string options(std::vector<std::pair<std::string, Number>> const& numbers) const {
        std::vector<std::string> parts;
        for (auto const& [option, number] : numbers)
            parts.push_back(fmt::format("{} {}", scoring::option_text(option), book.number(number)));
        return join(parts, ", ");
    }
};

std::string rounding_words(Book const& book, rules::Rounding const& round) {
    using Direction = rules::Rounding::Direction;
    std::string const to =
        round.to ? "a multiple of " + book.points(*round.to) : "the smallest part of a " + book.rows.header.point_name;
    switch (round.direction) {
    case Direction::Down: return "rounded down to " + to;
    case Direction::Up: return "rounded up to " + to;
    case Direction::Nearest: return "rounded to the nearest, to " + to;
    case Direction::NearestDown: break;
    }
    return "rounded to the nearest, halves down, to " + to;
}

// What changes the value of an award: factors, limits, conditions.
std::vector<std::string> changes(Book const& book, Award const& award, Earns const& earns) {
    std::vector<std::string> parts;
    auto const add = [&](std::string part) { parts.push_back(std::move(part)); };
    if (award.merge) add("all such periods together, overlaps once");
    for (std::string const& name : award.less) add("less " + earns.quantity(name));
    if (award.field_max)
        add(fmt::format("{} counts at most {} × {}", earns.quantity(award.field_max->field),
                        to_text(award.field_max->times), earns.quantity(award.field_max->of)));
    if (award.min_input) add(fmt::format("nothing below {}", to_text(*award.min_input)));
    if (award.factor)
        add(fmt::format("times, by {}: {}", earns.quantity(award.factor->by), earns.options(award.factor->factors)));
    if (award.occurrence) {
        std::vector<std::string> rates;
        for (Number const& rate : award.occurrence->rates) rates.push_back(to_text(rate));
        add(fmt::format("times {} for the first, second, … of the same {}", join(rates, ", "),
                        earns.quantity(award.occurrence->by)));
    }
    if (award.round) add(rounding_words(book, *award.round));
    if (award.item_min) add("at least " + book.points(*award.item_min));
    if (award.item_max) add("at most " + book.points(*award.item_max));
    if (award.if_gate) add("only if: " + book.gate(*award.if_gate));
    for (std::string const& id : award.also) add("also read in " + book.category(id));
    return parts;
}

std::vector<Phrase> award_row(Book const& book, Award const& award) {
    int const found = award.claim.empty() ? rules::none : rules::find_type(book.pack, award.claim);
    ClaimType const* type = found == rules::none ? nullptr : &book.rows.claims[static_cast<std::size_t>(found)];
    std::string const entry = type == nullptr ? "the person, whatever is entered" : type->title;
    std::string const when = type == nullptr ? "" : scoring::conditions_text(book.rows, *type, award.when);
    Earns const earns{book, type};
    std::string value = std::visit(earns, award.formula);
    for (std::string const& change : changes(book, award, earns)) value += "; " + change;
    return {plain(award.title ? *award.title : entry), plain(when.empty() ? entry : fmt::format("{}, {}", entry, when)),
            plain(value), book.clause(award.clause)};
}

std::string cap_words(Book const& book, rules::Cap const& cap) {
    if (cap.max_ratio)
        return fmt::format("{}/{} of what counts in {}", cap.max_ratio->numerator, cap.max_ratio->denominator,
                           book.category(cap.max_ratio->of));
    if (!cap.max_by) return book.points(cap.max);
    std::vector<std::string> parts;
    auto const add = [&](auto const& numbers) {
        for (auto const& [name, number] : numbers)
            parts.push_back(fmt::format("{} for {}", book.points(number), scoring::option_text(name)));
    };
    std::visit([&](auto const& by) { add(by.numbers); }, *cap.max_by);
    return join(parts, ", ");
}

void add_category(Book& book, rules::Category const& category) {
    book.page.heading(3, category.title);
    if (category.in) book.page.paragraph(fmt::format("A part of {}.", book.category(*category.in)));
    std::vector<std::string> parts;
    for (rules::Category const& part : book.rows.categories)
        if (part.in == category.id) parts.push_back(part.title);
    if (!parts.empty()) book.page.paragraph(fmt::format("Made of: {}.", join(parts, ", ")));
    if (category.best) book.page.paragraph(fmt::format("Only the {} largest count.", *category.best));
    PageTable awards{fmt::format("{}: what earns {}s", category.title, book.rows.header.point_name),
                     {"Award", "For", "Earns", "Clause"},
                     {}};
    for (Award const& award : book.rows.awards)
        if (award.into == category.id) awards.rows.push_back(award_row(book, award));
    book.page.table(awards);
    for (Award const& award : book.rows.awards) {
        auto const* value = std::get_if<rules::TableValue>(&award.formula);
        if (value == nullptr || award.into != category.id) continue;
        for (rules::Table const& table : book.rows.tables)
            if (table.id == value->table)
                book.page.table(cells_of(book, table, award.title ? *award.title : category.title));
    }
    PageTable caps{fmt::format("{}: the most that counts", category.title), {"At most", "In", "Clause"}, {}};
    for (rules::Cap const& cap : book.rows.caps)
        if (cap.on == category.id)
            caps.rows.push_back(
                {plain(cap_words(book, cap)), plain(scoring::period_text(cap.per)), book.clause(cap.clause)});
    book.page.table(caps);
}

std::string cell_words(Book const& book, rules::Cell const& cell) {
    auto const* points = std::get_if<Number>(&cell);
    return points != nullptr ? book.number(*points) : std::get<std::string>(cell);
}

// Bands of each option: a column for each result, and from which value on it is.
PageTable bands_of(Book const& book, rules::Table const& table, std::string caption) {
    PageTable html{std::move(caption), {axis_text(book, table.row.front())}, {}};
    std::vector<std::string> results;
    for (auto const& [option, bands] : table.bands)
        for (auto const& band : bands)
            if (std::string result = cell_words(book, band.result); std::ranges::find(results, result) == results.end())
                results.push_back(std::move(result));
    for (std::string const& result : results) html.head.push_back(result);
    for (auto const& [option, bands] : table.bands) {
        std::vector<Phrase> row{plain(scoring::option_text(option))};
        for (std::string const& result : results) {
            std::vector<std::string> from;
            for (auto const& band : bands)
                if (cell_words(book, band.result) == result) from.push_back("from " + to_text(band.from));
            row.push_back(plain(from.empty() ? "–" : join(from, ", ")));
        }
        html.rows.push_back(std::move(row));
    }
    return html;
}

} // namespace

std::string axis_text(Book const& book, std::string const& axis) {
    rules::FactName const fact = rules::split_fact(axis);
    int const found = rules::find_type(book.pack, fact.type);
    if (found == rules::none) return axis;
    ClaimType const& type = book.rows.claims[static_cast<std::size_t>(found)];
    std::string const field = rules::is_duration(fact.field) ? std::string(fact.field) : field_words(type, fact.field);
    return fmt::format("{}: {}", type.title, field);
}

PageTable cells_of(Book const& book, rules::Table const& table, std::string caption) {
    std::vector<std::string> axes;
    for (std::string const& axis : table.row) axes.push_back(axis_text(book, axis));
    if (!table.col.empty()) caption += fmt::format(", by {}", axis_text(book, table.col));
    if (!table.bands.empty()) return bands_of(book, table, std::move(caption));
    PageTable html{std::move(caption), {axes.empty() ? "" : join(axes, " and ")}, {}};
    if (axes.empty()) html.head.front() = "Value";
    for (Number const& from : table.cols) html.head.push_back("from " + to_text(from));
    for (std::string const& option : table.col_options) html.head.push_back(scoring::option_text(option));
    if (html.head.size() == 1) html.head.emplace_back("Value");
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        auto const& [option, cells] = table.rows[r];
        std::string const name = r < table.row_from.size() ? "from " + to_text(table.row_from[r])
                                 : option.empty()          ? book.rows.header.point_name + "s"
                                                           : scoring::option_text(option);
        std::vector<Phrase> row{plain(name)};
        for (rules::Cell const& cell : cells) row.push_back(plain(cell_words(book, cell)));
        html.rows.push_back(std::move(row));
    }
    return html;
}

void add_levels(Book& book) {
    book.chapter(ChapterKind::Levels, "Levels");
    PageTable table{"The levels, lowest first", {"Level", "Title", "Reached when", "Clause"}, {}};
    for (rules::Level const& level : book.rows.levels)
        table.rows.push_back(
            {plain(level.code), plain(level.title), plain(level_rule(book, level)), book.clause(level.clause)});
    book.page.table(table);
}

void add_steps(Book& book) {
    if (book.rows.steps.empty()) return;
    book.chapter(ChapterKind::Steps, "Steps");
    for (rules::Step const& step : book.rows.steps) add_step(book, step);
}

void add_entries(Book& book) {
    if (book.rows.claims.empty()) return;
    book.chapter(ChapterKind::Entries, "What can be entered");
    for (ClaimType const& type : book.rows.claims) add_entry(book, type);
}

void add_points(Book& book) {
    if (book.rows.categories.empty()) return;
    book.chapter(ChapterKind::Points, capitalised(book.rows.header.point_name) + "s");
    for (rules::Category const& category : book.rows.categories) add_category(book, category);
}

void add_conditions(Book& book) {
    if (book.rows.gates.empty()) return;
    book.chapter(ChapterKind::Conditions, "Conditions");
    PageTable table{"The conditions, in words", {"Condition", "Holds with", "Clause"}, {}};
    PageTable advice{"Advice that decides nothing", {"Advice", "Given", "Clause"}, {}};
    for (std::size_t g = 0; g < book.rows.gates.size(); ++g) {
        rules::Gate const& gate = book.rows.gates[g];
        std::string const rule = scoring::gate_rule(book.pack, static_cast<int>(g));
        Phrase const title = plain(gate.title ? *gate.title : capitalised(rule));
        if (gate.advice == rules::Gate::Advice::No)
            table.rows.push_back({title, plain(rule), book.clause(gate.clause)});
        else
            advice.rows.push_back(
                {title,
                 plain(fmt::format("{}: {}", gate.advice == rules::Gate::Advice::WhenMet ? "with" : "without", rule)),
                 book.clause(gate.clause)});
    }
    book.page.table(table);
    book.page.table(advice);
}

} // namespace accrue::formats::handbook
