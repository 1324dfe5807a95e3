// The sample's record with everything that its rules ask for of an application: evidence for each entry, a reference, the
// ethics accepted.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "session/application_desk.h"
#include "session/evidence_desk.h"
#include "session/session.h"
#include "store/fixture.h"
#include "support/documents.h"

namespace accrue::session {

// A file for each entry that needs one, "foundation.pdf", all of them taken in at once from the folder.
inline void prove_entries(Session& session, std::filesystem::path const& folder) {
    EvidenceDesk& desk = session.evidence();
    desk.finish();
    std::vector<std::filesystem::path> files;
    std::vector<std::pair<std::string, EntryId>> links;
    for (EvidenceEntryRow const& entry : desk.model().entries) {
        if (entry.least == 0) continue;
        std::string const name = entry.claim + ".pdf";
        store::write_file(folder / name, test::text_pdf({"Proof of " + entry.title}));
        files.push_back(folder / name);
        links.emplace_back(name, entry.id);
    }
    desk.take_in(files);
    desk.finish();
    for (auto const& [name, entry] : links) {
        auto const& rows = desk.model().files;
        auto const file = std::ranges::find(rows, name, &EvidenceFileRow::name);
        REQUIRE(file != rows.end());
        store::must(desk.link(file->id, entry));
        desk.finish();
    }
}

inline void add_reference(Session& session, std::filesystem::path const& folder) {
    store::write_file(folder / "reference.pdf", test::text_pdf({"I have known Imogen Ashby since 2008."}));
    session.evidence().take_in({folder / "reference.pdf"});
    session.evidence().finish();
    session.application().look();
    Referee referee = session.application().model().referees.at(0).referee;
    referee.reference = "reference.pdf";
    store::must(session.application().set_referee(0, referee));
}

inline void complete_record(Session& session, std::filesystem::path const& folder) {
    prove_entries(session, folder);
    add_reference(session, folder);
    store::must(session.application().set_declaration("ethics", true));
    session.evidence().finish();
    session.application().look();
}

} // namespace accrue::session
