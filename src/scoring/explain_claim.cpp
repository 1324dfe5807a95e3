// Why one claim earns what it earns.
#include <algorithm>

#include <fmt/format.h>

#include "domain/text.h"
#include "rules/carried.h"
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

// What is done to the quantity before the formula, and what becomes of repetitions.
void add_input_lines(Scored const& scored, int claim, rules::Award const& award, Explanation& explanation) {
    for (std::string& text : input_texts(type_of(scored, claim), award))
        explanation.lines.push_back({capitalised(std::move(text)), award.clause});
}

std::string category_titles(CompiledPack const& pack, std::vector<std::string> const& ids) {
    std::vector<std::string> titles;
    for (std::string const& id : ids)
        titles.push_back(pack.pack.categories[static_cast<std::size_t>(rules::find_category(pack, id))].title);
    return fmt::format("{}", fmt::join(titles, ", "));
}

// What the formula looked at: "article: 2 points".
std::string formula_text(Scored const& scored, int claim, rules::Award const& award) {
    CompiledPack const& pack = *scored.pack;
    rules::ClaimType const& type = type_of(scored, claim);
    if (auto const* fixed = std::get_if<rules::Fixed>(&award.formula))
        return fmt::format("Each one earns {}", points_text(pack, fixed->points));
    if (auto const* per = std::get_if<rules::PerQuantity>(&award.formula)) return rate_text(pack, type, *per);
    if (auto const* banded = std::get_if<rules::Banded>(&award.formula))
        return capitalised(bands_text(pack, type, *banded));
    if (auto const* table = std::get_if<rules::TableValue>(&award.formula)) return table_text(pack, award, *table);
    auto const& options = std::get<rules::OptionPoints>(award.formula);
    auto const field = static_cast<std::size_t>(rules::find_field(type, options.by));
    std::int64_t const value = field_value(scored.bound, bound_of(scored, claim), static_cast<int>(field));
    for (auto const& [option, points] : options.points)
        if (value != rules::absent && type.fields[field].options[static_cast<std::size_t>(value)] == option)
            return fmt::format("{}: {}", option_text(option), points_text(pack, points));
    return fmt::format("The points depend on: {}", field_title(type.fields[field]));
}

void add_worth_lines(Scored const& scored, int claim, rules::Award const& award, Explanation& explanation) {
    CompiledPack const& pack = *scored.pack;
    ClaimResult const& result = scored.assessment.claims[static_cast<std::size_t>(claim)];
    bool const counts = result.unused == Unused::No || result.unused == Unused::OverCap;
    if (result.value == 0 || !counts) return;
    explanation.lines.push_back(
        {fmt::format("{} {} in {}{}", award.merge ? "Together worth" : "Worth", points_text(pack, result.value),
                     pack.pack.categories[static_cast<std::size_t>(result.category)].title,
                     counts_only_elsewhere(result)
                         ? fmt::format(", but not in the cycle from {} to {}", to_text(scored.bound.cycle_from),
                                       to_text(scored.bound.cycle_to))
                         : ""),
         award.clause});
    if (result.because == none) return;
    std::string const share = result.counted == pack.pack.header.scale ? "counts" : "count";
    explanation.lines.push_back(
        {fmt::format("{} of it {}. {}", points_number(pack, result.counted), share, cap_text(scored, result.because)),
         pack.pack.caps[static_cast<std::size_t>(result.because)].clause});
}

void add_award_lines(Scored const& scored, int claim, Explanation& explanation) {
    CompiledPack const& pack = *scored.pack;
    ClaimResult const& result = scored.assessment.claims[static_cast<std::size_t>(claim)];
    if (result.award == none) return;
    rules::Award const& award = pack.pack.awards[static_cast<std::size_t>(result.award)];
    std::string const title = award.title ? *award.title + ". " : "";
    explanation.lines.push_back({title + formula_text(scored, claim, award), award.clause});
    add_input_lines(scored, claim, award, explanation);
    if (award.if_gate)
        explanation.lines.push_back(
            {"Only with: " + gate_state_text(scored, rules::find_gate(pack, *award.if_gate)), award.clause});
    if (!award.also.empty())
        explanation.lines.push_back({"Also looked at in: " + category_titles(pack, award.also), award.clause});
    if (award.merge)
        explanation.lines.push_back({"All such entries together make one item, overlaps counted once", award.clause});
    for (TraceRow const& row : scored.trace.rows) {
        if (row.claim != claim) continue;
        if (row.kind == TraceRow::Kind::Rounded)
            explanation.lines.push_back(
                {fmt::format("Rounded from {} to {}", points_number(pack, row.before), points_number(pack, row.after)),
                 award.clause});
        if (row.kind == TraceRow::Kind::ItemLimit)
            explanation.lines.push_back({fmt::format("Limited for one entry from {} to {}",
                                                     points_number(pack, row.before), points_number(pack, row.after)),
                                         award.clause});
    }
    add_worth_lines(scored, claim, award, explanation);
}

// True where gates and facts read the claim.
bool is_read(Scored const& scored, int claim) {
    Unused const unused = scored.assessment.claims[static_cast<std::size_t>(claim)].unused;
    bool const counts = unused == Unused::No || unused == Unused::Duplicate || unused == Unused::OverCap;
    return counts && bound_of(scored, claim).barred == Unused::No;
}

