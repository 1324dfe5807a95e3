// From reviews to the decision: what can be decided, what the applicant is told of it, and how it comes back into her library.
#include "session/review_decision.h"

#include <algorithm>
#include <cstdlib>
#include <regex>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "package/keys.h"
#include "review/signed_file.h"
#include "session/review_feedback.h"
#include "session/review_fixture.h"

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
        wish.words.on = day(2012, 10, 1);
        wish.words.body = "The Body";
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

bool mentions(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

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
    CHECK(mentions(answer.letter_html, "Decision on your application"));
    CHECK(mentions(answer.letter_html, "ASM (Associate)") == mentions(answer.letter_html, "ASM ("));
    CHECK(mentions(answer.letter_html, "31 October 2012"));
    CHECK_FALSE(mentions(answer.letter_html, "Head of the log"));

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
    CHECK(refused_as(decide(stranger.wish)) == "A484"); // one of the two may not review it
}

TEST_CASE("nothing is decided while claims are open that could change the level") {
    Review second = allowing(1);
    verdict_in(second, "foundation") = refused_for("no-proof");
    DecisionAnswer const answer = decide(Panel({allowing(0), second}).wish);
    CHECK(refused_as(answer) == "A495");
    CHECK(mentions(answer.problems.back().what, "(foundation)"));

    Panel third({allowing(0), second, allowing(2)});
    third.wish.merge.adjudicator = deciding_key(2).text();
    CHECK(decide(third.wish).done);
}

TEST_CASE("no award goes above what the settled verdicts reach") {
    Panel panel({allowing(0), allowing(1)});
    panel.wish.words.level = "PSM";
    CHECK(refused_as(decide(panel.wish)) == "A496");
    panel.wish.words.level = "XYZ";
    CHECK(refused_as(decide(panel.wish)) == "A496");
    panel.wish.words.level = "SSM";
    DecisionAnswer const lower = decide(panel.wish);
    if (lower.done) CHECK(lower.problems.back().id == "AW46");
}

TEST_CASE("where the reviewers differ the adjudicator decides, or the body, and it is told") {
    Outcome const decline{Outcome::Kind::Decline, ""};
    Panel two({allowing(0), allowing(1, decline)});
    CHECK(refused_as(decide(two.wish)) == "A497");
    two.wish.words.outcome = Outcome::Kind::Decline;
    DecisionAnswer const declined = decide(two.wish);
    REQUIRE_MESSAGE(declined.done, test::said(declined.problems));
    CHECK(mentions(declined.letter_html, "is not awarded"));
    CHECK(mentions(declined.letter_html, "What is missing for PSM"));

    Panel three({allowing(0), allowing(1, decline), allowing(2, decline)});
    three.wish.merge.adjudicator = deciding_key(2).text();
    CHECK(decide(three.wish).feedback.outcome == decline);
    three.wish.words.level = "ASM";
    DecisionAnswer const otherwise = decide(three.wish);
    REQUIRE(otherwise.done);
    CHECK(otherwise.problems.back().id == "AW46");
}

TEST_CASE("who is asked for more is told what for, and has no days of an appeal yet") {
    Panel nothing({allowing(0, {Outcome::Kind::Ask, ""}), allowing(1, {Outcome::Kind::Ask, ""})});
    CHECK(refused_as(decide(nothing.wish)) == "A497");
    nothing.wish.words.own_words = "Please tell us <when> you changed your name.";
    DecisionAnswer const asked = decide(nothing.wish);
    REQUIRE_MESSAGE(asked.done, test::said(asked.problems));
    CHECK(mentions(asked.letter_html, "Please tell us &lt;when&gt; you changed your name."));
    CHECK(mentions(asked.letter_html, "Please answer by 31 October 2012."));
    CHECK_FALSE(asked.feedback.appeal_until);
    nothing.wish.words.level = "ASM";
    nothing.wish.words.outcome = Outcome::Kind::Ask;
    CHECK(refused_as(decide(nothing.wish)) == "A497");
}

