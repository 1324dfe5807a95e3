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
    CHECK(test::all_packs().size() >= 5);
    for (std::filesystem::path const& file : test::all_packs())
        for (Problem const& problem : problems_of(file))
            if (problem.severity == Severity::Error) FAIL_CHECK(to_text(problem));
}

TEST_CASE("the examples of a pack that ships reach every award and cap and both sides of every gate and threshold") {
    for (std::filesystem::path const& file : test::packs_below(test::shipped_rules)) {
        CAPTURE(file.string());
        scoring::Coverage const coverage = scoring::coverage(rules::compile(test::parsed_pack(file), "test"));
        CHECK(coverage.examples >= (file == test::prism_file ? 160 : 5));
        for (scoring::Coverage::Row const& row : coverage.rows)
            if (!row.missing.empty()) FAIL_CHECK(row.kind << " " << row.id << " " << row.missing);
    }
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
