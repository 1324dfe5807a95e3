// Blind review: who applies is hidden in all that is shown, and nowhere else.
#include <algorithm>

#include <doctest/doctest.h>

#include "domain/digest.h"
#include "review/signed_file.h"
#include "session/review_desk.h"
#include "session/review_fixture.h"
#include "store/review_log.h"

using namespace accrue;
using namespace accrue::session;

namespace {

// An application whose texts, files and pages are full of who makes it.
struct Telling {
    Telling() {
        Applicant applicant = application.model().applicant;
        applicant.phone = "+44 20 7946 0018";
        applicant.address = "12 High Street, Harrogate";
        must(application.desk().set_applicant(applicant));
        EvidenceDesk& evidence = application.session.evidence();
        EntryId const first = evidence.model().entries.at(0).id;
        application.take_in("Imogen ashbycv.pdf", "This shows that IMOGEN ASHBY of Harrogate has it", first);
        store::write_file(application.folder / "scan.pdf", test::scan_pdf(50, 60, "Imogen Ashby"));
        evidence.take_in({application.folder / "scan.pdf"}, first);
        evidence.finish();
        package = application.seal("ashby.accrue-application.zip");
    }
    Complete application;
    std::filesystem::path package;
};

Telling& telling() {
    static Telling made;
    return made;
}

struct BlindReviewing {
    explicit BlindReviewing(bool hides = true) {
        must(desk().set_reviewer(reviewer_called("Bo Reviewer", "bo@body.example")));
        must(desk().hide_applicants(hides));
        desk().take_in({telling().package});
        desk().finish();
    }
    [[nodiscard]] ReviewDesk& desk() { return session.reviews(); }
    ClaimDeskModel const& open_first() { // its evidence is looked at where a test waits for that
        must(desk().open(desk().queue().rows.at(0).id));
        return *desk().desk();
    }
    EvidencePage const& page(std::string const& sha256) {
        desk().allow_drawing();
        for (;;) {
            if (EvidencePage const* const drawn = desk().page(sha256, 1, 300)) return *drawn;
            desk().finish_next();
        }
    }
    [[nodiscard]] std::vector<std::string> told() const { // by the log: events with what they say
        std::vector<std::string> told;
        auto database = must(store::Database::open(folder / "blind.accrue", "2012-09-13T00:00:00Z"));
        for (store::ReviewLogRow const& row : must(store::list_log(database, 0, 100)))
            told.push_back(row.event + " " + row.content);
        return told;
    }

    Folder folder;
    Session session = must(Session::open(folder / "blind.accrue", prism_ports()));
};

// Everything that the desk says, but for what the reviewer has written.
std::string texts_of(ClaimDeskModel const& desk) {
    std::string all = desk.row.applicant + "\n" + desk.row.what + "\n" + desk.signature + "\n" + desk.sentence + "\n" +
                      desk.hangs_on + "\n" + desk.why_not_ready + "\n";
    for (DeskConflict const& conflict : desk.conflicts) all += conflict.words + "\n";
    for (DeskClaim const& claim : desk.claims) {
        all +=
            claim.title + "\n" + claim.when + "\n" + claim.worth + "\n" + claim.note + "\n" + claim.idle_because + "\n";
        for (DeskFact const& fact : claim.facts) all += fact.title + " " + fact.value + " " + fact.rule + "\n";
        for (DeskProof const& proof : claim.proofs) {
            all += proof.name + " " + proof.facts + " " + proof.trouble + "\n";
            for (DeskMark const& mark : proof.marks) all += mark.words + "\n";
        }
        for (std::string const& problem : claim.problems) all += problem + "\n";
    }
    return all;
}

bool tells_who(std::string const& text) {
    std::string const key = search_key(text);
    return std::ranges::any_of(std::array{"imogen", "ashby", "7946", "harrogate", "high street", "lantern"},
                               [&](std::string_view part) { return key.find(part) != std::string::npos; });
}

DeskProof const& proof_called(ClaimDeskModel const& desk, std::string_view end) {
    for (DeskClaim const& claim : desk.claims)
        for (DeskProof const& proof : claim.proofs)
            if (proof.name.ends_with(end)) return proof;
    FAIL("no such file");
    return desk.claims[0].proofs[0];
}

} // namespace

