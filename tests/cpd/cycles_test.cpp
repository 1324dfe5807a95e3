// Cycles in a row: where they begin and end, what each is given and hands on. Figures of schemes are those of their packs' own
// worked cases; the rest is invented for the tests.
#include <random>

#include <doctest/doctest.h>

#include "cpd/cycles.h"
#include "scoring/cycle.h"
#include "scoring/scored.h"
#include "support/packs.h"
#include "support/random_application.h"
#include "support/rule_rows.h"

using namespace accrue;

namespace {

Date day(std::string_view text) { return *parse_date(text); }

auto pack_of(std::string const& file) { return test::compiled_pack(test::source_folder / file); }

Claim hours(std::string type, std::string_view on, int number,
            std::vector<std::pair<std::string, FieldValue>> more = {}) {
    Claim claim;
    claim.type = std::move(type);
    claim.title = "Activity of " + std::string(on);
    claim.on = day(on);
    claim.fields = std::move(more);
    claim.fields.emplace_back("hours", Number{number, 1});
    return claim;
}

Application with_ids(Application application) {
    for (std::size_t i = 0; i < application.claims.size(); ++i) application.claims[i].id = "c" + std::to_string(i + 1);
    return application;
}

Application pmp(std::vector<Claim> claims) {
    Application application;
    application.award_date = day("2018-06-01");
    Claim held;
    held.type = "certification";
    held.fields = {{"held", std::string("pmp")}};
    application.claims.push_back(held);
    for (Claim& claim : claims) application.claims.push_back(std::move(claim));
    return with_ids(std::move(application));
}

Claim education(std::string_view on, int number, char const* area = "ways") {
    return hours("education", on, number, {{"area", std::string(area)}});
}

std::int64_t points(rules::CompiledPack const& pack, cpd::Cycle const& cycle, std::string_view category) {
    return cycle.assessment.categories[static_cast<std::size_t>(rules::find_category(pack, category))].counted;
}

std::string days_text(scoring::BoundYear const& days) { return to_text(days.from) + " " + to_text(days.to); }

} // namespace

TEST_CASE("a cycle of three years after the other, up to the one that runs") {
    auto const pack = pack_of("rules/pmi-ccr/pmi-ccr.toml");
    auto const cycles = cpd::follow_cycles(*pack, pmp({}), Basis::Claimed, day("2026-11-24"));
    REQUIRE(cycles.all.size() == 3);
    CHECK(days_text(cycles.all[0].days) == "2018-06-01 2021-05-31");
    CHECK(days_text(cycles.all[2].days) == "2024-06-01 2027-05-31");
    CHECK(cycles.all[1].has_ended(day("2026-11-24")));
    CHECK_FALSE(cycles.all[2].has_ended(day("2026-11-24")));
    CHECK(cpd::follow_cycles(*pack, pmp({}), Basis::Claimed, day("2021-05-31")).all.size() == 1);
    CHECK(cpd::follow_cycles(*pack, pmp({}), Basis::Claimed, day("2021-06-01")).all.size() == 2);
    // A credential that begins later has its first cycle, which has not begun.
    auto const ahead = cpd::follow_cycles(*pack, pmp({}), Basis::Claimed, day("2018-01-01"));
    REQUIRE(ahead.all.size() == 1);
    CHECK(days_text(ahead.all[0].days) == "2018-06-01 2021-05-31");
}

TEST_CASE("71 PDUs where 60 are needed: 11 are carried, 49 are still to be earned") { // W28
    auto const pack = pack_of("rules/pmi-ccr/pmi-ccr.toml");
    auto const record = pmp({education("2020-01-10", 40), education("2020-02-10", 10, "power"),
                             education("2020-03-10", 10, "business"), education("2021-01-10", 11)});
    auto const cycles = cpd::follow_cycles(*pack, record, Basis::Claimed, day("2022-01-01"));
    REQUIRE(cycles.all.size() == 2);
    REQUIRE(cycles.all[1].brought.size() == 1);
    Claim const& carried = cycles.all[1].brought[0];
    CHECK(carried.type == "carried");
    CHECK(carried.on == day("2021-06-01"));
    CHECK(*find_field(carried, "points") == FieldValue(Number{11, 1}));
    CHECK(*find_field(carried, "into") == FieldValue(std::string("kept")));
    auto const total = static_cast<std::size_t>(rules::find_gate(*pack, "total"));
    auto const& gate = cycles.all[1].assessment.gates[total];
    CHECK(gate.need - gate.have == 4900);
}

