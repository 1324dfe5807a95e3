#include "path/later.h"

#include <algorithm>

namespace accrue::path {
namespace {

using rules::CompiledPack;

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

template <class Holds>
std::optional<Date> first_day_that(Date on, Holds const& holds) {
    std::vector<Date> const days = days_from(on);
    auto const found = std::find_if(days.begin(), days.end(), holds);
    if (found == days.end()) return std::nullopt;
    if (found == days.begin()) return on;
    std::int32_t fails = std::prev(found)->days;
    std::int32_t good = found->days;
    while (good - fails > 1) {
        std::int32_t const middle = fails + (good - fails) / 2;
        (holds(Date{middle}) ? good : fails) = middle;
    }
    return Date{good};
}

} // namespace

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
        for (std::string const& other : need.alternatives) text += "; or " + other;
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
