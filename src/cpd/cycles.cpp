#include "cpd/cycles.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "cpd/reach.h"
#include "rules/carried.h"
#include "scoring/award_value.h"
#include "scoring/cycle.h"

namespace accrue::cpd {
namespace {

using rules::CompiledPack;
using scoring::BoundYear;

bool earns_something(CompiledPack const& pack, int type) {
    return std::ranges::any_of(pack.awards, [&](rules::CompiledAward const& award) { return award.type == type; });
}

bool is_brought(Claim const& claim) { return claim.type == rules::carried_type || claim.type == rules::owed_type; }

std::optional<Date> first_claim_day(CompiledPack const& pack, std::vector<Claim> const& claims) {
    std::optional<Date> first;
    for (Claim const& claim : claims) {
        int const type = rules::find_type(pack, claim.type);
        if (type != rules::none && pack.types[static_cast<std::size_t>(type)].profile) continue;
        auto const day = claim.on ? claim.on : claim.from;
        if (day && (!first || *day < *first)) first = day;
    }
    return first;
}

// The cycles from the first to the one of `today`. REQUIRES: the pack has a cycle, and where it begins is known.
std::vector<BoundYear> days_of_cycles(CompiledPack const& pack, Application const& application, Date today) {
    rules::Header const& header = pack.pack.header;
    Application dates; // whose cycles are stepped from its origin, whatever the day
    dates.award_date = application.award_date;
    dates.cycle_start = application.cycle_start;
    if (header.cycle->anchor == rules::Cycle::Anchor::AwardDate && application.cycle_start) {
        dates.award_date = application.cycle_start;
        dates.cycle_start.reset();
    }
    auto const known = application.award_date ? application.award_date : application.cycle_start;
    Date const first = known.value_or(std::min(first_claim_day(pack, application.claims).value_or(today), today));
    std::vector<BoundYear> all;
    for (Date day = first; all.empty() || day <= today; day = Date{all.back().to.days + 1}) {
        auto const cycle = scoring::running_cycle(header, dates, day);
        if (!cycle || (!all.empty() && cycle->to <= all.back().to)) break; // the end of the calendar
        all.push_back(*cycle);
    }
    return all;
}

// Days of a claim that matter; of one without any, none.
std::optional<BoundYear> days_of(Claim const& claim) {
    if (claim.on) return BoundYear{*claim.on, *claim.on};
    if (!claim.from) return std::nullopt;
    return BoundYear{*claim.from, claim.to.value_or(last_date)};
}

class Follower {
public:
    Follower(CompiledPack const& pack, Application const& record, Basis basis, Date today)
        : pack_(pack), record_(record), basis_(basis), today_(today), of_one_cycle_(types_of_one_cycle(pack)) {
        for (Claim const& claim : record.claims) types_.push_back(rules::find_type(pack, claim.type));
    }

    Cycle score(BoundYear const& days, std::vector<Claim> brought) {
        Cycle cycle;
        cycle.days = days;
        BoundYear const years = {whole_year(days.from, days).from, whole_year(days.to, days).to};
        for (std::size_t i = 0; i < record_.claims.size(); ++i) {
            Claim const& claim = record_.claims[i];
            auto const when = days_of(claim);
            if (is_brought(claim) && overlap(when.value_or(BoundYear{today_, today_}), days)) cycle.stated = true;
            int const type = types_[i];
            bool const of_one = type != rules::none && of_one_cycle_[static_cast<std::size_t>(type)];
            if (!of_one || !when || overlap(*when, years)) cycle.claims.push_back(static_cast<int>(i));
        }
        if (!cycle.stated) cycle.brought = std::move(brought);
        Application const application = application_in(pack_, record_, cycle, today_);
        cycle.bound = scoring::bind(pack_, application, days.to);
        scoring::evaluate(pack_, cycle.bound, basis_, workspace_, cycle.assessment);
        return cycle;
    }

private:
    static bool overlap(BoundYear const& a, BoundYear const& b) { return a.from <= b.to && b.from <= a.to; }

    // A calendar's year may reach out of the cycle.
    [[nodiscard]] BoundYear whole_year(Date day, BoundYear const& days) const {
        scoring::BoundApplication cycle;
        cycle.cycle_from = cycle.cycle_origin = days.from;
        cycle.cycle_to = days.to;
        return scoring::year_of(pack_, cycle, day);
    }

