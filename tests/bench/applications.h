// Applications for benchmarks: twenty entries as people have them, each with a title of its own, so that duplicates are few,
// and of the catalogue.
#pragma once

#include <string>
#include <utility>

#include "support/random_application.h"

namespace accrue::bench {

inline Application application_of_20(rules::Pack const& pack, Date on, test::Random& random) {
    Application application;
    application.scheme = pack.header.id;
    application.on = on;
    if (pack.header.cycle) application.cycle_start = pack.header.effective.from;
    while (application.claims.size() < 20) {
        Claim claim = test::random_claim(pack, on, random, application.claims.empty());
        if (claim.qualification && rules::find_qualification(pack, *claim.qualification) == rules::none) continue;
        claim.id = std::to_string(application.claims.size() + 1);
        claim.title = "Entry " + claim.id;
        application.claims.push_back(std::move(claim));
    }
    return application;
}

} // namespace accrue::bench
