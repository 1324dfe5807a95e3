#include "scoring/need_words.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/texts.h"
#include "rules/carried.h"
#include "scoring/award_value.h"
#include "scoring/award_words.h"
#include "scoring/cycle.h"
#include "scoring/duration.h"
#include "scoring/gate_words.h"
#include "scoring/needs.h"
#include "scoring/window.h"

namespace accrue::scoring {
namespace {

using rules::CompiledGate;
using rules::CompiledPack;
using rules::none;
using rules::NumberChoice;

// Years in which nothing is needed, with the entries that say so.
struct SkippedYears {
    std::vector<std::int32_t> numbers; // in order, each once
    std::vector<int> claims;           // one for each
};

SkippedYears skipped_years(Scored const& scored) {
    SkippedYears skipped;
    CompiledPack const& pack = *scored.pack;
    if (pack.skip_type == none) return skipped;
    std::map<std::int32_t, int> claim_of;
    for (std::size_t i = 0; i < scored.bound.claims.size(); ++i) {
        BoundClaim const& claim = scored.bound.claims[i];
        bool const counts = claim.type == pack.skip_type && is_active(scored, static_cast<int>(i));
        if (!counts) continue;
        YearNumbers const years = years_skipped_by(pack, scored.bound, claim);
        for (std::int32_t year = years.first; year <= years.last; ++year) claim_of.emplace(year, static_cast<int>(i));
    }
    for (auto const& [year, claim] : claim_of) {
        skipped.numbers.push_back(year);
        skipped.claims.push_back(claim);
    }
    return skipped;
}

// The years of its window that the gate passes over: none but for rolling windows.
std::vector<std::int32_t> passed_by(Scored const& scored, CompiledGate const& gate, GateResult const& result,
                                    SkippedYears const& skipped) {
    if (gate.window.kind != rules::Window::Kind::Rolling) return {};
    return passed_years(*scored.pack, scored.bound, gate, result, skipped.numbers);
}

// The window without the years that it passes over, as few spans as can be.
std::vector<BoundYear> spans_of(Scored const& scored, GateResult const& result,
                                std::vector<std::int32_t> const& passed) {
    std::vector<BoundYear> spans{result.window};
    for (std::int32_t const number : passed) { // the latest first
        BoundYear const year = year_numbered(*scored.pack, scored.bound, number);
        BoundYear const rest{spans.back().from, Date{year.from.days - 1}};
        spans.back().from = Date{year.to.days + 1};
        if (spans.back().from > spans.back().to) spans.pop_back();
        spans.push_back(rest);
    }
    std::ranges::reverse(spans);
    return spans;
}

// "18", "about 7.48": of what needs.h counts months in.
std::string months_number(CompiledPack const& pack, std::int64_t months) {
    return quantity_text(months, by_month(pack) ? 1 : 31);
}

// Null: the need hangs on no status.
NumberChoice const* choice_by_status(CompiledPack const& pack, CompiledGate const& gate) {
    if (gate.need_by == none) return nullptr;
    NumberChoice const& choice = pack.number_choices[static_cast<std::size_t>(gate.need_by)];
    return choice.kind == NumberChoice::Kind::ByFact ? nullptr : &choice;
}

// "Practising (20) 2012 and 2014": the statuses that the need is worked out from.
std::vector<std::string> statuses_in(Scored const& scored, CompiledGate const& gate,
                                     std::vector<BoundYear> const& spans) {
    CompiledPack const& pack = *scored.pack;
    NumberChoice const* const choice = choice_by_status(pack, gate);
    std::vector<std::string> texts;
    for (BoundStatus const& status : scored.bound.statuses) {
        std::vector<BoundYear> held;
        for (BoundYear const& span : spans)
            if (BoundYear const days{std::max(status.from, span.from), std::min(status.to, span.to)};
                days.from <= days.to)
                held.push_back(days);
        if (held.empty()) continue;
        std::string text = pack.pack.statuses[static_cast<std::size_t>(status.status)].title;
        if (choice != nullptr) {
            Number const number = pack.numbers[static_cast<std::size_t>(choice->numbers.first + status.status)];
            text += fmt::format(" ({})", number == rules::not_listed ? "0" : points_number(pack, number.numerator));
        }
        std::vector<std::string> days;
        for (BoundYear const& part : held) days.push_back(days_text(part));
        bool const always = std::ranges::equal(
            held, spans, [](BoundYear const& a, BoundYear const& b) { return a.from == b.from && a.to == b.to; });
        if (!always) text += fmt::format(" {}", fmt::join(days, tr(" and ")));
        if (choice != nullptr && choice->kind == NumberChoice::Kind::Weighted)
            text += say(" for {} of {} months", months_number(pack, months_of(pack, held)),
                        months_number(pack, months_of(pack, spans)));
        texts.push_back(std::move(text));
    }
    return texts;
}

std::string_view how_chosen(NumberChoice::Kind kind) {
    switch (kind) {
    case NumberChoice::Kind::WindowStart: return tr("; the first of them decides");
    case NumberChoice::Kind::Highest: return tr("; the highest of them decides");
    case NumberChoice::Kind::Weighted: return tr("; each for its months");
    case NumberChoice::Kind::ByFact: break;
    }
    return {};
}

// "12.5 points are needed: 20 × 7.5 of 12 months with a status, rounded up": without what is owed from before.
std::string needed_text(Scored const& scored, CompiledGate const& gate, std::vector<BoundYear> const& spans) {
    CompiledPack const& pack = *scored.pack;
    Workspace workspace;
    Exact const need = need_in(pack, scored.bound, gate, spans, scored.assessment.facts, workspace);
    std::int64_t const up = rounded_up(need);
    std::string const points = points_text(pack, up);
    std::string const rounded(need.numerator == up * need.denominator ? "" : tr(", rounded up"));
    if (!gate.prorate) return say("{} are needed{}", points, rounded);
    CompiledGate whole = gate;
    whole.prorate = false;
    Exact const full = need_in(pack, scored.bound, whole, spans, scored.assessment.facts, workspace);
    return say("{} are needed: {} × {} of {} months with a status{}", points,
               points_number(fitting(full.numerator, full.denominator * pack.pack.header.scale)),
               months_number(pack, months_with_status(pack, scored.bound, spans, workspace)),
               months_number(pack, months_of(pack, spans)), rounded);
}

void add_status_line(Scored const& scored, CompiledGate const& gate, std::vector<BoundYear> const& spans,
                     std::string const& clause, std::vector<Line>& lines) {
    std::vector<std::string> const statuses = statuses_in(scored, gate, spans);
    if (statuses.empty()) {
        lines.push_back({std::string(tr("No status is known for these years, so nothing is needed")), clause});
        return;
    }
    std::string text = fmt::format("{}: {}", needed_text(scored, gate, spans), fmt::join(statuses, ", "));
    NumberChoice const* const choice = choice_by_status(*scored.pack, gate);
    if (choice != nullptr && statuses.size() > 1) text += how_chosen(choice->kind);
    lines.push_back({std::move(text), clause});
}

void add_fact_line(Scored const& scored, NumberChoice const& choice, std::string const& clause,
                   std::vector<Line>& lines) {
    CompiledPack const& pack = *scored.pack;
    rules::Fact const& fact = pack.facts[static_cast<std::size_t>(choice.fact)];
    rules::ClaimType const& type = pack.pack.claims[static_cast<std::size_t>(fact.type)];
    rules::Field const& field = type.fields[static_cast<std::size_t>(fact.field)];
    FactResult const& value = scored.assessment.facts[static_cast<std::size_t>(choice.fact)];
    if (!value.known) {
        lines.push_back({say("No entry '{}' is given, so nothing is needed", type.title), clause});
        return;
    }
    lines.push_back(
        {say("{} are needed: {}: {}", points_text(pack, number_by_fact(pack, choice, scored.assessment.facts)),
             field_title(field), option_text(field.options[static_cast<std::size_t>(value.value)])),
         clause});
}

// What becomes of each year in which nothing is needed.
void add_skip_lines(Scored const& scored, CompiledGate const& gate, GateResult const& result,
                    SkippedYears const& skipped, std::string const& clause, std::vector<Line>& lines) {
    using Kind = rules::Window::Kind;
    CompiledPack const& pack = *scored.pack;
    bool const rolling = gate.window.kind == Kind::Rolling;
    if (!rolling && gate.window.kind != Kind::Year && gate.window.kind != Kind::EveryYear) return;
    BoundYear const days = days_looked_at(pack, scored.bound, gate, result);
    std::vector<std::int32_t> const passed = passed_by(scored, gate, result, skipped);
    for (std::size_t i = 0; i < skipped.numbers.size(); ++i) {
        BoundYear const year = year_numbered(pack, scored.bound, skipped.numbers[i]);
        if (year.to < days.from || year.from > days.to) continue;
        std::string const name = days_text(year);
        std::string const entry = claim_name(scored, skipped.claims[i]);
        bool const over = std::ranges::find(passed, skipped.numbers[i]) != passed.end();
        bool const running = year.to >= days.to;
        lines.push_back(
            {!rolling ? say("{} needs nothing of its own, because of '{}'", name, entry)
             : over   ? say("{} is passed over, because of '{}'", name, entry)
             : running
                 ? say("{} counts, in spite of '{}': it is the running year", name, entry)
                 : say("{} is not passed over, in spite of '{}': to reach further back would be worse", name, entry),
             clause});
    }
}

// What is owed from before, entry by entry.
void add_debt_lines(Scored const& scored, CompiledGate const& gate, GateResult const& result,
                    std::vector<Line>& lines) {
    CompiledPack const& pack = *scored.pack;
    if (gate.debt_option == none) return;
    rules::ClaimType const& type = pack.pack.claims[static_cast<std::size_t>(pack.owed_type)];
    int const of = rules::find_field(type, rules::owed_gate);
    int const points = rules::find_field(type, rules::carried_points);
    for (BoundClaim const& claim : scored.bound.claims) {
        if (claim.type != pack.owed_type || claim.barred != Unused::No) continue;
        if (field_value(scored.bound, claim, of) != gate.debt_option) continue;
        if (claim.when < result.window.from || claim.when > result.window.to) continue;
        Number const owed = reduced(field_value(scored.bound, claim, points), ten_thousand);
        std::string const more = points_text(pack, owed);
        lines.push_back({owed == Number{1, 1} ? say("{} more is owed from before", more)
                                              : say("{} more are owed from before", more),
                         {}});
    }
}

struct ChoiceText {
    CompiledPack const& pack;

