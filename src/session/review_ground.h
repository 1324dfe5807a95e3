// A package with the reviews of it, read and put together once: what the merge tells and the decision decides. Private to the session.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/application.h"
#include "review/agreement.h"
#include "review/merge.h"
#include "session/packs.h"
#include "session/review_case.h"
#include "session/review_merge.h"

namespace accrue::session {

struct UnfitReview { // that says what cannot be said of this application
    Reviewer reviewer;
    Problem problem; // A483
};

struct MergeGround {
    Problems problems; // of the package, of files that cannot be read or do not count
    std::string file;  // the package, as problems name it
    Application application;
    PackPointer rules;
    Date submitted;
    Date today;
    review::MergeQuestion question;
    review::ClaimTypes types;
    std::optional<review::Merge> merge; // nothing: the problems say why
    std::vector<UnfitReview> unfit;     // reviews that are not put together with the others

    [[nodiscard]] rules::Pack const& pack() const { return rules->pack; }
    // The application by what is settled; `others`: what the open claims are taken for. REQUIRES: merge.
    [[nodiscard]] scoring::Scored score(Others others) const;
};

struct FoundReview {
    std::string file; // as problems name it
    review::SignedReview review;
};

// Asks about all claims of the application, and for as many reviewers as the rules do. REQUIRES: application and rules.
void ask(MergeGround& ground, PackageIdentity const& package);
// Puts the reviews together. REQUIRES: it was asked.
void merge_found(MergeGround& ground, std::vector<FoundReview> const& reviews);

[[nodiscard]] MergeGround read_merge(MergeWish const& wish);

using RatingsByType = std::map<std::string, std::vector<review::Rating>>;
[[nodiscard]] RatingsByType ratings_of(MergeGround const& ground); // REQUIRES: merge

// "they differ"
[[nodiscard]] std::string state_word(review::MergedClaim::State state);
// "14 of 16 claims alike; Cohen's kappa 0.71"; empty: no two have said something of the same claim. REQUIRES: merge.
[[nodiscard]] std::string agreement_words(MergeGround const& ground);

// The code of the level that it reaches, or "no level".
[[nodiscard]] std::string reached_level(scoring::Scored const& scored);

} // namespace accrue::session
