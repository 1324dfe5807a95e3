// The readable report of an assessment: what one would send to a friend. Its sentences are scoring's and the session's.
#pragma once

#include <string>

#include "session/score_file.h"

namespace accrue::cli {

enum class Detail { Summary, EveryStep };

// REQUIRES: file.scored.
[[nodiscard]] std::string write_report(session::ScoredFile const& file, Detail detail);

} // namespace accrue::cli
