// From reviews to the decision: what can be decided, what the applicant is told of it, and how it comes back into her library.
#include "session/review_decision.h"

#include <algorithm>
#include <cstdlib>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "package/keys.h"
#include "review/signed_file.h"
#include "session/sealed_fixture.h"

using namespace accrue;
using namespace accrue::session;

namespace {

constexpr std::string_view deciding_passphrase = "the passphrase of a key";

struct DecidingKey {
    package::NewKey made = must(package::make_key(deciding_passphrase));
    package::SigningKey signing = must(package::unlock(made.secret_file, deciding_passphrase));
    [[nodiscard]] std::string text() const { return package::key_text(made.public_key); }
};

// 0 and 1 review, 2 adjudicates, 3 is the body, 4 somebody else's.
DecidingKey const& deciding_key(std::size_t which) {
    static std::vector<DecidingKey> const keys(5);
    return keys[which];
}

// An application for PSM whose entries reach ASM, sealed once for all tests.
struct SealedOnce {
    SealedOnce() {
        file = applicant.seal();
        PackageCheck asked = Complete::asked();
        asked.looks_at_evidence = false;
        checked = check_package_file(file, asked);
    }
    Complete applicant;
    std::filesystem::path file;
    CheckedPackage checked;
};

SealedOnce& sealed_once() {
    static SealedOnce sealed;
    return sealed;
}

// A review by one of the keys in which everything is allowed.
Review allowing(std::size_t key, Outcome outcome = {Outcome::Kind::Award, "ASM"}) {
    CheckedPackage const& checked = sealed_once().checked;
    formats::SealedStamp const& stamp = checked.sealed.parts.stamp;
    Review review;
    review.package = {stamp.identifier, stamp.revision, checked.sha256};
    review.pack = "prism@2012.1";
    review.pack_sha256 = stamp.pack.sha256;
    review.reviewer = {fmt::format("Reviewer {}", key), deciding_key(key).text()};
    review.at = "2012-10-01T09:30:00Z";
    for (Claim const& claim : checked.sealed.read.application.claims) review.verdicts.push_back({claim.id, {}, 5});
    review.outcome = std::move(outcome);
    return review;
}

Verdict& verdict_in(Review& review, std::string const& claim) {
    return std::ranges::find(review.verdicts, claim, &ClaimVerdict::claim)->verdict;
}

Verdict refused_for(std::string reason) {
    Verdict verdict;
    verdict.kind = Verdict::Kind::Refuse;
    verdict.reason = std::move(reason);
    return verdict;
}

// A folder with reviews in it, and the wish to decide by them on 1 October 2012.
struct Panel {
    explicit Panel(std::vector<Review> const& reviews) {
        wish.merge.package = sealed_once().file;
        wish.merge.asked = Complete::asked();
        wish.merge.asked.looks_at_evidence = false;
        wish.on = day(2012, 10, 1);
        wish.body = "The Body";
        for (std::size_t i = 0; i < reviews.size(); ++i) {
            auto const file = folder / fmt::format("{}.accrue-review", i);
            std::size_t by = 0;
            while (deciding_key(by).text() != reviews[i].reviewer.key) ++by;
            store::write_file(file, review::write_signed_review(deciding_key(by).signing, reviews[i]));
            wish.merge.reviews.push_back(file);
        }
    }
    void sign(std::size_t key = 3) {
        wish.secret_key = deciding_key(key).made.secret_file;
        wish.passphrase = deciding_passphrase;
    }

