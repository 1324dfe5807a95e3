// A sealed package looked over by whoever receives it: whole, signed, readable, within the limits of its rules, and worth what it
// says. Everything that is wrong is told at once; nothing of it is believed, run or written to the disk. No library is needed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/date.h"
#include "formats/sealed_file.h"
#include "scoring/scored.h"
#include "session/models.h"

namespace accrue::session {

struct PackageCheck {
    std::filesystem::path rules_folder; // where the pack is found that the application names,
    std::filesystem::path pack_file;    // unless this one is named
    Date today;
    std::string language = {};     // of the pack's texts in what is said; empty: its own
    std::string key = {};          // the public key that must have signed it, as minisign writes it; empty: any
    bool looks_at_evidence = true; // each file is looked at in a sandbox, as the Evidence screen does
    // Asked before each file of evidence and some times a second while it is looked at, also by other threads: how many were
    // looked at before, of how many. Once it says false the check ends there.
    std::function<bool(std::size_t seen, std::size_t files)> go_on = {};
};

struct CheckedFile {
    std::string name; // as the application names it
    std::int64_t bytes = 0;
    std::string verdict; // a sentence; empty where it was not looked at, or under another name before
    std::vector<std::string> remarks;
};

struct CheckedPackage {
    std::string file; // as it was named
    // Of the package: A401 to A422, A450 (encrypted). Of what it says: those of application files (A1xx, A2xx), and
    //   A443 files that are named and not there, or there and not named   A444 another result than was claimed: each place of it
    //   A445 larger than the rules allow                                  A446 evidence that the rules do not take
    //   A447 signed by another key than was asked for                     AW40 rules of this name with another text
    //   A449 rulings, or entries that are verified, of its own
    //   AW45 a part that the rules ask for is missing
    //   AW41 one file for several entries                                 AW42 a name that hides or reorders characters
    Problems problems;
    bool opened = false;    // it is a package; what follows is said by it
    bool stopped = false;   // not all of its evidence was looked at
    std::int64_t bytes = 0; // all of it
    std::string sha256;
    std::string key_id;
    std::string key;     // "RW…"
    std::string comment; // signed with it
    formats::SealedRead sealed;
    std::vector<std::string> documents; // their names
    std::int64_t document_bytes = 0;    // of all of them
    std::vector<CheckedFile> files;
    std::optional<scoring::Scored> scored; // again, here
    SummaryModel summary;                  // of it
    std::string recomputed;                // the level; empty: none, or it could not be scored
};

[[nodiscard]] CheckedPackage check_package(std::string_view bytes, std::string const& file, PackageCheck const& asked);
// Reads it first; whatever cannot be read is among its problems.
[[nodiscard]] CheckedPackage check_package_file(std::filesystem::path const& file, PackageCheck const& asked);

// Among packages of one application, for the later ones in the list: A448 the same revision with another
// content, or another key, AW43 an older
// revision than one before it, AW44 the very same file.
[[nodiscard]] Problems compare_packages(std::vector<CheckedPackage> const& packages);

} // namespace accrue::session
