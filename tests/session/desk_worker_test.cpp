// What the thread of a desk does with jobs: one after the other, given up, and with one that fails as none ever should.
#include "session/desk_worker.h"

#include <new>
#include <stdexcept>
#include <string>

#include <doctest/doctest.h>

#include "session/fixture.h"
#include "session/path_worker.h"

using namespace accrue;
using namespace accrue::session;

namespace {

using Worker = DeskWorker<std::string>;

std::string answer_of(Worker& worker, Worker::Job job) {
    worker.start(std::move(job), [](Problem const& problem) { return problem.id + ": " + problem.what; });
    worker.wait();
    CHECK_FALSE(worker.is_free()); // before the answer is taken
    return worker.take().value_or("nothing");
}

} // namespace

TEST_CASE("a job that throws has an answer all the same, and the next job is done") {
    Worker worker;
    CHECK(answer_of(worker, [](std::stop_token const&) -> std::string { throw std::bad_alloc(); }) ==
          "S107: there is not enough memory");
    CHECK(worker.is_free());
    CHECK_FALSE(worker.take().has_value());
    CHECK(answer_of(worker, [](std::stop_token const&) -> std::string { throw std::out_of_range("vector::at"); }) ==
          "S108: something failed that never should (vector::at)");
    CHECK(answer_of(worker, [](std::stop_token const&) -> std::string { throw 3; }) ==
          "S108: something failed that never should");
    CHECK(answer_of(worker, [](std::stop_token const&) { return std::string("done"); }) == "done");
}

TEST_CASE("a job that is given up sees it, also where it has not begun") {
    Worker worker;
    worker.start(
        [](std::stop_token const& stop) {
            while (!stop.stop_requested()) std::this_thread::yield();
            return std::string("early");
        },
        [](Problem const& problem) { return problem.id; });
    worker.give_up();
    worker.wait();
    CHECK(worker.take() == "early");
}

TEST_CASE("a path that cannot be worked out for want of memory says so") {
    auto ground = std::make_shared<PathGround>();
    ground->in = Language::German;
    PathTask const task{ground, StandingTask{}};
    PathResult const result = path_result(task, []() -> PathResult { throw std::bad_alloc(); });
    CHECK(result.task == task);
    REQUIRE(result.problems.size() == 2);
    CHECK(result.problems.front().text == "Es ist nicht genug Arbeitsspeicher frei.");
    CHECK(spoken() == Language::English);
}
