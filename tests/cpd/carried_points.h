// What claims of the types `carried` and `owed` say.
#pragma once

#include <cstdint>
#include <vector>

#include "domain/claim.h"

namespace accrue::test {

// Of all of them; in hundredths, rounded down each.
inline std::int64_t hundredths_of(std::vector<Claim> const& claims) {
    std::int64_t sum = 0;
    for (Claim const& claim : claims) {
        auto const& points = std::get<Number>(*find_field(claim, "points"));
        sum += points.numerator * 100 / points.denominator;
    }
    return sum;
}

} // namespace accrue::test
