#include "session/packs.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "rules/parse.h"
#include "session/fixture.h"
#include "store/rule_tables.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::session;

namespace {

std::string const sample_text = store::read_file(source_folder / "tests" / "packs" / "sample.toml");

// A version of the sample pack.
std::string version(std::string_view name, std::string_view effective_from) {
    std::string text =
        test::replaced(sample_text, "pack.version = \"1\"", "pack.version = \"" + std::string(name) + "\"");
    return test::replaced(text, "2012-03-01", effective_from);
}

struct Rules {
    Folder folder;
    store::Database database = must(store::Database::in_memory());

    std::filesystem::path write(std::string const& scheme, std::string const& name, std::string const& text) {
        std::filesystem::create_directories(folder / scheme);
        store::write_file(folder / scheme / name, text);
        return folder / scheme / name;
    }
    LoadedPack find(std::optional<std::string> scheme, std::optional<std::string> pack, Date on,
                    std::optional<Date> cycle_start = {}) {
        Application application;
        application.scheme = std::move(scheme);
        application.pack = std::move(pack);
        application.cycle_start = cycle_start;
        return find_pack(database, folder.path(), application, on);
    }
    std::string version_found(std::optional<std::string> scheme, std::optional<std::string> pack, Date on,
                              std::optional<Date> cycle_start = {}) {
        LoadedPack const loaded = find(std::move(scheme), std::move(pack), on, cycle_start);
        if (!loaded.pack) return loaded.problems.front().id;
        return loaded.pack->pack.header.version;
    }
};

} // namespace

TEST_CASE("a pack file is compiled from the tables and names itself by its digest") {
    Rules rules;
    auto const file = rules.write("sample", "sample.toml", sample_text);

    LoadedPack const loaded = load_pack_file(rules.database, file);

    REQUIRE(loaded.pack);
    CHECK(loaded.file == file.string());
    CHECK(loaded.pack->sha256 == sha256_hex(sample_text));
    CHECK(loaded.pack->pack == rules::parse(sample_text, "").pack);
    CHECK(must(store::load_pack(rules.database, loaded.pack->sha256)) == loaded.pack->pack);
    CHECK(must(store::load_pack_text(rules.database, loaded.pack->sha256)).text == sample_text);
}

TEST_CASE("a pack that is in the tables is the same when it comes from them alone") {
    Rules rules;
    auto const file = rules.write("sample", "sample.toml", sample_text);
    LoadedPack const first = load_pack_file(rules.database, file);
    LoadedPack const second = load_pack_file(rules.database, file);
    REQUIRE(second.pack);
    CHECK(second.pack->pack == first.pack->pack);
    CHECK(must(store::list_packs(rules.database)).size() == 1);
}

TEST_CASE("the reconstruction of priSM loads without an error") {
    Rules rules;
    LoadedPack const loaded = load_pack_file(rules.database, source_folder / "rules" / "prism" / "prism.toml");
    for (Problem const& problem : loaded.problems) MESSAGE(to_text(problem));
    CHECK(loaded.pack);
}

TEST_CASE("a pack with an error is refused whole and leaves nothing behind") {
    Rules rules;
    SUBCASE("in its text") {
        auto const file = rules.write("sample", "a.toml", test::replaced(sample_text, "points_in", "point_in"));
        LoadedPack const loaded = load_pack_file(rules.database, file);
        CHECK_FALSE(loaded.pack);
        REQUIRE(has_errors(loaded.problems));
        CHECK(loaded.problems.front().id == "E101");
        CHECK(loaded.problems.front().where.file == file.string());
    }
    SUBCASE("in its meaning") {
        auto const file =
            rules.write("sample", "a.toml", test::replaced(sample_text, "into = \"extra\"", "into = \"extro\""));
        CHECK_FALSE(load_pack_file(rules.database, file).pack);
    }
    SUBCASE("in a worked example") {
        auto const file =
            rules.write("sample", "a.toml", test::replaced(sample_text, "overall = \"ASM\"", "overall = \"PSM\""));
        LoadedPack const loaded = load_pack_file(rules.database, file);
        CHECK_FALSE(loaded.pack);
        REQUIRE(has_errors(loaded.problems));
        CHECK(loaded.problems.back().id == "E301");
        CHECK(loaded.problems.back().where.line > 0);
    }
    SUBCASE("no such file") {
        LoadedPack const loaded = load_pack_file(rules.database, rules.folder / "nothing.toml");
        CHECK_FALSE(loaded.pack);
        CHECK(loaded.problems.front().id == "S101");
    }
    CHECK(must(store::list_packs(rules.database)).empty());
}

