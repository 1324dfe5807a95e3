#include <array>

#include "store/pack_rows.h"

namespace accrue::store {
namespace {

using namespace rules;

constexpr std::array<std::string_view, 3> advices{"no", "when_met", "when_unmet"};
constexpr std::array<std::string_view, 8> kinds{"all",    "any",    "at_least",   "has",
                                                "claims", "points", "categories", "months"};

// The columns that the kinds of a gate share.
struct GateColumns {
    std::optional<Number> need;         // a count, points or months
    std::optional<std::string> subject; // what it asks for: a tag or qualification, a claim type, a category
    std::optional<std::string> value;
    std::optional<Window> per;
    std::optional<int> within_months;
    std::optional<std::string> distinct;
    std::optional<NumberBy> need_by;
    bool prorate = false;
    std::optional<int> years_done;
};

GateColumns columns_of(GateKind const& kind) {
    GateColumns columns;
    if (auto const* some = std::get_if<AtLeastOf>(&kind)) columns.need = Number{some->count, 1};
    if (auto const* has = std::get_if<Has>(&kind)) {
        columns.need = has->count;
        columns.subject = has->what;
        columns.value = has->value;
    } else if (auto const* claims = std::get_if<ClaimCount>(&kind)) {
        columns.need = Number{claims->count, 1};
        columns.subject = claims->claim;
        columns.per = claims->per;
        columns.distinct = claims->distinct;
    } else if (auto const* points = std::get_if<PointsNeeded>(&kind)) {
        columns.need = points->points;
        columns.subject = points->in;
        columns.per = points->per;
        columns.need_by = points->need_by;
        columns.prorate = points->prorate;
        columns.years_done = points->years_done;
    } else if (auto const* some = std::get_if<CategoriesNeeded>(&kind)) {
        columns.need = Number{some->count, 1};
        columns.per = some->per;
    } else if (auto const* months = std::get_if<MonthsNeeded>(&kind)) {
        columns.need = months->months;
        columns.within_months = months->within_months;
    }
    return columns;
}

Number need(GateColumns const& columns) { return columns.need ? *columns.need : throw Damage{}; }

int count(GateColumns const& columns) {
    Number const number = need(columns);
    if (number.denominator != 1 || number.numerator != static_cast<int>(number.numerator)) throw Damage{};
    return static_cast<int>(number.numerator);
}

std::string const& subject(GateColumns const& columns) { return columns.subject ? *columns.subject : throw Damage{}; }

GateKind kind_of(int kind, GateColumns const& columns) {
    switch (kind) {
    case 0: return AllOf{};
    case 1: return AnyOf{};
    case 2: return AtLeastOf{count(columns), {}};
    case 3: return Has{subject(columns), need(columns), columns.value};
    case 4: return ClaimCount{subject(columns), count(columns), {}, columns.distinct, columns.per};
    case 5:
        return PointsNeeded{need(columns),   subject(columns), columns.per,       {},
                            columns.need_by, columns.prorate,  columns.years_done};
    case 6: return CategoriesNeeded{count(columns), {}, columns.per};
    default: return MonthsNeeded{need(columns), {}, {}, columns.within_months};
    }
}

std::vector<std::string>* members_of(GateKind& kind) {
    if (auto* all = std::get_if<AllOf>(&kind)) return &all->gates;
    if (auto* any = std::get_if<AnyOf>(&kind)) return &any->gates;
    if (auto* some = std::get_if<AtLeastOf>(&kind)) return &some->gates;
    if (auto* some = std::get_if<CategoriesNeeded>(&kind)) return &some->of;
    if (auto* months = std::get_if<MonthsNeeded>(&kind)) return &months->of;
    return nullptr;
}

Conditions* conditions_of(GateKind& kind) {
    if (auto* claims = std::get_if<ClaimCount>(&kind)) return &claims->where;
    if (auto* points = std::get_if<PointsNeeded>(&kind)) return &points->where;
    if (auto* months = std::get_if<MonthsNeeded>(&kind)) return &months->where;
    return nullptr;
}

void exchange_window(Values& values, std::optional<Window>& per) {
    std::optional<Window::Kind> kind;
    if (per) kind = per->kind;
    std::optional<int> years;
    if (per && per->kind == Window::Kind::Rolling) years = per->years;
    exchange_word(values, kind);
    values.value(years);
    if (values.loading() && kind) per = Window{*kind, years.value_or(0)};
}

void exchange_gate(Values& values, Gate& gate) {
    values.value(gate.id);
    values.value(gate.title);
    values.value(gate.clause);
    int advice = static_cast<int>(gate.advice);
    values.choice(advice, advices);
    gate.advice = static_cast<Gate::Advice>(advice);
    int kind = static_cast<int>(gate.kind.index());
    values.choice(kind, kinds);
    GateColumns columns = values.loading() ? GateColumns{} : columns_of(gate.kind);
    values.value(columns.need);
    values.value(columns.subject);
    values.value(columns.value);
    exchange_window(values, columns.per);
    values.value(columns.within_months);
    values.value(columns.distinct);
    exchange_number_by(values, columns.need_by);
    values.value(columns.prorate);
    values.value(columns.years_done);
    if (values.loading()) gate.kind = kind_of(kind, columns);
    values.value(gate.line);
}

void exchange_gate_rows(Exchange& rows, std::vector<Gate>& gates) {
    rows.table("gate", "seq",
               "id, title, clause, advice, kind, need_num, need_den, subject, value, per, per_years, "
               "within_months, distinct_field, need_at, need_fact, prorate, years_done, line");
    for (std::size_t i = 0; rows.next({i}, i < gates.size()); ++i) {
        if (rows.loading()) gates.emplace_back();
        exchange_gate(rows, gates[i]);
    }
    rows.table("gate_member", "gate, seq", "member");
    for (std::size_t i = 0; i < gates.size(); ++i) {
        if (auto* members = members_of(gates[i].kind)) rows.texts({i}, *members);
    }
    std::vector<Conditions*> conditions;
    for (Gate& gate : gates) conditions.push_back(conditions_of(gate.kind));
    exchange_conditions(rows, "gate", conditions);
    std::optional<NumberBy> none;
    std::vector<std::optional<NumberBy>*> choices;
    for (Gate& gate : gates) {
        auto* const points = std::get_if<PointsNeeded>(&gate.kind);
        choices.push_back(points != nullptr ? &points->need_by : &none);
    }
    exchange_choices(rows, "gate", choices);
}

void exchange_band(Values& values, Band<std::string>& band) {
    values.value(band.from);
    values.value(band.result);
}

void exchange_steps(Exchange& rows, std::vector<Step>& steps) {
    rows.table("step", "seq", "id, title, clause, level_table, category, per, line");
    for (std::size_t i = 0; rows.next({i}, i < steps.size()); ++i) {
        if (rows.loading()) steps.emplace_back();
        Step& step = steps[i];
        rows.value(step.id);
        rows.value(step.title);
        rows.value(step.clause);
        rows.value(step.table);
        rows.value(step.points_in);
        exchange_word(rows, step.per);
        rows.value(step.line);
    }
    rows.table("step_band", "step, seq", "threshold_num, threshold_den, level");
    for (std::size_t i = 0; i < steps.size(); ++i) {
        auto& bands = steps[i].bands;
        for (std::size_t j = 0; rows.next({i, j}, j < bands.size()); ++j) {
            if (rows.loading()) bands.emplace_back();
            exchange_band(rows, bands[j]);
        }
    }
    rows.table("step_gate", "step, seq", "level, gate");
    for (std::size_t i = 0; i < steps.size(); ++i) {
        auto& gates = steps[i].gates;
        for (std::size_t j = 0; rows.next({i, j}, j < gates.size()); ++j) {
            if (rows.loading()) gates.emplace_back();
            rows.value(gates[j].first);
            rows.value(gates[j].second);
        }
    }
}

} // namespace

void exchange_gates(Exchange& rows, Pack& pack) {
    exchange_gate_rows(rows, pack.gates);
    exchange_steps(rows, pack.steps);
}

} // namespace accrue::store
