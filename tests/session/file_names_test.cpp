#include <array>
#include <cstdlib>
#include <filesystem>
#include <string_view>

#include <doctest/doctest.h>

#include "files/whole_file.h"
#include "session/file_names.h"
#include "session/fixture.h"

using namespace accrue;
using namespace accrue::session;

namespace {

constexpr std::array<std::string_view, 4> tables{".csv", ".tsv", "", ""};
using Names = std::vector<std::string>;

struct Files {
    Folder folder;
    std::string base = folder.path().string() + "/";

    Files() {
        for (char const* name : {"Papers", "papers-old", ".hidden"}) std::filesystem::create_directory(folder / name);
        for (char const* name : {"pages.csv", "Żółć.CSV", "plan.json", "zoo.tsv", ".secret.csv"})
            must(files::write_file(base + name, "x"));
    }
    [[nodiscard]] Names of(std::string const& typed, std::size_t most = 8) const {
        Names names = complete_path(base + typed, tables, most);
        for (std::string& name : names) name.erase(0, base.size());
        return names;
    }
};

} // namespace

TEST_CASE("a path is completed by folders and by files with the right ending") {
    Files const files;
    CHECK(files.of("") == Names{"Papers/", "papers-old/", "pages.csv", "zoo.tsv", "Żółć.CSV"});
    CHECK(files.of("pa") == Names{"Papers/", "papers-old/", "pages.csv"});
    CHECK(files.of("zo") == Names{"zoo.tsv", "Żółć.CSV"});
    CHECK(files.of(".") == Names{".hidden/", ".secret.csv"});
    CHECK(files.of("pl").empty());
    CHECK(files.of("", 2) == Names{"Papers/", "papers-old/"});
    CHECK(files.of("zoo.tsv").empty()); // nothing is left to complete
    CHECK(files.of("none/x").empty());
    CHECK(complete_path("", tables).empty());
    CHECK(complete_path(files.base + "pl", std::array<std::string_view, 1>{""}) == Names{files.base + "plan.json"});
}

TEST_CASE("what is typed of the home folder stays as it is typed") {
    Files const files;
    std::string const home = std::getenv("HOME") ? std::getenv("HOME") : "";
    setenv("HOME", files.folder.path().c_str(), 1);
    CHECK(complete_path("~/zo", tables) == Names{"~/zoo.tsv", "~/Żółć.CSV"});
    CHECK(with_home("~/zoo.tsv") == files.base + "zoo.tsv");
    CHECK(with_home("a~/b") == "a~/b");
    setenv("HOME", home.c_str(), 1);
}
