// Sharing: one thing that several schemes of a person read. It is entered once: each scheme's record has an entry of its own
// kind for it, and what the thing itself says (title, organisation, days, note, evidence, state) is the same in all of them.
#pragma once

#include <string>
#include <vector>

#include "domain/claim.h"
#include "domain/id.h"
#include "rules/pack.h"

namespace accrue::session {

struct ShareChoice { // a way to count an entry in another record of the person
    RecordId record;
    std::string scheme;     // "ISC2 CPE"
    std::string type;       // "learning"
    std::string type_title; // "Learning"
};

// The claim as an entry of `type`: what the thing itself says, and the fields and the qualification that this type has too.
// A qualification that it cannot name is its title, as the claim's own pack calls it; without one as it is written.
[[nodiscard]] Claim as_type(Claim const& claim, rules::Pack const& pack, rules::ClaimType const& type,
                            rules::Pack const* own = nullptr);

// `twin` with what the thing itself says now; its kind, qualification and fields stay its own,
// and so does a title that stands for a qualification which it cannot name.
[[nodiscard]] Claim with_the_same(Claim twin, Claim const& changed);

} // namespace accrue::session
