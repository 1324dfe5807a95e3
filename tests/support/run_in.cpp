#include "support/run_in.h"

#include <array>
#include <cstdio>

#include <doctest/doctest.h>
#include <sys/wait.h>

namespace accrue::test {

RunResult run_in(std::string const& folder, std::string const& command) {
    FILE* const pipe = popen(("cd '" + folder + "' && { " + command + "; } 2>&1").c_str(), "r");
    REQUIRE(pipe != nullptr);
    RunResult result;
    std::array<char, 4096> block{};
    while (std::size_t const count = fread(block.data(), 1, block.size(), pipe))
        result.output.append(block.data(), count);
    result.status = WEXITSTATUS(pclose(pipe));
    return result;
}

} // namespace accrue::test
