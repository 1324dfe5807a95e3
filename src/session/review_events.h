// What the log of reviewing says: an event for everything that is done to a case, in the transaction that does it.
// Private to the session.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/number.h"
#include "domain/review.h"
#include "session/session.h"
#include "store/review_cases.h"

namespace accrue::session {

struct ReviewEvent {
    std::string_view event; // "verdict"
    std::string subject;    // the case's token
    std::string content;    // canonical JSON: who, what; may name people, and can be erased
};

[[nodiscard]] ReviewEvent taken_in_event(store::ReviewCase const& taken);
[[nodiscard]] ReviewEvent verdict_event(std::string const& token, Reviewer const& by, std::string const& claim,
                                        std::optional<Verdict> const& before, std::optional<Verdict> const& after);
// "no-conflict", "abstained", "recommended", "noted", "handed-in", "taken-up"; of who decides "decides", "chosen", "worded", "decided",
// "reopened"; "review-taken-in", "reviewer-accepted": what was said with it. "shown":
// "applicant", or "evidence" and the SHA-256 of a file that could not be searched for her.
[[nodiscard]] ReviewEvent said_event(std::string_view event, std::string const& token, Reviewer const& by,
                                     std::string_view words);

struct SampleDrawn {
    std::string const& seed;
    Number percent;
    bool by_risk = false;
    std::size_t of = 0;
    std::string const& pool_sha256;
    std::vector<std::string> const& drawn; // tokens
};
// "sampled": of no single case.
[[nodiscard]] ReviewEvent sampled_event(SampleDrawn const& sample);

// Behind the last entry, with a salt that nobody can guess, so that a content that was erased cannot be found by trying.
[[nodiscard]] Result<Done> log_event(store::Transaction& transaction, Session::State& session,
                                     ReviewEvent const& event);

} // namespace accrue::session
