// DeskWorker: one thread that does one job after the other for a desk: reading files, looking at them, making versions, checking
// packages. Private to the session.
#pragma once

#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

#include "domain/problem.h"
#include "domain/texts.h"

namespace accrue::session {

template <class Answer>
class DeskWorker {
public:
    using Job = std::function<Answer(std::stop_token const& stop)>;
    using Failed = std::function<Answer(Problem const& problem)>; // the answer of a job that threw: S107 or S108

    DeskWorker() = default;
    DeskWorker(DeskWorker const&) = delete;
    DeskWorker& operator=(DeskWorker const&) = delete;
    ~DeskWorker() { give_up(); }

    // REQUIRES: is_free().
    void start(Job job, Failed failed) {
        std::lock_guard const lock(mutex_);
        job_ = std::move(job);
        failed_ = std::move(failed);
        in_ = spoken();
        giving_up_ = std::stop_source();
        busy_ = true;
        if (!thread_.joinable()) thread_ = std::jthread([this](std::stop_token const& end) { run(end); });
        changed_.notify_all();
    }

    void give_up() { // the job comes to an early end; there is an answer all the same
        std::lock_guard const lock(mutex_);
        giving_up_.request_stop();
    }

    // No job, and no answer that was not taken.
    [[nodiscard]] bool is_free() const {
        std::lock_guard const lock(mutex_);
        return !busy_ && !answer_ && !thrown_;
    }

    [[nodiscard]] std::optional<Answer> take() {
        std::lock_guard const lock(mutex_);
        if (!thrown_) return std::exchange(answer_, std::nullopt);
        try {
            std::rethrow_exception(std::exchange(thrown_, nullptr));
        } catch (...) {
            return failed_(problem_of_exception());
        }
    }

    void wait() { // until there is an answer, or no job
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return !busy_; });
    }

private:
    void run(std::stop_token const& end) {
        std::unique_lock lock(mutex_);
        while (changed_.wait(lock, end, [this] { return bool(job_); })) {
            Job const job = std::exchange(job_, nullptr);
            Language const in = in_;
            std::stop_token const stop = giving_up_.get_token();
            lock.unlock();
            std::optional<Answer> answer;
            std::exception_ptr thrown;
            try {
                Speaking const speaking(in);
                answer = job(stop);
            } catch (...) {
                thrown = std::current_exception();
            }
            lock.lock();
            answer_ = std::move(answer);
            thrown_ = std::move(thrown);
            busy_ = false;
            changed_.notify_all();
        }
    }

    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    Job job_;
    Failed failed_;
    Language in_ = Language::English;
    bool busy_ = false;
    std::optional<Answer> answer_;
    std::exception_ptr thrown_; // by the job, instead of an answer
    std::stop_source giving_up_;
    std::jthread thread_; // last: it uses all of the above
};

} // namespace accrue::session
