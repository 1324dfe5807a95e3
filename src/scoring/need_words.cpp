#include "scoring/need_words.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "rules/carried.h"
#include "scoring/award_value.h"
#include "scoring/award_words.h"
#include "scoring/gate_words.h"
#include "scoring/window.h"

namespace accrue::scoring {
namespace {

using rules::CompiledGate;
using rules::CompiledPack;
using rules::none;
using rules::NumberChoice;

// "Practising (20) from 2013-01-01 to 2013-06-30": the statuses that the need is worked out from.
std::vector<std::string> statuses_in(Scored const& scored, CompiledGate const& gate, BoundYear const& window) {
    CompiledPack const& pack = *scored.pack;
    std::vector<std::string> texts;
    for (BoundStatus const& status : scored.bound.statuses) {
        BoundYear const days{std::max(status.from, window.from), std::min(status.to, window.to)};
        if (days.from > days.to) continue;
        std::string text = pack.pack.statuses[static_cast<std::size_t>(status.status)].title;
        if (gate.need_by != none) {
            NumberChoice const& choice = pack.number_choices[static_cast<std::size_t>(gate.need_by)];
            Number const number = pack.numbers[static_cast<std::size_t>(choice.numbers.first + status.status)];
            text += fmt::format(" ({})", number == rules::not_listed ? "0" : points_number(pack, number.numerator));
        }
        if (days.from != window.from || days.to != window.to) text += " " + days_text(days);
        texts.push_back(std::move(text));
    }
    return texts;
}

std::string_view how_chosen(NumberChoice::Kind kind) {
    switch (kind) {
    case NumberChoice::Kind::WindowStart: return "; the first of them decides";
    case NumberChoice::Kind::Highest: return "; the highest of them decides";
    case NumberChoice::Kind::Weighted: return "; each for its months";
    case NumberChoice::Kind::ByFact: break;
    }
    return {};
}

void add_status_line(Scored const& scored, CompiledGate const& gate, GateResult const& result,
                     std::string const& clause, std::vector<Line>& lines) {
    std::vector<std::string> const statuses = statuses_in(scored, gate, result.window);
    if (statuses.empty()) {
        lines.push_back({"No status is known for these years, so nothing is needed", clause});
        return;
    }
    std::string text =
        fmt::format("{} are needed: {}", points_text(*scored.pack, result.need), fmt::join(statuses, ", "));
    if (gate.need_by != none && statuses.size() > 1)
        text += how_chosen(scored.pack->number_choices[static_cast<std::size_t>(gate.need_by)].kind);
    lines.push_back({std::move(text), clause});
}

void add_fact_line(Scored const& scored, NumberChoice const& choice, GateResult const& result,
                   std::string const& clause, std::vector<Line>& lines) {
    CompiledPack const& pack = *scored.pack;
    rules::Fact const& fact = pack.facts[static_cast<std::size_t>(choice.fact)];
    rules::ClaimType const& type = pack.pack.claims[static_cast<std::size_t>(fact.type)];
    rules::Field const& field = type.fields[static_cast<std::size_t>(fact.field)];
    FactResult const& value = scored.assessment.facts[static_cast<std::size_t>(choice.fact)];
    if (!value.known) {
        lines.push_back({fmt::format("No entry '{}' is given, so nothing is needed", type.title), clause});
        return;
    }
    lines.push_back({fmt::format("{} are needed: {}: {}", points_text(pack, result.need), field_title(field),
                                 option_text(field.options[static_cast<std::size_t>(value.value)])),
                     clause});
}

bool looks_at_single_years(CompiledGate const& gate) {
    using Kind = rules::Window::Kind;
    return gate.window.kind == Kind::Year || gate.window.kind == Kind::EveryYear || gate.window.kind == Kind::Rolling;
}

// The entries for whose sake years are left out.
void add_skip_lines(Scored const& scored, CompiledGate const& gate, GateResult const& result, std::string const& clause,
                    std::vector<Line>& lines) {
    BoundYear const days = days_looked_at(*scored.pack, scored.bound, gate, result);
    for (std::size_t i = 0; i < scored.bound.claims.size(); ++i) {
        BoundClaim const& claim = scored.bound.claims[i];
        bool const counts = claim.type == scored.pack->skip_type && claim.barred == Unused::No &&
                            scored.assessment.claims[i].unused != Unused::Basis;
        if (counts && claim.when >= days.from && claim.when <= days.to)
            lines.push_back({fmt::format("The year of '{}' ({}) is passed over",
                                         claim_name(scored, static_cast<int>(i)), to_text(claim.when)),
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
        lines.push_back({fmt::format("{} of that {} owed from before", points_text(pack, owed),
                                     owed == Number{1, 1} ? "is" : "are"),
                         {}});
    }
}

struct ChoiceText {
    CompiledPack const& pack;

    std::string operator()(rules::ByStatus const& by) const {
        std::vector<std::string> parts;
        for (auto const& [id, number] : by.numbers) {
            int const status = rules::find_status(pack.pack, id);
            parts.push_back(fmt::format("{} for {}", points_text(pack, number),
                                        pack.pack.statuses[static_cast<std::size_t>(status)].title));
        }
        if (by.numbers.size() < pack.pack.statuses.size()) parts.emplace_back("0 for any other status");
        return fmt::format("{}; {}, of several on one day the highest", fmt::join(parts, ", "), chosen(by.at));
    }
    std::string operator()(rules::ByFact const& by) const {
        std::vector<std::string> parts;
        bool nobody = true;
        for (auto const& [option, number] : by.numbers) {
            parts.push_back(fmt::format("{} for {}", points_text(pack, number), option_text(option)));
            nobody = nobody && option != "none";
        }
        return fmt::format("by {}: {}; without such an entry {}", axis_name(pack, {}, by.fact), fmt::join(parts, ", "),
                           nobody ? "0" : "as for none");
    }
    [[nodiscard]] static std::string_view chosen(rules::ByStatus::At at) {
        switch (at) {
        case rules::ByStatus::At::WindowStart:
            return "the status on the first day of that time with one of these decides";
        case rules::ByStatus::At::Highest: return "the highest of any day of that time decides";
        case rules::ByStatus::At::Weighted: break;
        }
        return "each weighs as many months as it lasts";
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
    if (choice != nullptr && choice->kind == NumberChoice::Kind::ByFact)
        add_fact_line(scored, *choice, result, clause, lines);
    if (gate.prorate || (choice != nullptr && choice->kind != NumberChoice::Kind::ByFact))
        add_status_line(scored, gate, result, clause, lines);
    add_debt_lines(scored, gate, result, lines);
    if (pack.skip_type != none && looks_at_single_years(gate)) add_skip_lines(scored, gate, result, clause, lines);
}

} // namespace accrue::scoring
