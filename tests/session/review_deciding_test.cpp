// Deciding in the library: reviews come as files, who decides sees where they differ, and what becomes of it goes out.
#include <algorithm>
#include <functional>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "package/keys.h"
#include "review/signed_file.h"
#include "session/review_desk.h"
#include "session/review_feedback.h"
#include "session/review_fixture.h"

using namespace accrue;
using namespace accrue::session;

namespace {

// A library of one person at the body.
struct Chair {
    explicit Chair(std::string const& name) : session(must(Session::open(folder / "body.accrue", prism_ports()))) {
        must(desk().set_reviewer(reviewer_called(name)));
        take({submitted().first});
        must(desk().open(desk().queue().rows.at(0).id));
        desk().finish();
    }

    [[nodiscard]] ReviewDesk& desk() { return session.reviews(); }
    [[nodiscard]] ClaimDeskModel const& shown() { return *desk().desk(); }
    [[nodiscard]] DeskDecision const& decision() { return *shown().decision; }
    void take(std::vector<std::filesystem::path> const& files) {
        desk().take_in(files);
        desk().finish();
    }
    // Allows all but what `change` says otherwise, and hands it in.
    std::filesystem::path review(std::function<void(ReviewDesk&)> const& change = {}) {
        std::vector<std::string> ids;
        for (DeskClaim const& claim : shown().claims) ids.push_back(claim.id);
        for (std::string const& id : ids) must(desk().decide(id, Verdict{}, 5));
        must(desk().recommend(Outcome{Outcome::Kind::Award, "ASM"}));
        if (change) change(desk());
        auto const file = folder / fmt::format("{}.accrue-review", desk().reviewer()->name);
        must(desk().hand_in(file, std::string(reviewing_passphrase)));
        return file;
    }
    void accept_all() {
        while (true) {
            auto const unknown =
                std::ranges::find_if(shown().reviews, [](auto const& one) { return !one.key.empty(); });
            if (unknown == shown().reviews.end()) return;
            must(desk().accept_reviewer(unknown->key));
        }
    }

    Folder folder;
    Session session;
};

// With the first reason that fits.
Verdict refusal_of(ClaimDeskModel const& shown, std::size_t claim) {
    Verdict verdict;
    verdict.kind = Verdict::Kind::Refuse;
    for (DeskReason const& reason : shown.claims[claim].reasons)
        if (verdict.reason.empty() &&
            std::ranges::find(reason.verdicts, Verdict::Kind::Refuse) != reason.verdicts.end())
            verdict.reason = reason.code;
    return verdict;
}

// Two reviews of which the second refuses the first claim; made once.
struct TwoReviews {
    TwoReviews() {
        Chair ana("Ana");
        Chair bo("Bo");
        store::write_file(folder / "ana.accrue-review", store::read_file(ana.review()));
        store::write_file(folder / "bo.accrue-review", store::read_file(bo.review([&](ReviewDesk& desk) {
                              Verdict verdict = refusal_of(bo.shown(), 0);
                              verdict.note = "PRIVATE-CANARY";
                              must(desk.decide(bo.shown().claims[0].id, verdict, 5));
                          })));
    }
    [[nodiscard]] std::vector<std::filesystem::path> files() const {
        return {folder / "ana.accrue-review", folder / "bo.accrue-review"};
    }
    Folder folder;
};

TwoReviews const& two_reviews() {
    static TwoReviews const reviews;
    return reviews;
}

} // namespace

TEST_SUITE_BEGIN("reviewing");

TEST_CASE("a reviewer sees that other reviews are here, and what they say once the own one is handed in") {
    Chair cy("Cy");
    cy.take(two_reviews().files());
    CHECK(cy.desk().queue().intake->words == "Took in 2 reviews.");
    CHECK(cy.shown().reviews_are_hidden);
    CHECK(cy.shown().reviews.empty());
    for (DeskClaim const& claim : cy.shown().claims) CHECK(claim.said.empty());

    cy.review();
    CHECK_FALSE(cy.shown().reviews_are_hidden);
    REQUIRE(cy.shown().reviews.size() == 3);
    CHECK(cy.shown().reviews_here == 1); // of nobody else the key is known
    CHECK(cy.desk().queue().rows[0].state_words == "handed in; 1 review");
}

TEST_CASE("reviews count once their keys are known, however often they come") {
    Chair chair("Chair");
    chair.take(two_reviews().files());
    must(chair.desk().take_on());
    CHECK(chair.shown().reviews_here == 0);
    REQUIRE(chair.shown().reviews.size() == 2);
    for (DeskReview const& review : chair.shown().reviews) {
        CHECK_FALSE(review.key.empty());
        CHECK_FALSE(review.trouble.empty());
    }
    chair.accept_all();
    CHECK(chair.shown().reviews_here == 2);
    CHECK(chair.shown().reviews_needed == 2);
    for (DeskReview const& review : chair.shown().reviews) CHECK(review.trouble.empty());

    chair.take(two_reviews().files());
    CHECK(chair.desk().queue().intake->words == "Took in 0 applications. 2 were here already.");
    CHECK(chair.shown().reviews.size() == 2);
    CHECK(chair.desk().queue().rows[0].state_words.ends_with("; 2 reviews"));
}

