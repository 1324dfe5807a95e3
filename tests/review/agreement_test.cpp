// Agreement and strictness, against figures that were published or can be counted by hand.
#include "review/agreement.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "domain/digest.h"
#include "fixture.h"

using namespace accrue;
using namespace accrue::review;

namespace {

using Kind = Verdict::Kind;
using Table = std::array<std::array<int, 4>, 4>;

std::vector<Rating> ratings_of(Table const& table) {
    std::vector<Rating> ratings;
    for (std::size_t first = 0; first < 4; ++first)
        for (std::size_t second = 0; second < 4; ++second)
            for (int i = 0; i < table[first][second]; ++i)
                ratings.push_back({static_cast<Kind>(first), static_cast<Kind>(second)});
    return ratings;
}

Review judged(std::size_t reviewer, std::vector<std::pair<std::string, Kind>> const& kinds) {
    Review review = test::review_by(reviewer);
    for (auto const& [claim, kind] : kinds)
        review.verdicts.push_back({claim, kind == Kind::Reduce ? test::reduced_to({1, 1}) : test::verdict_of(kind), 1});
    return review;
}

Merge merge_of(std::vector<Review> const& reviews) {
    MergeQuestion question{test::package_at_hand(), test::pack_digest(), {"c1", "c2", "c3", "c4"}, {}};
    std::vector<SignedReview> files;
    for (Review const& review : reviews) {
        question.reviewers.push_back(review.reviewer.key);
        files.push_back({review, sha256_hex(review.reviewer.name)});
    }
    return merge_reviews(question, files);
}

} // namespace

TEST_CASE("Cohen's own table gives Cohen's own figure") {
    // Cohen 1960, table 1: 200 patients, three kinds of disorder; observed .70, expected .41, kappa .492.
    Kappa const kappa = kappa_of(ratings_of({{{88, 14, 18, 0}, {10, 40, 10, 0}, {2, 6, 12, 0}, {0, 0, 0, 0}}}));
    CHECK(kappa.claims == 200);
    CHECK(kappa.agreed == 140);
    CHECK(kappa.expected == reduced(41, 100));
    CHECK(kappa.kappa == reduced(29, 59)); // .4915
    CHECK(kappa.counts[1][2] == 10);
}

TEST_CASE("full agreement is 1, agreement by chance 0, disagreement below") {
    CHECK(kappa_of(ratings_of({{{7, 0, 0, 0}, {0, 2, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 4}}})).kappa == Number{1, 1});
    CHECK(kappa_of(ratings_of({{{25, 25, 0, 0}, {25, 25, 0, 0}, {}, {}}})).kappa == Number{0, 1});
    CHECK(kappa_of(ratings_of({{{0, 5, 0, 0}, {5, 0, 0, 0}, {}, {}}})).kappa == Number{-1, 1});
}

TEST_CASE("where kappa is not defined it is absent, with the reason") {
    Kappa const nothing = kappa_of(std::span<Rating const>());
    CHECK_FALSE(nothing.kappa);
    CHECK_FALSE(nothing.expected);
    CHECK(nothing.undefined == Kappa::Undefined::Nothing);
    Kappa const one = kappa_of(ratings_of({{{9, 0, 0, 0}, {}, {}, {}}}));
    CHECK_FALSE(one.kappa);
    CHECK(one.expected == Number{1, 1});
    CHECK(one.undefined == Kappa::Undefined::OneKind);
}

TEST_CASE("ratings are what two reviewers said of the same claims, by type") {
    Merge const merge = merge_of({judged(0, {{"c1", Kind::Allow}, {"c2", Kind::Refuse}, {"c3", Kind::Ask}}),
                                  judged(1, {{"c1", Kind::Allow}, {"c2", Kind::Reduce}, {"c4", Kind::Ask}})});
    std::map<std::string, std::vector<Rating>> ratings;
    collect_ratings(merge, {{"c1", "post"}, {"c2", "talk"}, {"c3", "talk"}, {"c4", "talk"}}, ratings);
    CHECK(ratings["post"].size() == 1);
    REQUIRE(ratings["talk"].size() == 1);
    std::array<Kind, 2> const said{ratings["talk"][0].first, ratings["talk"][0].second};
    bool const first_is_ann = merge.reviews[0].reviewer.name == "Ann Example";
    CHECK(said == (first_is_ann ? std::array{Kind::Refuse, Kind::Reduce} : std::array{Kind::Reduce, Kind::Refuse}));
    collect_ratings(merge_of({judged(0, {{"c1", Kind::Allow}})}), {{"c1", "post"}}, ratings);
    CHECK(ratings["post"].size() == 1);
}

TEST_CASE("strictness is the share of what was reduced and refused, beside that of others on the same claims") {
    std::vector<Merge> const merges{
        merge_of({judged(0, {{"c1", Kind::Refuse}, {"c2", Kind::Reduce}, {"c3", Kind::Ask}, {"c4", Kind::Refuse}}),
                  judged(1, {{"c1", Kind::Allow}, {"c2", Kind::Refuse}, {"c3", Kind::Allow}}),
                  judged(2, {{"c1", Kind::Allow}})}),
        merge_of({judged(0, {{"c1", Kind::Allow}})})};
    auto const all = strictness_of(merges);
    auto const of = [&](std::string const& name) {
        return *std::ranges::find(all, name, [](auto const& one) { return one.reviewer.name; });
    };
    Strictness const ann = of("Ann Example");
    CHECK(ann.share() == reduced(3, 4)); // c1, c2, c4, and the other application's c1
    CHECK(ann.shared_share() == Number{1, 1});
    CHECK(ann.others_share() == reduced(1, 3)); // Bea's c1 and c2, Cy's c1
    CHECK(of("Bea Example").share() == reduced(1, 3));
    CHECK(of("Bea Example").others_share() == reduced(2, 3));
    CHECK(of("Cy Example").others_share() == reduced(1, 2));
    CHECK_FALSE(strictness_of(std::span(merges).last(1))[0].others_share());
}
