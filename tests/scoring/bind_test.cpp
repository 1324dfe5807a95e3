// What binding refuses, and in which words.
#include <algorithm>

#include <doctest/doctest.h>

#include "scoring/scored.h"
#include "support/packs.h"
#include "support/rule_rows.h"

namespace accrue {
namespace {

Date day(char const* text) { return *parse_date(text); }

struct Fixture {
    std::shared_ptr<rules::CompiledPack const> pack = test::compiled_pack(test::prism_file);
    Application application;

    Fixture() {
        application.scheme = "prism";
        application.on = day("2012-09-12");
    }

    Claim& add(std::string type) {
        Claim claim;
        claim.id = std::to_string(application.claims.size() + 1);
        claim.type = std::move(type);
        application.claims.push_back(std::move(claim));
        return application.claims.back();
    }
    Claim& add_talk(char const* title, char const* on) {
        Claim& claim = add("speaking");
        claim.title = title;
        claim.on = day(on);
        claim.fields = {{"kind", std::string("talk")}, {"paid", false}};
        return claim;
    }
    Claim& add_post(char const* from, Number hours) {
        Claim& claim = add("post");
        claim.from = day(from);
        claim.fields = {
            {"hours", hours}, {"itsm_share", Number{100, 1}}, {"role", std::string("none")}, {"authority", false}};
        return claim;
    }
    [[nodiscard]] scoring::Scored score(Basis basis = Basis::Claimed) const {
        return scoring::score(pack, application, basis, day("2020-01-01"), "a.json");
    }
    [[nodiscard]] std::vector<std::string> problems() const {
        std::vector<std::string> texts;
        for (Problem const& problem : score().bound.problems) texts.push_back(to_text(problem));
        return texts;
    }
};

void check_only(std::vector<std::string> const& problems, char const* expected) {
    REQUIRE(problems.size() == 1);
    CHECK(problems.front() == expected);
}

TEST_CASE_FIXTURE(Fixture, "a field that the type does not have is refused with a suggestion") {
    set_field(add_talk("One", "2012-01-01"), "payd", true);
    check_only(problems(), "a.json#/claims/0/payd: error A202: Speaking has no field 'payd'; did you mean 'paid'?");
}

TEST_CASE_FIXTURE(Fixture, "a missing field is named") {
    add_talk("One", "2012-01-01").fields.pop_back();
    check_only(problems(),
               "a.json#/claims/0/paid: error A206: 'Given as a paid duty' is missing in Speaking; write true or false");
}

TEST_CASE_FIXTURE(Fixture, "a number outside its bounds is refused and both bounds are allowed") {
    add_post("2012-01-01", {168, 1}).title = "most";
    add_post("2012-01-01", {0, 1}).title = "least";
    CHECK(problems().empty());
    add_post("2012-01-01", {1681, 10}).title = "more";
    check_only(problems(), "a.json#/claims/2/hours: error A204: Hours a week is 168.1, outside what is allowed; write "
                           "a number from 0 to 168 h");
}

TEST_CASE_FIXTURE(Fixture, "a negative number is refused") {
    add_post("2012-01-01", {-1, 1});
    CHECK(problems().front().find("error A204: Hours a week is -1, outside what is allowed") != std::string::npos);
}

TEST_CASE_FIXTURE(Fixture, "a choice that is not offered is refused with the nearest one") {
    set_field(add_talk("One", "2012-01-01"), "kind", std::string("talks"));
    check_only(problems(),
               "a.json#/claims/0/kind: error A205: 'talks' is no choice of 'Kind of event'; did you mean 'talk'?");
}

TEST_CASE_FIXTURE(Fixture, "a value of another kind is refused") {
    set_field(add_talk("One", "2012-01-01"), "paid", Number{1, 1});
    check_only(problems(), "a.json#/claims/0/paid: error A203: '1' is a number, which does not fit 'Given as a paid "
                           "duty'; write true or false");
}

TEST_CASE_FIXTURE(Fixture, "a period needs its first day and may not end before it") {
    add_post("2012-01-01", {40, 1}).from.reset();
    add_post("2012-05-01", {40, 1}).to = day("2012-04-30");
    REQUIRE(problems().size() == 2);
    CHECK(problems()[0] ==
          "a.json#/claims/0/from: error A208: the first day is missing in Job; write the date on which it began");
    CHECK(problems()[1] == "a.json#/claims/1/to: error A209: it ends on 30 Apr 2012, before it begins on 1 May 2012; "
                           "correct one of the two dates");
}

TEST_CASE_FIXTURE(Fixture, "dates of the wrong kind are refused") {
    add_post("2012-01-01", {40, 1}).on = day("2012-01-01");
    add_talk("One", "2012-01-01").from = day("2012-01-01");
    REQUIRE(problems().size() == 2);
    CHECK(problems()[0].find("A210: Job lasts for a time and has no single date; use from and to") !=
          std::string::npos);
    CHECK(problems()[1].find("A210: Speaking has one date, not a period; use on") != std::string::npos);
}

TEST_CASE_FIXTURE(Fixture, "a claim with a problem counts nothing and the others still do") {
    add_talk("One", "2012-01-01").title.reset();
    add_talk("Two", "2012-01-01");
    scoring::Scored const scored = score();
    CHECK(scored.assessment.claims[0].unused == scoring::Unused::Problem);
    CHECK(scored.assessment.claims[1].counted == 200);
}

TEST_CASE_FIXTURE(Fixture, "an unknown claim type is refused with a suggestion") {
    add("sertificate");
    check_only(problems(), "a.json#/claims/0/claim: error A201: priSM (reconstruction) has no claim type "
                           "'sertificate'; did you mean 'certificate'?");
}

TEST_CASE_FIXTURE(Fixture, "an unknown qualification is a warning and keeps the claim") {
    add("certificate").qualification = "itil-v3-ff";
    check_only(
        problems(),
        "a.json#/claims/0/qualification: warning AW21: 'itil-v3-ff' is not in the catalogue of priSM (reconstruction); "
        "it counts nothing for now, is kept, and a reviewer will decide; did you mean 'itil-v3-f'?");
    CHECK(score().assessment.claims[0].unused == scoring::Unused::Unknown);
}

TEST_CASE_FIXTURE(Fixture, "a catalogue claim names a qualification") {
    add("certificate");
    CHECK(problems().front().find("A211: Certificate does not say which qualification") != std::string::npos);
}

TEST_CASE_FIXTURE(Fixture, "an undated degree counts and the missing date is pointed out") {
    add("degree").fields = {{"level", std::string("bachelor")}};
    check_only(problems(), "a.json#/claims/0/on: warning AW22: without a date nobody can tell whether this Degree or "
                           "diploma is within the last 120 months; add the date; until then it counts");
    CHECK(score().assessment.claims[0].unused == scoring::Unused::No);
}

TEST_CASE_FIXTURE(Fixture, "equal title and date in two types is pointed out and both count") {
    add_talk("Queues", "2012-01-01");
    Claim& text = add("publication");
    text.title = "queues";
    text.on = day("2012-01-01");
    text.fields = {{"kind", std::string("article")}, {"paid", false}};
    check_only(problems(),
               "a.json#/claims/1: warning AW26: 'queues' stands here as 'Writing' and, with the "
               "same date, as 'Speaking'; one activity should be one entry; both count until a reviewer decides");
    CHECK(score().assessment.claims[0].counted == 200);
    CHECK(score().assessment.claims[1].counted == 200);
}

TEST_CASE_FIXTURE(Fixture, "a scoring date before the rules is a warning") {
    application.on = day("2012-02-29");
    check_only(problems(), "a.json#/on: warning AW24: the rules prism 2012.1 hold from 1 Mar 2012, and the scoring "
                           "date is 29 Feb 2012; check that this is the version that you want");
    application.on = day("2012-03-01");
    CHECK(problems().empty());
}

TEST_CASE_FIXTURE(Fixture, "claims of a lower basis count nothing on a higher one") {
    add_talk("One", "2012-01-01");
    add_talk("Two", "2012-01-01").evidence = {"two.pdf"};
    scoring::Scored const scored = score(Basis::Evidenced);
    CHECK(scored.assessment.claims[0].unused == scoring::Unused::Basis);
    CHECK(scored.assessment.claims[1].counted == 200);
    auto const extra = static_cast<std::size_t>(rules::find_category(pack->pack, "extra"));
    CHECK(scored.claimed.categories[extra].counted == 400);
    CHECK(scored.evidenced.categories[extra].counted == 200);
    CHECK(scored.verified.categories[extra].counted == 0);
}

Ruling ruling(Ruling::Verdict verdict, std::string claim) {
    Ruling made;
    made.verdict = verdict;
    made.claim = std::move(claim);
    return made;
}

TEST_CASE_FIXTURE(Fixture, "rulings allow and refuse and reduce and map and waive") {
    add_talk("One", "2012-01-01");
    add_talk("Two", "2012-01-01");
    add_post("2011-09-01", {40, 1});
    add("certificate").qualification = "acme-guru";
    application.rulings = {ruling(Ruling::Verdict::Allow, "1"), ruling(Ruling::Verdict::Refuse, "2"),
                           ruling(Ruling::Verdict::Reduce, "3"), ruling(Ruling::Verdict::Map, "4"),
                           ruling(Ruling::Verdict::Waive, "")};
    application.rulings[2].field = "hours";
    application.rulings[2].to = Number{20, 1};
    application.rulings[3].to = std::string("itil-v3-f");
    application.rulings[4].gate = "recency-psm";
    scoring::Scored const scored = score();
    CHECK(scored.bound.problems.empty());
    CHECK(scored.verified.claims[0].counted == 200);
    CHECK(scored.assessment.claims[1].unused == scoring::Unused::Refused);
    CHECK(reduced(scored.assessment.queries[0].value, scored.assessment.queries[0].denominator) == Number{6, 1});
    auto const gate = [&](char const* id) {
        return scored.assessment.gates[static_cast<std::size_t>(rules::find_gate(pack->pack, id))];
    };
    CHECK(gate("anchor").met);
    CHECK(gate("recency-psm").met);
    CHECK(gate("recency-psm").waived);
}

TEST_CASE_FIXTURE(Fixture, "a ruling that would spoil a claim leaves it as it was") {
    add_post("2011-09-01", {40, 1});
    add_talk("One", "2012-01-01");
    add("certificate").qualification = "itil-v3-f";
    Application const before = application;
    auto const refused = [&](Ruling::Verdict verdict, char const* claim, char const* field, auto to) {
        application = before;
        application.rulings = {ruling(verdict, claim)};
        if (*field != 0) application.rulings[0].field = field;
        application.rulings[0].to = std::move(to);
        scoring::Scored const scored = score();
        for (scoring::ClaimResult const& result : scored.assessment.claims)
            CHECK(result.unused != scoring::Unused::Problem);
        REQUIRE(scored.bound.problems.size() == 1);
        CHECK(scored.bound.problems[0].id == "A213");
        std::string const what = scored.bound.problems[0].what;
        return what.substr(what.find(": ") + 2);
    };
    using Verdict = Ruling::Verdict;
    CHECK(refused(Verdict::Reduce, "2", "to", day("2011-01-01")) ==
          "'Speaking' lasts for no time that could be shortened");
    CHECK(refused(Verdict::Reduce, "1", "to", day("2011-08-31")) ==
          "the period begins on 1 Sep 2011, after the new end");
    CHECK(refused(Verdict::Reduce, "1", "hours", Number{-1, 1}) == "-1 is not from 0 to 168, as 'hours' must be");
    CHECK(refused(Verdict::Reduce, "1", "hours", Number{1, 3}) == "1/3 is no number that 'hours' can have");
    CHECK(refused(Verdict::Map, "2", "", std::string("itil-v3-f")) == "this claim names no qualification");
    CHECK(refused(Verdict::Map, "3", "", std::string("itil-v3-f")) ==
          "the qualification of this claim is in the catalogue");
    application.rulings[0] = ruling(Verdict::Reduce, "1");
    application.rulings[0].field = "to";
    application.rulings[0].to = day("2011-09-01");
    CHECK(score().bound.problems.empty());
}

TEST_CASE_FIXTURE(Fixture, "a ruling that can have no effect is a problem") {
    add_post("2011-09-01", {40, 1});
    application.rulings = {ruling(Ruling::Verdict::Refuse, "7"), ruling(Ruling::Verdict::Reduce, "1")};
    application.rulings[1].field = "hours";
    application.rulings[1].to = Number{41, 1};
    REQUIRE(problems().size() == 2);
    CHECK(problems()[0] ==
          "a.json#/rulings/0: error A213: this ruling has no effect: there is no claim '7'; correct or remove it");
    CHECK(problems()[1] == "a.json#/rulings/1: error A213: this ruling has no effect: it would make the number larger; "
                           "correct or remove it");
}

// A small pack: `header` further keys of it, `rows` its rows beside the level.
std::shared_ptr<rules::CompiledPack const> small_pack(std::string const& header, std::string const& rows) {
    test::PackRows const text{.rows = rows, .header = header};
    rules::Parsed parsed = rules::parse(test::text_of(text), "test.toml");
    for (Problem const& problem : rules::check(parsed.pack, parsed.positions)) FAIL(to_text(problem));
    return std::make_shared<rules::CompiledPack const>(rules::compile(std::move(parsed.pack), "test"));
}

std::string const once_by_title_and_place =
    R"(claim = [{ id = "talk", title = "Talk", once = { by = ["title", "place"] }, fields = { place = { text = 100 } } }]
category = [{ id = "extra", title = "Extra" }]
award = [{ id = "talk", claim = "talk", into = "extra", fixed = 1, clause = "1" }]
)";

TEST_CASE("two texts are never read as one by the keys of duplicates") {
    auto const pack = small_pack("", once_by_title_and_place);
    auto const groups = [&](std::string const& title, std::string const& place) {
        Application application;
        for (auto const& [t, p] : {std::pair<std::string, std::string>{"One", "Two\nThree"}, {title, place}}) {
            Claim& claim = application.claims.emplace_back();
            claim.type = "talk";
            claim.title = t;
            claim.fields = {{"place", p}};
        }
        return scoring::bind(*pack, application, day("2021-01-01")).group_count;
    };
    CHECK(groups("one ", "TWO\nThree") == 1); // trimmed and without case, in a field too
    CHECK(groups("One\nTwo", "Three") == 0);
    CHECK(groups("One", "Two") == 0);
}

TEST_CASE("a condition on the end of a period takes an open end for the scoring date") {
    auto const pack = small_pack("", R"(claim = [{ id = "job", title = "Job", period = true }]
category = [{ id = "extra", title = "Extra" }]
award = [{ id = "late", claim = "job", into = "extra", fixed = 1, when = { to = { from = 2022-01-01 } }, clause = "1" }]
)");
    Application application;
    application.claims.resize(1);
    application.claims[0].type = "job";
    application.claims[0].from = day("2020-06-01");
    auto const counted = [&](char const* on) {
        return scoring::score(pack, application, Basis::Claimed, day(on)).assessment.claims[0].counted;
    };
    CHECK(counted("2021-12-31") == 0);
    CHECK(counted("2022-01-01") == 100);
    application.claims[0].to = day("2021-12-31");
    CHECK(counted("2022-01-01") == 0);
}

TEST_CASE("rules that are chosen by the cycle's start warn by it") {
    auto const pack = small_pack("cycle = { years = 3, anchor = \"award_date\", year = \"anniversary\" }", R"(
claim = [{ id = "talk", title = "Talk" }]
gate = [{ id = "g", claims = "talk", advice = "met", clause = "1" }]
)");
    auto by_start = *pack;
    by_start.pack.header.score_by = rules::Header::ScoreBy::CycleStart;
    auto const said = [](rules::CompiledPack const& rows, Application const& application, char const* on) {
        std::string text;
        for (Problem const& problem : scoring::bind(rows, application, day(on), "a.json").problems)
            text += to_text(problem);
        return text;
    };
    Application application;
    application.award_date = day("2018-07-01");
    CHECK(said(*pack, application, "2020-06-30") == "");
    CHECK(said(by_start, application, "2020-06-30") ==
          "a.json#/award_date: warning AW24: the rules p 1 hold from 1 Jan 2020, and the cycle begins on 1 Jul 2018; "
          "check that this is the version that you want");
    CHECK(said(by_start, application, "2021-07-01") == "");
    application.cycle_start = day("2019-12-31");
    CHECK(said(by_start, application, "2020-06-30").starts_with("a.json#/cycle_start: warning AW24"));
    CHECK(said(by_start, {}, "2019-06-30").find("AW24") == std::string::npos); // A212 says it
    application.cycle_start = day("2021-01-01");
    CHECK(said(*pack, application, "2021-01-01") == "");
    CHECK(said(*pack, application, "2020-12-31") ==
          "a.json#/cycle_start: warning AW27: the cycle begins on 1 Jan 2021, and the scoring date is 31 Dec 2020, "
          "before it; check the two dates");
}

TEST_CASE("a cycle that begins with the award needs its date") {
    rules::Pack rows = test::parsed_pack(test::source_folder / "tests/packs/years.toml");
    rows.header.cycle->anchor = rules::Cycle::Anchor::AwardDate;
    auto const pack = std::make_shared<rules::CompiledPack const>(rules::compile(rows, "test"));
    Application application;
    application.on = day("2021-06-30");
    auto const problems = scoring::bind(*pack, application, *application.on).problems;
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().id == "A212");
    application.award_date = day("2015-05-10");
    auto const bound = scoring::bind(*pack, application, *application.on);
    CHECK(bound.problems.empty());
    CHECK(to_text(bound.cycle_from) == "2021-05-10"); // two cycles of three years later
    CHECK(to_text(bound.cycle_to) == "2024-05-09");
    REQUIRE(bound.years.size() == 4); // calendar years inside the cycle
    CHECK(to_text(bound.years[0].to) == "2021-12-31");
    CHECK(to_text(bound.years[3].from) == "2024-01-01");
}

