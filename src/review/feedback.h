// What an applicant is told, made of what was decided. It is put together from what is meant for her, field by field; nothing is
// copied and then taken out.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "domain/feedback.h"
#include "review/log_chain.h"

namespace accrue::review {

struct Decision {
    PackageIdentity package;
    std::string pack; // "prism@2012.1"
    std::string body; // the name of who decides
    Outcome outcome;
    Date on;
    std::optional<Date> appeal_until;
    std::optional<Date> material_until;
    LogWitness log;  // after the entry of this decision
    std::string key; // of the body, "RW…"
};

// `settled`: of merge.h, or carried forward, in the order of the application; of its notes only those that are shared are told.
// `reasons`: the library of the pack; of a code that it does not have the code alone is told.
[[nodiscard]] Feedback feedback_of(Decision const& decision, std::span<ClaimVerdict const> settled,
                                   std::span<FeedbackReason const> reasons);

} // namespace accrue::review
