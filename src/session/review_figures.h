// Figures of reviewing for a body: what came, what waits and how long, what reviewers say, why, how far they agree and how long
// they take. Made of sums that the library has counted (store/review_figures.h); nothing here knows a case or a claim.
//
// Reviews count once they are handed in. Levels, reasons and claim types are told by their codes, as the rules write them: one
// library may hold applications by several of them.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/date.h"
#include "domain/number.h"
#include "domain/result.h"
#include "review/agreement.h"
#include "session/report.h"
#include "store/review_figures.h"

namespace accrue::session {

struct ReviewerFigures {
    Reviewer reviewer;
    std::int64_t handed_in = 0; // reviews
    std::int64_t open = 0;
    std::int64_t abstained = 0;
    store::KindCounts by_kind{};   // verdicts
    review::Strictness strictness; // of all of them, and beside others on the same claims
    std::int64_t claims = 0;       // whose seconds are known
    std::optional<Number> median_seconds;
    std::optional<Number> mean_seconds;
};

struct ReasonFigures { // how often a reason was cited
    std::string scheme;
    std::string reason;
    std::string type; // of the claims
    store::KindCounts by_kind{};
};

struct AgreementFigures { // of the two reviewers of each application that has two
    std::string scheme;
    std::string type; // of the claims; empty: all of the scheme
    review::Kappa kappa;
};

struct WaitingFigures {
    std::optional<int> from; // days left until the deadline, late ones below 0; none: without a bound
    std::optional<int> to;
    std::int64_t cases = 0;
};

struct ReviewFigures {
    Date on;
    std::vector<store::ArrivedCount> arrived; // by month, scheme and level
    std::vector<WaitingFigures> waiting;      // all bands, the latest first
    std::optional<Date> oldest_waiting;       // when it was taken in (UTC)
    std::optional<Date> next_deadline;        // of one that waits
    std::vector<ReviewerFigures> reviewers;   // by name, then key
    std::vector<ReasonFigures> reasons;       // by scheme, then the one cited most first
    std::vector<AgreementFigures> agreement;  // by scheme; all of it, then by type
};

using ReviewerNames = std::map<ReviewerId, Reviewer>;

// Reviewers without a name there are told by their number.
[[nodiscard]] ReviewFigures make_figures(store::ReviewCounts const& counts, ReviewerNames const& names, Date on);

// As a page: for a terminal, and for HTML (html_of). In the language that is spoken.
[[nodiscard]] Report figures_report(ReviewFigures const& figures);

struct FiguresTable {
    std::string name; // of its file: "arrivals.csv"
    std::string csv;  // RFC 4180, with a line of headings; the same in every language
};
[[nodiscard]] std::vector<FiguresTable> figures_tables(ReviewFigures const& figures); // as README.md says

// S104, L146: none of them takes the place of a library.
[[nodiscard]] Result<std::vector<std::filesystem::path>> save_figures(ReviewFigures const& figures,
                                                                      std::filesystem::path const& folder);

// --- In words ---

[[nodiscard]] std::string agreement_words(review::Kappa const& kappa); // "14 of 16 claims alike; Cohen's kappa 0.71"
[[nodiscard]] std::string
strictness_words(review::Strictness const& strictness); // "3 of 15 claims reduced or refused (20 %); …"

} // namespace accrue::session
