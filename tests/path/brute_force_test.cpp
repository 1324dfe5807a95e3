// The search against all sets of additions, on random packs of up to twelve of them.
#include <doctest/doctest.h>

#include "brute_force.h"
#include "random_case.h"

namespace accrue {
namespace {

Claim activity(std::string const& type, std::string const& field, FieldValue value) {
    Claim claim;
    claim.type = type;
    set_field(claim, field, std::move(value));
    return claim;
}

std::vector<Claim> const all_activities{
    activity("talk", "kind", std::string("short")), activity("talk", "kind", std::string("long")),
    activity("course", "hours", Number{1, 1}), activity("course", "hours", Number{2, 1}),
    activity("course", "hours", Number{3, 1})};

std::vector<Claim> claims_of(rules::Pack const& pack, path::Plan const& plan) {
    std::vector<Claim> claims;
    for (int const q : plan.acquire) {
        Claim& claim = claims.emplace_back();
        claim.type = "certificate";
        claim.qualification = pack.qualifications[static_cast<std::size_t>(q)].id;
    }
    for (path::Activity const& row : plan.activities)
        for (int i = 0; i < row.times; ++i) claims.push_back(row.claim);
    return claims;
}

std::string described(std::vector<Claim> const& claims) {
    std::string text;
    for (Claim const& claim : claims) {
        text += claim.qualification ? *claim.qualification : claim.type;
        for (auto const& [name, value] : claim.fields) text += "/" + to_text(value);
        text += ' ';
    }
    return text;
}

path::Objective objective_of(int i) { return static_cast<path::Objective>(i % 3); }

// Whatever the kind of pack, the three cheapest plans are those that trying all sets finds.
void check_sets(std::uint64_t seed, int cases, test::RandomCaseKind const& kind) {
    std::mt19937_64 random(seed);
    int reachable = 0;
    for (int i = 0; i < cases; ++i) {
        test::RandomCase const made = test::random_case(random, kind);
        CAPTURE(i);
        CAPTURE(made.text);
        // Of choices that cost the same only the best is looked at, so with activities the plans may differ.
        path::Question const question{.level = 1, .objective = objective_of(i), .plans = kind.activities ? 1 : 3};
        auto const expected = test::try_all_sets(*made.pack, made.application, test::case_day, question,
                                                 kind.activities ? all_activities : std::vector<Claim>{});
        path::Path const found = path::find_path(*made.pack, made.application, test::case_day, question);
        std::string held;
        for (Claim const& claim : made.application.claims) held += claim.qualification.value_or(claim.type) + " ";
        CAPTURE(held);
        if (expected.empty()) {
            REQUIRE((found.plans.empty() || found.plans.front().scored_on > test::case_day));
            continue;
        }
        ++reachable;
        std::string tried;
        for (test::TriedSet const& set : expected) tried += "[ " + described(set.claims) + "] ";
        CAPTURE(tried);
        std::string planned;
        for (path::Plan const& plan : found.plans) planned += "[ " + described(claims_of(made.pack->pack, plan)) + "] ";
        CAPTURE(planned);
        REQUIRE(found.plans.size() == expected.size());
        for (std::size_t p = 0; p < expected.size(); ++p) {
            CAPTURE(p);
            CHECK(found.plans[p].scored_on == test::case_day);
            CHECK(found.plans[p].proven);
            if (!kind.activities)
                REQUIRE(described(claims_of(made.pack->pack, found.plans[p])) == described(expected[p].claims));
            Number const first = question.objective == path::Objective::Money   ? found.plans[p].money
                                 : question.objective == path::Objective::Hours ? found.plans[p].hours
                                                                                : found.plans[p].months;
            REQUIRE(first == expected[p].cost.first);
        }
    }
    CHECK(reachable > cases / 4);
}

TEST_CASE("qualifications alone: the three cheapest plans are those that trying all sets finds") {
    check_sets(1, 250, {.qualifications = 9, .activities = false, .repeated = false, .exclusions = false});
}

TEST_CASE("qualifications that exclude each other, wait for gates or share a class: likewise") {
    check_sets(2, 250, {.qualifications = 9, .activities = false, .repeated = false, .exclusions = true});
}

TEST_CASE(
    "qualifications and activities of which each counts once: the cheapest plan costs what trying all sets finds") {
    check_sets(3, 250, {.qualifications = 6, .activities = true, .repeated = false, .exclusions = true});
}

TEST_CASE("where only the best count and a category is limited to a share of another: likewise") {
    check_sets(5, 250,
               {.qualifications = 9, .activities = false, .repeated = false, .exclusions = false, .tied = true});
}

TEST_CASE("where some things cost this person something else: likewise") {
    check_sets(6, 250,
               {.qualifications = 9, .activities = false, .repeated = false, .exclusions = false, .own_costs = true});
}

// No set, with up to three of each activity, costs less than the cheapest plan.
void check_no_set_is_cheaper(std::uint64_t seed, test::RandomCaseKind const& kind) {
    std::mt19937_64 random(seed);
    int reachable = 0;
    for (int i = 0; i < 200; ++i) {
        test::RandomCase const made = test::random_case(random, kind);
        CAPTURE(i);
        CAPTURE(made.text);
        path::Question const question{.level = 1, .objective = path::Objective::Hours};
        path::Path const found = path::find_path(*made.pack, made.application, test::case_day, question);
        if (found.plans.empty()) {
            CHECK(!test::is_there_a_cheaper_set(*made.pack, made.application, test::case_day, question, all_activities,
                                                2, {Number{1'000, 1}, {}}));
            continue;
        }
        ++reachable;
        auto const claims = claims_of(made.pack->pack, found.plans.front());
        CAPTURE(described(claims));
        rules::Pack const priced = test::priced_for(made.application, made.pack->pack);
        auto const cost = test::cost_of(priced, claims, question.objective);
        CHECK(found.plans.front().hours == cost.first);
        CHECK(!test::is_there_a_cheaper_set(*made.pack, made.application, test::case_day, question, all_activities, 3,
                                            cost));
    }
    CHECK(reachable > 50);
}

TEST_CASE("activities that may be repeated: no set costs less than the cheapest plan") {
    check_no_set_is_cheaper(4, {.qualifications = 4, .activities = true, .repeated = true, .exclusions = true});
}

TEST_CASE("activities that cost this person something else: no set costs less than the cheapest plan") {
    check_no_set_is_cheaper(
        7, {.qualifications = 4, .activities = true, .repeated = true, .exclusions = true, .own_costs = true});
}

} // namespace
} // namespace accrue