TEST_CASE("all problems of a pack are told at once") {
    Rules rules;
    std::string text = test::replaced(sample_text, "into = \"extra\"", "into = \"extro\"");
    text = test::replaced(text, "has = \"intermediate\"", "has = \"intermediote\"");
    LoadedPack const loaded = load_pack_file(rules.database, rules.write("sample", "a.toml", text));
    CHECK(std::ranges::count(loaded.problems, Severity::Error, &Problem::severity) >= 2);
}

TEST_CASE("of a scheme's versions the one in force on the day is taken") {
    Rules rules;
    rules.write("sample", "one.toml", version("one", "2012-03-01"));
    rules.write("sample", "two.toml", version("two", "2013-01-01"));
    rules.write("sample", "three.toml", version("three", "2014-01-01"));

    CHECK(rules.version_found("sample", {}, day(2012, 12, 31)) == "one");
    CHECK(rules.version_found("sample", {}, day(2013, 1, 1)) == "two");
    CHECK(rules.version_found("sample", {}, day(2020, 1, 1)) == "three");
    CHECK(rules.version_found("sample", {}, day(2000, 1, 1)) == "one"); // the earliest, with a warning when scored
    CHECK(rules.version_found({}, "sample@two", day(2020, 1, 1)) == "two");
    CHECK(rules.version_found("sample", "sample@one", day(2020, 1, 1)) == "one");
}

TEST_CASE("a scheme that counts by the start of the cycle is taken as of that day") {
    Rules rules;
    std::string const years = store::read_file(source_folder / "tests" / "packs" / "years.toml");
    rules.write("years", "one.toml", test::replaced(years, "version = \"1\"", "version = \"one\""));
    std::string const later = test::replaced(years, "from = 2020-01-01", "from = 2023-01-01");
    std::string const dated = later.substr(0, later.find("[[example]]")); // which lie before
    rules.write("years", "two.toml", test::replaced(dated, "version = \"1\"", "version = \"two\""));

    CHECK(rules.version_found("years", {}, day(2022, 12, 31), day(2020, 1, 1)) == "one");
    CHECK(rules.version_found("years", {}, day(2023, 1, 1), day(2020, 1, 1)) == "two"); // its second cycle
    CHECK(rules.version_found("years", {}, day(2024, 1, 1), day(2022, 1, 1)) == "one"); // which began before "two"
    CHECK(rules.version_found("years", {}, day(2024, 1, 1), day(2023, 1, 1)) == "two");
    CHECK(rules.version_found("years", {}, day(2024, 1, 1)) == "two");
}

TEST_CASE("a cycle that begins with the award is found by the award's date, in each version's own cycles") {
    Rules rules;
    std::string const years = store::read_file(source_folder / "tests" / "packs" / "years.toml");
    std::string const plain = years.substr(0, years.find("[[example]]"));
    std::string const by_award = test::replaced(plain, "anchor = \"calendar\"", "anchor = \"award_date\"");
    rules.write("years", "one.toml", test::replaced(by_award, "version = \"1\"", "version = \"one\""));
    std::string const later = test::replaced(by_award, "from = 2020-01-01", "from = 2023-01-01");
    rules.write("years", "two.toml", test::replaced(later, "version = \"1\"", "version = \"two\""));
    auto const found = [&](Date award, Date on) {
        Application application;
        application.scheme = "years";
        application.award_date = award;
        return find_pack(rules.database, rules.folder.path(), application, on).pack->pack.header.version;
    };

    CHECK(found(day(2019, 12, 31), day(2023, 6, 1)) == "one"); // three years from 2022-12-31
    CHECK(found(day(2020, 1, 1), day(2023, 6, 1)) == "two");   // from 2023-01-01
    CHECK(found(day(2020, 1, 1), day(2022, 12, 31)) == "one");
}

