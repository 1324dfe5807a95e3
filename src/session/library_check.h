// The health of a library, for the command line. Looking changes nothing, but opening does what it always does: it takes
// back a change that was broken off, and brings a library of an older version up to this one, after a backup.
#pragma once

#include <filesystem>
#include <string>

#include "domain/result.h"
#include "store/check.h"

namespace accrue::session {

// It fails where the library cannot be opened; what is wrong inside is in the answer's problems. None is made where there
// is none. `now` as in Ports.
[[nodiscard]] Result<store::Health> check_library(std::filesystem::path const& library, std::string const& now);

} // namespace accrue::session
