// Where the program finds what it needs: its data (rules, samples), the user's library, the day.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "cli/console.h"
#include "domain/result.h"
#include "session/ports.h"
#include "session/session.h"

namespace accrue::cli {

// The folder with rules/ and assets/: the environment variable ACCRUE_DATA; else ../share/accrue beside the program, where
// it is installed; else the source tree it was built from.
[[nodiscard]] std::filesystem::path data_folder();

// The system's clock and the folders of `data`.
[[nodiscard]] session::Ports system_ports(std::filesystem::path const& data);

// The library named, or library.accrue in the user's data folder (XDG), whose folder is made where it is missing.
[[nodiscard]] Result<std::filesystem::path> library_or_default(std::string const& named);

// What is to be said where the library is not there, and the verb would not want to make one.
[[nodiscard]] std::optional<Problem> missing_library(std::filesystem::path const& library);

// The library of library_or_default with the record that is open in it; what it warns of is printed. L133 where it holds none.
[[nodiscard]] Result<session::Session> open_with_record(std::string const& named, session::Ports const& ports,
                                                        Console const& console);

// Writes to a file and says so. A library that is there already is not replaced (L146): `other` is a name to choose instead.
// REQUIRES: it is not a library that is open.
[[nodiscard]] Exit write_output(std::string const& file, std::string_view text, std::string_view other,
                                Console const& console);

} // namespace accrue::cli