TEST_CASE("an application that names its pack's digest is counted by that text and no other") {
    Rules rules;
    std::string const first = version("one", "2012-03-01");
    std::string const mended = first + "# mended\n";
    auto const file = rules.write("sample", "one.toml", first);
    REQUIRE(rules.find("sample", {}, day(2012, 7, 15)).pack);
    rules.write("sample", "one.toml", mended);
    rules.write("sample", "two.toml", version("two", "2013-01-01"));

    auto const found = [&](std::string const& text) {
        LoadedPack const loaded = rules.find({}, "sample@" + sha256_hex(text), day(2020, 1, 1));
        return loaded.pack ? loaded.pack->sha256 : loaded.problems.front().id;
    };
    CHECK(found(first) == sha256_hex(first)); // only the library has it
    CHECK(found(mended) == sha256_hex(mended));
    CHECK(found("nothing") == "A231");
    CHECK(rules.version_found("sample", {}, day(2020, 1, 1)) == "two");
}

TEST_CASE("a version in force that only the library holds goes before a file that is not in force yet") {
    Rules rules;
    auto const file = rules.write("sample", "one.toml", version("one", "2012-03-01"));
    REQUIRE(rules.find("sample", {}, day(2012, 7, 15)).pack);
    std::filesystem::remove(file);
    rules.write("sample", "two.toml", version("two", "2013-01-01"));

    CHECK(rules.version_found("sample", {}, day(2012, 12, 31)) == "one");
    CHECK(rules.version_found("sample", {}, day(2013, 1, 1)) == "two");
    CHECK(rules.version_found("sample", {}, day(2012, 2, 29)) == "two"); // none in force: what the files say first
}

TEST_CASE("a scheme may lie in another scheme's folder, and each is found by its own id") {
    Rules rules;
    rules.write("sample", "a-record.toml",
                test::replaced(version("one", "2012-03-01"), "pack.id = \"sample\"", "pack.id = \"sample-cpd\""));
    rules.write("sample", "sample.toml", sample_text);
    auto const id = [&](std::string const& scheme) {
        return rules.find(scheme, {}, day(2012, 7, 15)).pack->pack.header.id;
    };
    CHECK(id("sample") == "sample");
    CHECK(id("sample-cpd") == "sample-cpd");
}

TEST_CASE("a pack that is based on another is stored as one text that needs no other") {
    Rules rules;
    rules.write("sample", "one.toml", sample_text);
    std::string const own = "schema = 1\npack = { version = \"2\", based_on = \"sample@1\", effective = { from = "
                            "2013-01-01 } }\ndrop.qualification = [\"togaf-9\"]\n";
    auto const file = rules.write("sample", "two.toml", own);

    LoadedPack const loaded = rules.find("sample", {}, day(2013, 7, 15));

    REQUIRE(loaded.pack);
    rules::Pack const& pack = loaded.pack->pack;
    CHECK(pack.header.version == "2");
    CHECK(pack.qualifications.size() == 2);
    CHECK(pack.examples.empty());
    rules::PackText const stored = must(store::load_pack_text(rules.database, loaded.pack->sha256));
    CHECK(stored.file == file.string());
    CHECK(sha256_hex(stored.text) == loaded.pack->sha256);
    CHECK(rules::parse(stored.text, stored.file).pack == pack); // as a later version of the library reads it
    CHECK(check_pack_file(file).pack->sha256 == loaded.pack->sha256);

    SUBCASE("the library still holds it when its base is gone") {
        std::filesystem::remove(rules.folder / "sample" / "one.toml");
        LoadedPack const again = rules.find("sample", {}, day(2013, 7, 15));
        REQUIRE(again.pack);
        CHECK(again.pack->sha256 == loaded.pack->sha256);
        REQUIRE(again.passed_over);
        CHECK(again.passed_over->id == "E120");
    }
    SUBCASE("another base is another pack") {
        rules.write("sample", "one.toml", test::replaced(sample_text, "rate = 4", "rate = 5"));
        CHECK(rules.find("sample", {}, day(2013, 7, 15)).pack->sha256 != loaded.pack->sha256);
    }
    SUBCASE("and a remark in the base is none") {
        rules.write("sample", "one.toml", sample_text + "# a remark\n");
        CHECK(rules.find("sample", {}, day(2013, 7, 15)).pack->sha256 == loaded.pack->sha256);
    }
}

