// Awards, gates, steps and tables, as written.
#include "rules/written_parts.h"

namespace accrue::rules::writing {
namespace {

Written::Table by_option(std::string const& by, std::vector<std::pair<std::string, Number>> const& numbers) {
    TableWriter table;
    table.put("by", by);
    table.put_all(numbers);
    return table.take();
}

// The options of a bool as true and false.
Written::List options_list(std::vector<std::string> const& options) {
    Written::List list;
    for (std::string const& option : options)
        list.push_back(option == "true" || option == "false" ? written(option == "true") : written(option));
    return list;
}

template <class Range>
Written::Table range_table(Range const& range) {
    TableWriter table;
    table.put("from", range.from);
    table.put("to", range.to);
    return table.take();
}

struct PutCondition {
    TableWriter& table;

    void operator()(Condition::Options const& test) const {
        table.put(test.field, Written{options_list(test.options)});
    }
    void operator()(Condition::NumberRange const& test) const { table.put(test.field, range_table(test)); }
    void operator()(Condition::DateRange const& test) const { table.put(test.field, range_table(test)); }
    void operator()(Condition::Tags const& test) const { table.put("tag", test.tags); }
    void operator()(Condition::Qualifications const& test) const { table.put("qualification", test.ids); }
};

// One where it is one: "x", else ["x", "y"].
void put_one_or_more(TableWriter& row, std::string_view key, std::vector<std::string> const& names) {
    if (names.size() == 1)
        row.put(key, names.front());
    else
        row.put_some(key, names);
}

struct PutFormula {
    TableWriter& row;

    void operator()(Fixed const& formula) const { row.put("fixed", formula.points); }
    void operator()(PerQuantity const& formula) const {
        row.put("per", formula.quantity);
        row.put("rate", formula.rate);
        if (formula.unit != Number{1, 1}) row.put("unit", formula.unit);
    }
    void operator()(Banded const& formula) const {
        put_one_or_more(row, "banded", formula.quantities);
        row.put("bands", formula.bands);
        row.flag("marginal", formula.marginal);
        row.flag("falls", formula.falls);
    }
    void operator()(OptionPoints const& formula) const { row.put("options", by_option(formula.by, formula.points)); }
    void operator()(TableValue const& formula) const { row.put("table", formula.table); }
};

void put_window(TableWriter& row, std::optional<Window> const& per) {
    if (!per) return;
    if (per->kind == Window::Kind::Rolling)
        row.put("per", Written::Table{{"years", written(per->years)}});
    else
        row.put("per", word_of(per->kind));
}

struct PutGate {
    TableWriter& row;

