// A text that somebody answers for, in one small file: a review that a reviewer hands in, what a body tells an applicant, the
// head of a log.
//
//   { "format": "accrue.signed/1", "text": "…", "signature": "untrusted comment: …\n…" }
//
// What is signed is the text and one line end after it, as `jq -r .text FILE` prints it, so that anybody can check it:
//
//   jq -r .text FILE > text; jq -r .signature FILE > text.minisig; minisign -V -m text -P KEY
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "domain/feedback.h"
#include "domain/result.h"
#include "domain/review.h"
#include "package/keys.h"

namespace accrue::review {

inline constexpr std::string_view signed_format = "accrue.signed/1";
inline constexpr std::size_t signed_byte_limit = 64'000'000; // a text with every letter escaped

// One line and its end; the same text, key and comment give the same bytes. REQUIRES: `text` is UTF-8 without a line end at its
// end; `trusted_comment` is a comment (package/keys.h).
[[nodiscard]] std::string write_signed(package::SigningKey const& key, std::string_view text,
                                       std::string_view trusted_comment);

struct SignedText {
    std::string text;
    std::string signature; // as in a .minisig file
    std::string sha256;    // of the file
};

// Not yet checked. A462: no such file, or its end is missing; A463: another version, or a file of another kind. A118: too large.
[[nodiscard]] Result<SignedText> read_signed(std::string_view bytes, std::string const& file);

// The comment that was signed. A464: signed by another key. A465: something was changed since it was signed.
[[nodiscard]] Result<std::string> check_signed(SignedText const& text, package::PublicKey const& key,
                                               std::string const& file);

struct SignedReview {
    Review review;
    std::string sha256; // of the file
};

// By the reviewer's own key. REQUIRES: review.reviewer.key is the text of `key`.
[[nodiscard]] std::string write_signed_review(package::SigningKey const& key, Review const& review);

// A review that was signed with the key that it names as its reviewer's, which says nothing yet of whose key that is. The one
// problem where it is none: those above, or the first of a review file (formats/review_file.h) where the signature is good and
// the review is not.
[[nodiscard]] Result<SignedReview> read_signed_review(std::string_view bytes, std::string const& file);

// The same of what a body tells an applicant, by the body's key. REQUIRES: feedback.key is the text of `key`.
[[nodiscard]] std::string write_signed_feedback(package::SigningKey const& key, Feedback const& feedback);

struct SignedFeedback {
    Feedback feedback;
    std::string sha256; // of the file
};
[[nodiscard]] Result<SignedFeedback> read_signed_feedback(std::string_view bytes, std::string const& file);

} // namespace accrue::review
