#include "scoring/periods.h"

#include <algorithm>
#include <tuple>

#include "domain/texts.h"
#include "scoring/duration.h"
#include "scoring/explain_claim.h"
#include "scoring/gate_words.h"

namespace accrue::scoring {
namespace {

using rules::CompiledGate;
using rules::CompiledPack;
using rules::none;

Date first_looked_at(Scored const& scored, int months) {
    std::int32_t const start = window_start(*scored.pack, scored.bound.on, months);
    return by_month(*scored.pack) ? first_day(Month{start}) : Date{start};
}

// What durations within the last months look at.
void add_durations(Scored const& scored, std::vector<Recency>& found) {
    CompiledPack const& pack = *scored.pack;
    auto const add = [&](int query, std::string const& text) {
        rules::DurationQuery const& row = pack.queries[static_cast<std::size_t>(query)];
        if (!row.decides || row.within_months == 0) return;
        for (auto const& source : row.sources)
            found.push_back({source.type, first_looked_at(scored, row.within_months), false, text});
    };
    for (std::size_t g = 0; g < pack.gates.size(); ++g)
        if (pack.gates[g].kind == CompiledGate::Kind::Months && pack.gates[g].decides)
            add(pack.gates[g].query, gate_state_text(scored, static_cast<int>(g)));
    for (rules::Fact const& fact : pack.facts) {
        if (fact.query == none) continue;
        int const months = pack.queries[static_cast<std::size_t>(fact.query)].within_months;
        std::string const window = window_text(scored, months);
        add(fact.query, months == 1 ? say("A duration is taken of the last month: {}", window)
                                    : say("A duration is taken of the last {} months: {}", months, window));
    }
}

// Whether the gate counts claims of the type, or points that they can earn.
bool looks_at(CompiledPack const& pack, CompiledGate const& gate, int type) {
    if (gate.kind == CompiledGate::Kind::Claims) return gate.type == type;
    std::vector<int> categories;
    if (gate.kind == CompiledGate::Kind::Points) categories.push_back(gate.category);
    for (int i = 0; gate.kind == CompiledGate::Kind::Categories && i < gate.members.count; ++i)
        categories.push_back(pack.category_lists[static_cast<std::size_t>(gate.members.first + i)]);
    return std::ranges::any_of(pack.awards, [&](rules::CompiledAward const& award) {
        return award.type == type && std::ranges::any_of(categories, [&](int category) {
                   return rules::way_into(pack, award, category) != none;
               });
    });
}

// What gates over the last years look at.
void add_rolling_gates(Scored const& scored, std::vector<Recency>& found) {
    CompiledPack const& pack = *scored.pack;
    for (std::size_t g = 0; g < pack.gates.size(); ++g) {
        CompiledGate const& gate = pack.gates[g];
        if (!gate.windowed || !gate.decides || gate.window.kind != rules::Window::Kind::Rolling) continue;
        for (int type = 0; type < static_cast<int>(pack.types.size()); ++type)
            if (looks_at(pack, gate, type))
                found.push_back({type, scored.assessment.gates[g].window.from, false,
                                 gate_state_text(scored, static_cast<int>(g))});
    }
}

} // namespace

Date last_valid_day(Date on, int valid_months) { return Date{add_months(on, valid_months).days - 1}; }

std::optional<Date> last_valid_day(Scored const& scored, int claim) {
    BoundClaim const& bound = bound_of(scored, claim);
    auto const& on = scored.application.claims[static_cast<std::size_t>(claim)].on;
    if (bound.qualification == none || !on) return std::nullopt;
    auto const months = scored.pack->pack.qualifications[static_cast<std::size_t>(bound.qualification)].valid_months;
    return months ? std::optional(last_valid_day(*on, *months)) : std::nullopt;
}

std::optional<Days> counted_days(Scored const& scored, int claim) {
    BoundClaim const& bound = bound_of(scored, claim);
    bool const period = bound.type != none && scored.pack->types[static_cast<std::size_t>(bound.type)].period;
    if (!period || bound.barred == Unused::Problem || bound.last < bound.first) return std::nullopt;
    if (!by_month(*scored.pack)) return Days{Date{bound.first}, Date{bound.last}};
    return Days{first_day(Month{bound.first}), last_day(Month{bound.last})};
}

Number share_of_full_time(Scored const& scored, int claim) {
    BoundClaim const& bound = bound_of(scored, claim);
    bool const period = bound.type != none && scored.pack->types[static_cast<std::size_t>(bound.type)].period;
    if (!period || bound.barred == Unused::Problem) return {1, 1};
    return reduced(bound.weight, scored.pack->weight_one);
}

std::vector<Recency> recencies(Scored const& scored) {
    CompiledPack const& pack = *scored.pack;
    std::vector<Recency> found;
    for (std::size_t t = 0; t < pack.types.size(); ++t)
        if (int const months = pack.types[t].within_months; months > 0) {
            std::string const window = window_text(scored, months);
            found.push_back({static_cast<int>(t), first_looked_at(scored, months), true,
                             months == 1 ? say("Only the last month counts: {}", window)
                                         : say("Only the last {} months count: {}", months, window)});
        }
    add_durations(scored, found);
    add_rolling_gates(scored, found);
    auto const key = [](Recency const& recency) {
        return std::tie(recency.type, recency.from, recency.bars, recency.text);
    };
    std::ranges::stable_sort(found, {}, key);
    found.erase(
        std::unique(found.begin(), found.end(), [&](Recency const& a, Recency const& b) { return key(a) == key(b); }),
        found.end());
    return found;
}

} // namespace accrue::scoring
