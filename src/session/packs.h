// Packs: from a TOML file to a compiled pack, by the one path there is: text, rows, checks, tables, rows, compiled, worked
// examples. A pack with any error, or with a red example, is refused whole.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "domain/application.h"
#include "domain/problem.h"
#include "rules/compiled.h"
#include "store/database.h"

namespace accrue::session {

using PackPointer = std::shared_ptr<rules::CompiledPack const>;

struct LoadedPack {
    PackPointer pack;  // null where `problems` holds an error
    Problems problems; // all of them, warnings included
    std::string file;
};

// Loads through `database`: the rows are stored there and compiled from there.
[[nodiscard]] LoadedPack load_pack_file(store::Database& database, std::filesystem::path const& file);

// The pack for an application among the files of `rules_folder`: the scheme's (or the pack's "id@version"), of its versions
// the one with the greatest effective.from not after `on`.
[[nodiscard]] LoadedPack find_pack(store::Database& database, std::filesystem::path const& rules_folder,
                                   Application const& application, Date on);

} // namespace accrue::session
