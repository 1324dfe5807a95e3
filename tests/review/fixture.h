// What the tests of reviews share: reviewers with keys, a review, a shell.
#pragma once

#include <string>

#include "domain/review.h"
#include "package/keys.h"

namespace accrue::test {

inline constexpr std::string_view application_id = "0b6a3c1e-52ad-4b8f-9c0e-6f1d2a3b4c5d";

// The key of reviewer 0, 1, 2 ...; each is made once, since that takes some tenths of a second.
[[nodiscard]] package::SigningKey const& reviewer_key(std::size_t reviewer);

[[nodiscard]] PackageIdentity package_at_hand();
[[nodiscard]] std::string pack_digest();

// By that reviewer, of the package at hand, without verdicts.
[[nodiscard]] Review review_by(std::size_t reviewer, int revision = 1);

[[nodiscard]] Verdict verdict_of(Verdict::Kind kind, std::string reason = {});
[[nodiscard]] Verdict reduced_to(Number number);

} // namespace accrue::test
