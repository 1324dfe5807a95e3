// Copies of a library that are complete or not there: written under another name, synced, checked, then named.
#pragma once

#include <filesystem>
#include <string>

namespace accrue::store {

class Connection;

// Throws where `file` is not a whole copy, on the disk for good; whatever has that name then is not ours (L102: it was
// taken), or a copy whose name may not outlast a power failure (L116). What lies under the name `file`.partial,
// left by a copy that was interrupted, is overwritten.
void write_copy(Connection& from, std::filesystem::path const& file);

// A name beside `file` that nobody has: "mine.before-format-2.accrue", then "mine.before-format-2 (2).accrue", ...
[[nodiscard]] std::filesystem::path free_name(std::filesystem::path const& file, std::string const& mark);

} // namespace accrue::store
