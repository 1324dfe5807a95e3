// An application that came to be reviewed on a screen without a window: sealed in a library of its own.
#pragma once

#include <string>
#include <vector>

#include "gui/app_fixture.h"
#include "session/evidence_desk.h"
#include "support/documents.h"
#include "support/folder.h"

namespace accrue::test {

// The package, of which each claim has a file that proves it, "NAME 0.pdf" and so on, with these words in it. `folder` gets the
// rules and all files.
inline std::string sealed_claims(TemporaryFolder const& folder, std::string const& application, std::string const& name,
                                 std::string const& words, std::string const& package) {
    auto sender = session_to_seal(folder.path());
    must(sender.import_file(folder.write("application.json", application)));
    session::EvidenceDesk& evidence = sender.evidence();
    evidence.finish();
    std::vector<EntryId> entries;
    for (session::EvidenceEntryRow const& entry : evidence.model().entries) entries.push_back(entry.id);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        std::string const file = name + " " + std::to_string(i) + ".pdf";
        evidence.take_in({folder.write(file, text_pdf({words}))}, entries[i]);
        evidence.finish();
    }
    sender.application().look();
    std::string const path = (folder.path() / package).string();
    must(sender.application().seal({path, "correct horse", ""}));
    return path;
}

// An empty library under the same rules.
inline session::Session reviewers_of(TemporaryFolder const& folder) {
    session::Ports ports = prism_ports();
    ports.rules_folder = folder.path() / "rules";
    return must(session::Session::in_memory(ports));
}

} // namespace accrue::test
