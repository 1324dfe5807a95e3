// Why a claim earns nothing, in one sentence.
#include <algorithm>

#include <fmt/format.h>

#include "domain/day_words.h"
#include "domain/texts.h"
#include "scoring/award_value.h"
#include "scoring/award_words.h"
#include "scoring/explain.h"
#include "scoring/explain_claim.h"
#include "scoring/gate_words.h"
#include "scoring/periods.h"

namespace accrue::scoring {
namespace {

using rules::CompiledPack;
using rules::none;

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
    if (row != none) return say("; in use instead is '{}'", row_text(*scored.pack, step, row));
    return {};
}

bool is_given(std::int32_t day) { return day >= first_date.days; }

// The day a claim is dated, or the last day of its period.
Date end_of(Scored const& scored, BoundClaim const& bound) {
    if (is_given(bound.on)) return Date{bound.on};
    return is_given(bound.to) ? Date{bound.to} : scored.bound.on;
}

// "It ended on 2010-04-30, and only the last 12 months count (2011-06-30 to 2012-06-30)"
std::string too_old_text(Scored const& scored, BoundClaim const& bound, int months) {
    Date const ends = end_of(scored, bound);
    std::string const window = window_text(scored, months);
    std::string const limit = months == 1 ? say("only the last month counts ({})", window)
                                          : say("only the last {} months count ({})", months, window);
    if (by_month(*scored.pack)) {
        int const age = month_of(scored.bound.on).index - month_of(ends).index;
        return age == 1 ? say("It is 1 month old and {}", limit) : say("It is {} months old and {}", age, limit);
    }
    return is_given(bound.on) ? say("It is dated {}, and {}", short_day(ends), limit)
                              : say("It ended on {}, and {}", short_day(ends), limit);
}

std::string expired_text(Scored const& scored, int claim) {
    BoundClaim const& bound = bound_of(scored, claim);
    Date const on = scored.bound.on;
    Date const begins = is_given(bound.on) ? Date{bound.on} : is_given(bound.from) ? Date{bound.from} : on;
    if (begins > on) return say("It lies after the scoring date, {}: it counts once it has happened", short_day(on));
    if (bound.qualification != none && is_given(bound.on)) {
        auto const valid = scored.pack->pack.qualifications[static_cast<std::size_t>(bound.qualification)].valid_months;
        if (valid && on > last_valid_day(begins, *valid)) {
            std::string const until = short_day(last_valid_day(begins, *valid));
            return *valid == 1 ? say("It was valid for 1 month, until {}", until)
                               : say("It was valid for {} months, until {}", *valid, until);
        }
    }
    if (auto const months = type_of(scored, claim).within_months)
        return too_old_text(scored, bound, *months) + row_in_use_text(scored, bound.type);
    return std::string(tr("It is out of date"));
}

// Why the claim's part-time weight is 0.
std::string weight_text(Scored const& scored, int claim) {
    BoundClaim const& bound = bound_of(scored, claim);
    rules::ClaimType const& type = type_of(scored, claim);
    rules::CompiledType const& compiled = scored.pack->types[static_cast<std::size_t>(bound.type)];
    if (compiled.weight_field == none) return std::string(tr("Its share of the work is 0"));
    std::int64_t const value = field_value(scored.bound, bound, compiled.weight_field);
    if (value == rules::absent || value >= compiled.weight_least || !type.weight->least)
        return std::string(tr("Its share of the work is 0"));
    rules::Field const& field = type.fields[static_cast<std::size_t>(compiled.weight_field)];
    std::string const unit = field.unit ? " " + *field.unit : "";
    return say("{} is {}{}, and below {}{} it counts nothing", field_title(field),
               number_words(reduced(value, ten_thousand)), unit, number_words(*type.weight->least), unit);
}

std::string empty_period_text(Scored const& scored) {
    if (scored.pack->pack.header.time == rules::Header::Time::Days)
        return say("No day of it lies before the scoring date, {}", short_day(scored.bound.on));
    return std::string(tr("It began in the month of the scoring date, and only the months before that one count"));
}

// Where the award looks up the length of the period alone and that length is below what earns anything.
std::string too_short_text(Scored const& scored, BoundClaim const& bound, rules::Award const& award) {
    auto const* banded = std::get_if<rules::Banded>(&award.formula);
    if (banded == nullptr || banded->quantities.size() != 1 || award.merge) return {};
    std::string const& quantity = banded->quantities.front();
    if (quantity != "months" && quantity != "years") return {};
    auto const band = std::ranges::find_if(banded->bands, [](auto const& row) { return row.result > Number{}; });
    if (band == banded->bands.end()) return {};
    CompiledPack const& pack = *scored.pack;
    std::int64_t length = 0;
    std::int64_t denominator = 0;
    bool const fits = !__builtin_mul_overflow(bound.weight, length_in_months(pack, bound.first, bound.last), &length) &&
                      !__builtin_mul_overflow(pack.duration_denominator, quantity == "years" ? 12 : 1, &denominator);
    if (!fits || reduced(length, denominator) >= band->from) return {};
    return say("It is too short: {} of {} {}", quantity_text(length, denominator), number_words(band->from),
               with_number(quantity.substr(0, quantity.size() - 1), band->from));
}

// Where it would earn something but for a repeat's rate or for rounding.
std::string lowered_to_nothing_text(Scored const& scored, int claim, int award) {
    CompiledPack const& pack = *scored.pack;
    rules::Award const& row = pack.pack.awards[static_cast<std::size_t>(award)];
    if (row.merge) return {};
    if (int const other = scored.assessment.claims[static_cast<std::size_t>(claim)].because; other != none)
        return say("It repeats '{}' (entry {}), with the same {}, and such a repeat earns nothing",
                   claim_name(scored, other), other + 1, quantity_name(type_of(scored, claim), row.occurrence->by));
    ItemValue const alone = item_value(pack, scored.bound, scored.assessment.facts, bound_of(scored, claim), award);
    if (alone.raw > 0 && alone.rounded == 0)
        return say("It earns {}, which is rounded down to 0", points_text(pack, alone.raw));
    return {};
}

std::string below_minimum_text(Scored const& scored, int claim) {
    ClaimResult const& result = scored.assessment.claims[static_cast<std::size_t>(claim)];
    BoundClaim const& bound = bound_of(scored, claim);
    bool const period = type_of(scored, claim).period;
    if (period && bound.last < bound.first) return empty_period_text(scored);
    if (period && bound.weight == 0) return weight_text(scored, claim);
    if (result.award == none) return std::string(tr("It is below the minimum"));
    rules::Award const& award = scored.pack->pack.awards[static_cast<std::size_t>(result.award)];
    if (std::string text = too_short_text(scored, bound, award); !text.empty()) return text;
    if (std::string text = lowered_to_nothing_text(scored, claim, result.award); !text.empty()) return text;
    if (award.title)
        return award.merge
                   ? say("Together with the other entries of its kind it is below the minimum for {}", *award.title)
                   : say("It is below the minimum for {}", *award.title);
    return std::string(
        award.merge ? tr("Together with the other entries of its kind it is below the minimum that earns anything")
                    : tr("It is below the minimum that earns anything"));
}

// The longest window of a duration that would read the claim, were it not too old; 0: there is none.
int window_missed(Scored const& scored, BoundClaim const& bound) {
    CompiledPack const& pack = *scored.pack;
    int longest = 0;
    for (rules::DurationQuery const& query : pack.queries)
        for (auto const& source : query.sources)
            if (query.decides && source.type == bound.type && matches(pack, scored.bound, bound, source.conditions) &&
                bound.last < window_start(pack, scored.bound.on, query.within_months))
                longest = std::max(longest, query.within_months);
    return longest;
}

std::string no_value_text(Scored const& scored, int claim) {
    if (int const gate = advice_for(scored, claim); gate != none) return gate_title(*scored.pack, gate);
    BoundClaim const& bound = bound_of(scored, claim);
    if (int const months = window_missed(scored, bound); months > 0) return too_old_text(scored, bound, months);
    std::string const tags = tags_of(scored, claim);
    if (tags.empty()) return std::string(tr("Nothing in these rules values it"));
    return say("Nothing in these rules values it (its kind: {})", tags);
}

std::string over_cap_text(Scored const& scored, int cap) {
    bool const share = scored.pack->pack.caps[static_cast<std::size_t>(cap)].max_ratio.has_value();
    return fmt::format("{}{}", cap_text(scored, cap),
                       share ? tr(", and that leaves no room for it") : tr(", and other entries use that up"));
}

std::string duplicate_text(Scored const& scored, int claim) {
    int const other = scored.assessment.claims[static_cast<std::size_t>(claim)].because;
    if (type_of(scored, claim).profile) return say("Only the first entry of this kind counts: entry {}", other + 1);
    return say("It repeats '{}' (entry {}) and is counted once", claim_name(scored, other), other + 1);
}

std::string refused_text(Scored const& scored, int claim) {
    std::string const reason = ruling_reason(scored, claim, Ruling::Verdict::Refuse);
    return reason.empty() ? std::string(tr("A reviewer refused it")) : say("A reviewer refused it: {}", reason);
}

} // namespace

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

