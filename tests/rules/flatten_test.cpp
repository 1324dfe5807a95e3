// A pack that is based on another becomes a text that stands alone and says what both say.
#include <algorithm>
#include <filesystem>
#include <string>

#include <doctest/doctest.h>

#include "rules/check.h"
#include "rules/flatten.h"
#include "rules/parse.h"
#include "support/packs.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::rules;

namespace {

std::string const base_text = R"(schema = 1
pack.id = "base"
pack.version = "1"
pack.title = "Base"
pack.notice = "A notice"
pack.effective = { from = 2020-01-01 }
pack.overall = "lowest_step"
pack.score_by = "submission_date"
pack.points = { name = "point", decimals = 2 }
level = [{ code = "A", title = "Low", clause = "1" }, { code = "B", title = "High", clause = "1" }]
claim = [
  { id = "talk", title = "Talk", fields = { hours = { decimal = [0, 40] }, kind = { enum = ["a", "b"] } } },
  { id = "book", title = "Book", help = """
Two "lines",
a tab	and a \\""" },
]
category = [{ id = "extra", title = "Extra" }]
award = [
  { id = "talk", claim = "talk", into = "extra", per = "hours", rate = "1/2", clause = "1" },
  { id = "book", claim = "book", into = "extra", fixed = 5, clause = "1" },
]
[[step]]
id = "extra"
title = "Extra"
points_in = "extra"
bands = [[0, "A"], [10, "B"]]
clause = "1.1"
[table.worth]
row = "talk.hours"
row_from = [0, 10]
cells = [1, 2]
[clause]
"1" = "Everything"
"1.1" = { title = "Steps", text = "There is one." }
[text.de]
"award.talk.title" = "?"
"claim.talk.title" = "Vortrag"
"claim.book.title" = "Buch"
"level.A.title" = "Unten"
"pack.notice" = "Hinweis"
"pack.title" = "Grund"
[[example]]
name = "of the base"
on = 2020-01-01
claims = []
expect = { overall = "A" }
)";

PackText const base{"base.toml", base_text, {}};
std::string const own_head = "schema = 1\npack = { id = \"own\", version = \"1\", based_on = \"base@1\" }\n";

struct Made {
    Flattened flat;
    Parsed parsed;
};

Made made(std::string const& text, std::vector<PackText> const& others = {base}) {
    auto flat = flatten({"own.toml", text, {}}, others);
    REQUIRE(flat);
    for (Problem const& problem : flat->problems) MESSAGE(to_text(problem));
    REQUIRE_FALSE(has_errors(flat->problems));
    Parsed parsed = parse(flat->text, "own.toml");
    return {std::move(*flat), std::move(parsed)};
}

std::string refused(std::string const& text, std::vector<PackText> const& others = {base}) {
    auto const flat = flatten({"own.toml", text, {}}, others);
    REQUIRE(flat);
    REQUIRE(!flat->problems.empty());
    CHECK(flat->text.empty());
    return flat->problems.front().id;
}

PackText version_of_base(std::string const& version, std::string const& from) {
    std::string text = base_text;
    text.replace(text.find("version = \"1\""), 13, "version = \"" + version + "\"");
    text.replace(text.find("2020-01-01"), 10, from);
    text.replace(text.find("title = \"Base\""), 14, "title = \"Base " + version + "\"");
    return {"base-" + version + ".toml", text, {}};
}

template <class Row>
std::vector<std::string> ids_in(std::vector<Row> const& rows) {
    std::vector<std::string> ids;
    for (Row const& row : rows) ids.push_back(row.id);
    return ids;
}

using Ids = std::vector<std::string>;

} // namespace

TEST_CASE("A pack that is based on none stands alone") {
    CHECK_FALSE(base_of(base));
    CHECK_FALSE(flatten(base, {}));
    CHECK_FALSE(flatten({"x.toml", "# based_on\n" + base_text, {}}, {}));
    CHECK_FALSE(flatten({"x.toml", "pack.based_on = ", {}}, {}));
    CHECK_FALSE(base_of({"x.toml", "pack.based_on = ", {}}));
    CHECK(base_of({"own.toml", own_head, {}}) == "base@1");
}

TEST_CASE("What a pack does not change is its base's, word for word, but for the examples") {
    Made const own = made(own_head);
    Pack expected = parse(base_text, "base.toml").pack;
    expected.header.id = "own";
    expected.examples.clear();
    CHECK(accrue::test::without_lines(own.parsed.pack) == accrue::test::without_lines(expected));
    CHECK(own.parsed.pack.claims[1].help == "Two \"lines\",\na tab\tand a \\");
}

