#include "path/path.h"

#include <algorithm>

#include "path/later.h"
#include "path/plans.h"

namespace accrue::path {
namespace {

using rules::CompiledPack;
using rules::none;

Number whole_months_up(Number const& months) {
    return {(months.numerator + months.denominator - 1) / months.denominator, 1};
}

// As it is entered: without what only the trial gave it.
Claim entry_of(CompiledPack const& pack, Claim entry) {
    entry.id.clear();
    entry.on.reset();
    int const type = rules::find_type(pack, entry.type);
    if (!pack.pack.claims[static_cast<std::size_t>(type)].title_required) entry.title.reset();
    std::erase_if(entry.fields, [](auto const& field) { return field.second == FieldValue{std::string(new_text)}; });
    return entry;
}

Price price_of(Costs const& costs, Costs const& units) {
    return {reduced(costs[Money], units[Money]), reduced(costs[Hours], units[Hours]),
            reduced(costs[Months], units[Months])};
}

void add_to(Plan& plan, Trial const& trial, Candidate const& candidate) {
    Claim entry = entry_of(trial.pack(), candidate.claim);
    Price const price = price_of(candidate.costs, trial.candidates().units);
    if (candidate.qualification != none) {
        auto const place = std::ranges::lower_bound(plan.acquire, candidate.qualification) - plan.acquire.begin();
        plan.acquire.insert(plan.acquire.begin() + place, candidate.qualification);
        plan.certificates.insert(plan.certificates.begin() + place, std::move(entry));
        plan.prices.insert(plan.prices.begin() + place, price);
        return;
    }
    auto const known = std::ranges::find(plan.activities, entry, &Activity::claim);
    if (known != plan.activities.end())
        ++known->times;
    else
        plan.activities.push_back({std::move(entry), 1, price});
}

Plan plan_of(Trial const& trial, Found const& found, Date scored_on, Date today, Objective objective) {
    Candidates const& candidates = trial.candidates();
    Plan plan;
    plan.scored_on = scored_on;
    plan.proven = found.proven;
    for (int const place : found.added) add_to(plan, trial, candidates.list[static_cast<std::size_t>(place)]);
    Price const whole = price_of(found.costs, candidates.units);
    plan.money = whole.money;
    plan.hours = whole.hours;
    plan.months = whole.months;
    plan.bound = reduced(found.bound, candidates.units[static_cast<std::size_t>(objective)]);
    auto const months = static_cast<int>(std::min<std::int64_t>(whole_months_up(plan.months).numerator, 12 * 300));
    plan.earliest = std::max(scored_on, add_months(today, months));
    return plan;
}

// The one scorer on the application as it would be entered.
bool is_verified(CompiledPack const& pack, Application const& application, Trial const& trial, Found const& found,
                 Date on, Question const& question) {
    Application const with = with_additions(application, trial.candidates(), found.added);
    return scoring::evaluate(pack, scoring::bind(pack, with, on), question.basis).overall >= question.level;
}

std::vector<Plan> plans_on(CompiledPack const& pack, Application const& application, Date day, Date today,
                           Question const& question) {
    Trial trial(pack, application, day, question.basis);
    SearchSettings const settings{.level = question.level, .objective = question.objective, .stop = question.stop};
    std::vector<Plan> plans;
    for (Found const& found : find_plans(trial, settings, question.plans))
        if (is_verified(pack, application, trial, found, day, question))
            plans.push_back(plan_of(trial, found, day, today, question.objective));
    return plans;
}

} // namespace

Path find_path(CompiledPack const& pack, Application const& application, Date on, Question const& question) {
    Path path;
    Later later(pack, application, on, question);
    std::optional<Date> const first = later.first_day();
    if (!first) {
        path.impossible = later.obstacles();
        return path;
    }
    path.plans = plans_on(pack, application, *first, on, question);
    path.reached = later.reached_now();
    path.waiting = path.reached ? std::optional(on) : later.first_day_by_waiting();
    return path;
}

} // namespace accrue::path