std::string cap_text(Scored const& scored, int cap) {
    rules::Pack const& pack = scored.pack->pack;
    int const category = rules::find_category(pack, pack.caps[static_cast<std::size_t>(cap)].on);
    return limit_text(scored, cap, in_category(pack.categories[static_cast<std::size_t>(category)].title));
}

std::string best_text(CompiledPack const& pack, int category) {
    rules::Category const& row = pack.pack.categories[static_cast<std::size_t>(category)];
    if (row.best == 1) return say("Only the best entry counts in {}", row.title);
    return say("Only the best {} entries count in {}", *row.best, row.title);
}

std::string excluded_text(Scored const& scored, int other) {
    return say("It cannot count beside '{}' (entry {}), which does more for your level or your points",
               claim_name(scored, other), other + 1);
}

std::string requires_text(Scored const& scored, int gate) {
    return say("It counts only with this, which is not there: {}", gate_state_text(scored, gate));
}

bool counts_only_elsewhere(ClaimResult const& result) {
    return result.unused == Unused::No && result.value > 0 && result.counted == 0 && result.because == none;
}

std::string unused_text(Scored const& scored, int claim) {
    ClaimResult const& result = scored.assessment.claims[static_cast<std::size_t>(claim)];
    switch (result.unused) {
    case Unused::No: return {};
    case Unused::Duplicate: return duplicate_text(scored, claim);
    case Unused::Excluded: return excluded_text(scored, result.because);
    case Unused::Expired: return expired_text(scored, claim);
    case Unused::OutsideCycle:
        return say("It lies outside the cycle from {} to {}", short_day(scored.bound.cycle_from),
                   short_day(scored.bound.cycle_to));
    case Unused::Basis:
        if (type_of(scored, claim).by_reviewer) return std::string(tr("It counts once a reviewer has verified it"));
        return say("It is {}, and only what is at least {} counts here", basis_text(bound_of(scored, claim).basis),
                   basis_text(scored.assessment.basis));
    case Unused::Refused: return refused_text(scored, claim);
    case Unused::Requires: return requires_text(scored, result.because);
    case Unused::NotBest:
        return fmt::format("{}{}", best_text(*scored.pack, result.because), tr(", and others do more for the total"));
    case Unused::BelowMinimum: return below_minimum_text(scored, claim);
    case Unused::OverCap: return over_cap_text(scored, result.because);
    case Unused::NoValue: return no_value_text(scored, claim);
    case Unused::Unknown:
        if (bound_of(scored, claim).type == none) return std::string(tr("These rules have no such kind of entry"));
        return std::string(
            tr("It is not in the catalogue: it counts nothing for now, is kept, and a reviewer will decide"));
    case Unused::Problem: return std::string(tr("It cannot be read: see its problems"));
    }
    return {};
}

std::string unused_clause(Scored const& scored, int claim) {
    rules::Pack const& pack = scored.pack->pack;
    ClaimResult const& result = scored.assessment.claims[static_cast<std::size_t>(claim)];
    if (result.unused == Unused::OverCap) return pack.caps[static_cast<std::size_t>(result.because)].clause;
    if (result.unused == Unused::Requires) return pack.gates[static_cast<std::size_t>(result.because)].clause;
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

} // namespace accrue::scoring
