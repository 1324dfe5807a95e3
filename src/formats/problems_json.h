// Problems as JSON: the last member of what other programs are given.
#pragma once

#include <span>

#include "domain/problem.h"
#include "formats/json.h"

namespace accrue::formats {

[[nodiscard]] Json json_from_problems(std::span<Problem const> problems);

} // namespace accrue::formats
