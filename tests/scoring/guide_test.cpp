// The author's guide (rules/README.md) stays true: its packs and pieces of packs check, its examples hold, its wrong lines are
// wrong in the way it says, and it names every key of the language and every error.
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "rules/check.h"
#include "rules/flatten.h"
#include "scoring/examples.h"
#include "support/texts.h"

namespace accrue {
namespace {

std::string const guide_name = "rules/README.md";

struct GuideBlock { // a fenced ```toml block
    int line = 0;   // of its first line
    std::string text;
    [[nodiscard]] bool is_pack() const { return text.starts_with("schema = 1\n"); }
    [[nodiscard]] bool stands_alone() const { return is_pack() && text.find("based_on") == std::string::npos; }
};

std::string const& guide_text() {
    static std::string const text = test::file_text(test::source_folder / guide_name);
    return text;
}

std::vector<std::string> lines_of(std::string const& text) {
    std::vector<std::string> lines;
    for (std::size_t from = 0; from < text.size();) {
        std::size_t const to = std::min(text.find('\n', from), text.size());
        lines.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    return lines;
}

std::vector<GuideBlock> guide_blocks() {
    std::vector<GuideBlock> blocks;
    bool inside = false;
    int number = 0;
    for (std::string const& line : lines_of(guide_text())) {
        ++number;
        if (inside && line == "```") {
            inside = false;
        } else if (inside) {
            blocks.back().text += line + "\n";
        } else if (line == "```toml") {
            inside = true;
            blocks.push_back({number + 1, ""});
        }
    }
    return blocks;
}

// The text at its own line of the guide, so that problems are told there.
rules::PackText placed(int line, std::string const& text) {
    return {guide_name + "#" + std::to_string(line), std::string(static_cast<std::size_t>(line - 1), '\n') + text, {}};
}

std::vector<rules::PackText> guide_packs() {
    std::vector<rules::PackText> packs;
    for (GuideBlock const& block : guide_blocks())
        if (block.is_pack()) packs.push_back(placed(block.line, block.text));
    return packs;
}

Problems problems_of_text(rules::PackText const& pack) {
    std::string text = pack.text;
    if (auto const flat = rules::flatten(pack, guide_packs())) {
        if (has_errors(flat->problems)) return flat->problems;
        text = flat->text;
    }
    rules::Parsed const parsed = rules::parse(text, pack.file);
    if (has_errors(parsed.problems)) return parsed.problems;
    Problems problems = rules::check(parsed.pack, parsed.positions);
    if (has_errors(problems)) return problems;
    for (Problem const& problem : scoring::run_examples(rules::compile(parsed.pack, "guide"), pack.file, {}))
        problems.push_back(problem);
    return problems;
}

// What is wrong with a piece of a pack on each of the guide's packs that stand alone.
std::vector<Problems> problems_on_each_pack(int line, std::string const& piece) {
    std::vector<Problems> each;
    for (GuideBlock const& block : guide_blocks()) {
        if (!block.stands_alone()) continue;
        static std::regex const name(R"re(pack\.id = "(.*)"\npack\.version = "(.*)"\n)re");
        std::smatch found;
        REQUIRE(std::regex_search(block.text, found, name));
        each.push_back(problems_of_text(placed(
            line, fmt::format("schema = 1\npack.id = \"piece\"\npack.version = \"9\"\npack.based_on = \"{}@{}\"\n{}",
                              found[1].str(), found[2].str(), piece))));
    }
    return each;
}

std::string listed(Problems const& problems) {
    std::string text;
    for (Problem const& problem : problems)
        if (problem.severity == Severity::Error) text += "\n" + to_text(problem);
    return text;
}

bool has_code(Problems const& problems, std::string const& code) {
    return std::ranges::find(problems, code, &Problem::id) != problems.end();
}

TEST_CASE("guide: every pack in it checks and its examples hold") {
    std::size_t packs = 0;
    for (GuideBlock const& block : guide_blocks()) {
        if (!block.is_pack()) continue;
        ++packs;
        Problems const problems = problems_of_text(placed(block.line, block.text));
        CHECK_MESSAGE(!has_errors(problems), listed(problems));
    }
    CHECK(packs >= 4);
}

TEST_CASE("guide: every piece of a pack fits one of its packs, and its examples hold") {
    std::size_t pieces = 0;
    for (GuideBlock const& block : guide_blocks()) {
        if (block.is_pack()) continue;
        ++pieces;
        auto const each = problems_on_each_pack(block.line, block.text);
        auto const best = std::ranges::min_element(each, {}, [](Problems const& p) { return listed(p).size(); });
        CHECK_MESSAGE(!has_errors(*best), "the piece at line " << block.line << listed(*best));
    }
    CHECK(pieces >= 50);
}

// | E101 | `wrong` | `right` | ..., where " ⏎ " stands for a line break
TEST_CASE("guide: wrong lines are wrong as it says, and right ones are right") {
    static std::regex const row(R"(^\| ([EW][0-9]+) \| `([^`]*)` \| `([^`]*)` \|.*)");
    static std::regex const line_break(" ⏎ ");
    int number = 0;
    std::size_t rows = 0;
    for (std::string const& line : lines_of(guide_text())) {
        ++number;
        std::smatch found;
        if (!std::regex_match(line, found, row)) continue;
        ++rows;
        std::string const code = found[1];
        auto const wrong = problems_on_each_pack(number, std::regex_replace(found[2].str(), line_break, "\n"));
        CHECK_MESSAGE(std::ranges::any_of(wrong, [&](Problems const& p) { return has_code(p, code); }),
                      guide_name << ":" << number << ": no " << code);
        auto const right = problems_on_each_pack(number, std::regex_replace(found[3].str(), line_break, "\n"));
        CHECK_MESSAGE(
            std::ranges::any_of(right, [&](Problems const& p) { return !has_errors(p) && !has_code(p, code); }),
            guide_name << ":" << number << ": not right" << listed(right.back()));
    }
    CHECK(rows >= 20);
}

// --- Every key ---------------------------------------------------------------------------------------------------------

// What of the guide is code: fences and spans between backticks, in the section with this beginning of its heading; in all of
// it for "".
std::string code_in_section(std::string const& heading) {
    std::string code;
    bool inside = heading.empty();
    bool fenced = false;
    for (std::string const& line : lines_of(guide_text())) {
        if (line.starts_with("```")) {
            fenced = !fenced;
        } else if (!fenced && !heading.empty() && (line.starts_with("### ") || line.starts_with("## "))) {
            inside = line.starts_with("### ") && line.find("`" + heading + "`") != std::string::npos;
        } else if (inside && fenced) {
            code += line + "\n";
        } else if (inside) {
            for (std::size_t open = line.find('`'); open != std::string::npos;) {
                std::size_t const close = line.find('`', open + 1);
                if (close == std::string::npos) break;
                code += line.substr(open + 1, close - open - 1) + "\n";
                open = line.find('`', close + 1);
            }
        }
    }
    return code;
}

bool names_word(std::string const& code, std::string const& word) {
    auto const is_part = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
    for (std::size_t at = code.find(word); at != std::string::npos; at = code.find(word, at + 1)) {
        std::size_t const end = at + word.size();
        if ((at == 0 || !is_part(code[at - 1])) && (end == code.size() || !is_part(code[end]))) return true;
    }
    return false;
}

// The parser itself tells the keys that it knows: a key that nobody means is answered with them.
std::set<std::string> known_keys(std::string const& text) {
    static std::regex const answer(R"(known here are (.*))");
    std::set<std::string> keys;
    for (Problem const& problem : rules::parse("schema = 1\n" + text + "\n", "probe.toml").problems) {
        std::smatch found;
        if (problem.id != "E101" || !std::regex_match(problem.remedy, found, answer)) continue;
        std::string const list = found[1];
        for (std::size_t from = 0; from < list.size();) {
            std::size_t const to = std::min(list.find(", ", from), list.size());
            keys.insert(list.substr(from, to - from));
            from = to + 2;
        }
    }
    return keys;
}

struct Probe {
    std::string heading; // of the guide's section that must name the keys
    std::string text;    // with the key that nobody means, as {} = 0
};

std::vector<Probe> probes() {
    std::vector<Probe> probes{
        {"", "?"},
        {"pack", "pack = { ? }"},
        {"pack", "pack.points = { ? }"},
        {"pack", "pack.effective = { ? }"},
        {"pack", "pack.source = { ? }"},
        {"pack", "pack.evidence = { ? }"},
        {"pack", "pack.cycle = { year = \"calendar\", ? }"},
        {"level", "level = [{ ? }]"},
        {"status", "status = [{ ? }]"},
        {"claim", "claim = [{ ? }]"},
        {"claim", "claim = [{ fields = { a = { int = [0, 1], ? } } }]"},
        {"claim", "claim = [{ once = { ? } }]"},
        {"claim", "claim = [{ weight = { ? } }]"},
        {"claim", "claim = [{ cost = { ? } }]"},
        {"qualification", "qualification = [{ ? }]"},
        {"qualification", "qualification = [{ cost = { ? } }]"},
        {"category", "category = [{ ? }]"},
        {"award", "award = [{ field_max = { ? } }]"},
        {"award", "award = [{ occurrence = { ? } }]"},
        {"award", "award = [{ round = { ? } }]"},
        {"award", "award = [{ when = { a = { from = 0, ? } } }]"},
        {"cap", "cap = [{ ? }]"},
        {"cap", "cap = [{ max_ratio = { ? } }]"},
        {"cap", "cap = [{ max_by = { status = {}, ? } }]"},
        {"gate", "gate = [{ per = { ? }, points = 1 }]"},
        {"gate", "gate = [{ need_by = { status = {}, ? } }]"},
        {"step", "step = [{ ? }]"},
        {"table", "table.a = { row = \"a.b\", rows = {}, ? }"},
        {"table", "table.a = { row = \"a.b\", bands = {}, ? }"},
        {"table", "table.a = { row = \"a.b\", cells = [], ? }"},
        {"carry", "carry = [{ ? }]"},
        {"fee", "fee = [{ ? }]"},
        {"document", "document = [{ ? }]"},
        {"declaration", "declaration = [{ ? }]"},
        {"referee", "referee = [{ ? }]"},
        {"renewal", "renewal = { ? }"},
        {"review", "review = { ? }"},
        {"reason", "reason = [{ ? }]"},
        {"statement", "statement = { ? }"},
        {"clause", "clause.a = { ? }"},
        {"example", "example = [{ ? }]"},
        {"example", "example = [{ expect = { ? } }]"},
        {"example", "example = [{ expect = { next = { ? } } }]"},
        {"example", "example = [{ expect = { gates = { a = { ? } } } }]"},
        {"example", "example = [{ status = [{ ? }] }]"},
    };
    for (std::string const kind : {"fixed = 1", "per = \"a\"", "banded = \"a\"", "options = {}", "table = \"a\""})
        probes.push_back({"award", "award = [{ " + kind + ", ? }]"});
    for (std::string const kind :
         {"all", "any", "at_least", "has", "claims", "points", "need_by", "categories", "months"})
        probes.push_back({"gate", "gate = [{ " + kind + " = 1, ? }]"});
    return probes;
}

TEST_CASE("guide: every key that the parser knows is named in its section") {
    std::size_t keys = 0;
    for (Probe probe : probes()) {
        probe.text.replace(probe.text.find('?'), 1, "zzzzzzzzzzzzzzzz = 0");
        auto const known = known_keys(probe.text);
        CHECK_MESSAGE(!known.empty(), "the parser tells no keys for " << probe.text);
        std::string const code = code_in_section(probe.heading);
        for (std::string const& key : known)
            CHECK_MESSAGE(names_word(code, key), "the section of '" << probe.heading << "' does not name " << key);
        keys += known.size();
    }
    CHECK(keys > 300);
    std::string const entries = code_in_section("example");
    for (std::string const key :
         {"id", "claim", "qualification", "title", "organisation", "on", "from", "to", "note", "evidence", "basis"})
        CHECK_MESSAGE(names_word(entries, key), "entries have " << key);
}

TEST_CASE("guide: every error and warning about a pack is named") {
    std::size_t codes = 0;
    for (auto const& entry : std::filesystem::directory_iterator(test::source_folder / "tests/problems")) {
        static std::regex const name(R"(([EW][0-9]{3})-.*\.txt)");
        std::string const file = entry.path().filename().string();
        std::smatch found;
        if (!std::regex_match(file, found, name)) continue;
        ++codes;
        CHECK_MESSAGE(guide_text().find(found[1].str()) != std::string::npos, "the guide does not name " << found[1]);
    }
    CHECK(codes > 100);
}

} // namespace
} // namespace accrue
