#include "review/feedback.h"

#include <algorithm>

namespace accrue::review {
namespace {

FeedbackReason reason_of(std::string const& code, std::span<FeedbackReason const> reasons) {
    auto const found = std::ranges::find(reasons, code, &FeedbackReason::code);
    return found == reasons.end() ? FeedbackReason{code, {}, {}, {}, {}} : *found;
}

} // namespace

Feedback feedback_of(Decision const& decision, std::span<ClaimVerdict const> settled,
                     std::span<FeedbackReason const> reasons) {
    Feedback feedback;
    feedback.package = decision.package;
    feedback.pack = decision.pack;
    feedback.body = decision.body;
    feedback.key = decision.key;
    feedback.outcome = decision.outcome;
    feedback.decided_on = decision.on;
    feedback.appeal_until = decision.appeal_until;
    feedback.material_until = decision.material_until;
    feedback.log_count = decision.log.count;
    feedback.log_head = decision.log.head;
    for (ClaimVerdict const& verdict : settled) {
        FeedbackClaim claim;
        claim.claim = verdict.claim;
        claim.kind = verdict.verdict.kind;
        claim.field = verdict.verdict.field;
        claim.to = verdict.verdict.to;
        if (!verdict.verdict.reason.empty()) claim.reason = reason_of(verdict.verdict.reason, reasons);
        if (verdict.verdict.note_is_shared) claim.note = verdict.verdict.note;
        feedback.claims.push_back(std::move(claim));
    }
    return feedback;
}

} // namespace accrue::review
