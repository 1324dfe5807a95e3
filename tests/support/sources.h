// The files under src/ as texts, for tests that read them: what is code, what is comment, what is text.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace accrue::test {

struct Source {
    std::string path; // from src/: "rules/pack.h"
    std::string text;
};

// All files and folders below `root`, from there; folders with a slash at the end.
[[nodiscard]] std::vector<std::string> paths_below(std::filesystem::path const& root);

// Every .h and .cpp under src/.
[[nodiscard]] std::vector<Source> program_sources();

[[nodiscard]] std::vector<std::string> lines_of(std::string const& text);

[[nodiscard]] bool is_word_character(char c); // of an identifier

// The text with comments blanked out, and with strings and characters too; lines stay where they are.
[[nodiscard]] std::string without_comments(std::string const& text);
[[nodiscard]] std::string code_only(std::string const& text);

} // namespace accrue::test
