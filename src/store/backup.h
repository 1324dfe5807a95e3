// Copies of a library that are complete or not there: written under another name, synced, checked, then named.
#pragma once

#include <filesystem>
#include <string>

namespace accrue::store {

class Connection;

// Throws; `file` then does not exist. A name that is taken is refused (L102). What lies under the name `file`.partial,
// left by a copy that was interrupted, is overwritten.
void write_copy(Connection& from, std::filesystem::path const& file);

// A name beside `file` that nobody has: "mine.before-format-2.accrue", then "mine.before-format-2 (2).accrue", ...
[[nodiscard]] std::filesystem::path free_name(std::filesystem::path const& file, std::string const& mark);

} // namespace accrue::store
