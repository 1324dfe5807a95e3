#include "session/path_worker.h"

#include <algorithm>
#include <utility>

#include "session/draft_reading.h"

namespace accrue::session {
namespace {

// Works out one thing after the other; what is the same for all questions about a ground is done once.
class PathFinder {
public:
    PathResult find(PathTask const& task, std::stop_token const& stop) {
        if (ground_ != task.ground) {
            set_out_ = set_out(*task.ground);
            ground_ = task.ground;
        }
        PathResult result{task, set_out_.set_aside, set_out_.problems, {}};
        if (!result.problems.empty()) return result;
        if (auto const* ways = std::get_if<WaysTask>(&result.task.what))
            result.found = ways_to(set_out_, ways->level, ways->objective, stop);
        else if (auto const* remains = std::get_if<RemainsTask>(&result.task.what))
            result.found = what_remains(set_out_, remains->plan, stop);
        else
            result.found = standing_of(set_out_, stop);
        return result;
    }

private:
    std::shared_ptr<PathGround const> ground_;
    PathSetOut set_out_;
};

} // namespace

PathResult path_result(PathTask const& task, std::function<PathResult()> const& find) {
    Speaking const speaking(task.ground->in);
    try {
        return find();
    } catch (...) {
        Problem const problem = problem_of_exception();
        return {task, {}, {{as_sentence(problem.what), {}}, {as_sentence(problem.remedy), {}}}, {}};
    }
}

PathWorker::~PathWorker() { want({}); }

void PathWorker::want(std::vector<PathTask> tasks) {
    std::lock_guard const lock(mutex_);
    auto const is_at = [&](PathTask const& task) { return at_ && *at_ == task; };
    if (at_ && std::ranges::none_of(tasks, is_at)) giving_up_at_.request_stop();
    bool const given_up = giving_up_at_.stop_requested();
    waiting_.clear();
    for (PathTask& task : tasks)
        if (given_up || !is_at(task)) waiting_.push_back(std::move(task));
    if (!waiting_.empty() && !thread_.joinable())
        thread_ = std::jthread([this](std::stop_token const& end) { run(end); });
    changed_.notify_all();
}

std::vector<PathResult> PathWorker::take() {
    std::lock_guard const lock(mutex_);
    return std::exchange(results_, {});
}

void PathWorker::wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !results_.empty() || (waiting_.empty() && !at_); });
}

void PathWorker::run(std::stop_token const& end) {
    PathFinder finder;
    std::unique_lock lock(mutex_);
    while (changed_.wait(lock, end, [this] { return !waiting_.empty(); })) {
        at_ = std::move(waiting_.front());
        waiting_.pop_front();
        giving_up_at_ = std::stop_source();
        std::stop_token const stop = giving_up_at_.get_token();
        PathTask const task = *at_;
        lock.unlock();
        PathResult result = path_result(task, [&] { return finder.find(task, stop); });
        lock.lock();
        at_.reset();
        if (!stop.stop_requested()) results_.push_back(std::move(result));
        changed_.notify_all();
    }
}

} // namespace accrue::session
