// A child process that is killed with SIGKILL while it works, and what it had told by then.
#pragma once

#include <chrono>
#include <functional>
#include <string>

namespace accrue::test {

// Runs `work` in a child, which may write to the descriptor, and kills it `after` the moment that it wrote its byte number
// `wait` (0: that it began). Returns what it wrote. Fails the test where the child ended by itself with an error, or before
// it wrote that byte. REQUIRES: this process has one thread.
[[nodiscard]] std::string run_and_kill(std::function<void(int)> const& work, std::chrono::microseconds after,
                                       std::size_t wait);

} // namespace accrue::test
