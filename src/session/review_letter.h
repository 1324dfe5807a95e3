// The letter that tells an applicant what was decided, as a page. All that it says of a review comes from the feedback, which is
// put together from what is meant for her; the rest is her own application. Private to the session.
#pragma once

#include <string>

#include "domain/feedback.h"
#include "scoring/scored.h"
#include "session/papers.h"

namespace accrue::session {

struct LetterGround {
    scoring::Scored const& scored; // the application by what is settled, by the pack in the language that is spoken
    Feedback const& feedback;
    std::string const& own_words; // of the body, before the reasons; may be empty
};

[[nodiscard]] Paper decision_letter(LetterGround const& ground);

} // namespace accrue::session
