// What the tests of the session share: ports with a fixed clock, sessions to try things on.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "session/session.h"
#include "store/fixture.h"
#include "support/texts.h"

namespace accrue::session {

using store::day;
using store::Folder;
using store::must;
using store::problem_id;

using test::source_folder;
inline std::filesystem::path const samples_folder = source_folder / "assets" / "samples";

// The rules and samples of the repository, on 12 September 2012.
inline Ports prism_ports() {
    return {[] { return day(2012, 9, 12); }, [] { return std::string("2012-09-12T10:00:00Z"); },
            source_folder / "rules", samples_folder};
}

// priSM where it is among the rules, else the first.
inline std::string a_scheme(Session const& session) {
    std::vector<SchemeModel> const schemes = session.schemes();
    for (SchemeModel const& scheme : schemes)
        if (scheme.id == "prism") return scheme.id;
    return schemes.empty() ? "" : schemes.front().id;
}

// A folder whose only scheme is tests/packs/sample.toml: small, so that a session opens in no time.
inline Ports small_ports(Folder const& folder) {
    Ports ports = prism_ports();
    ports.rules_folder = folder / "rules";
    std::filesystem::create_directories(ports.rules_folder / "sample");
    std::filesystem::copy_file(source_folder / "tests" / "packs" / "sample.toml",
                               ports.rules_folder / "sample" / "sample.toml",
                               std::filesystem::copy_options::overwrite_existing);
    return ports;
}

// Wherever the closed file says the one, it begins with the other afterwards.
inline void overwrite_in(std::filesystem::path const& file, std::string_view old_text, std::string_view new_text) {
    std::string bytes = store::read_file(file);
    std::size_t changed = 0;
    for (std::size_t at = bytes.find(old_text); at != std::string::npos; at = bytes.find(old_text, at + 1), ++changed)
        bytes.replace(at, new_text.size(), new_text);
    REQUIRE(changed > 0);
    store::write_file(file, bytes);
}

inline Claim talk(std::string title, int hours) {
    Claim claim;
    claim.type = "talk";
    claim.title = std::move(title);
    claim.on = day(2012, 5, 5);
    claim.fields = {{"hours", Number{hours, 1}}};
    return claim;
}

inline Claim certificate(std::string qualification) {
    Claim claim;
    claim.type = "certificate";
    claim.qualification = std::move(qualification);
    return claim;
}

// The draft with one text set.
inline DraftModel with(DraftModel draft, std::string_view key, std::string text) {
    for (auto& [name, typed] : draft.texts)
        if (name == key) {
            typed = std::move(text);
            return draft;
        }
    draft.texts.emplace_back(key, std::move(text));
    return draft;
}

// The entry's row of the Estimate screen.
inline EntryModel const& entry_of(EstimateModel const& model, std::string_view name) {
    for (GroupModel const& group : model.groups)
        for (EntryModel const& entry : group.entries)
            if (entry.name == name) return entry;
    FAIL("no entry " << name);
    return model.groups.front().entries.front();
}

} // namespace accrue::session
