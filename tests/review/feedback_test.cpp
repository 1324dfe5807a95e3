// What an applicant is told: what was decided, and nothing that was not meant for her.
#include "review/feedback.h"

#include <doctest/doctest.h>

#include "domain/digest.h"
#include "fixture.h"
#include "formats/feedback_file.h"
#include "review/merge.h"
#include "review/signed_file.h"

using namespace accrue;
using namespace accrue::review;

namespace {

std::vector<FeedbackReason> const library{
    {"R1", "Not proved", "The file does not show it.", "Send the certificate.", "4.2"}};

Decision decision_of(Merge const& merge) {
    return {merge.package,
            "prism@2012.1",
            "The Body",
            *merge.outcome,
            *make_date({2012, 10, 1}),
            *make_date({2012, 10, 31}),
            *make_date({2012, 11, 30}),
            {120, sha256_hex("head")},
            {}};
}

Verdict noted(Verdict verdict, std::string note, bool is_shared) {
    verdict.note = std::move(note);
    verdict.note_is_shared = is_shared;
    return verdict;
}

} // namespace

TEST_CASE("an applicant is told each settled verdict with its reason, what would cure it, and the dates") {
    std::vector<ClaimVerdict> const settled{
        {"c1", test::verdict_of(Verdict::Kind::Refuse, "R1"), 5},
        {"c2", noted(test::reduced_to({20, 1}), "half of it was on leave", true), 7},
        {"c3", test::verdict_of(Verdict::Kind::Allow), 1}};
    Merge merge;
    merge.package = test::package_at_hand();
    merge.outcome = Outcome{Outcome::Kind::Award, "ASM"};
    Feedback const feedback = feedback_of(decision_of(merge), settled, library);
    REQUIRE(feedback.claims.size() == 3);
    CHECK(feedback.claims[0].reason == library[0]);
    CHECK(feedback.claims[1].reason == FeedbackReason{"R2", "", "", "", ""});
    CHECK(feedback.claims[1].note == "half of it was on leave");
    CHECK(feedback.claims[1].field == "hours");
    CHECK_FALSE(feedback.claims[2].reason);
    CHECK(formats::read_feedback(formats::write_feedback(feedback), "f").feedback == feedback);
}

TEST_CASE("no canary of a private field is in what an applicant gets") {
    auto const canary = [](std::string const& where) { return "CANARY-" + where; };
    Review ann = test::review_by(0);
    ann.reviewer.name = canary("name");
    ann.note = canary("note");
    ann.at = "1999-09-19T19:19:19Z";
    ann.revision = 777;
    ann.outcome = Outcome{Outcome::Kind::Award, canary("level")};
    ann.verdicts = {
        {"c1", noted(test::verdict_of(Verdict::Kind::Refuse, "R1"), canary("private"), false), 98'765},
        {"c2", noted(test::verdict_of(Verdict::Kind::Refuse, canary("reason")), canary("overruled"), true), 98'765}};
    Review bea = test::review_by(1);
    bea.reviewer.name = canary("second");
    bea.outcome = Outcome{Outcome::Kind::Decline, {}};
    bea.verdicts = {{"c1", noted(test::verdict_of(Verdict::Kind::Refuse), canary("private too"), false), 98'765},
                    {"c2", noted(test::reduced_to({987'654, 1}), canary("lower"), false), 98'765}};
    Review cy = test::review_by(2);
    cy.abstains = canary("abstains");
    Review di = test::review_by(3);
    di.reviewer.name = canary("adjudicator");
    di.outcome = Outcome{Outcome::Kind::Award, "ASM"};
    di.verdicts = {{"c2", noted(test::verdict_of(Verdict::Kind::Allow), canary("adjudication"), false), 98'765}};
    MergeQuestion question{test::package_at_hand(), test::pack_digest(), {"c1", "c2"}, {}};
    for (Review const& review : {ann, bea, cy}) question.reviewers.push_back(review.reviewer.key);
    question.adjudicator = di.reviewer.key;
    std::vector<SignedReview> files;
    for (Review const& review : {ann, bea, cy, di}) files.push_back({review, sha256_hex(review.reviewer.name)});
    Merge const merge = merge_reviews(question, files);
    REQUIRE(merge.reviews.size() == 3);
    REQUIRE(settled_verdicts(merge).size() == 2);

    std::string const text = formats::write_feedback(feedback_of(decision_of(merge), settled_verdicts(merge), library));
    std::string const file = write_signed(test::reviewer_key(2), text, "decision");
    std::vector<std::string> hidden{"CANARY", "98765", "987654", "1999", "777"};
    for (SignedReview const& review : files) {
        hidden.push_back(review.sha256);
        hidden.push_back(review.review.reviewer.key);
    }
    for (std::string const& secret : hidden) {
        CAPTURE(secret);
        CHECK(text.find(secret) == std::string::npos);
        CHECK(file.find(secret) == std::string::npos);
    }
    CHECK(text.find("Send the certificate.") != std::string::npos);

    // What is looked for would be seen: the very notes, once they are shared.
    files[0].review.verdicts[0].verdict.note_is_shared = true;
    Merge const shared = merge_reviews(question, files);
    CHECK(formats::write_feedback(feedback_of(decision_of(shared), settled_verdicts(shared), library)).find("CANARY") !=
          std::string::npos);
}
