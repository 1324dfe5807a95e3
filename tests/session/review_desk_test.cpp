// Reviewing: packages come in, claims get verdicts, the level follows, the review goes out signed.
#include "session/review_desk.h"

#include <algorithm>
#include <set>
#include <span>

#include <doctest/doctest.h>

#include "review/log_chain.h"
#include "review/signed_file.h"
#include "session/practice.h"
#include "session/review_fixture.h"
#include "store/review_log.h"

using namespace accrue;
using namespace accrue::session;

namespace {

// A library of somebody who reviews, with these packages in it.
struct Reviewing {
    explicit Reviewing(std::vector<std::filesystem::path> const& packages, Ports ports = prism_ports())
        : session(must(Session::open(folder / "review.accrue", std::move(ports)))) {
        must(desk().set_reviewer(reviewer_called("Ana Reviewer", "ana@body.example")));
        desk().take_in(packages);
        desk().finish();
    }

    [[nodiscard]] ReviewDesk& desk() { return session.reviews(); }
    [[nodiscard]] ClaimDeskModel const& open_first() {
        must(desk().open(desk().queue().rows.at(0).id));
        desk().finish();
        return *desk().desk();
    }
    [[nodiscard]] DeskClaim const& claim(std::string const& id) {
        return *std::ranges::find(desk().desk()->claims, id, &DeskClaim::id);
    }
    void allow_all() {
        std::vector<std::string> ids;
        for (DeskClaim const& claim : desk().desk()->claims) ids.push_back(claim.id);
        for (std::string const& id : ids) must(desk().decide(id, Verdict{}, 1));
    }

    Folder folder;
    Session session;
};

// A verdict with the first reason that fits it.
Verdict because(DeskClaim const& claim, Verdict::Kind kind) {
    Verdict verdict;
    verdict.kind = kind;
    for (DeskReason const& reason : claim.reasons)
        if (std::ranges::find(reason.verdicts, kind) != reason.verdicts.end()) {
            verdict.reason = reason.code;
            break;
        }
    return verdict;
}

} // namespace

TEST_SUITE_BEGIN("reviewing");

TEST_CASE("a package that is taken in stands in the queue with its levels and its deadline") {
    Reviewing reviewing({submitted().first});

    QueueModel const& queue = reviewing.desk().queue();
    REQUIRE(queue.rows.size() == 1);
    QueueRow const& row = queue.rows[0];
    CHECK(row.applicant == "Imogen Ashby");
    CHECK(row.what == "PSM under prism 2012.1, revision 1");
    CHECK(row.claimed == "ASM");
    CHECK(row.evidenced == "ASM");
    CHECK(row.state == store::CaseState::New);
    CHECK(row.deadline == "27 Oct 2012"); // 45 days after 12 September: rule 9.5
    CHECK(row.left == "45 days left");
    CHECK(row.flags.empty());
    CHECK(queue.intake->words == "Took in 1 application.");
    CHECK(queue.counts.all == 1);
    REQUIRE(queue.reviewer);
    CHECK(queue.reviewer->name == "Ana Reviewer");
}

TEST_CASE("a package is taken in once however often it comes") {
    Reviewing reviewing({submitted().first, submitted().first});
    CHECK(reviewing.desk().queue().rows.size() == 1);
    CHECK(reviewing.desk().queue().intake->words == "Took in 1 application. 1 was here already.");

    reviewing.desk().take_in({submitted().first.parent_path()}); // the folder of both, with other files
    reviewing.desk().finish();
    CHECK(reviewing.desk().queue().rows.size() == 2);
}

TEST_CASE("a newer revision takes the place of the one before it") {
    Reviewing reviewing({submitted().second, submitted().first});
    std::vector<store::CaseState> states;
    for (QueueRow const& row : reviewing.desk().queue().rows) states.push_back(row.state);
    CHECK(states == std::vector{store::CaseState::New, store::CaseState::Superseded});
}

