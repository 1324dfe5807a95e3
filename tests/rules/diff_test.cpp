// What changed between two packs: rows by id, keys with both values, the order, and which levels it touches.
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "rules/diff.h"
#include "support/packs.h"
#include "support/rule_rows.h"

using namespace accrue;

namespace {

std::string const talk_pack =
    R"(level = [{ code = "A", title = "A", clause = "1" }, { code = "B", title = "B", gate = "ten", clause = "1" }]
claim = [{ id = "talk", title = "Talk", fields = { hours = { decimal = [0, 9], title = "Hours" } } }]
category = [{ id = "cpd", title = "Points" }]
award = [{ id = "talk", claim = "talk", into = "cpd", per = "hours", rate = 1, clause = "1" }]
gate = [{ id = "ten", points = 10, in = "cpd", clause = "1" }]
step = [{ id = "sum", title = "Points", points_in = "cpd", bands = [[0, "A"], [5, "B"]], clause = "1" }]
)";

rules::Pack pack_of(std::string const& text) {
    rules::Parsed parsed = rules::parse(test::text_of({.rows = text, .level = ""}), "test.toml");
    for (Problem const& problem : parsed.problems) FAIL(to_text(problem));
    return std::move(parsed.pack);
}

// A line for each row, its keys behind it, then the order and the levels.
std::string diff(std::string const& before, std::string const& after) {
    rules::Difference const found = rules::difference(pack_of(before), pack_of(after));
    std::string text;
    for (rules::RowChange const& row : found.rows) {
        text += fmt::format("{}{} {} {}>{}", "+-~"[static_cast<int>(row.what)], row.kind, row.id, row.line_before,
                            row.line_after);
        for (rules::KeyChange const& key : row.keys) text += fmt::format("; {}: {} > {}", key.key, key.was, key.is);
        text += '\n';
    }
    for (std::string_view const kind : found.reordered) text += fmt::format("order of {}\n", kind);
    for (rules::LevelChange const& level : found.levels)
        text += fmt::format("{}: {}\n", level.code, fmt::join(level.reasons, ", "));
    return text;
}

} // namespace

TEST_CASE("what is only spelled otherwise has not changed") {
    CHECK(diff(talk_pack, talk_pack).empty());
    CHECK(diff(talk_pack, "# a remark\n" + test::replaced(talk_pack, "rate = 1", "unit = 1.0, rate = 1.00")).empty());
    CHECK(rules::difference(pack_of(talk_pack), pack_of("\n" + talk_pack)).none());
}

TEST_CASE("a key that changed has both values, its row both lines, and the levels that hang on it are named") {
    CHECK(diff(talk_pack, "\n" + test::replaced(talk_pack, "rate = 1", "rate = \"1/3\", item_max = 4")) ==
          "~award talk 7>8; rate: 1 > 1/3; item_max:  > 4\nA: award talk\nB: award talk\n");
    CHECK(diff(test::replaced(talk_pack, "rate = 1", "rate = 1, item_max = 4"), talk_pack) ==
          "~award talk 7>7; item_max: 4 > \nA: award talk\nB: award talk\n");
    CHECK(diff(talk_pack, test::replaced(talk_pack, "points = 10", "points = 11")) ==
          "~gate ten 8>8; points: 10 > 11\nB: gate ten\n");
}

TEST_CASE("wording decides nothing") {
    CHECK(diff(talk_pack, test::replaced(talk_pack, R"(title = "Hours")", R"(title = "Time")")) ==
          "~claim talk 5>5; fields.hours.title: \"Hours\" > \"Time\"\n");
}

TEST_CASE("rows that are new, gone or in another order") {
    std::string const cap = "cap = [{ id = \"most\", on = \"cpd\", per = \"life\", max = 7, clause = \"1\" }]\n";
    CHECK(diff(talk_pack, talk_pack + cap) == "+cap most 0>10\nA: cap most\nB: cap most\n");
    CHECK(diff(talk_pack + cap, talk_pack) == "-cap most 10>0\nA: cap most\nB: cap most\n");
    std::string const two = R"(category = [{ id = "cpd", title = "Points" }, { id = "x", title = "X" }])";
    std::string const turned = R"(category = [{ id = "x", title = "X" }, { id = "cpd", title = "Points" }])";
    std::string const one = R"(category = [{ id = "cpd", title = "Points" }])";
    CHECK(diff(test::replaced(talk_pack, one, two), test::replaced(talk_pack, one, turned)) == "order of category\n");
    CHECK(diff(talk_pack, test::replaced(talk_pack, one, turned)) == "+category x 0>6\n");
}

TEST_CASE("prism: the credits of a certificate touch the level that counts credits") {
    rules::Pack const before = test::parsed_pack(test::prism_file);
    rules::Pack after = before;
    for (rules::Qualification& row : after.qualifications)
        if (row.id == "itil-v3-f") row.values.front().second = {3, 1};
    rules::Difference const found = rules::difference(before, after);
    REQUIRE(found.rows.size() == 1);
    CHECK(found.rows.front().keys.front().key == "values.credits");
    std::string levels;
    for (rules::LevelChange const& level : found.levels) levels += level.code + " ";
    CHECK(levels == "ASM DPSM "); // of ASM it is the anchor itself
}
