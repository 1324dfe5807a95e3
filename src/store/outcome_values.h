// An outcome in a row: its kind and its level, of which both are NULL where there is none. Everything throws.
#pragma once

#include <optional>

#include "domain/review.h"
#include "store/exchange.h"

namespace accrue::store {

void exchange_outcome(Values& values, std::optional<Outcome>& outcome);

} // namespace accrue::store
