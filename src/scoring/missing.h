// What is missing for the levels above: the conditions that do not hold, in words, and what alone would do.
// Every statement that something suffices was checked by scoring with it.
#pragma once

#include <string>
#include <vector>

#include "scoring/scored.h"

namespace accrue::scoring {

struct Need {
    int step = rules::none; // the step that asks for it; none: the level's own gate
    int gate = rules::none; // the failing gate, a leaf or one with alternatives; none: a table or points band
    std::string text;       // "48 more full-time months: 96 of 144", "4 more points: 6 of 10"
    std::string clause;
    std::vector<std::string> alternatives; // other ways to the same: "36 more with a diploma that counts"
};

// What of a gate that does not hold is missing, down to its leaves: "12 hours (10 of 12) and 1 hour of ethics (0 of 1)". One
// of several that has a title is told by that.
[[nodiscard]] std::string missing_text(Scored const& scored, int gate);

struct MissingForLevel {
    int level = rules::none;
    std::vector<Need> needs;
    std::vector<int> suffices; // qualifications any one of which, added alone, gives this level; catalogue order
};

// Of one level, what does not hold and nothing else: `suffices` stays empty.
[[nodiscard]] MissingForLevel missing_for(Scored const& scored, int level);

// For each level above the overall one, lowest first.
[[nodiscard]] std::vector<MissingForLevel> find_missing(Scored const& scored);

} // namespace accrue::scoring
