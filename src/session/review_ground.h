// A package with the reviews of it, read and put together once: what the merge tells and the decision decides. Private to the session.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "review/agreement.h"
#include "review/merge.h"
#include "session/review_case.h"
#include "session/review_merge.h"

namespace accrue::session {

struct MergeGround {
    Problems problems; // of the package, of files that cannot be read or do not count
    CheckedPackage checked;
    review::MergeQuestion question;
    review::ClaimTypes types;
    Date today;
    std::optional<review::Merge> merge; // nothing: the problems say why

    // REQUIRE: merge.
    [[nodiscard]] Application const& application() const { return checked.scored->application; }
    [[nodiscard]] rules::Pack const& pack() const { return checked.scored->pack->pack; }
    // The application by what is settled; `others`: what the open claims are taken for.
    [[nodiscard]] scoring::Scored score(Others others) const;
};

[[nodiscard]] MergeGround read_merge(MergeWish const& wish);

// The code of the level that it reaches, or "no level".
[[nodiscard]] std::string reached_level(scoring::Scored const& scored);

} // namespace accrue::session
