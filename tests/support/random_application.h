// Random applications over a pack, for properties: claims of all its types with values inside their bounds, and titles,
// dates and qualifications from small pools, so that duplicates, overlaps and full caps are common.
#pragma once

#include <random>

#include "domain/application.h"
#include "rules/compiled.h"

namespace accrue::test {

using Random = std::mt19937_64;

// A claim that binds without an error. Profile types only where `with_profile`.
[[nodiscard]] Claim random_claim(rules::Pack const& pack, Date on, Random& random, bool with_profile = true);

// 0 to `most` claims with the ids 1, 2, ...; scored on `on`.
[[nodiscard]] Application random_application(rules::Pack const& pack, Date on, Random& random, int most = 24);

// Puts them into another order. A profile states something about the person and its first claim counts: those come first and
// keep theirs.
void shuffle_claims(rules::CompiledPack const& pack, Application& application, Random& random);

} // namespace accrue::test
