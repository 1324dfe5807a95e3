// One pack on the desk of rule files: where its text comes from, when that has to be read again, and what it said last. Private
// to the session.
#pragma once

#include <filesystem>
#include <future>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/texts.h"
#include "session/rules_content.h"
#include "session/rules_model.h"
#include "store/rule_tables.h"

namespace accrue::session::desk {

// How a file or folder looks from outside; equal ones are taken to hold the same.
struct Stamp {
    bool there = false;
    std::filesystem::file_time_type changed{};
    std::uintmax_t bytes = 0;
    friend bool operator==(Stamp const&, Stamp const&) = default;
};
using Stamps = std::vector<std::pair<std::filesystem::path, Stamp>>;

struct Held {
    RulesOrigin origin = RulesOrigin::Folder;
    std::string path;                // of the file; of a text in the library a name that no file has (path_of)
    std::string name;                // to show while nothing is known of it
    std::string sha256{};            // of a text in the library
    Stamps seen{};                   // of a file: when it was read last, or began to be
    Language in = Language::English; // in which it was
    std::future<ReadRules> reading{};
    ReadRules last{};    // content and pack: of the last text that could be read
    PackPointer first{}; // that pack, as it was when it was read for the first time
    bool from_before = false;

    // A text in the library never changes, but what is said of it does with the language.
    [[nodiscard]] bool is_outdated() const;
    // Begins; what comes out bears `revision`. REQUIRES: nothing is being read.
    void read(store::Database const& library, std::uint64_t revision);
    // Takes over what has been read. REQUIRES: something is being read.
    void take();
    // What to call the pack in a list of several, beside its title and version.
    [[nodiscard]] std::string label() const;
};

[[nodiscard]] std::string path_of(store::PackSummary const& stored);
[[nodiscard]] Held held_file(std::filesystem::path const& file, RulesOrigin origin);
[[nodiscard]] Held held_text(store::PackSummary const& stored);

} // namespace accrue::session::desk
