// Console: where a verb writes, and how a program ends. Everything that a person reads goes through here: lines are wrapped,
// and characters that would act on a terminal instead of being shown are made visible.
#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>

#include "domain/problem.h"

namespace accrue::cli {

enum class Exit : int {
    Done = 0,     // and nothing wrong; warnings alone are this too
    Problems = 1, // done, and the input has problems
    WrongCommandLine = 2,
    SystemRefused = 3, // file, disk, lock, display
    Interrupted = 130, // stopped by SIGINT (Ctrl+C) at a point that was said; numbered as shells do
    Terminated = 143,  // the same by SIGTERM
};

struct Console {
    std::ostream& out;
    std::ostream& err;
    bool shows_progress = false; // err is a terminal
};

inline constexpr std::size_t line_width = 92;

// How a run ends that met this problem, or these.
[[nodiscard]] Exit exit_for(Problem const& problem);
[[nodiscard]] Exit exit_for(Problems const& problems);

// Each on err, as "file:line:col: error E101: …", and how the run ends.
Exit print_problem(Problem const& problem, Console const& console);
Exit print_problems(Problems const& problems, Console const& console);

// What is said of an exception that is being handled and that nobody expected: S107 for memory, S108 for all others.
Exit print_exception(Console const& console);

// Control characters and those that turn the direction of writing as "⟦U+202E⟧"; line breaks stay.
[[nodiscard]] std::string printable(std::string_view text);

// The text in lines of at most line_width characters, broken at blanks; the first begins with `first`, the others with as
// many blanks. Ends with a line break.
[[nodiscard]] std::string wrapped(std::string_view first, std::string_view text);

// Says what is wrong with the command line, and where its words are told.
[[nodiscard]] Exit refuse(std::string const& what, std::string const& command, Console const& console);

// "1 claim", "2 claims", "3 entries".
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);

} // namespace accrue::cli
