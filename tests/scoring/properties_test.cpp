// What must hold for any application: order does not matter, more never lowers, a repeated entry changes nothing, a post
// split at the end of a month changes nothing.
#include <algorithm>
#include <array>

#include <doctest/doctest.h>

#include "scoring/evaluate.h"
#include "support/hand_prism.h"
#include "support/packs.h"
#include "support/random_application.h"

namespace accrue {
namespace {

Date const on = *make_date({2012, 9, 12});
constexpr int applications = 50'000;
std::array const test_packs{
    test::source_folder / "tests/packs/tables.toml", test::source_folder / "tests/packs/readings.toml",
    test::source_folder / "tests/packs/best.toml", test::source_folder / "tests/packs/shares.toml"};

struct Scorer {
    rules::CompiledPack const& pack;
    scoring::Workspace workspace = {};

    scoring::Assessment operator()(Application const& application, Basis basis = Basis::Claimed) {
        scoring::Assessment assessment;
        scoring::evaluate(pack, scoring::bind(pack, application, on), basis, workspace, assessment);
        return assessment;
    }
};

std::vector<std::int64_t> totals(scoring::Assessment const& assessment) {
    std::vector<std::int64_t> points;
    for (scoring::CategoryResult const& category : assessment.categories) points.push_back(category.counted);
    return points;
}

std::vector<std::int64_t> haves(scoring::Assessment const& assessment) {
    std::vector<std::int64_t> numbers;
    for (scoring::GateResult const& gate : assessment.gates) numbers.push_back(gate.have);
    return numbers;
}

bool nowhere_below(std::vector<std::int64_t> const& later, std::vector<std::int64_t> const& earlier) {
    return std::ranges::equal(later, earlier, std::ranges::greater_equal{});
}

void check_same_result(scoring::Assessment const& a, scoring::Assessment const& b) {
    REQUIRE(a.overall == b.overall);
    REQUIRE(a.steps == b.steps);
    REQUIRE(totals(a) == totals(b));
    REQUIRE(haves(a) == haves(b));
    REQUIRE(a.capped == b.capped);
}

void over_random_applications(std::filesystem::path const& file, int count, auto const& property) {
    auto const pack = test::compiled_pack(file);
    Scorer score{*pack};
    test::Random random(20120912);
    for (int i = 0; i < count; ++i) {
        CAPTURE(i);
        Application application = test::random_application(pack->pack, on, random);
        property(*pack, application, random, score);
    }
}

TEST_CASE("the engine agrees with the same rules written by hand") {
    over_random_applications(
        test::prism_file, applications, [](auto const& pack, Application& application, auto&, Scorer&) {
            scoring::BoundApplication const bound = scoring::bind(pack, application, on);
            test::HandResult const engine = test::in_short(scoring::evaluate(pack, bound, Basis::Claimed));
            test::HandResult const hand = test::score_by_hand(pack, bound);
            REQUIRE(engine.overall == hand.overall);
            REQUIRE(engine.steps == hand.steps);
            REQUIRE(engine.points == hand.points);
            for (std::size_t i = 0; i < application.claims.size(); ++i) {
                CAPTURE(i);
                CAPTURE(application.claims[i].type);
                REQUIRE(scoring::to_text(engine.unused[i]) == scoring::to_text(hand.unused[i]));
                REQUIRE(engine.counted[i] == hand.counted[i]);
            }
        });
}

TEST_CASE("the order of claims never changes a result") {
    auto const shuffle = [](auto const& pack, Application& application, auto& random, Scorer& score) {
        scoring::Assessment const before = score(application);
        test::shuffle_claims(pack, application, random);
        check_same_result(before, score(application));
    };
    over_random_applications(test::prism_file, applications, shuffle);
    for (auto const& file : test_packs) over_random_applications(file, applications / 10, shuffle);
}

TEST_CASE("more evidence never lowers a total or a gate or a level") {
    auto const add_one = [](auto const& pack, Application& application, auto& random, Scorer& score) {
        scoring::Assessment const before = score(application);
        application.claims.push_back(test::random_claim(pack.pack, on, random, false));
        application.claims.back().id = "added";
        scoring::Assessment const after = score(application);
        REQUIRE(after.overall >= before.overall);
        REQUIRE(std::ranges::equal(after.steps, before.steps, std::ranges::greater_equal{}));
        REQUIRE(nowhere_below(totals(after), totals(before)));
        REQUIRE(nowhere_below(haves(after), haves(before)));
    };
    over_random_applications(test::prism_file, applications, add_one);
    for (auto const& file : test_packs) over_random_applications(file, applications / 10, add_one);
}

// What each gate lacks, below 0: a year without a need of its own may lower what it has as well.
std::vector<std::int64_t> lacks(scoring::Assessment const& assessment) {
    std::vector<std::int64_t> numbers;
    for (scoring::GateResult const& gate : assessment.gates)
        numbers.push_back(std::min<std::int64_t>(gate.have - gate.need, 0));
    return numbers;
}

TEST_CASE("more evidence, or a break, never lowers what gates of years find") {
    for (char const* name : {"windows.toml", "needs.toml"})
        over_random_applications(
            test::source_folder / "tests/packs" / name, 10'000,
            [](auto const& pack, Application& application, auto& random, Scorer& score) {
                // A merged item moves to the end of its last period, into another year.
                std::erase_if(application.claims, [](Claim const& c) { return c.type == "series"; });
                Claim added = test::random_claim(pack.pack, on, random, false);
                while (added.type == "series") added = test::random_claim(pack.pack, on, random, false);
                added.id = "added";
                added.title = "added"; // of two equal courses only one counts, in one of their years
                scoring::Assessment const before = score(application);
                application.claims.push_back(added);
                scoring::Assessment const after = score(application);
                CAPTURE(added.type);
                REQUIRE(after.overall >= before.overall);
                REQUIRE(nowhere_below(totals(after), totals(before)));
                REQUIRE(nowhere_below(lacks(after), lacks(before)));
            });
}

TEST_CASE("a better basis of any claim never lowers a result") {
    over_random_applications(test::prism_file, applications / 10,
                             [](auto const&, Application& application, auto&, Scorer& score) {
                                 scoring::Assessment const before = score(application, Basis::Evidenced);
                                 for (Claim& claim : application.claims)
                                     claim.basis = std::max(effective_basis(claim), Basis::Evidenced);
                                 scoring::Assessment const after = score(application, Basis::Evidenced);
                                 REQUIRE(after.overall >= before.overall);
                                 REQUIRE(nowhere_below(totals(after), totals(before)));
                             });
}

TEST_CASE("typing an entry twice changes nothing where duplicates are told apart") {
    over_random_applications(
        test::prism_file, applications / 10, [](auto const& pack, Application& application, auto&, Scorer& score) {
            scoring::Assessment const before = score(application);
            std::size_t const count = application.claims.size();
            for (std::size_t i = 0; i < count; ++i) {
                Claim again = application.claims[i];
                rules::ClaimType const& type =
                    pack.pack.claims[static_cast<std::size_t>(rules::find_type(pack.pack, again.type))];
                bool const told_apart = type.once || (type.catalogue && again.qualification != "not-in-the-catalogue");
                if (!told_apart) continue;
                again.id += "-again";
                application.claims.push_back(again);
            }
            check_same_result(before, score(application));
        });
}

TEST_CASE("splitting a job at the end of a month changes nothing") {
    over_random_applications(test::prism_file, applications / 10,
                             [](auto const&, Application& application, auto&, Scorer& score) {
                                 scoring::Assessment const before = score(application);
                                 std::size_t const count = application.claims.size();
                                 for (std::size_t i = 0; i < count; ++i) {
                                     Claim& first = application.claims[i];
                                     if (first.type != "post") continue;
                                     // Without duplicates, so that both halves stay what the whole was.
                                     first.title = "post " + std::to_string(i);
                                 }
                                 scoring::Assessment const alone = score(application);
                                 for (std::size_t i = 0; i < count; ++i) {
                                     if (application.claims[i].type != "post") continue;
                                     Date const end = application.claims[i].to.value_or(on);
                                     Date const cut = last_day(month_of(*application.claims[i].from));
                                     if (end <= cut) continue;
                                     Claim second = application.claims[i];
                                     second.id += "-second";
                                     second.from = Date{cut.days + 1};
                                     application.claims[i].to = cut;
                                     application.claims.push_back(second);
                                 }
                                 scoring::Assessment const split = score(application);
                                 REQUIRE(split.overall == alone.overall);
                                 REQUIRE(split.steps == alone.steps);
                                 REQUIRE(totals(split) == totals(alone));
                                 REQUIRE(haves(split) == haves(alone));
                                 REQUIRE(alone.overall >= before.overall);
                             });
}

TEST_CASE("what is credited never exceeds a cap or what was earned") {
    for (char const* name : {"awards.toml", "years.toml", "days.toml", "windows.toml", "needs.toml"})
        over_random_applications(test::source_folder / "tests/packs" / name, 4'000,
                                 [](auto const& pack, Application& application, auto&, Scorer& score) {
                                     scoring::Assessment const result = score(application);
                                     std::int64_t counted = 0;
                                     std::int64_t top = 0;
                                     for (scoring::ClaimResult const& claim : result.claims) {
                                         REQUIRE(claim.counted >= 0);
                                         REQUIRE(claim.counted <= claim.value);
                                         counted += claim.counted;
                                     }
                                     for (std::size_t c = 0; c < pack.categories.size(); ++c) {
                                         REQUIRE(result.categories[c].counted <= result.categories[c].raw);
                                         if (pack.categories[c].parent == rules::none)
                                             top += result.categories[c].counted;
                                     }
                                     REQUIRE(counted == top);
                                 });
}

TEST_CASE("every claim that counts nothing has exactly one reason and every other has none") {
    over_random_applications(test::prism_file, 5'000, [](auto const&, Application& application, auto&, Scorer& score) {
        scoring::Assessment const result = score(application, Basis::Evidenced);
        for (scoring::ClaimResult const& claim : result.claims) {
            if (claim.counted > 0) REQUIRE(claim.unused == scoring::Unused::No);
            if (claim.unused == scoring::Unused::OverCap) REQUIRE(claim.because != rules::none);
            if (claim.unused == scoring::Unused::Duplicate) REQUIRE(claim.because != rules::none);
        }
    });
}

TEST_CASE("the trace changes no result and names every award that earned something") {
    auto const pack = test::compiled_pack(test::prism_file);
    test::Random random(7);
    scoring::Workspace workspace;
    scoring::Trace trace;
    for (int i = 0; i < 2'000; ++i) {
        auto const bound = scoring::bind(*pack, test::random_application(pack->pack, on, random), on);
        scoring::Assessment const plain = scoring::evaluate(*pack, bound, Basis::Claimed);
        scoring::Assessment traced;
        scoring::evaluate(*pack, bound, Basis::Claimed, workspace, traced, trace);
        check_same_result(plain, traced);
        auto const awarded = std::ranges::count_if(trace.rows, [](scoring::TraceRow const& row) {
            return row.kind == scoring::TraceRow::Kind::Award && row.after > 0;
        });
        auto const earning = std::ranges::count_if(traced.claims, [](scoring::ClaimResult const& claim) {
            return claim.award != rules::none && claim.value > 0;
        });
        REQUIRE(awarded >= earning);
    }
}

} // namespace
} // namespace accrue
