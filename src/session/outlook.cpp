#include "session/outlook.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace accrue::session {
namespace {

using scoring::Assessment;
using scoring::BoundApplication;
using scoring::Scored;

constexpr std::size_t most_days_looked_at = 400;
constexpr int months_one_by_one = 24;
constexpr int months_after_them = 6;

class Days {
public:
    Days(Scored const& scored, Basis basis) : scored_(scored), basis_(basis) {}

    // By claim: nothing bars it on that day.
    std::vector<bool> const& standing(Date day) {
        auto const [place, added] = standing_.try_emplace(day);
        if (added) place->second = scoring::standing_claims(*scored_.pack, scored_.application, day);
        return place->second;
    }

    int level(Date day) {
        auto const [place, added] = levels_.try_emplace(day, rules::none);
        if (added) {
            BoundApplication const bound = scoring::bind(*scored_.pack, scored_.application, day);
            scoring::evaluate(*scored_.pack, bound, basis_, workspace_, assessment_);
            place->second = assessment_.overall;
        }
        return place->second;
    }

    [[nodiscard]] bool is_exhausted() const { return std::max(standing_.size(), levels_.size()) > most_days_looked_at; }

private:
    Scored const& scored_;
    Basis basis_;
    scoring::Workspace workspace_;
    Assessment assessment_;
    std::map<Date, std::vector<bool>> standing_;
    std::map<Date, int> levels_;
};

Date middle_of(Date from, Date to) { return {from.days + (to.days - from.days) / 2}; }

// The days in (from, to] on which something stops to stand. What stands on both days is taken to stand between them.
void add_lapses(Days& days, Date from, Date to, std::vector<Lapse>& lapses) {
    if (from == to || days.standing(from) == days.standing(to) || days.is_exhausted()) return;
    if (to.days - from.days > 1) {
        Date const middle = middle_of(from, to);
        add_lapses(days, from, middle, lapses);
        add_lapses(days, middle, to, lapses);
        return;
    }
    std::vector<bool> const& before = days.standing(from);
    std::vector<bool> const& after = days.standing(to);
    for (std::size_t claim = 0; claim < before.size(); ++claim)
        if (before[claim] && !after[claim]) lapses.push_back({static_cast<int>(claim), to});
}

// The first day in (from, to] with another level than `from` has. REQUIRES: `to` has.
Date first_change(Days& days, Date from, Date to) {
    while (to.days - from.days > 1) {
        Date const middle = middle_of(from, to);
        (days.level(middle) == days.level(from) ? from : to) = middle;
    }
    return to;
}

std::set<Date> days_looked_at(Date on, Date until, std::vector<Lapse> const& lapses) {
    std::set<Date> days{until};
    for (Lapse const& lapse : lapses) days.insert(lapse.on);
    int const now = month_of(on).index;
    for (int next = now + 1; first_day(Month{next}) <= until;) {
        days.insert(first_day(Month{next}));
        next += next - now < months_one_by_one ? 1 : months_after_them;
    }
    return days;
}

// The first claim of this basis that lapses on that day; none: no such claim does.
int lapsing_on(Scored const& scored, std::vector<Lapse> const& lapses, Date day, Basis basis) {
    auto const found = std::ranges::find_if(lapses, [&](Lapse const& lapse) {
        return lapse.on == day &&
               effective_basis(scored.application.claims[static_cast<std::size_t>(lapse.claim)]) >= basis;
    });
    return found == lapses.end() ? rules::none : found->claim;
}

Date latest_day(Claim const& claim) {
    Date latest = first_date;
    for (std::optional<Date> const& day : {claim.on, claim.from, claim.to})
        if (day) latest = std::max(latest, *day);
    return latest;
}

} // namespace

std::optional<WithPlans> score_with_plans(Scored const& scored) {
    bool planned = false;
    Date on = scored.bound.on;
    for (Claim const& claim : scored.application.claims) {
        if (effective_basis(claim) != Basis::Planned) continue;
        planned = true;
        on = std::max(on, latest_day(claim));
    }
    if (!planned) return std::nullopt;
    WithPlans with{rules::none, on, {}};
    scoring::Workspace workspace;
    if (on == scored.bound.on)
        scoring::evaluate(*scored.pack, scored.bound, Basis::Planned, workspace, with.assessment);
    else
        scoring::evaluate(*scored.pack, scoring::bind(*scored.pack, scored.application, on), Basis::Planned, workspace,
                          with.assessment);
    with.level = with.assessment.overall;
    return with;
}

Outlook find_outlook(Scored const& scored, Date until, Basis basis) {
    Days days(scored, basis);
    Date const on = scored.bound.on;
    Outlook outlook;
    add_lapses(days, on, until, outlook.lapses);
    Date from = on;
    for (Date const day : days_looked_at(on, until, outlook.lapses)) {
        while (days.level(from) != days.level(day) && !days.is_exhausted()) {
            Date const turns = first_change(days, from, day);
            LevelTurn turn{turns, days.level(turns), days.level(from)};
            if (turn.falls()) turn.lapsing = lapsing_on(scored, outlook.lapses, turns, basis);
            from = turns;
            outlook.moves.push_back(turn);
        }
        from = day;
    }
    return outlook;
}

} // namespace accrue::session