TEST_CASE("what the holder has entered as carried in counts, and nothing is added to it") {
    auto const pack = pack_of("rules/pmi-ccr/pmi-ccr.toml");
    Claim stated;
    stated.type = "carried";
    stated.on = day("2021-06-01");
    stated.fields = {{"into", std::string("kept")}, {"points", Number{5, 1}}};
    auto const record = pmp({education("2020-01-10", 40), education("2020-02-10", 10, "power"),
                             education("2020-03-10", 10, "business"), education("2021-01-10", 11), stated});
    auto const cycles = cpd::follow_cycles(*pack, record, Basis::Claimed, day("2022-01-01"));
    REQUIRE(cycles.all.size() == 2);
    CHECK(cycles.all[1].stated);
    CHECK(cycles.all[1].brought.empty());
    CHECK(points(*pack, cycles.all[1], "kept") == 500);
    CHECK_FALSE(cycles.all[0].stated);
}

TEST_CASE("a shortfall is owed in the next year, and points that live three years are carried on") {
    auto const pack = pack_of("tests/packs/carry.toml");
    Application record;
    record.cycle_start = day("2021-01-01");
    record.award_date = day("2021-01-01");
    record.claims = {hours("course", "2021-05-01", 17), hours("course", "2022-02-01", 18),
                     hours("teaching", "2022-08-01", 8)};
    record = with_ids(record);
    auto const cycles = cpd::follow_cycles(*pack, record, Basis::Claimed, day("2025-06-30"));
    REQUIRE(cycles.all.size() == 5);
    // 17 of 20: 3 are owed in 2022, where 23 are needed and 26 are there.
    REQUIRE(cycles.all[1].brought.size() == 1);
    CHECK(cycles.all[1].brought[0].type == "owed");
    CHECK(*find_field(cycles.all[1].brought[0], "points") == FieldValue(Number{3, 1}));
    // 3 of teaching go on into 2023. They are not enough there, so nothing goes on from 2023 and 17 are owed.
    REQUIRE(cycles.all[2].brought.size() == 1);
    CHECK(cycles.all[2].brought[0].type == "carried");
    CHECK(*find_field(cycles.all[2].brought[0], "points") == FieldValue(Number{3, 1}));
    REQUIRE(cycles.all[3].brought.size() == 1);
    CHECK(*find_field(cycles.all[3].brought[0], "points") == FieldValue(Number{17, 1}));
}

TEST_CASE("points that are carried on say how old they are, and end with their life") {
    std::string const text =
        test::text_of({.rows = R"(claim = [{ id = "a", title = "A", fields = { hours = { int = [0, 90] } } }]
category = [{ id = "all", title = "All" }]
award = [{ id = "a", claim = "a", into = "all", per = "hours", rate = 1, clause = "1" }]
gate = [{ id = "total", title = "Points of the year", points = 2, in = "all", clause = "1" }]
carry = [{ id = "over", in = "all", above = "total", life_years = 3, clause = "1" }]
)",
                       .level = R"(level = [{ code = "A", title = "A", gate = "total", clause = "1" }])",
                       .header = R"(cycle = { years = 1, anchor = "calendar", year = "calendar" })"});
    auto const pack = rules::compile(rules::parse(text, "test.toml").pack, "test");
    Application record;
    record.award_date = day("2021-01-01");
    record.claims = {hours("a", "2021-08-01", 10)};
    record = with_ids(record);
    auto const cycles = cpd::follow_cycles(pack, record, Basis::Claimed, day("2026-02-01"));
    REQUIRE(cycles.all.size() == 6);
    // 10 are earned, 2 a year are used: 8 come into 2022, 6 into 2023 and 4 into 2024, where they are in their third year.
    std::vector<Number> const points = {{8, 1}, {6, 1}, {4, 1}};
    for (std::size_t k = 1; k <= 3; ++k) {
        INFO(k);
        REQUIRE(cycles.all[k].brought.size() == 1);
        Claim const& claim = cycles.all[k].brought[0];
        CHECK(*find_field(claim, "points") == FieldValue(points[k - 1]));
        auto const* years = find_field(claim, "years");
        CHECK((k == 1 ? years == nullptr : *years == FieldValue(Number{static_cast<int>(k) - 1, 1})));
    }
    CHECK(cycles.all[4].brought.empty());
}