TEST_CASE("a fact that is missing is said once, however many limits hang on it") {
    auto const pack = test::compiled_pack(test::source_folder / "rules/pmi-ccr/pmi-ccr.toml");
    REQUIRE(pack->number_choices.size() > 1);
    Application application;
    application.award_date = day("2025-02-01");
    scoring::Scored const scored = scoring::score(pack, application, Basis::Claimed, day("2026-01-01"), "a.json");
    CHECK(std::ranges::count(scored.bound.problems, "AW23", &Problem::id) == 1);
}

// Whether somebody without a status is told of it (AW29).
bool asks_for_status(std::string const& statuses, std::string const& gates, std::string const& given = {}) {
    rules::Parsed parsed = rules::parse(
        test::text_of({.rows = R"(claim = [{ id = "talk", title = "Talk", fields = { hours = { int = [0, 99] } } }]
category = [{ id = "all", title = "All" }]
award = [{ id = "talk", claim = "talk", into = "all", per = "hours", rate = 1, clause = "1" }]
status = [)" + statuses + "]\ngate = [" +
                               gates + R"({ id = "z", all = ["g"], clause = "1" }]
step = [{ id = "s", title = "S", gates = { A = "z" }, clause = "1" }]
)"}),
        "test.toml");
    for (Problem const& problem : rules::check(parsed.pack, parsed.positions))
        REQUIRE_MESSAGE(problem.severity == Severity::Warning, to_text(problem));
    rules::CompiledPack const pack = rules::compile(std::move(parsed.pack), "test");
    Application application;
    if (!given.empty()) application.status.push_back({given, day("2020-01-01"), {}});
    Problems const problems = scoring::bind(pack, application, day("2020-06-01")).problems;
    return std::ranges::find(problems, "AW29", &Problem::id) != problems.end();
}

TEST_CASE("a missing status is pointed out where it may be a slip") {
    std::string const two = R"({ id = "on", title = "On" }, { id = "off", title = "Off" })";
    std::string const one = R"({ id = "second", title = "In a second area" })";
    std::string const by_two =
        R"({ id = "g", need_by = { status = { on = 20, off = 0 }, at = "highest" }, in = "all", clause = "1" }, )";
    std::string const by_one =
        R"({ id = "g", need_by = { status = { second = 20 }, at = "highest" }, in = "all", clause = "1" }, )";
    CHECK(asks_for_status(two, by_two));
    CHECK_FALSE(asks_for_status(two, by_two, "off"));
    CHECK_FALSE(asks_for_status(two, by_two, "of")); // an unknown one is told by itself
    CHECK(asks_for_status(one, by_one));
    // Those with a second area have to do more than the ten that everybody has to do.
    std::string const more =
        R"({ id = "g", all = ["ten", "second"], clause = "1" }, { id = "ten", points = 10, in = "all", clause = "1" },
  { id = "second", need_by = { status = { second = 20 }, at = "highest" }, in = "all", clause = "1" }, )";
    CHECK_FALSE(asks_for_status(one, more));
    // What is only advice decides nothing.
    CHECK_FALSE(asks_for_status(
        two,
        R"({ id = "g", points = 10, in = "all", clause = "1" }, { id = "hint", title = "More", advice = "unmet", need_by = { status = { on = 20, off = 0 }, at = "highest" }, in = "all", clause = "1" }, )"));
}

} // namespace
} // namespace accrue
