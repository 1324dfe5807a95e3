// What tells whether a claim is the same as in an earlier application: the digest of what it says, and that of its evidence.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "domain/claim.h"

namespace accrue::review {

// SHA-256 of the claim as canonical JSON, without its id, its basis, its note and the names of its evidence: these may
// change and the claim is the same.
[[nodiscard]] std::string content_digest(Claim const& claim);

// SHA-256 of the SHA-256s of the files that it names, in their own order, each once; `contents` are name and SHA-256. A file that
// is not among them is named instead, so that it differs from every content.
[[nodiscard]] std::string evidence_digest(Claim const& claim,
                                          std::vector<std::pair<std::string, std::string>> const& contents);

} // namespace accrue::review
