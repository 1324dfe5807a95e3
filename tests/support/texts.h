// What many tests do with texts: read a file, say problems as lines, change a text in one place.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>

#include "domain/problem.h"

namespace accrue::test {

inline std::filesystem::path const source_folder = ACCRUE_SOURCE_DIR;
inline std::filesystem::path const problem_gallery =
    source_folder / "tests/problems"; // NAME.toml or .json, and .txt: what is said of it

inline std::string file_text(std::filesystem::path const& file) {
    std::ifstream const stream(file, std::ios::binary);
    if (!stream) throw std::runtime_error("cannot read " + file.string());
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

// A line for each.
inline std::string said(Problems const& problems) {
    std::string text;
    for (Problem const& problem : problems) text += to_text(problem) + "\n";
    return text;
}

// `text` with `what`, which must be in it, replaced once.
inline std::string replaced(std::string text, std::string_view what, std::string_view with) {
    std::size_t const at = text.find(what);
    if (at == std::string::npos) throw std::runtime_error("not in the text: " + std::string(what));
    return text.replace(at, what.size(), with);
}

} // namespace accrue::test
