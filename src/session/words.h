// Words for entries, records, dates and clauses, as the change log and the models show them. Private to the session, but
// for those of months.
#pragma once

#include <optional>
#include <string>

#include "domain/application.h"
#include "rules/pack.h"

namespace accrue::session {

// "Certificate: ITIL V3 Foundation"; without a pack "certificate: itil-v3-f".
[[nodiscard]] std::string entry_words(Claim const& claim, rules::Pack const* pack);

// "ITIL V3 Foundation": its qualification, else its title, else where it was; empty where it says none of them.
[[nodiscard]] std::string thing_words(Claim const& claim, rules::Pack const* pack);

// "ITIL V3 Foundation"; as it is written where the pack does not have it.
[[nodiscard]] std::string qualification_words(std::string const& written, rules::Pack const* pack);

// "the record of Jo Example", "an unnamed record"; with a pack "the record of Jo Example for priSM".
[[nodiscard]] std::string record_words(Application const& application, rules::Pack const* pack = nullptr);

// The applicant's name, or "Unnamed record".
[[nodiscard]] std::string record_name(std::optional<std::string> const& applicant);

// "3.3 Paid duties"; empty for no clause.
[[nodiscard]] std::string clause_words(rules::Pack const& pack, std::string const& code);

[[nodiscard]] std::string month_words(Date date); // "May 2008"; "Mai 2008"

// "Sep 2004 – Aug 2012", "since Apr 2008", "12 May 2008"; empty for a claim without dates. Periods are told in months
// where the pack counts in months, or where they begin and end with one.
[[nodiscard]] std::string when_words(Claim const& claim, rules::Header::Time time);

} // namespace accrue::session
