// What an applicant is told, as JSON, format accrue.feedback/1, to be signed by the body (review/signed_file.h). Her library takes
// it in.
//
//   { "format": "accrue.feedback/1", "package": { "application": "…", "revision": 1, "sha256": "…" }, "pack": "prism@2012.1",
//     "body": "…", "key": "RW…", "outcome": { "kind": "award", "level": "PSM" }, "decided_on": "2012-10-01",
//     "appeal_until": "2012-10-31", "material_until": "2012-11-30", "log": { "count": 120, "head": "…" },
//     "claims": [{ "claim": "c1", "verdict": "refuse", "note": "…",
//                  "reason": { "code": "R1", "title": "…", "text": "…", "cure": "…", "clause": "4.2" } }] }
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "domain/feedback.h"
#include "domain/problem.h"

namespace accrue::formats {

inline constexpr std::string_view feedback_format = "accrue.feedback/1";
inline constexpr std::size_t feedback_byte_limit = 16'000'000;

// One line without an end, its keys in order (write_canonical_json).
// read_feedback(write_feedback(f)).feedback == f for each within the limits of application_file.h that is one in itself.
[[nodiscard]] std::string write_feedback(Feedback const& feedback);

struct FeedbackRead {
    Feedback feedback; // what could be read
    Problems problems;
};

// It may be taken only where `problems` holds none. A101 to A119, A460, A461. `file` is only for messages.
[[nodiscard]] FeedbackRead read_feedback(std::string_view text, std::string const& file);

} // namespace accrue::formats