TEST_CASE("what is no package is refused with its reason and keeps nothing else out") {
    Folder folder;
    store::write_file(folder / "letter.zip", "Dear reviewer");
    Reviewing reviewing({folder / "letter.zip", submitted().first, folder / "gone.zip"});
    QueueIntake const& told = *reviewing.desk().queue().intake;
    REQUIRE(told.refused.size() == 2);
    CHECK(told.refused[0].file == "letter.zip");
    CHECK_FALSE(told.refused[0].what.empty());
    CHECK_FALSE(told.refused[0].remedy.empty());
    CHECK(told.words == "Took in 1 application. 2 were refused.");
}

TEST_CASE("the level follows the verdicts one by one") {
    Reviewing reviewing({submitted().first});
    ClaimDeskModel const& desk = reviewing.open_first();
    CHECK(desk.level == "no level");
    CHECK(desk.best == "ASM");
    CHECK(desk.decided == 0);

    reviewing.allow_all();
    CHECK(desk.level == "ASM");
    CHECK(desk.decided == desk.claims.size());
    CHECK(desk.sentence == "Verified: ASM.");
    CHECK_FALSE(desk.hangs_on.empty());
    auto const decisive = std::ranges::find(desk.claims, true, &DeskClaim::decisive);
    REQUIRE(decisive != desk.claims.end());

    std::string const id = decisive->id;
    must(reviewing.desk().decide(id, because(*decisive, Verdict::Kind::Refuse), 1));
    CHECK(desk.level != "ASM");
    must(reviewing.desk().undo());
    CHECK(desk.level == "ASM");
    CHECK(reviewing.claim(id).verdict == Verdict{});
    must(reviewing.desk().redo());
    CHECK(reviewing.claim(id).verdict->kind == Verdict::Kind::Refuse);
    must(reviewing.desk().decide(id, std::nullopt, 0));
    CHECK(reviewing.claim(id).verdict == std::nullopt);
    CHECK(desk.decided == desk.claims.size() - 1);
}

TEST_CASE("each claim shows what its proof has to show and what was found of it") {
    Reviewing reviewing({submitted().first});
    ClaimDeskModel const& desk = reviewing.open_first();
    auto const certificate = std::ranges::find(desk.claims, "Certificate", &DeskClaim::kind);
    REQUIRE(certificate != desk.claims.end());
    std::vector<std::string> titles;
    for (DeskFact const& fact : certificate->facts) titles.push_back(fact.title);
    CHECK(std::span(titles).first(2)[0] == "Name");
    CHECK(std::ranges::find(titles, "Date") != titles.end());
    CHECK(certificate->facts[0].value == "Imogen Ashby");
    CHECK(certificate->facts[0].found == DeskFact::Found::No); // the proof says only "Proof of …"
    REQUIRE(certificate->proofs.size() == 1);
    CHECK(certificate->proofs[0].pages == 1);
    CHECK(certificate->proofs[0].trouble.empty());
    CHECK_FALSE(certificate->reasons.empty());
}

TEST_CASE("a verdict without what it needs is refused and nothing changes") {
    Reviewing reviewing({submitted().first});
    ClaimDeskModel const& desk = reviewing.open_first();
    auto const with_hours = std::ranges::find_if(desk.claims, [](DeskClaim const& claim) {
        return std::ranges::find(claim.fields, "hours", &DeskField::key) != claim.fields.end();
    });
    REQUIRE(with_hours != desk.claims.end());
    std::string const id = with_hours->id;
    Verdict const cited = because(*with_hours, Verdict::Kind::Reduce);
    auto const refused = [&](Verdict const& verdict) {
        auto const done = reviewing.desk().decide(id, verdict, 1);
        return done ? std::string() : done.problem().id + ": " + done.problem().what;
    };

    CHECK(refused({Verdict::Kind::Refuse, {}, {}, "", "", false}) == "A490: the verdict has no reason");
    CHECK(refused({Verdict::Kind::Refuse, {}, {}, "no-such-reason", "", false}) == "A490: the verdict has no reason");
    CHECK(refused({Verdict::Kind::Reduce, {}, {}, cited.reason, "", false}) ==
          "A490: it is not said to what the claim is reduced");
    CHECK(refused({Verdict::Kind::Reduce, "hours", Number{1000, 1}, cited.reason, "", false}).find("less than") !=
          std::string::npos);
    CHECK(refused({Verdict::Kind::Reduce, "hours", day(2012, 1, 1), cited.reason, "", false}) ==
          "A490: it is not said to what the claim is reduced");
    CHECK(desk.decided == 0);
    CHECK(refused({Verdict::Kind::Reduce, "hours", Number{1, 1}, cited.reason, "", false}) == "");
    CHECK(reviewing.claim(id).verdict_words.starts_with("Reduced: 1"));
}

