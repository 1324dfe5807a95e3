// The practice set: applications made for reviewers to practise on. Each has a folder with application.json, the PDFs that it
// names (one may be missing: that is a fault to be found), and answers.json (practice_answers.h).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "domain/result.h"
#include "domain/review.h"
#include "scoring/scored.h"
#include "session/ports.h"
#include "session/practice_answers.h"

namespace accrue::session {

struct PracticeCase {
    std::filesystem::path folder; // whose name is the application's in the set: "halden"
    scoring::Scored scored;       // by what is claimed, under the rules of today
    PracticeAnswers answers;
};

[[nodiscard]] std::filesystem::path
practice_folder(Ports const& ports); // the set that the program has, beside its samples

// In the order of their names. A500: there is no application in the folder. The first problem of an application file, of its rules or of
// its answers.
[[nodiscard]] Result<std::vector<PracticeCase>> load_practice(std::filesystem::path const& set, Ports const& ports);

// Seals each into a package in that folder, "halden.accrue-application.zip", and names them. The same rules give the same bytes:
// the key is made of fixed ones, so that its signature proves nothing. A505: another file of such a name is there. S104 and those of package::write_package.
[[nodiscard]] Result<std::vector<std::filesystem::path>> write_practice_packages(std::vector<PracticeCase> const& cases,
                                                                                 std::filesystem::path const& folder);

struct PracticeRow { // of one claim
    enum class Mark : std::uint8_t { Right, AlsoRight, Other, Open };
    Mark mark = Mark::Open;
    std::string claim;
    std::string title;
    std::string said;   // by the reviewer, in words; empty: nothing
    std::string answer; // in words
    std::string why;
};

struct PracticeComparison {
    std::string applicant;
    std::string reviewer;
    std::vector<PracticeRow> rows;
    std::string words;   // "9 of 11 as the answers say"
    std::string level;   // by the answers
    std::string reached; // by the verdicts
};

// A501: the review is of none of them. A502: it was made by other rules.
[[nodiscard]] Result<PracticeComparison> compare_with_answers(std::vector<PracticeCase> const& cases,
                                                              Review const& review);

// The same of a review that was handed in. S101 and following, and those of review::read_signed_review.
[[nodiscard]] Result<PracticeComparison> compare_review_file(std::vector<PracticeCase> const& cases,
                                                             std::filesystem::path const& file);

} // namespace accrue::session
