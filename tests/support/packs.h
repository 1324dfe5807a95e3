// Packs for tests, straight from their text: rules/ and tests/packs/.
#pragma once

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "rules/compiled.h"
#include "rules/parse.h"
#include "support/texts.h"

namespace accrue::test {

inline std::filesystem::path const shipped_rules = source_folder / "rules";
inline std::filesystem::path const prism_file = source_folder / "rules/prism/prism.toml";

// The files of packs in the folder and below, by name.
inline std::vector<std::filesystem::path> packs_below(std::filesystem::path const& folder) {
    std::vector<std::filesystem::path> files;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".toml") files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

// Those that ship and those made for the tests.
inline std::vector<std::filesystem::path> all_packs() {
    std::vector<std::filesystem::path> files = packs_below(source_folder / "tests/packs");
    std::ranges::copy(packs_below(shipped_rules), std::back_inserter(files));
    return files;
}

inline rules::Pack parsed_pack(std::filesystem::path const& file) {
    rules::Parsed parsed = rules::parse(file_text(file), file.filename().string());
    for (Problem const& problem : parsed.problems)
        if (problem.severity == Severity::Error) throw std::runtime_error(to_text(problem));
    return std::move(parsed.pack);
}

inline std::shared_ptr<rules::CompiledPack const> compiled_pack(std::filesystem::path const& file) {
    return std::make_shared<rules::CompiledPack const>(rules::compile(parsed_pack(file), "test"));
}

// As it would be if all of it stood nowhere: for comparing what two texts say.
inline rules::Pack without_lines(rules::Pack pack) {
    auto const clear = [](auto&... kinds) {
        auto const of_kind = [](auto& rows) {
            for (auto& row : rows) row.line = 0;
        };
        (of_kind(kinds), ...);
    };
    clear(pack.levels, pack.statuses, pack.claims, pack.qualifications, pack.categories, pack.awards, pack.caps,
          pack.gates, pack.steps, pack.tables, pack.carries, pack.fees, pack.documents, pack.declarations,
          pack.referees, pack.reasons, pack.clauses, pack.translations, pack.examples);
    if (pack.statement) pack.statement->line = 0;
    if (pack.renewal) pack.renewal->line = 0;
    if (pack.review) pack.review->line = 0;
    return pack;
}

} // namespace accrue::test
