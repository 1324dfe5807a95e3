#include "session/path_desk.h"

#include <algorithm>
#include <map>
#include <utility>

#include "domain/texts.h"
#include "scoring/explain.h"
#include "session/path_plans.h"
#include "session/path_worker.h"
#include "session/summary_model.h"

namespace accrue::session {

using rules::none;

PathPlan const* PathModel::plan(std::string const& key) const {
    for (PathLevel const& level : levels)
        if (auto const found = std::ranges::find(level.plans, key, &PathPlan::key); found != level.plans.end())
            return &*found;
    auto const found = std::ranges::find(compared, key, &PathPlan::key);
    return found == compared.end() ? nullptr : &*found;
}

bool PathModel::compares(std::string const& key) const {
    return std::ranges::find(compared, key, &PathPlan::key) != compared.end();
}

struct PathDesk::State {
    using Question = std::pair<int, PathObjective>;
    using Ways = std::map<Question, PathLevel>;

    std::function<std::optional<Record>()> open;
    RecordId record;
    std::uint64_t content = 0;
    std::shared_ptr<PathGround const> ground; // null: there is nothing to work out
    int present = none;                       // the level there is
    int fallback = none;                      // the level that is shown where none was chosen
    std::optional<int> wanted;
    PathObjective objective = PathObjective::Money;
    Ways ways;
    Ways before; // of the same record, as it was
    std::optional<PathStanding> standing;
    bool standing_known = false; // false: it is from before
    std::vector<PathLine> problems;
    std::vector<PathSetAside> set_aside;
    std::vector<PathItem> unpriced;
    std::vector<PathPlan> compared;
    PathModel model;
    PathWorker worker; // last: it stops first

