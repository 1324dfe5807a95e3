// A review as JSON, format accrue.review/1: what one reviewer hands in, to be signed (review/signed_file.h).
//
//   { "format": "accrue.review/1",
//     "package": { "application": "…", "revision": 1, "sha256": "…" }, "pack": "prism@2012.1", "pack_sha256": "…",
//     "reviewer": { "name": "…", "key": "RW…" }, "revision": 1, "at": "2012-10-01T09:30:00Z",
//     "verdicts": [{ "claim": "c1", "verdict": "reduce", "field": "hours", "to": 20, "reason": "R2", "note": "…",
//                    "note_is_shared": true, "seconds": 12 }],
//     "outcome": { "kind": "award", "level": "PSM" }, "note": "…" }
//
// Who abstains has "abstains", with the reason, and neither verdicts nor an outcome. Reading is strict: an unknown key is a
// problem.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "domain/problem.h"
#include "domain/review.h"

namespace accrue::formats {

inline constexpr std::string_view review_format = "accrue.review/1";
inline constexpr std::size_t review_byte_limit = 16'000'000; // 10,000 verdicts with long notes
inline constexpr int most_review_revisions = 1'000'000;
inline constexpr std::int64_t most_review_seconds = 999'999'999;

// One line without an end, its keys in order (write_canonical_json): the same review, the same bytes.
// read_review(write_review(r)).review == r for each review within the limits here and of application_file.h that is one in
// itself: numbers are decimals, only reductions have a field, only awards a level.
[[nodiscard]] std::string write_review(Review const& review);

struct ReviewRead {
    Review review; // what could be read
    Problems problems;
};

// It may be taken only where `problems` holds none. A101 to A119, A460, A461. `file` is only for messages.
[[nodiscard]] ReviewRead read_review(std::string_view text, std::string const& file);

} // namespace accrue::formats
