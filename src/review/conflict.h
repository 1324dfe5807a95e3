// Whether a reviewer may be too near to an applicant. It is asked before anything of the application is shown; what it finds
// is a question for a person, and what it does not find may still be there: she can always say so herself.
//
// Names are compared without case, accents, punctuation and the order of their words; organisations likewise, but in order and
// without their legal form (GmbH, Ltd, Inc …). People share names: an e-mail address is certain, a name alone is possible.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/application.h"
#include "domain/reviewer.h"

namespace accrue::review {

struct Conflict {
    enum class Kind : std::uint8_t {
        Applicant,   // she is the applicant
        Referee,     // she is a referee of hers
        EmailDomain, // the applicant's e-mail address is of the same domain, which is no public provider's
        Employer,    // the application names an employer of hers: certain where both were there at one time
        Relation // she has declared a relation with the applicant, or with an organisation that the application names
    };

    Kind kind = Kind::Applicant;
    bool certain = false;
    std::string with; // name, address, domain or organisation, as the application writes it
    std::string what; // Relation: the reviewer's own words

    friend bool operator==(Conflict const&, Conflict const&) = default;
};

// Each kind with each person or organisation once, by kind, then by whom. Neither the order of claims nor that of the profile matters.
[[nodiscard]] std::vector<Conflict> conflicts_of(ReviewerProfile const& reviewer, Application const& application);

// A sentence for the screen, in the language that is spoken.
[[nodiscard]] std::string words_of(Conflict const& conflict);

// What organisations are compared by: words without case, accents, punctuation and, where others are left, the legal form.
[[nodiscard]] std::string organisation_key(std::string_view name);

// A provider where anybody has an address: gmail.com, gmx.de and the like; the list is in conflict.cpp.
[[nodiscard]] bool is_public_mail_domain(std::string_view domain);

} // namespace accrue::review
