#include <fmt/format.h>

#include "rules/parse_rows.h"

namespace accrue::rules::parsing {
namespace {

std::optional<std::string> read_option(Reading& reading, Node const& node) {
    if (node.kind == Node::Kind::Bool) return node.yes ? "true" : "false";
    return reading.name(node, option_form);
}

// field = [options], tag = [..], qualification = [..]
std::optional<Condition> read_listed(Reading& reading, Node const& node) {
    bool const names = node.key == "tag" || node.key == "qualification";
    std::vector<std::string> listed;
    for (Node const& item : node.children)
        if (auto name = names ? reading.name(item, id_form) : read_option(reading, item))
            listed.push_back(std::move(*name));
    if (node.children.empty())
        reading.report("E113", node.at, fmt::format("'{}' lists nothing", node.key), "list at least one");
    if (node.key == "tag") return Condition{Condition::Tags{std::move(listed)}};
    if (node.key == "qualification") return Condition{Condition::Qualifications{std::move(listed)}};
    return Condition{Condition::Options{std::string(node.key), std::move(listed)}};
}

// field = { from = .., to = .. }, of numbers or of dates
std::optional<Condition> read_between(Reading& reading, Node const& node) {
    std::optional<Condition> condition;
    Row::read(reading, node, [&](Row& row) {
        Node const* from = row.find("from");
        Node const* to = row.find("to");
        Node const* first = from != nullptr ? from : to;
        if (first == nullptr) {
            reading.report("E103", node.at, fmt::format("'{}' has neither 'from' nor 'to'", node.key),
                           "write one or both");
        } else if (first->kind == Node::Kind::Date || first->kind == Node::Kind::Time) {
            Condition::DateRange range{std::string(node.key), {}, {}};
            row.date("from", range.from);
            row.date("to", range.to);
            condition = Condition{range};
        } else {
            Condition::NumberRange range{std::string(node.key), {}, {}};
            row.number("from", range.from);
            row.number("to", range.to);
            condition = Condition{range};
        }
    });
    return condition;
}

std::optional<Condition> read_condition(Reading& reading, Node const& node) {
    reading.check_key(node, id_form);
    if (node.kind == Node::Kind::List) return read_listed(reading, node);
    if (node.kind == Node::Kind::Table && node.key != "tag" && node.key != "qualification")
        return read_between(reading, node);
    reading.report_kind(node, "a list",
                        fmt::format("write {} = [ .. ], or a range {{ from = .., to = .. }}", node.key));
    return std::nullopt;
}

void read_banded(Row& row, Banded& banded) {
    Node const& node = *row.find("banded");
    if (node.kind == Node::Kind::List)
        row.needed_ids("banded", banded.quantities);
    else
        row.id("banded", banded.quantities.emplace_back());
    Node const* bands = row.needed("bands");
    if (bands == nullptr) return;
    read_bands(row.reading(), *bands, [&](Number from, Node const& result) {
        if (auto points = row.reading().number(result)) banded.bands.push_back({from, *points});
    });
    row.flag("marginal", banded.marginal);
    row.flag("falls", banded.falls);
}

void read_formula(Row& row, Formula& formula) {
    std::string_view const kind = row.exactly_one({"fixed", "per", "banded", "options", "table"});
    if (kind == "fixed") {
        row.number("fixed", formula.emplace<Fixed>().points);
    } else if (kind == "per") {
        auto& per = formula.emplace<PerQuantity>();
        row.id("per", per.quantity);
        row.number("rate", per.rate);
        std::optional<Number> unit;
        row.number("unit", unit);
        per.unit = unit.value_or(per.unit);
    } else if (kind == "banded") {
        read_banded(row, formula.emplace<Banded>());
    } else if (kind == "options") {
        auto& options = formula.emplace<OptionPoints>();
        row.table("options", [&](Row& inner) { read_options(inner, options.by, options.points); });
    } else if (kind == "table") {
        row.id("table", formula.emplace<TableValue>().table);
    }
    row.only_elsewhere(kind.empty() ? "" : fmt::format("'{}' in an award", kind),
                       {"rate", "unit", "bands", "marginal", "falls"});
}

void read_occurrence(Row& row, Occurrence& occurrence) {
    row.id("by", occurrence.by);
    row.needed_numbers("rates", occurrence.rates);
}

void read_rounding(Row& row, Rounding& round) {
    row.number("to", round.to);
    row.word("dir", round.direction);
}

} // namespace

void read_conditions(Row& row, std::string_view key, Conditions& conditions) {
    row.table(key, [&](Row& inner) {
        if (inner.node().children.empty())
            row.reading().report("E113", inner.node().at, fmt::format("'{}' asks for nothing", key), "take it out");
        inner.rest([&](Node const& node) {
            if (auto condition = read_condition(row.reading(), node)) conditions.push_back(std::move(*condition));
        });
    });
}

void read_options(Row& row, std::string& by, std::vector<std::pair<std::string, Number>>& numbers) {
    row.id("by", by);
    read_numbers(row, option_form, numbers);
}

void read_award(Row& row, Award& award) {
    row.id("id", award.id);
    row.text("title", award.title);
    if (row.has("claim"))
        row.id("claim", award.claim);
    else if (!row.has("table"))
        row.missing("claim", "name the claim type; only a table over facts does without one");
    row.id("into", award.into);
    row.ids("also", award.also);
    row.id("if", award.if_gate);
    read_conditions(row, "when", award.when);
    read_formula(row, award.formula);
    row.table("field_max", [&](Row& inner) {
        FieldMax& most = award.field_max.emplace();
        inner.id("field", most.field);
        inner.number("times", most.times);
        inner.id("of", most.of);
    });
    row.ids("less", award.less);
    row.number("min_input", award.min_input);
    row.flag("merge", award.merge);
    row.table("factor", [&](Row& inner) {
        Factor& factor = award.factor.emplace();
        read_options(inner, factor.by, factor.factors);
    });
    row.table("occurrence", [&](Row& inner) { read_occurrence(inner, award.occurrence.emplace()); });
    row.table("round", [&](Row& inner) { read_rounding(inner, award.round.emplace()); });
    row.number("item_min", award.item_min);
    row.number("item_max", award.item_max);
    read_clause_code(row, award.clause);
}

} // namespace accrue::rules::parsing
