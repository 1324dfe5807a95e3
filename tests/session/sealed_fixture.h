// A record of priSM with everything that its rules ask for: evidence for each entry, the ethics accepted, a reference.
#pragma once

#include <algorithm>
#include <string>

#include "domain/texts.h"
#include "session/complete_record.h"
#include "session/fixture.h"
#include "session/package_check.h"

namespace accrue::session {

inline constexpr std::string_view sealing_passphrase = "correct horse";

// A library with such a record, made once for all tests that run in one process.
inline std::filesystem::path const& complete_library() {
    struct Made {
        Made() {
            Session session = must(Session::open(folder / "complete.accrue", prism_ports()));
            auto const problems = must(session.import_file(samples_folder / "gazing-into-the-prism.json"));
            REQUIRE_FALSE(has_errors(problems));
            complete_record(session, folder.path());
        }
        Folder folder;
        std::filesystem::path library = folder / "complete.accrue";
    };
    static Made const made;
    return made.library;
}

class Complete {
public:
    // `library`: the file that it is to be in; empty: one of its own.
    explicit Complete(std::filesystem::path const& library = {}, Ports ports = prism_ports())
        : session(
              must(Session::open(copied(library.empty() ? folder / "complete.accrue" : library), std::move(ports)))) {
        session.evidence().finish();
        desk().look();
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
    static std::filesystem::path copied(std::filesystem::path const& library) {
        std::filesystem::copy_file(complete_library(), library);
        return library;
    }
};

} // namespace accrue::session
