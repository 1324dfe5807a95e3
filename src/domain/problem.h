// Problem: one thing that is wrong, for a person to read. It names what, where and what to do.
//
// Ids are stable and never used for anything else later:
//   E1xx rule pack: text and shape    E2xx rule pack: meaning    E3xx rule pack: its worked examples
//   W2xx rule pack: warning, told to its author and to whoever scores by it
//   A1xx application: shape           A2xx application: meaning  AW2x application: warning
//   A4xx application: sealed package, from A460 on its review; AW4x, AW5x: warnings
//   A52x calendars of other programs
//   L1xx library
//   S1xx system (file, disk, display)
// Every id has a file in tests/problems/ that triggers it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace accrue {

enum class Severity { Error, Warning };

// Where a problem is. A text file has line and column (from 1; columns count characters, 0: the whole file).
// A JSON document and a library have a path such as "/claims/2/on" instead.
struct Place {
    std::string file;
    int line = 0;
    int column = 0;
    std::string path;

    friend bool operator==(Place const&, Place const&) = default;
};

struct Problem {
    std::string id;
    Place where;
    std::string what;   // one sentence in the user's words
    std::string remedy; // what to do about it; may be empty where `what` says it all
    Severity severity = Severity::Error;
    std::vector<Place> also = {}; // further positions, such as the first of two duplicates

    friend bool operator==(Problem const&, Problem const&) = default;
};

using Problems = std::vector<Problem>;

// True where at least one problem is an error; warnings alone leave the input usable.
[[nodiscard]] bool has_errors(Problems const& problems);

// What is said of the exception that is being handled and that nobody expected: S107 for memory, S108 for all others.
[[nodiscard]] Problem problem_of_exception();

// "file:12:3" or "file.json#/claims/2/on"; the parts that are known.
[[nodiscard]] std::string to_text(Place const& place);

// "file:12:3: error E101: unknown key 'point_in'; did you mean 'points_in'?" with the further positions as lines of
// their own. No final line break.
[[nodiscard]] std::string to_text(Problem const& problem);

} // namespace accrue
