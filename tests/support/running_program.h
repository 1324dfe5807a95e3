// A program that runs beside the test, which can send it signals.
#pragma once

#include <string>
#include <sys/types.h>
#include <vector>

namespace accrue::test {

class RunningProgram {
public:
    // `words` begins with the program; what it writes goes to the two files.
    RunningProgram(std::vector<std::string> words, std::string const& output, std::string const& errors);
    ~RunningProgram(); // killed where it has not ended
    RunningProgram(RunningProgram const&) = delete;
    RunningProgram& operator=(RunningProgram const&) = delete;

    void send(int signal) const;
    [[nodiscard]] int wait(); // its exit status; -1: a signal has ended it

private:
    pid_t child_ = 0;
};

} // namespace accrue::test
