// Packs far larger than any scheme: stored, compiled and counted by like any other, or refused with a place; and what was
// active before stays active.
#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "scoring/explain.h"
#include "scoring/scored.h"
#include "session/fixture.h"
#include "session/packs.h"

using namespace accrue;
using namespace accrue::session;

namespace {

// `rows` stand in place of the rows of the same kind in a pack of one talk.
struct HugeRows {
    std::string category = "{ id = \"c0\", title = \"All\" },\n";
    std::string award = "{ id = \"a\", claim = \"talk\", into = \"c0\", per = \"hours\", rate = 1, clause = \"1\" },\n";
    std::string gate = "{ id = \"g0\", points = 5, in = \"c0\", clause = \"1\" },\n";
    std::string cap = {};
    std::string qualification = {};
    std::string last_gate = "g0";
};

std::string huge_pack(HugeRows const& rows) {
    std::string text =
        "schema = 1\npack = { id = \"p\", version = \"1\", title = \"P\", score_by = \"submission_date\", overall = "
        "\"lowest_step\", points = { name = \"point\", decimals = 0 }, effective = { from = 2010-01-01 } }\n"
        "clause = { \"1\" = \"All\" }\nlevel = [{ code = \"A\", title = \"A\", clause = \"1\" }]\n"
        "claim = [{ id = \"talk\", title = \"Talk\", fields = { hours = { decimal = [0, 30] } } }, "
        "{ id = \"exam\", title = \"Exam\", catalogue = true }]\n";
    auto const list = [&](std::string_view kind, std::string const& items) {
        if (!items.empty()) text += fmt::format("{} = [\n{}]\n", kind, items);
    };
    list("category", rows.category);
    list("award", rows.award);
    list("gate", rows.gate);
    list("cap", rows.cap);
    list("qualification",
         rows.qualification.empty() ? "{ id = \"q\", title = \"Q\", tags = [\"t\"] },\n" : rows.qualification);
    text += fmt::format("step = [{{ id = \"s\", title = \"S\", clause = \"1\", gates = {{ A = \"{}\" }} }}]\n",
                        rows.last_gate);
    return text;
}

std::string each(int count, auto const& row) {
    std::string rows;
    for (int i = 0; i < count; ++i) rows += row(i);
    return rows;
}

struct HugeRules {
    Folder folder;
    store::Database database = must(store::Database::in_memory());

    LoadedPack load(std::string const& text) {
        store::write_file(folder / "p.toml", text);
        return load_pack_file(database, folder / "p.toml");
    }
    // The level of somebody with a talk of six hours.
    std::string level(PackPointer const& pack) {
        Claim talk;
        talk.id = "1";
        talk.type = "talk";
        talk.title = "Talk";
        talk.on = day(2012, 1, 1);
        talk.fields = {{"hours", Number{6, 1}}};
        Application application;
        application.claims.push_back(talk);
        scoring::Scored const scored = scoring::score(pack, application, Basis::Claimed, day(2012, 6, 1), "");
        return scoring::level_text(*pack, scored.assessment.overall);
    }
};

constexpr int many_categories = 10'000;

std::string nested_categories(int outermost) {
    return each(many_categories, [&](int i) {
        int const around = i > 0 ? i - 1 : outermost;
        return fmt::format("{{ id = \"c{}\", title = \"C\"{} }},\n", i,
                           around < 0 ? "" : fmt::format(", in = \"c{}\"", around));
    });
}

} // namespace

TEST_CASE("a pack with 10,000 categories inside each other and a limit on each counts like any other") {
    HugeRules rules;
    HugeRows rows{.category = nested_categories(-1)};
    rows.award =
        fmt::format("{{ id = \"a\", claim = \"talk\", into = \"c{}\", per = \"hours\", rate = 1, clause = \"1\" }},\n",
                    many_categories - 1);
    rows.cap = each(many_categories, [](int i) {
        return fmt::format("{{ id = \"k{}\", on = \"c{}\", per = \"life\", max = {}, clause = \"1\" }},\n", i, i,
                           20'000 - i);
    });
    LoadedPack const loaded = rules.load(huge_pack(rows));
    REQUIRE(loaded.pack);
    CHECK(rules.level(loaded.pack) == "A");
}

TEST_CASE("a chain of 20,000 conditions is followed to its end") {
    HugeRules rules;
    HugeRows rows;
    rows.gate += each(
        20'000, [](int i) { return fmt::format("{{ id = \"g{}\", all = [\"g{}\"], clause = \"1\" }},\n", i + 1, i); });
    rows.last_gate = "g20000";
    LoadedPack const loaded = rules.load(huge_pack(rows));
    REQUIRE(loaded.pack);
    CHECK(rules.level(loaded.pack) == "A");
}

TEST_CASE("a catalogue of 50,000 qualifications is taken") {
    HugeRules rules;
    HugeRows rows;
    rows.qualification =
        each(50'000, [](int i) { return fmt::format("{{ id = \"q{}\", title = \"Q\", tags = [\"t\"] }},\n", i); });
    LoadedPack const loaded = rules.load(huge_pack(rows));
    REQUIRE(loaded.pack);
    CHECK(loaded.pack->pack.qualifications.size() == 50'000);
    CHECK(rules.level(loaded.pack) == "A");
}

TEST_CASE("10,000 categories in a circle are refused with a place, and what was active stays") {
    HugeRules rules;
    LoadedPack const before = rules.load(huge_pack({}));
    REQUIRE(before.pack);
    LoadedPack const circle = rules.load(huge_pack({.category = nested_categories(many_categories - 1)}));
    CHECK_FALSE(circle.pack);
    REQUIRE_FALSE(circle.problems.empty());
    CHECK(std::ranges::count(circle.problems, "E230", &Problem::id) == 1);
    CHECK(circle.problems.front().where.line > 0);
    Application application;
    application.pack = "p@" + before.pack->sha256;
    CHECK(find_pack(rules.database, rules.folder.path(), application, day(2012, 6, 1)).pack);
}
