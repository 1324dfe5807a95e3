// What the tests of reviews share.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "domain/review.h"
#include "session/review_desk.h"
#include "session/sealed_fixture.h"

namespace accrue::session {

inline constexpr std::string_view reviewing_passphrase = "a long passphrase"; // of everybody's key

inline ReviewerWish reviewer_called(std::string name, std::string emails = {}) {
    ReviewerWish wish;
    wish.name = std::move(name);
    wish.emails = std::move(emails);
    wish.passphrase = reviewing_passphrase;
    return wish;
}

// Sealed once for all tests: a package, and the next revision of it.
struct Submitted {
    Submitted() {
        first = application.seal("ashby.accrue-application.zip");
        must(application.desk().set_declaration("ethics", false));
        must(application.desk().set_declaration("ethics", true));
        second = application.seal("ashby-2.accrue-application.zip");
    }
    Complete application;
    std::filesystem::path first;
    std::filesystem::path second;
};

inline Submitted const& submitted() {
    static Submitted const packages;
    return packages;
}

inline Verdict& verdict_in(Review& review, std::string const& claim) { // REQUIRES: there is one
    return std::ranges::find(review.verdicts, claim, &ClaimVerdict::claim)->verdict;
}

} // namespace accrue::session