TEST_CASE("verdicts are there again after a restart and each stands in the log") {
    Reviewing reviewing({submitted().first});
    std::string const first = reviewing.open_first().claims[0].id;
    must(reviewing.desk().decide(first, Verdict{}, 7));
    must(reviewing.desk().decide(first, std::nullopt, 0));
    must(reviewing.desk().decide(first, Verdict{}, 7));
    std::filesystem::path const library = reviewing.folder / "review.accrue";
    { Session const gone = std::move(reviewing.session); }

    Session again = must(Session::open(library, prism_ports()));
    again.reviews().look();
    CHECK(again.reviews().queue().rows.at(0).state == store::CaseState::Begun);
    CHECK(again.reviews().queue().rows.at(0).assignee == "Ana Reviewer");
    must(again.reviews().open(again.reviews().queue().rows.at(0).id));
    CHECK(again.reviews().desk()->claims[0].verdict == Verdict{});
    CHECK(again.reviews().desk()->decided == 1);
    { Session const gone = std::move(again); }

    auto database = must(store::Database::open(library, "2012-09-13T00:00:00Z"));
    std::vector<review::LogEntry> entries;
    std::vector<std::string> events;
    for (store::ReviewLogRow const& row : must(store::list_log(database, 0, 100))) {
        entries.push_back({row.seq, row.at, row.event, row.subject, row.content_sha256, row.hash});
        events.push_back(row.event);
        CHECK(review::log_content_sha256(row.salt, row.content) == row.content_sha256);
    }
    CHECK(events == std::vector<std::string>{"taken-in", "verdict", "unset", "verdict"});
    CHECK_FALSE(review::verify_log(entries));
}

TEST_CASE("who abstains says why and can take it up again") {
    Reviewing reviewing({submitted().first});
    ClaimDeskModel const& desk = reviewing.open_first();
    CHECK_FALSE(reviewing.desk().abstain("  "));
    must(reviewing.desk().abstain("She was my colleague."));
    CHECK(desk.abstains == "She was my colleague.");
    CHECK(desk.row.state == store::CaseState::Abstained);
    CHECK(reviewing.desk().queue().rows[0].state_words == "you abstain");
    CHECK_FALSE(reviewing.desk().decide(desk.claims[0].id, Verdict{}, 1));
    CHECK_FALSE(must(reviewing.desk().open_next())); // nothing else waits
    must(reviewing.desk().take_up());
    CHECK(desk.abstains == std::nullopt);
    must(reviewing.desk().decide(desk.claims[0].id, Verdict{}, 1));
}

