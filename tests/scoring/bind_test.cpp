// What binding refuses, and in which words.
#include <algorithm>

#include <doctest/doctest.h>

#include "scoring/scored.h"
#include "support/packs.h"

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
    CHECK(problems()[1] == "a.json#/claims/1/to: error A209: it ends on 2012-04-30, before it begins on 2012-05-01; "
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
    check_only(problems(), "a.json#/claims/1: warning AW26: 'queues' stands here as publication and, with the same "
                           "date, as speaking; one activity should be one entry; both count until a reviewer decides");
    CHECK(score().assessment.claims[0].counted == 200);
    CHECK(score().assessment.claims[1].counted == 200);
}

TEST_CASE_FIXTURE(Fixture, "a scoring date before the rules is a warning") {
    application.on = day("2012-02-29");
    check_only(problems(), "a.json#/on: warning AW24: the rules prism 2012.1 hold from 2012-03-01, and the scoring "
                           "date is 2012-02-29; check that this is the version that you want");
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

} // namespace
} // namespace accrue
