// Paths as people type them.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accrue::session {

[[nodiscard]] std::string with_home(std::string const& path); // "~/file" as the file in the user's home

// What a path may be meant to become: the folders ("/home/me/papers/") and then the files whose names begin, in any case, as
// the path ends. Files with one of the endings (".csv", in any case; empty ones say nothing), or all where there is none.
// Hidden ones where a dot is typed. Empty where nothing is typed or the folder cannot be read. At most `most`, by name.
[[nodiscard]] std::vector<std::string> complete_path(std::string_view typed, std::span<std::string_view const> endings,
                                                     std::size_t most = 8);

} // namespace accrue::session
