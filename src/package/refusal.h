// How a package is refused: one Problem, with the place in the package. The file's name is added by whoever read it.
#pragma once

#include <string>
#include <string_view>

#include "domain/problem.h"

namespace accrue::package {

// `name`: of the file in the package that is meant; empty: the package as a whole.
[[nodiscard]] Problem refused(char const* id, std::string_view name, std::string what, std::string_view remedy);
// The remedy is that it be made and sent again.
[[nodiscard]] Problem refused(char const* id, std::string_view name, std::string what);

// A name that nobody has checked yet, for a sentence: short, with nothing hidden in it.
[[nodiscard]] std::string shown_name(std::string_view name);

} // namespace accrue::package