    CompiledPack const& pack_;
    Application const& record_;
    Basis basis_;
    Date today_;
    std::vector<bool> of_one_cycle_;
    std::vector<int> types_; // of the record's claims
    scoring::Workspace workspace_;
};

// Of what is carried, how many years before this it came in first.
Number years_of(CompiledPack const& pack, Cycle const& cycle, scoring::CarriedClaim const& carried) {
    auto const claim = static_cast<std::size_t>(carried.claim);
    if (carried.claim == rules::none || cycle.bound.claims[claim].type != pack.carried_type) return {};
    int const field =
        rules::find_field(pack.pack.claims[static_cast<std::size_t>(pack.carried_type)], rules::carried_years);
    std::int64_t const before = scoring::field_value(cycle.bound, cycle.bound.claims[claim], field);
    return {pack.pack.header.cycle->years + (before == rules::absent ? 0 : before / ten_thousand), 1};
}

Claim brought_claim(std::string_view type, std::string id, Date on, std::int64_t quanta, std::int64_t scale) {
    Claim claim;
    claim.id = std::move(id);
    claim.type = type;
    claim.on = on;
    set_field(claim, rules::carried_points, reduced(quanta, scale));
    return claim;
}

} // namespace

Application as_it_stands(CompiledPack const& pack, Application application, Date today) {
    for (Claim& claim : application.claims) {
        int const type = rules::find_type(pack, claim.type);
        if (type == rules::none || pack.types[static_cast<std::size_t>(type)].profile) continue;
        bool const undated = !claim.on && !claim.from;
        if (undated && earns_something(pack, type)) claim.on = today;
        auto const begins = claim.on ? claim.on : claim.from;
        if (begins && *begins > today) claim.basis = Basis::Planned;
        if (claim.from && *claim.from <= today && claim.to.value_or(last_date) > today) claim.to = today;
    }
    return application;
}

Application application_in(CompiledPack const& pack, Application const& application, Cycle const& cycle, Date today) {
    Application scored = without_claims(application);
    scored.claims.reserve(cycle.claims.size() + cycle.brought.size());
    for (int const claim : cycle.claims) scored.claims.push_back(application.claims[static_cast<std::size_t>(claim)]);
    scored = as_it_stands(pack, std::move(scored), today);
    scored.claims.insert(scored.claims.end(), cycle.brought.begin(), cycle.brought.end());
    scored.on = cycle.days.to;
    if (scored.cycle_start && pack.pack.header.cycle->anchor == rules::Cycle::Anchor::AwardDate)
        scored.cycle_start = cycle.days.from;
    return scored;
}

std::vector<Claim> left_by(CompiledPack const& pack, Cycle const& cycle) {
    std::vector<Claim> left;
    Date const on{cycle.days.to.days + 1};
    std::int64_t const scale = pack.pack.header.scale;
    std::map<std::pair<int, std::int64_t>, std::int64_t> carried; // by receiving category and years
    for (scoring::CarriedClaim const& part : cycle.assessment.carried)
        carried[{pack.carries[static_cast<std::size_t>(part.row)].into, years_of(pack, cycle, part).numerator}] +=
            part.amount;
    for (auto const& [into, amount] : carried) {
        std::string const& category = pack.pack.categories[static_cast<std::size_t>(into.first)].id;
        Claim claim =
            brought_claim(rules::carried_type, fmt::format("carried:{}:{}:{}", to_text(on), category, into.second), on,
                          amount, scale);
        set_field(claim, rules::carried_into, category);
        if (into.second > 0) set_field(claim, rules::carried_years, Number{into.second, 1});
        left.push_back(std::move(claim));
    }
    for (std::size_t i = 0; i < pack.carries.size(); ++i) {
        if (cycle.assessment.carries[i].owed <= 0) continue;
        std::string const& gate = pack.pack.gates[static_cast<std::size_t>(pack.carries[i].gate)].id;
        Claim claim = brought_claim(rules::owed_type, fmt::format("owed:{}:{}", to_text(on), gate), on,
                                    cycle.assessment.carries[i].owed, scale);
        set_field(claim, rules::owed_gate, gate);
        left.push_back(std::move(claim));
    }
    return left;
}

Cycles follow_cycles(CompiledPack const& pack, Application const& application, Basis basis, Date today) {
    Cycles cycles;
    rules::Header const& header = pack.pack.header;
    if (!header.cycle) return cycles;
    if (!scoring::running_cycle(header, application, today)) {
        scoring::BoundApplication bound;
        cycles.problems.push_back(*scoring::bind_cycle(pack, application, bound));
        return cycles;
    }
    Follower follower(pack, application, basis, today);
    std::vector<Claim> brought;
    for (BoundYear const& days : days_of_cycles(pack, application, today)) {
        cycles.all.push_back(follower.score(days, std::move(brought)));
        brought = left_by(pack, cycles.all.back());
    }
    return cycles;
}

} // namespace accrue::cpd
