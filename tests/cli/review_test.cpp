// accrue review …: applications come in, reviews of two people are put together, the log is looked over.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "cli/fixture.h"
#include "package/keys.h"
#include "session/complete_record.h"
#include "session/review_desk.h"

using namespace accrue;
using namespace accrue::cli;
using namespace accrue::test;

namespace {

constexpr char const* reviewers_passphrase = "a long passphrase";

// The sample's application, sealed.
std::string sealed_sample(Bench& bench) {
    auto const library = bench.path("applicant.accrue");
    REQUIRE(bench.run(Import{sample, library}) == 0);
    {
        auto opened = session::Session::open(library, bench.ports);
        REQUIRE(opened);
        session::complete_record(*opened, bench.path(""));
    }
    auto const file = bench.path("ashby.accrue-application.zip");
    REQUIRE(bench.run(BuildPackage{library, file, bench.write("passphrase", "correct horse\n"), {}, {}}) == 0);
    return file;
}

struct HandedIn {
    std::string file;
    std::string key;
};

// Somebody allows every claim but those that are named.
HandedIn review_of(Bench& bench, std::string const& package, std::string const& name,
                   std::vector<std::string> const& refused) {
    auto opened = session::Session::open(bench.path(name + ".accrue"), bench.ports);
    REQUIRE(opened);
    session::ReviewDesk& desk = opened->reviews();
    session::ReviewerWish wish;
    wish.name = name;
    wish.passphrase = reviewers_passphrase;
    REQUIRE(desk.set_reviewer(wish));
    desk.take_in({package});
    desk.finish();
    REQUIRE(desk.open(desk.queue().rows.at(0).id));
    std::vector<session::DeskClaim> const claims = desk.desk()->claims;
    for (session::DeskClaim const& claim : claims) {
        Verdict verdict;
        if (std::ranges::find(refused, claim.id) != refused.end())
            verdict = {Verdict::Kind::Refuse, {}, {}, claim.reasons.at(0).code, "private words", false};
        REQUIRE(desk.decide(claim.id, verdict, 5));
    }
    REQUIRE(desk.recommend(Outcome{Outcome::Kind::Award, "ASM"}));
    auto const file = bench.path(name + ".accrue-review");
    REQUIRE(desk.hand_in(file, reviewers_passphrase));
    return {file, desk.reviewer()->shown};
}

} // namespace

TEST_SUITE_BEGIN("reviews");

TEST_CASE("Packages are taken in once and listed by their deadlines") {
    Bench bench;
    auto const package = sealed_sample(bench);
    auto const library = bench.path("reviews.accrue");

    CHECK(bench.run(TakeForReview{{package}, library, {}}) == 0);
    CHECK(contains(bench.out(), "Took in 1 application."));
    CHECK(bench.run(TakeForReview{{package, bench.write("letter.zip", "Dear all")}, library, {}}) == 1);
    CHECK(contains(bench.out(), "1 was here already. 1 was refused."));
    CHECK(contains(bench.err(), "letter.zip: "));

    CHECK(bench.run(ListReviews{library, {}, {}, false, {}}) == 0);
    CHECK(contains(bench.out(), "Imogen Ashby: PSM under prism 2012.1, revision 1; not begun"));
    CHECK(contains(bench.out(), "claimed ASM, evidenced ASM"));
    CHECK(contains(bench.out(), "1 of 1 applications."));
    CHECK(bench.run(ListReviews{library, "nobody", {}, false, {}}) == 0);
    CHECK(contains(bench.out(), "0 of 1 applications."));
    CHECK(bench.run(ListReviews{library, "ÀSHBY", {}, false, {}}) == 0);
    CHECK(contains(bench.out(), "1 of 1 applications."));
    CHECK(bench.run(ListReviews{bench.path("none.accrue"), {}, {}, false, {}}) == 3);
}