TEST_SUITE_BEGIN("reviewing");

TEST_CASE("queue and claim desk do not say who applies while that is hidden") {
    BlindReviewing blind;
    QueueModel const& queue = blind.desk().queue();
    CHECK(queue.hides_applicants);
    CHECK(queue.rows.at(0).applicant == "Case 1");
    ClaimDeskModel const& desk = blind.open_first();
    CHECK(desk.hides_applicant);
    CHECK(desk.row.applicant == "Case 1");
    CHECK(desk.signature.empty());
    blind.desk().finish(); // what is found out about the evidence is told as well
    std::string const hidden = texts_of(desk);
    CAPTURE(hidden);
    CHECK_FALSE(tells_who(hidden));
    CHECK(hidden.find("▇▇▇") != std::string::npos);
    CHECK(blind.desk().suggested_name() == "case-1.accrue-review");

    BlindReviewing seeing(false);
    ClaimDeskModel const& shown = seeing.open_first();
    CHECK(shown.row.applicant == "Imogen Ashby");
    CHECK(tells_who(texts_of(shown)));
    CHECK(shown.claims.size() == desk.claims.size());
    CHECK(shown.level == desk.level);
}

TEST_CASE("nothing can be searched for while names are hidden") {
    BlindReviewing blind;
    store::QueueFilter filter;
    filter.search = "nobody";
    blind.desk().filter(filter);
    CHECK(blind.desk().filter().search.empty());
    CHECK(blind.desk().queue().rows.size() == 1);
    must(blind.desk().hide_applicants(false));
    CHECK(blind.desk().queue().rows.at(0).applicant == "Imogen Ashby");
    blind.desk().filter(filter);
    CHECK(blind.desk().queue().rows.empty());
    must(blind.desk().hide_applicants(true)); // what was found told names
    CHECK(blind.desk().queue().rows.size() == 1);
}

TEST_CASE("hiding is remembered, and who ends it for a case is in the log") {
    BlindReviewing blind;
    CaseId const of = blind.open_first().of;
    must(blind.desk().show_applicant());
    CHECK(blind.desk().desk()->row.applicant == "Imogen Ashby");
    CHECK_FALSE(blind.desk().desk()->hides_applicant);
    CHECK(blind.desk().queue().rows[0].applicant == "Imogen Ashby");
    blind.desk().close();
    must(blind.desk().open(of)); // she has seen it
    CHECK_FALSE(blind.desk().desk()->hides_applicant);
    { Session const gone = std::move(blind.session); }
    auto const told = blind.told();
    REQUIRE(told.size() == 2);
    CHECK(told[1].starts_with("shown {"));
    CHECK(told[1].find("\"applicant\"") != std::string::npos);

    Session again = must(Session::open(blind.folder / "blind.accrue", prism_ports()));
    again.reviews().look();
    CHECK(again.reviews().queue().hides_applicants);
    CHECK(again.reviews().queue().rows.at(0).applicant == "Case 1");
}

TEST_CASE("who switches hiding off with an application open is in the log too") {
    BlindReviewing blind;
    blind.open_first();
    must(blind.desk().hide_applicants(false));
    CHECK(blind.desk().desk()->row.applicant == "Imogen Ashby");
    { Session const gone = std::move(blind.session); }
    CHECK(blind.told().back().starts_with("shown {"));
}

TEST_CASE("conflicts of interest are asked for without saying who applies") {
    BlindReviewing blind;
    ReviewerWish wish = reviewer_called("Bo Reviewer", "bo@body.example");
    wish.employers = "Lantern Service Consulting; 1990; 2012";
    wish.relations = "imogen ASHBY; my sister";
    must(blind.desk().set_reviewer(wish));
    ClaimDeskModel const& desk = blind.open_first();
    CHECK(desk.asks_for_conflicts);
    REQUIRE_FALSE(desk.conflicts.empty());
    CHECK_FALSE(tells_who(texts_of(desk)));
    CHECK(desk.conflicts.back().words.find("sister") == std::string::npos);
    must(blind.desk().show_applicant());
    CHECK(desk.asks_for_conflicts); // that was no answer
    CHECK(desk.conflicts.back().words.find("sister") != std::string::npos);
}