    void begin(Record const& now);
    void take(PathResult result);
    void take_ways(Question const& question, PathLevel level);
    [[nodiscard]] int chosen_level() const;
    [[nodiscard]] std::vector<PathTask> open_tasks() const;
    void ask();
    void rebuild();
    [[nodiscard]] PathLevel level_now(int level) const;
    [[nodiscard]] rules::Pack const& pack() const { return ground->pack->pack; }
    [[nodiscard]] int levels() const { return static_cast<int>(pack().levels.size()); }
};

// --- Questions and answers ---

void PathDesk::State::begin(Record const& now) {
    scoring::Scored const& scored = *now.scored;
    bool const same = ground && now.id == record && ground->pack->pack.header.id == scored.pack->pack.header.id;
    if (same) {
        for (auto& [question, level] : ways) before.insert_or_assign(question, std::move(level));
        for (PathPlan& plan : compared) plan.from_before = true;
    } else {
        before.clear();
        compared.clear();
        wanted.reset();
        standing.reset();
    }
    ways.clear();
    standing_known = false;
    problems.clear();
    set_aside.clear();
    record = now.id;
    content = now.content;
    present = scored.assessment.overall;
    fallback = next_level(scored);
    if (auto const& target = scored.application.target)
        if (int const level = rules::find_level(scored.pack->pack, *target); level > present) fallback = level;
    unpriced = unpriced_items(scored);
    ground =
        std::make_shared<PathGround const>(PathGround{scored.pack, scored.application, *now.entries, scored.bound.on});
}

void PathDesk::State::take(PathResult result) {
    set_aside = std::move(result.set_aside);
    problems = std::move(result.problems);
    if (auto* level = std::get_if<PathLevel>(&result.found)) {
        auto const& asked = std::get<WaysTask>(result.task.what);
        take_ways({asked.level, asked.objective}, std::move(*level));
    } else if (auto* found = std::get_if<PathStanding>(&result.found)) {
        standing = std::move(*found);
        standing_known = true;
    } else if (auto const* text = std::get_if<std::string>(&result.found)) {
        auto const& key = std::get<RemainsTask>(result.task.what).plan.key;
        auto const plan = std::ranges::find(compared, key, &PathPlan::key);
        if (plan != compared.end() && !plan->from_before) plan->remains = *text;
    }
}

void PathDesk::State::take_ways(Question const& question, PathLevel level) {
    for (PathPlan const& plan : level.plans)
        if (auto const known = std::ranges::find(compared, plan.key, &PathPlan::key); known != compared.end())
            *known = plan;
    ways.insert_or_assign(question, std::move(level));
}

int PathDesk::State::chosen_level() const { return wanted && *wanted > present ? *wanted : fallback; }

// What is not known yet, what is in sight first.
std::vector<PathTask> PathDesk::State::open_tasks() const {
    std::vector<PathTask> tasks;
    if (!ground || !problems.empty() || ground->application.claims.empty()) return tasks;
    auto const want_ways = [&](Question const& question) {
        PathTask task{ground, WaysTask{question.first, question.second}};
        bool const known = ways.contains(question) || std::ranges::find(tasks, task) != tasks.end();
        if (!known && question.first > present) tasks.push_back(std::move(task));
    };
    if (present + 1 < levels()) want_ways({chosen_level(), objective});
    if (!standing_known) tasks.push_back({ground, StandingTask{}});
    for (PathPlan const& plan : compared) {
        if (plan.from_before)
            want_ways({plan.level, plan.objective});
        else if (plan.remains.empty())
            tasks.push_back({ground, RemainsTask{plan}});
    }
    for (int level = present + 1; level < levels(); ++level) want_ways({level, objective});
    return tasks;
}

void PathDesk::State::ask() {
    worker.want(open_tasks());
    rebuild();
}

// --- The model ---

namespace {

// Marks which of the plans have the least of something, where they differ in it.
template <class Value>
void mark_least(std::vector<PathPlan>& plans, Value PathAmounts::*amount, bool PathBest::*best) {
    auto const of = [&](PathPlan const& plan) { return plan.amounts.*amount; };
    auto const [least, most] = std::ranges::minmax_element(plans, {}, of);
    if (plans.empty() || of(*least) == of(*most)) return;
    Value const value = of(*least);
    for (PathPlan& plan : plans) plan.best.*best = of(plan) == value;
}

void mark_best(std::vector<PathPlan>& plans) {
    for (PathPlan& plan : plans) plan.best = {};
    mark_least(plans, &PathAmounts::money, &PathBest::money);
    mark_least(plans, &PathAmounts::hours, &PathBest::hours);
    mark_least(plans, &PathAmounts::months, &PathBest::months);
    mark_least(plans, &PathAmounts::earliest, &PathBest::earliest);
}

} // namespace

PathLevel PathDesk::State::level_now(int level) const {
    Question const question{level, objective};
    if (auto const found = ways.find(question); found != ways.end()) return found->second;
    if (auto const found = before.find(question); found != before.end()) {
        PathLevel from_before = found->second;
        from_before.pending = true;
        return from_before;
    }
    rules::Level const& row = pack().levels[static_cast<std::size_t>(level)];
    PathLevel nothing;
    nothing.index = level;
    nothing.code = row.code;
    nothing.title = row.title;
    nothing.pending = true;
    return nothing;
}

void PathDesk::State::rebuild() {
    std::uint64_t const revision = model.revision + 1;
    model = {};
    model.revision = revision;
    model.objective = objective;
    if (!ground) return;
    model.has_level = present != none;
    model.present = scoring::level_text(*ground->pack, present);
    model.set_aside = set_aside;
    model.problems = problems;
    model.working = !open_tasks().empty();
    model.standing = standing;
    model.compared = compared;
    mark_best(model.compared);
    if (ground->application.claims.empty()) {
        model.standing.reset();
        model.message = tr("Enter what you have done so far: a path begins where you stand.");
    } else if (present + 1 >= levels()) {
        model.state = PathModel::State::Top;
        model.message = say("{} is the highest level of this scheme.", model.present);
    } else if (!problems.empty()) {
        model.state = PathModel::State::Refused;
        model.message = tr("Something has to be put right before a path can be worked out.");
    } else {
        model.state = PathModel::State::Ways;
        for (int level = present + 1; level < levels(); ++level) model.levels.push_back(level_now(level));
        model.chosen = static_cast<std::size_t>(chosen_level() - present - 1);
        model.unpriced = unpriced;
    }
}

// --- The desk ---

PathDesk::PathDesk(std::function<std::optional<Record>()> open) : state_(std::make_unique<State>()) {
    state_->open = std::move(open);
}

PathDesk::~PathDesk() = default;

bool PathDesk::look() {
    State& state = *state_;
    std::optional<Record> const now = state.open();
    if (!now) {
        if (!state.ground) return false;
        state.ground.reset();
        state.ask();
        return true;
    }
    bool const same = state.ground && now->id == state.record && now->content == state.content &&
                      spoken() == state.ground->in && now->scored->bound.on == state.ground->on &&
                      now->scored->pack == state.ground->pack;
    if (same) return collect();
    state.begin(*now);
    state.ask();
    return true;
}

bool PathDesk::collect() {
    bool different = false;
    for (PathResult& result : state_->worker.take()) {
        if (result.task.ground != state_->ground) continue;
        state_->take(std::move(result));
        different = true;
    }
    if (different) state_->ask();
    return different;
}

void PathDesk::finish() {
    look();
    while (state_->model.working) {
        state_->worker.wait();
        collect();
    }
}

void PathDesk::choose_level(int level) {
    State& state = *state_;
    if (!state.ground || level <= state.present || level >= state.levels()) return;
    state.wanted = level;
    state.ask();
}

void PathDesk::choose_objective(PathObjective objective) {
    state_->objective = objective;
    state_->ask();
}

void PathDesk::compare(std::string const& key) {
    State& state = *state_;
    PathPlan const* const plan = state.model.plan(key);
    if (plan == nullptr || state.model.compares(key) || state.compared.size() >= most_compared) return;
    state.compared.push_back(*plan);
    state.ask();
}

void PathDesk::stop_comparing(std::string const& key) {
    std::erase_if(state_->compared, [&](PathPlan const& plan) { return plan.key == key; });
    state_->ask();
}

PathModel const& PathDesk::model() const { return state_->model; }

} // namespace accrue::session
