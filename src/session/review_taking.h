// Taking packages in for review: each is checked as whoever receives one checks it, and what the queue shows is worked out,
// beside the window and without the library. Private to the session.
#pragma once

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "review/signed_file.h"
#include "session/package_check.h"
#include "store/review_cases.h"

namespace accrue::session {

struct TakenPackage {        // or a review of one
    std::string file;        // as it was named
    std::string bytes;       // empty where it is refused
    store::ReviewCase about; // without what only the library knows: token, taken_at
    store::CaseStanding standing;
    std::vector<store::CaseClaim> claims;
    Application application;                    // what asks for its rules
    Problems problems;                          // where it is refused, why; else what is to be known of it
    std::optional<review::SignedReview> review; // then nothing else but its bytes
    bool refused = false; // nothing of it can be believed, or it cannot be scored by the rules here
};

[[nodiscard]] TakenPackage take_package(std::filesystem::path const& file, PackageCheck const& asked);

// The last day for the decision on what was submitted on that day; that day itself where the rules name none.
[[nodiscard]] Date deadline_of(rules::Pack const& pack, Date submitted);

// Those of a folder in the order of their names, files as they are named; of folders packages and reviews. Reviews come last:
// they are of packages.
[[nodiscard]] std::vector<std::filesystem::path> packages_among(std::vector<std::filesystem::path> const& dropped);

} // namespace accrue::session
