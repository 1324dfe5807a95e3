// Random packs that make sense: what check() finds wrong is never handed out. All formulas of awards and what goes with
// them, duplicates, trees of categories with caps, readings by `also`, points gates by window and with `where`.
#pragma once

#include <string>

#include "support/random_application.h"

namespace accrue::views {

// The text of a pack without errors that the views speak.
[[nodiscard]] std::string random_rules(test::Random& random);

} // namespace accrue::views
