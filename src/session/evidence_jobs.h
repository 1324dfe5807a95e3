// What is done with files of evidence on threads of their own: from copies, without a library. Private to the session.
#pragma once

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "domain/result.h"
#include "evidence/arrange.h"
#include "evidence/findings.h"
#include "evidence/shrink.h"
#include "session/evidence_model.h"

namespace accrue::session {

struct ReadFile { // one that was to be taken in
    std::string name;
    std::string bytes;
    std::string sha256;
    std::optional<EvidenceRefusal> refused; // then content and SHA-256 are empty
    EntryId entry = {};                     // that it is to prove, where one was named
    PersonId person = {};                   // whose it is to be
};

// Ordinary files of a folder stand for it, by name; hidden ones are left out.
[[nodiscard]] std::vector<std::filesystem::path> files_of(std::vector<std::filesystem::path> const& dropped);

// A file that could be evidence, and can be kept: refused are those that cannot be read, are too large, empty, or of a kind that
// must be converted first.
[[nodiscard]] ReadFile read_evidence(std::filesystem::path const& file);

// These end early, with a problem or a failed proposal, once `stop` is requested.
[[nodiscard]] Result<evidence::Findings> find_out(std::string const& bytes, std::stop_token const& stop);

struct LookedAt {
    std::string sha256;
    Result<evidence::Findings> found;
};

struct MadeVersion {
    std::string bytes; // empty: none
    evidence::Inspection file;
    EvidenceProposal proposal;
    std::string how;                              // for its row: "pictures at 250 dpi"
    std::string suffix;                           // for its name: "smaller"
    std::vector<evidence::ChosenPage> pages = {}; // of the file that it is made from; empty: all as they were
};

// Where the marks of a file stand on its version: on each page that shows theirs.
[[nodiscard]] std::vector<ProofMark> marks_on(MadeVersion const& version, ProofMark const& mark);

struct MadeOf {
    FileId file;
    MadeVersion version;
};

[[nodiscard]] EvidenceRefusal refusal_of(std::string const& name, Problem const& problem);

[[nodiscard]] MadeVersion failed(Problem const& problem); // a version that could not be made

// Of a picture its pages first.
[[nodiscard]] MadeVersion make_smaller(std::string const& bytes, evidence::Inspection const& file,
                                       evidence::ShrinkRequest const& request, std::stop_token const& stop);

// Parts of a document to be made, each of a file of its own. Pictures are put on pages first.
struct ArrangedPart {
    std::string bytes;
    evidence::FileKind kind = evidence::FileKind::Pdf;
    std::vector<evidence::ChosenPage> pages; // empty: all as they are
};
[[nodiscard]] MadeVersion make_arranged(std::vector<ArrangedPart> parts, std::string how, std::string suffix,
                                        std::stop_token const& stop);

// A sandbox whose tools stop with the token.
[[nodiscard]] Result<evidence::Sandbox> stoppable_sandbox(std::stop_token const& stop);

} // namespace accrue::session
