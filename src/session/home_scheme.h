// One record as it stands on Home. Private to the session.
#pragma once

#include <optional>
#include <vector>

#include "scoring/scored.h"
#include "session/home_model.h"
#include "session/outlook.h"

namespace accrue::session {

enum class Ahead : bool {
    Left, // HomeScheme::looking_ahead
    Told
};

// `plans`: of score_with_plans. `entries` are the ids of the application's claims, in order; `unfinished` the forms kept beside them.
[[nodiscard]] HomeScheme make_home_scheme(scoring::Scored const& scored, std::optional<WithPlans> const& plans,
                                          std::vector<EntryId> const& entries, std::size_t unfinished, Ahead ahead);

} // namespace accrue::session