TEST_CASE("Every pack that we have says the same when another is based on it") {
    namespace fs = std::filesystem;
    std::vector<fs::path> files{ACCRUE_SOURCE_DIR "/rules/prism/prism.toml"};
    for (auto const& entry : fs::directory_iterator(ACCRUE_SOURCE_DIR "/tests/packs")) files.push_back(entry.path());
    for (fs::path const& file : files) {
        CAPTURE(file.string());
        std::string const text = test::file_text(file);
        Parsed const alone = parse(text, file.string());
        REQUIRE(alone.problems.empty());
        Made const based =
            made("schema = 1\npack = { version = \"new\", based_on = \"" + alone.pack.header.id + "\" }\n",
                 {{file.string(), text, {}}});
        CHECK(based.parsed.problems.empty());
        Pack expected = alone.pack;
        expected.header.version = "new";
        expected.examples.clear();
        CHECK(accrue::test::without_lines(based.parsed.pack) == accrue::test::without_lines(expected));
        Problems problems = check(based.parsed.pack, based.parsed.positions);
        CHECK_FALSE(has_errors(problems));
    }
}

TEST_CASE("Rows with the same id are replaced in their places, new ones follow, dropped ones are gone") {
    Made const own = made(R"(schema = 1
drop.award = ["book"]
drop.clause = ["1.1"]
drop.table = ["worth"]
pack = { version = "2", title = "Own", based_on = "base@1" }
level = [{ code = "C", title = "Top", clause = "1" }, { code = "A", title = "Lowest", clause = "1" }]
award = [
  { id = "walk", claim = "talk", into = "extra", fixed = 1, clause = "1" },
  { id = "talk", claim = "talk", into = "extra", fixed = 2, clause = "1" },
]
clause = { "1" = "All", "2" = "More" }
statement = { prompt = "Why?" }
[text.de]
"claim.book.title" = "Werk"
[text.fr]
"claim.book.title" = "Livre"
)");
    Pack const& pack = own.parsed.pack;
    CHECK(pack.header.id == "base");
    CHECK(pack.header.version == "2");
    CHECK(pack.header.title == "Own");
    CHECK(pack.header.notice == "A notice");
    REQUIRE(pack.levels.size() == 3);
    CHECK(pack.levels[0].title == "Lowest");
    CHECK(pack.levels[1].code == "B");
    CHECK(pack.levels[2].code == "C");
    CHECK(ids_in(pack.awards) == Ids{"talk", "walk"});
    CHECK(std::holds_alternative<Fixed>(pack.awards[0].formula));
    CHECK(pack.tables.empty());
    REQUIRE(pack.clauses.size() == 2);
    CHECK(pack.clauses[0].title == "All");
    CHECK(pack.clauses[1].code == "2");
    CHECK(pack.statement->prompt == "Why?");
    CHECK(pack.examples.empty());
}

TEST_CASE("The base's translations of what is replaced or dropped are not taken") {
    Made const own = made(R"(schema = 1
drop.claim = ["book"]
pack = { version = "2", title = "Own", based_on = "base@1" }
level = [{ code = "A", title = "Lowest", clause = "1" }]
[text.de]
"claim.talk.title" = "Rede"
)");
    std::vector<std::pair<std::string, std::string>> texts;
    for (Translation const& t : own.parsed.pack.translations) texts.emplace_back(t.key, t.text);
    CHECK(texts == std::vector<std::pair<std::string, std::string>>{
                       {"award.talk.title", "?"}, {"claim.talk.title", "Rede"}, {"pack.notice", "Hinweis"}});
}

TEST_CASE("A row that is dropped and written again moves to the end") {
    Made const own =
        made("drop.award = [\"talk\"]\n" + own_head +
             "award = [{ id = \"talk\", claim = \"talk\", into = \"extra\", fixed = 2, clause = \"1\" }]\n");
    CHECK(ids_in(own.parsed.pack.awards) == Ids{"book", "talk"});
}

TEST_CASE("Problems are told at their places in the two files") {
    Made own = made("drop.category = [\"extra\"]\n" + own_head + "[[award]]\nid = \"walk\"\nclaim = \"tlak\"\n" +
                    "into = \"extra\"\nfixed = 1\nclause = \"1\"\n");
    Problems problems = check(own.parsed.pack, own.parsed.positions);
    own.flat.origins.restore(problems);
    std::string told;
    for (Problem const& problem : problems)
        if (problem.severity == Severity::Error) told += to_text(problem.where) + " " + problem.id + "\n";
    CHECK(told.find("base.toml:19:41 E215") != std::string::npos); // into = "extra" of the award 'talk'
    CHECK(told.find("own.toml:6:9 E211") != std::string::npos);
    CHECK(told.find("own.toml:7:8 E215") != std::string::npos);

    Place const whole{"own.toml", 0, 0, {}};
    CHECK(own.flat.origins.at(whole) == whole);
    Place const other{"other.toml", 3, 1, {}};
    CHECK(own.flat.origins.at(other) == other);
    CHECK(Origins().at({"own.toml", 3, 1, {}}) == Place{"own.toml", 3, 1, {}});
}

