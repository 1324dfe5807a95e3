// Every pack's worked examples, in the author's own format.
#include <algorithm>

#include <doctest/doctest.h>

#include "rules/check.h"
#include "scoring/examples.h"
#include "support/packs.h"
#include "support/texts.h"

namespace accrue {
namespace {

Problems problems_of(std::filesystem::path const& file) {
    rules::Parsed const parsed = rules::parse(test::file_text(file), file.filename().string());
    Problems problems = parsed.problems;
    if (has_errors(problems)) return problems;
    for (Problem const& problem : rules::check(parsed.pack, parsed.positions)) problems.push_back(problem);
    if (has_errors(problems)) return problems;
    rules::CompiledPack const pack = rules::compile(parsed.pack, "test");
    for (Problem const& problem : scoring::run_examples(pack, file.filename().string(), {}))
        problems.push_back(problem);
    return problems;
}

TEST_CASE("every example of every pack holds") {
    std::size_t packs = 0;
    for (auto const& folder : {test::source_folder / "tests/packs", test::source_folder / "rules/prism"})
        for (auto const& entry : std::filesystem::directory_iterator(folder)) {
            if (entry.path().extension() != ".toml") continue;
            ++packs;
            for (Problem const& problem : problems_of(entry.path()))
                if (problem.severity == Severity::Error) FAIL_CHECK(to_text(problem));
        }
    CHECK(packs >= 5);
}

TEST_CASE("the examples of prism reach every award and cap and both sides of every gate and threshold") {
    rules::CompiledPack const pack = rules::compile(test::parsed_pack(test::prism_file), "test");
    scoring::Coverage const coverage = scoring::coverage(pack);
    CHECK(coverage.examples >= 160);
    for (scoring::Coverage::Row const& row : coverage.rows)
        if (!row.missing.empty()) FAIL_CHECK(row.kind << " " << row.id << " " << row.missing);
}

TEST_CASE("an example that no longer holds is named with its line and both values") {
    rules::Pack pack = test::parsed_pack(test::prism_file);
    auto const cap = static_cast<std::size_t>(rules::find_cap(pack, "cap-publ"));
    pack.caps[cap].max = {9, 1};
    Problems const problems = scoring::run_examples(rules::compile(pack, "test"), "prism.toml", {});
    REQUIRE_FALSE(problems.empty());
    CHECK(problems.front().id == "E301");
    CHECK(problems.front().where.line > 0);
    CHECK(std::ranges::any_of(problems, [](Problem const& problem) {
        return problem.what.find("points in publ should be 10 and is 9") != std::string::npos;
    }));
}

} // namespace
} // namespace accrue
