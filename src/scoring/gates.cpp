#include "scoring/gates.h"

#include <algorithm>

#include "scoring/award_value.h"

namespace accrue::scoring {
namespace {

using rules::CompiledGate;
using rules::CompiledPack;
using rules::DurationQuery;
using rules::Fact;
using rules::none;

// Fills workspace.intervals with what the query counts; what decides something is used, whatever it earns.
void collect(CompiledPack const& pack, BoundApplication const& application, DurationQuery const& query,
             Workspace& workspace, Assessment& assessment) {
    std::int32_t const start = window_start(pack, application.on, query.within_months);
    workspace.intervals.clear();
    for (DurationQuery::Source const& source : query.sources) {
        rules::Range const claims = application.type_claims[static_cast<std::size_t>(source.type)];
        for (int k = claims.first; k < claims.first + claims.count; ++k) {
            auto const i = static_cast<std::size_t>(application.by_type[static_cast<std::size_t>(k)]);
            BoundClaim const& claim = application.claims[i];
            if (!workspace.states[i].active || !matches(pack, application, claim, source.conditions)) continue;
            if (claim.lasts_nothing) continue;
            std::int32_t const first = std::max(claim.first, start);
            if (first > claim.last) continue;
            if (query.decides) assessment.claims[i].unused = Unused::No;
            workspace.intervals.push_back({first, claim.last, claim.weight, claim.group});
        }
    }
}

// Calls `use` with the value of the field in every active claim of the fact's type.
template <class Use>
void for_each_value(BoundApplication const& application, Workspace const& workspace, Fact const& fact, Use const& use) {
    rules::Range const claims = application.type_claims[static_cast<std::size_t>(fact.type)];
    for (int k = claims.first; k < claims.first + claims.count; ++k) {
        auto const i = static_cast<std::size_t>(application.by_type[static_cast<std::size_t>(k)]);
        std::int64_t const value = field_value(application, application.claims[i], fact.field);
        if (workspace.states[i].active && value != rules::absent) use(application.claims[i], value);
    }
}

// A group of duplicates lends its largest value.
std::int64_t sum_of(BoundApplication const& application, Workspace& workspace, Fact const& fact) {
    std::int64_t sum = 0;
    workspace.group_amounts.assign(
        std::max(workspace.group_amounts.size(), static_cast<std::size_t>(application.group_count)), 0);
    for_each_value(application, workspace, fact, [&](BoundClaim const& claim, std::int64_t value) {
        if (claim.group == none) {
            sum += value;
            return;
        }
        std::int64_t& largest = workspace.group_amounts[static_cast<std::size_t>(claim.group)];
        sum += std::max<std::int64_t>(value - largest, 0);
        largest = std::max(largest, value);
    });
    std::ranges::fill(workspace.group_amounts, 0);
    return sum;
}

FactResult fact_of_field(BoundApplication const& application, Workspace& workspace, Fact const& fact) {
    FactResult result{.value = 0, .denominator = ten_thousand};
    if (fact.kind == Fact::Kind::Sum) {
        result.value = sum_of(application, workspace, fact);
        return result;
    }
    bool found = false;
    for_each_value(application, workspace, fact, [&](BoundClaim const&, std::int64_t value) {
        bool const better = fact.kind == Fact::Kind::Smallest ? value < result.value : value > result.value;
        if (!found || better) result.value = value;
        found = true;
    });
    if (fact.kind == Fact::Kind::HighestOption) {
        result.denominator = 1;
        result.known = found || fact.none_option != none;
        if (!found && result.known) result.value = fact.none_option;
    }
    return result;
}

FactResult fact_of_duration(CompiledPack const& pack, BoundApplication const& application, Workspace& workspace,
                            Assessment& assessment, Fact const& fact) {
    FactResult result = assessment.queries[static_cast<std::size_t>(fact.query)];
    if (fact.kind == Fact::Kind::Years) result.denominator *= 12;
    if (fact.kind == Fact::Kind::Days) {
        collect(pack, application, pack.queries[static_cast<std::size_t>(fact.query)], workspace, assessment);
        Duration const days = merged_days(pack, workspace);
        result = {.value = days.merged, .denominator = pack.weight_one, .known = true, .summed = days.summed};
    }
    return result;
}

} // namespace

void measure(CompiledPack const& pack, BoundApplication const& application, Workspace& workspace,
             Assessment& assessment) {
    assessment.queries.clear();
    for (DurationQuery const& query : pack.queries) {
        collect(pack, application, query, workspace, assessment);
        Duration const months = merged_months(pack, workspace);
        assessment.queries.push_back(
            {.value = months.merged, .denominator = pack.duration_denominator, .known = true, .summed = months.summed});
    }
    assessment.facts.clear();
    for (Fact const& fact : pack.facts)
        assessment.facts.push_back(fact.query == none
                                       ? fact_of_field(application, workspace, fact)
                                       : fact_of_duration(pack, application, workspace, assessment, fact));
}

void start_gates(CompiledPack const& pack, Workspace& workspace, Assessment& assessment) {
    assessment.gates.resize(pack.gates.size());
    for (std::size_t g = 0; g < pack.gates.size(); ++g)
        assessment.gates[g] = {.need = pack.gates[g].need, .denominator = pack.gates[g].denominator, .window = {}};
    workspace.group_counts.clear();
}

void add_group_count(Workspace& workspace, int group, int gate, std::int64_t amount, GateResult& result) {
    for (Workspace::GroupCount& known : workspace.group_counts) {
        if (known.group != group || known.gate != gate) continue;
        result.have += std::max<std::int64_t>(amount - known.amount, 0);
        known.amount = std::max(known.amount, amount);
        return;
    }
    workspace.group_counts.push_back({group, gate, amount});
    result.have += amount;
}

} // namespace accrue::scoring
