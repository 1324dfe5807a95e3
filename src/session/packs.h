// Packs: from a TOML file to a compiled pack, by the one path there is: text, rows, checks, tables, rows, compiled, worked
// examples. A pack with any error, or with a red example, is refused whole and leaves nothing in the tables. Where nothing
// may be left there anyway, the step through the tables is left out; rows come out of them as they went in.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/application.h"
#include "domain/problem.h"
#include "rules/compiled.h"
#include "rules/flatten.h"
#include "session/models.h"
#include "store/database.h"

namespace accrue::session {

using PackPointer = std::shared_ptr<rules::CompiledPack const>;

struct LoadedPack {
    PackPointer pack;  // null where `problems` holds an error
    Problems problems; // all of them, warnings included; those of the checks only when it is not in the tables yet
    std::string file;
    std::optional<Problem> passed_over; // why `pack` is what the library holds, and not what a file says: a warning
    rules::Origins origins = {};        // of a line in `pack`, where that is based on another
    PackPointer red = {};               // where only examples are wrong: to be looked at, never to count by
};

enum class Keep { InLibrary, Nowhere }; // of rows that are not in the tables yet

// Loads through `database`: the rows are stored there and compiled from there. A pack with the same SHA-256 that is
// stored already is not parsed again.
[[nodiscard]] LoadedPack load_pack_file(store::Database& database, std::filesystem::path const& file);

// What is wrong with a file, for those who write rules: `problems` are always all of them. Without a library.
[[nodiscard]] LoadedPack check_pack_file(std::filesystem::path const& file);
// The same of a text that stands alone, as a library holds it.
[[nodiscard]] LoadedPack check_pack_text(rules::PackText text);

// The pack for an application among the files of `rules_folder`: the scheme's (or the pack's "id@version"), of its versions
// the one with the greatest effective.from not after the day that the scheme counts by: `on`, or the first day of the
// application's running cycle. An application may name the pack's SHA-256 instead of its version ("id@SHA-256"). Where no
// file is fit or in force, or the one that is has errors, a pack that the library holds is taken, so that a record outlives
// the file it was counted by. Before the first version the first one is taken; binding then warns (AW24).
[[nodiscard]] LoadedPack find_pack(store::Database& database, std::filesystem::path const& rules_folder,
                                   Application const& application, Date on, Keep keep = Keep::InLibrary);

// find_pack() for many applications: files and library are read once for each scheme and each pack is compiled once. Leaves
// nothing in the library, which must outlive it.
class PackFinder {
public:
    PackFinder(store::Database const& library, std::filesystem::path rules_folder);
    PackFinder(PackFinder&&) noexcept;
    PackFinder& operator=(PackFinder&&) noexcept;
    ~PackFinder();

    [[nodiscard]] LoadedPack find(Application const& application, Date on);

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

// The pack with its texts in a language, where it has any; what it counts is the same.
[[nodiscard]] PackPointer in_language(PackPointer pack, std::string_view language);

// The schemes that have a pack file in the folder, in the order of their ids.
[[nodiscard]] std::vector<std::string> list_schemes(std::filesystem::path const& rules_folder);

// What the packs that can be read say of themselves, each scheme once, in the words of its last version, by title.
[[nodiscard]] std::vector<SchemeModel> describe_schemes(std::filesystem::path const& rules_folder);

// Their files, scheme by scheme.
[[nodiscard]] std::vector<std::string> list_pack_files(std::filesystem::path const& rules_folder);

// S111: the folder holds none.
[[nodiscard]] Problem no_rules(std::filesystem::path const& rules_folder);

} // namespace accrue::session
