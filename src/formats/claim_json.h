// One claim between JSON and the domain, as part of a larger document.
#pragma once

#include <optional>
#include <string>

#include "domain/claim.h"
#include "formats/json.h"
#include "formats/json_object.h"

namespace accrue::formats {

// Without "id" the claim keeps an empty one. Every key that is not reserved is a field of the claim's type.
// What could not be read is left out of the claim, with a finding.
[[nodiscard]] Claim claim_from_json(Json::Object const& object, std::string const& path, Findings& findings);

[[nodiscard]] Json json_from_claim(Claim const& claim);

} // namespace accrue::formats
