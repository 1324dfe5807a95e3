// What stays decided on the claim desk, since the same person had it decided before. Private to the session.
#pragma once

#include <string>
#include <vector>

#include "review/carry_forward.h"
#include "session/review_case.h"
#include "session/session.h"

namespace accrue::session {

struct DecidedBefore {
    Date on;                                  // when that was decided; REQUIRES: claims is not empty
    std::vector<review::CarriedClaim> claims; // of the application now, in its order; empty: nothing was decided before

    [[nodiscard]] review::CarriedClaim const* of(std::string const& claim) const; // null: it was not there
    [[nodiscard]] std::vector<ClaimVerdict> verdicts() const;                     // those that stay
};

// By the last decision about this application, or about another one that the same key has signed. REQUIRES: `opened` is counted.
[[nodiscard]] Result<DecidedBefore> find_decided_before(Session::State& session, OpenCase const& opened);

} // namespace accrue::session
