// Awards, and the conditions and quantities that gates share with them.
#include <algorithm>

#include "rules/compile_parts.h"
#include "rules/item_value.h"

namespace accrue::rules {
namespace {

CompiledCondition compile_test(CompiledPack&, ClaimType const& type, Condition::Options const& test) {
    CompiledCondition condition{.kind = CompiledCondition::Kind::Options, .field = find_field(type, test.field)};
    Field const& field = type.fields[static_cast<std::size_t>(condition.field)];
    for (std::string const& option : test.options) {
        std::size_t bit = option == "true" ? 1 : 0;
        if (field.kind == Field::Kind::Enum)
            bit = static_cast<std::size_t>(std::ranges::find(field.options, option) - field.options.begin());
        condition.options |= std::uint64_t{1} << bit;
    }
    return condition;
}

CompiledCondition compile_test(CompiledPack&, ClaimType const& type, Condition::NumberRange const& test) {
    CompiledCondition condition{.kind = CompiledCondition::Kind::Numbers, .field = find_field(type, test.field)};
    condition.from = test.from ? in_ten_thousandths(*test.from) : absent + 1;
    condition.to = test.to ? in_ten_thousandths(*test.to) - 1 : std::numeric_limits<std::int64_t>::max();
    return condition;
}

CompiledCondition compile_test(CompiledPack&, ClaimType const&, Condition::DateRange const& test) {
    using DateKey = CompiledCondition::DateKey;
    CompiledCondition condition{.kind = CompiledCondition::Kind::Dates};
    condition.date_key = test.field == "on" ? DateKey::On : test.field == "from" ? DateKey::From : DateKey::To;
    condition.from = test.from.value_or(first_date).days;
    condition.to = test.to.value_or(last_date).days;
    return condition;
}

CompiledCondition qualifications_condition(CompiledPack& compiled, RowSet rows) {
    CompiledCondition condition{.kind = CompiledCondition::Kind::Qualifications};
    condition.qualifications = static_cast<int>(compiled.qualification_sets.size());
    compiled.qualification_sets.push_back(std::move(rows));
    return condition;
}

// An award sees only a qualification's own tags, never those that `implies` lends.
CompiledCondition compile_test(CompiledPack& compiled, ClaimType const&, Condition::Tags const& test) {
    RowSet rows;
    for (std::string const& tag : test.tags)
        for (int const bearer : compiled.tag_bearers.at(tag)) rows.insert(bearer);
    return qualifications_condition(compiled, std::move(rows));
}

CompiledCondition compile_test(CompiledPack& compiled, ClaimType const&, Condition::Qualifications const& test) {
    RowSet rows;
    for (std::string const& id : test.ids) rows.insert(find_qualification(compiled, id));
    return qualifications_condition(compiled, std::move(rows));
}

// The number of each option of an enum field, in the order of its options.
Range compile_options(CompiledPack& compiled, Field const& field,
                      std::vector<std::pair<std::string, Number>> const& numbers) {
    Range const range{static_cast<int>(compiled.numbers.size()), static_cast<int>(field.options.size())};
    for (std::string const& option : field.options)
        compiled.numbers.push_back(std::ranges::find(numbers, option, &std::pair<std::string, Number>::first)->second);
    return range;
}

struct FormulaCompiler {
    CompiledPack& compiled;
    ClaimType const& type;
    CompiledAward& award;

