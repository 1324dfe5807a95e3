// What the Application screen says, made from the record, its score, its evidence and what was sealed before. Private to the
// session.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "domain/id.h"
#include "scoring/scored.h"
#include "session/application_model.h"
#include "session/evidence_model.h"
#include "session/models.h"

namespace accrue::session {

// Ids of documents that mean something to Accrue.

struct ApplicationGround {
    scoring::Scored const& scored; // of the open record without what a reviewer said of it (score_unreviewed)
    std::span<EntryId const> ids;  // of its claims
    SummaryModel const& summary;   // of that score
    bool has_rulings = false;
    EvidenceModel const& evidence;
    Date today;
};

// All of it but what was sealed, the changes since, and the key.
[[nodiscard]] ApplicationModel application_model(ApplicationGround const& ground);

// The level applied for: the one that is chosen, else the one that is reached, else the lowest. Empty: the pack has none.
[[nodiscard]] std::string target_of(scoring::Scored const& scored);

[[nodiscard]] bool is_reached(LevelModel const& level);
// What the level still needs, "one ITIL Intermediate; 2 points"; empty: nothing, or nothing that could be said.
[[nodiscard]] std::string needs_of(SummaryModel const& summary, std::string const& level);

} // namespace accrue::session
