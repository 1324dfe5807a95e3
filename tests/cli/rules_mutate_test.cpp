// accrue rules mutate, on the packs that ship: a number that no worked case guards is explained in the pack's SOURCES.md.
#include <algorithm>
#include <set>

#include "cli/fixture.h"
#include "support/packs.h"

namespace accrue {
namespace {

using Names = std::set<std::string>; // "award vendor: rate"

// The texts between backticks in `line`.
std::vector<std::string> marked_words(std::string const& line) {
    std::vector<std::string> words;
    for (std::size_t at = line.find('`'); at != std::string::npos; at = line.find('`', at)) {
        std::size_t const end = line.find('`', at + 1);
        REQUIRE(end != std::string::npos);
        words.push_back(line.substr(at + 1, end - at - 1));
        at = end + 1;
    }
    return words;
}

// Lines such as "- `award vendor`: `rate`, `unit`" of the section.
Names explained_in(std::filesystem::path const& sources) {
    std::string const text = test::file_text(sources);
    std::size_t const heading = text.find("\n## Numbers that no worked case guards\n");
    if (heading == std::string::npos) return {};
    Names names;
    std::istringstream lines(text.substr(heading + 1));
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line) && !line.starts_with("## ")) {
        if (!line.starts_with("- ")) continue;
        std::vector<std::string> const words = marked_words(line);
        REQUIRE(words.size() >= 2);
        for (std::size_t i = 1; i < words.size(); ++i) names.insert(words[0] + ": " + words[i]);
    }
    return names;
}

// "award vendor: rate" of "isaca-cpe.toml:351: award vendor: rate = 1: no worked case notices ...".
Names unguarded_in(std::string const& said, std::string const& file) {
    Names names;
    std::istringstream lines(said);
    std::string line;
    while (std::getline(lines, line)) {
        std::size_t const end = line.find(": no worked case notices");
        if (end == std::string::npos) continue;
        std::size_t const name = line.find(": ", file.size()) + 2;
        names.insert(line.substr(name, line.rfind(" = ", end) - name));
    }
    return names;
}

} // namespace

TEST_CASE("every number of the packs that ship is guarded by a worked case, or SOURCES.md says why not") {
    for (std::filesystem::path const& file : test::packs_below(test::shipped_rules)) {
        CAPTURE(file.string());
        test::Bench bench;
        int const status = bench.run(cli::MutateRules{file.string()});
        Names const unguarded = unguarded_in(bench.out(), file.string());
        CHECK(status == (unguarded.empty() ? 0 : 1));
        Names const explained = explained_in(file.parent_path() / "SOURCES.md");
        for (std::string const& name : unguarded)
            if (!explained.contains(name)) FAIL_CHECK(name << " is neither guarded nor explained");
        for (std::string const& name : explained)
            if (!unguarded.contains(name)) FAIL_CHECK(name << " is explained, but a case guards it");
    }
}

} // namespace accrue
