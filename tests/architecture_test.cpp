// The folder list is the architecture: reads every file under src/ against the arrow table of src/README.md and the list
// of outside libraries below. The rules are functions over names and texts, so that each is also tried on a made-up file
// that breaks it: this test cannot pass by reading nothing. It looks at words, not at meaning; the compiler does the rest.
#include <algorithm>
#include <filesystem>
#include <fnmatch.h>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/sources.h"
#include "support/texts.h"

namespace {

namespace fs = std::filesystem;

using accrue::test::code_only;
using accrue::test::file_text;
using accrue::test::is_word_character;
using accrue::test::lines_of;
using accrue::test::paths_below;
using accrue::test::Source;
using accrue::test::source_folder;

using Texts = std::vector<std::string>;

struct Row {
    std::string folder; // "gui/screens", or one file with arrows of its own: "cli/main.cpp"
    Texts may_include;
};

// Who may name what, by pattern of the path from src/. First match decides; a header that matches no line and is not one of
// the standard library (no dot, no slash) is refused.
struct Outside {
    char const* header;
    Texts where;
};
std::vector<Outside> const outside_libraries = {
    {"fmt/*", {"*"}},
    {"toml++/*", {"rules/parse*.cpp"}},
    {"SQLiteCpp/*", {"store/*.cpp"}},
    {"sqlite3.h", {"store/*.cpp"}},
    {"nlohmann/*", {"formats/*.cpp"}},
    {"CLI/*", {"cli/*"}},
    {"utf8proc.h", {"domain/text.cpp"}},
    {"sodium/*", {"domain/digest.cpp", "package/*.cpp"}},
    {"zip.h", {"package/libzip.cpp"}},
    {"imgui.h", {"gui/*"}},
    {"imgui_stdlib.h", {"gui/*"}},
    {"imgui_internal.h", {"gui/widgets/*.cpp"}},
    {"imgui_freetype.h", {"gui/fonts*.cpp"}},
    {"fontconfig/*", {"gui/fonts*.cpp"}},
    {"ft2build.h", {"gui/fonts*.cpp"}},
    {"pango/*", {"gui/shaping*.cpp", "print/paper.cpp"}},
    {"cairo-pdf.h", {"print/paper.cpp"}},
    {"backends/imgui_impl_*", {"gui/window*.cpp"}},
    {"GLFW/*", {"gui/window*.cpp"}},
    {"GL/*", {"gui/window*.cpp"}},
    {"stb_image_write.h", {"gui/window*.cpp"}},
    {"systemd/*", {"gui/window_portal.cpp"}},
    // The operating system.
    {"dlfcn.h", {"gui/window.cpp"}},
    {"unistd.h",
     {"domain/descriptor.cpp", "files/*.cpp", "store/*.cpp", "session/*.cpp", "cli/*.cpp", "evidence/sandbox.cpp"}},
    {"fcntl.h", {"files/*.cpp", "store/*.cpp", "session/*.cpp", "cli/*.cpp", "evidence/sandbox.cpp"}},
    {"signal.h", {"cli/long_run.*", "cli/passphrase.cpp"}},
    {"termios.h", {"cli/passphrase.cpp"}}, // a passphrase is not shown as it is typed
    {"sys/*", {"files/*.cpp", "store/*.cpp", "session/*.cpp", "cli/*.cpp", "evidence/sandbox.cpp"}},
    {"poll.h", {"evidence/sandbox.cpp"}},
    {"sched.h", {"evidence/sandbox.cpp"}},
    // Files and streams: not in what is pure, and not in what is drawn.
    {"fstream",
     {"rules/*", "store/*", "formats/*", "evidence/sandbox.*", "session/*", "cli/*", "gui/window*.cpp",
      "gui/fonts*.cpp"}},
    {"filesystem",
     {"rules/*", "files/*", "store/*", "formats/*", "evidence/*", "session/*", "cli/*", "gui/window*", "gui/fonts*"}},
    {"iostream", {"cli/*"}},
};

// Words that do not belong in a folder, comments and texts aside.
struct Forbidden {
    char const* word;
    Texts where;
    char const* reason;
};
std::vector<Forbidden> const forbidden_words = {
    {"static", {"gui/screens/*"}, "a screen remembers only what is in its state"},
    {"thread_local", {"gui/screens/*"}, "a screen remembers only what is in its state"},
    {"try", {"gui/screens/*"}, "a screen does nothing that can fail"},
    {"double", {"domain/*", "scoring/*", "path/*", "store/*", "review/*"}, "points are exact"},
    {"float", {"domain/*", "scoring/*", "path/*", "store/*", "review/*"}, "points are exact"},
    {"system_clock",
     {"domain/*", "rules/*", "scoring/*", "path/*", "formats/*", "review/*", "print/*", "gui/screens/*"},
     "time is a parameter"},
};

bool matches(std::string const& name, std::string const& pattern) {
    return fnmatch(pattern.c_str(), name.c_str(), 0) == 0;
}

bool matches_any(std::string const& name, Texts const& patterns) {
    return std::any_of(patterns.begin(), patterns.end(), [&](auto const& pattern) { return matches(name, pattern); });
}

// The words between backticks: "| `a` | `b` `c` |" cell by cell.
Texts quoted_words(std::string_view cell) {
    Texts words;
    for (std::size_t open = cell.find('`'); open != cell.npos; open = cell.find('`')) {
        std::size_t const close = cell.find('`', open + 1);
        if (close == cell.npos) break;
        words.emplace_back(cell.substr(open + 1, close - open - 1));
        cell.remove_prefix(close + 1);
    }
    return words;
}

// The rows of the first table of the map: | `folder` | `may` `include` | ... |
std::vector<Row> arrow_table(std::string const& readme) {
    std::vector<Row> rows;
    for (auto const& line : lines_of(readme)) {
        if (!line.starts_with("| `")) continue;
        std::size_t const second = line.find('|', 1);
        std::size_t const third = line.find('|', second + 1);
        REQUIRE(third != std::string::npos);
        Texts const folder = quoted_words(std::string_view(line).substr(0, second));
        REQUIRE(folder.size() == 1);
        rows.push_back({folder[0], quoted_words(std::string_view(line).substr(second, third - second))});
    }
    return rows;
}

// The row a file belongs to: its own, else its folder's; null if the map does not have it.
Row const* row_of(std::string const& path, std::vector<Row> const& table) {
    std::string const folder = fs::path(path).parent_path().string();
    auto const named = [&](std::string const& name) {
        auto const found = std::find_if(table.begin(), table.end(), [&](Row const& row) { return row.folder == name; });
        return found == table.end() ? nullptr : &*found;
    };
    Row const* const own = named(path);
    return own ? own : named(folder);
}

struct Include {
    bool ours; // "..." rather than <...>
    std::string name;
};

// What a line includes; an empty name if nothing.
Include include_of(std::string_view line) {
    auto const skip = [&] { line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size())); };
    skip();
    if (!line.starts_with('#')) return {};
    line.remove_prefix(1);
    skip();
    if (!line.starts_with("include")) return {};
    line.remove_prefix(7);
    skip();
    if (line.empty() || (line[0] != '"' && line[0] != '<')) return {};
    bool const ours = line[0] == '"';
    std::size_t const end = line.find(ours ? '"' : '>', 1);
    return {ours, std::string(line.substr(1, end - 1))};
}

