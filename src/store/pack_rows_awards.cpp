#include <array>

#include <fmt/format.h>

#include "store/pack_rows.h"

namespace accrue::store {
namespace {

using namespace rules;

constexpr std::array<std::string_view, 5> tests{"options", "numbers", "dates", "tags", "qualifications"};
constexpr std::array<std::string_view, 5> formulas{"fixed", "per", "banded", "options", "table"};

void make_test(Condition& condition, int kind) {
    switch (kind) {
    case 0: condition.test = Condition::Options{}; break;
    case 1: condition.test = Condition::NumberRange{}; break;
    case 2: condition.test = Condition::DateRange{}; break;
    case 3: condition.test = Condition::Tags{}; break;
    default: condition.test = Condition::Qualifications{}; break;
    }
}

std::string* field_of(Condition& condition) {
    if (auto* options = std::get_if<Condition::Options>(&condition.test)) return &options->field;
    if (auto* range = std::get_if<Condition::NumberRange>(&condition.test)) return &range->field;
    if (auto* range = std::get_if<Condition::DateRange>(&condition.test)) return &range->field;
    return nullptr;
}

std::vector<std::string>* list_of(Condition& condition) {
    if (auto* options = std::get_if<Condition::Options>(&condition.test)) return &options->options;
    if (auto* tags = std::get_if<Condition::Tags>(&condition.test)) return &tags->tags;
    if (auto* named = std::get_if<Condition::Qualifications>(&condition.test)) return &named->ids;
    return nullptr;
}

void exchange_condition(Values& values, Condition& condition) {
    int kind = static_cast<int>(condition.test.index());
    values.choice(kind, tests);
    if (values.loading()) make_test(condition, kind);
    std::string* const name = field_of(condition);
    std::optional<std::string> field;
    if (name) field = *name;
    values.value(field);
    if (name) *name = field ? *field : throw Damage{};
    Condition::NumberRange no_numbers;
    auto* const given_numbers = std::get_if<Condition::NumberRange>(&condition.test);
    auto& numbers = given_numbers ? *given_numbers : no_numbers;
    values.value(numbers.from);
    values.value(numbers.to);
    Condition::DateRange no_days;
    auto* const given_days = std::get_if<Condition::DateRange>(&condition.test);
    auto& days = given_days ? *given_days : no_days;
    values.value(days.from);
    values.value(days.to);
}

void make_formula(Award& award, int kind) {
    switch (kind) {
    case 0: award.formula = Fixed{}; break;
    case 1: award.formula = PerQuantity{}; break;
    case 2: award.formula = Banded{}; break;
    case 3: award.formula = OptionPoints{}; break;
    default: award.formula = TableValue{}; break;
    }
}

void exchange_input(Values& values, Award& award) {
    std::optional<std::string> field;
    std::optional<Number> times;
    std::optional<std::string> of;
    std::optional<std::string> occurrence;
    if (award.field_max) {
        field = award.field_max->field;
        times = award.field_max->times;
        of = award.field_max->of;
    }
    if (award.occurrence) occurrence = award.occurrence->by;
    values.value(field);
    values.value(times);
    values.value(of);
    values.value(award.min_input);
    values.value(occurrence);
    if (!values.loading()) return;
    if (field && (!times || !of)) throw Damage{};
    if (field) award.field_max = FieldMax{*std::move(field), *times, *std::move(of)};
    if (occurrence) award.occurrence = Occurrence{*std::move(occurrence), {}};
}

void exchange_formula(Values& values, Award& award) {
    int kind = static_cast<int>(award.formula.index());
    values.choice(kind, formulas);
    if (values.loading()) make_formula(award, kind);
    auto* const fixed = std::get_if<Fixed>(&award.formula);
    auto* const per = std::get_if<PerQuantity>(&award.formula);
    auto* const options = std::get_if<OptionPoints>(&award.formula);
    std::optional<Number> points;
    std::optional<std::string> quantity;
    std::optional<Number> rate;
    std::optional<Number> unit;
    std::optional<std::string> by;
    std::optional<std::string> table;
    if (fixed) points = fixed->points;
    if (per) {
        quantity = per->quantity;
        rate = per->rate;
        unit = per->unit;
    }
    if (options) by = options->by;
    auto* const from_table = std::get_if<TableValue>(&award.formula);
    if (from_table) table = from_table->table;
    values.value(points);
    values.value(quantity);
    values.value(rate);
    values.value(unit);
    auto* const banded = std::get_if<Banded>(&award.formula);
    Banded none;
    values.value(banded ? banded->marginal : none.marginal);
    values.value(banded ? banded->falls : none.falls);
    exchange_input(values, award);
    values.value(by);
    values.value(table);
    if (from_table) from_table->table = table ? *table : throw Damage{};
    if ((fixed && !points) || (per && (!quantity || !rate || !unit)) || (options && !by)) throw Damage{};
    if (fixed) fixed->points = *points;
    if (per) *per = {*quantity, *rate, *unit};
    if (options) options->by = *by;
}

void exchange_rounding(Values& values, std::optional<Rounding>& round) {
    std::optional<Rounding::Direction> direction;
    if (round) direction = round->direction;
    exchange_word(values, direction);
    std::optional<Number> to;
    if (round) to = round->to;
    values.value(to);
    if (values.loading() && direction) round = Rounding{to, *direction};
}

void exchange_award(Values& values, Award& award) {
    values.value(award.id);
    values.value(award.title);
    values.value(award.claim);
    values.value(award.into);
    values.value(award.if_gate);
    exchange_formula(values, award);
    values.value(award.merge);
    std::optional<std::string> factor;
    if (award.factor) factor = award.factor->by;
    values.value(factor);
    if (values.loading() && factor) award.factor = Factor{*std::move(factor), {}};
    exchange_rounding(values, award.round);
    values.value(award.item_min);
    values.value(award.item_max);
    values.value(award.clause);
    values.value(award.line);
}

using Choices = std::vector<std::pair<std::string, Number>>;

void exchange_choices(Exchange& rows, std::size_t owner, Choices& choices) {
    for (std::size_t i = 0; rows.next({owner, i}, i < choices.size()); ++i) {
        if (rows.loading()) choices.emplace_back();
        rows.value(choices[i].first);
        rows.value(choices[i].second);
    }
}

void exchange_formula_lists(Exchange& rows, std::vector<Award>& awards) {
    rows.table("award_quantity", "award, seq", "quantity");
    for (std::size_t i = 0; i < awards.size(); ++i) {
        if (auto* banded = std::get_if<Banded>(&awards[i].formula)) rows.texts({i}, banded->quantities);
    }
    rows.table("award_band", "award, seq", "threshold_num, threshold_den, points_num, points_den");
    for (std::size_t i = 0; i < awards.size(); ++i) {
        auto* banded = std::get_if<Banded>(&awards[i].formula);
        for (std::size_t j = 0; banded && rows.next({i, j}, j < banded->bands.size()); ++j) {
            if (rows.loading()) banded->bands.emplace_back();
            rows.value(banded->bands[j].from);
            rows.value(banded->bands[j].result);
        }
    }
    rows.table("award_option", "award, seq", "option, points_num, points_den");
    for (std::size_t i = 0; i < awards.size(); ++i) {
        if (auto* options = std::get_if<OptionPoints>(&awards[i].formula)) exchange_choices(rows, i, options->points);
    }
    rows.table("award_less", "award, seq", "field");
    for (std::size_t i = 0; i < awards.size(); ++i) rows.texts({i}, awards[i].less);
    rows.table("award_rate", "award, seq", "rate_num, rate_den");
    for (std::size_t i = 0; i < awards.size(); ++i) {
        if (!awards[i].occurrence) continue;
        auto& rates = awards[i].occurrence->rates;
        for (std::size_t j = 0; rows.next({i, j}, j < rates.size()); ++j) {
            if (rows.loading()) rates.emplace_back();
            rows.value(rates[j]);
        }
    }
    rows.table("award_factor", "award, seq", "option, factor_num, factor_den");
    for (std::size_t i = 0; i < awards.size(); ++i) {
        if (awards[i].factor) exchange_choices(rows, i, awards[i].factor->factors);
    }
}

void exchange_ratio(Values& values, std::optional<MaxRatio>& ratio) {
    std::optional<int> numerator;
    std::optional<int> denominator;
    std::optional<std::string> of;
    if (ratio) {
        numerator = ratio->numerator;
        denominator = ratio->denominator;
        of = ratio->of;
    }
    values.value(numerator);
    values.value(denominator);
    values.value(of);
    if (!values.loading() || !of) return;
    if (!numerator || !denominator) throw Damage{};
    ratio = MaxRatio{*numerator, *denominator, *std::move(of)};
}

void exchange_caps(Exchange& rows, std::vector<Cap>& caps) {
    rows.table(
        "cap", "seq",
        "id, category, per, max_num, max_den, max_at, max_fact, ratio_num, ratio_den, ratio_of, spills, clause, line");
    for (std::size_t i = 0; rows.next({i}, i < caps.size()); ++i) {
        if (rows.loading()) caps.emplace_back();
        Cap& cap = caps[i];
        rows.value(cap.id);
        rows.value(cap.on);
        exchange_word(rows, cap.per);
        rows.value(cap.max);
        exchange_number_by(rows, cap.max_by);
        exchange_ratio(rows, cap.max_ratio);
        rows.value(cap.spills);
        rows.value(cap.clause);
        rows.value(cap.line);
    }
    std::vector<std::optional<NumberBy>*> choices;
    for (Cap& cap : caps) choices.push_back(&cap.max_by);
    exchange_choices(rows, "cap", choices);
}

} // namespace

void exchange_number_by(Values& values, std::optional<NumberBy>& by) {
    auto* const status = by ? std::get_if<ByStatus>(&*by) : nullptr;
    auto* const chosen = by ? std::get_if<ByFact>(&*by) : nullptr;
    std::optional<ByStatus::At> at;
    if (status != nullptr) at = status->at;
    std::optional<std::string> fact;
    if (chosen != nullptr) fact = chosen->fact;
    exchange_word(values, at);
    values.value(fact);
    if (!values.loading()) return;
    if (at && fact) throw Damage{};
    if (at) by = ByStatus{*at, {}};
    if (fact) by = ByFact{*std::move(fact), {}};
}

void exchange_choices(Exchange& rows, std::string_view owner, std::vector<std::optional<NumberBy>*> const& lists) {
    rows.table(fmt::format("{}_choice", owner), fmt::format("{}, seq", owner), "name, number_num, number_den");
    for (std::size_t i = 0; i < lists.size(); ++i) {
        if (!*lists[i]) continue;
        auto* const status = std::get_if<ByStatus>(&**lists[i]);
        exchange_choices(rows, i, status != nullptr ? status->numbers : std::get<ByFact>(**lists[i]).numbers);
    }
}

void exchange_conditions(Exchange& rows, std::string_view owner, std::vector<Conditions*> const& lists) {
    rows.table(fmt::format("{}_condition", owner), fmt::format("{}, seq", owner),
               "kind, field, least_num, least_den, below_num, below_den, from_day, to_day");
    for (std::size_t i = 0; i < lists.size(); ++i) {
        for (std::size_t j = 0; lists[i] && rows.next({i, j}, j < lists[i]->size()); ++j) {
            if (rows.loading()) lists[i]->emplace_back();
            exchange_condition(rows, (*lists[i])[j]);
        }
    }
    rows.table(fmt::format("{}_condition_option", owner), fmt::format("{}, condition, seq", owner), "option");
    for (std::size_t i = 0; i < lists.size(); ++i) {
        for (std::size_t j = 0; lists[i] && j < lists[i]->size(); ++j) {
            if (auto* list = list_of((*lists[i])[j])) rows.texts({i, j}, *list);
        }
    }
}

void exchange_awards(Exchange& rows, Pack& pack) {
    rows.table(
        "award", "seq",
        "id, title, claim_type, category, if_gate, formula, points_num, points_den, quantity, rate_num, rate_den, "
        "unit_num, unit_den, marginal, falls, max_field, max_times_num, max_times_den, max_of, min_input_num, "
        "min_input_den, occurrence_field, option_field, points_table, merges, factor_field, rounding, round_to_num, "
        "round_to_den, item_min_num, item_min_den, "
        "item_max_num, item_max_den, clause, line");
    for (std::size_t i = 0; rows.next({i}, i < pack.awards.size()); ++i) {
        if (rows.loading()) pack.awards.emplace_back();
        exchange_award(rows, pack.awards[i]);
    }
    std::vector<Conditions*> conditions;
    for (Award& award : pack.awards) conditions.push_back(&award.when);
    exchange_conditions(rows, "award", conditions);
    rows.table("award_also", "award, seq", "category");
    for (std::size_t i = 0; i < pack.awards.size(); ++i) rows.texts({i}, pack.awards[i].also);
    exchange_formula_lists(rows, pack.awards);
    exchange_caps(rows, pack.caps);
}

} // namespace accrue::store
