// What the Evidence screen says, made from what is known. Private to the session.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "domain/id.h"
#include "domain/result.h"
#include "domain/texts.h"
#include "evidence/findings.h"
#include "evidence/hints.h"
#include "scoring/scored.h"
#include "session/evidence_jobs.h"
#include "session/evidence_model.h"
#include "session/returned_forms.h"
#include "store/evidence.h"

namespace accrue::session {

using KnownFiles =
    std::map<std::string, Result<evidence::Findings>>; // by SHA-256; a problem: it could not be looked at
using Versions = std::map<FileId, MadeVersion>;        // that wait to be used

// What is worth a look in each file, by SHA-256, kept as long as the same is asked.
class EvidenceHints {
public:
    // Sentences about its text.
    [[nodiscard]] std::vector<std::string> const& of_text(std::string const& sha256, evidence::Findings const& findings,
                                                          evidence::HintsAsked const& asked);
    // Those that look like it, among all that are known.
    [[nodiscard]] std::vector<std::string> const& like(std::string const& sha256);
    void compare(KnownFiles const& known); // what was not compared yet

private:
    struct For {
        evidence::HintsAsked asked;
        Language in = Language::English;
    };
    std::optional<For> for_;
    std::map<std::string, std::vector<std::string>> of_text_;
    std::vector<std::string> compared_;
    std::map<std::string, std::vector<std::string>> like_;
};

using KnownForms = std::map<std::string, KnownForm>; // by SHA-256; only those that have codes

struct EvidenceGround {
    scoring::Scored const& scored;
    std::span<EntryId const> ids; // of its claims
    std::span<store::EvidenceFile const> files;
    std::span<store::StoredMark const> marks;
    KnownFiles const& known;
    KnownForms const& forms;
    Versions const& versions;
    EvidenceHints& hints;
};

// All of it but the intake and whether pages may be drawn.
[[nodiscard]] EvidenceModel evidence_model(EvidenceGround const& ground);

[[nodiscard]] std::string fact_words(ProofFact fact);        // "Date"
[[nodiscard]] std::string mark_words(ProofMark const& mark); // "Date, page 1"

// How many files of evidence an entry of this type is to have.
[[nodiscard]] int least_evidence(rules::ClaimType const& type);

} // namespace accrue::session