TEST_CASE("The flattened text hangs on what the packs say and not on how or where they are written") {
    std::string const text = made(own_head).flat.text;
    CHECK(made(own_head + "# a comment\n", {{"elsewhere.toml", "# another\n" + base_text, {}}}).flat.text == text);
    CHECK(made(own_head + "status = [{ id = \"s\", title = \"S\" }]\n").flat.text != text);
    CHECK_FALSE(flatten({"own.toml", text, {}}, {base}));
}

TEST_CASE("A base is named with its version, or is the version in force when the pack begins") {
    std::vector<PackText> const versions{version_of_base("1", "2020-01-01"), version_of_base("2", "2021-01-01"),
                                         version_of_base("3", "2022-01-01")};
    auto const title = [&](std::string const& name, std::string const& from) {
        return made("schema = 1\npack = { version = \"9\", based_on = \"" + name + "\", effective = { from = " + from +
                        " } }\n",
                    versions)
            .parsed.pack.header.title;
    };
    CHECK(title("base@2", "2030-01-01") == "Base 2");
    CHECK(title("base", "2020-12-31") == "Base 1");
    CHECK(title("base", "2021-01-01") == "Base 2");
    CHECK(title("base", "2030-01-01") == "Base 3");
    CHECK(title("base", "2000-01-01") == "Base 1");
}

TEST_CASE("A base that is not there, is based itself, or has the pack's own name is refused") {
    CHECK(refused("schema = 1\npack = { id = \"own\", version = \"1\", based_on = \"base@2\" }\n") == "E120");
    CHECK(refused(own_head, {}) == "E120");
    CHECK(refused(own_head, {{"own.toml", base_text, {}}}) == "E120"); // its own file
    CHECK(refused(own_head, {{"base.toml", "this is no pack", {}}}) == "E120");
    PackText const based{"base.toml", "pack = { id = \"base\", version = \"1\", based_on = \"root\" }\n", {}};
    CHECK(refused(own_head, {based}) == "E121");
    CHECK(refused("schema = 1\npack = { based_on = \"base\" }\n") == "E124");
    CHECK(refused("schema = 1\npack = { based_on = 3 }\n") == "E104");
    CHECK(refused("drop.award = [\"tlak\"]\n" + own_head) == "E122");
    CHECK(refused("drop.category = [\"talk\"]\n" + own_head) == "E122");
    CHECK(refused("drop.awards = [\"talk\"]\n" + own_head) == "E101");
    CHECK(refused("drop.award = \"talk\"\n" + own_head) == "E104");
    CHECK(refused("drop = [\"talk\"]\n" + own_head) == "E104");
}

TEST_CASE("What is wrong with a pack's own keys stays for the parser to tell") {
    Made const own =
        made(own_head + "level = 3\nawrd = [{ id = \"x\" }]\nexample = [{ name = \"n\", on = 12:00:00 }]\n");
    Problems problems = own.parsed.problems;
    own.flat.origins.restore(problems);
    REQUIRE(problems.size() >= 3);
    std::string told;
    for (Problem const& problem : problems) told += to_text(problem.where) + " " + problem.id + "\n";
    CHECK(told.find("own.toml:3:9 E104") != std::string::npos);
    CHECK(told.find("own.toml:4:1 E101") != std::string::npos);
    CHECK(told.find("own.toml:5:31 E107") != std::string::npos);
}

TEST_CASE("A body may take a base's reasons, say one in its own words, drop one and add one") {
    PackText with_reasons = base;
    with_reasons.text += R"([[reason]]
id = "no-proof"
title = "No proof"
clause = "1"
[[reason]]
id = "unclear"
title = "Unclear"
cure = "Say more."
clause = "1"
[[reason]]
id = "paid"
title = "Paid"
clause = "1"
)";
    auto const [flat, parsed] = made(own_head + R"(drop.reason = ["paid"]
reason = [{ id = "unclear", title = "Not clear to us", clause = "1" }, { id = "late", title = "Late", clause = "1" }]
)",
                                     {with_reasons});
    CHECK(ids_in(parsed.pack.reasons) == Ids{"no-proof", "unclear", "late"});
    CHECK(parsed.pack.reasons.at(1).title == "Not clear to us");
    CHECK_FALSE(parsed.pack.reasons.at(1).cure);
    CHECK(refused(own_head + "drop.reason = [\"unpaid\"]\n", {with_reasons}) == "E122");
}
