// What must hold of a pack's text before the TOML library sees it: its size, its encoding, how deep it nests. The library
// follows nesting by recursion and finds earlier tables one by one; these limits keep it from running out of stack or time.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/problem.h"

namespace accrue::rules::parsing {

inline constexpr int max_nesting = 32;

// The first limit that the text breaks, with its place.
[[nodiscard]] std::optional<Problem> find_excess(std::string_view text, std::string const& file);

// At line:column of a nesting that goes too deep.
[[nodiscard]] Problem too_deep(Place where);

} // namespace accrue::rules::parsing
