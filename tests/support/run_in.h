// A command of sh, and what it says.
#pragma once

#include <string>

namespace accrue::test {

struct RunResult {
    std::string output; // both ways
    int status = 0;
};
[[nodiscard]] RunResult run_in(std::string const& folder, std::string const& command);

} // namespace accrue::test
