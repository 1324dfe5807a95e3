#include "scoring/gate_words.h"

#include <array>
#include <limits>

#include <fmt/format.h>

#include "domain/day_words.h"
#include "domain/texts.h"
#include "rules/fact_name.h"
#include "scoring/duration.h"
#include "scoring/explain.h"
#include "scoring/need_words.h"
#include "scoring/window.h"

namespace accrue::scoring {
namespace {

using rules::CompiledGate;
using rules::CompiledPack;
using rules::none;

constexpr int longest_inner_list = 4;

std::string tag_or_title(rules::Pack const& pack, std::string const& what) {
    int const qualification = rules::find_qualification(pack, what);
    return qualification == none ? what : pack.qualifications[static_cast<std::size_t>(qualification)].title;
}

// One condition that a claim must meet: "Place: away or abroad".
struct ConditionText {
    rules::Pack const& pack;
    rules::ClaimType const& type;

    [[nodiscard]] rules::Field const& field(std::string const& name) const {
        return type.fields[static_cast<std::size_t>(rules::find_field(type, name))];
    }
    std::string operator()(rules::Condition::Options const& test) const {
        rules::Field const& row = field(test.field);
        std::vector<std::string> options;
        for (std::string const& option : test.options)
            options.push_back(row.kind != rules::Field::Kind::Bool ? option_text(option)
                              : option == "true"                   ? std::string(tr("yes"))
                                                                   : std::string(tr("no")));
        return fmt::format("{}: {}", field_title(row), fmt::join(options, tr(" or ")));
    }
    std::string operator()(rules::Condition::NumberRange const& test) const {
        std::string const title = field_title(field(test.field));
        if (!test.to) return say("{}: at least {}", title, number_words(*test.from));
        if (!test.from) return say("{}: below {}", title, number_words(*test.to));
        return say("{}: {} to below {}", title, number_words(*test.from), number_words(*test.to));
    }
    std::string operator()(rules::Condition::DateRange const& test) const {
        std::string_view const title = test.field == "on"     ? tr("date¦of a condition")
                                       : test.field == "from" ? tr("begin¦of a condition")
                                                              : tr("end¦of a condition");
        if (!test.to) return say("{}: {} or later", title, short_day(*test.from));
        if (!test.from) return say("{}: {} or earlier", title, short_day(*test.to));
        return say("{}: {} to {}", title, short_day(*test.from), short_day(*test.to));
    }
    std::string operator()(rules::Condition::Tags const& test) const {
        return say("kind: {}", fmt::join(test.tags, tr(" or ")));
    }
    std::string operator()(rules::Condition::Qualifications const& test) const {
        std::vector<std::string> titles;
        for (std::string const& id : test.ids) titles.push_back(tag_or_title(pack, id));
        return fmt::format("{}", fmt::join(titles, tr(" or ")));
    }
};

// " with Place: away or abroad and Hours: at least 2", or empty.
std::string where_text(rules::Pack const& pack, rules::ClaimType const& type, rules::Conditions const& where) {
    return where.empty() ? std::string() : say(" with {}", conditions_text(pack, type, where));
}

// A gate without a title, in words. Lists are written one within the other once; what is deeper is only counted.
struct GateTitle {
    CompiledPack const& pack;
    CompiledGate const& gate;
    int depth = 0;
    bool in_full = false; // with what other sentences leave to what stands around them