std::string include_fault(std::string const& path, Include const& include, std::vector<Row> const& table) {
    if (!include.ours) {
        for (auto const& library : outside_libraries) {
            if (!matches(include.name, library.header)) continue;
            return matches_any(path, library.where) ? "" : "<" + include.name + "> does not belong here";
        }
        bool const standard = include.name.find_first_of("./") == std::string::npos;
        return standard ? "" : "<" + include.name + "> is no library this program uses";
    }
    Row const* const from = row_of(path, table);
    if (!from) return "this folder is not in the map src/README.md";
    std::string const target = fs::path(include.name).parent_path().string();
    bool const own_folder = target == fs::path(path).parent_path().string();
    bool const allowed =
        std::find(from->may_include.begin(), from->may_include.end(), target) != from->may_include.end();
    return own_folder || allowed ? "" : from->folder + " may not include \"" + include.name + "\"";
}

bool has_word(std::string const& line, std::string const& word) {
    for (std::size_t at = line.find(word); at != std::string::npos; at = line.find(word, at + 1)) {
        std::size_t const end = at + word.size();
        bool const starts = at == 0 || !is_word_character(line[at - 1]);
        if (starts && (end == line.size() || !is_word_character(line[end]))) return true;
    }
    return false;
}

// Every fault of one file as "path:line: what".
Texts faults_of(Source const& source, std::vector<Row> const& table) {
    Texts faults;
    auto const report = [&](std::size_t line, std::string const& what) {
        faults.push_back(source.path + ":" + std::to_string(line + 1) + ": " + what);
    };
    Texts const lines = lines_of(source.text);
    Texts const code = lines_of(code_only(source.text));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Include const include = include_of(lines[i]);
        std::string const fault = include.name.empty() ? "" : include_fault(source.path, include, table);
        if (!fault.empty()) report(i, fault);
        for (auto const& rule : forbidden_words)
            if (matches_any(source.path, rule.where) && has_word(code[i], rule.word))
                report(i, std::string("`") + rule.word + "`: " + rule.reason);
    }
    bool const header = source.path.ends_with(".h");
    if (header && source.text.find("#pragma once\n") == std::string::npos) report(0, "a header needs #pragma once");
    return faults;
}

