#include "support/killed_child.h"

#include <array>
#include <thread>

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace accrue::test {

std::string run_and_kill(std::function<void(int)> const& work, std::chrono::microseconds after, std::size_t wait) {
    std::array<int, 2> ends{};
    REQUIRE(pipe(ends.data()) == 0);
    pid_t const child = fork();
    if (child == 0) {
        close(ends[0]);
        work(ends[1]);
        _exit(0);
    }
    close(ends[1]);
    std::string told;
    std::array<char, 4096> buffer{};
    auto const listen = [&] {
        ssize_t const count = read(ends[0], buffer.data(), buffer.size());
        if (count > 0) told.append(buffer.data(), static_cast<std::size_t>(count));
        return count > 0;
    };
    while (told.size() < wait && listen()) {
    }
    std::this_thread::sleep_for(after);
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    while (listen()) {
    }
    close(ends[0]);
    REQUIRE((WIFSIGNALED(status) || (WIFEXITED(status) && WEXITSTATUS(status) == 0)));
    REQUIRE(told.size() >= wait);
    return told;
}

} // namespace accrue::test
