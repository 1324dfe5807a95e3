// Which numbers of a pack its worked cases do not guard: each is changed by one step, up and down, and the cases are run. A
// change that no case notices could be a slip of the pen that nobody would ever see. What the checks of a pack refuse need
// not be noticed by a case, and neither need what none could notice: points that come in fives reach 69 and 70 alike.
#pragma once

#include <string>
#include <vector>

#include "rules/numbers.h"
#include "scoring/examples.h"

namespace accrue::scoring {

struct Unguarded {
    rules::NumberAt number;
    Number written;
    std::vector<Number> unnoticed; // the values that leave every case as expected
    std::vector<Number> stand_at;  // for each of them: of a threshold, where a case that notices it stands
};

struct Mutation {
    std::vector<Unguarded> unguarded; // in the order of rules::numbers_of
    std::size_t numbers = 0;          // how many were tried
};

// REQUIRES: check() finds no error in `pack`, which is as written (rules/carried.h), and its cases are as expected.
[[nodiscard]] Mutation mutate(rules::Pack const& pack, NextFinder const& find_next);

// What to do about it: "add a case that stands at 24; and one just below, at 23".
[[nodiscard]] std::string remedy_for(Unguarded const& unguarded);

} // namespace accrue::scoring