TEST_CASE("who was awarded on 29 February has no day between two years") {
    auto const pack = pack_of("rules/prism/cpd.toml");
    Application record;
    record.award_date = day("2020-02-29");
    record.status = {{"asm", day("2020-02-29"), std::nullopt}};
    record.claims = {hours("education", "2024-02-28", 4), hours("practice", "2024-02-29", 5)};
    record = with_ids(record);
    auto const cycles = cpd::follow_cycles(*pack, record, Basis::Claimed, day("2025-01-01"));
    REQUIRE(cycles.all.size() == 5);
    CHECK(days_text(cycles.all[2].days) == "2022-02-28 2023-02-27");
    CHECK(days_text(cycles.all[3].days) == "2023-02-28 2024-02-28");
    CHECK(days_text(cycles.all[4].days) == "2024-02-29 2025-02-27");
    CHECK(points(*pack, cycles.all[3], "education") == 400);
    CHECK(points(*pack, cycles.all[4], "practice") == 500);
    // The engine by itself says the same of that day.
    record.on = day("2024-02-28");
    auto const scored = scoring::score(pack, record, Basis::Claimed, day("2024-02-28"));
    CHECK(scored.assessment.categories[0].counted == 400);
}

TEST_CASE("cycles follow each other without a gap, whatever day they begin on") {
    test::Random random(7); // NOLINT(cert-msc32-c, cert-msc51-cpp): the same tests every time
    for (auto const& file : test::all_packs()) {
        auto const pack = test::compiled_pack(file);
        if (!pack->pack.header.cycle) continue;
        for (int i = 0; i < 200; ++i) {
            Application record;
            record.award_date = Date{static_cast<std::int32_t>(10'000 + random() % 12'000)};
            if (random() % 4 == 0) record.cycle_start = Date{static_cast<std::int32_t>(10'000 + random() % 12'000)};
            Date const today{static_cast<std::int32_t>(12'000 + random() % 12'000)};
            auto const cycles = cpd::follow_cycles(*pack, record, Basis::Claimed, today);
            INFO(file.filename().string(), " ", to_text(*record.award_date), " ", to_text(today));
            REQUIRE_FALSE(cycles.all.empty());
            CHECK(cycles.all.front().days.from <= *record.award_date);
            CHECK(cycles.all.front().days.to >= *record.award_date);
            CHECK((cycles.all.back().days.to >= today &&
                   (cycles.all.size() == 1 || cycles.all.back().days.from <= today)));
            for (std::size_t k = 1; k < cycles.all.size(); ++k)
                CHECK(cycles.all[k].days.from.days == cycles.all[k - 1].days.to.days + 1);
        }
    }
}

