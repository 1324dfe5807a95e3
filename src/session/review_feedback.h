// What a body has told an applicant, as it comes back: read from its file, told in words, and taken into the record that was
// sealed, so that it counts there what was decided.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "domain/feedback.h"
#include "domain/problem.h"
#include "domain/result.h"
#include "session/session.h"

namespace accrue::session {

struct GivenFeedback {
    Feedback feedback;
    std::string file;           // as it was named
    bool key_was_named = false; // by whoever reads it: then it need not be the one that was seen before
};

// `key`: the body's public key as text; empty: any. A462 to A465 where it is not signed, or not by that key; A422; S101 to S103.
[[nodiscard]] Result<GivenFeedback> read_feedback_file(std::filesystem::path const& file, std::string const& key);

struct FeedbackRow {                // of a claim
    std::string claim;              // its id
    std::string said;               // "Reduced: 20 hours"
    std::vector<std::string> lines; // reason, cure, note
};
struct FeedbackWords {
    std::vector<std::string> lines; // what was decided, by whom, until when there may be an appeal
    std::vector<FeedbackRow> rows;
};
[[nodiscard]] FeedbackWords feedback_words(Feedback const& feedback);

struct TakenFeedback {
    // A464 another key than before   A498 another application, another revision or other content; an earlier decision
    // AW48 a key that was never seen   AW49 claims that were changed since, which stay as they are   AW50 it is there already
    Problems problems;
    std::size_t claims = 0; // that were decided, now in the record
    std::string record;     // whose: "the record of Jo Example"
};

// As one change of the record that was sealed, which is open afterwards. What the body asks about changes nothing in it.
[[nodiscard]] Result<TakenFeedback> take_feedback(Session::State& session, GivenFeedback const& given);

} // namespace accrue::session