    void operator()(AllOf const& gate) const { row.put("all", gate.gates); }
    void operator()(AnyOf const& gate) const { row.put("any", gate.gates); }
    void operator()(AtLeastOf const& gate) const {
        row.put("at_least", gate.count);
        row.put("of", gate.gates);
    }
    void operator()(Has const& gate) const {
        row.put("has", gate.what);
        if (gate.count != Number{1, 1}) row.put("count", gate.count);
        row.put("value", gate.value);
    }
    void operator()(ClaimCount const& gate) const {
        row.put("claims", gate.claim);
        if (gate.count != 1) row.put("count", gate.count);
        put_conditions(row, "where", gate.where);
        row.put("distinct", gate.distinct);
        put_window(row, gate.per);
    }
    void operator()(PointsNeeded const& gate) const {
        if (!gate.need_by) row.put("points", gate.points);
        put_number_by(row, "need_by", gate.need_by);
        row.put("in", gate.in);
        put_window(row, gate.per);
        put_conditions(row, "where", gate.where);
        row.flag("prorate", gate.prorate);
        row.put("years_done", gate.years_done);
    }
    void operator()(CategoriesNeeded const& gate) const {
        row.put("categories", gate.count);
        row.put("of", gate.of);
        put_window(row, gate.per);
    }
    void operator()(MonthsNeeded const& gate) const {
        row.put("months", gate.months);
        put_one_or_more(row, "of", gate.of);
        put_conditions(row, "where", gate.where);
        row.put("within_months", gate.within_months);
    }
};

// cells = [[..], ..] where the table has rows and columns, else [..].
void put_cells(TableWriter& row, Table const& table) {
    if (!table.row.empty() && !table.col.empty()) {
        Written::List rows;
        for (auto const& [option, cells] : table.rows) rows.push_back(written(cells));
        return row.put("cells", Written{std::move(rows)});
    }
    Written::List cells;
    for (auto const& [option, of_row] : table.rows)
        for (Cell const& cell : of_row) cells.push_back(written(cell));
    row.put("cells", Written{std::move(cells)});
}

} // namespace

void put_conditions(TableWriter& row, std::string_view key, Conditions const& conditions) {
    TableWriter table;
    for (Condition const& condition : conditions) std::visit(PutCondition{table}, condition.test);
    row.put_some(key, table.take());
}

void put_number_by(TableWriter& row, std::string_view key, std::optional<NumberBy> const& by) {
    if (!by) return;
    TableWriter table;
    if (auto const* status = std::get_if<ByStatus>(&*by)) {
        table.put("status", status->numbers);
        table.put("at", word_of(status->at));
    } else if (auto const* fact = std::get_if<ByFact>(&*by)) {
        table.put("fact", fact->fact);
        table.put_all(fact->numbers);
    }
    row.put(key, table.take());
}

void put_award(TableWriter& row, Award const& award) {
    row.put("title", award.title);
    row.put_some("claim", award.claim);
    row.put("into", award.into);
    row.put_some("also", award.also);
    row.put("if", award.if_gate);
    put_conditions(row, "when", award.when);
    std::visit(PutFormula{row}, award.formula);
    row.flag("merge", award.merge);
    row.put_some("less", award.less);
    if (award.field_max) {
        TableWriter most;
        most.put("field", award.field_max->field);
        most.put("times", award.field_max->times);
        most.put("of", award.field_max->of);
        row.put("field_max", most.take());
    }
    row.put("min_input", award.min_input);
    if (award.factor) row.put("factor", by_option(award.factor->by, award.factor->factors));
    if (award.occurrence)
        row.put("occurrence",
                Written::Table{{"by", written(award.occurrence->by)}, {"rates", written(award.occurrence->rates)}});
    if (award.round) {
        TableWriter round;
        round.put("to", award.round->to);
        round.put("dir", word_of(award.round->direction));
        row.put("round", round.take());
    }
    row.put("item_min", award.item_min);
    row.put("item_max", award.item_max);
    row.put_some("clause", award.clause);
}

void put_gate(TableWriter& row, Gate const& gate) {
    row.put("title", gate.title);
    if (gate.advice != Gate::Advice::No) row.put("advice", word_of(gate.advice));
    std::visit(PutGate{row}, gate.kind);
    row.put_some("clause", gate.clause);
}

void put_step(TableWriter& row, Step const& step) {
    row.put("title", step.title);
    row.put("table", step.table);
    row.put("points_in", step.points_in);
    if (step.per) row.put("per", word_of(*step.per));
    row.put_some("bands", step.bands);
    row.put_some("gates", step.gates);
    row.put_some("clause", step.clause);
}

void put_table(TableWriter& row, Table const& table) {
    put_one_or_more(row, "row", table.row);
    row.put_some("col", table.col);
    row.flag("falls", table.falls);
    row.put_some("row_from", table.row_from);
    row.put_some("cols", table.cols);
    row.put_some("col_options", table.col_options);
    if (!table.bands.empty())
        row.put("bands", table.bands);
    else if (table.row.empty() || !table.row_from.empty())
        put_cells(row, table);
    else
        row.put("rows", table.rows);
}

} // namespace accrue::rules::writing
