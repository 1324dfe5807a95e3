#include "rules/choices.h"

#include <algorithm>

namespace accrue::rules {

std::size_t Choices::count(std::size_t most) const {
    std::size_t found = 0;
    for_each([&](std::vector<bool> const&) { return ++found <= most; });
    return found;
}

void Choices::for_each(std::function<bool(std::vector<bool> const&)> const& use) const {
    std::vector<State> states(neighbours_.size(), State::Open);
    (void)descend(states, 0, use);
}

// What is out must have a neighbour in the choice, else the choice could be larger.
bool Choices::has_hope(std::vector<State> const& states, std::size_t thing) const {
    auto const state = [&](int of) { return states[static_cast<std::size_t>(of)]; };
    return std::ranges::any_of(neighbours_[thing], [&](int other) {
        if (state(other) != State::Open) return state(other) == State::In;
        auto const& around = neighbours_[static_cast<std::size_t>(other)];
        return std::ranges::none_of(around, [&](int next) { return state(next) == State::In; });
    });
}

bool Choices::all_have_hope(std::vector<State> const& states) const {
    for (std::size_t i = 0; i < states.size(); ++i)
        if (states[i] == State::Out && !has_hope(states, i)) return false;
    return true;
}

bool Choices::descend(std::vector<State>& states, std::size_t at,
                      std::function<bool(std::vector<bool> const&)> const& use) const {
    while (at < states.size() && neighbours_[at].empty()) states[at++] = State::In;
    if (at == states.size()) {
        std::vector<bool> chosen(states.size());
        for (std::size_t i = 0; i < states.size(); ++i) chosen[i] = states[i] == State::In;
        return use(chosen);
    }
    bool go_on = true;
    bool const free = std::ranges::none_of(
        neighbours_[at], [&](int other) { return states[static_cast<std::size_t>(other)] == State::In; });
    for (State const state : {State::In, State::Out}) {
        if (!go_on || (state == State::In && !free)) continue;
        states[at] = state;
        if (all_have_hope(states)) go_on = descend(states, at + 1, use);
    }
    states[at] = State::Open;
    return go_on;
}

} // namespace accrue::rules
