// What one claim is used for, and why it earns what it earns.
#include <algorithm>

#include <fmt/format.h>

#include "domain/day_words.h"
#include "domain/texts.h"
#include "rules/carried.h"
#include "rules/reasons.h"
#include "scoring/award_value.h"
#include "scoring/award_words.h"
#include "scoring/duration.h"
#include "scoring/explain.h"
#include "scoring/explain_claim.h"
#include "scoring/gate_words.h"
#include "scoring/window.h"

namespace accrue::scoring {
namespace {

using rules::CompiledPack;
using rules::none;

// True where gates and facts read the claim.
bool is_read(Scored const& scored, int claim) {
    Unused const unused = scored.assessment.claims[static_cast<std::size_t>(claim)].unused;
    bool const counts = unused == Unused::No || unused == Unused::Duplicate || unused == Unused::OverCap;
    return counts && bound_of(scored, claim).barred == Unused::No;
}

// "3 days", "1.5 months": a length in 1 / denominator.
std::string length_text(std::int64_t length, std::int64_t denominator, std::string_view unit) {
    return fmt::format("{} {}", quantity_text(length, denominator), with_number(unit, reduced(length, denominator)));
}

// In the unit that its award looks up, else in months.
void add_duration_line(Scored const& scored, int claim, Explanation& explanation) {
    BoundClaim const& bound = bound_of(scored, claim);
    if (!type_of(scored, claim).period || bound.last < bound.first) return;
    CompiledPack const& pack = *scored.pack;
    int const award = scored.assessment.claims[static_cast<std::size_t>(claim)].award;
    bool const days = award != none && reads_days(pack, pack.awards[static_cast<std::size_t>(award)]);
    std::string_view const unit = days ? "day" : "month";
    std::int64_t const length =
        days ? length_in_days(pack, bound.first, bound.last) : length_in_months(pack, bound.first, bound.last);
    std::int64_t const whole = days ? 1 : pack.duration_denominator / pack.weight_one;
    std::string const lasts = length_text(length, whole, unit);
    std::string const on = short_day(scored.bound.on);
    std::string text = length == whole ? say("It lasts {} that counts by {}", lasts, on)
                                       : say("It lasts {} that count by {}", lasts, on);
    if (std::int64_t part = 0; bound.weight != pack.weight_one && !__builtin_mul_overflow(bound.weight, length, &part))
        text += say(", at {} of full time: {}", quantity_text(bound.weight, pack.weight_one),
                    length_text(part, whole * pack.weight_one, unit));
    explanation.lines.push_back({text, {}});
}

// True where the fact takes something from this claim.
bool is_in_fact(Scored const& scored, BoundClaim const& bound, int f) {
    if (f == none) return false;
    rules::Fact const& fact = scored.pack->facts[static_cast<std::size_t>(f)];
    if (fact.query == none)
        return fact.type == bound.type && field_value(scored.bound, bound, fact.field) != rules::absent;
    auto const& sources = scored.pack->queries[static_cast<std::size_t>(fact.query)].sources;
    return std::ranges::any_of(sources, [&](auto const& source) { return source.type == bound.type; });
}

// True where the claim is one of those whose points the gate looks at.
bool earns_for(Scored const& scored, int claim, rules::CompiledGate const& gate) {
    CompiledPack const& pack = *scored.pack;
    ClaimResult const& result = scored.assessment.claims[static_cast<std::size_t>(claim)];
    if (result.award == none) return false;
    bool const merged = pack.awards[static_cast<std::size_t>(result.award)].merge;
    if (result.value == 0 && !(merged && claim_of_merged(scored, result.award) != none)) return false;
    if (gate.filtered && !matches_any(pack, scored.bound, bound_of(scored, claim), gate.where)) return false;
    auto const pays_into = [&](int category) {
        return rules::way_into(pack, pack.awards[static_cast<std::size_t>(result.award)], category) != none;
    };
    if (gate.kind == rules::CompiledGate::Kind::Points) return pays_into(gate.category);
    auto const first = pack.category_lists.begin() + gate.members.first;
    return std::any_of(first, first + gate.members.count, pays_into);
}

// Of gates with years of their own: a claim that they count, or whose points they look at.
bool counts_in_window(Scored const& scored, int claim, int g) {
    CompiledPack const& pack = *scored.pack;
    BoundClaim const& bound = bound_of(scored, claim);
    rules::CompiledGate const& gate = pack.gates[static_cast<std::size_t>(g)];
    BoundYear const days =
        days_looked_at(pack, scored.bound, gate, scored.assessment.gates[static_cast<std::size_t>(g)]);
    if (bound.when < days.from || bound.when > days.to) return false;
    if (gate.kind == rules::CompiledGate::Kind::Claims)
        return gate.type == bound.type && matches(pack, scored.bound, bound, gate.conditions);
    return earns_for(scored, claim, gate);
}

// True where the gate counts this claim or a part of it.
bool counts_for(Scored const& scored, int claim, int g) {
    CompiledPack const& pack = *scored.pack;
    BoundClaim const& bound = bound_of(scored, claim);
    rules::CompiledGate const& gate = pack.gates[static_cast<std::size_t>(g)];
    if (gate.need_by != none &&
        is_in_fact(scored, bound, pack.number_choices[static_cast<std::size_t>(gate.need_by)].fact))
        return true;
    if (gate.windowed) return counts_in_window(scored, claim, g);
    if (gate.kind == rules::CompiledGate::Kind::Claims)
        return gate.type == bound.type && matches(pack, scored.bound, bound, gate.conditions);
    if (gate.query != none) {
        rules::DurationQuery const& query = pack.queries[static_cast<std::size_t>(gate.query)];
        return bound.weight > 0 && bound.last >= bound.first &&
               bound.last >= window_start(pack, scored.bound.on, query.within_months) &&
               std::ranges::any_of(query.sources, [&](auto const& source) {
                   return source.type == bound.type && matches(pack, scored.bound, bound, source.conditions);
               });
    }
    if (bound.qualification == none) return false;
    rules::Range const entries = pack.qualification_gates[static_cast<std::size_t>(bound.qualification)];
    for (int i = entries.first; i < entries.first + entries.count; ++i)
        if (pack.has_entries[static_cast<std::size_t>(i)].gate == g) return true;
    return false;
}

// ", with 12 months of it": where only a part of the period lies in the last months that the gate looks at.
std::string part_in_window_text(Scored const& scored, BoundClaim const& bound, rules::CompiledGate const& gate) {
    CompiledPack const& pack = *scored.pack;
    if (gate.query == none) return {};
    std::int32_t const start =
        window_start(pack, scored.bound.on, pack.queries[static_cast<std::size_t>(gate.query)].within_months);
    std::int64_t part = 0;
    if (bound.first >= start || __builtin_mul_overflow(bound.weight, length_in_months(pack, start, bound.last), &part))
        return {};
    return say(", with {} of it", length_text(part, pack.duration_denominator, "month"));
}

void add_gate_lines(Scored const& scored, int claim, Explanation& explanation) {
    CompiledPack const& pack = *scored.pack;
    for (std::size_t g = 0; g < pack.gates.size(); ++g)
        if (pack.gates[g].decides && counts_for(scored, claim, static_cast<int>(g)))
            explanation.lines.push_back({say("Counts for: {}{}", gate_state_text(scored, static_cast<int>(g)),
                                             part_in_window_text(scored, bound_of(scored, claim), pack.gates[g])),
                                         pack.pack.gates[g].clause});
}

// Awards that look the claim up by a fact, beside those that value it.
void add_fact_award_lines(Scored const& scored, int claim, Explanation& explanation) {
    CompiledPack const& pack = *scored.pack;
    BoundClaim const& bound = bound_of(scored, claim);
    auto const reads = [&](rules::CompiledTable::Axis const& axis) { return is_in_fact(scored, bound, axis.fact); };
    for (int const a : pack.fact_awards) {
        rules::CompiledAward const& award = pack.awards[static_cast<std::size_t>(a)];
        rules::CompiledTable const& table = pack.tables[static_cast<std::size_t>(award.table)];
        if (std::ranges::none_of(table.rows, reads) && !(table.column && reads(*table.column))) continue;
        rules::Award const& row = pack.pack.awards[static_cast<std::size_t>(a)];
        std::string const title =
            row.title.value_or(pack.pack.categories[static_cast<std::size_t>(award.category)].title);
        explanation.lines.push_back({say("Counts for: {}", title), row.clause});
    }
}

void add_award_table_lines(Scored const& scored, int claim, Explanation& explanation) {
    BoundClaim const& bound = bound_of(scored, claim);
    rules::Pack const& pack = scored.pack->pack;
    for (std::size_t s = 0; s < pack.steps.size(); ++s) {
        rules::CompiledStep const& step = scored.pack->steps[s];
        if (is_in_fact(scored, bound, step.row_fact) || is_in_fact(scored, bound, step.column_fact))
            explanation.lines.push_back({say("Counts for: {}", pack.steps[s].title), pack.steps[s].clause});
    }
}

// "3 points more are needed: Hours (8 of 13)"
void add_debt_line(Scored const& scored, int claim, Explanation& explanation) {
    CompiledPack const& pack = *scored.pack;
    BoundClaim const& bound = bound_of(scored, claim);
    rules::ClaimType const& type = type_of(scored, claim);
    std::int64_t const option = field_value(scored.bound, bound, rules::find_field(type, rules::owed_gate));
    std::int64_t const points = field_value(scored.bound, bound, rules::find_field(type, rules::carried_points));
    auto const gate = std::ranges::find(pack.gates, static_cast<int>(option), &rules::CompiledGate::debt_option);
    auto const index = static_cast<int>(gate - pack.gates.begin());
    BoundYear const& window = scored.assessment.gates[static_cast<std::size_t>(index)].window;
    if (bound.when < window.from || bound.when > window.to) {
        explanation.lines.push_back({std::string(tr("It was owed in other years than those that count here")), {}});
        return;
    }
    explanation.lines.push_back({say("{} more are needed: {}", points_text(pack, reduced(points, ten_thousand)),
                                     gate_state_text(scored, index)),
                                 pack.pack.gates[static_cast<std::size_t>(index)].clause});
}

// "A reviewer counts less of it, Hours to 20: Hours not shown"
void add_reduction_lines(Scored const& scored, int claim, Explanation& explanation) {
    std::string const& id = scored.application.claims[static_cast<std::size_t>(claim)].id;
    for (Ruling const& ruling : scored.application.rulings) {
        if (ruling.verdict != Ruling::Verdict::Reduce || ruling.claim != id || id.empty()) continue;
        std::string text;
        if (auto const* day = std::get_if<Date>(&ruling.to))
            text = say("A reviewer counts it until {}", short_day(*day));
        if (auto const* number = std::get_if<Number>(&ruling.to)) {
            rules::ClaimType const& type = type_of(scored, claim);
            int const field = rules::find_field(type, ruling.field.value_or(""));
            std::string const title = field == none
                                          ? ruling.field.value_or("")
                                          : type.fields[static_cast<std::size_t>(field)].title.value_or(*ruling.field);
            text = say("A reviewer counts less of it, {}: {}", title, number_words(*number));
        }
        std::string const reason = ruling_reason(scored, ruling);
        if (!text.empty())
            explanation.lines.push_back({reason.empty() ? text : fmt::format("{}; {}", text, reason), {}});
    }
}

} // namespace

std::string ruling_reason(Scored const& scored, Ruling const& ruling) {
    if (!ruling.reason) return {};
    rules::Reason const* const reason = rules::find_reason(scored.pack->pack, *ruling.reason);
    return reason == nullptr ? *ruling.reason : reason->title;
}

std::string ruling_reason(Scored const& scored, int claim, Ruling::Verdict verdict) {
    std::string const& id = scored.application.claims[static_cast<std::size_t>(claim)].id;
    std::string words;
    for (Ruling const& ruling : scored.application.rulings)
        if (ruling.verdict == verdict && ruling.claim == id && !id.empty()) words = ruling_reason(scored, ruling);
    return words;
}

Explanation explain_claim(Scored const& scored, int claim) {
    Explanation explanation{claim_name(scored, claim), {}};
    if (std::string text = unused_text(scored, claim); !text.empty())
        explanation.lines.push_back({std::move(text), unused_clause(scored, claim)});
    BoundClaim const& bound = bound_of(scored, claim);
    if (bound.type == none || bound.barred == Unused::Problem) return explanation;
    add_reduction_lines(scored, claim, explanation);
    bool const read = is_read(scored, claim);
    if (read && bound.type == scored.pack->skip_type)
        explanation.lines.push_back({std::string(tr("A year with such an entry needs nothing of its own, and windows "
                                                    "of several years may pass over it")),
                                     {}});
    if (read && bound.type == scored.pack->owed_type) add_debt_line(scored, claim, explanation);
    if (read) add_duration_line(scored, claim, explanation);
    add_award_lines(scored, claim, explanation);
    if (read) add_gate_lines(scored, claim, explanation);
    int const gate = advice_for(scored, claim);
    bool const said = scored.assessment.claims[static_cast<std::size_t>(claim)].unused == Unused::NoValue;
    if (gate != none && !said)
        explanation.lines.push_back(
            {gate_title(*scored.pack, gate), scored.pack->pack.gates[static_cast<std::size_t>(gate)].clause});
    if (read) add_award_table_lines(scored, claim, explanation);
    if (read) add_fact_award_lines(scored, claim, explanation);
    if (explanation.lines.empty())
        explanation.lines.push_back(
            {std::string(tr("It states a fact; nothing in these rules hangs on it as it stands")), {}});
    return explanation;
}

} // namespace accrue::scoring
