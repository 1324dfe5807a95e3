// Reviews of one package put together: the same files give the same result, in whatever order and however often each is given.
//
// Of each reviewer the highest revision counts. What does not count is kept in the result with the reason. Where two files
// claim to be the same revision and say different things, neither counts, nor does what the reviewer handed in before.
//
// A claim is agreed on where as many reviewers as are needed have said the same of it (same_decision) and none anything else. One who
// abstains is not counted; one who passed a claim over leaves it open. Where they differ, and what some have passed over, the
// adjudicator decides.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/problem.h"
#include "domain/review.h"
#include "review/signed_file.h"

namespace accrue::review {

struct MergeQuestion {
    PackageIdentity package;            // the one at hand
    std::string pack_sha256;            // of the rules by which it is decided
    std::vector<std::string> claims;    // their ids, in the order of the application
    std::vector<std::string> reviewers; // the keys of those who may review it
    std::string adjudicator = {}; // the key of who decides where they differ, and is none of them; empty: nobody yet
    int reviewers_needed = 1;     // by the rules; fewer agree on nothing
    // What stays decided (carry_forward.h); it holds until a reviewer says something of the claim.
    std::vector<ClaimVerdict> carried = {};
};

struct MergedFile {
    enum class State : std::uint8_t {
        Counted,
        Duplicate,        // says what another file says that was signed again
        Older,            // the reviewer has handed in a later one
        Fork,             // another file says something else under the same revision
        OtherApplication, // of another application
        OtherRevision,    // of the same application, but another revision of it
        OtherBytes,       // of the same revision, but sealed with something else in it
        OtherPack,        // by other rules
        UnknownKey,       // by nobody who may review it
        OtherClaims       // on a claim that the application does not have
    };

    std::string sha256; // of the file
    Reviewer reviewer;
    int revision = 1; // of the review
    std::string at;
    State state = State::Counted;

    friend bool operator==(MergedFile const&, MergedFile const&) = default;
};

// Why a file does not count, with what to do; no problem where it does. A466 to A469, A476 to A480, by state.
[[nodiscard]] std::optional<Problem> problem_of(MergedFile const& file);

// The same kind, of the same field, to the same value. Reasons and notes may differ.
[[nodiscard]] bool same_decision(Verdict const& a, Verdict const& b);

struct MergedClaim {
    enum class State : std::uint8_t {
        Agreed,      // all said the same
        Adjudicated, // they differ or have passed it over, and the adjudicator has decided
        Differs,     // they differ
        Unfinished,  // too few have said anything
        Carried      // nobody has, and it was decided before
    };

    std::string id;
    std::vector<std::optional<Verdict>> verdicts; // by reviewer of Merge::reviews; nothing: passed over, or abstained
    std::optional<Verdict> adjudicated;           // as the adjudicator sees it, also where that decides nothing
    State state = State::Unfinished;
    // Agreed: what all said, with the first reason that one gave. Its note is what any of those whose verdict it is shared with the
    // applicant; what they did not share is not in it.
    std::optional<Verdict> settled;

    friend bool operator==(MergedClaim const&, MergedClaim const&) = default;
};

struct Merge {
    PackageIdentity package;
    std::string pack_sha256;
    std::vector<MergedFile> files;       // in the order of their digests, each once
    std::vector<Review> reviews;         // those that count, in the order of their reviewers' keys
    std::optional<Review> adjudication;  // likewise
    std::vector<MergedClaim> claims;     // as in the question
    std::optional<Outcome> outcome;      // as all see it who do not abstain, else the adjudicator; nothing: open
    bool outcome_is_adjudicated = false; // it is hers, since they differ

    friend bool operator==(Merge const&, Merge const&) = default;
};

[[nodiscard]] Merge merge_reviews(MergeQuestion const& question, std::span<SignedReview const> files);

// A466 for each file that was given more than once, in the order of their digests.
[[nodiscard]] Problems given_again(std::span<SignedReview const> files);

// The verdicts that are settled, in the order of the application's claims.
[[nodiscard]] std::vector<ClaimVerdict> settled_verdicts(Merge const& merge);

// Format accrue.merge/1: canonical JSON and a line end. Two chairs who merge the same files get the same bytes. Notes are not in it:
// they are in the signed files.
[[nodiscard]] std::string export_merge(Merge const& merge);

} // namespace accrue::review