void add_duration_line(Scored const& scored, int claim, Explanation& explanation) {
    BoundClaim const& bound = bound_of(scored, claim);
    if (!type_of(scored, claim).period || bound.last < bound.first) return;
    CompiledPack const& pack = *scored.pack;
    std::int64_t const length = length_in_months(pack, bound.first, bound.last);
    Number const months = reduced(length, pack.duration_denominator / pack.weight_one);
    std::string text = fmt::format("It lasts {} {} that {} by {}", quantity_text(months.numerator, months.denominator),
                                   with_number("month", months), months == Number{1, 1} ? "counts" : "count",
                                   to_text(scored.bound.on));
    if (std::int64_t part = 0; bound.weight != pack.weight_one && !__builtin_mul_overflow(bound.weight, length, &part))
        text += fmt::format(", at {} of full time: {} {}", quantity_text(bound.weight, pack.weight_one),
                            quantity_text(part, pack.duration_denominator),
                            with_number("month", reduced(part, pack.duration_denominator)));
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

// Of gates with years of their own: a claim that they count, or that earns points only there.
bool counts_in_window(Scored const& scored, BoundClaim const& bound, int g) {
    CompiledPack const& pack = *scored.pack;
    rules::CompiledGate const& gate = pack.gates[static_cast<std::size_t>(g)];
    BoundYear const days =
        days_looked_at(pack, scored.bound, gate, scored.assessment.gates[static_cast<std::size_t>(g)]);
    if (bound.when < days.from || bound.when > days.to) return false;
    if (gate.kind == rules::CompiledGate::Kind::Claims)
        return gate.type == bound.type && matches(pack, scored.bound, bound, gate.conditions);
    bool const in_cycle = bound.when >= scored.bound.cycle_from && bound.when <= scored.bound.cycle_to;
    return !in_cycle && (!gate.filtered || matches_any(pack, scored.bound, bound, gate.where));
}

// True where the gate counts this claim or a part of it.
bool counts_for(Scored const& scored, BoundClaim const& bound, int g) {
    CompiledPack const& pack = *scored.pack;
    rules::CompiledGate const& gate = pack.gates[static_cast<std::size_t>(g)];
    if (gate.need_by != none &&
        is_in_fact(scored, bound, pack.number_choices[static_cast<std::size_t>(gate.need_by)].fact))
        return true;
    if (gate.windowed) return counts_in_window(scored, bound, g);
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

void add_gate_lines(Scored const& scored, int claim, Explanation& explanation) {
    CompiledPack const& pack = *scored.pack;
    for (std::size_t g = 0; g < pack.gates.size(); ++g)
        if (pack.gates[g].decides && counts_for(scored, bound_of(scored, claim), static_cast<int>(g)))
            explanation.lines.push_back(
                {"Counts for: " + gate_state_text(scored, static_cast<int>(g)), pack.pack.gates[g].clause});
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
        explanation.lines.push_back(
            {"Counts for: " + row.title.value_or(pack.pack.categories[static_cast<std::size_t>(award.category)].title),
             row.clause});
    }
}

void add_award_table_lines(Scored const& scored, int claim, Explanation& explanation) {
    BoundClaim const& bound = bound_of(scored, claim);
    rules::Pack const& pack = scored.pack->pack;
    for (std::size_t s = 0; s < pack.steps.size(); ++s) {
        rules::CompiledStep const& step = scored.pack->steps[s];
        if (is_in_fact(scored, bound, step.row_fact) || is_in_fact(scored, bound, step.column_fact))
            explanation.lines.push_back({"Counts for: " + pack.steps[s].title, pack.steps[s].clause});
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
        explanation.lines.push_back({"It was owed in other years than those that count here", {}});
        return;
    }
    explanation.lines.push_back({fmt::format("{} more are needed: {}", points_text(pack, reduced(points, ten_thousand)),
                                             gate_state_text(scored, index)),
                                 pack.pack.gates[static_cast<std::size_t>(index)].clause});
}

} // namespace

std::string table_text(CompiledPack const& pack, rules::Award const& award, rules::TableValue const& value) {
    rules::Table const& table = *std::ranges::find(pack.pack.tables, value.table, &rules::Table::id);
    std::vector<std::string> axes;
    for (std::string const& fact : table.row) axes.push_back(axis_name(pack, award.claim, fact));
    if (!table.col.empty()) axes.push_back(axis_name(pack, award.claim, table.col));
    return fmt::format("By a table, from: {}", fmt::join(axes, ", "));
}

Explanation explain_claim(Scored const& scored, int claim) {
    Explanation explanation{claim_name(scored, claim), {}};
    if (std::string text = unused_text(scored, claim); !text.empty())
        explanation.lines.push_back({std::move(text), unused_clause(scored, claim)});
    BoundClaim const& bound = bound_of(scored, claim);
    if (bound.type == none || bound.barred == Unused::Problem) return explanation;
    bool const read = is_read(scored, claim);
    if (read && bound.type == scored.pack->skip_type)
        explanation.lines.push_back({"A year with such an entry is passed over where years are counted", {}});
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
        explanation.lines.push_back({"It states a fact; nothing in these rules hangs on it as it stands", {}});
    return explanation;
}

} // namespace accrue::scoring
