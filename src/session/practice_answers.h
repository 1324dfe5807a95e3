// What a careful reviewer says of each claim of a practice application, format accrue.answers/1:
//
//   { "format": "accrue.answers/1", "level": "ASM",
//     "claims": [{ "claim": "desk", "verdict": "reduce", "field": "hours", "to": 24, "reason": "hours-not-shown",
//                  "also": [{ "verdict": "ask", "reason": "hours-not-shown" }],
//                  "why": { "en": "The employer confirms 24 hours a week.", "de": "…" } }] }
//
// "level" is the one that comes out of it; left out: none. "also" are verdicts that would do as well. Reading is strict: an
// unknown key is a problem. Private to the session.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "domain/application.h"
#include "domain/problem.h"
#include "domain/review.h"
#include "rules/pack.h"

namespace accrue::session {

inline constexpr std::string_view answers_format = "accrue.answers/1";
inline constexpr std::size_t answers_byte_limit = 1'000'000;

struct ClaimAnswer {
    std::string claim; // its id in the application
    Verdict verdict;
    std::vector<Verdict> also;
    std::string why; // in English,
    std::string why_german;
};

struct PracticeAnswers {
    std::string level; // its code; empty: none
    std::vector<ClaimAnswer> claims;
};

struct AnswersRead {
    PracticeAnswers answers; // what could be read
    Problems problems;
};

// They may be taken only where `problems` holds none. A101 to A119. `file` is only for messages.
[[nodiscard]] AnswersRead read_answers(std::string_view text, std::string const& file);

// A503: a claim without an answer, with two, or that the application does not have. A504: a reason that the rules do not have
// for such a verdict, or a level that they do not have.
[[nodiscard]] Problems check_answers(PracticeAnswers const& answers, Application const& application,
                                     rules::Pack const& pack, std::string const& file);

// Kind, field, value and reason alike, whatever is noted.
[[nodiscard]] bool says_the_same(Verdict const& one, Verdict const& other);

} // namespace accrue::session
