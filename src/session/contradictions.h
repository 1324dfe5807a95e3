// What in an application contradicts itself, or is worth a second look before somebody else takes one. Hints, never verdicts:
// they hold nothing up. Private to the session.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "domain/id.h"
#include "scoring/scored.h"
#include "session/application_model.h"
#include "session/evidence_model.h"

namespace accrue::session {

struct ContradictionGround {
    scoring::Scored const& scored; // of the application
    std::span<EntryId const> ids;  // of its claims
    EvidenceModel const& evidence;
    Date today;
};

[[nodiscard]] std::vector<Contradiction> find_contradictions(ContradictionGround const& ground);

// By name or e-mail address, however they are written.
[[nodiscard]] bool is_same_person(Referee const& a, Referee const& b);
// Files by their names: one file, or two of the same content.
[[nodiscard]] bool is_same_file(EvidenceModel const& evidence, std::string const& a, std::string const& b);

// Why the rules of the level do not take this referee, sentences; `on`: the day that is counted back from.
[[nodiscard]] std::vector<std::string> referee_problems(Referee const& referee, rules::RefereeRule const& rule,
                                                        Date on);

} // namespace accrue::session
