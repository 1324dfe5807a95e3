// What is told of sealed packages that were checked (package_check.h): by the command line of each, by the window of those it
// holds. Whatever comes out of a package is made visible in it: no character hides or reorders others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/problem.h"
#include "session/package_check.h"

namespace accrue::session {

// Of one kind and with one remedy: what is wrong, and where.
struct PackageProblem {
    struct At {
        std::string where; // "points: impl", the name of a file; empty: the package itself
        std::string what;  // a sentence
    };
    std::string id; // "A444"
    Severity severity = Severity::Error;
    std::vector<At> at;
    std::string remedy; // a sentence; may be empty
};

struct PackageModel {
    enum class State : std::uint8_t {
        Waiting, // for its turn
        Checking,
        InOrder,
        Look,    // nothing is wrong, something is worth a look
        Wrong,   // it says something that is not so, or is not as the rules want it
        Refused, // nothing of it was believed: it is no package, damaged, encrypted
        Stopped  // by who asked; what is known until then is told
    };
    State state = State::Waiting;
    std::string file;      // its name
    std::string folder;    // where it lies; empty: here
    std::string verdict;   // "It is in order."; of one that is waiting or being checked how far that is
    std::string what;      // "Application of Imogen Ashby for PSM under priSM 2012.1, revision 1, of 12 Sep 2012."
    std::string signature; // "Signed by the key E7620F1842B4E81F."
    std::string whose;     // whether a person of the library has this key, a sentence; empty: nobody asked
    bool own = false;      // somebody of the library has it
    std::string level;     // "Level claimed: PSM; by the rules here: ASM."
    bool level_differs = false;
    std::string contents; // "Documents: 16 files, 1.2 MB; evidence: 9 files, 204 kB; in all 1.5 MB."
    std::vector<PackageProblem> problems;
    std::vector<std::string> remarks; // on files of evidence
};

struct PackagesModel {
    std::uint64_t revision = 0;
    bool working = false;
    std::vector<PackageModel> packages; // in the order in which they were asked for
};

struct KnownKey {       // of a person of the library
    std::string key;    // "RW…"
    std::string person; // her name
};

// `keys`: those of the library; none: there is no library.
[[nodiscard]] PackageModel package_model(CheckedPackage const& package,
                                         std::optional<std::span<KnownKey const>> keys = std::nullopt);

// What compare_packages says of it.
void add_comparison(PackageModel& package, Problem const& problem);

} // namespace accrue::session