TEST_CASE("a decision is not dated before the application, and a late one is told") {
    Panel panel({allowing(0), allowing(1)});
    panel.wish.words.on = day(2012, 9, 11);
    CHECK(refused_as(decide(panel.wish)) == "A499");
    panel.wish.words.on = day(2012, 10, 27);
    panel.wish.merge.reviewers = {deciding_key(0).text(), deciding_key(1).text()};
    CHECK(decide(panel.wish).problems.empty());
    panel.wish.words.on = day(2012, 9, 29); // the reviews are of 1 October
    CHECK(refused_as(decide(panel.wish)) == "A499");
    panel.wish.words.on = day(2012, 10, 28); // rule 9.5: 45 days after 12 September are over
    DecisionAnswer const late = decide(panel.wish);
    CHECK(late.done);
    REQUIRE_FALSE(late.problems.empty());
    CHECK(late.problems.back().id == "AW47");
}

TEST_CASE("a review that says what cannot be said of a claim does not count, and nothing is decided by the others") {
    Review forged = allowing(1);
    SUBCASE("a reason that the rules do not have") { verdict_in(forged, "foundation") = refused_for("because"); }
    SUBCASE("no reason") { verdict_in(forged, "foundation") = refused_for(""); }
    SUBCASE("a field that the claim does not have") {
        verdict_in(forged, "foundation").kind = Verdict::Kind::Reduce;
        verdict_in(forged, "foundation").field = "zzz";
        verdict_in(forged, "foundation").to = Number{-5, 1};
    }
    SUBCASE("a level that the rules do not have") { forged.outcome = Outcome{Outcome::Kind::Award, "XYZ"}; }
    Panel const panel({allowing(0), forged});
    DecisionAnswer const answer = decide(panel.wish);
    CHECK(refused_as(answer) == "A484");
    CHECK(std::ranges::find(answer.problems, "A483", &Problem::id) != answer.problems.end());
    CHECK(merge_review_files(panel.wish.merge).reviewers.size() == 1);
}

TEST_CASE("whose reviews may count is to be said") {
    Panel panel({allowing(0), allowing(1)});
    DecisionAnswer const answer = decide(panel.wish);
    CHECK(answer.done);
    CHECK(std::ranges::find(answer.problems, "AW51", &Problem::id) != answer.problems.end());
}

TEST_CASE("letter and feedback are written all or none, and no unsigned letter beside a signed decision") {
    Panel panel({allowing(0), allowing(1)});
    panel.sign();
    DecisionAnswer const signed_one = decide(panel.wish);
    auto const out = panel.folder / "out";
    REQUIRE(must(save_decision(signed_one, out)).size() == 3);
    std::string const letter = store::read_file(out / "letter.html");

    panel.wish.secret_key.reset();
    panel.wish.words.outcome = Outcome::Kind::Ask;
    panel.wish.words.own_words = "Which year?";
    DecisionAnswer const unsigned_one = decide(panel.wish);
    REQUIRE(unsigned_one.done);
    auto const refused = save_decision(unsigned_one, out);
    REQUIRE_FALSE(refused);
    CHECK(refused.problem().id == "A485");
    CHECK(store::read_file(out / "letter.html") == letter);

    std::filesystem::create_directory(panel.folder / "half");
    std::filesystem::create_directory(panel.folder / "half" / "letter.pdf");
    auto const half = save_decision(signed_one, panel.folder / "half");
    REQUIRE_FALSE(half);
    CHECK(half.problem().id == "S104");
    CHECK_FALSE(std::filesystem::exists(panel.folder / "half" / "letter.html"));
}

TEST_CASE("a key that cannot be unlocked signs nothing, and nothing that could not be read is signed") {
    Panel panel({allowing(0), allowing(1)});
    panel.sign();
    panel.wish.passphrase = "another passphrase";
    CHECK(refused_as(decide(panel.wish)) == "A424");
    panel.wish.passphrase = deciding_passphrase;
    panel.wish.words.body = std::string(501, 'x'); // more than a name has
    CHECK_FALSE(decide(panel.wish).done);
}