// Faults of the tree: `paths` are all files and folders below src/, folders with a slash at the end.
Texts tree_faults(Texts const& paths, std::vector<Row> const& table) {
    Texts faults;
    auto const has = [&](std::string const& pattern) {
        return std::any_of(paths.begin(), paths.end(), [&](auto const& path) { return matches(path, pattern); });
    };
    for (auto const& row : table) {
        bool const file = row.folder.ends_with(".cpp");
        if (!has(file ? row.folder : row.folder + "/*.cpp"))
            faults.push_back(row.folder + ": in the map but not there");
        if (!file && !has(row.folder + "/README.md")) faults.push_back(row.folder + ": has no README.md");
    }
    for (auto const& path : paths) {
        if (path.ends_with('/') && !has(path + "?*")) faults.push_back(path + ": empty folder");
        bool const code = path.ends_with(".h") || path.ends_with(".cpp");
        if (code && !row_of(path, table)) faults.push_back(path + ": its folder is not in the map src/README.md");
    }
    return faults;
}

std::vector<Row> the_map() { return arrow_table(file_text(source_folder / "src/README.md")); }

} // namespace

TEST_CASE("the map names every layer and what it may include") {
    auto const table = the_map();

    REQUIRE(table.size() == 18);
    CHECK(table[0].folder == "domain");
    CHECK(table[0].may_include.empty());
    CHECK(table[3].folder == "scoring");
    CHECK(table[3].may_include == Texts{"domain", "rules"});
}

TEST_CASE("every file under src keeps to the arrows and to its outside libraries") {
    auto const table = the_map();
    std::size_t files = 0;
    std::size_t includes = 0;
    for (Source const& source : accrue::test::program_sources()) {
        for (auto const& line : lines_of(source.text)) includes += include_of(line).name.empty() ? 0 : 1;
        for (auto const& fault : faults_of(source, table)) FAIL_CHECK("src/" << fault);
        ++files;
    }
    CHECK(files >= 20);
    CHECK(includes > files);
}

TEST_CASE("the tree under src is the map and every layer has its README") {
    for (auto const& fault : tree_faults(paths_below(source_folder / "src"), the_map())) FAIL_CHECK("src/" << fault);
}

TEST_CASE("no folder of the project is empty") {
    for (char const* top : {"rules", "assets", "tests"}) {
        REQUIRE(fs::is_directory(source_folder / top));
        for (auto const& fault : tree_faults(paths_below(source_folder / top), {}))
            if (fault.ends_with("empty folder")) FAIL_CHECK(std::string(top) << "/" << fault);
    }
}

