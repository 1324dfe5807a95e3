// The Review screen without the app: hand-made models, pages that are drawn by nobody. What it asks for is in the intents.
#include "gui/screens/review.h"

#include <map>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/only_intent.h"
#include "support/golden.h"
#include "support/screen_driver.h"

namespace accrue::test {

using gui::Key;
using gui::Modifiers;
using session::CaseState;
using session::ClaimDeskModel;
using session::DeskClaim;
using session::DeskFact;
using session::QueueModel;
using session::QueueRow;
using Kind = Verdict::Kind;

namespace {

QueueRow queue_row(std::int64_t id, std::string applicant, CaseState state = CaseState::New) {
    QueueRow row;
    row.id = CaseId{id};
    row.applicant = std::move(applicant);
    row.what = "PSM under prism 2012.1, revision 1";
    row.state = state;
    row.state_words = state == CaseState::New     ? "not begun"
                      : state == CaseState::Begun ? "3 of 20 claims"
                                                  : "handed in";
    row.claimed = "PSM";
    row.evidenced = "ASM";
    row.robust = "–";
    row.deadline = "27 Oct 2012";
    row.left = "45 days left";
    return row;
}

void count(QueueModel& queue) {
    queue.counts.by_state.assign(6, 0);
    for (QueueRow const& row : queue.rows) ++queue.counts.by_state[static_cast<std::size_t>(row.state)];
    queue.counts.all = static_cast<std::int64_t>(queue.rows.size());
}

QueueModel some_cases() {
    QueueModel queue;
    queue.revision = 1;
    queue.rows = {queue_row(1, "Zoë Żółć"), queue_row(2, "Ana Kowalska", CaseState::Begun),
                  queue_row(3, "John Doe", CaseState::HandedIn)};
    queue.rows[0].late = true;
    queue.rows[0].left = "2 days late";
    queue.rows[0].flags = {"By the rules here the result is another than it says."};
    queue.rows[1].soon = true;
    queue.rows[1].left = "3 days left";
    queue.rows[1].assignee = "Ana Example";
    queue.rows[2].left.clear();
    queue.levels = {"PSM", "ASM"};
    queue.reviewer = session::ReviewerModel{"Ana Example", {}, {}, {}};
    count(queue);
    return queue;
}

session::DeskReason reason(std::string code, std::string title, std::vector<Kind> verdicts) {
    return {std::move(code),   std::move(title),   "Nothing you sent shows it.", "Send a copy of the certificate.",
            "prISM 2012, 4.9", std::move(verdicts)};
}

DeskClaim desk_claim(std::string id, std::string title) {
    DeskClaim claim;
    claim.id = std::move(id);
    claim.title = std::move(title);
    claim.kind = "Certificate";
    claim.when = "1 May 2008";
    claim.worth = "2 points";
    claim.facts = {{"Name", "Zoë Żółć", {}, true, DeskFact::Found::Yes},
                   {"Date", "1 May 2008", "within the last 36 months", false, DeskFact::Found::No},
                   {"Issuer", "Northwind Ltd", {}, true, DeskFact::Found::Unknown}};
    claim.proofs = {{"foundation.pdf",
                     "aa",
                     3,
                     "PDF, 3 pages",
                     {},
                     {{{2, {1000, 6000, 4000, 6500}, ProofFact::Date}, "Date, page 2"}}},
                    {"letter.pdf", "bb", 1, "PDF, 1 page", {}, {}}};
    claim.reasons = {reason("no-proof", "No proof", {Kind::Refuse, Kind::Ask}),
                     reason("hours", "Hours are not shown", {Kind::Reduce}),
                     reason("date", "Date outside the window", {Kind::Refuse})};
    claim.fields = {{"hours", "Hours", "hours", "40", false}, {"to", "To", "", "2008-05-01", true}};
    return claim;
}

ClaimDeskModel some_claims() {
    ClaimDeskModel desk;
    desk.revision = 1;
    desk.of = CaseId{1};
    desk.row = some_cases().rows[0];
    desk.submitted = "12 Sep 2012";
    desk.signature = "Signed by the key E762.";
    desk.claims = {desk_claim("c1", "ITIL Foundation"), desk_claim("c2", "Service manager"),
                   desk_claim("c3", "Speaker at a conference"), desk_claim("c4", "Mentor")};
    desk.claims[0].decisive = true;
    desk.claims[2].idle = true;
    desk.claims[2].idle_because = "it no longer counts on the application's day";
    desk.level = "ASM";
    desk.best = "PSM";
    desk.sentence = "Verified so far: ASM. It would be PSM if the 4 claims left were allowed.";
    desk.hangs_on = "It hangs on: ITIL Foundation.";
    desk.why_not_ready = "3 claims that could change the level have no verdict yet.";
    desk.awards = {"ASM", "PSM"};
    return desk;
}

Verdict verdict_with(Kind kind, std::string reason, std::string note = {}) {
    Verdict verdict;
    verdict.kind = kind;
    verdict.reason = std::move(reason);
    verdict.note = std::move(note);
    return verdict;
}

// The same for who decides it: the reviewers differ about the second claim.
ClaimDeskModel to_decide() {
    ClaimDeskModel desk = some_claims();
    for (DeskClaim& claim : desk.claims) {
        claim.said = {{"Ana Example", "Allowed", {}, false}, {"Bo Example", "Allowed", {}, false}};
        claim.agreement = "agreed";
        claim.verdict = Verdict{};
        claim.verdict_words = "Allowed";
        claim.idle = false;
    }
    DeskClaim& differs = desk.claims[1];
    differs.said[1] = {"Bo Example", "Refused – No proof", "The seal is missing", false};
    differs.agreement = "they differ";
    differs.differs = differs.yours = true;
    differs.verdict.reset();
    desk.claims[3].carried = true;
    desk.claims[3].before = "Decided on 3 Oct 2011: Allowed; decided before, and unchanged since.";
    desk.decided = 3;
    desk.why_not_ready = "You decide this application.";
    desk.why_not_decide = desk.why_not_ready;
    desk.reviews_here = desk.reviews_needed = 2;
    desk.reviews_are_hidden = false;
    desk.reviews = {
        {"Ana Example", "handed in on 3 Oct 2012: Award PSM", {}, {}},
        {"Bo Example", "handed in on 4 Oct 2012: Decline", {}, {}},
        {"Cy Stranger", "handed in on 5 Oct 2012", "Nobody here knows the key. Ask whose it is.", "RWQabc"}};
    session::DeskDecision decision;
    decision.yours = true;
    decision.by = "Kim Chair";
    decision.agreement = "3 of 4 claims alike; Cohen's kappa 0";
    decision.why_not = "Claims are open that could change the level: Service manager. Decide them first.";
    decision.remarks = {"The rules ask for a decision by 27 Oct 2012."};
    using Kind = session::DeskLetterLine::Kind;
    decision.letter = {{Kind::Heading, "Award", {}},
                       {Kind::Text, "ASM is awarded, as you applied for it.", {}},
                       {Kind::Fact, "Applicant", "Zoë Żółć"},
                       {Kind::Item, "Certificate  ·  Allowed", {}},
                       {Kind::Signer, "The Body", {}}};
    desk.decision = decision;
    return desk;
}

void say_of(ClaimDeskModel& desk, std::size_t claim, Verdict verdict, std::string words) {
    desk.claims[claim].verdict = std::move(verdict);
    desk.claims[claim].verdict_words = std::move(words);
    ++desk.decided;
}

struct ReviewScreen {
    explicit ReviewScreen(QueueModel cases, std::optional<ClaimDeskModel> open = {}, ImVec2 size = {1280, 800})
        : queue(std::move(cases)), desk(std::move(open)),
          screen(
              [this] {
                  gui::ReviewView view{queue, filter, desk ? &*desk : nullptr};
                  view.page = [this](std::string const& sha256, int page, int width) {
                      session::EvidencePage& drawn = pages[fmt::format("{} {}", sha256, page)];
                      drawn.key = pages.size();
                      drawn.width = width;
                      drawn.height = width * 14142 / 10000;
                      drawn.pixels = {255, 255, 255, 255};
                      drawn.unsearched = unsearched;
                      return &drawn;
                  };
                  view.may_draw = may_draw;
                  gui::draw_review(view, state, intents);
              },
              {.width = size.x, .height = size.y}) {
        ImGui::GetIO().MousePos = {1, 1};
        screen.frames(4);
        intents.clear();
    }

