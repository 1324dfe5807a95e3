// Drafts: the candidates that can be of use, each with what it brings, what it asks for and whether that adds up with what
// others bring. Private to src/path/.
#pragma once

#include <vector>

#include "path/gains.h"
#include "path/trial.h"

namespace accrue::path {

struct Draft {
    int candidate = 0;
    Gains gains;
    bool own = false;           // it is a dimension of its own
    int alone_in = rules::none; // a group of which one is as good as another
    int most = rules::none;     // entries of the variant, where duplicates limit them; none: no limit
    std::vector<int> asks;      // qualifications that must be there before
    std::vector<int> opens;     // those of them that other candidates ask for and this one stands for
    bool dropped = false;
};

struct Drafts {
    std::vector<Draft> list;
    bool unsteady = false; // what is there now may come to count less as others are added
    bool may_rise = false; // or more, without their bringing it
    bool monotone = true;  // no addition lowers what others bring
};

// `now` is the result without additions, which is what the trial scored last.
[[nodiscard]] Drafts find_drafts(Trial const& trial, Asked const& asked, scoring::Assessment const& now);

} // namespace accrue::path
