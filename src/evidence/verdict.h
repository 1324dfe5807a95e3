// What is to be said of a file of evidence against the limits of a pack: one sentence, what to do, and what else is worth
// knowing. In the language that is spoken.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evidence/inspection.h"
#include "rules/pack_terms.h"

namespace accrue::evidence {

struct Verdict {
    enum class Kind : std::uint8_t {
        Fits,
        TooLarge,    // shrinking may help
        OtherFormat, // to be converted first
        Unusable     // empty, damaged, locked, too heavy to look at
    };
    Kind kind = Kind::Fits;
    std::string text;   // "It has 1.32 MB (1,377,150 bytes); at most 1 MB (1,048,576 bytes) are accepted."
    std::string remedy; // a sentence; empty where it fits
    std::vector<std::string> remarks; // sentences about what nobody refuses a file for
};

// Without limits everything that a PDF reader opens fits.
[[nodiscard]] Verdict verdict_on(Inspection const& file, std::optional<rules::EvidenceLimits> const& limits);

// "PDF, 2 pages of 210 × 297 mm, pictures of 300 dpi in colour, 1,377,150 bytes".
[[nodiscard]] std::string facts_of(Inspection const& file);

[[nodiscard]] std::string formats_words(rules::EvidenceLimits const& limits); // "PDF, JPEG"

// "1.32 MB", as below.
[[nodiscard]] std::string short_size(std::int64_t bytes, std::int64_t limit);

// "1.32 MB (1,377,150 bytes)". `limit`, against which it stands, decides whether a MB is 1,048,576 bytes (where the limit
// is a multiple of it) or 1,000,000. Rounded up, so that it never reads as a limit that it exceeds.
[[nodiscard]] std::string size_words(std::int64_t bytes, std::int64_t limit);

} // namespace accrue::evidence
