// PathWorker: the one thread on which the path is worked out. It is given everything that is wanted, most wanted first; what
// is no longer wanted is given up, also in the midst of it. Private to the session.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <variant>
#include <vector>

#include "session/path_content.h"

namespace accrue::session {

struct WaysTask {
    int level = 0;
    PathObjective objective = PathObjective::Money;
    friend bool operator==(WaysTask const&, WaysTask const&) = default;
};
struct StandingTask {
    friend bool operator==(StandingTask const&, StandingTask const&) = default;
};
struct RemainsTask {
    PathPlan plan;
    friend bool operator==(RemainsTask const& a, RemainsTask const& b) { return a.plan.key == b.plan.key; }
};

struct PathTask {
    std::shared_ptr<PathGround const> ground; // one ground is one object
    std::variant<WaysTask, StandingTask, RemainsTask> what;
    friend bool operator==(PathTask const&, PathTask const&) = default;
};

struct PathResult {
    PathTask task;
    std::vector<PathSetAside> set_aside;
    std::vector<PathLine> problems; // not empty: there is nothing else
    std::variant<std::monostate, PathLevel, PathStanding, std::string> found;
};

// What `find` finds, in the language of the ground; where it throws, what is said of that as the result's problems.
[[nodiscard]] PathResult path_result(PathTask const& task, std::function<PathResult()> const& find);

class PathWorker {
public:
    PathWorker() = default;
    ~PathWorker(); // gives up what it is at
    PathWorker(PathWorker const&) = delete;
    PathWorker& operator=(PathWorker const&) = delete;

    void want(std::vector<PathTask> tasks); // these and nothing else
    [[nodiscard]] std::vector<PathResult> take();
    void wait(); // until there is a result, or nothing to do

private:
    void run(std::stop_token const& end);

    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<PathTask> waiting_;
    std::optional<PathTask> at_;    // being worked on
    std::stop_source giving_up_at_; // of that
    std::vector<PathResult> results_;
    std::jthread thread_; // last: it uses all of the above
};

} // namespace accrue::session