TEST_CASE("names are covered on pages before anybody sees them") {
    BlindReviewing blind;
    ClaimDeskModel const& desk = blind.open_first();
    DeskProof const proof = proof_called(desk, "▇▇▇.pdf"); // not even its name is told
    auto const black = [](EvidencePage const& page) { return std::ranges::count(page.pixels, 0); };
    EvidencePage const covered = blind.page(proof.sha256);
    REQUIRE_FALSE(covered.pixels.empty());
    CHECK_FALSE(covered.unsearched);
    must(blind.desk().show_applicant());
    EvidencePage const shown = blind.page(proof.sha256);
    CHECK(shown.key != covered.key);
    CHECK(black(covered) > 2 * black(shown));
}

TEST_CASE("a page that cannot be searched is shown only to who asks for it, and the log tells that") {
    BlindReviewing blind;
    ClaimDeskModel const& desk = blind.open_first();
    DeskProof const scan = proof_called(desk, "scan.pdf");
    EvidencePage const unsearched = blind.page(scan.sha256);
    CHECK(unsearched.unsearched);
    CHECK(unsearched.pixels.empty());
    must(blind.desk().show_unsearched(scan.sha256));
    CHECK_FALSE(blind.page(scan.sha256).pixels.empty());
    CHECK(desk.hides_applicant); // the rest stays hidden
    { Session const gone = std::move(blind.session); }
    CHECK(blind.told().back().find("evidence " + scan.sha256) != std::string::npos);
}

TEST_CASE("a review is the same whether who applies is hidden or not, and then hiding ends") {
    auto const handed_in = [](bool hides) {
        BlindReviewing blind(hides);
        ClaimDeskModel const& desk = blind.open_first();
        std::vector<std::string> ids;
        for (DeskClaim const& claim : desk.claims) ids.push_back(claim.id);
        for (std::string const& id : ids) must(blind.desk().decide(id, Verdict{}, 1));
        must(blind.desk().recommend(Outcome{Outcome::Kind::Award, "ASM"}));
        must(blind.desk().hand_in(blind.folder / "x.accrue-review", std::string(reviewing_passphrase)));
        CHECK(desk.row.applicant == "Imogen Ashby");
        CHECK(blind.desk().queue().rows[0].applicant == "Imogen Ashby");
        Review review =
            must(review::read_signed_review(store::read_file(blind.folder / "x.accrue-review"), "x")).review;
        review.reviewer.key.clear(); // each library has made its own
        return review;
    };
    CHECK(handed_in(true) == handed_in(false));
}

TEST_CASE("the package stays what it was while who applies is hidden") {
    BlindReviewing blind;
    CaseId const of = blind.open_first().of;
    must(blind.desk().decide(blind.desk().desk()->claims[0].id, Verdict{}, 1));
    { Session const gone = std::move(blind.session); }
    auto database = must(store::Database::open(blind.folder / "blind.accrue", "2012-09-13T00:00:00Z"));
    CHECK(must(store::load_package(database, of)) == store::read_file(telling().package));
}

TEST_CASE("packages that are refused are not named while names are hidden") {
    BlindReviewing blind;
    store::write_file(blind.folder / "imogen-ashby.zip", "Dear reviewer");
    blind.desk().take_in({telling().package, blind.folder / "imogen-ashby.zip"});
    blind.desk().finish();
    QueueIntake const& told = *blind.desk().queue().intake;
    REQUIRE(told.refused.size() == 1);
    CHECK(told.refused[0].file == "Package 2");
    CHECK_FALSE(tells_who(told.refused[0].what + told.refused[0].remedy));
}

TEST_SUITE_END();