TEST_CASE("a review of a package that is not here, or one that was changed, is refused with its reason") {
    Folder const folder;
    Session session = must(Session::open(folder / "body.accrue", prism_ports()));
    std::string bytes = store::read_file(two_reviews().files()[0]);
    bytes[bytes.find("allow") + 1] = 'x';
    store::write_file(folder / "changed.accrue-review", bytes);
    session.reviews().take_in({two_reviews().files()[0], folder / "changed.accrue-review"});
    session.reviews().finish();
    auto const& refused = session.reviews().queue().intake->refused;
    REQUIRE(refused.size() == 2);
    CHECK(refused[0].what == "This review by Ana is of a package that is not here.");
    CHECK(refused[1].file == "changed.accrue-review");
    CHECK(session.reviews().queue().intake->words == "Took in 0 applications. 2 were refused.");
}

TEST_CASE("who decides sees where the reviewers differ, decides that, and the level follows") {
    Chair chair("Chair");
    chair.take(two_reviews().files());
    must(chair.desk().take_on());
    chair.accept_all();
    ClaimDeskModel const& shown = chair.shown();
    REQUIRE(shown.claims[0].said.size() == 2);
    CHECK(shown.claims[0].differs);
    CHECK(shown.claims[0].agreement == "they differ");
    CHECK_FALSE(shown.claims[0].verdict);
    CHECK(std::ranges::count(shown.claims, true, &DeskClaim::differs) == 1);
    CHECK(shown.decided == shown.claims.size() - 1);
    CHECK(shown.claims[1].verdict); // as both say
    CHECK(chair.decision().agreement.starts_with(
        fmt::format("{} of {} claims alike", shown.claims.size() - 1, shown.claims.size())));

    auto const agreed = chair.desk().decide(shown.claims[1].id, refusal_of(shown, 1), 1);
    REQUIRE_FALSE(agreed);
    CHECK(agreed.problem().id == "A490");
    CHECK_FALSE(chair.desk().hand_in(chair.folder / "x.accrue-review", std::string(reviewing_passphrase)));

    must(chair.desk().decide(shown.claims[0].id, Verdict{}, 1));
    CHECK(chair.shown().claims[0].agreement == "adjudicated");
    CHECK(chair.shown().decided == chair.shown().claims.size());
    CHECK(chair.shown().level == "ASM");
    must(chair.desk().undo());
    CHECK_FALSE(chair.shown().claims[0].verdict);
}

TEST_CASE("what is decided goes out as a letter and a signed file, with the head of the log behind it") {
    Chair chair("Chair");
    chair.take(two_reviews().files());
    must(chair.desk().take_on());
    CHECK_FALSE(chair.decision().why_not.empty()); // nobody's review counts yet
    chair.accept_all();
    must(chair.desk().decide(chair.shown().claims[0].id, Verdict{}, 1));
    must(chair.desk().set_own_words("Welcome."));
    CHECK(chair.decision().why_not.empty());
    CHECK(std::ranges::any_of(chair.decision().letter, [](auto const& line) { return line.text == "Welcome."; }));
    CHECK(chair.decision().recommended == "The reviewers recommend: Award ASM.");
    auto const wrong = chair.desk().decide_case(chair.folder / "out", "another passphrase");
    REQUIRE_FALSE(wrong);
    CHECK(wrong.problem().id == "A424");
    CHECK_FALSE(std::filesystem::exists(chair.folder / "out"));

    auto const saved = must(chair.desk().decide_case(chair.folder / "out", std::string(reviewing_passphrase)));
    REQUIRE(saved.size() == 3);
    CHECK(chair.decision().done == "Decided on 12 Sep 2012: Award ASM.");
    CHECK(chair.desk().queue().rows[0].state == store::CaseState::Decided);
    std::string const feedback = store::read_file(chair.folder / "out" / "ashby.accrue-feedback");
    auto const read = must(review::read_signed_feedback(feedback, "x")).feedback;
    CHECK(read.outcome == Outcome{Outcome::Kind::Award, "ASM"});
    CHECK(read.key == chair.desk().reviewer()->shown);
    std::string const letter = store::read_file(chair.folder / "out" / "letter.html");
    for (std::string const& text : {feedback, letter}) {
        CHECK(text.find("PRIVATE-CANARY") == std::string::npos);
        CHECK(text.find("Bo") == std::string::npos);
    }
    // The head is that of the log behind the decision, and the log holds with it as a witness.
    LogCheck const check = must(chair.desk().check_log({{read.log_count, read.log_head}}));
    CHECK(check.problems.empty());
    CHECK(check.head.count == read.log_count);
    std::string const log = must(chair.desk().export_log());
    CHECK(log.find("\"event\":\"decided\"", log.rfind('\n', log.size() - 2)) != std::string::npos);

    // All of it is in the library, whatever became of the files.
    std::filesystem::remove_all(chair.folder / "out");
    CHECK(must(chair.desk().save_again(chair.folder / "again")).size() == 3);
    CHECK(store::read_file(chair.folder / "again" / "letter.html") == letter);
    CHECK(store::read_file(chair.folder / "again" / "ashby.accrue-feedback") == feedback);
    auto const late = chair.desk().decide(chair.shown().claims[0].id, std::nullopt, 1);
    REQUIRE_FALSE(late);
    CHECK(late.problem().id == "A490");
    CHECK_FALSE(chair.desk().decide_case(chair.folder / "twice", std::string(reviewing_passphrase)));

    // Another one merges the same files, with the signed adjudication among them, to the same verdicts.
    must(chair.desk().reopen("appeal"));
    CHECK(chair.decision().done.empty());
    CHECK(chair.shown().claims[0].verdict);
    must(chair.desk().recommend(Outcome{Outcome::Kind::Decline, ""}));
    CHECK(chair.decision().why_not.empty());
    must(chair.desk().decide_case(chair.folder / "second", std::string(reviewing_passphrase)));
    CHECK(chair.decision().done == "Decided on 12 Sep 2012: Decline.");
    CHECK(store::read_file(chair.folder / "again" / "letter.html") == letter); // what went out stays as it was
}

