// Result<T>: the value of an operation that can fail, or the one Problem that says why.
// What is wrong with a user's data is not a failure: functions that check data return Problems (problem.h).
#pragma once

#include <cassert>
#include <utility>
#include <variant>

#include "domain/problem.h"

namespace accrue {

template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::move(value)) {}
    Result(Problem problem) : state_(std::move(problem)) {}

    explicit operator bool() const { return std::holds_alternative<T>(state_); }

    T& operator*() & { return value(); }
    T const& operator*() const& { return value(); }
    T&& operator*() && { return std::move(value()); }
    T* operator->() { return &value(); }
    T const* operator->() const { return &value(); }

    // REQUIRES: the result holds a problem.
    Problem const& problem() const {
        assert(std::holds_alternative<Problem>(state_));
        return std::get<Problem>(state_);
    }

private:
    T& value() {
        assert(std::holds_alternative<T>(state_));
        return std::get<T>(state_);
    }
    T const& value() const {
        assert(std::holds_alternative<T>(state_));
        return std::get<T>(state_);
    }

    std::variant<T, Problem> state_;
};

// An operation without a value of its own returns Result<Done>.
struct Done {};

} // namespace accrue