TEST_CASE("Two reviews of a package are put together in any order into the same bytes") {
    Bench bench;
    auto const package = sealed_sample(bench);
    HandedIn const ana = review_of(bench, package, "Ana", {});
    HandedIn const bo = review_of(bench, package, "Bo", {"foundation"});
    auto const merged = [&](std::vector<std::string> const& files, std::string const& output) {
        int const status = bench.run(MergeReviews{package, files, {}, {}, {}, bench.path(output), {}});
        return std::pair(status, bench.read(output));
    };

    auto const [status, bytes] = merged({ana.file, bo.file}, "one.json");
    CHECK(status == 0);
    CHECK(contains(bench.out(), "Reviews of the application of Imogen Ashby"));
    CHECK(contains(bench.out(), "they differ"));
    CHECK(contains(bench.out(), "Ana: Allowed"));
    CHECK(contains(bench.out(), "Bo: Refused"));
    CHECK(contains(bench.out(), "Cohen's kappa"));
    CHECK(contains(bench.out(), "Certificate: "));
    CHECK(contains(bench.out(), "Ana: 0 of 15 claims reduced or refused (0 %)"));
    CHECK(contains(bench.out(), "Bo: 1 of 15 claims reduced or refused (about 6.7 %); of those"));
    CHECK_FALSE(contains(bytes, "private words"));
    CHECK(merged({bo.file, ana.file, bo.file}, "two.json").second == bytes);

    // Of those who may review it Bo is none.
    CHECK(bench.run(MergeReviews{package, {ana.file, bo.file}, {ana.key}, {}, {}, {}, {}}) == 1);
    CHECK(contains(bench.err(), "A479"));
    // What was changed since it was signed is none.
    std::string changed = bench.read("Bo.accrue-review");
    changed.replace(changed.find("refuse"), 6, "allow ");
    CHECK(bench.run(MergeReviews{package, {bench.write("bad.accrue-review", changed)}, {}, {}, {}, {}, {}}) == 1);
    CHECK(contains(bench.err(), "A465"));
}

TEST_CASE("What two reviewers say is decided, told in a letter, and counts in the applicant's library") {
    Bench bench;
    auto const package = sealed_sample(bench);
    auto const library = bench.path("applicant.accrue");
    HandedIn const ana = review_of(bench, package, "Ana", {"foundation"});
    HandedIn const bo = review_of(bench, package, "Bo", {"foundation"});
    auto const key = package::make_key(reviewers_passphrase);
    REQUIRE(key);
    DecideReview decide;
    decide.package = package;
    decide.files = {ana.file};
    decide.folder = bench.path("decision");
    CHECK(bench.run(decide) == 1);
    CHECK(contains(bench.err(), "A494"));
    decide.files = {ana.file, bo.file};
    CHECK(bench.run(decide) == 1); // without the certificate it is no ASM
    CHECK(contains(bench.err(), "A496"));
    CHECK_FALSE(std::filesystem::exists(decide.folder));

    decide.outcome = "decline";
    decide.letter_text = bench.write("own.txt", "We are sorry & wish you luck.");
    CHECK(bench.run(decide) == 0);
    CHECK(contains(bench.out(), "Nothing is signed yet"));
    CHECK_FALSE(std::filesystem::exists(bench.path("decision/ashby.accrue-feedback")));
    decide.secret_key = bench.write("body.key", key->secret_file);
    decide.passphrase = bench.write("body.txt", std::string(reviewers_passphrase) + "\n");
    decide.head = "12:" + std::string(64, 'a');
    CHECK(bench.run(decide) == 0);
    CHECK(contains(bench.out(), "Application of Imogen Ashby for PSM: Decline."));
    std::string const letter = bench.read("decision/letter.html");
    CHECK(contains(letter, "We are sorry &amp; wish you luck."));
    CHECK(contains(letter, decide.head));
    for (std::string const& hidden : {std::string("private words"), std::string("Ana"), bo.key})
        CHECK_FALSE(contains(letter + bench.read("decision/ashby.accrue-feedback"), hidden));
    decide.head = "none";
    CHECK(bench.run(decide) == 1);
    CHECK(contains(bench.err(), "A493"));
    decide.head.clear();
    decide.letter_text = bench.write("bad.txt", "\xff");
    CHECK(bench.run(decide) == 1);
    CHECK(contains(bench.err(), "A123"));

    auto const feedback = bench.path("decision/ashby.accrue-feedback");
    CHECK(bench.run(TakeFeedback{feedback, {}, {}, {}}) == 0);
    CHECK(contains(bench.out(), "foundation: Refused"));
    CHECK(bench.run(TakeFeedback{feedback, {}, ana.key, {}}) == 1);
    CHECK(contains(bench.err(), "A464"));
    CHECK(bench.run(TakeFeedback{feedback, library, package::key_text(key->public_key), {}}) == 0);
    CHECK(contains(bench.out(), "what was decided of 15 claims"));
    CHECK(bench.err().empty());
    CHECK(bench.run(Export{library, bench.path("after.json")}) == 0);
    CHECK(contains(bench.read("after.json"), "\"rulings\""));
    CHECK(bench.run(TakeFeedback{feedback, library, {}, {}}) == 0);
    CHECK(contains(bench.err(), "AW50"));
}