TEST_CASE("a file that breaks a rule is found at its line") {
    auto const table = the_map();
    struct Case {
        Source source;
        std::string fault;
    };
    std::vector<Case> const cases = {
        {{"domain/date.cpp", "\n#include \"rules/pack.h\"\n"},
         "domain/date.cpp:2: domain may not include \"rules/pack.h\""},
        {{"scoring/caps.cpp", "#include \"store/database.h\"\n"}, "scoring/caps.cpp:1: scoring may not include"},
        {{"store/claims.cpp", "  #  include \"scoring/evaluate.h\"\n"}, "store/claims.cpp:1: store may not include"},
        {{"cli/score.cpp", "#include \"gui/window.h\"\n"}, "cli/score.cpp:1: cli may not include"},
        {{"cli/score.cpp", "#include \"store/database.h\"\n"}, "cli/score.cpp:1: cli may not include"},
        {{"gui/screens/a.cpp", "#include \"gui/window.h\"\n"}, "gui/screens/a.cpp:1: gui/screens may not include"},
        {{"gui/widgets/a.cpp", "#include \"gui/screens/b.h\"\n"}, "gui/widgets/a.cpp:1: gui/widgets may not include"},
        {{"rules/check.cpp", "#include \"pack.h\"\n"}, "rules/check.cpp:1: rules may not include \"pack.h\""},
        {{"rules/check.cpp", "#include \"../domain/date.h\"\n"}, "rules/check.cpp:1: rules may not include"},
        {{"extra/a.cpp", "#include \"domain/date.h\"\n"}, "extra/a.cpp:1: this folder is not in the map"},
        {{"rules/check.cpp", "#include <toml++/toml.h>\n"}, "rules/check.cpp:1: <toml++/toml.h> does not belong here"},
        {{"store/database.h", "#pragma once\n#include <SQLiteCpp/SQLiteCpp.h>\n"}, "store/database.h:2: <SQLiteCpp"},
        {{"session/session.cpp", "#include <sqlite3.h>\n"}, "session/session.cpp:1: <sqlite3.h>"},
        {{"scoring/trace.cpp", "#include <nlohmann/json.hpp>\n"}, "scoring/trace.cpp:1: <nlohmann/json.hpp>"},
        {{"formats/application.h", "#pragma once\n#include <nlohmann/json.hpp>\n"},
         "formats/application.h:2: <nlohmann"},
        {{"session/a.cpp", "#include <CLI/CLI.hpp>\n"}, "session/a.cpp:1: <CLI/CLI.hpp>"},
        {{"session/models.h", "#pragma once\n#include <imgui.h>\n"}, "session/models.h:2: <imgui.h>"},
        {{"gui/shell.cpp", "#include <GLFW/glfw3.h>\n"}, "gui/shell.cpp:1: <GLFW/glfw3.h>"},
        {{"gui/shell.cpp", "#include <backends/imgui_impl_glfw.h>\n"}, "gui/shell.cpp:1: <backends/imgui_impl_glfw.h>"},
        {{"domain/date.cpp", "#include <boost/any.hpp>\n"}, "domain/date.cpp:1: <boost/any.hpp> is no library"},
        {{"scoring/a.cpp", "#include <fstream>\n"}, "scoring/a.cpp:1: <fstream> does not belong here"},
        {{"gui/screens/a.cpp", "int f() {\n    static int calls = 0;\n}\n"}, "gui/screens/a.cpp:2: `static`"},
        {{"gui/screens/a.cpp", "/* x */ thread_local int calls;\n"}, "gui/screens/a.cpp:1: `thread_local`"},
        {{"scoring/a.cpp", "char const* s = \"a\";\nint i = 1'000; double points = 0;\n"}, "scoring/a.cpp:2: `double`"},
        {{"rules/a.cpp", "auto now = std::chrono::system_clock::now();\n"}, "rules/a.cpp:1: `system_clock`"},
        {{"domain/date.h", "#include <string>\n"}, "domain/date.h:1: a header needs #pragma once"},
    };
    for (auto const& [source, expected] : cases) {
        CAPTURE(expected);
        Texts const faults = faults_of(source, table);
        REQUIRE(faults.size() == 1);
        CHECK(faults[0].starts_with(expected));
    }
}

TEST_CASE("a file that keeps the rules is left alone") {
    auto const table = the_map();
    std::vector<Source> const sources = {
        {"scoring/evaluate.cpp", "#include \"scoring/evaluate.h\"\n#include \"rules/pack.h\"\n#include <vector>\n"},
        {"rules/parse.cpp", "#include <toml++/toml.h>\n"},
        {"rules/parse_rows.cpp", "#include <toml++/toml.h>\n"},
        {"cli/main.cpp", "#include \"gui/window.h\"\n#include \"cli/commands.h\"\n"},
        {"gui/window.cpp", "#include <GLFW/glfw3.h>\n#include <imgui.h>\n"},
        {"gui/screens/a.cpp",
         "// no static here\nint x = static_cast<int>(1); auto s = \"static\"; auto r = R\"(try)\";\n"},
        {"domain/number.h", "#pragma once\n/* never a double\n   nor a float */\n"},
    };
    for (auto const& source : sources) {
        CAPTURE(source.path);
        CHECK(faults_of(source, table) == Texts{});
    }
}

TEST_CASE("a tree that is not the map is found") {
    std::vector<Row> const table = {{"domain", {}}, {"rules", {"domain"}}, {"rules/main.cpp", {}}};
    Texts const right = {"domain/", "domain/a.cpp", "domain/README.md", "rules/", "rules/main.cpp", "rules/README.md"};
    auto const without = [&](std::string const& path) {
        Texts paths = right;
        std::erase(paths, path);
        return paths;
    };
    auto const with = [&](std::string const& path) {
        Texts paths = right;
        paths.push_back(path);
        return paths;
    };
    CHECK(tree_faults(right, table) == Texts{});
    CHECK(tree_faults(without("domain/a.cpp"), table) == Texts{"domain: in the map but not there"});
    CHECK(tree_faults(without("rules/README.md"), table) == Texts{"rules: has no README.md"});
    CHECK(tree_faults(with("rules/new/"), table) == Texts{"rules/new/: empty folder"});
    CHECK(tree_faults(with("extra/a.h"), table) == Texts{"extra/a.h: its folder is not in the map src/README.md"});
}
