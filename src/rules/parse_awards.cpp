#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "rules/parse_rows.h"

namespace accrue::rules::parsing {
namespace {

bool is_date_key(std::string_view key) { return key == "on" || key == "from" || key == "to"; }

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

Condition read_dates(Row& row, std::string_view field) {
    Condition::DateRange range{std::string(field), {}, {}};
    row.date("from", range.from);
    row.date("to", range.to);
    if (range.from && range.to && *range.to < *range.from)
        row.reading().report("E106", row.find("to")->at, "'to' is before 'from'");
    return {range};
}

Condition read_number_range(Row& row, std::string_view field) {
    Condition::NumberRange range{std::string(field), {}, {}};
    for (auto const& [key, end] : {std::pair{"from", &range.from}, std::pair{"to", &range.to}}) {
        Node const* node = row.find(key);
        if (node == nullptr) continue;
        if (node->kind == Node::Kind::Date)
            row.reading().report("E104", node->at, fmt::format("'{}' is a date, but '{}' holds none", key, field),
                                 "only on, from and to hold dates");
        else
            *end = row.reading().number(*node);
    }
    if (range.from && range.to && *range.to <= *range.from)
        row.reading().report("E106", row.find("to")->at, "'to' is not above 'from'",
                             "a range of numbers includes 'from' and excludes 'to'");
    return {range};
}

// field = { from = .., to = .. }
std::optional<Condition> read_between(Reading& reading, Node const& node) {
    std::optional<Condition> condition;
    Row::read(reading, node, [&](Row& row) {
        condition = is_date_key(node.key) ? read_dates(row, node.key) : read_number_range(row, node.key);
        if (!row.has("from") && !row.has("to"))
            reading.report("E103", node.at, fmt::format("'{}' has neither 'from' nor 'to'", node.key),
                           "write one or both");
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
        if (auto points = row.reading().amount(result)) banded.bands.push_back({from, *points});
    });
}

void read_formula(Row& row, Formula& formula) {
    std::string_view const kind = row.exactly_one({"fixed", "per", "banded", "options"}, {"table"});
    if (kind == "fixed") {
        row.amount("fixed", formula.emplace<Fixed>().points);
    } else if (kind == "per") {
        auto& per = formula.emplace<PerQuantity>();
        row.id("per", per.quantity);
        row.amount("rate", per.rate);
    } else if (kind == "banded") {
        read_banded(row, formula.emplace<Banded>());
    } else if (kind == "options") {
        auto& options = formula.emplace<OptionPoints>();
        row.table("options", [&](Row& inner) { read_options(inner, options.by, options.points); });
    }
    row.only_elsewhere(kind.empty() ? "" : fmt::format("'{}' in an award", kind), {"rate", "bands"});
    row.not_yet({"unit", "marginal", "falls"});
}

void read_rounding(Row& row, Rounding& round) {
    using Direction = Rounding::Direction;
    row.positive("to", round.to);
    row.word("dir",
             {{"down", Direction::Down},
              {"nearest", Direction::Nearest},
              {"nearest_down", Direction::NearestDown},
              {"up", Direction::Up}},
             round.direction);
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
    if (row.exactly_one({"claim"}, {"table"}) == "claim") row.id("claim", award.claim);
    row.id("into", award.into);
    read_conditions(row, "when", award.when);
    read_formula(row, award.formula);
    row.flag("merge", award.merge);
    row.table("factor", [&](Row& inner) {
        Factor& factor = award.factor.emplace();
        read_options(inner, factor.by, factor.factors);
    });
    row.table("round", [&](Row& inner) { read_rounding(inner, award.round.emplace()); });
    row.amount("item_min", award.item_min);
    row.amount("item_max", award.item_max);
    read_clause_code(row, award.clause);
    row.not_yet({"also", "if", "less", "field_max", "min_input", "occurrence"});
}

} // namespace accrue::rules::parsing
