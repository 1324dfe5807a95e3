// Three people in a library, and packs that differ a little from the one they are counted by.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "session/fixture.h"
#include "session/packs.h"

namespace accrue::session {

// tests/packs/sample.toml with parts of its text replaced.
inline PackPointer sample_with(std::vector<std::pair<std::string, std::string>> const& changes) {
    Folder const folder;
    std::string text = store::read_file(source_folder / "tests/packs/sample.toml");
    text.resize(text.find("[[example]]"));
    for (auto const& [from, to] : changes) {
        REQUIRE(text.find(from) != std::string::npos);
        text.replace(text.find(from), from.size(), to);
    }
    store::write_file(folder / "sample.toml", text);
    LoadedPack const loaded = check_pack_file(folder / "sample.toml");
    if (!loaded.pack) FAIL(to_text(loaded.problems.front()));
    return loaded.pack;
}

inline Application named(std::string name, std::vector<Claim> claims) {
    Application application;
    application.scheme = "sample";
    application.applicant = Applicant{std::move(name), {}, {}, {}, {}};
    application.claims = std::move(claims);
    for (std::size_t i = 0; i < application.claims.size(); ++i) application.claims[i].id = std::to_string(i + 1);
    return application;
}

// Ana has PSM with 12 points, Bo ASM, Cy nothing.
inline store::Database three_people() {
    auto database = must(store::Database::in_memory());
    store::add(database, named("Ana", {certificate("itil-v3-foundation"), certificate("itil-so"), talk("One", 3)}));
    store::add(database, named("Bo", {certificate("itil-v3-foundation"), certificate("togaf-9"), talk("Two", 3)}));
    store::add(database, named("Cy", {talk("Three", 3)}));
    return database;
}

} // namespace accrue::session
