// What has changed between an application that was sealed and what would be sealed now: by content, so that neither order nor
// names of files alone make a difference. Private to the session.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "formats/sealed_file.h"
#include "session/application_model.h"
#include "store/evidence.h"

namespace accrue::session {

struct ApplicationNow {
    Application const& application;             // application_to_seal
    std::span<store::EvidenceFile const> files; // of the person
    rules::Pack const& pack;                    // lends its titles
};

[[nodiscard]] std::vector<ChangedSince> changes_since(formats::SealedRead const& sealed, ApplicationNow const& now);

} // namespace accrue::session
