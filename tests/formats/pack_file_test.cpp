// A pack's rows as JSON: the keys of the rule language, exact numbers.
#include <string>

#include <doctest/doctest.h>

#include "formats/json.h"
#include "formats/pack_file.h"
#include "support/packs.h"
#include "support/rule_rows.h"

using namespace accrue;

namespace {

std::string member_line(formats::Json const& document, std::string_view kind) {
    auto const* found = formats::find_member(std::get<formats::Json::Object>(document.value), kind);
    return found == nullptr ? "" : formats::write_json_line(*found);
}

formats::Json exported(std::string const& rows, std::string const& tables = {}) {
    rules::Parsed const parsed = rules::parse(test::text_of({.rows = rows, .tables = tables}), "test.toml");
    for (Problem const& problem : parsed.problems) FAIL(to_text(problem));
    auto json = formats::parse_json(formats::write_pack(parsed.pack, "abc"), "out.json");
    REQUIRE(json);
    return *std::move(json);
}

} // namespace

TEST_CASE("rows of a pack stand in lists under their kind, with exact numbers") {
    formats::Json const json =
        exported(R"(claim = [{ id = "talk", title = "Talk", fields = { hours = { decimal = [0, 9.50] } } }]
category = [{ id = "cpd", title = "Points" }]
award = [{ id = "talk", claim = "talk", into = "cpd", when = { hours = { from = 1 } }, per = "hours", rate = "1/3", item_max = "1/2", clause = "1" }]
)");
    CHECK(member_line(json, "format") == R"("accrue.pack/1")");
    CHECK(member_line(json, "sha256") == R"("abc")");
    CHECK(member_line(json, "level") == R"([{"code":"A","title":"A","clause":"1"}])");
    CHECK(member_line(json, "claim") == R"([{"id":"talk","title":"Talk","fields":{"hours":{"decimal":[0,9.5]}}}])");
    CHECK(member_line(json, "award") == R"([{"id":"talk","claim":"talk","into":"cpd","when":{"hours":{"from":1}},)"
                                        R"("per":"hours","rate":"1/3","item_max":0.5,"clause":"1"}])");
    CHECK(member_line(json, "clause") == R"({"1":{"title":"Everything"}})");
    CHECK(member_line(json, "gate").empty());
}

TEST_CASE("tables, translations and single rows of a pack are objects") {
    formats::Json const json =
        exported("statement = { prompt = \"Say.\", clause = \"1\" }\n",
                 "[table.x]\nrow = \"a.b\"\nrows.one = [\"A\"]\n[text.de]\n\"level.A.title\" = \"Ah\"\n");
    CHECK(member_line(json, "statement") == R"({"prompt":"Say.","clause":"1"})");
    CHECK(member_line(json, "table") == R"({"x":{"row":"a.b","rows":{"one":["A"]}}})");
    CHECK(member_line(json, "text") == R"({"de":{"level.A.title":"Ah"}})");
}

TEST_CASE("all cases of prism are written") {
    rules::Pack const pack = test::parsed_pack(test::prism_file);
    auto const json = formats::parse_json(formats::write_pack(pack, "x"), "prism.json");
    REQUIRE(json);
    auto const* examples = formats::find_member(std::get<formats::Json::Object>(json->value), "example");
    REQUIRE(examples != nullptr);
    CHECK(std::get<formats::Json::Array>(examples->value).size() == pack.examples.size());
}
