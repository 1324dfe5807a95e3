// The pack that comes with the program, from its text into the tables and back.
#include <doctest/doctest.h>

#include "fixture.h"
#include "rules/parse.h"
#include "store/check.h"
#include "store/rule_tables.h"

using namespace accrue;
using namespace accrue::store;

TEST_CASE("the prism pack comes back from the tables as it was parsed") {
    std::string const text = read_file(ACCRUE_SOURCE_DIR "/rules/prism/prism.toml");
    rules::Parsed const parsed = rules::parse(text, "prism.toml");
    REQUIRE(parsed.problems.empty());
    REQUIRE(parsed.pack.examples.size() > 100);
    Folder const folder;
    rules::PackText const named{"prism.toml", text, sha256_hex(text)};
    {
        auto database = must(Database::create(folder / "mine.accrue", now));
        must(save_pack(database, parsed.pack, named));
    }

    auto const database = must(Database::open(folder / "mine.accrue", now));

    CHECK(must(load_pack(database, named.sha256)) == parsed.pack);
    CHECK(must(load_pack_text(database, named.sha256)).text == text);
    CHECK(check(database).problems.empty());
}
