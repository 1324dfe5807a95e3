// Merging reviews: what counts, what does not and why, what is settled; the same whatever the order.
#include "review/merge.h"

#include <algorithm>
#include <numeric>
#include <random>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "domain/digest.h"
#include "fixture.h"

using namespace accrue;
using namespace accrue::review;

namespace {

using Files = std::vector<SignedReview>;
using FileState = MergedFile::State;
using ClaimState = MergedClaim::State;

constexpr std::size_t adjudicator = 3;

std::string key_of(std::size_t reviewer) { return test::review_by(reviewer).reviewer.key; }

MergeQuestion question_of(int needed = 2) {
    MergeQuestion question{test::package_at_hand(), test::pack_digest(), {"c1", "c2", "c3"}, {}};
    question.reviewers = {key_of(0), key_of(1)};
    question.adjudicator = key_of(adjudicator);
    question.reviewers_needed = needed;
    return question;
}

// As if it had been read from a file of that name.
SignedReview filed(Review review, std::string const& name) { return {std::move(review), sha256_hex(name)}; }

Review with(Review review, std::vector<ClaimVerdict> verdicts, std::optional<Outcome> outcome = std::nullopt) {
    review.verdicts = std::move(verdicts);
    review.outcome = std::move(outcome);
    return review;
}

Outcome award(std::string level) { return {Outcome::Kind::Award, std::move(level)}; }

Verdict const allowed = test::verdict_of(Verdict::Kind::Allow);
Verdict const refused = test::verdict_of(Verdict::Kind::Refuse, "R1");

FileState state_of(Merge const& merge, std::string const& name) {
    auto const found = std::ranges::find(merge.files, sha256_hex(name), &MergedFile::sha256);
    REQUIRE(found != merge.files.end());
    return found->state;
}

MergedClaim const& claim_of(Merge const& merge, std::string const& id) {
    return *std::ranges::find(merge.claims, id, &MergedClaim::id);
}

// Many of everything that can happen.
Files mixed_files() {
    Review other_application = test::review_by(0);
    other_application.package.application = "1b6a3c1e-52ad-4b8f-9c0e-6f1d2a3b4c5d";
    Review other_bytes = test::review_by(1);
    other_bytes.package.sha256 = sha256_hex("re-sealed");
    return {filed(with(test::review_by(0, 1), {{"c1", refused, 5}}), "ann-1"),
            filed(with(test::review_by(0, 2), {{"c1", allowed, 5}, {"c2", allowed, 4}}, award("PSM")), "ann-2"),
            filed(with(test::review_by(0, 2), {{"c1", allowed, 5}, {"c2", allowed, 4}}, award("PSM")), "ann-2-again"),
            filed(with(test::review_by(1, 1), {{"c1", allowed, 9}, {"c2", refused, 4}}, award("ASM")), "bea"),
            filed(with(test::review_by(2, 1), {{"c1", refused, 1}}), "cy"),
            filed(with(test::review_by(adjudicator, 1), {{"c2", test::reduced_to({20, 1}), 9}}, award("ASM")), "di"),
            filed(other_application, "elsewhere"),
            filed(other_bytes, "re-sealed")};
}

} // namespace

TEST_CASE("what all agree on is settled, what they differ in is for the adjudicator, the rest is open") {
    Merge const merge = merge_reviews(question_of(), mixed_files());
    CHECK(claim_of(merge, "c1").state == ClaimState::Agreed);
    CHECK(claim_of(merge, "c1").settled == allowed);
    CHECK(claim_of(merge, "c2").state == ClaimState::Adjudicated);
    CHECK(same_decision(*claim_of(merge, "c2").settled, test::reduced_to({20, 1})));
    CHECK(claim_of(merge, "c3").state == ClaimState::Unfinished);
    CHECK_FALSE(claim_of(merge, "c3").settled);
    CHECK(settled_verdicts(merge).size() == 2);
    CHECK(merge.outcome == award("ASM")); // prism I18
    CHECK(merge.outcome_is_adjudicated);
}

TEST_CASE(
    "what some have passed over is for the adjudicator as well, but she stands in for no review that is not there") {
    Files files{
        filed(with(test::review_by(0), {{"c1", allowed, 5}, {"c2", allowed, 5}}), "ann"),
        filed(with(test::review_by(1), {{"c1", allowed, 5}}), "bea"),
        filed(with(test::review_by(adjudicator), {{"c1", refused, 5}, {"c2", refused, 5}, {"c3", allowed, 5}}), "di")};
    Merge const merge = merge_reviews(question_of(), files);
    CHECK(claim_of(merge, "c1").state == ClaimState::Agreed);
    CHECK(claim_of(merge, "c1").settled == allowed);
    CHECK(claim_of(merge, "c2").state == ClaimState::Adjudicated); // bea passed it over
    CHECK(same_decision(*claim_of(merge, "c2").settled, refused));
    CHECK(claim_of(merge, "c3").state == ClaimState::Adjudicated); // both did
    files.erase(files.begin() + 1);
    CHECK(claim_of(merge_reviews(question_of(), files), "c2").state == ClaimState::Unfinished);
}

