#include "scoring/needs.h"

#include <algorithm>
#include <limits>

#include "rules/carried.h"
#include "scoring/award_value.h"
#include "scoring/duration.h"

namespace accrue::scoring {
namespace {

using rules::CompiledPack;
using rules::NumberChoice;

// The number that the choice lists for a status, or not_listed.
Number listed(CompiledPack const& pack, NumberChoice const& choice, int status) {
    return pack.numbers[static_cast<std::size_t>(choice.numbers.first + status)];
}

// Calls `use` with each status that holds in one of the spans, and the days of it that lie there.
template <class Use>
void for_each_status(BoundApplication const& application, Spans spans, Use const& use) {
    for (BoundYear const& span : spans)
        for (BoundStatus const& status : application.statuses) {
            BoundYear const days{std::max(status.from, span.from), std::min(status.to, span.to)};
            if (days.from <= days.to) use(status.status, days);
        }
}

std::int64_t number_at_start(CompiledPack const& pack, BoundApplication const& application, NumberChoice const& choice,
                             Spans spans) {
    Date first = spans.back().to;
    for_each_status(application, spans, [&](int status, BoundYear const& days) {
        if (listed(pack, choice, status) != rules::not_listed) first = std::min(first, days.from);
    });
    std::int64_t largest = 0;
    BoundYear const day{first, first};
    for_each_status(application, {&day, 1}, [&](int status, BoundYear const&) {
        largest = std::max(largest, listed(pack, choice, status).numerator);
    });
    return largest;
}

std::int64_t highest_number(CompiledPack const& pack, BoundApplication const& application, NumberChoice const& choice,
                            Spans spans) {
    std::int64_t largest = 0;
    for_each_status(application, spans, [&](int status, BoundYear const&) {
        largest = std::max(largest, listed(pack, choice, status).numerator);
    });
    return largest;
}

Workspace::Interval as_interval(CompiledPack const& pack, BoundYear const& days, std::int64_t weight) {
    if (!by_month(pack)) return {days.from.days, days.to.days, weight, 0};
    return {month_of(days.from).index, month_of(days.to).index, weight, 0};
}

// Sum over what each status weighs of weight x months in it, of several on one day the largest.
template <class Weigh>
std::int64_t weighed_months(CompiledPack const& pack, BoundApplication const& application, Spans spans,
                            Workspace& workspace, Weigh const& weigh) {
    workspace.intervals.clear();
    for_each_status(application, spans, [&](int status, BoundYear const& days) {
        if (std::int64_t const weight = weigh(status); weight > 0)
            workspace.intervals.push_back(as_interval(pack, days, weight));
    });
    return months_at_largest(pack, workspace);
}

} // namespace

std::int64_t months_of(CompiledPack const& pack, Spans spans) {
    std::int64_t months = 0;
    for (BoundYear const& span : spans) {
        auto const days = as_interval(pack, span, 1);
        months += length_in_months(pack, days.first, days.last);
    }
    return months;
}

std::int64_t months_with_status(CompiledPack const& pack, BoundApplication const& application, Spans spans,
                                Workspace& workspace) {
    return weighed_months(pack, application, spans, workspace, [](int) { return std::int64_t{1}; });
}

Exact number_by_status(CompiledPack const& pack, BoundApplication const& application, NumberChoice const& choice,
                       Spans spans, Workspace& workspace) {
    if (choice.kind == NumberChoice::Kind::WindowStart) return {number_at_start(pack, application, choice, spans), 1};
    if (choice.kind == NumberChoice::Kind::Highest) return {highest_number(pack, application, choice, spans), 1};
    auto const weigh = [&](int status) { return listed(pack, choice, status).numerator; };
    return {weighed_months(pack, application, spans, workspace, weigh), months_of(pack, spans)};
}

std::int64_t number_by_fact(CompiledPack const& pack, NumberChoice const& choice,
                            std::vector<FactResult> const& facts) {
    FactResult const& fact = facts[static_cast<std::size_t>(choice.fact)];
    if (!fact.known) return 0;
    return pack.numbers[static_cast<std::size_t>(choice.numbers.first + fact.value)].numerator;
}

Exact need_in(CompiledPack const& pack, BoundApplication const& application, rules::CompiledGate const& gate,
              Spans spans, std::vector<FactResult> const& facts, Workspace& workspace) {
    Exact need{gate.need, 1};
    if (gate.need_by != rules::none) {
        NumberChoice const& choice = pack.number_choices[static_cast<std::size_t>(gate.need_by)];
        need = choice.kind == NumberChoice::Kind::ByFact
                   ? Exact{number_by_fact(pack, choice, facts), 1}
                   : number_by_status(pack, application, choice, spans, workspace);
    }
    if (!gate.prorate) return need;
    need.numerator *= months_with_status(pack, application, spans, workspace);
    need.denominator *= months_of(pack, spans);
    return need;
}

Exact debt_in(CompiledPack const& pack, BoundApplication const& application, rules::CompiledGate const& gate,
              BoundYear const& window, Workspace const& workspace) {
    if (gate.debt_option == rules::none) return {};
    auto const type = static_cast<std::size_t>(pack.owed_type);
    rules::ClaimType const& row = pack.pack.claims[type];
    int const of = rules::find_field(row, rules::owed_gate);
    int const points = rules::find_field(row, rules::carried_points);
    Exact debt{0, ten_thousand};
    rules::Range const claims = application.type_claims[type];
    for (int k = claims.first; k < claims.first + claims.count; ++k) {
        auto const i = static_cast<std::size_t>(application.by_type[static_cast<std::size_t>(k)]);
        BoundClaim const& claim = application.claims[i];
        if (!workspace.states[i].active || claim.when < window.from || claim.when > window.to) continue;
        if (field_value(application, claim, of) != gate.debt_option) continue;
        debt.numerator += Int128{field_value(application, claim, points)} * pack.pack.header.scale;
    }
    return debt.numerator == 0 ? Exact{} : debt;
}

Exact sum_of(Exact const& a, Exact const& b) {
    return {a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator};
}

std::int64_t rounded_up(Exact const& number) {
    return static_cast<std::int64_t>((number.numerator + number.denominator - 1) / number.denominator);
}

} // namespace accrue::scoring