TEST_CASE("a review is handed in complete and signed and says exactly what was decided") {
    Reviewing reviewing({submitted().first});
    ClaimDeskModel const& desk = reviewing.open_first();
    std::filesystem::path const file = reviewing.folder / reviewing.desk().suggested_name();
    CHECK(file.filename() == "ashby.accrue-review");
    auto const too_early = reviewing.desk().hand_in(file, std::string(reviewing_passphrase));
    REQUIRE_FALSE(too_early);
    CHECK(too_early.problem().id == "A491");

    reviewing.allow_all();
    Verdict refusal = because(desk.claims[0], Verdict::Kind::Refuse);
    refusal.note = "between us";
    must(reviewing.desk().decide(desk.claims[0].id, refusal, 30));
    CHECK_FALSE(desk.why_not_ready.empty());
    must(reviewing.desk().recommend(Outcome{Outcome::Kind::Decline, ""}));
    CHECK(desk.why_not_ready.empty());
    auto const wrong_key = reviewing.desk().hand_in(file, "another passphrase");
    REQUIRE_FALSE(wrong_key);
    CHECK(wrong_key.problem().id == "A424");
    CHECK_FALSE(std::filesystem::exists(file));
    CHECK_FALSE(desk.handed_in);

    must(reviewing.desk().hand_in(file, std::string(reviewing_passphrase)));
    CHECK(desk.handed_in);
    CHECK(reviewing.desk().queue().rows[0].state == store::CaseState::HandedIn);
    auto const read = must(review::read_signed_review(store::read_file(file), "x"));
    CHECK(read.review.reviewer == Reviewer{"Ana Reviewer", reviewing.desk().reviewer()->shown});
    CHECK(read.review.revision == 1);
    CHECK(read.review.pack == "prism@2012.1");
    CHECK(read.review.outcome == Outcome{Outcome::Kind::Decline, ""});
    REQUIRE(read.review.verdicts.size() == desk.claims.size());
    CHECK(read.review.verdicts[0].verdict == refusal);
    CHECK(read.review.verdicts[0].seconds == 31);

    must(reviewing.desk().take_up());
    must(reviewing.desk().hand_in(file, std::string(reviewing_passphrase)));
    CHECK(must(review::read_signed_review(store::read_file(file), "x")).review.revision == 2);
}

TEST_CASE("who may be too near to the applicant is asked before anything is shown") {
    Reviewing reviewing({submitted().first});
    ReviewerWish wish = reviewer_called("Ana Reviewer", "ana@body.example");
    wish.emails = "ana@gmail.com\n";
    wish.employers = "Northwind Ltd; 1990; 1995\nExample Ltd; 2004; 2012\n\n";
    wish.relations = "IMOGEN  ashby; my sister";
    must(reviewing.desk().set_reviewer(wish));
    ClaimDeskModel const& desk = reviewing.open_first();

    CHECK(desk.asks_for_conflicts);
    REQUIRE_FALSE(desk.conflicts.empty());
    CHECK(desk.conflicts.back().words.find("my sister") != std::string::npos);
    must(reviewing.desk().declare_no_conflict("Another Imogen Ashby."));
    CHECK_FALSE(desk.asks_for_conflicts);
    must(reviewing.desk().open(desk.of)); // said once
    CHECK_FALSE(reviewing.desk().desk()->asks_for_conflicts);
}

TEST_CASE("claims of a kind are judged in a row, whatever the application") {
    Folder const practice;
    auto const set = must(load_practice(practice_folder(prism_ports()), prism_ports()));
    auto packages = must(write_practice_packages(set, practice / "packages"));
    packages.resize(3);
    Reviewing reviewing(packages);
    std::string const type = "certificate";
    std::set<std::pair<std::int64_t, std::string>> seen;
    std::string behind;
    for (std::string claim = must(reviewing.desk().open_next_of_type(type, {})); !claim.empty();
         claim = must(reviewing.desk().open_next_of_type(type, behind))) {
        REQUIRE(reviewing.claim(claim).type == type);
        REQUIRE(seen.emplace(reviewing.desk().desk()->of.value, claim).second);
        must(reviewing.desk().decide(claim, Verdict{}, 1));
        behind = claim;
    }
    std::size_t of_type = 0;
    std::set<std::int64_t> cases;
    for (auto const& [of, claim] : seen) cases.insert(of);
    for (std::size_t i = 0; i < packages.size(); ++i)
        of_type += static_cast<std::size_t>(std::ranges::count(set[i].scored.application.claims, type, &Claim::type));
    CHECK(seen.size() == of_type);
    CHECK(cases.size() > 1);

    // What is taken back is offered again, from wherever one stands.
    must(reviewing.desk().decide(behind, std::nullopt, 1));
    CHECK(must(reviewing.desk().open_next_of_type(type, behind)) == behind);
}

TEST_SUITE_END();
