#include "path/later.h"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "domain/texts.h"

namespace accrue::path {
namespace {

using rules::CompiledPack;
using rules::none;

// The days looked at: today, each month of two years, each half year of ten, each year of sixty.
std::vector<Date> days_from(Date on) {
    std::vector<Date> days{on};
    auto const add = [&](int from, int to, int step) {
        for (int months = from; months <= to; months += step)
            if (Date const day = add_months(on, months); day > days.back()) days.push_back(day);
    };
    add(1, 24, 1);
    add(30, 120, 6);
    add(132, 720, 12);
    return days;
}

// The first day after `before`, on which it does not hold, up to `day`, on which it does.
template <class Holds>
Date first_day_between(Date before, Date day, Holds const& holds) {
    std::int32_t fails = before.days;
    std::int32_t good = day.days;
    while (good - fails > 1) {
        std::int32_t const middle = fails + (good - fails) / 2;
        (holds(Date{middle}) ? good : fails) = middle;
    }
    return Date{good};
}

template <class Holds>
std::optional<Date> first_day_that(Date on, Holds const& holds) {
    std::vector<Date> const days = days_from(on);
    auto const found = std::find_if(days.begin(), days.end(), holds);
    if (found == days.end()) return std::nullopt;
    if (found == days.begin()) return on;
    return first_day_between(*std::prev(found), *found, holds);
}

// The overall level and those of the steps on any day; each day is scored once.
class LevelsByDay {
public:
    LevelsByDay(CompiledPack const& pack, Application const& application, Basis basis)
        : pack_(pack), application_(application), basis_(basis) {}

    // Of the step, or overall (none).
    int level(Date day, int step) {
        auto const known = levels_.find(day.days);
        std::vector<int> const& levels = known == levels_.end() ? score(day) : known->second;
        return levels[static_cast<std::size_t>(step + 1)];
    }

private:
    std::vector<int> const& score(Date day) {
        scoring::evaluate(pack_, scoring::bind(pack_, application_, day), basis_, workspace_, assessment_);
        std::vector<int>& levels = levels_[day.days];
        levels.push_back(assessment_.overall);
        levels.insert(levels.end(), assessment_.steps.begin(), assessment_.steps.end());
        return levels;
    }

    CompiledPack const& pack_;
    Application const& application_;
    Basis basis_;
    scoring::Workspace workspace_;
    scoring::Assessment assessment_;
    std::unordered_map<std::int32_t, std::vector<int>> levels_;
};

} // namespace

std::vector<Brought> brought_by_time(CompiledPack const& pack, Application const& application, Date on, Basis basis) {
    static_assert(none == -1);
    LevelsByDay levels(pack, application, basis);
    std::vector<Date> const days = days_from(on);
    std::vector<Brought> brought;
    int const highest = static_cast<int>(pack.levels.size()) - 1;
    for (int step = none; step < static_cast<int>(pack.steps.size()); ++step) {
        int const now = levels.level(on, step);
        auto const is_higher = [&](Date day) { return levels.level(day, step) > now; };
        if (now == highest) continue;
        auto const found = std::find_if(days.begin(), days.end(), is_higher);
        if (found == days.end()) continue;
        Date const day = first_day_between(*std::prev(found), *found, is_higher);
        brought.push_back({step, levels.level(day, step), day});
    }
    std::ranges::stable_sort(brought, {}, &Brought::day);
    return brought;
}

Later::Later(CompiledPack const& pack, Application const& application, Date on, Question const& question)
    : pack_(pack), application_(application), on_(on), question_(question) {}

// Once it is to stop, every day holds: what comes of it is thrown away.
std::optional<Date> Later::first_day() {
    return first_day_that(on_, [this](Date day) { return question_.stop.stop_requested() || can_reach(day); });
}

std::optional<Date> Later::first_day_by_waiting() {
    return first_day_that(on_, [this](Date day) { return question_.stop.stop_requested() || reaches_alone(day); });
}

bool Later::reached_now() const { return reaches_alone(on_); }

bool Later::reaches_alone(Date day) const {
    return scoring::evaluate(pack_, scoring::bind(pack_, application_, day), question_.basis).overall >=
           question_.level;
}

bool Later::can_reach(Date day) const {
    Trial trial(pack_, application_, day, question_.basis);
    if (trial.score({}).overall >= question_.level) return true;
    Model const model = make_model(trial, question_.level);
    if (trial.score(everything(model, no_limits(model))).overall >= question_.level) return true;
    SearchSettings const settings{.level = question_.level, .objective = question_.objective, .stop = question_.stop};
    return !model.monotone && find_cheapest(trial, model, no_limits(model), settings).has_value();
}

std::vector<Obstacle> Later::obstacles_on(Date day) const {
    Trial trial(pack_, application_, day, question_.basis);
    Model const model = make_model(trial, question_.level);
    std::vector<int> const all = everything(model, no_limits(model));
    scoring::Scored scored;
    scored.pack = {std::shared_ptr<void>{}, &pack_}; // not owned: it does not outlive this function
    scored.application = with_additions(application_, trial.candidates(), all);
    scored.bound = scoring::bind(pack_, scored.application, day);
    scored.assessment = scoring::evaluate(pack_, scored.bound, question_.basis);
    std::vector<Obstacle> obstacles;
    for (scoring::Need const& need : scoring::missing_for(scored, question_.level).needs) {
        std::string text = need.text;
        for (std::string const& other : need.alternatives) text += fmt::format("{}{}", tr("; or "), other);
        obstacles.push_back({need.step, need.gate, std::move(text), need.clause});
    }
    return obstacles;
}

std::vector<Obstacle> Later::obstacles() const {
    std::vector<Obstacle> const today = obstacles_on(on_);
    std::vector<Obstacle> lasting = today;
    for (Date const day : days_from(on_)) {
        if (question_.stop.stop_requested()) break;
        std::vector<Obstacle> const then = obstacles_on(day);
        std::erase_if(lasting, [&](Obstacle const& obstacle) {
            return std::ranges::none_of(then, [&](Obstacle const& other) {
                return other.step == obstacle.step && other.gate == obstacle.gate;
            });
        });
    }
    return lasting.empty() ? today : lasting;
}

} // namespace accrue::path
