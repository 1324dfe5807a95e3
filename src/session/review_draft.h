// A decision as it would be made: whether it may be, and the letter that would go out. Private to the session.
#pragma once

#include <optional>
#include <string>

#include "package/keys.h"
#include "session/papers.h"
#include "session/review_decision.h"
#include "session/review_ground.h"

namespace accrue::session {

struct DecisionDraft {
    Problems problems; // as DecisionAnswer's, but for those of merging and of the key
    std::string applicant;
    std::string asked;              // the level applied for
    std::string reached;            // by what is settled
    std::optional<Outcome> outcome; // nothing: the problems say why; what follows is empty then
    Feedback feedback;
    Paper letter;
};

// In the language that is spoken. `key`: the public key by which it would be signed; empty: it is not. REQUIRES: ground.merge.
[[nodiscard]] DecisionDraft draft_decision(MergeGround const& ground, DecisionWords const& words,
                                           std::string const& key);

// With the letter as files and, where there is a key, the signed feedback; what comes of merging is not among its problems.
[[nodiscard]] DecisionAnswer answer_of(MergeGround const& ground, DecisionDraft const& draft,
                                       package::SigningKey const* key);

} // namespace accrue::session