    template <class What>
    What only() {
        What const asked = test::only_intent<What>(screen, intents);
        if constexpr (std::is_same_v<What, gui::DecideClaim>) { // the session takes it
            state.decided(asked.claim, false);
            screen.frames(2);
        }
        return asked;
    }

    // As the session does it, and the app then.
    void carry_out_verdict() {
        auto const decided = only<gui::DecideClaim>();
        for (DeskClaim& claim : desk->claims)
            if (claim.id == decided.claim) claim.verdict = decided.verdict;
        ++desk->revision;
        state.advances = decided.verdict.has_value();
        screen.frames(2);
    }

    // Some seconds pass, and then the mouse is moved.
    void wait(double seconds) {
        ImGui::GetIO().DeltaTime = static_cast<float>(seconds);
        ImGui::GetIO().MousePos.x += 1;
        screen.frame();
        ImGui::GetIO().DeltaTime = 1.0F / 60;
    }

    QueueModel queue;
    session::QueueFilter filter;
    std::optional<ClaimDeskModel> desk;
    bool may_draw = true;
    bool unsearched = false;
    std::map<std::string, session::EvidencePage> pages;
    gui::ReviewState state;
    gui::Intents intents;
    Screen screen;
};

} // namespace

// --- The queue ---

TEST_CASE("an empty queue says how packages come into it") {
    ReviewScreen review((QueueModel()));
    CHECK(difference_from_golden("review-empty", review.screen.text()) == "");
    review.screen.click("Body/Take in packages");
    CHECK(review.only<gui::Show>().panel == gui::Panel::TakeIn);
    review.screen.click("Who reviews?");
    CHECK(review.only<gui::Show>().panel == gui::Panel::Reviewer);
    CHECK_FALSE(review.screen.item("Next").enabled);
    review.screen.key(Key::N);
    CHECK(review.intents.empty());
}

TEST_CASE("the queue reads as it should") {
    ReviewScreen review(some_cases());
    CHECK(difference_from_golden("review-queue", review.screen.text()) == "");
}

TEST_CASE("a narrow queue has what matters") {
    ReviewScreen review(some_cases(), {}, {640, 900});
    CHECK(difference_from_golden("review-queue-narrow", review.screen.text()) == "");
}

TEST_CASE("a queue with long names, refusals and no end of rows reads as it should and asks for more in time") {
    QueueModel queue = some_cases();
    for (std::int64_t i = 4; i < 2'000; ++i)
        queue.rows.push_back(queue_row(i, fmt::format("Applicant {} {}", i, std::string(80, 'W'))));
    count(queue);
    queue.more = true;
    queue.counts.all = 100'000;
    queue.intake.emplace();
    queue.intake->words = "Took in 12 applications. 7 were refused.";
    for (int i = 1; i <= 7; ++i)
        queue.intake->refused.push_back(
            {fmt::format("application {}.zip", i), "It is no package.", "Ask for it again."});
    ReviewScreen review(queue);
    CHECK(difference_from_golden("review-queue-overfull", review.screen.text()) == "");
    CHECK(review.intents.empty());
    review.screen.key(Key::End);
    review.only<gui::ShowMoreCases>();
    CHECK(review.state.cursor == 1'998);
    review.screen.frames(5); // once for the rows there are
    CHECK(review.intents.empty());
    ++review.queue.revision;
    review.only<gui::ShowMoreCases>();
    review.screen.click("Intake/Dismiss");
    review.only<gui::DismissQueueIntake>();
}

TEST_CASE("a folder is watched, told while it is not there, and left again") {
    ReviewScreen review(some_cases());
    review.screen.click("Watch a folder");
    CHECK(review.only<gui::Show>().panel == gui::Panel::WatchFolder);
    review.queue.watch = session::QueueWatch{"/home/me/inbox", false};
    review.screen.frames(2);
    CHECK(review.screen.shows("Packages that appear here are taken in by themselves: /home/me/inbox"));
    review.queue.watch->missing = true;
    review.screen.frames(2);
    CHECK(review.screen.shows("The folder that is watched is not there; it is looked for again: /home/me/inbox"));
    review.screen.click("Stop watching");
    CHECK(review.only<gui::WatchFolder>().path.empty());
}

TEST_CASE("packages that are taken in are counted, and can be stopped") {
    QueueModel queue = some_cases();
    queue.intake.emplace();
    queue.intake->running = true;
    queue.intake->seen = 3;
    queue.intake->total = 100;
    ReviewScreen review(queue);
    CHECK(review.screen.shows("Taking in 3 of 100 packages"));
    review.screen.click("Stop");
    review.only<gui::StopTakingInPackages>();
}

TEST_CASE("an application is opened by a double click or by keys, the next one by N") {
    ReviewScreen review(some_cases());
    review.screen.click("Ana Kowalska");
    CHECK(review.state.cursor == 1);
    CHECK(review.intents.empty());
    review.screen.double_click("John Doe");
    CHECK(review.only<gui::OpenCase>().of == CaseId{3});
    review.screen.key(Key::K);
    review.screen.key(Key::K);
    review.screen.key(Key::J);
    review.screen.key(Key::Enter);
    CHECK(review.only<gui::OpenCase>().of == CaseId{2});
    review.screen.key(Key::N);
    review.only<gui::OpenNextCase>();
    review.screen.click("Next");
    review.only<gui::OpenNextCase>();
}

TEST_CASE("the queue is searched and filtered, and keys are letters then") {
    ReviewScreen review(some_cases());
    review.screen.key(Key::Slash);
    review.screen.frames(2);
    review.screen.type("n");
    review.screen.key(Key::N);
    CHECK(review.only<gui::FilterQueue>().filter.search == "n");
    review.screen.click("State");
    review.screen.click("State/begun (1)");
    auto const of_state = review.only<gui::FilterQueue>();
    CHECK(of_state.filter.state == CaseState::Begun);
    CHECK(of_state.filter.search == "n");
    review.filter = of_state.filter;
    review.screen.click("Level asked for");
    review.screen.click("Level asked for/ASM");
    auto const of_level = review.only<gui::FilterQueue>();
    CHECK(of_level.filter.target == "ASM");
    CHECK(of_level.filter.state == CaseState::Begun);
    review.filter = of_level.filter;
    review.screen.click("Only flagged");
    CHECK(review.only<gui::FilterQueue>().filter.flagged);
    review.queue.rows.clear();
    review.screen.frames(2);
    review.screen.click("Show all of them");
    CHECK(review.only<gui::FilterQueue>().filter == session::QueueFilter());
    CHECK(review.state.search.text.empty());
}

TEST_CASE("the flags of an application stand under the mouse") {
    ReviewScreen review(some_cases());
    review.screen.hover("Zoë Żółć");
    CHECK(review.screen.shows("By the rules here the result is another than it says."));
}

TEST_CASE("who applies is hidden by a switch, and then nothing is searched for") {
    QueueModel queue = some_cases();
    ReviewScreen review(queue);
    review.screen.click("Hide who applies");
    CHECK(review.only<gui::HideApplicants>().hides);
    review.state.search = {"zoe", "zoe"};
    for (QueueRow& row : review.queue.rows) row.applicant = fmt::format("Case {}", row.id.value);
    review.queue.hides_applicants = true;
    review.screen.frames(3);
    CHECK(review.only<gui::FilterQueue>().filter.search.empty());
    CHECK_FALSE(review.screen.shows("zoe"));
    CHECK(review.screen.shows("No search while who applies is hidden"));
    review.screen.key(Key::Slash);
    review.screen.frames(2);
    review.screen.type("zoe");
    review.screen.frames(2);
    CHECK(review.intents.empty());
    CHECK(difference_from_golden("review-queue-hidden", review.screen.text()) == "");
    review.screen.click("Hide who applies");
    CHECK_FALSE(review.only<gui::HideApplicants>().hides);
}

// --- The claim desk ---

TEST_CASE("the claim desk reads as it should, in three panes, two and one") {
    ReviewScreen review(some_cases(), some_claims());
    CHECK(difference_from_golden("review-desk", review.screen.text()) == "");
    ReviewScreen medium(some_cases(), some_claims(), {900, 900});
    CHECK(difference_from_golden("review-desk-medium", medium.screen.text()) == "");
    ReviewScreen narrow(some_cases(), some_claims(), {520, 900});
    CHECK(difference_from_golden("review-desk-narrow", narrow.screen.text()) == "");
    narrow.screen.click("Claims/ITIL Foundation");
    CHECK(narrow.state.part == gui::ReviewPart::Claim);
    CHECK(narrow.screen.shows("To check against the evidence"));
}

TEST_CASE("a claim desk full of long words and problems reads as it should") {
    ClaimDeskModel desk = some_claims();
    std::string const long_word(90, 'W');
    desk.row.applicant = long_word;
    desk.row.flags = {"Something is wrong with the package."};
    desk.hangs_on = "It hangs on: " + long_word + "; " + long_word;
    DeskClaim& claim = desk.claims[0];
    claim.title = long_word;
    claim.note = "I was there. " + long_word;
    claim.problems = {"It has no last day.", "The hours are more than a day has."};
    claim.facts.push_back({long_word, long_word, "within " + long_word, false, DeskFact::Found::No});
    claim.proofs[0].name = long_word + ".pdf";
    claim.proofs[1].trouble = "It is not in the package.";
    say_of(desk, 1, verdict_with(Kind::Refuse, "no-proof", "See page 2."), "Refused – No proof");
    Verdict reduced = verdict_with(Kind::Reduce, "hours");
    reduced.field = "hours";
    reduced.to = Number{20, 1};
    say_of(desk, 2, reduced, "Reduced: 20 hours – Hours are not shown");
    say_of(desk, 3, verdict_with(Kind::Ask, "no-proof"), "The applicant is asked – No proof");
    ReviewScreen review(some_cases(), desk);
    CHECK(difference_from_golden("review-desk-problems", review.screen.text()) == "");
}

TEST_CASE("who applies can be shown where it is hidden, and a page that cannot be searched") {
    ClaimDeskModel desk = some_claims();
    ReviewScreen plain(some_cases(), desk);
    CHECK_FALSE(plain.screen.has("Show who applies"));
    desk.hides_applicant = true;
    desk.row.applicant = "Case 1";
    for (float const width : {1280.0F, 520.0F}) {
        ReviewScreen review(some_cases(), desk, {width, 900});
        review.screen.click("Show who applies");
        review.only<gui::ShowApplicant>();
    }
    ReviewScreen review(some_cases(), desk);
    review.unsearched = true;
    review.screen.frames(2);
    CHECK(review.screen.shows("This page may tell who applies"));
    review.screen.click("Show it all the same");
    CHECK(review.only<gui::ShowUnsearched>().sha256 == "aa");
    desk.asks_for_conflicts = true;
    ReviewScreen asked(some_cases(), desk);
    asked.screen.click("Show who applies");
    asked.only<gui::ShowApplicant>();
}

TEST_CASE("one key allows a claim, and the next one that matters is there") {
    ReviewScreen review(some_cases(), some_claims());
    review.screen.key(Key::A);
    review.carry_out_verdict();
    CHECK(review.desk->claims[0].verdict == Verdict{});
    CHECK(review.state.claim == 1);
    review.screen.key(Key::A);
    review.carry_out_verdict();
    CHECK(review.state.claim == 3); // not the third, which changes nothing
    review.screen.key(Key::A);
    review.carry_out_verdict();
    CHECK(review.screen.item("Your recommendation").checked);
}

TEST_CASE("a held key decides one claim") {
    ReviewScreen review(some_cases(), some_claims());
    int const key = gui::key_index(Key::A);
    ImGui::GetIO().KeysDown[key] = true;
    review.screen.frames(120);
    ImGui::GetIO().KeysDown[key] = false;
    review.only<gui::DecideClaim>();
}

TEST_CASE("a refusal is a key, a digit for its reason, and Enter") {
    ReviewScreen review(some_cases(), some_claims());
    review.screen.key(Key::X);
    review.screen.frames(4);
    CHECK(review.intents.empty());
    CHECK(review.screen.shows("No proof"));
    CHECK_FALSE(review.screen.shows("Hours are not shown")); // of a reduction
    review.screen.key(Key::Enter);                           // without a reason
    CHECK(review.intents.empty());
    review.screen.key(Key::Two);
    CHECK(review.screen.item("Reasons/Date outside the window").checked);
    CHECK(review.screen.shows("The applicant reads: Nothing you sent shows it."));
    CHECK(review.screen.shows("What would cure it: Send a copy of the certificate."));
    CHECK(difference_from_golden("review-reasons", review.screen.text()) == "");
    review.screen.key(Key::Enter);
    auto const refused = review.only<gui::DecideClaim>();
    CHECK(refused.claim == "c1");
    REQUIRE(refused.verdict);
    CHECK(refused.verdict->kind == Kind::Refuse);
    CHECK(refused.verdict->reason == "date");
    CHECK_FALSE(refused.verdict->note_is_shared);
    CHECK_FALSE(review.state.form);
}

TEST_CASE("the applicant is asked with own words, which she reads only where that is said") {
    ReviewScreen review(some_cases(), some_claims());
    review.screen.key(Key::Q);
    review.screen.frames(4);
    review.screen.click("Reasons/No proof");
    review.screen.fill("Your own words (if any)", "ask A and X");
    CHECK(review.intents.empty()); // letters are no keys there
    review.screen.key(Key::Enter);
    auto const privately = review.only<gui::DecideClaim>();
    CHECK(privately.verdict->kind == Kind::Ask);
    CHECK(privately.verdict->reason == "no-proof");
    CHECK(privately.verdict->note == "ask A and X");
    CHECK_FALSE(privately.verdict->note_is_shared);
    review.screen.key(Key::Q);
    review.screen.frames(4);
    review.screen.key(Key::One);
    review.screen.fill("Your own words (if any)", "Which year was it?");
    review.screen.click("Share these words with the applicant");
    review.screen.click("Form/Ask");
    CHECK(review.only<gui::DecideClaim>().verdict->note_is_shared);
}

TEST_CASE("a reduction says of what, and to how much") {
    ReviewScreen review(some_cases(), some_claims());
    int const key = gui::key_index(Key::R);
    ImGui::GetIO().KeysDown[key] = true;
    ImGui::GetIO().AddInputCharacter('r'); // of that key
    review.screen.frame();
    ImGui::GetIO().KeysDown[key] = false;
    review.screen.frames(6);
    CHECK(review.state.form->to.empty());
    review.screen.type("20");
    review.screen.key(Key::Escape);
    review.screen.key(Key::One);
    review.screen.key(Key::Enter);
    auto const reduced = review.only<gui::DecideClaim>();
    CHECK(reduced.verdict->kind == Kind::Reduce);
    CHECK(reduced.verdict->field == "hours");
    CHECK(std::get<Number>(reduced.verdict->to) == Number{20, 1});
    CHECK(reduced.verdict->reason == "hours");

    review.screen.key(Key::R);
    review.screen.frames(6);
    review.screen.click("What counts less");
    review.screen.click("What counts less/To");
    review.screen.frames(2);
    review.screen.fill("To, allowed", "2008-04-01");
    review.screen.click("Reasons/Hours are not shown");
    review.screen.click("Form/Reduce");
    auto const shortened = review.only<gui::DecideClaim>();
    CHECK(shortened.verdict->field == "to");
    CHECK(std::get<Date>(shortened.verdict->to) == *parse_date("2008-04-01"));
}

TEST_CASE("without a list of reasons the reviewer writes one") {
    ClaimDeskModel desk = some_claims();
    desk.claims[0].reasons.clear();
    desk.claims[0].fields.clear();
    ReviewScreen review(some_cases(), desk);
    review.screen.key(Key::R); // nothing can be less
    CHECK_FALSE(review.state.form);
    CHECK_FALSE(review.screen.item("Reduce").enabled);
    review.screen.key(Key::X);
    review.screen.frames(6);
    CHECK(review.screen.shows("These rules have no list of reasons"));
    CHECK_FALSE(review.screen.item("Form/Refuse").enabled);
    review.screen.fill("Your reason", "It is another person's.");
    review.screen.key(Key::Enter);
    auto const refused = review.only<gui::DecideClaim>();
    CHECK(refused.verdict->reason.empty());
    CHECK(refused.verdict->note == "It is another person's.");
}

TEST_CASE("U takes a verdict away, and the claim stays in sight") {
    ClaimDeskModel desk = some_claims();
    say_of(desk, 0, {}, "Allowed");
    ReviewScreen review(some_cases(), desk);
    CHECK(review.state.claim == 1); // the first that is open
    review.screen.key(Key::U);
    CHECK(review.intents.empty());
    review.screen.key(Key::K);
    CHECK(review.state.claim == 0);
    review.screen.key(Key::U);
    CHECK_FALSE(review.only<gui::DecideClaim>().verdict);
    review.screen.click("Unset");
    CHECK_FALSE(review.only<gui::DecideClaim>().verdict);
}

TEST_CASE("who changes a verdict finds what was said before") {
    ClaimDeskModel desk = some_claims();
    Verdict refused = verdict_with(Kind::Refuse, "date", "See page 2.");
    refused.note_is_shared = true;
    say_of(desk, 0, refused, "Refused – Date outside the window");
    ReviewScreen review(some_cases(), desk);
    review.screen.key(Key::K);
    review.screen.key(Key::X);
    review.screen.frames(4);
    CHECK(review.screen.item("Reasons/Date outside the window").checked);
    CHECK(review.screen.item("Your own words (if any)").value == "See page 2.");
    CHECK(review.screen.item("Share these words with the applicant").checked);
}

TEST_CASE("claims, files and pages are gone through by keys, and the evidence is there at its mark") {
    ReviewScreen review(some_cases(), some_claims());
    CHECK(review.screen.shows("Page 2 of 3")); // where the mark is
    review.screen.key(Key::PageDown);
    CHECK(review.screen.shows("Page 3 of 3"));
    review.screen.click("Date, page 2");
    CHECK(review.screen.shows("Page 2 of 3"));
    review.screen.key(Key::Right);
    CHECK(review.state.proof == 1);
    CHECK(review.screen.shows("Page 1 of 1"));
    review.screen.key(Key::Left);
    CHECK(review.state.proof == 0);
    review.screen.type("+");
    CHECK(review.state.pages.zoom == doctest::Approx(1.25));
    review.screen.key(Key::Down);
    CHECK(review.state.claim == 1);
    review.screen.key(Key::J);
    review.screen.key(Key::Up);
    CHECK(review.state.claim == 1);
    review.screen.click("Speaker at a conference");
    CHECK(review.state.claim == 2);
    CHECK(review.screen.shows("It cannot change the level: it no longer counts"));
    for (int i = 0; i < 9; ++i) review.screen.key(Key::J);
    CHECK(review.screen.shows("What should become of the application?"));
    CHECK(review.intents.empty());
}

TEST_CASE("a claim without evidence and a file that cannot be shown say so, and pages wait to be allowed") {
    ClaimDeskModel desk = some_claims();
    desk.claims[0].proofs.clear();
    desk.claims[1].proofs = {{"lost.pdf", {}, 0, {}, "It is not in the package.", {}}};
    ReviewScreen review(some_cases(), desk);
    CHECK(review.screen.shows("The applicant has sent nothing that proves this claim."));
    review.screen.key(Key::J);
    CHECK(review.screen.shows("It is not in the package."));
    review.may_draw = false;
    review.screen.key(Key::J);
    review.screen.click("Draw them all the same");
    review.only<gui::AllowDrawing>();
}

TEST_CASE("the time that a claim was looked at goes along, without long pauses") {
    ReviewScreen review(some_cases(), some_claims());
    review.wait(20);
    review.wait(30);
    review.wait(301); // nobody was there
    review.screen.key(Key::J);
    review.wait(10);
    review.screen.key(Key::K);
    review.wait(5);
    review.screen.key(Key::A);
    auto const decided = review.only<gui::DecideClaim>();
    CHECK(decided.claim == "c1");
    CHECK(decided.seconds >= 55);
    CHECK(decided.seconds <= 57);
}

TEST_CASE("what is recommended is chosen by digits or presses, and taken back by a press") {
    ReviewScreen review(some_cases(), some_claims());
    for (int i = 0; i < 4; ++i) review.screen.key(Key::J);
    CHECK(difference_from_golden("review-decision", review.screen.text()) == "");
    review.screen.key(Key::One);
    CHECK(review.only<gui::Recommend>().outcome == Outcome{Outcome::Kind::Award, "PSM"});
    review.screen.key(Key::Three);
    CHECK(review.only<gui::Recommend>().outcome == Outcome{Outcome::Kind::Ask, {}});
    review.screen.click("Outcomes/Decline");
    CHECK(review.only<gui::Recommend>().outcome == Outcome{Outcome::Kind::Decline, {}});
    review.desk->outcome = Outcome{Outcome::Kind::Decline, {}};
    review.screen.frames(2);
    review.screen.click("Outcomes/Decline");
    CHECK_FALSE(review.only<gui::Recommend>().outcome);
}

TEST_CASE("a private note is kept when its field is left") {
    ReviewScreen review(some_cases(), some_claims());
    for (int i = 0; i < 4; ++i) review.screen.key(Key::J);
    review.screen.fill("Note for yourself and other reviewers", "Ask Ana.");
    CHECK(unsaved_typing(*review.desk, review.state).size() == 1);
    review.screen.key(Key::Tab);
    CHECK(review.only<gui::NoteCase>().note == "Ask Ana.");
}

TEST_CASE("a review is handed in once nothing is missing") {
    ReviewScreen review(some_cases(), some_claims());
    CHECK_FALSE(review.screen.item("Head/Hand in …").enabled);
    review.screen.key(Key::H);
    CHECK(review.intents.empty());
    review.desk->why_not_ready.clear();
    review.screen.frames(2);
    review.screen.key(Key::H);
    CHECK(review.only<gui::Show>().panel == gui::Panel::HandIn);
    review.screen.click("Head/Hand in …");
    CHECK(review.only<gui::Show>().panel == gui::Panel::HandIn);
}

TEST_CASE("from the desk one goes to the next application, to the queue, or gives the application up") {
    ReviewScreen review(some_cases(), some_claims());
    review.screen.key(Key::N);
    review.only<gui::OpenNextCase>();
    review.screen.click("Head/Queue");
    review.only<gui::CloseCase>();
    review.screen.click("I have a conflict");
    CHECK(review.only<gui::Show>().panel == gui::Panel::Abstain);
}

// --- Conflicts, and what is closed ---

TEST_CASE("before conflicts of interest are ruled out nothing of the application is shown") {
    ClaimDeskModel desk = some_claims();
    desk.asks_for_conflicts = true;
    desk.conflicts = {{"The applicant and the reviewer were with Northwind at the same time.", true},
                      {"The applicant and the reviewer have e-mail addresses of example.org.", false}};
    ReviewScreen review(some_cases(), desk);
    CHECK(difference_from_golden("review-conflicts", review.screen.text()) == "");
    CHECK_FALSE(review.screen.shows("ITIL Foundation"));
    CHECK_FALSE(review.screen.shows("Zoë Żółć"));
    review.screen.key(Key::A);
    CHECK(review.intents.empty());
    CHECK_FALSE(review.screen.item("I have no conflict").enabled);
    CHECK_FALSE(review.screen.item("I have a conflict").enabled);
    review.screen.fill("Why", "We never met.");
    review.screen.click("I have no conflict");
    CHECK(review.only<gui::DeclareNoConflict>().why == "We never met.");
    review.screen.click("I have a conflict");
    CHECK(review.only<gui::Abstain>().why == "We never met.");
    review.screen.click("Queue");
    review.only<gui::CloseCase>();
}

TEST_CASE("an application that was given up says so, and can be taken up again") {
    ClaimDeskModel desk = some_claims();
    desk.abstains = "She was my manager.";
    desk.why_not_ready.clear();
    ReviewScreen review(some_cases(), desk);
    CHECK(difference_from_golden("review-abstained", review.screen.text()) == "");
    review.screen.key(Key::A);
    CHECK(review.intents.empty());
    review.screen.click("Take it up again");
    review.only<gui::TakeUpCase>();
    review.screen.click("Next");
    review.only<gui::OpenNextCase>();
}

TEST_CASE("what is handed in cannot be changed, and can be taken up again") {
    ClaimDeskModel desk = some_claims();
    desk.handed_in = true;
    desk.why_not_ready = "It is handed in.";
    say_of(desk, 0, {}, "Allowed");
    ReviewScreen review(some_cases(), desk);
    CHECK(difference_from_golden("review-handed-in", review.screen.text()) == "");
    for (Key const key : {Key::A, Key::R, Key::X, Key::Q, Key::U}) review.screen.key(key);
    CHECK(review.intents.empty());
    CHECK_FALSE(review.screen.item("Refuse").enabled);
    CHECK_FALSE(review.screen.has("I have a conflict"));
    review.screen.click("Take it up again");
    review.only<gui::TakeUpCase>();
}

TEST_CASE("the review desk speaks German") {
    speak(Language::German);
    ReviewScreen review(some_cases(), some_claims());
    std::string const text = review.screen.text();
    speak(Language::English);
    CHECK(difference_from_golden("review-desk-german", text) == "");
}

TEST_CASE("while a form is open no key gives another verdict or leaves the claim") {
    ReviewScreen review(some_cases(), some_claims());
    review.screen.key(Key::X);
    review.screen.frames(4);
    REQUIRE(review.state.form);
    for (Key const key : {Key::A, Key::U, Key::Q, Key::J, Key::K, Key::N, Key::H}) review.screen.key(key);
    review.screen.frames(2);
    CHECK(review.intents.empty());
    REQUIRE(review.state.form);
    CHECK(review.state.form->kind == Verdict::Kind::Refuse);
}

TEST_CASE("what was typed for a verdict stays until the session has taken it") {
    ReviewScreen review(some_cases(), some_claims());
    review.screen.key(Key::X);
    review.screen.frames(4);
    REQUIRE(review.state.form);
    review.state.form->reason = 0;
    review.state.form->note = "page 2 says otherwise";
    review.screen.key(Key::Enter);
    auto const asked = test::only_intent<gui::DecideClaim>(review.screen, review.intents);
    REQUIRE(review.state.form); // it may be refused
    CHECK(review.state.form->note == "page 2 says otherwise");
    review.state.decided(asked.claim, true);
    CHECK_FALSE(review.state.form);
}

// --- Deciding ---

TEST_CASE("who decides is led to where the reviewers differ, and says only that") {
    ReviewScreen review(some_cases(), to_decide());
    CHECK(review.state.claim == 1); // and not the first one
    CHECK(difference_from_golden("review-deciding-claim", review.screen.text()) == "");
    review.screen.key(Key::A);
    CHECK(review.only<gui::DecideClaim>().claim == "c2");
    review.screen.key(Key::K); // one about which they agree
    for (Key const key : {Key::A, Key::R, Key::X, Key::Q, Key::U}) review.screen.key(key);
    review.screen.frames(2);
    CHECK(review.intents.empty());
}

TEST_CASE("the place of who decides has the reviews, what becomes of it and the letter") {
    ReviewScreen review(some_cases(), to_decide(), {1280, 1400});
    for (int i = 0; i < 3; ++i) review.screen.key(Key::J);
    CHECK(difference_from_golden("review-deciding", review.screen.text()) == "");
    review.screen.click("I know this key: count it");
    CHECK(review.only<gui::AcceptReviewer>().key == "RWQabc");
    review.screen.key(Key::D);
    CHECK(review.intents.empty()); // it cannot be decided yet
    review.desk->decision->why_not.clear();
    review.screen.frames(2);
    review.screen.key(Key::D);
    CHECK(review.only<gui::Show>().panel == gui::Panel::Decide);
    review.screen.key(Key::One);
    CHECK(review.only<gui::Recommend>().outcome == Outcome{Outcome::Kind::Award, "PSM"});

    review.desk->decision->done = "Decided on 3 Oct 2012: Award PSM.";
    review.screen.frames(2);
    CHECK(difference_from_golden("review-decided", review.screen.text()) == "");
    review.screen.click("Take the decision back …");
    CHECK(review.only<gui::Show>().panel == gui::Panel::Reopen);
    ReviewScreen narrow(some_cases(), to_decide(), {560, 800});
    CHECK(difference_from_golden("review-deciding-narrow", narrow.screen.text()) == "");
}

TEST_CASE("deciding is asked for by a key, and not where it cannot be") {
    ReviewScreen review(some_cases(), some_claims());
    review.screen.key(Key::D);
    CHECK(review.only<gui::Show>().panel == gui::Panel::TakeOn);
    review.desk->why_not_decide = "Kim Chair decides it.";
    review.screen.frames(2);
    review.screen.key(Key::D);
    CHECK(review.intents.empty());
}

TEST_CASE("claims of a kind follow each other until that is ended") {
    ReviewScreen review(some_cases(), some_claims());
    for (DeskClaim& claim : review.desk->claims) claim.type = "certificate";
    review.screen.key(Key::G);
    CHECK(review.state.row_of_kind == "certificate");
    CHECK(review.intents.empty()); // this one is judged first
    review.screen.key(Key::A);
    auto const decided = test::only_intent<gui::DecideClaim>(review.screen, review.intents);
    review.state.decided(decided.claim, true);
    review.screen.frames(2);
    auto const next = review.only<gui::OpenNextOfKind>();
    CHECK(next.type == "certificate");
    CHECK(next.behind == "c1");
    review.screen.key(Key::G);
    CHECK(review.state.row_of_kind.empty());
}

} // namespace accrue::test
