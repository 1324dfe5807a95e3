// The rows of a pack as TOML again, for tests that change a row and read the pack anew.
#pragma once

#include <string>
#include <vector>

#include "rules/written.h"

namespace accrue::test {

// What parse() makes the same rows of.
[[nodiscard]] std::string toml(std::vector<rules::WrittenRow> const& rows);

} // namespace accrue::test
