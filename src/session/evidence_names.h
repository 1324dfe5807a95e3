// Names of files of evidence: data that people read, never paths. Private to the session.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "evidence/inspection.h"

namespace accrue::session {

// The last part of a path as a name that can be shown, exported and written into a claim: one line of UTF-8 without what hides
// or reorders text, at most 120 characters, its ending kept. Never empty.
[[nodiscard]] std::string clean_name(std::filesystem::path const& file);

// The name where it is not taken, else "diploma (2).pdf" and so on.
[[nodiscard]] std::string free_name(std::string const& name, std::span<std::string const> taken);

// "diploma, smaller.pdf" of "diploma.pdf".
[[nodiscard]] std::string name_of_version(std::string const& name, std::string_view what, std::string_view ending);

// "pdf", "jpg", "png", "tif": what a file of this kind is called in a package; empty: none can go along.
[[nodiscard]] std::string_view suffix_in_package(evidence::FileKind kind);

} // namespace accrue::session