TEST_CASE("what was allowed stays allowed when the same comes again, and only the rest is offered for review") {
    Chair chair("Chair");
    chair.take(two_reviews().files());
    must(chair.desk().take_on());
    chair.accept_all();
    must(chair.desk().decide(chair.shown().claims[0].id, refusal_of(chair.shown(), 0), 1));
    must(chair.desk().set_own_words("Nearly."));
    must(chair.desk().recommend(Outcome{Outcome::Kind::Decline, ""}));
    must(chair.desk().decide_case(chair.folder / "out", std::string(reviewing_passphrase)));

    chair.take({submitted().second});
    QueueModel const& queue = chair.desk().queue();
    auto const row = std::ranges::find(queue.rows, store::CaseState::New, &QueueRow::state);
    REQUIRE(row != queue.rows.end());
    must(chair.desk().open(row->id));
    chair.desk().finish();
    ClaimDeskModel const& shown = chair.shown();
    CHECK_FALSE(shown.claims[0].carried);
    CHECK_FALSE(shown.claims[0].verdict);
    CHECK(shown.claims[0].before.starts_with("Decided on 12 Sep 2012: Refused"));
    CHECK(shown.claims[0].before.ends_with("it was refused before."));
    REQUIRE(shown.claims.size() > 1);
    for (std::size_t i = 1; i < shown.claims.size(); ++i) {
        CHECK(shown.claims[i].carried);
        REQUIRE(shown.claims[i].verdict);
        CHECK(shown.claims[i].verdict->kind == Verdict::Kind::Allow);
    }
    CHECK(shown.decided == shown.claims.size() - 1);

    // Who looks at it again says something else, and can take that back.
    must(chair.desk().decide(shown.claims[1].id, refusal_of(shown, 1), 1));
    CHECK_FALSE(chair.shown().claims[1].carried);
    CHECK(chair.shown().claims[1].verdict->kind == Verdict::Kind::Refuse);
    must(chair.desk().undo());
    CHECK(chair.shown().claims[1].carried);

    // It is enough to judge what is left.
    must(chair.desk().decide(chair.shown().claims[0].id, Verdict{}, 1));
    must(chair.desk().recommend(Outcome{Outcome::Kind::Award, "ASM"}));
    CHECK(chair.shown().why_not_ready.empty());
    CHECK(chair.shown().level == "ASM");
}

TEST_CASE("what was taken on and said is there again after a restart") {
    Folder const folder;
    std::filesystem::path const library = folder / "again.accrue";
    {
        Chair chair("Chair");
        chair.take(two_reviews().files());
        must(chair.desk().take_on());
        chair.accept_all();
        must(chair.desk().decide(chair.shown().claims[0].id, Verdict{}, 1));
        must(chair.desk().set_own_words("Welcome."));
        std::filesystem::copy_file(chair.folder / "body.accrue", library);
    }
    Session session = must(Session::open(library, prism_ports()));
    session.reviews().look();
    must(session.reviews().open(session.reviews().queue().rows.at(0).id));
    session.reviews().finish();
    ClaimDeskModel const& shown = *session.reviews().desk();
    REQUIRE(shown.decision);
    CHECK(shown.decision->yours);
    CHECK(shown.decision->own_words == "Welcome.");
    CHECK(shown.claims[0].agreement == "adjudicated");
    CHECK(shown.reviews_here == 2);
}

TEST_CASE("who abstains or is asked for a conflict does not decide, nor does a second one") {
    Chair chair("Chair");
    must(chair.desk().abstain("We worked in one team"));
    auto const refused = chair.desk().take_on();
    REQUIRE_FALSE(refused);
    CHECK(refused.problem().id == "A482");
    must(chair.desk().take_up());
    must(chair.desk().take_on());
    CHECK_FALSE(chair.desk().take_on());
}

TEST_SUITE_END();
