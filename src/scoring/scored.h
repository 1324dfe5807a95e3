// Scored: one application with everything that explains its result. What front ends are given.
#pragma once

#include <memory>

#include "scoring/evaluate.h"

namespace accrue::scoring {

struct Scored {
    std::shared_ptr<rules::CompiledPack const> pack;
    Application application;
    BoundApplication bound;
    Assessment assessment; // on the basis asked for
    Trace trace;           // of that assessment
    // What the same claims give when only those that are at least claimed, evidenced, verified count.
    Assessment claimed;
    Assessment evidenced;
    Assessment verified;
};

// True where gates, facts and skipped years read the claim, whatever it earns.
[[nodiscard]] inline bool is_active(Scored const& scored, int claim) {
    auto const i = static_cast<std::size_t>(claim);
    ClaimResult const& result = scored.assessment.claims[i];
    bool const requires_more = result.unused == Unused::Requires && result.award == rules::none;
    return scored.bound.claims[i].barred == Unused::No && result.unused != Unused::Basis &&
           result.unused != Unused::Excluded && !requires_more;
}

// Binds and scores. `today` is the scoring date where neither `on` nor the application names one. `file` is for problems.
[[nodiscard]] Scored score(std::shared_ptr<rules::CompiledPack const> pack, Application application, Basis basis,
                           Date today, std::string const& file = {});

// A220: what is to be said of an assessment that overflowed.
[[nodiscard]] Problem overflow_problem(std::string const& file);

} // namespace accrue::scoring