    Folder folder;
    DecisionWish wish;
};

std::string refused_as(DecisionAnswer const& answer) {
    CHECK(answer.letter_html.empty());
    CHECK(answer.feedback_file.empty());
    return answer.done || answer.problems.empty() ? std::string() : answer.problems.back().id;
}

bool says(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

std::string text_of_pdf(Folder const& folder, std::string const& pdf) {
    store::write_file(folder / "letter.pdf", pdf);
    auto const text = folder / "letter.txt";
    REQUIRE(std::system(fmt::format("pdftotext '{}' '{}'", (folder / "letter.pdf").string(), text.string()).c_str()) ==
            0);
    return store::read_file(text);
}

} // namespace

TEST_SUITE_BEGIN("reviewing");

TEST_CASE("what both reviewers recommend is decided, with the days of an appeal") {
    Panel panel({allowing(0), allowing(1)});
    panel.sign();
    DecisionAnswer const answer = decide(panel.wish);

    REQUIRE_MESSAGE(answer.done, test::said(answer.problems));
    CHECK(answer.applicant == "Imogen Ashby");
    CHECK(answer.asked == "PSM");
    CHECK(answer.reached == "ASM");
    CHECK(answer.feedback.outcome == Outcome{Outcome::Kind::Award, "ASM"});
    CHECK(answer.feedback.body == "The Body");
    CHECK(answer.feedback.appeal_until == day(2012, 10, 31));   // rule 9.8: 30 days
    CHECK(answer.feedback.material_until == day(2012, 11, 30)); // and 60
    CHECK(answer.feedback.key == deciding_key(3).text());
    CHECK(answer.feedback_name == "ashby.accrue-feedback");
    auto const read = must(review::read_signed_feedback(answer.feedback_file, "f"));
    CHECK(read.feedback == answer.feedback);
    CHECK(says(answer.letter_html, "Decision on your application"));
    CHECK(says(answer.letter_html, "ASM (Associate)") == says(answer.letter_html, "ASM ("));
    CHECK(says(answer.letter_html, "31 October 2012"));
    CHECK_FALSE(says(answer.letter_html, "Head of the log"));

    auto const folder = panel.folder / "decision";
    CHECK(must(save_decision(answer, folder)).size() == 3);
    CHECK(store::read_file(folder / "ashby.accrue-feedback") == answer.feedback_file);
}

TEST_CASE("two reviews are asked for, and one who abstains is none") {
    Review abstaining = allowing(1);
    abstaining.verdicts.clear();
    abstaining.outcome.reset();
    abstaining.abstains = "a colleague";
    CHECK(refused_as(decide(Panel({allowing(0)}).wish)) == "A494");
    CHECK(refused_as(decide(Panel({allowing(0), abstaining}).wish)) == "A494");
    Panel stranger({allowing(0), allowing(1)});
    stranger.wish.merge.reviewers = {deciding_key(0).text(), deciding_key(2).text()};
    CHECK(refused_as(decide(stranger.wish)) == "A494"); // one of the two may not review it
}

TEST_CASE("nothing is decided while claims are open that could change the level") {
    Review second = allowing(1);
    verdict_in(second, "foundation") = refused_for("no-proof");
    DecisionAnswer const answer = decide(Panel({allowing(0), second}).wish);
    CHECK(refused_as(answer) == "A495");
    CHECK(says(answer.problems.back().what, "(foundation)"));

    Panel third({allowing(0), second, allowing(2)});
    third.wish.merge.adjudicator = deciding_key(2).text();
    CHECK(decide(third.wish).done);
}

TEST_CASE("no award goes above what the settled verdicts reach") {
    Panel panel({allowing(0), allowing(1)});
    panel.wish.level = "PSM";
    CHECK(refused_as(decide(panel.wish)) == "A496");
    panel.wish.level = "XYZ";
    CHECK(refused_as(decide(panel.wish)) == "A496");
    panel.wish.level = "SSM";
    DecisionAnswer const lower = decide(panel.wish);
    if (lower.done) CHECK(lower.problems.back().id == "AW46");
}

TEST_CASE("where the reviewers differ the adjudicator decides, or the body, and it is told") {
    Outcome const decline{Outcome::Kind::Decline, ""};
    Panel two({allowing(0), allowing(1, decline)});
    CHECK(refused_as(decide(two.wish)) == "A497");
    two.wish.outcome = Outcome::Kind::Decline;
    DecisionAnswer const declined = decide(two.wish);
    REQUIRE_MESSAGE(declined.done, test::said(declined.problems));
    CHECK(says(declined.letter_html, "is not awarded"));
    CHECK(says(declined.letter_html, "What is missing for PSM"));

    Panel three({allowing(0), allowing(1, decline), allowing(2, decline)});
    three.wish.merge.adjudicator = deciding_key(2).text();
    CHECK(decide(three.wish).feedback.outcome == decline);
    three.wish.level = "ASM";
    DecisionAnswer const otherwise = decide(three.wish);
    REQUIRE(otherwise.done);
    CHECK(otherwise.problems.back().id == "AW46");
}

TEST_CASE("who is asked for more is told what for, and has no days of an appeal yet") {
    Panel nothing({allowing(0, {Outcome::Kind::Ask, ""}), allowing(1, {Outcome::Kind::Ask, ""})});
    CHECK(refused_as(decide(nothing.wish)) == "A497");
    nothing.wish.own_words = "Please tell us <when> you changed your name.";
    DecisionAnswer const asked = decide(nothing.wish);
    REQUIRE_MESSAGE(asked.done, test::said(asked.problems));
    CHECK(says(asked.letter_html, "Please tell us &lt;when&gt; you changed your name."));
    CHECK(says(asked.letter_html, "Please answer by 31 October 2012."));
    CHECK_FALSE(asked.feedback.appeal_until);
    nothing.wish.level = "ASM";
    nothing.wish.outcome = Outcome::Kind::Ask;
    CHECK(refused_as(decide(nothing.wish)) == "A497");
}

TEST_CASE("a decision is not dated before the application, and a late one is told") {
    Panel panel({allowing(0), allowing(1)});
    panel.wish.on = day(2012, 9, 11);
    CHECK(refused_as(decide(panel.wish)) == "A499");
    panel.wish.on = day(2012, 10, 27);
    CHECK(decide(panel.wish).problems.empty());
    panel.wish.on = day(2012, 10, 28); // rule 9.5: 45 days after 12 September are over
    DecisionAnswer const late = decide(panel.wish);
    CHECK(late.done);
    REQUIRE_FALSE(late.problems.empty());
    CHECK(late.problems.back().id == "AW47");
}

TEST_CASE("a key that cannot be unlocked signs nothing, and nothing that could not be read is signed") {
    Panel panel({allowing(0), allowing(1)});
    panel.sign();
    panel.wish.passphrase = "another passphrase";
    CHECK(refused_as(decide(panel.wish)) == "A424");
    panel.wish.passphrase = deciding_passphrase;
    panel.wish.body = "The\nBody";
    CHECK_FALSE(decide(panel.wish).done);
}

TEST_CASE("the letter gives for each claim its reason, its cure and its clause, in the language that is spoken") {
    std::vector<Review> reviews{allowing(0), allowing(1)};
    for (Review& review : reviews) verdict_in(review, "foundation") = refused_for("no-proof");
    for (Review& review : reviews) review.outcome = Outcome{Outcome::Kind::Decline, ""};
    Panel panel(reviews);
    panel.wish.head = {12, std::string(64, 'a')};
    DecisionAnswer const answer = decide(panel.wish);
    REQUIRE_MESSAGE(answer.done, test::said(answer.problems));
    std::string const pdf = text_of_pdf(panel.folder, answer.letter_pdf);
    for (std::string const& part :
         {std::string("No proof"), std::string("Nothing that you sent proves this entry."),
          std::string("Send one of the kinds of evidence"), std::string("7.1"), "12:" + std::string(20, 'a')}) {
        CAPTURE(part);
        CHECK(says(answer.letter_html, part));
        CHECK(says(pdf, part));
    }

    Speaking const german(Language::German);
    panel.wish.merge.asked.language = "de";
    DecisionAnswer const deutsch = decide(panel.wish);
    REQUIRE(deutsch.done);
    CHECK(says(deutsch.letter_html, "Entscheidung über Ihren Antrag"));
    CHECK(says(deutsch.letter_html, "31. Oktober 2012"));
    CHECK(says(text_of_pdf(panel.folder, deutsch.letter_pdf), "Entscheidung über Ihren Antrag"));
}

TEST_CASE("no canary of a reviewer is in the letter or in the feedback") {
    Review first = allowing(0);
    Review second = allowing(1);
    Review third = allowing(2);
    for (Review* review : {&first, &second, &third}) {
        review->reviewer.name = "CANARY name";
        review->note = "CANARY note";
        review->at = "1999-09-19T19:19:19Z";
        review->revision = 777;
        for (ClaimVerdict& verdict : review->verdicts) {
            verdict.seconds = 98'765;
            verdict.verdict.note = "CANARY of a claim";
        }
    }
    verdict_in(second, "foundation") = refused_for("other-person");
    verdict_in(second, "foundation").note = "CANARY that is overruled";
    verdict_in(second, "foundation").note_is_shared = true;
    verdict_in(third, "foundation") = refused_for("no-proof");
    verdict_in(third, "foundation").note = "CANARY of the adjudicator";
    Panel panel({first, second, third});
    panel.wish.merge.adjudicator = deciding_key(2).text();
    panel.wish.outcome = Outcome::Kind::Decline;
    panel.sign();
    DecisionAnswer const answer = decide(panel.wish);
    REQUIRE_MESSAGE(answer.done, test::said(answer.problems));
    std::string const pdf = text_of_pdf(panel.folder, answer.letter_pdf);
    CHECK(says(pdf, "No proof"));
    std::vector<std::string> hidden{"CANARY", "98765", "1999", "777", "Proof of somebody else"};
    for (std::size_t key = 0; key < 3; ++key) hidden.push_back(deciding_key(key).text());
    for (std::string const& secret : hidden)
        for (std::string const* const text : {&answer.letter_html, &pdf, &answer.feedback_file}) {
            CAPTURE(secret);
            CHECK_FALSE(says(*text, secret));
        }

    // What is looked for would be seen.
    verdict_in(third, "foundation").note_is_shared = true;
    Panel shared({first, second, third});
    shared.wish.merge.adjudicator = deciding_key(2).text();
    shared.wish.outcome = Outcome::Kind::Decline;
    shared.sign();
    DecisionAnswer const told = decide(shared.wish);
    CHECK(says(text_of_pdf(shared.folder, told.letter_pdf), "CANARY of the adjudicator"));
    CHECK(says(told.letter_html, "CANARY of the adjudicator"));
    CHECK(says(told.feedback_file, "CANARY of the adjudicator"));
}

TEST_SUITE_END();
