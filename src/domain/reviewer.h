// Who reviews, as far as it matters for whom: what a reviewer states about herself once, to be compared with each applicant.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/date.h"

namespace accrue {

struct Employment {
    std::string organisation;
    std::optional<Date> from;
    std::optional<Date> to; // without it she still is there

    friend bool operator==(Employment const&, Employment const&) = default;
};

struct DeclaredRelation {
    std::string with; // a person's name or e-mail address, or an organisation
    std::string what; // "my brother", in her own words

    friend bool operator==(DeclaredRelation const&, DeclaredRelation const&) = default;
};

struct ReviewerProfile {
    std::string name;
    std::vector<std::string> emails; // all that she uses or has used
    std::vector<Employment> employers;
    std::vector<DeclaredRelation> relations;

    friend bool operator==(ReviewerProfile const&, ReviewerProfile const&) = default;
};

} // namespace accrue