    std::string operator()(rules::ByStatus const& by) const {
        std::vector<std::string> parts;
        for (auto const& [id, number] : by.numbers) {
            int const status = rules::find_status(pack.pack, id);
            parts.push_back(say("{} for {}", points_text(pack, number),
                                pack.pack.statuses[static_cast<std::size_t>(status)].title));
        }
        if (by.numbers.size() < pack.pack.statuses.size()) parts.emplace_back(tr("0 for any other status"));
        return say("{}; {}, of several on one day the highest", fmt::join(parts, ", "), chosen(by.at));
    }
    std::string operator()(rules::ByFact const& by) const {
        std::vector<std::string> parts;
        bool nobody = true;
        for (auto const& [option, number] : by.numbers) {
            parts.push_back(say("{} for {}", points_text(pack, number), option_text(option)));
            nobody = nobody && option != "none";
        }
        return say("by {}: {}; without such an entry {}", axis_name(pack, {}, by.fact), fmt::join(parts, ", "),
                   nobody ? "0" : tr("as for none"));
    }
    [[nodiscard]] static std::string_view chosen(rules::ByStatus::At at) {
        switch (at) {
        case rules::ByStatus::At::WindowStart:
            return tr("the status on the first day of that time with one of these decides");
        case rules::ByStatus::At::Highest: return tr("the highest of any day of that time decides");
        case rules::ByStatus::At::Weighted: break;
        }
        return tr("each weighs as many months as it lasts");
    }
};

} // namespace

std::string choice_text(CompiledPack const& pack, rules::NumberBy const& by) {
    return std::visit(ChoiceText{pack}, by);
}

void add_need_lines(Scored const& scored, int g, std::vector<Line>& lines) {
    CompiledPack const& pack = *scored.pack;
    CompiledGate const& gate = pack.gates[static_cast<std::size_t>(g)];
    GateResult const& result = scored.assessment.gates[static_cast<std::size_t>(g)];
    std::string const& clause = pack.pack.gates[static_cast<std::size_t>(g)].clause;
    NumberChoice const* const choice =
        gate.need_by == none ? nullptr : &pack.number_choices[static_cast<std::size_t>(gate.need_by)];
    if (choice != nullptr && choice->kind == NumberChoice::Kind::ByFact) add_fact_line(scored, *choice, clause, lines);
    SkippedYears const skipped = skipped_years(scored);
    std::vector<BoundYear> const spans = spans_of(scored, result, passed_by(scored, gate, result, skipped));
    if (gate.prorate || (choice != nullptr && choice->kind != NumberChoice::Kind::ByFact))
        add_status_line(scored, gate, spans, clause, lines);
    add_debt_lines(scored, gate, result, lines);
    add_skip_lines(scored, gate, result, skipped, clause, lines);
}

} // namespace accrue::scoring
