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

namespace {

rules::CompiledPack compiled(std::string const& rows) {
    rules::Parsed parsed = rules::parse(test::text_of({.rows = rows}), "test.toml");
    REQUIRE(!has_errors(parsed.problems));
    return rules::compile(std::move(parsed.pack), "test");
}

} // namespace

TEST_CASE("The values of a qualification are added up whatever their size") {
    std::string values;
    for (int i = 0; i < 120; ++i) values += (i == 0 ? "v" : ", v") + std::to_string(i) + " = 999999999.9999";
    rules::CompiledPack const pack =
        compiled("qualification = [{ id = \"q\", title = \"Q\", values = { " + values + " } }, " +
                 "{ id = \"r\", title = \"R\", values = { v0 = \"1/3\", v1 = 0.5 } }]");
    CHECK(to_text(pack.qualification_rank[0]) == "119999999999.988");
    CHECK(to_text(pack.qualification_rank[1]) == "5/6");
}

TEST_CASE("Gates stand behind their members however long the chain") {
    constexpr int length = 60'000; // too deep for recursion
    std::string rows = "claim = [{ id = \"talk\", title = \"Talk\" }]\ngate = [\n";
    for (int i = 0; i < length; ++i)
        rows +=
            "  { id = \"g" + std::to_string(i) + "\", all = [\"g" + std::to_string(i + 1) + "\"], clause = \"1\" },\n";
    rows += "  { id = \"g" + std::to_string(length) + "\", claims = \"talk\", clause = \"1\" },\n]\n";
    rules::CompiledPack const pack = compiled(rows);
    REQUIRE(pack.gate_order.size() == length + 1);
    CHECK(pack.gate_order.front() == length);
    CHECK(pack.gate_order.back() == 0);
}

TEST_CASE("Categories stand before the one they lie in however deep they lie") {
    constexpr int length = 20'000;
    std::string rows = "category = [\n  { id = \"c0\", title = \"C\" },\n";
    for (int i = 1; i < length; ++i)
        rows += "  { id = \"c" + std::to_string(i) + "\", title = \"C\", in = \"c" + std::to_string(i - 1) + "\" },\n";
    rows += "]\ncap = [{ id = \"a\", on = \"c1\", per = \"life\", max = 4, clause = \"1\" }, "
            "{ id = \"b\", on = \"c1\", per = \"year\", max = 2, clause = \"1\" }]\n";
    rules::CompiledPack const pack = compiled(rows);
    CHECK(pack.category_order.front() == length - 1);
    CHECK(pack.category_order.back() == 0);
    CHECK(pack.categories[0].finest_above == rules::Period::Life);
    CHECK(pack.categories[length - 1].finest_above == rules::Period::Year);
    REQUIRE(pack.categories[1].caps.count == 2);
    CHECK(pack.category_caps[0].max == 200); // the year's before the life's
}
