// The application file accrue.application/1 (JSON): reading finds every problem in one run, each with its JSON path and a
// suggestion where one is near; writing loses nothing. What a claim's own fields mean, and which values they may have, is
// for the pack to say: here they are kept as they stand. What a package adds to it (sealed_file.h) is passed over.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "domain/application.h"
#include "domain/problem.h"

namespace accrue::formats {

class ObjectWriter;

inline constexpr std::string_view application_format = "accrue.application/1";

// What a file may hold. Texts are counted in characters (code points).
inline constexpr std::size_t application_byte_limit = 16'000'000;
inline constexpr std::size_t claim_limit = 10'000;
inline constexpr std::size_t ruling_limit = 10'000;
inline constexpr std::size_t list_limit = 1'000;    // statuses, referees, declarations, a claim's evidence and fields
inline constexpr std::size_t code_text_limit = 100; // ids, claim types, level codes, names of fields; never empty
inline constexpr std::size_t line_text_limit = 500; // titles, names, addresses of one line, file names
inline constexpr std::size_t note_text_limit = 20'000; // notes, statement, text fields, reasons, postal addresses

struct BrokenClaim {
    std::string id;           // as written, else its number
    std::size_t position = 0; // in the file's list, from 0
};

struct ApplicationRead {
    Application application;                   // without the broken claims and the rulings on them
    std::vector<std::size_t> claim_positions;  // by claim of `application`: its place in the file's list, from 0
    std::vector<std::size_t> ruling_positions; // likewise
    std::vector<BrokenClaim> broken_claims;
    Problems problems;
    bool scorable = true; // false: something outside the claims is wrong, so that a score would mislead
};

// A library takes an application only where `problems` holds no error. `file` is only for messages.
[[nodiscard]] ApplicationRead read_application(std::string_view text, std::string const& file);

// Moves a problem that names a claim or a ruling by its place in `read.application` ("/claims/2/hours") to its place in the
// file.
[[nodiscard]] Problem in_file(Problem problem, ApplicationRead const& read);

// read_application(write_application(a)).application == a for every application within the limits above whose claims have
// ids of their own, which names a scheme or a pack, and whose rulings carry just what their verdict asks for.
[[nodiscard]] std::string write_application(Application const& application);

// The same as members of a larger document (sealed_file.h).
void add_application(ObjectWriter& writer, Application const& application);

} // namespace accrue::formats
