// Why one claim earns what it earns, or nothing.
#include <algorithm>

#include <fmt/format.h>

#include "scoring/award_value.h"
#include "scoring/explain.h"
#include "scoring/gate_words.h"

namespace accrue::scoring {
namespace {

using rules::CompiledPack;
using rules::none;

BoundClaim const& bound_of(Scored const& scored, int claim) {
    return scored.bound.claims[static_cast<std::size_t>(claim)];
}

rules::ClaimType const& type_of(Scored const& scored, int claim) {
    return scored.pack->pack.claims[static_cast<std::size_t>(bound_of(scored, claim).type)];
}

// The advice gate that speaks about this claim and applies now, or none.
int advice_for(Scored const& scored, int claim) {
    CompiledPack const& pack = *scored.pack;
    BoundClaim const& bound = bound_of(scored, claim);
    if (bound.type == none || bound.barred == Unused::Problem) return none;
    for (std::size_t g = 0; g < pack.gates.size(); ++g) {
        rules::CompiledGate const& gate = pack.gates[g];
        if (gate.advice == rules::Gate::Advice::No) continue;
        if (scored.assessment.gates[g].met != (gate.advice == rules::Gate::Advice::WhenMet)) continue;
        if (gate.kind == rules::CompiledGate::Kind::Claims && gate.type == bound.type &&
            matches(pack, scored.bound, bound, gate.conditions))
            return static_cast<int>(g);
        if (bound.qualification == none) continue;
        rules::Range const entries = pack.qualification_gates[static_cast<std::size_t>(bound.qualification)];
        for (int i = entries.first; i < entries.first + entries.count; ++i)
            if (pack.has_entries[static_cast<std::size_t>(i)].gate == static_cast<int>(g)) return static_cast<int>(g);
    }
    return none;
}

std::string tags_of(Scored const& scored, int claim) {
    int const qualification = bound_of(scored, claim).qualification;
    if (qualification == none) return {};
    return fmt::format("{}",
                       fmt::join(scored.pack->pack.qualifications[static_cast<std::size_t>(qualification)].tags, ", "));
}

// The step whose table has its rows chosen by claims of this type, or none.
int step_of_rows(Scored const& scored, int type) {
    CompiledPack const& pack = *scored.pack;
    for (std::size_t s = 0; s < pack.steps.size(); ++s) {
        int const fact = pack.steps[s].row_fact;
        if (fact != none && pack.facts[static_cast<std::size_t>(fact)].type == type) return static_cast<int>(s);
    }
    return none;
}

// "; in use instead is …" where the type chooses the row of a step's table, else empty.
std::string row_in_use_text(Scored const& scored, int type) {
    int const step = step_of_rows(scored, type);
    int const row = step == none ? none : scored.assessment.step_numbers[static_cast<std::size_t>(step)].row;
    if (row != none) return fmt::format("; in use instead is '{}'", row_text(*scored.pack, step, row));
    return {};
}

std::string expired_text(Scored const& scored, int claim) {
    BoundClaim const& bound = bound_of(scored, claim);
    Claim const& written = scored.application.claims[static_cast<std::size_t>(claim)];
    rules::ClaimType const& type = type_of(scored, claim);
    Date const on = scored.bound.on;
    Date const begins = written.on ? *written.on : written.from.value_or(on);
    if (begins > on)
        return fmt::format("It lies after the scoring date, {}: it counts once it has happened", to_text(on));
    Date const ends = written.on ? *written.on : written.to.value_or(on);
    int const age = month_of(on).index - month_of(ends).index;
    if (type.within_months)
        return fmt::format("It is {} months old and only the last {} months count ({}){}", age, *type.within_months,
                           window_text(scored, *type.within_months), row_in_use_text(scored, bound.type));
    int const qualification = bound.qualification;
    if (qualification != none)
        if (auto const valid = scored.pack->pack.qualifications[static_cast<std::size_t>(qualification)].valid_months)
            return fmt::format("It was valid for {} months, until {}", *valid,
                               to_text(Date{add_months(ends, *valid).days - 1}));
    return "It is out of date";
}

std::string weight_text(Scored const& scored, int claim) {
    BoundClaim const& bound = bound_of(scored, claim);
    rules::ClaimType const& type = type_of(scored, claim);
    if (!type.weight || bound.weight > 0) return {};
    FieldValue const* value =
        find_field(scored.application.claims[static_cast<std::size_t>(claim)], type.weight->field);
    rules::Field const& field = type.fields[static_cast<std::size_t>(rules::find_field(type, type.weight->field))];
    if (value == nullptr || !type.weight->least) return {};
    return fmt::format("{} is {}{}, and below {}{} it counts nothing", field.title.value_or(field.name),
                       to_text(*value), field.unit ? " " + *field.unit : "", to_text(*type.weight->least),
                       field.unit ? " " + *field.unit : "");
}

std::string below_minimum_text(Scored const& scored, int claim) {
    ClaimResult const& result = scored.assessment.claims[static_cast<std::size_t>(claim)];
    BoundClaim const& bound = bound_of(scored, claim);
    if (std::string text = weight_text(scored, claim); !text.empty()) return text;
    if (type_of(scored, claim).period && bound.last < bound.first)
        return "No whole month of it lies before the scoring date";
    if (type_of(scored, claim).period && bound.weight == 0) return "Its share of the work is 0";
    if (result.award == none) return "It is below the minimum";
    rules::Award const& award = scored.pack->pack.awards[static_cast<std::size_t>(result.award)];
    auto const* banded = std::get_if<rules::Banded>(&award.formula);
    if (banded != nullptr && banded->quantities.size() == 1 && banded->quantities.front() == "months")
        return fmt::format("It is too short: {} of {} months", quantity_text(bound.last - bound.first + 1, 1),
                           to_text(banded->bands.front().from));
    return fmt::format("It is below the minimum for {}", award.title.value_or(award.id));
}

std::string no_value_text(Scored const& scored, int claim) {
    if (int const gate = advice_for(scored, claim); gate != none) return gate_title(*scored.pack, gate);
    std::string const tags = tags_of(scored, claim);
    if (tags.empty()) return "Nothing in these rules values it";
    return fmt::format("Nothing in these rules values it (its kind: {})", tags);
}

std::string over_cap_text(Scored const& scored, ClaimResult const& result) {
    CompiledPack const& pack = *scored.pack;
    rules::Cap const& cap = pack.pack.caps[static_cast<std::size_t>(result.because)];
    int const category = rules::find_category(pack.pack, cap.on);
    CategoryResult const& points = scored.assessment.categories[static_cast<std::size_t>(category)];
    return fmt::format("{} is full: at most {} count, and the entries earn {}",
                       pack.pack.categories[static_cast<std::size_t>(category)].title,
                       points_text(pack, points.counted), points_number(pack, points.raw));
}

// What the formula looked at: "article: 2 points each".
std::string formula_text(Scored const& scored, int claim, rules::Award const& award) {
    CompiledPack const& pack = *scored.pack;
    Claim const& written = scored.application.claims[static_cast<std::size_t>(claim)];
    std::string const unit = pack.pack.header.point_name + "s";
    if (auto const* fixed = std::get_if<rules::Fixed>(&award.formula))
        return fmt::format("Each one earns {} {}", to_text(fixed->points), unit);
    if (auto const* per = std::get_if<rules::PerQuantity>(&award.formula))
        return fmt::format("{} {} for each of: {}", to_text(per->rate), unit, option_text(per->quantity));
    if (auto const* banded = std::get_if<rules::Banded>(&award.formula)) {
        std::string text = fmt::format("By {}:", option_text(fmt::format("{}", fmt::join(banded->quantities, " + "))));
        for (auto const& band : banded->bands)
            text += fmt::format(" from {} on {} {};", to_text(band.from), to_text(band.result), unit);
        text.pop_back();
        return text;
    }
    auto const& options = std::get<rules::OptionPoints>(award.formula);
    FieldValue const* value = find_field(written, options.by);
    for (auto const& [option, points] : options.points)
        if (value != nullptr && to_text(*value) == option)
            return fmt::format("{}: {} {}", option_text(option), to_text(points), unit);
    return {};
}

void add_award_lines(Scored const& scored, int claim, Explanation& explanation) {
    CompiledPack const& pack = *scored.pack;
    ClaimResult const& result = scored.assessment.claims[static_cast<std::size_t>(claim)];
    if (result.award == none) return;
    rules::Award const& award = pack.pack.awards[static_cast<std::size_t>(result.award)];
    std::string const title = award.title.value_or(award.id);
    explanation.lines.push_back({title + ". " + formula_text(scored, claim, award), award.clause});
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
    if (result.value == 0) return;
    explanation.lines.push_back({fmt::format("Worth {} in {}", points_text(pack, result.value),
                                             pack.pack.categories[static_cast<std::size_t>(result.category)].title),
                                 award.clause});
    if (result.because != none && result.unused != Unused::Duplicate)
        explanation.lines.push_back(
            {fmt::format("{} of it counted. {}", points_number(pack, result.counted), over_cap_text(scored, result)),
             pack.pack.caps[static_cast<std::size_t>(result.because)].clause});
}

void add_duration_line(Scored const& scored, int claim, Explanation& explanation) {
    BoundClaim const& bound = bound_of(scored, claim);
    rules::ClaimType const& type = type_of(scored, claim);
    if (!type.period || bound.last < bound.first) return;
    std::int64_t const length = length_in_months(*scored.pack, bound.first, bound.last);
    std::int64_t const unit = scored.pack->duration_denominator / scored.pack->weight_one;
    std::string text =
        fmt::format("It lasts {} months that count by {}", quantity_text(length, unit), to_text(scored.bound.on));
    if (bound.weight != scored.pack->weight_one)
        text += fmt::format(", at {} of full time: {} months", quantity_text(bound.weight, scored.pack->weight_one),
                            quantity_text(bound.weight * length, scored.pack->duration_denominator));
    explanation.lines.push_back({text, {}});
}

void add_gate_lines(Scored const& scored, int claim, Explanation& explanation) {
    CompiledPack const& pack = *scored.pack;
    BoundClaim const& bound = bound_of(scored, claim);
    if (bound.barred != Unused::No) return;
    for (std::size_t g = 0; g < pack.gates.size(); ++g) {
        rules::CompiledGate const& gate = pack.gates[g];
        bool counts = false;
        if (gate.kind == rules::CompiledGate::Kind::Claims)
            counts = gate.type == bound.type && matches(pack, scored.bound, bound, gate.conditions);
        if (bound.qualification != none) {
            rules::Range const entries = pack.qualification_gates[static_cast<std::size_t>(bound.qualification)];
            for (int i = entries.first; i < entries.first + entries.count; ++i)
                counts = counts || pack.has_entries[static_cast<std::size_t>(i)].gate == static_cast<int>(g);
        }
        if (gate.query != none)
            for (auto const& source : pack.queries[static_cast<std::size_t>(gate.query)].sources)
                counts = counts || (source.type == bound.type && matches(pack, scored.bound, bound, source.conditions));
        if (counts && gate.advice == rules::Gate::Advice::No)
            explanation.lines.push_back(
                {"Counts for: " + gate_state_text(scored, static_cast<int>(g)), pack.pack.gates[g].clause});
    }
}

} // namespace

std::string unused_text(Scored const& scored, int claim) {
    ClaimResult const& result = scored.assessment.claims[static_cast<std::size_t>(claim)];
    switch (result.unused) {
    case Unused::No: return {};
    case Unused::Duplicate:
        return fmt::format("It repeats '{}' (entry {}) and is counted once", claim_name(scored, result.because),
                           result.because + 1);
    case Unused::Excluded: return "It cannot count beside another entry";
    case Unused::Expired: return expired_text(scored, claim);
    case Unused::OutsideCycle:
        return fmt::format("It lies outside the cycle from {} to {}", to_text(scored.bound.cycle_from),
                           to_text(scored.bound.cycle_to));
    case Unused::Basis:
        if (type_of(scored, claim).by_reviewer) return "It counts once a reviewer has verified it";
        return fmt::format("It is {}, and only what is at least {} counts here", to_text(bound_of(scored, claim).basis),
                           to_text(scored.assessment.basis));
    case Unused::Refused: return "A reviewer refused it";
    case Unused::Requires: return "What it requires is missing";
    case Unused::NotBest: return "Better entries count instead";
    case Unused::BelowMinimum: return below_minimum_text(scored, claim);
    case Unused::OverCap: return over_cap_text(scored, result);
    case Unused::NoValue: return no_value_text(scored, claim);
    case Unused::Unknown:
        if (bound_of(scored, claim).type == none) return "These rules have no such kind of entry";
        return "It is not in the catalogue: it counts nothing for now, is kept, and a reviewer will decide";
    case Unused::Problem: return "It cannot be read: see its problems";
    }
    return {};
}

std::string unused_clause(Scored const& scored, int claim) {
    rules::Pack const& pack = scored.pack->pack;
    ClaimResult const& result = scored.assessment.claims[static_cast<std::size_t>(claim)];
    if (result.unused == Unused::OverCap) return pack.caps[static_cast<std::size_t>(result.because)].clause;
    if (result.unused == Unused::Expired)
        if (int const step = step_of_rows(scored, bound_of(scored, claim).type); step != none)
            return pack.steps[static_cast<std::size_t>(step)].clause;
    if (result.unused == Unused::BelowMinimum && result.award != none)
        return pack.awards[static_cast<std::size_t>(result.award)].clause;
    if (result.unused == Unused::NoValue)
        if (int const gate = advice_for(scored, claim); gate != none)
            return pack.gates[static_cast<std::size_t>(gate)].clause;
    return {};
}

Explanation explain_claim(Scored const& scored, int claim) {
    Explanation explanation{claim_name(scored, claim), {}};
    if (std::string text = unused_text(scored, claim); !text.empty())
        explanation.lines.push_back({std::move(text), unused_clause(scored, claim)});
    BoundClaim const& bound = bound_of(scored, claim);
    if (bound.type == none || bound.barred == Unused::Problem) return explanation;
    add_duration_line(scored, claim, explanation);
    add_award_lines(scored, claim, explanation);
    add_gate_lines(scored, claim, explanation);
    int const gate = advice_for(scored, claim);
    bool const said = scored.assessment.claims[static_cast<std::size_t>(claim)].unused == Unused::NoValue;
    if (gate != none && !said)
        explanation.lines.push_back(
            {gate_title(*scored.pack, gate), scored.pack->pack.gates[static_cast<std::size_t>(gate)].clause});
    if (scored.pack->types[static_cast<std::size_t>(bound.type)].read_by_fact && bound.barred == Unused::No)
        for (std::size_t s = 0; s < scored.pack->steps.size(); ++s) {
            rules::CompiledStep const& step = scored.pack->steps[s];
            auto const reads = [&](int fact) {
                return fact != none && scored.pack->facts[static_cast<std::size_t>(fact)].type == bound.type;
            };
            if (reads(step.row_fact) || reads(step.column_fact))
                explanation.lines.push_back(
                    {"Counts for: " + scored.pack->pack.steps[s].title, scored.pack->pack.steps[s].clause});
        }
    if (explanation.lines.empty())
        explanation.lines.push_back({"It states a fact; nothing in these rules hangs on it as it stands", {}});
    return explanation;
}

} // namespace accrue::scoring