TEST_CASE("a base is found in the folder of its scheme, and problems name the file that they are in") {
    Rules rules;
    auto const base = rules.write("sample", "one.toml", sample_text);
    std::string const head = "schema = 1\npack = { id = \"other\", version = \"1\", based_on = \"sample\" }\n";
    auto const file = rules.write("other", "other.toml", head);
    REQUIRE(check_pack_file(file).pack);
    CHECK(rules.version_found("other", {}, day(2012, 7, 15)) == "1");

    std::string const example = "[[example]]\nname = \"nothing\"\non = 2012-07-15\nclaims = []\n";
    SUBCASE("a row of the base") {
        rules.write("other", "other.toml", "drop.category = [\"extra\"]\n" + head);
        LoadedPack const checked = check_pack_file(file);
        REQUIRE(has_errors(checked.problems));
        Problem const& problem = *std::ranges::find(checked.problems, Severity::Error, &Problem::severity);
        CHECK(std::filesystem::equivalent(problem.where.file, base));
        CHECK(problem.where.line > 20);
    }
    SUBCASE("a red example") {
        rules.write("other", "other.toml", head + example + "expect = { overall = \"PSM\" }\n");
        LoadedPack const checked = check_pack_file(file);
        REQUIRE(checked.problems.size() >= 1);
        CHECK(checked.problems.back().id == "E301");
        CHECK(checked.problems.back().where.file == file.string());
        CHECK(checked.problems.back().where.line == 3);
    }
    SUBCASE("no base of that name") {
        rules.write("other", "other.toml", test::replaced(head, "\"sample\"", "\"sampel@1\""));
        LoadedPack const checked = check_pack_file(file);
        REQUIRE(checked.problems.size() == 1);
        CHECK(to_text(checked.problems[0]).starts_with(file.string() + ":2:50: error E120: "));
    }
    SUBCASE("a base that is no id stays in the rules") {
        rules.write("other", "other.toml", test::replaced(head, "\"sample\"", "\"../sample\""));
        CHECK(check_pack_file(file).problems.front().id == "E120");
    }
}

TEST_CASE("a pack in another language counts the same and names itself by the same digest") {
    Rules rules;
    auto const file =
        rules.write("sample", "one.toml", sample_text + "[text.de]\n\"level.PSM.title\" = \"Fachkraft\"\n");
    PackPointer const pack = load_pack_file(rules.database, file).pack;
    REQUIRE(pack);
    CHECK(in_language(pack, "") == pack);
    CHECK(in_language(pack, "fr") == pack);
    PackPointer const german = in_language(pack, "de-AT");
    CHECK(german->pack.levels[1].title == "Fachkraft");
    CHECK(german->pack.levels[0].title == "Associate");
    CHECK(german->sha256 == pack->sha256);
}

TEST_CASE("what cannot be found is told with what there is") {
    Rules rules;
    rules.write("sample", "one.toml", version("one", "2012-03-01"));
    std::filesystem::create_directories(rules.folder / "empty");
    auto const problem = [&](std::optional<std::string> scheme, std::optional<std::string> pack) {
        LoadedPack const loaded = rules.find(std::move(scheme), std::move(pack), day(2012, 7, 15));
        REQUIRE(loaded.problems.size() == 1);
        return to_text(loaded.problems.front());
    };

    CHECK(problem("sampel", {}) ==
          "#/scheme: error A230: there are no rules for the scheme 'sampel'; did you mean 'sample'?");
    CHECK(problem("knitting", {}) ==
          "#/scheme: error A230: there are no rules for the scheme 'knitting'; the schemes here are sample");
    CHECK(rules.version_found("../sample", {}, day(2012, 7, 15)) == "A230");
    CHECK(rules.version_found("empty", {}, day(2012, 7, 15)) == "A230");
    CHECK(rules.version_found({}, {}, day(2012, 7, 15)) == "A230");
    CHECK(problem({}, "sample@nine") ==
          "#/pack: error A231: the rules 'sample@nine' are not here; there is sample@one; name one of them, or leave "
          "'pack' out for the one in force");
    CHECK(problem({}, "sample") ==
          "#/pack: error A232: 'sample' names no version of a pack; write id and version as in prism@2012.1");
    CHECK(problem("other", "sample@one") ==
          "#/pack: error A233: the pack 'sample@one' does not belong to the scheme 'other'; correct one of the two, or "
          "leave one out");
}

