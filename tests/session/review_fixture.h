// What the tests of reviews share.
#pragma once

#include <algorithm>
#include <string>

#include "domain/review.h"

namespace accrue::session {

inline Verdict& verdict_in(Review& review, std::string const& claim) { // REQUIRES: there is one
    return std::ranges::find(review.verdicts, claim, &ClaimVerdict::claim)->verdict;
}

} // namespace accrue::session