    // `least`: how many of them must hold.
    [[nodiscard]] std::string list(int least) const {
        int const count = gate.members.count;
        if (depth > 1 || (depth == 1 && count > longest_inner_list))
            return gate.kind == CompiledGate::Kind::All   ? say("all of {} conditions", count)
                   : gate.kind == CompiledGate::Kind::Any ? say("one of {} conditions", count)
                                                          : say("at least {} of {} conditions", least, count);
        std::string text;
        for (int i = 0; i < count; ++i) {
            int const g = pack.gate_lists[static_cast<std::size_t>(gate.members.first + i)];
            text += (i == 0 ? "" : "; ") + member(g, depth + 1);
            if (in_full) text += say(" (condition {})", g + 1);
        }
        text = gate.kind == CompiledGate::Kind::All   ? say("all of: {}", text)
               : gate.kind == CompiledGate::Kind::Any ? say("one of: {}", text)
                                                      : say("at least {} of: {}", least, text);
        return depth == 0 ? text : fmt::format("({})", text);
    }
    [[nodiscard]] std::string member(int g, int at_depth) const {
        rules::Gate const& row = pack.pack.gates[static_cast<std::size_t>(g)];
        if (row.title) return *row.title;
        return std::visit(GateTitle{pack, pack.gates[static_cast<std::size_t>(g)], at_depth}, row.kind);
    }
    std::string operator()(rules::AllOf const&) const { return list(gate.members.count); }
    std::string operator()(rules::AnyOf const&) const { return list(1); }
    std::string operator()(rules::AtLeastOf const& kind) const { return list(kind.count); }
    std::string operator()(rules::Has const& kind) const {
        std::string const what = tag_or_title(pack.pack, kind.what);
        bool const of_kind = in_full && rules::find_qualification(pack, kind.what) == none;
        std::string const count = number_words(kind.count);
        if (kind.value)
            return of_kind ? say("{} {} from qualifications of the kind {}", count, *kind.value, what)
                           : say("{} {} from {}", count, *kind.value, what);
        if (!of_kind) return fmt::format("{} {}", count, what);
        return kind.count == Number{1, 1} ? say("{} qualification of the kind {}", count, what)
                                          : say("{} qualifications of the kind {}", count, what);
    }
    std::string operator()(rules::ClaimCount const& kind) const {
        rules::ClaimType const& type = pack.pack.claims[static_cast<std::size_t>(gate.type)];
        std::string const of_another =
            kind.distinct ? say(", each of another {}", field_of(type, *kind.distinct)) : std::string();
        bool const whole_life = gate.window.kind == rules::Window::Kind::Life;
        bool const at_any_time = in_full && pack.scope != rules::Period::Life;
        std::string const within = !whole_life ? years() : std::string(at_any_time ? tr(", at any time") : "");
        return fmt::format("{} × {}{}{}{}", kind.count, type.title, where_text(pack.pack, type, kind.where), of_another,
                           within);
    }
    std::string operator()(rules::PointsNeeded const& kind) const {
        rules::Category const& category = pack.pack.categories[static_cast<std::size_t>(gate.category)];
        std::string text =
            kind.need_by && !in_full
                ? say("the {} in {} that {} asks for", points_word(pack), category.title, asker(*kind.need_by))
                : say("{} in {}¦points of a category",
                      kind.need_by ? points_word(pack) : points_text(pack, kind.points), category.title);
        if (gate.filtered) {
            int const type = pack.type_conditions[static_cast<std::size_t>(gate.where.first)].type;
            text += where_text(pack.pack, pack.pack.claims[static_cast<std::size_t>(type)], kind.where);
        }
        text += years();
        if (in_full && kind.need_by) text += fmt::format(": {}", choice_text(pack, *kind.need_by));
        if (kind.prorate)
            text += in_full ? tr(", of which the share of the months with a status is needed")
                            : tr(", for the months with a status");
        if (kind.years_done)
            text += *kind.years_done == 1 ? std::string(tr(", once 1 year has begun"))
                                          : say(", once {} years have begun", *kind.years_done);
        return text;
    }
    // In which years; in full also where these are the pack's own.
    [[nodiscard]] std::string years() const {
        std::string text = years_text(pack, gate.window);
        if (!text.empty() || !in_full || pack.scope == rules::Period::Life) return text;
        return std::string(tr(" in the cycle"));
    }
    [[nodiscard]] std::string asker(rules::NumberBy const& by) const {
        auto const* fact = std::get_if<rules::ByFact>(&by);
        if (fact == nullptr) {
            auto const at = std::get<rules::ByStatus>(by).at;
            return std::string(at == rules::ByStatus::At::WindowStart ? tr("the first status")
                               : at == rules::ByStatus::At::Highest   ? tr("the highest status")
                                                                      : tr("the status of each month"));
        }
        rules::FactName const parts = rules::split_fact(fact->fact);
        int const type = rules::find_type(pack, parts.type);
        return field_of(pack.pack.claims[static_cast<std::size_t>(type)], parts.field);
    }
    [[nodiscard]] static std::string field_of(rules::ClaimType const& type, std::string_view name) {
        return field_title(type.fields[static_cast<std::size_t>(rules::find_field(type, name))]);
    }
    std::string operator()(rules::CategoriesNeeded const& kind) const {
        std::vector<std::string> titles;
        for (int i = 0; i < gate.members.count; ++i) {
            int const category = pack.category_lists[static_cast<std::size_t>(gate.members.first + i)];
            titles.push_back(pack.pack.categories[static_cast<std::size_t>(category)].title);
        }
        return say("{} in at least {} of: {}{}", points_word(pack), kind.count, fmt::join(titles, ", "), years());
    }
    std::string operator()(rules::MonthsNeeded const& kind) const {
        auto const& sources = pack.queries[static_cast<std::size_t>(gate.query)].sources;
        std::vector<std::string> titles;
        for (auto const& source : sources)
            titles.push_back(titled(pack.pack.claims[static_cast<std::size_t>(source.type)].title));
        std::string text = say("{} {} of {}¦months of entries", number_words(kind.months),
                               with_number("month", kind.months), fmt::join(titles, tr(" or ")));
        text += where_text(pack.pack, pack.pack.claims[static_cast<std::size_t>(sources.front().type)], kind.where);
        if (kind.within_months)
            text += *kind.within_months == 1 ? std::string(tr(" within the last month"))
                                             : say(" within the last {} months", *kind.within_months);
        return text;
    }
};

std::string month_and_year(Month month) {
    return fmt::format("{} {}", month_name(month.index % 12 + 1), month.index / 12);
}

rules::Fact const* column_fact(CompiledPack const& pack, int step) {
    int const fact = pack.steps[static_cast<std::size_t>(step)].column_fact;
    return fact == none ? nullptr : &pack.facts[static_cast<std::size_t>(fact)];
}

rules::Field const& field_of(CompiledPack const& pack, rules::Fact const& fact) {
    return pack.pack.claims[static_cast<std::size_t>(fact.type)].fields[static_cast<std::size_t>(fact.field)];
}

// What a number or a duration is counted in, where it is `value`.
std::string fact_unit(CompiledPack const& pack, rules::Fact const& fact, Number const& value) {
    switch (fact.kind) {
    case rules::Fact::Kind::Months: return with_number("month", value);
    case rules::Fact::Kind::Years: return with_number("year", value);
    case rules::Fact::Kind::Days: return with_number("day", value);
    default: break;
    }
    rules::Field const& field = field_of(pack, fact);
    return field.unit.value_or(field.title.value_or(option_text(field.name)));
}

std::string option_of(rules::Field const& field, std::size_t option) {
    return fmt::format("{}: {}", field_title(field), option_text(field.options[option]));
}

// One thing, there or not: its title says all.
bool is_one_thing(CompiledGate const& gate, GateResult const& result) {
    using Kind = CompiledGate::Kind;
    if (gate.kind == Kind::All || gate.kind == Kind::Any) return true;
    if (gate.kind == Kind::AtLeast) return result.met;
    if (gate.windowed && gate.window.kind == rules::Window::Kind::EveryYear) return false;
    bool const counts = gate.kind == Kind::Has || gate.kind == Kind::Claims || gate.kind == Kind::Categories;
    return counts && result.need == result.denominator && result.have <= result.need;
}

// What a gate with a window has: in which years, where its title does not say which, and the years that must have begun.
std::string windowed_state(Scored const& scored, CompiledGate const& gate, GateResult const& result,
                           std::string const& state) {
    std::string text = state;
    if (gate.window.kind == rules::Window::Kind::EveryYear)
        text = say("worst is {} with {}", days_text(result.window), state);
    if (gate.window.kind == rules::Window::Kind::Rolling) text += fmt::format(", {}", days_text(result.window));
    int const begun = gate.years_done == 0 ? 0 : years_begun(*scored.pack, scored.bound);
    if (begun < gate.years_done) text += say("; {} of {} years have begun", begun, gate.years_done);
    return text;
}

} // namespace

std::string gate_title(CompiledPack const& pack, int gate) {
    return GateTitle{pack, pack.gates[static_cast<std::size_t>(gate)]}.member(gate, 0);
}

std::string gate_rule(CompiledPack const& pack, int gate) {
    auto const g = static_cast<std::size_t>(gate);
    return std::visit(GateTitle{pack, pack.gates[g], 0, true}, pack.pack.gates[g].kind);
}

std::string conditions_text(rules::Pack const& pack, rules::ClaimType const& type,
                            rules::Conditions const& conditions) {
    std::string text;
    for (rules::Condition const& condition : conditions)
        text += std::string(text.empty() ? "" : tr(" and ")) + std::visit(ConditionText{pack, type}, condition.test);
    return text;
}

std::string scope_text(CompiledPack const& pack, rules::Period per) {
    if (per == pack.scope) return {};
    return std::string(per == rules::Period::Year    ? tr(" in this year")
                       : per == rules::Period::Cycle ? tr(" in this cycle")
                                                     : tr(" in all"));
}

std::string years_text(CompiledPack const& pack, rules::Window const& window) {
    switch (window.kind) {
    case rules::Window::Kind::Year: return scope_text(pack, rules::Period::Year);
    case rules::Window::Kind::EveryYear: return std::string(tr(" in each year of the cycle"));
    case rules::Window::Kind::Cycle: return scope_text(pack, rules::Period::Cycle);
    case rules::Window::Kind::Life: return scope_text(pack, rules::Period::Life);
    case rules::Window::Kind::Rolling: break;
    }
    return window.years == 1 ? std::string(tr(" in the last year")) : say(" in the last {} years", window.years);
}

std::string days_text(BoundYear const& days) {
    YearMonthDay const first = civil(days.from);
    YearMonthDay const last = civil(days.to);
    bool const whole_years = first.month == 1 && first.day == 1 && last.month == 12 && last.day == 31;
    if (!whole_years) return say("{} to {}¦a time", short_day(days.from), short_day(days.to));
    return first.year == last.year ? std::to_string(first.year) : say("{} to {}¦a time", first.year, last.year);
}

std::string last_months_text(int months) {
    return months == 1 ? std::string(tr("the last month")) : say("the last {} months", months);
}

std::string window_text(Scored const& scored, int months) {
    if (months == 0) return {};
    std::int32_t const start = window_start(*scored.pack, scored.bound.on, months);
    if (by_month(*scored.pack))
        return say("{} to {}¦a time", month_and_year(Month{start}),
                   month_and_year(Month{month_of(scored.bound.on).index - 1}));
    return say("{} to {}¦a time", short_day(Date{start}), short_day(scored.bound.on));
}

std::string gate_state_text(Scored const& scored, int gate) {
    CompiledGate const& row = scored.pack->gates[static_cast<std::size_t>(gate)];
    GateResult const& result = scored.assessment.gates[static_cast<std::size_t>(gate)];
    std::string const title = gate_title(*scored.pack, gate);
    if (result.waived) return say("{} (waived by a reviewer)", title);
    if (is_one_thing(row, result)) return title;
    std::string const have = quantity_text(result.have, result.denominator);
    std::string const need = quantity_text(result.need, result.denominator);
    std::string const state =
        result.have > result.need ? say("{}, needed: {}", have, need) : say("{} of {}", have, need);
    if (row.windowed) return fmt::format("{} ({})", title, windowed_state(scored, row, result, state));
    if (row.kind != CompiledGate::Kind::Months) return fmt::format("{} ({})", title, state);
    std::string const window =
        window_text(scored, scored.pack->queries[static_cast<std::size_t>(row.query)].within_months);
    return window.empty() ? fmt::format("{} ({})", title, state) : say("{} ({}, in {})", title, state, window);
}

std::vector<int> failing_parts(Scored const& scored, int gate, std::unordered_set<int>& seen) {
    std::vector<int> failing;
    std::vector<int> open{gate};
    while (!open.empty()) {
        int const g = open.back();
        open.pop_back();
        if (g == none || scored.assessment.gates[static_cast<std::size_t>(g)].met || !seen.insert(g).second) continue;
        CompiledGate const& row = scored.pack->gates[static_cast<std::size_t>(g)];
        if (row.kind != CompiledGate::Kind::All) {
            failing.push_back(g);
            continue;
        }
        for (int i = row.members.count; i-- > 0;)
            open.push_back(scored.pack->gate_lists[static_cast<std::size_t>(row.members.first + i)]);
    }
    return failing;
}

std::string step_unit(CompiledPack const& pack, int step, Number const& value) {
    rules::Fact const* fact = column_fact(pack, step);
    if (fact != nullptr) return fact_unit(pack, *fact, value);
    return with_number(pack.pack.header.point_name, {value.numerator, value.denominator * pack.pack.header.scale});
}

bool reads_option(CompiledPack const& pack, int step) {
    rules::Fact const* fact = column_fact(pack, step);
    return fact != nullptr && fact->kind == rules::Fact::Kind::HighestOption;
}

std::string step_quantity(CompiledPack const& pack, int step, Number const& value) {
    rules::Fact const* fact = column_fact(pack, step);
    if (reads_option(pack, step))
        return option_text(field_of(pack, *fact).options[static_cast<std::size_t>(value.numerator)]);
    if (fact != nullptr) return quantity_text(value.numerator, value.denominator);
    return points_number({value.numerator, value.denominator * pack.pack.header.scale});
}

std::string row_text(CompiledPack const& pack, int step, int row) {
    rules::CompiledStep const& compiled = pack.steps[static_cast<std::size_t>(step)];
    rules::Fact const& fact = pack.facts[static_cast<std::size_t>(compiled.row_fact)];
    if (!compiled.row_from.empty()) {
        Number const from = compiled.row_from[static_cast<std::size_t>(row)];
        return say("from {} {} on", quantity_text(from.numerator, from.denominator), fact_unit(pack, fact, from));
    }
    return option_of(field_of(pack, fact), static_cast<std::size_t>(row));
}

std::string column_text(CompiledPack const& pack, int step, Number const& option) {
    return option_of(field_of(pack, *column_fact(pack, step)), static_cast<std::size_t>(option.numerator));
}

Number fitting(Int128 numerator, Int128 denominator) {
    Int128 x = numerator < 0 ? -numerator : numerator;
    for (Int128 y = denominator; y != 0;) std::swap(x, y), y %= x;
    Int128 const largest = std::numeric_limits<std::int64_t>::max();
    if (x != 0 && denominator / x <= largest && numerator / x <= largest && -numerator / x <= largest)
        return {static_cast<std::int64_t>(numerator / x), static_cast<std::int64_t>(denominator / x)};
    Int128 const whole = numerator / denominator;
    Int128 const part = ((numerator % denominator) * ten_thousand + denominator - 1) / denominator;
    return reduced(static_cast<std::int64_t>(whole * ten_thousand + part), ten_thousand);
}

Number difference(Number const& a, Number const& b) {
    return fitting(Int128{a.numerator} * b.denominator - Int128{b.numerator} * a.denominator,
                   Int128{a.denominator} * b.denominator);
}

} // namespace accrue::scoring