TEST_CASE("a cycle is worth the same with the claims that cannot matter in it") {
    test::Random random(11); // NOLINT(cert-msc32-c, cert-msc51-cpp): the same tests every time
    int left_out = 0;
    for (auto const& file : test::all_packs()) {
        auto const pack = test::compiled_pack(file);
        if (!pack->pack.header.cycle) continue;
        for (int i = 0; i < 60; ++i) {
            Application record = test::random_application(pack->pack, day("2021-06-30"), random, 30);
            for (Claim& claim : record.claims) { // over some years
                std::int32_t const by = static_cast<std::int32_t>(random() % 7) * 365 - 1'095;
                for (auto* when : {&claim.on, &claim.from, &claim.to})
                    if (*when) *when = Date{(**when).days + by};
            }
            record.award_date = Date{day("2018-01-01").days + static_cast<std::int32_t>(random() % 700)};
            record.cycle_start.reset();
            Date const today = day("2024-03-03");
            auto const cycles = cpd::follow_cycles(*pack, record, Basis::Claimed, today);
            for (cpd::Cycle const& cycle : cycles.all) {
                left_out += static_cast<int>(record.claims.size() - cycle.claims.size());
                cpd::Cycle all = cycle;
                all.claims.clear();
                for (std::size_t k = 0; k < record.claims.size(); ++k) all.claims.push_back(static_cast<int>(k));
                Application const whole = cpd::application_in(*pack, record, all, today);
                auto const bound = scoring::bind(*pack, whole, cycle.days.to);
                auto const assessment = scoring::evaluate(*pack, bound, Basis::Claimed);
                INFO(file.filename().string(), " case ", i, " cycle ", to_text(cycle.days.from));
                CHECK(assessment.overall == cycle.assessment.overall);
                CHECK(assessment.steps == cycle.assessment.steps);
                for (std::size_t g = 0; g < assessment.gates.size(); ++g) {
                    INFO(pack->pack.gates[g].id);
                    CHECK(assessment.gates[g].have == cycle.assessment.gates[g].have);
                    CHECK(assessment.gates[g].need == cycle.assessment.gates[g].need);
                }
                for (std::size_t c = 0; c < assessment.categories.size(); ++c)
                    CHECK(assessment.categories[c].counted == cycle.assessment.categories[c].counted);
                for (std::size_t c = 0; c < assessment.carries.size(); ++c)
                    CHECK(assessment.carries[c].amount == cycle.assessment.carries[c].amount);
            }
        }
    }
    CHECK(left_out > 10'000);
}

TEST_CASE("a record as it stands takes nothing for done that is not") {
    auto const pack = pack_of("rules/pmi-ccr/pmi-ccr.toml");
    Application record = pmp({education("2026-12-01", 3), education("2026-11-24", 2), education("2026-01-01", 1)});
    record.claims[3].on.reset();
    auto const stands = cpd::as_it_stands(*pack, record, day("2026-11-24"));
    CHECK(effective_basis(stands.claims[1]) == Basis::Planned);
    CHECK(effective_basis(stands.claims[2]) == Basis::Claimed);
    CHECK(stands.claims[3].on == day("2026-11-24"));
    CHECK_FALSE(stands.claims[0].on); // a profile
}

TEST_CASE("without the day of the award there are no cycles, and it is said") {
    auto const pack = pack_of("rules/pmi-ccr/pmi-ccr.toml");
    auto const cycles = cpd::follow_cycles(*pack, {}, Basis::Claimed, day("2026-11-24"));
    CHECK(cycles.all.empty());
    REQUIRE(cycles.problems.size() == 1);
    CHECK(cycles.problems[0].id == "A212");
    CHECK(cpd::follow_cycles(*pack_of("rules/itil-v3-credits/itil-v3-credits.toml"), {}, Basis::Claimed,
                             day("2026-11-24"))
              .all.empty());
}

TEST_CASE("a carried claim without a day stands for the running cycle alone, and its age is kept") {
    auto const pack = pack_of("rules/pmi-ccr/pmi-ccr.toml");
    Claim stated;
    stated.type = "carried";
    stated.fields = {{"into", std::string("kept")}, {"points", Number{5, 1}}};
    auto const record = pmp({education("2020-01-10", 40), education("2020-02-10", 10, "power"),
                             education("2020-03-10", 10, "business"), education("2021-01-10", 11), stated});
    auto const cycles = cpd::follow_cycles(*pack, record, Basis::Claimed, day("2022-01-01"));
    REQUIRE(cycles.all.size() == 2);
    CHECK(points(*pack, cycles.all[0], "kept") == 0);
    CHECK(points(*pack, cycles.all[1], "kept") == 500);
}

TEST_CASE("what is only planned for a later cycle does not hide the running one") {
    auto const pack = pack_of("rules/isaca-cpe/isaca-cpe.toml");
    Application record;
    Claim planned = hours("volunteering", "2027-01-05", 3);
    planned.basis = Basis::Planned;
    record.claims = {planned};
    record = with_ids(record);
    auto const cycles = cpd::follow_cycles(*pack, record, Basis::Claimed, day("2026-11-24"));
    REQUIRE(cycles.all.size() == 1);
    CHECK(cycles.all[0].days.from <= day("2026-11-24"));
    CHECK(cycles.all[0].days.to >= day("2026-11-24"));
}

TEST_CASE("a job with an end ahead counts up to today") {
    auto const pack = pack_of("rules/prism/prism.toml");
    Application record;
    Claim post;
    post.type = "post";
    post.from = day("2024-01-01");
    post.to = day("2030-12-31");
    record.claims = {post};
    CHECK(cpd::as_it_stands(*pack, record, day("2026-11-24")).claims[0].to == day("2026-11-24"));
}
