// Packs for tests, straight from their text: rules/ and tests/packs/.
#pragma once

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include "rules/compiled.h"
#include "rules/parse.h"
#include "support/texts.h"

namespace accrue::test {

inline std::filesystem::path const prism_file = source_folder / "rules/prism/prism.toml";

inline rules::Pack parsed_pack(std::filesystem::path const& file) {
    rules::Parsed parsed = rules::parse(file_text(file), file.filename().string());
    for (Problem const& problem : parsed.problems)
        if (problem.severity == Severity::Error) throw std::runtime_error(to_text(problem));
    return std::move(parsed.pack);
}

inline std::shared_ptr<rules::CompiledPack const> compiled_pack(std::filesystem::path const& file) {
    return std::make_shared<rules::CompiledPack const>(rules::compile(parsed_pack(file), "test"));
}

} // namespace accrue::test
