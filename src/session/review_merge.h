// Reviews that came as files, put together for whoever decides: without a library, the same result in whatever order they are given.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "domain/problem.h"
#include "session/package_check.h"

namespace accrue::session {

struct MergeWish {
    std::filesystem::path package;
    std::vector<std::filesystem::path> reviews;
    std::vector<std::string> reviewers; // public keys, as texts; empty: whoever has signed one of the files
    std::string adjudicator;            // likewise; empty: nobody
    PackageCheck asked;                 // for the package and its rules
};

struct MergedRow { // of one claim
    std::string id;
    std::string title;
    std::vector<std::string> said; // by reviewer: "Allowed"; empty: nothing
    std::string settled;           // in words; empty: open
    std::string state;             // "agreed", "they differ"
    bool open = false;
};

struct MergeAnswer {
    Problems problems; // of the package, of files that do not count
    bool done = false; // what follows is there
    std::string applicant;
    std::vector<std::string> reviewers; // names, in the order of MergedRow::said
    std::vector<MergedRow> claims;
    std::string level;     // by what is settled
    std::string outcome;   // in words; empty: open
    std::string agreement; // "14 of 16 claims alike; Cohen's kappa 0.71"; empty: no claim was judged by two
    std::vector<std::string> agreement_by_type; // "Certificate: 3 of 4 claims alike; …", where there are several kinds
    std::vector<std::string> strictness;        // "Ana: 3 of 15 claims reduced or refused (20 %); …", by reviewer
    std::string exported;                       // canonical JSON: equal for equal files
};

[[nodiscard]] MergeAnswer merge_review_files(MergeWish const& wish);

} // namespace accrue::session
