// The passphrase of a person's key: from a file, or typed on the terminal, which does not show it.
#pragma once

#include <string>

#include "cli/console.h"
#include "domain/result.h"

namespace accrue::cli {

// `file`: one whose first line it is; empty: it is asked for, twice where it is for a key that is made now (A424 where the two are
// not the same). Whoever gets it wipes it.
[[nodiscard]] Result<std::string> read_passphrase(std::string const& file, bool is_new, Console const& console);

} // namespace accrue::cli
