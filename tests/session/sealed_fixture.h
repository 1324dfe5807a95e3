// A record of priSM with everything that its rules ask for: evidence for each entry, the ethics accepted, a reference.
#pragma once

#include <algorithm>
#include <string>

#include "domain/texts.h"
#include "session/application_desk.h"
#include "session/evidence_desk.h"
#include "session/fixture.h"
#include "session/package_check.h"
#include "support/documents.h"

namespace accrue::session {

inline constexpr std::string_view sealing_passphrase = "correct horse";

class Complete {
public:
    // `library`: a file; empty: in memory.
    explicit Complete(std::filesystem::path const& library = {}, Ports ports = prism_ports())
        : session(library.empty() ? must(Session::in_memory(ports)) : must(Session::open(library, ports))) {
        auto const problems = must(session.import_file(samples_folder / "gazing-into-the-prism.json"));
        REQUIRE_FALSE(has_errors(problems));
        add_evidence();
        desk().look();
        Referee referee = model().referees.front().referee;
        take_in("reference.pdf", "I have known Imogen Ashby since 2008.");
        referee.reference = "reference.pdf";
        must(desk().set_referee(0, referee));
        must(desk().set_declaration("ethics", true));
        look();
    }

    [[nodiscard]] ApplicationDesk& desk() { return session.application(); }
    [[nodiscard]] ApplicationModel const& model() { return desk().model(); }
    void look() {
        session.evidence().finish();
        desk().look();
    }

    void take_in(std::string const& name, std::string const& line, EntryId entry = {}) {
        store::write_file(folder / name, test::text_pdf({line}));
        session.evidence().take_in({folder / name}, entry);
        session.evidence().finish();
    }

    // The file that came of it.
    std::filesystem::path seal(std::string const& name = "ashby.accrue-application.zip", std::string recipient = {}) {
        look();
        CHECK(model().why_not == "");
        must(desk().seal({folder / name, std::string(sealing_passphrase), std::move(recipient)}));
        look();
        return folder / name;
    }

    [[nodiscard]] static PackageCheck asked() {
        PackageCheck asked;
        asked.rules_folder = prism_ports().rules_folder;
        asked.today = day(2012, 9, 12);
        return asked;
    }

    Folder folder;
    Session session;

private:
    // One file for each entry that needs one, all of them taken in at once.
    void add_evidence() {
        session.evidence().finish();
        std::vector<std::filesystem::path> files;
        std::vector<std::pair<std::string, EntryId>> links;
        for (EvidenceEntryRow const& entry : session.evidence().model().entries) {
            if (entry.least == 0) continue;
            std::string const name = entry.claim + ".pdf";
            store::write_file(folder / name, test::text_pdf({"Proof of " + entry.title}));
            files.push_back(folder / name);
            links.emplace_back(name, entry.id);
        }
        session.evidence().take_in(files);
        session.evidence().finish();
        for (auto const& [name, entry] : links) {
            auto const& rows = session.evidence().model().files;
            auto const file = std::ranges::find(rows, name, &EvidenceFileRow::name);
            REQUIRE(file != rows.end());
            must(session.evidence().link(file->id, entry));
            session.evidence().finish();
        }
    }
};

} // namespace accrue::session