TEST_CASE("what does not count is recognised and said") {
    Review later = test::review_by(0);
    later.package.revision = 3;
    Review by_other_rules = test::review_by(0);
    by_other_rules.pack_sha256 = sha256_hex("other rules");
    Files files = mixed_files();
    files.push_back(filed(later, "later"));
    files.push_back(filed(by_other_rules, "other-rules"));
    files.push_back(filed(with(test::review_by(1, 9), {{"c9", allowed, 1}}), "strange"));
    Merge const merge = merge_reviews(question_of(), files);

    std::vector<std::pair<std::string, FileState>> const expected{{"ann-1", FileState::Older},
                                                                  {"bea", FileState::Counted},
                                                                  {"cy", FileState::UnknownKey},
                                                                  {"di", FileState::Counted},
                                                                  {"elsewhere", FileState::OtherApplication},
                                                                  {"re-sealed", FileState::OtherBytes},
                                                                  {"later", FileState::OtherRevision},
                                                                  {"other-rules", FileState::OtherPack},
                                                                  {"strange", FileState::OtherClaims}};
    for (auto const& [name, state] : expected) {
        CAPTURE(name);
        CHECK(state_of(merge, name) == state);
    }
    int const same =
        (state_of(merge, "ann-2") == FileState::Counted) + (state_of(merge, "ann-2-again") == FileState::Counted);
    CHECK(same == 1);
    for (MergedFile const& file : merge.files)
        CHECK(problem_of(file).has_value() == (file.state != FileState::Counted));
    CHECK(merge.reviews.size() == 2);
}

TEST_CASE("two different reviews under one revision count neither, nor does an older one") {
    Files const files{filed(with(test::review_by(0, 1), {{"c1", allowed, 5}}), "first"),
                      filed(with(test::review_by(0, 2), {{"c1", allowed, 5}}), "fork-a"),
                      filed(with(test::review_by(0, 2), {{"c1", refused, 5}}), "fork-b")};
    Merge const merge = merge_reviews(question_of(1), files);
    CHECK(state_of(merge, "first") == FileState::Older);
    CHECK(state_of(merge, "fork-a") == FileState::Fork);
    CHECK(state_of(merge, "fork-b") == FileState::Fork);
    CHECK(merge.reviews.empty());

    Files mended = files;
    mended.push_back(filed(with(test::review_by(0, 3), {{"c1", refused, 5}}), "third"));
    Merge const after = merge_reviews(question_of(1), mended);
    CHECK(after.reviews.size() == 1);
    CHECK(state_of(after, "fork-a") == FileState::Fork);
    CHECK(claim_of(after, "c1").settled == refused);
}

TEST_CASE("who abstains is not waited for, but those who are needed are") {
    Review abstaining = test::review_by(1);
    abstaining.abstains = "we worked together";
    Files const files{filed(with(test::review_by(0), {{"c1", allowed, 5}}, award("PSM")), "ann"),
                      filed(abstaining, "bea")};
    CHECK(claim_of(merge_reviews(question_of(1), files), "c1").state == ClaimState::Agreed);
    CHECK(merge_reviews(question_of(1), files).outcome == award("PSM"));
    CHECK(claim_of(merge_reviews(question_of(2), files), "c1").state == ClaimState::Unfinished);
    CHECK_FALSE(merge_reviews(question_of(2), files).outcome);
}

TEST_CASE("what was decided before holds until a reviewer says something of it") {
    MergeQuestion question = question_of(1);
    Verdict before = test::reduced_to({20, 1});
    before.note = "not for the applicant";
    question.carried = {{"c1", before, 0}, {"c2", before, 0}};
    Files const files{filed(with(test::review_by(0), {{"c2", refused, 5}}), "ann")};
    Merge const merge = merge_reviews(question, files);
    CHECK(claim_of(merge, "c1").state == ClaimState::Carried);
    CHECK(claim_of(merge, "c1").settled == test::reduced_to({20, 1}));
    CHECK(claim_of(merge, "c2").state == ClaimState::Agreed);
    CHECK(claim_of(merge, "c2").settled == refused);
    CHECK(claim_of(merge, "c3").state == ClaimState::Unfinished);
    question.reviewers_needed = 2;
    CHECK(claim_of(merge_reviews(question, files), "c2").state == ClaimState::Unfinished);
}

