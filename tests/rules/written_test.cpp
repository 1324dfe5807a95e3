// Rows as an author would write them: put into TOML again they are the same pack, whatever kinds of rows and keys it has.
#include <filesystem>

#include <doctest/doctest.h>

#include "rules/written.h"
#include "support/pack_toml.h"
#include "support/packs.h"

using namespace accrue;

TEST_CASE("rows as written are the same pack again") {
    std::vector<std::filesystem::path> files{test::prism_file};
    for (auto const& entry : std::filesystem::directory_iterator(test::source_folder / "tests/packs"))
        files.push_back(entry.path());
    for (std::filesystem::path const& file : files) {
        CAPTURE(file.string());
        rules::Pack const pack = test::without_lines(test::parsed_pack(file));
        rules::Parsed const again = rules::parse(test::toml(rules::written_rows(pack)), "again.toml");
        for (Problem const& problem : again.problems) FAIL_CHECK(to_text(problem));
        CHECK(test::without_lines(again.pack) == pack);
    }
}

TEST_CASE("a value on one line") {
    using Table = rules::Written::Table;
    using List = rules::Written::List;
    rules::Written const half{Number{1, 2}};
    CHECK(to_text(rules::Written{List{half, {Number{1, 3}}, {true}}}) == "[0.5, 1/3, true]");
    CHECK(to_text(rules::Written{Table{{"by", {std::string("kind")}}, {"blog", half}}}) ==
          R"({ by = "kind", blog = 0.5 })");
    CHECK(to_text(rules::Written{Table{}}) == "{}");
}