TEST_CASE("a version that a library was counted by is found there when its file is gone") {
    Rules rules;
    auto const file = rules.write("sample", "one.toml", version("one", "2012-03-01"));
    REQUIRE(rules.find("sample", {}, day(2012, 7, 15)).pack);
    std::filesystem::remove(file);

    CHECK(rules.version_found("sample", {}, day(2012, 7, 15)) == "one");
    rules.write("sample", "two.toml", version("two", "2013-01-01"));
    CHECK(rules.version_found({}, "sample@one", day(2012, 7, 15)) == "one");
}

TEST_CASE("a file of the scheme that is no pack says why instead of being passed over") {
    Rules rules;
    rules.write("sample", "one.toml", "this is no pack");
    CHECK(rules.version_found("sample", {}, day(2012, 7, 15)) == "E100");
}

TEST_CASE("a file that cannot be used keeps nobody from the rules that the library holds") {
    Rules rules;
    auto const file = rules.write("sample", "one.toml", version("one", "2012-03-01"));
    REQUIRE(rules.find("sample", {}, day(2012, 7, 15)).pack);
    std::string id;
    SUBCASE("an error in its meaning") {
        rules.write("sample", "one.toml",
                    test::replaced(version("one", "2012-03-01"), "into = \"extra\"", "into = \"extro\""));
        id = "E2";
    }
    SUBCASE("an error in its text") {
        rules.write("sample", "one.toml", "this is no pack");
        id = "E100";
    }
    SUBCASE("a red worked case") {
        rules.write("sample", "one.toml",
                    test::replaced(version("one", "2012-03-01"), "overall = \"ASM\"", "overall = \"PSM\""));
        id = "E301";
    }
    SUBCASE("a folder in its place") {
        std::filesystem::remove(file);
        std::filesystem::create_directory(file);
        id = "S102";
    }
    LoadedPack const loaded = rules.find("sample", {}, day(2012, 7, 15));

    REQUIRE(loaded.pack);
    CHECK(loaded.pack->pack.header.version == "one");
    REQUIRE(loaded.passed_over);
    CHECK(loaded.passed_over->id.starts_with(id));
    CHECK(loaded.passed_over->severity == Severity::Warning);
    CHECK(loaded.passed_over->where.file == file.string());
    CHECK(loaded.passed_over->remedy.ends_with("until then the rules that the library holds are used"));
}

TEST_CASE("of the scheme's files one that cannot be read keeps nobody from the others") {
    Rules rules;
    rules.write("sample", "one.toml", version("one", "2012-03-01"));
    SUBCASE("a folder") { std::filesystem::create_directory(rules.folder / "sample" / "a.toml"); }
    SUBCASE("a file of 17 MB") {
        rules.write("sample", "a.toml", "");
        std::filesystem::resize_file(rules.folder / "sample" / "a.toml", 17'000'000);
    }
    CHECK(rules.version_found("sample", {}, day(2012, 7, 15)) == "one");
}

TEST_CASE("of what the library holds of one version the newest text is taken") {
    Rules rules;
    auto const file = rules.write("sample", "one.toml", version("one", "2012-03-01"));
    REQUIRE(load_pack_file(rules.database, file).pack);
    rules.write("sample", "one.toml", version("one", "2012-03-01") + "# newer\n");
    LoadedPack const newer = load_pack_file(rules.database, file);
    REQUIRE(newer.pack);
    std::filesystem::remove(file);
    CHECK(rules.find("sample", {}, day(2012, 7, 15)).pack->sha256 == newer.pack->sha256);
}

TEST_CASE("a pack that is much too large is refused as a pack") {
    Rules rules;
    auto const file = rules.write("sample", "one.toml", "");
    std::filesystem::resize_file(file, 100'000'000);
    LoadedPack const loaded = check_pack_file(file);
    REQUIRE(loaded.problems.size() == 1);
    CHECK(to_text(loaded.problems[0]) ==
          file.string() + ":1:1: error E116: the file has 100.0 MB, more than any rule pack; a pack is that of one "
                          "scheme; split it, or check that it is the right file");
}

