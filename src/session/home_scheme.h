// One record as it stands on Home. Private to the session.
#pragma once

#include <vector>

#include "scoring/scored.h"
#include "session/home_model.h"

namespace accrue::session {

// `entries` are the ids of the application's claims, in order; `unfinished` the forms kept beside them.
[[nodiscard]] HomeScheme make_home_scheme(scoring::Scored const& scored, std::vector<EntryId> const& entries,
                                          std::size_t unfinished);

} // namespace accrue::session
