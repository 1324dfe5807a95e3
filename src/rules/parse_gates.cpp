#include <fmt/format.h>

#include "rules/parse_rows.h"

namespace accrue::rules::parsing {
namespace {

// months = n, of = a period claim type or a list of them
void read_months(Row& row, MonthsNeeded& needed) {
    row.number("months", needed.months);
    Node const* of = row.needed("of");
    if (of != nullptr && of->kind == Node::Kind::List)
        row.needed_ids("of", needed.of);
    else if (of != nullptr)
        row.id("of", needed.of.emplace_back());
    read_conditions(row, "where", needed.where);
    row.count("within_months", needed.within_months);
}

void read_has(Row& row, Has& has) {
    row.id("has", has.what);
    if (row.has("count")) row.number("count", has.count);
    row.id("value", has.value);
}

void read_claim_count(Row& row, ClaimCount& claims) {
    row.id("claims", claims.claim);
    if (row.has("count")) row.count("count", claims.count);
    read_conditions(row, "where", claims.where);
    row.id("distinct", claims.distinct);
    read_window(row, claims.per);
}

void read_points_needed(Row& row, PointsNeeded& points) {
    if (row.has("need_by"))
        read_number_by(row, "need_by", points.need_by);
    else
        row.number("points", points.points);
    row.id("in", points.in);
    read_window(row, points.per);
    read_conditions(row, "where", points.where);
    row.flag("prorate", points.prorate);
    row.count("years_done", points.years_done);
}

void read_kind(Row& row, std::string_view name, GateKind& kind) {
    if (name == "all") {
        row.needed_ids("all", kind.emplace<AllOf>().gates);
    } else if (name == "any") {
        row.needed_ids("any", kind.emplace<AnyOf>().gates);
    } else if (name == "at_least") {
        auto& at_least = kind.emplace<AtLeastOf>();
        row.count("at_least", at_least.count);
        row.needed_ids("of", at_least.gates);
    } else if (name == "has") {
        read_has(row, kind.emplace<Has>());
    } else if (name == "claims") {
        read_claim_count(row, kind.emplace<ClaimCount>());
    } else if (name == "points" || name == "need_by") {
        read_points_needed(row, kind.emplace<PointsNeeded>());
    } else if (name == "categories") {
        auto& categories = kind.emplace<CategoriesNeeded>();
        row.count("categories", categories.count);
        row.needed_ids("of", categories.of);
        read_window(row, categories.per);
    } else if (name == "months") {
        read_months(row, kind.emplace<MonthsNeeded>());
    }
}

} // namespace

void read_gate(Row& row, Gate& gate) {
    row.id("id", gate.id);
    row.text("title", gate.title);
    read_clause_code(row, gate.clause);
    std::optional<Gate::Advice> advice;
    row.word("advice", advice, {Gate::Advice::WhenMet, Gate::Advice::WhenUnmet});
    gate.advice = advice.value_or(Gate::Advice::No);
    std::string_view const kind =
        row.exactly_one({"all", "any", "at_least", "has", "claims", "points", "need_by", "categories", "months"});
    read_kind(row, kind, gate.kind);
    row.only_elsewhere(
        kind.empty() ? "" : fmt::format("'{}' in a gate", kind),
        {"of", "count", "value", "where", "in", "per", "within_months", "distinct", "prorate", "years_done"});
}

void read_step(Row& row, Step& step) {
    row.id("id", step.id);
    row.text("title", step.title);
    read_clause_code(row, step.clause);
    row.id("table", step.table);
    row.id("points_in", step.points_in);
    read_scope(row, step.per);
    if (Node const* bands = row.find("bands"))
        read_bands(row.reading(), *bands, [&](Number from, Node const& result) {
            if (auto level = row.reading().name(result, cell_form)) step.bands.push_back({from, std::move(*level)});
        });
    row.table("gates", [&](Row& gates) {
        gates.rest([&](Node const& node) {
            row.reading().check_key(node, level_form);
            if (auto gate = row.reading().name(node, id_form)) step.gates.emplace_back(node.key, std::move(*gate));
        });
    });
}

} // namespace accrue::rules::parsing
