// Hints from the text of a document: dates that lie after the scoring date, a name that is not in it. Never a verdict: text
// is what pdftotext finds, nothing is recognised on pictures, and a date may be one of expiry. Most of this is pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/date.h"
#include "evidence/inspection.h"

namespace accrue::evidence {

// The text of the first `pages_looked_at` pages; empty of what is no PDF, or cannot be read. S112, S113 as inspect().
[[nodiscard]] Result<std::string> document_text(std::string_view bytes, Sandbox const& sandbox);

// A text that can be compared: more than a page number or a stamp. A scan has none.
[[nodiscard]] bool has_text(std::string_view text);

struct FoundDate {
    Date day;
    std::string
        written; // as it stands in the text: "12 May 2012", "12.5.2012", "2012-05-12", "May 12th, 2012", "31/12/2012"
    friend bool operator==(FoundDate const&, FoundDate const&) = default;
};

// Whole days, each once, the earliest first; of a day that can be read in two ways (3/4/2012) the earlier one.
[[nodiscard]] std::vector<FoundDate> dates_in(std::string_view text);

// The person is named in it: two words of the name near each other, in any order, whatever their case and accents; one of them
// may be an initial ("J. Smith" is John Smith, Müller Mueller). REQUIRES: `person` has a letter.
[[nodiscard]] bool is_named_in(std::string_view text, std::string_view person);

struct HintsAsked {
    std::optional<Date> on; // the scoring date
    std::string person;     // the applicant's name; empty: not known
};

struct Hints {
    bool has_text = false;
    std::vector<FoundDate> dates;
    std::vector<FoundDate> after;       // those that lie after the scoring date
    std::optional<bool> is_named;       // nothing where there is no text, or no name to look for
    std::vector<std::string> sentences; // in the spoken language; none where nothing is worth a look
};

[[nodiscard]] Hints hints_in(std::string_view text, HintsAsked const& asked);

} // namespace accrue::evidence
