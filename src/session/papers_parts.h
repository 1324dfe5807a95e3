// What the documents of an application share. Private to papers*.cpp.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "session/models.h"
#include "session/papers.h"

namespace accrue::session {

// The application as its documents speak of it.
struct PaperSubject {
    explicit PaperSubject(scoring::Scored const& scored);

    scoring::Scored const& scored;
    rules::Pack const& pack;
    Application const& application;
    Applicant applicant;     // empty where there is none
    std::string name;        // the applicant's, or what stands for it
    std::string level;       // applied for: its code
    std::string level_words; // "PSM (Professional)"
    std::string sentence;    // "Imogen Ashby applies for PSM (Professional) in the scheme priSM."

    [[nodiscard]] Paper paper(std::string_view name, std::string_view title, formats::Page page) const;
    [[nodiscard]] std::string verdict(SummaryModel const& summary) const; // whether what is claimed reaches the level
};

struct PaperCounts { // as the Estimate screen has them
    EstimateModel estimate;
    std::vector<ExplanationLine> why; // the level that is reached
    std::function<ExplanationModel(EntryId)> explain;
};

inline constexpr std::size_t shown_digits = 16; // of a SHA-256

// What else is in the package: the titles of its documents and the names of their files.
using PaperNames = std::vector<std::pair<std::string, std::string>>;

[[nodiscard]] Paper form_paper(PaperSubject const& subject, PaperGround const& ground, SummaryModel const& summary,
                               PaperNames const& others);
[[nodiscard]] Paper summary_paper(PaperSubject const& subject, PaperCounts const& counts);
// Nothing where the application has nothing of it, or the rules do not ask for it.
[[nodiscard]] std::optional<Paper> cv_paper(PaperSubject const& subject, EstimateModel const& estimate);
[[nodiscard]] std::optional<Paper> statement_paper(PaperSubject const& subject);
[[nodiscard]] std::optional<Paper> declarations_paper(PaperSubject const& subject);
[[nodiscard]] std::optional<Paper> fees_paper(PaperSubject const& subject);
[[nodiscard]] Paper evidence_paper(PaperSubject const& subject, PaperGround const& ground);

// --- Parts of several documents ---

// The declarations that are accepted: text and day, each below a heading of this level.
void add_declarations(formats::Page& page, int level, PaperSubject const& subject);
[[nodiscard]] bool has_declarations(PaperSubject const& subject);

// What a person has written, as paragraphs.
void add_text(formats::Page& page, std::string text);
// "1 Apr 2008 – 31 Aug 2012", "since 1 Apr 2008"; empty: it is not said.
[[nodiscard]] std::string days_words(std::optional<Date> from, std::optional<Date> to);
// The row; where it would be empty and may be left out: none.
void add_fact(std::vector<formats::PageFact>& facts, std::string_view label, std::optional<std::string> const& value);

[[nodiscard]] std::string level_words_of(rules::Pack const& pack, std::string const& code); // "PSM (Professional)"
[[nodiscard]] std::string type_words(rules::Pack const& pack, Claim const& claim);          // "Certificate"

} // namespace accrue::session
