// Where the program finds what it needs: its data (rules, samples), the user's library, the day.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "domain/result.h"
#include "session/ports.h"

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

// L133: what is to be said where the library holds no record.
[[nodiscard]] Problem no_record(std::string const& library);

} // namespace accrue::cli