TEST_CASE("The log of reviewing is found whole and a change in it is found out") {
    Bench bench;
    auto const package = sealed_sample(bench);
    review_of(bench, package, "Ana", {});
    auto const library = bench.path("Ana.accrue");

    CHECK(bench.run(VerifyReviewLog{{}, {}, library, {}}) == 0);
    std::string const told = bench.out();
    CHECK(contains(told, "The log holds: "));
    std::string const head = told.substr(told.find("Its head: ") + 10, told.rfind('\n') - told.find("Its head: ") - 10);
    CHECK(bench.run(VerifyReviewLog{{}, {head}, library, {}}) == 0);
    CHECK(bench.run(ExportReviewLog{library, bench.path("log.jsonl")}) == 0);
    CHECK(bench.run(VerifyReviewLog{bench.path("log.jsonl"), {head}, {}, {}}) == 0);

    std::string lines = bench.read("log.jsonl");
    CHECK_FALSE(contains(lines, "Ana"));
    CHECK_FALSE(contains(lines, "Ashby"));
    std::string const cut = bench.write("cut.jsonl", lines.substr(0, lines.rfind('\n', lines.size() - 2) + 1));
    CHECK(bench.run(VerifyReviewLog{cut, {}, {}, {}}) == 0); // nobody can see that
    CHECK(bench.run(VerifyReviewLog{cut, {head}, {}, {}}) == 1);
    CHECK(contains(bench.err(), "A472"));
    lines.replace(lines.find("handed-in"), 9, "taken-up!");
    CHECK(bench.run(VerifyReviewLog{bench.write("bad.jsonl", lines), {}, {}, {}}) == 1);
    CHECK(contains(bench.out(), "The first bad entry is number"));
    CHECK(bench.run(VerifyReviewLog{{}, {"twelve"}, library, {}}) == 1);
    CHECK(contains(bench.err(), "A493"));
}

TEST_CASE("The body sees what came and what was said, and draws from it as anybody can repeat") {
    Bench bench;
    review_of(bench, sealed_sample(bench), "Ana", {"foundation"});
    auto const library = bench.path("Ana.accrue");

    CHECK(bench.run(FigureReviews{library, {}, {}, {}}) == 0);
    CHECK(contains(bench.out(), "As of 12 September 2012: 1 application."));
    CHECK(contains(bench.out(), "Strictness: 1 of 15 claims reduced or refused"));
    CHECK(contains(bench.out(), "Seconds for a claim: 5 (median), 5 (mean)"));
    CHECK(bench.run(FigureReviews{library, bench.path("figures"), bench.path("figures.html"), "de"}) == 0);
    CHECK(contains(bench.read("figures/reasons.csv"), "prism,"));
    CHECK(contains(bench.read("figures.html"), "Zahlen zum Prüfen"));

    SampleReviews sample{library, "lotto 2012-10-06", {10, 1}, true, {}};
    CHECK(bench.run(sample) == 0);
    CHECK(contains(bench.out(), "1 of 1 applications"));
    CHECK(contains(bench.out(), "Imogen Ashby: PSM under prism 2012.1"));
    CHECK(contains(bench.out(), ", risk "));
    std::string const drawn = bench.out();
    CHECK(bench.run(sample) == 0);
    CHECK(bench.out() == drawn);
    CHECK(bench.run(ExportReviewLog{library, {}}) == 0);
    CHECK(contains(bench.out(), R"("event":"sampled")"));
    CHECK_FALSE(contains(bench.out(), "lotto")); // its words stand beside the chain
    CHECK(bench.run(VerifyReviewLog{{}, {}, library, {}}) == 0);
    CHECK(bench.run(TakeForReview{{bench.path("letter.zip")}, bench.path("empty.accrue"), {}}) == 1);
    sample.library = bench.path("empty.accrue");
    CHECK(bench.run(sample) == 0);
    CHECK(contains(bench.out(), "there is nothing to draw from"));
}

TEST_CASE("The practice set is taken in and a review of it is compared with the answers") {
    Bench bench;
    auto const library = bench.path("practice.accrue");
    CHECK(bench.run(PracticeReviews{library, {}, {}, {}}) == 0);
    CHECK(contains(bench.out(), "Took in 10 applications."));
    CHECK(bench.run(PracticeReviews{library, {}, {}, {}}) == 0);
    CHECK(contains(bench.out(), "10 were here already."));

    HandedIn const ana = review_of(bench, bench.path("practice/novotny.accrue-application.zip"), "Ana", {});
    CHECK(bench.run(PracticeReviews{{}, {}, ana.file, {}}) == 0);
    CHECK(contains(bench.out(), "4 of 5 as the answers say."));
    CHECK(contains(bench.out(), "the answer is another one"));
    CHECK(contains(bench.out(), "you said: Allowed"));
    CHECK(contains(bench.out(), "Level by the answers: no level; by the review: ASM."));
    CHECK(bench.run(PracticeReviews{{}, {}, bench.path("none.accrue-review"), {}}) == 3);
    HandedIn const bo = review_of(bench, sealed_sample(bench), "Bo", {});
    CHECK(bench.run(PracticeReviews{{}, {}, bo.file, {}}) == 1);
    CHECK(contains(bench.err(), "A501"));
}

TEST_SUITE_END();