TEST_CASE("the letter gives for each claim its reason, its cure and its clause, in the language that is spoken") {
    std::vector<Review> reviews{allowing(0), allowing(1)};
    for (Review& review : reviews) verdict_in(review, "foundation") = refused_for("no-proof");
    for (Review& review : reviews) review.outcome = Outcome{Outcome::Kind::Decline, ""};
    Panel panel(reviews);
    panel.wish.words.head = {12, std::string(64, 'a')};
    DecisionAnswer const answer = decide(panel.wish);
    REQUIRE_MESSAGE(answer.done, test::said(answer.problems));
    std::string const pdf = text_of_pdf(panel.folder, answer.letter_pdf);
    for (std::string const& part :
         {std::string("No proof"), std::string("Nothing that you sent proves this entry."),
          std::string("Send one of the kinds of evidence"), std::string("7.1"), "12:" + std::string(20, 'a')}) {
        CAPTURE(part);
        CHECK(mentions(answer.letter_html, part));
        CHECK(mentions(pdf, part));
    }

    Speaking const german(Language::German);
    panel.wish.merge.asked.language = "de";
    DecisionAnswer const deutsch = decide(panel.wish);
    REQUIRE(deutsch.done);
    CHECK(mentions(deutsch.letter_html, "Entscheidung über Ihren Antrag"));
    CHECK(mentions(deutsch.letter_html, "31. Oktober 2012"));
    CHECK(mentions(text_of_pdf(panel.folder, deutsch.letter_pdf), "Entscheidung über Ihren Antrag"));
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
    panel.wish.words.outcome = Outcome::Kind::Decline;
    panel.sign();
    DecisionAnswer const answer = decide(panel.wish);
    REQUIRE_MESSAGE(answer.done, test::said(answer.problems));
    std::string const pdf = text_of_pdf(panel.folder, answer.letter_pdf);
    CHECK(mentions(pdf, "No proof"));
    std::vector<std::string> hidden{"CANARY", "98765", "1999", "777", "Proof of somebody else"};
    for (std::size_t key = 0; key < 3; ++key) hidden.push_back(deciding_key(key).text());
    for (std::string const& secret : hidden)
        for (std::string const* const text : {&answer.letter_html, &pdf, &answer.feedback_file}) {
            CAPTURE(secret);
            CHECK_FALSE(mentions(*text, secret));
        }

    // What is looked for would be seen.
    verdict_in(third, "foundation").note_is_shared = true;
    Panel shared({first, second, third});
    shared.wish.merge.adjudicator = deciding_key(2).text();
    shared.wish.words.outcome = Outcome::Kind::Decline;
    shared.sign();
    DecisionAnswer const told = decide(shared.wish);
    CHECK(mentions(text_of_pdf(shared.folder, told.letter_pdf), "CANARY of the adjudicator"));
    CHECK(mentions(told.letter_html, "CANARY of the adjudicator"));
    CHECK(mentions(told.feedback_file, "CANARY of the adjudicator"));
}

namespace {

// Feedback in which the foundation certificate is refused, and the analyst's post reduced to 20 hours.
Feedback given_back() {
    std::vector<Review> reviews{allowing(0), allowing(1)};
    for (Review& review : reviews) {
        verdict_in(review, "foundation") = refused_for("no-proof");
        Verdict& post = verdict_in(review, "analyst");
        post.kind = Verdict::Kind::Reduce;
        post.field = "hours";
        post.to = Number{20, 1};
        post.reason = "hours-not-shown";
        review.outcome = Outcome{Outcome::Kind::Decline, ""};
    }
    Panel panel(reviews);
    panel.sign();
    DecisionAnswer const answer = decide(panel.wish);
    REQUIRE_MESSAGE(answer.done, test::said(answer.problems));
    return answer.feedback;
}

// The applicant's library as it was when she had sealed.
struct Returned {
    Returned() {
        std::filesystem::copy_file(sealed_once().applicant.folder / "complete.accrue", library);
        session.emplace(must(Session::open(library, prism_ports())));
    }
    // As it comes by mail, signed with this key.
    Result<TakenFeedback> take(Feedback feedback, std::size_t key = 3, std::string const& named = {}) {
        feedback.key = deciding_key(key).text();
        auto const file = folder / "a.accrue-feedback";
        store::write_file(file, review::write_signed_feedback(deciding_key(key).signing, feedback));
        return session->application().take_in_decision(must(read_feedback_file(file, named)));
    }
    [[nodiscard]] std::vector<Ruling> rulings() const { return session->scored().application.rulings; }