TEST_CASE("a stored pack whose worked cases turned red is refused and stays in the library") {
    Rules rules;
    rules::Parsed parsed = rules::parse(test::replaced(sample_text, "overall = \"ASM\"", "overall = \"PSM\""),
                                        ""); // as an older program took it
    must(store::save_pack(rules.database, parsed.pack, {"", "older", sha256_hex("older")}));

    CHECK(rules.version_found("sample", {}, day(2012, 7, 15)) == "E301");

    CHECK(must(store::list_packs(rules.database)).size() == 1);
}

TEST_CASE("a file is checked and a pack is tried without leaving anything in a library") {
    Rules rules;
    auto const file = rules.write("sample", "one.toml", sample_text);
    LoadedPack const checked = check_pack_file(file);
    REQUIRE(checked.pack);
    Application application;
    application.scheme = "sample";
    LoadedPack const tried =
        find_pack(rules.database, rules.folder.path(), application, day(2012, 7, 15), Keep::Nowhere);
    REQUIRE(tried.pack);
    CHECK(must(store::list_packs(rules.database)).empty());
    LoadedPack const kept = load_pack_file(rules.database, file);
    CHECK(kept.pack->pack == checked.pack->pack);
    CHECK(kept.pack->pack == tried.pack->pack);
}

TEST_CASE("rows that were damaged in the library are made anew from the file") {
    Folder const folder;
    auto const library = folder / "mine.accrue";
    Rules rules;
    auto const file = rules.write("sample", "one.toml", sample_text);
    {
        auto database = must(store::Database::create(library, store::now));
        REQUIRE(load_pack_file(database, file).pack);
    }
    std::string bytes = store::read_file(library);
    std::size_t const at = bytes.find("Conference talk");
    REQUIRE(at != std::string::npos);
    std::size_t changed = 0; // the stored text too has these words, and is left as it is
    for (std::size_t i = at; i != std::string::npos; i = bytes.find("Conference talk", i + 1)) {
        if (bytes.substr(i - 9, 9) == "title = \"") continue;
        bytes[i] = 'K';
        ++changed;
    }
    REQUIRE(changed == 1);
    store::write_file(library, bytes);

    auto database = must(store::Database::open(library, store::now));
    REQUIRE(problem_id(store::load_pack(database, sha256_hex(sample_text))) != "");
    LoadedPack const loaded = load_pack_file(database, file);

    REQUIRE(loaded.pack);
    CHECK(loaded.pack->pack.claims[1].title == "Conference talk");
    CHECK(must(store::load_pack(database, loaded.pack->sha256)) == loaded.pack->pack);
}

TEST_CASE("a record can be begun for each scheme whose pack can be read, in the words of its last version") {
    Rules rules;
    rules.write("sample", "1.toml", version("1", "2012-03-01"));
    rules.write("sample", "2.toml",
                test::replaced(version("2", "2014-03-01"), "title = \"Sample\"", "title = \"Newer\""));
    rules.write("other", "1.toml",
                test::replaced(test::replaced(sample_text, "id = \"sample\"", "id = \"other\""), "title = \"Sample\"",
                               "title = \"Another\""));
    rules.write("broken", "1.toml", "this is no pack");
    std::vector<std::string> told;
    for (SchemeModel const& scheme : describe_schemes(rules.folder.path()))
        told.push_back(scheme.id + ": " + scheme.title);
    CHECK(told == std::vector<std::string>{"other: Another", "sample: Newer"});
    CHECK(describe_schemes(rules.folder / "missing").empty());
}

TEST_CASE("the schemes of a folder are its folders that hold packs") {
    Rules rules;
    CHECK(list_schemes(rules.folder / "missing").empty());
    rules.write("zebra", "z.toml", "");
    rules.write("ant", "a.toml", "");
    rules.write("notes", "readme.md", "");
    store::write_file(rules.folder / "loose.toml", "");
    CHECK(list_schemes(rules.folder.path()) == std::vector<std::string>{"ant", "zebra"});
    CHECK(list_pack_files(rules.folder.path()) ==
          std::vector<std::string>{(rules.folder / "ant" / "a.toml").string(),
                                   (rules.folder / "zebra" / "z.toml").string()});
}
