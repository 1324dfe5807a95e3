// What the Evidence screen says, made from what is known. Private to the session.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "domain/id.h"
#include "domain/result.h"
#include "evidence/inspection.h"
#include "scoring/scored.h"
#include "session/evidence_jobs.h"
#include "session/evidence_model.h"
#include "store/evidence.h"

namespace accrue::session {

using KnownFiles =
    std::map<std::string, Result<evidence::Inspection>>; // by SHA-256; a problem: it could not be looked at
using Versions = std::map<FileId, MadeVersion>;          // that wait to be used

struct EvidenceGround {
    scoring::Scored const& scored;
    std::span<EntryId const> ids; // of its claims
    std::span<store::EvidenceFile const> files;
    std::span<store::StoredMark const> marks;
    KnownFiles const& known;
    Versions const& versions;
};

// All of it but the intake and whether pages may be drawn.
[[nodiscard]] EvidenceModel evidence_model(EvidenceGround const& ground);

[[nodiscard]] std::string fact_words(ProofFact fact); // "Date"

} // namespace accrue::session