TEST_CASE("other reasons are no disagreement, and only shared notes go into what is settled") {
    Verdict const plain = test::verdict_of(Verdict::Kind::Refuse);
    Verdict shared = test::verdict_of(Verdict::Kind::Refuse, "R2");
    shared.note = "the letter is not signed";
    shared.note_is_shared = true;
    Verdict own = test::verdict_of(Verdict::Kind::Refuse, "R3");
    own.note = "I do not believe a word";
    for (auto const& [first, second] : {std::pair{shared, own}, std::pair{own, shared}, std::pair{plain, shared}}) {
        Files const files{filed(with(test::review_by(0), {{"c1", first, 5}}), "ann"),
                          filed(with(test::review_by(1), {{"c1", second, 5}}), "bea")};
        Merge const merge = merge_reviews(question_of(), files);
        MergedClaim const& claim = claim_of(merge, "c1");
        REQUIRE(claim.settled);
        CHECK(claim.state == ClaimState::Agreed);
        CHECK(claim.settled->note == shared.note);
        CHECK_FALSE(claim.settled->reason.empty());
    }
}

TEST_CASE("reductions to different numbers differ, and outcomes are settled as the scheme says") {
    Files files{
        filed(with(test::review_by(0), {{"c1", test::reduced_to({20, 1}), 5}}, award("PSM")), "ann"),
        filed(with(test::review_by(1), {{"c1", test::reduced_to({30, 1}), 5}}, Outcome{Outcome::Kind::Decline, {}}),
              "bea")};
    Merge const merge = merge_reviews(question_of(), files);
    CHECK(claim_of(merge, "c1").state == ClaimState::Differs);
    CHECK_FALSE(merge.outcome);
    files.push_back(
        filed(with(test::review_by(adjudicator), {}, Outcome{Outcome::Kind::Decline, {}}), "di")); // prism I17
    CHECK(merge_reviews(question_of(), files).outcome == Outcome{Outcome::Kind::Decline, {}});
    CHECK(claim_of(merge_reviews(question_of(), files), "c1").state == ClaimState::Differs);
    files[1] = filed(with(test::review_by(1), {}, award("PSM")), "bea"); // prism I16
    CHECK(merge_reviews(question_of(), files).outcome == award("PSM"));
    CHECK_FALSE(merge_reviews(question_of(), files).outcome_is_adjudicated);
}

TEST_CASE("all orders of the same files give the same result and byte-equal exports") {
    Files const files = mixed_files();
    Merge const expected = merge_reviews(question_of(), files);
    std::string const exported = export_merge(expected);
    std::vector<std::size_t> order(files.size());
    std::iota(order.begin(), order.end(), 0U);
    std::size_t orders = 0;
    do {
        Files permuted;
        for (std::size_t const i : order) permuted.push_back(files[i]);
        Merge const merge = merge_reviews(question_of(), permuted);
        ++orders;
        bool const is_same = merge == expected;
        REQUIRE(is_same);
        if (orders % 97 == 0) REQUIRE(export_merge(merge) == exported);
    } while (std::next_permutation(order.begin(), order.end()));
    CHECK(orders == 40'320);
}

TEST_CASE("random sets of random reviews, in any order and given any number of times, give the same result") {
    std::mt19937 dice(7);
    auto const below = [&](int end) { return std::uniform_int_distribution<int>(0, end - 1)(dice); };
    for (int round = 0; round < 2'000; ++round) {
        Files files;
        for (int i = below(6); i >= 0; --i) {
            Review review = test::review_by(static_cast<std::size_t>(below(4)), 1 + below(2));
            if (below(5) == 0) review.package.revision = 1;
            if (below(6) == 0) review.abstains = "a cousin";
            for (std::string const id : {"c1", "c2", "c3"})
                if (below(3) > 0 && !review.abstains)
                    review.verdicts.push_back(
                        {id, below(2) == 0 ? allowed : test::reduced_to({below(2), 1}), below(2)});
            files.push_back(filed(review, fmt::format("{}-{}", round, i)));
        }
        Merge const expected = merge_reviews(question_of(1 + round % 2), files);
        Files repeated = files;
        for (int i = below(4); i > 0; --i)
            repeated.push_back(files[static_cast<std::size_t>(below(static_cast<int>(files.size())))]);
        std::shuffle(repeated.begin(), repeated.end(), dice);
        Merge const merge = merge_reviews(question_of(1 + round % 2), repeated);
        bool const is_same = merge == expected;
        REQUIRE(is_same);
        REQUIRE(export_merge(merge) == export_merge(expected));
    }
}

TEST_CASE("files that were given again are told, each once") {
    Files const files = mixed_files();
    CHECK(given_again(files).empty());
    Files again = files;
    again.push_back(files[3]);
    again.push_back(files[3]);
    Problems const told = given_again(again);
    REQUIRE(told.size() == 1);
    CHECK(told[0].what == "the review of Bea Example, revision 1, is there already");
}
