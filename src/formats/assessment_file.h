// The assessment accrue.assessment/1 (JSON): a score as other programs read it. Ids instead of indexes, exact decimals
// instead of quanta, "n/d" as text where no decimal is finite. It is only written; reading it is for others.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "domain/problem.h"
#include "formats/application_file.h"
#include "scoring/robustness.h"

namespace accrue::formats {

inline constexpr std::string_view assessment_format = "accrue.assessment/1";

// What goes into one file. REQUIRES: `assessment` was made of `bound`, that of `application`, without overflow.
struct AssessmentParts {
    rules::CompiledPack const& pack;
    Application const& application;
    scoring::BoundApplication const& bound;
    scoring::Assessment const& assessment;
    std::span<BrokenClaim const> broken_claims = {}; // listed at their places, as counting nothing
    std::span<Problem const> problems = {};          // with their places in the application's file
    scoring::Trace const* trace = nullptr;           // null: an empty list
    scoring::Robustness const* robustness = nullptr; // null: it was not asked for
};

[[nodiscard]] std::string write_assessment(AssessmentParts const& parts);
[[nodiscard]] std::string write_assessment_line(AssessmentParts const& parts);

// {"line": 3, "problems": [...]}: what stands instead of the assessment of a line that gives none.
[[nodiscard]] std::string write_bad_line(std::size_t line, std::span<Problem const> problems);

} // namespace accrue::formats
