// The readable report of an assessment: what one would send to a friend. Its sentences are scoring's and the session's.
#pragma once

#include <string>

#include "scoring/robustness.h"
#include "session/score_file.h"

namespace accrue::cli {

enum class Detail { Summary, EveryStep };

// REQUIRES: file.scored.
// `robustness`: told where it was asked for.
[[nodiscard]] std::string write_report(session::ScoredFile const& file, Detail detail,
                                       scoring::Robustness const* robustness = nullptr);

} // namespace accrue::cli
