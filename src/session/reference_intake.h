// ReferenceIntake: reference forms among the files that are taken in. Once all of these were looked at, the answers of referees among
// them become their references, in one change; what the others are is told. Private to the session.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "session/evidence_content.h"
#include "session/evidence_model.h"
#include "session/session.h"
#include "store/evidence.h"

namespace accrue::session {

class ReferenceIntake {
public:
    explicit ReferenceIntake(Session::State& session) : session_(session) {}

    void begin() { told_.clear(); }                       // files are taken in: what was told of those before is over
    void await(std::vector<std::string> const& contents); // SHA-256; they were taken in for the record that is open
    void know(std::string const& sha256, std::string_view text); // of a content that was looked at
    [[nodiscard]] bool is_waiting() const { return !awaited_.empty(); }
    // True: all that were awaited are known, and told. REQUIRES: `files` are those of the library by now.
    bool recognise(std::span<store::EvidenceFile const> files, KnownFiles const& known);

    [[nodiscard]] KnownForms const& forms() const { return forms_; }
    [[nodiscard]] std::vector<EvidenceReference> const& told() const { return told_; }

private:
    Session::State& session_;
    KnownForms forms_;
    std::vector<std::string> awaited_;
    RecordId record_; // that was open when they were taken in
    std::vector<EvidenceReference> told_;
};

} // namespace accrue::session
