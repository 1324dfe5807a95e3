// Shrinking a file that a library holds.
#pragma once

#include "cli/verbs.h"

namespace accrue::cli {

// Adds a version that fits under the limit of the record's rules, and ties to it what the file was tied to.
// REQUIRES: request.library.
[[nodiscard]] Exit shrink_in_library(ShrinkEvidence const& request, session::Ports const& ports,
                                     Console const& console);

} // namespace accrue::cli
