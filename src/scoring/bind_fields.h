// The fields of one claim, checked against its type. Private to bind.cpp.
#pragma once

#include "scoring/bound.h"

namespace accrue::scoring {

// Where problems of a claim are: the application's file and the claim's path.
struct ClaimPlace {
    std::string const& file;
    std::size_t claim = 0; // its place in the list

    [[nodiscard]] Place at(std::string_view key) const;
};

// Appends one value per field of the type to `values` and every problem to `problems`; true where none is an error.
[[nodiscard]] bool bind_fields(rules::ClaimType const& type, Claim const& claim, ClaimPlace const& place,
                               std::vector<std::int64_t>& values, Problems& problems);

// The keys that the type asks for or has no use for: dates, title, qualification. True where none is an error.
[[nodiscard]] bool check_keys(rules::ClaimType const& type, Claim const& claim, ClaimPlace const& place,
                              Problems& problems);

} // namespace accrue::scoring
