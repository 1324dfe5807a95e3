// What stays decided when somebody applies again: a renewal, a resubmission, an upgrade. A claim that was allowed, whole or
// reduced, stays so where neither it nor its evidence has changed and the rules value it as before; all others are offered for
// review, with why.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/application.h"
#include "domain/review.h"

namespace accrue::review {

using EvidenceDigests =
    std::map<std::string, std::string>; // by the name that claims give a file: SHA-256 of its content

struct DecidedApplication {
    Application const& application;
    EvidenceDigests const& evidence;
    std::vector<ClaimVerdict> const& verdicts; // settled
    std::string pack_sha256;
};

struct NewApplication {
    Application const& application;
    EvidenceDigests const& evidence;
    std::string pack_sha256;
};

struct CarriedClaim {
    enum class Why : std::uint8_t {
        Carried, // stays as it was decided
        New,     // nothing like it was there
        ContentChanged,
        EvidenceChanged, // or what it names is not there
        NotDecided,      // it was there, without a settled verdict
        Refused,
        Asked, // the applicant was asked for more
        RulesChanged
    };

    std::string claim;   // its id in the new application
    std::string earlier; // that of the claim that it was; empty: New
    Why why = Why::New;
    std::optional<Verdict> before; // what was settled; Carried: what still holds

    friend bool operator==(CarriedClaim const&, CarriedClaim const&) = default;
};

// Whether the new rules value this claim as the earlier ones did: its type and the awards that read it are unchanged.
using SameUnderBothRules = std::function<bool(Claim const&)>;

// Claims are the same by what they say, whatever their ids; each earlier one is used once. Of alike ones the one with the same
// id and evidence is taken, else the first by id. `same_under_both` is asked only where the text of the rules is another one.
// In the order of the new application.
[[nodiscard]] std::vector<CarriedClaim> carry_forward(DecidedApplication const& earlier, NewApplication const& later,
                                                      SameUnderBothRules const& same_under_both);

// Of all that a claim says but its id and the names of its evidence: SHA-256 of canonical JSON. The order of fields does not matter.
[[nodiscard]] std::string claim_digest(Claim const& claim);

// A sentence for the screen, in the language that is spoken.
[[nodiscard]] std::string words_of(CarriedClaim::Why why);

} // namespace accrue::review
