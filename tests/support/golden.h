// Golden texts: what a screen says, kept in tests/gui/golden/<name>.txt and compared line by line. To accept what a screen
// says now, run the test with ACCRUE_WRITE_GOLDEN=1 and read the difference before it is committed.
#pragma once

#include <string>

namespace accrue::test {

// Empty where the text is the golden one; else the first line that differs, in both versions.
[[nodiscard]] std::string difference_from_golden(std::string const& name, std::string const& text);

} // namespace accrue::test