    void operator()(Fixed const& formula) const {
        award.formula = CompiledAward::Formula::Fixed;
        award.points = in_quanta(compiled, formula.points);
    }
    void operator()(PerQuantity const& formula) const {
        award.formula = CompiledAward::Formula::PerQuantity;
        award.points = in_quanta(compiled, formula.rate);
        award.unit = formula.unit;
        award.quantities = {static_cast<int>(compiled.quantities.size()), 1};
        compiled.quantities.push_back(compile_quantity(compiled, type, formula.quantity));
    }
    void operator()(Banded const& formula) const {
        award.formula = CompiledAward::Formula::Banded;
        award.marginal = formula.marginal;
        award.quantities = {static_cast<int>(compiled.quantities.size()), static_cast<int>(formula.quantities.size())};
        for (std::string const& quantity : formula.quantities)
            compiled.quantities.push_back(compile_quantity(compiled, type, quantity));
        award.bands = {static_cast<int>(compiled.bands.size()), static_cast<int>(formula.bands.size())};
        for (Band<Number> const& band : formula.bands)
            compiled.bands.push_back({band.from, in_quanta(compiled, band.result)});
    }
    void operator()(OptionPoints const& formula) const {
        award.formula = CompiledAward::Formula::Options;
        award.option_field = find_field(type, formula.by);
        award.option_points =
            compile_options(compiled, type.fields[static_cast<std::size_t>(award.option_field)], formula.points);
        for (int i = 0; i < award.option_points.count; ++i) {
            Number& points = compiled.numbers[static_cast<std::size_t>(award.option_points.first + i)];
            points = in_quanta(compiled, points);
        }
    }
    void operator()(TableValue const& formula) const {
        Table const& row = *std::ranges::find(compiled.pack.tables, formula.table, &Table::id);
        award.formula = CompiledAward::Formula::Table;
        award.table = compile_table(compiled, row, award.type);
        CompiledTable const& table = compiled.tables.back();
        auto const of_all = [](CompiledTable::Axis const& axis) { return axis.fact != none; };
        award.reads_facts =
            award.type == none || std::ranges::any_of(table.rows, of_all) || (table.column && of_all(*table.column));
    }
};

// Where an item's points hang on nothing but an option or a band they are worked out here, once.
void make_ready(CompiledPack& compiled, CompiledAward& award) {
    bool const by_band = award.formula == CompiledAward::Formula::Banded && award.quantities.count == 1;
    bool const by_option = award.formula == CompiledAward::Formula::Options;
    bool const fixed = award.formula == CompiledAward::Formula::Fixed;
    bool const input_as_it_is = award.limited_field == none && award.less.count == 0 && award.min_input == Number{};
    if (award.factor_field != none || award.rates.count > 0 || (!by_band && !by_option && !fixed)) return;
    if (by_band && (award.marginal || !input_as_it_is)) return;
    award.ready = {static_cast<int>(compiled.item_values.size()), by_band     ? award.bands.count
                                                                  : by_option ? award.option_points.count
                                                                              : 1};
    for (int i = 0; i < award.ready.count; ++i) {
        Number const points = by_band     ? compiled.bands[static_cast<std::size_t>(award.bands.first + i)].points
                              : by_option ? compiled.numbers[static_cast<std::size_t>(award.option_points.first + i)]
                                          : award.points;
        compiled.item_values.push_back(limited(award, {points.numerator, points.denominator}));
    }
}

void compile_input(CompiledPack& compiled, ClaimType const& type, Award const& row, CompiledAward& award) {
    if (row.field_max) {
        award.limited_field = find_field(type, row.field_max->field);
        award.limiting_field = find_field(type, row.field_max->of);
        award.max_times = row.field_max->times;
    }
    award.less = {static_cast<int>(compiled.quantities.size()), static_cast<int>(row.less.size())};
    for (std::string const& field : row.less)
        compiled.quantities.push_back({Quantity::Kind::Field, find_field(type, field)});
    if (row.min_input) award.min_input = *row.min_input;
}

void compile_occurrence(CompiledPack& compiled, ClaimType const& type, Award const& row, CompiledAward& award) {
    award.occurrence_field = find_field(type, row.occurrence->by);
    award.rates = {static_cast<int>(compiled.numbers.size()), static_cast<int>(row.occurrence->rates.size())};
    compiled.numbers.insert(compiled.numbers.end(), row.occurrence->rates.begin(), row.occurrence->rates.end());
    compare_field(compiled, award.type, award.occurrence_field);
}

CompiledAward compile_award(CompiledPack& compiled, Award const& row) {
    static ClaimType const no_type;
    CompiledAward award;
    award.type = row.claim.empty() ? none : find_type(compiled, row.claim);
    ClaimType const& type = award.type == none ? no_type : compiled.pack.claims[static_cast<std::size_t>(award.type)];
    award.category = find_category(compiled, row.into);
    award.also = {static_cast<int>(compiled.category_lists.size()), static_cast<int>(row.also.size())};
    for (std::string const& id : row.also) compiled.category_lists.push_back(find_category(compiled, id));
    if (row.if_gate) award.if_gate = find_gate(compiled, *row.if_gate);
    award.merge = row.merge;
    award.conditions = compile_conditions(compiled, award.type, row.when);
    std::visit(FormulaCompiler{compiled, type, award}, row.formula);
    compile_input(compiled, type, row, award);
    if (row.occurrence) compile_occurrence(compiled, type, row, award);
    if (row.factor) {
        award.factor_field = find_field(type, row.factor->by);
        award.factors =
            compile_options(compiled, type.fields[static_cast<std::size_t>(award.factor_field)], row.factor->factors);
    }
    if (row.round) {
        award.direction = row.round->direction;
        if (row.round->to) award.round_to = in_quanta(compiled, *row.round->to);
    }
    if (row.item_min) award.item_min = quanta_down(compiled, *row.item_min);
    if (row.item_max) award.item_max = quanta_down(compiled, *row.item_max);
    make_ready(compiled, award);
    return award;
}

// Categories that read items from elsewhere or count only the best, and all around them: each is credited by itself.
void find_reading_categories(CompiledPack& compiled) {
    std::vector<bool> reads;
    for (CompiledCategory const& category : compiled.categories) reads.push_back(category.best_below);
    for (CompiledAward const& award : compiled.awards)
        for (int i = award.also.first; i < award.also.first + award.also.count; ++i)
            for (int c = compiled.category_lists[static_cast<std::size_t>(i)]; c != none;
                 c = compiled.categories[static_cast<std::size_t>(c)].parent)
                reads[static_cast<std::size_t>(c)] = true;
    for (int const c : compiled.category_order)
        if (reads[static_cast<std::size_t>(c)]) compiled.reading_categories.push_back(c);
}

} // namespace

Quantity compile_quantity(CompiledPack const& compiled, ClaimType const& type, std::string const& name) {
    using Kind = Quantity::Kind;
    if (int const field = find_field(type, name); field != none) return {Kind::Field, field};
    if (type.period && name == "months") return {Kind::Months, none};
    if (type.period && name == "years") return {Kind::Years, none};
    if (type.period && name == "days") return {Kind::Days, none};
    auto const at = std::ranges::find(compiled.value_names, name) - compiled.value_names.begin();
    return {Kind::QualificationValue, static_cast<int>(at)};
}

Range compile_conditions(CompiledPack& compiled, int type, Conditions const& conditions) {
    Range const range{static_cast<int>(compiled.conditions.size()), static_cast<int>(conditions.size())};
    ClaimType const& row = compiled.pack.claims[static_cast<std::size_t>(type)];
    for (Condition const& condition : conditions)
        compiled.conditions.push_back(
            std::visit([&](auto const& test) { return compile_test(compiled, row, test); }, condition.test));
    return range;
}

void compile_awards(CompiledPack& compiled) {
    for (Award const& row : compiled.pack.awards) compiled.awards.push_back(compile_award(compiled, row));
    std::vector<std::vector<int>> of_type(compiled.types.size());
    for (std::size_t a = 0; a < compiled.awards.size(); ++a) {
        CompiledAward const& award = compiled.awards[a];
        auto const index = static_cast<int>(a);
        if (award.type != none) of_type[static_cast<std::size_t>(award.type)].push_back(index);
        if (award.reads_facts) compiled.fact_awards.push_back(index);
        if (award.type == none) compiled.claimless_awards.push_back(index);
        add_opening_gate(compiled, award.if_gate);
        if (award.merge) compiled.merging_awards.push_back(index);
        if (award.rates.count > 0) compiled.repeating_awards.push_back(index);
    }
    find_reading_categories(compiled);
    for (std::size_t t = 0; t < of_type.size(); ++t) {
        compiled.types[t].awards = {static_cast<int>(compiled.award_lists.size()), static_cast<int>(of_type[t].size())};
        compiled.award_lists.insert(compiled.award_lists.end(), of_type[t].begin(), of_type[t].end());
    }
}

} // namespace accrue::rules
