// The text of a pack as it is stored and hashed: the file's own, or, where the pack is based on another, that of both made
// one (rules/flatten.h). The base is looked for beside the file and in the folder of its scheme beside that folder; so
// what a pack says hangs on the rules that lie there, and on no library.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "domain/result.h"
#include "rules/flatten.h"

namespace accrue::session {

// More than parse() takes, so that it is the one to refuse a pack that is only somewhat too large.
inline constexpr std::size_t most_pack_bytes = 16'000'000;

struct PackSource {
    rules::PackText text;
    rules::Origins origins;
    Problems problems; // with an error: the text is the file's own and must not be parsed
};

[[nodiscard]] Result<PackSource> read_pack_source(std::filesystem::path const& file);

// What stands in a folder, in the order of the names; nothing where it cannot be read.
[[nodiscard]] std::vector<std::filesystem::path> paths_in(std::filesystem::path const& folder);

// The files of packs in it, likewise.
[[nodiscard]] std::vector<std::filesystem::path> pack_files_in(std::filesystem::path const& folder);

} // namespace accrue::session