    Folder folder;
    std::filesystem::path library = folder / "mine.accrue";
    std::optional<Session> session;
};

std::string warned(Result<TakenFeedback> const& taken) {
    if (!taken) return taken.problem().id;
    std::string ids;
    for (Problem const& problem : taken->problems) ids += problem.id + " ";
    return ids;
}

std::string explained(Session const& session, std::string_view name) {
    EntryModel const& entry = entry_of(session.estimate(), name);
    std::string text = entry.reason;
    for (ExplanationLine const& line : session.explain(AboutEntry{entry.id}).lines) text += "\n" + line.text;
    return text;
}

} // namespace

TEST_CASE("what was decided counts in the record that was sealed, with its reason and cure, until it is undone") {
    Returned returned;
    std::string const before = returned.session->estimate().summary.level;
    Feedback const feedback = given_back();
    auto const taken = returned.take(feedback);
    REQUIRE_MESSAGE(taken, to_text(taken.problem()));
    CHECK(warned(taken) == "AW48 ");
    CHECK(taken->claims == feedback.claims.size());
    CHECK(returned.session->estimate().summary.level != before);
    std::string const why = explained(*returned.session, "ITIL V3 Foundation");
    CHECK(mentions(why, "A reviewer refused it: No proof (clause 7.1)."));
    CHECK(mentions(why, "Nothing that you sent proves this entry. Send one of the kinds of evidence"));
    bool reduced = false;
    for (GroupModel const& group : returned.session->estimate().groups)
        for (EntryModel const& entry : group.entries)
            reduced = reduced || mentions(explained(*returned.session, entry.name), "A reviewer counts less of it");
    CHECK(reduced);
    CHECK(returned.rulings().front().by == "The Body");
    CHECK(returned.rulings().front().on == day(2012, 10, 1));

    CHECK(warned(returned.take(feedback)) == "AW50 "); // the same once more
    must(returned.session->undo());
    CHECK(returned.rulings().empty());
    CHECK(returned.session->estimate().summary.level == before);
    must(returned.session->redo());
    CHECK_FALSE(returned.rulings().empty());
}

TEST_CASE("a decision about something else, or older than the one in the record, is refused and changes nothing") {
    Returned returned;
    Feedback feedback = given_back();
    feedback.package.application = "0b6a3c1e-52ad-4b8f-9c0e-6f1d2a3b4c5d";
    CHECK(warned(returned.take(feedback)) == "A498");
    feedback = given_back();
    feedback.package.revision = 7;
    CHECK(warned(returned.take(feedback)) == "A498");
    feedback = given_back();
    feedback.package.sha256 = std::string(64, '0');
    CHECK(warned(returned.take(feedback)) == "A498");
    CHECK(returned.rulings().empty());

    REQUIRE(returned.take(given_back()));
    feedback = given_back();
    feedback.decided_on = day(2012, 9, 30);
    CHECK(warned(returned.take(feedback)) == "A498");
}

TEST_CASE("another key than before is refused unless it is named, and so is a file that was changed") {
    Returned returned;
    Feedback const feedback = given_back();
    REQUIRE(returned.take(feedback));
    CHECK(warned(returned.take(feedback, 4)) == "A464");
    CHECK(warned(returned.take(feedback, 4, deciding_key(4).text())) == "AW50 ");
    CHECK(warned(returned.take(feedback, 3)) == "A464"); // the newer one is the body's now

    auto const file = returned.folder / "a.accrue-feedback";
    auto const other = read_feedback_file(file, deciding_key(2).text());
    REQUIRE_FALSE(other);
    CHECK(other.problem().id == "A464");
    overwrite_in(file, "\\\"verdict\\\":\\\"refuse\\\"", "\\\"verdict\\\":\\\"allow_\\\"");
    auto const changed = read_feedback_file(file, {});
    REQUIRE_FALSE(changed);
    CHECK(changed.problem().id == "A465");
}

