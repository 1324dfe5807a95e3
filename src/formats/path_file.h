// The answer of `accrue path --json`: plans to a level, or what makes it impossible. It is only written.
#pragma once

#include <span>
#include <string>

#include "domain/problem.h"
#include "path/path.h"

namespace accrue::formats {

inline constexpr std::string_view path_format = "accrue.path/1";

struct PathParts {
    rules::CompiledPack const& pack;
    path::Question const& question;
    path::Path const& path;
    std::span<Problem const> problems = {}; // with their places in the application's file
};

// "acquire": ids of qualifications, "activities": claims to be entered, one for each time, "impossible": the ids of gates and
// steps, with the sentences in "obstacles".
[[nodiscard]] std::string write_path(PathParts const& parts);

} // namespace accrue::formats
