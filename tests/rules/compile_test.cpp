// What compile() makes of rows where the other tests, which only see results, would be too slow to tell.
#include <string>

#include <doctest/doctest.h>

#include "rules/compiled.h"
#include "support/rule_rows.h"

using namespace accrue;

TEST_CASE("Implications that meet again and again are followed once each") {
    constexpr int floors = 40; // 2^40 ways down
    std::string rows = "qualification = [\n  { id = \"ground-0\", title = \"G\", tags = [\"base\"] },\n";
    rows += "  { id = \"ground-1\", title = \"G\", tags = [\"other\"] },\n";
    for (int floor = 1; floor <= floors; ++floor)
        for (char const side : {'0', '1'}) {
            std::string const below = floor == 1 ? "ground" : "floor-" + std::to_string(floor - 1);
            rows += "  { id = \"floor-" + std::to_string(floor) + "-" + side +
                    "\", title = \"F\", tags = [\"upper\"], " + "implies = [\"" + below + "-0\", \"" + below +
                    "-1\"] },\n";
        }
    rows += "]\ngate = [{ id = \"g\", has = \"base\", title = \"Base\", clause = \"1\" }]\n";
    rules::Parsed parsed = rules::parse(test::text_of({.rows = rows}), "test.toml");
    REQUIRE(!has_errors(parsed.problems));
    rules::CompiledPack const pack = rules::compile(std::move(parsed.pack), "test");
    auto const counts = [&](std::string const& id) {
        int const row = rules::find_qualification(pack.pack, id);
        return pack.qualification_gates[static_cast<std::size_t>(row)].count;
    };
    CHECK(counts("ground-0") == 1);
    CHECK(counts("ground-1") == 0);
    CHECK(counts("floor-1-1") == 1);
    CHECK(counts("floor-40-0") == 1);
}
