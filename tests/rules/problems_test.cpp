// Every problem that a rule pack can have: tests/problems/E1xx-name.toml (and E2xx-, W2xx-) triggers it, and
// E1xx-name.txt is what the program says, word for word. A problem of the sources without such a file fails.
#include <filesystem>
#include <regex>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "rules/check.h"
#include "rules/flatten.h"
#include "rules/parse.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::rules;
using accrue::test::file_text;
using accrue::test::said;

namespace {

namespace fs = std::filesystem;

std::vector<PackText> bases() {
    std::vector<PackText> packs;
    for (char const* name : {"plain.toml", "based.toml"})
        packs.push_back({std::string("bases/") + name, file_text(test::problem_gallery / "bases" / name), {}});
    return packs;
}

Problems problems_of(std::string const& text, std::string const& file) {
    auto const flat = flatten({file, text, {}}, bases());
    if (flat && has_errors(flat->problems)) return flat->problems;
    Parsed const parsed = parse(flat ? flat->text : text, file);
    Problems problems = has_errors(parsed.problems) ? parsed.problems : check(parsed.pack, parsed.positions);
    if (flat) flat->origins.restore(problems);
    return problems;
}

std::set<std::string> ids_in_sources() {
    std::set<std::string> ids;
    std::regex const id(R"re("([EW][12]\d\d)")re");
    for (auto const& entry : fs::directory_iterator(test::source_folder / "src/rules")) {
        std::string const text = file_text(entry.path());
        for (std::sregex_iterator match(text.begin(), text.end(), id), none; match != none; ++match)
            ids.insert((*match)[1]);
    }
    return ids;
}

bool is_rule_pack(fs::path const& path) {
    std::string const name = path.filename().string(); // E3xx is what scoring finds in a pack's examples
    return path.extension() == ".toml" && (name.starts_with("E1") || name.starts_with("E2") || name.starts_with("W"));
}

} // namespace

TEST_CASE("Each rule pack of the problem gallery gives its exact messages") {
    std::set<std::string> shown{"E116"}; // too large to keep: below
    for (auto const& entry : fs::directory_iterator(test::problem_gallery)) {
        if (!is_rule_pack(entry.path())) continue;
        std::string const name = entry.path().filename().string();
        CAPTURE(name);
        Problems const problems = problems_of(file_text(entry.path()), name);
        CHECK(said(problems) == file_text(fs::path(entry.path()).replace_extension(".txt")));
        bool triggers = false;
        for (Problem const& problem : problems) triggers = triggers || problem.id == name.substr(0, 4);
        CHECK(triggers);
        shown.insert(name.substr(0, 4));
    }
    for (std::string const& id : ids_in_sources())
        CHECK_MESSAGE(shown.count(id) == 1, id, " has no file in the gallery");
}

TEST_CASE("The problem of the gallery that needs a huge rule pack says so too") {
    std::string many_tables;
    for (int i = 0; i <= 10'000; ++i) many_tables += "[a]\n";
    CHECK(said(problems_of(many_tables, "E116-too-much.toml")) ==
          file_text(test::problem_gallery / "E116-too-much.txt"));
}
