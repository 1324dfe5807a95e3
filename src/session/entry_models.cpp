#include "session/entry_models.h"

#include <charconv>
#include <map>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "domain/day_words.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "scoring/explain.h"
#include "session/words.h"

namespace accrue::session {
namespace {

using scoring::ClaimResult;
using scoring::Scored;
using scoring::Unused;
using State = EntryModel::State;

ClaimResult const& result_of(Scored const& scored, int claim) {
    return scored.assessment.claims[static_cast<std::size_t>(claim)];
}

rules::ClaimType const* type_of(Scored const& scored, int claim) {
    int const type = scored.bound.claims[static_cast<std::size_t>(claim)].type;
    return type == rules::none ? nullptr : &scored.pack->pack.claims[static_cast<std::size_t>(type)];
}

State state_of(ClaimResult const& result) {
    if (result.unused == Unused::Problem) return State::Wrong;
    if (result.unused != Unused::No) return State::Nothing;
    if (result.value == 0) return State::Used;
    return result.counted < result.value ? State::Cut : State::Earns;
}

std::string used_by(Scored const& scored, int claim) {
    rules::ClaimType const* type = type_of(scored, claim);
    int const step = type != nullptr && type->step ? rules::find_step(scored.pack->pack, *type->step) : rules::none;
    if (step == rules::none) return std::string(tr("counts"));
    return say("counts for {}", scored.pack->pack.steps[static_cast<std::size_t>(step)].title);
}

std::string earned_by(Scored const& scored, int claim, State state) {
    rules::CompiledPack const& pack = *scored.pack;
    ClaimResult const& result = result_of(scored, claim);
    switch (state) {
    case State::Earns: return scoring::points_text(pack, result.counted);
    case State::Cut:
        return say("{} of {}¦points", scoring::points_number(pack, result.counted),
                   scoring::points_text(pack, result.value));
    case State::Used: return used_by(scored, claim);
    case State::Nothing:
    case State::Wrong: return std::string(tr("nothing"));
    }
    return {};
}

Shortfall over_cap_in_part(Scored const& scored, ClaimResult const& result) {
    rules::Pack const& pack = scored.pack->pack;
    if (result.because == rules::none) return {std::string(tr("A cap cuts the rest")), {}};
    rules::Cap const& cap = pack.caps[static_cast<std::size_t>(result.because)];
    int const category = rules::find_category(pack, cap.on);
    std::string const& title = pack.categories[static_cast<std::size_t>(category)].title;
    return {scoring::limit_text(scored, result.because, scoring::in_category(title)), clause_words(pack, cap.clause)};
}

// The claim that a problem names by its place, or none: "/claims/12/hours" is 12.
int claim_of(Problem const& problem) {
    constexpr std::string_view prefix = "/claims/";
    std::string_view const path = problem.where.path;
    if (!path.starts_with(prefix)) return rules::none;
    int claim = rules::none;
    std::from_chars(path.data() + prefix.size(), path.data() + path.size(), claim);
    return claim;
}

} // namespace

std::string entry_detail(Scored const& scored, Claim const& claim) {
    std::string detail = when_words(claim, scored.pack->pack.header.time);
    std::string const organisation(trimmed(claim.organisation.value_or("")));
    if (organisation.empty()) return detail;
    return detail.empty() ? organisation : detail + " · " + organisation;
}

Shortfall shortfall_of(Scored const& scored, int claim) {
    ClaimResult const& result = result_of(scored, claim);
    if (result.unused != Unused::No)
        return {scoring::unused_text(scored, claim),
                clause_words(scored.pack->pack, scoring::unused_clause(scored, claim))};
    if (scoring::counts_only_elsewhere(result))
        return {say("It lies outside the cycle from {} to {}, and counts only for what looks further back",
                    short_day(scored.bound.cycle_from), short_day(scored.bound.cycle_to)),
                {}};
    return state_of(result) == State::Cut ? over_cap_in_part(scored, result) : Shortfall{};
}

SortedProblems sort_problems(Scored const& scored) {
    SortedProblems sorted;
    sorted.of_claims.resize(scored.application.claims.size());
    for (Problem const& problem : scored.bound.problems) {
        auto const claim = static_cast<std::size_t>(claim_of(problem));
        (claim < sorted.of_claims.size() ? sorted.of_claims[claim] : sorted.others).push_back(problem);
    }
    return sorted;
}

std::vector<ClaimWords> words_of_claims(Scored const& scored) {
    std::vector<ClaimWords> words;
    words.reserve(scored.application.claims.size());
    std::map<int, Shortfall> over_caps; // by cap: of every claim beyond it, often thousands, the same is said
    for (std::size_t c = 0; c < scored.application.claims.size(); ++c) {
        auto const claim = static_cast<int>(c);
        ClaimResult const& result = result_of(scored, claim);
        if (result.unused != Unused::OverCap) {
            words.push_back({scoring::claim_name(scored, claim), shortfall_of(scored, claim)});
            continue;
        }
        auto const [said, is_new] = over_caps.try_emplace(result.because);
        if (is_new) said->second = shortfall_of(scored, claim);
        words.push_back({scoring::claim_name(scored, claim), said->second});
    }
    return words;
}

EntryModel make_entry(Scored const& scored, int claim, EntryId id, Problems problems, ClaimWords words) {
    Claim const& written = scored.application.claims[static_cast<std::size_t>(claim)];
    ClaimResult const& result = result_of(scored, claim);
    rules::ClaimType const* type = type_of(scored, claim);
    EntryModel entry;
    entry.id = id;
    entry.type = written.type;
    entry.type_title = type == nullptr ? written.type : type->title;
    entry.name = std::move(words.name);
    entry.detail = entry_detail(scored, written);
    entry.state = state_of(result);
    entry.earned = earned_by(scored, claim, entry.state);
    entry.stands = effective_basis(written);
    entry.basis = scoring::basis_text(entry.stands);
    entry.worth = result.counted;
    if (result.category != rules::none)
        entry.category = scored.pack->pack.categories[static_cast<std::size_t>(result.category)].title;
    entry.last = written.on     ? written.on
                 : written.to   ? written.to
                 : written.from ? std::optional(last_date)
                                : std::nullopt;
    entry.problems = std::move(problems);
    // What a problem of the entry says already is not said again.
    bool const told = (result.unused == Unused::Problem || result.unused == Unused::Unknown) && !entry.problems.empty();
    if (told) return entry;
    entry.reason = std::move(words.shortfall.text);
    entry.clause = std::move(words.shortfall.clause);
    return entry;
}

} // namespace accrue::session