TEST_CASE("of a claim that was changed since it was sealed nothing is taken in") {
    Returned returned;
    Session& session = *returned.session;
    EntryModel const entry = entry_of(session.estimate(), "ITIL V3 Foundation");
    must(session.save_draft(with(must(session.draft_of(entry.id)), "note", "Now with the number of the certificate.")));
    auto const taken = returned.take(given_back());
    REQUIRE(taken);
    CHECK(warned(taken) == "AW48 AW49 ");
    for (Ruling const& ruling : returned.rulings()) CHECK(ruling.claim != "foundation");
}

TEST_CASE("feedback is told in words without a library") {
    FeedbackWords const words = feedback_words(given_back());
    CHECK(words.lines.front() == "The Body, 1 October 2012: Decline.");
    auto const row = std::ranges::find(words.rows, "foundation", &FeedbackRow::claim);
    REQUIRE(row != words.rows.end());
    CHECK(row->said == "Refused");
    CHECK(row->lines.front() == "No proof (clause 7.1)");
}

TEST_CASE("each problem of a decision, and of one that comes back, is told word for word as in the gallery") {
    auto const told_as = [](char const* name, Problems problems) {
        CAPTURE(name);
        REQUIRE_FALSE(problems.empty());
        Problem& problem = problems.back();
        problem.where.file = std::filesystem::path(problem.where.file).filename().string();
        std::string const text =
            std::regex_replace(to_text(problem) + "\n", std::regex("the key [0-9A-F]{16}"), "the key E7620F1842B4E81F");
        CHECK(std::regex_replace(text, std::regex("with [0-9A-F]{16}"), "with 27C0F0F1E2D3B4A5") ==
              store::read_file(test::problem_gallery / (std::string(name) + ".txt")));
    };
    auto const decided = [](std::vector<Review> const& reviews, auto const& change) {
        Panel panel(reviews);
        change(panel.wish);
        return decide(panel.wish).problems;
    };
    std::vector<Review> const both{allowing(0), allowing(1)};
    Review differing = allowing(1);
    verdict_in(differing, "foundation") = refused_for("no-proof");
    told_as("A494-too-few-reviews", decided({allowing(0)}, [](DecisionWish&) {}));
    told_as("A495-open-claims", decided({allowing(0), differing}, [](DecisionWish&) {}));
    told_as("A496-not-reached", decided(both, [](DecisionWish& wish) { wish.words.level = "PSM"; }));
    told_as("A497-open", decided({allowing(0), allowing(1, {Outcome::Kind::Decline, ""})}, [](DecisionWish&) {}));
    told_as("A499-before-the-application", decided(both, [](DecisionWish& wish) { wish.words.on = day(2012, 9, 11); }));
    told_as("AW46-not-as-recommended",
            decided(both, [](DecisionWish& wish) { wish.words.outcome = Outcome::Kind::Decline; }));
    told_as("AW47-late", decided(both, [](DecisionWish& wish) { wish.words.on = day(2012, 10, 28); }));

    Returned returned;
    Feedback other = given_back();
    other.package.revision = 7;
    told_as("A498-not-sealed-here", {returned.take(other).problem()});
    told_as("AW48-first-key", must(returned.take(given_back())).problems);
    told_as("AW50-there-already", must(returned.take(given_back())).problems);
    told_as("A464-another-key-than-before", {returned.take(given_back(), 4).problem()});
    Session& session = *returned.session;
    EntryModel const entry = entry_of(session.estimate(), "ITIL V3 Foundation");
    must(session.save_draft(with(must(session.draft_of(entry.id)), "note", "Now with its number.")));
    told_as("AW49-changed-since", {must(returned.take(given_back())).problems.front()});
}

TEST_SUITE_END();
