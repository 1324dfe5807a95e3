// What a run that may take long needs: to end cleanly on Ctrl+C, and to say how far it is.
#pragma once

#include <chrono>
#include <cstddef>
#include <signal.h>
#include <string_view>

#include "cli/console.h"

namespace accrue::cli {

// While one is there, SIGINT and SIGTERM do not end the program but are asked for. A second one of the same kind ends it at
// once. One at a time.
class Interruption {
public:
    Interruption();
    ~Interruption();
    Interruption(Interruption const&) = delete;
    Interruption& operator=(Interruption const&) = delete;

    [[nodiscard]] bool requested() const;
    // How the run ends that was stopped: 128 and the signal, as shells know it. REQUIRES: requested().
    [[nodiscard]] Exit exit() const;

private:
    struct sigaction old_interrupt_ {};
    struct sigaction old_terminate_ {};
};

// "12000 lines" on a terminal, a few times a second; nothing where nobody watches.
class Progress {
public:
    Progress(Console const& console, std::string_view noun) : console_(console), noun_(noun) {}
    ~Progress() { end(); }
    Progress(Progress const&) = delete;
    Progress& operator=(Progress const&) = delete;

    void at(std::size_t count); // never less than before
    void end();                 // ends the line, before anything else is said

private:
    Console const& console_;
    std::string_view noun_;
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
    std::size_t next_ = 0; // count at which the time is looked at again
    bool shown_ = false;
};

} // namespace accrue::cli
