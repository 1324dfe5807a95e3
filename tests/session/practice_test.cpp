// The practice set: what ships is sound, is worth what its answers say, and a review is compared with them.
#include "session/practice.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <map>
#include <set>

#include <doctest/doctest.h>

#include "domain/texts.h"
#include "session/fixture.h"
#include "session/package_check.h"
#include "session/review_desk.h"
#include "session/review_fixture.h"

using namespace accrue;
using namespace accrue::session;

namespace {

using Mark = PracticeRow::Mark;

constexpr std::string_view practising_passphrase = "a long passphrase";

std::vector<PracticeCase> const& practice_cases() {
    static std::vector<PracticeCase> const cases = must(load_practice(practice_folder(prism_ports()), prism_ports()));
    return cases;
}

PracticeCase const& practice_case(std::string const& name) {
    return *std::ranges::find_if(practice_cases(),
                                 [&](PracticeCase const& one) { return one.folder.filename() == name; });
}

// Sealed once for all tests.
std::vector<std::filesystem::path> const& practice_packages() {
    static Folder const folder;
    static std::vector<std::filesystem::path> const files =
        must(write_practice_packages(practice_cases(), folder / "practice"));
    return files;
}

std::filesystem::path practice_package_of(std::string const& name) {
    return practice_packages().front().parent_path() / (name + ".accrue-application.zip");
}

CheckedPackage checked_practice(std::string const& name, bool looks_at_evidence) {
    PackageCheck asked;
    asked.rules_folder = prism_ports().rules_folder;
    asked.today = day(2012, 9, 12);
    asked.looks_at_evidence = looks_at_evidence;
    return check_package_file(practice_package_of(name), asked);
}

// A review that says just what the answers say.
Review model_review(std::string const& name) {
    PracticeCase const& practice = practice_case(name);
    Review review;
    review.reviewer.name = "Ana Reviewer";
    review.package.application = checked_practice(name, false).sealed.parts.stamp.identifier;
    review.pack_sha256 = practice.scored.pack->sha256;
    for (ClaimAnswer const& answer : practice.answers.claims)
        review.verdicts.push_back({answer.claim, answer.verdict, 5});
    return review;
}

PracticeRow row_of(PracticeComparison const& comparison, std::string const& claim) {
    return *std::ranges::find(comparison.rows, claim, &PracticeRow::claim);
}

std::string const sound_answers = R"({"format":"accrue.answers/1","claims":[{"claim":"a","verdict":"refuse",)"
                                  R"("reason":"no-proof","why":{"en":"Why.","de":"Warum."}}]})";

} // namespace

TEST_SUITE_BEGIN("reviewing");

TEST_CASE("the practice set holds each fault and two applications that are true") {
    std::set<std::string> reasons;
    std::set<std::string> levels;
    std::vector<std::string> honest;
    for (PracticeCase const& practice : practice_cases()) {
        std::string const name = practice.folder.filename().string();
        CAPTURE(name);
        Application const& application = practice.scored.application;
        levels.insert(*application.target);
        CHECK(application.claims.size() >= 5);
        CHECK(application.claims.size() <= 12);
        CHECK(application.claims[0].note == "Practice set: people, organisations and titles are invented.");
        CHECK(practice.scored.bound.problems.empty());
        CHECK(practice.scored.evidenced.overall == practice.scored.assessment.overall);
        bool all_allowed = true;
        for (ClaimAnswer const& answer : practice.answers.claims) {
            if (!answer.verdict.reason.empty()) reasons.insert(answer.verdict.reason);
            if (answer.verdict != Verdict{}) all_allowed = false;
        }
        if (all_allowed) honest.push_back(name);
    }
    CHECK(practice_cases().size() == 10);
    CHECK(levels == std::set<std::string>{"SSM", "ASM", "PSM", "DPSM"});
    CHECK(honest == std::vector<std::string>{"halden", "reuter"});
    CHECK(reasons == std::set<std::string>{"other-person", "too-old", "hours-not-shown", "counted-elsewhere",
                                           "unknown-issuer", "shorter", "paid-duty", "unreadable", "date-differs",
                                           "no-proof"});
}

TEST_CASE("what proves a practice application is small and fits the limits of its rules") {
    std::map<std::string, std::set<std::string>> found;
    for (PracticeCase const& practice : practice_cases()) {
        std::string const name = practice.folder.filename().string();
        CAPTURE(name);
        CheckedPackage const checked = checked_practice(name, true);
        REQUIRE(checked.scored);
        for (CheckedFile const& file : checked.files) {
            CHECK_MESSAGE(file.verdict.starts_with("It fits"), file.name, ": ", file.verdict);
            CHECK_MESSAGE(file.bytes < 20'000, file.name);
        }
        for (Problem const& problem : checked.problems)
            if (problem.id != "AW45") found[name].insert(problem.id); // they come without documents
    }
    CHECK(found == std::map<std::string, std::set<std::string>>{{"duarte", {"AW41"}}, {"virtanen", {"A443"}}});
}

TEST_CASE("the same rules give the same practice packages") {
    Folder const folder;
    auto const again = must(write_practice_packages(practice_cases(), folder / "again"));
    REQUIRE(again.size() == practice_packages().size());
    for (std::size_t i = 0; i < again.size(); ++i)
        CHECK(store::read_file(again[i]) == store::read_file(practice_packages()[i]));
}

TEST_CASE("each practice application is worth what its answers say") {
    for (PracticeCase const& practice : practice_cases()) {
        std::string const name = practice.folder.filename().string();
        CAPTURE(name);
        auto const comparison = must(compare_with_answers(practice_cases(), model_review(name)));
        CHECK(comparison.reached == (practice.answers.level.empty() ? "no level" : practice.answers.level));
        CHECK(comparison.level == comparison.reached);
        CHECK(std::ranges::count(comparison.rows, Mark::Right, &PracticeRow::mark) == std::ssize(comparison.rows));
    }
}

TEST_CASE("a review of a practice application is told right and wrong with the reasons") {
    Review review = model_review("marchetti");
    CHECK(must(compare_with_answers(practice_cases(), review)).words == "9 of 9 as the answers say");

    verdict_in(review, "operation").kind = Verdict::Kind::Ask;
    verdict_in(review, "operation").note = "whose is it?";
    verdict_in(review, "analyst") = {Verdict::Kind::Refuse, {}, {}, "no-proof", "", false};
    review.verdicts.pop_back(); // the last article
    auto const told = must(compare_with_answers(practice_cases(), review));
    CHECK(told.applicant == "Elena Marchetti");
    CHECK(told.reviewer == "Ana Reviewer");
    CHECK(told.words == "7 of 9 as the answers say");
    CHECK(row_of(told, "operation").mark == Mark::AlsoRight);
    CHECK(row_of(told, "operation").answer == "Refused – Proof of somebody else");
    CHECK(row_of(told, "operation").said == "The applicant is asked – Proof of somebody else");
    CHECK(row_of(told, "operation").why.find("Marco Ferri") != std::string::npos);
    CHECK(row_of(told, "analyst").mark == Mark::Other);
    CHECK(row_of(told, "article-2").mark == Mark::Open);
    CHECK(row_of(told, "article-2").said.empty());
    CHECK(row_of(told, "degree").mark == Mark::Right);

    Review reduced = model_review("virtanen");
    verdict_in(reduced, "desk").to = Number{20, 1};
    auto const twenty = must(compare_with_answers(practice_cases(), reduced));
    CHECK(row_of(twenty, "desk").mark == Mark::Other);
    Speaking const german(Language::German);
    CHECK(must(compare_with_answers(practice_cases(), review)).words == "7 von 9 wie in den Lösungen");
    CHECK(row_of(must(compare_with_answers(practice_cases(), reduced)), "desk").why.find("Wochenstunden") !=
          std::string::npos);
}

TEST_CASE("a practice application is reviewed at the desk and its review is compared") {
    Folder folder;
    Session session = must(Session::open(folder / "practice.accrue", prism_ports()));
    ReviewerWish wish;
    wish.name = "Ana Reviewer";
    wish.passphrase = practising_passphrase;
    ReviewDesk& desk = session.reviews();
    must(desk.set_reviewer(wish));
    desk.take_in({practice_package_of("solberg"), practice_package_of("virtanen")});
    desk.finish();
    CHECK(desk.queue().intake->words == "Took in 2 applications.");
    auto const row = std::ranges::find(desk.queue().rows, "Dagny Solberg", &QueueRow::applicant);
    REQUIRE(row != desk.queue().rows.end());
    CHECK(row->claimed == "PSM");
    CHECK(row->evidenced == "PSM");
    must(desk.open(row->id));
    desk.finish();
    for (ClaimAnswer const& answer : practice_case("solberg").answers.claims)
        must(desk.decide(answer.claim, answer.verdict, 3));
    CHECK(desk.desk()->level == "ASM");
    must(desk.recommend(Outcome{Outcome::Kind::Award, "ASM"}));
    auto const file = folder / "solberg.accrue-review";
    must(desk.hand_in(file, std::string(practising_passphrase)));

    auto const told = must(compare_review_file(practice_cases(), file));
    CHECK(told.words == "8 of 8 as the answers say");
    CHECK(told.level == "ASM");
    CHECK(told.reached == "ASM");
    store::write_file(file, "Dear reviewer");
    CHECK_FALSE(compare_review_file(practice_cases(), file));
}

TEST_CASE("answers are read strictly with each problem at its place") {
    CHECK(read_answers(sound_answers, "answers.json").problems.empty());
    struct Case {
        std::string what;
        std::string with;
        std::string problem;
    };
    std::vector<Case> const cases = {
        {"accrue.answers/1", "accrue.answers/2", "answers.json#/format: error A109"},
        {R"("claim":)", R"("claims":)", "answers.json#/claims/0/claims: error A106"},
        {"refuse", "reject", "answers.json#/claims/0/verdict: error A116"},
        {R"("reason":"no-proof")", R"("reason":7)", "answers.json#/claims/0/reason: error A107"},
        {R"("reason")", R"("also":[{"verdict":"ask","why":1}],"reason")",
         "answers.json#/claims/0/also/0/why: error A106"},
        {R"(,"de":"Warum.")", "", "answers.json#/claims/0/why: error A108"},
        {R"(,"why":{"en":"Why.","de":"Warum."})", "", "answers.json#/claims/0: error A108"},
        {"]}", "", "answers.json:1:"},
    };
    for (auto const& [what, with, problem] : cases) {
        CAPTURE(problem);
        AnswersRead const read = read_answers(test::replaced(sound_answers, what, with), "answers.json");
        REQUIRE_FALSE(read.problems.empty());
        CHECK(to_text(read.problems.front()).starts_with(problem));
    }
}

TEST_CASE("each problem of the practice set is told word for word as in the gallery") {
    auto const checked = [](std::string const& what, std::string const& with) {
        PracticeCase const& practice = practice_case("halden");
        std::string const text = test::replaced(store::read_file(practice.folder / "answers.json"), what, with);
        AnswersRead const read = read_answers(text, "answers.json");
        REQUIRE(read.problems.empty());
        return check_answers(read.answers, practice.scored.application, practice.scored.pack->pack, "answers.json");
    };
    auto const compared = [](std::function<void(Review&)> const& change) {
        Review review = model_review("halden");
        change(review);
        return compare_with_answers(practice_cases(), review).problem();
    };
    std::map<std::string, Problem> const told{
        {"A500-no-practice-set", load_practice("gone", prism_ports()).problem()},
        {"A501-no-practice", compared([](Review& review) { review.package.application = "another"; })},
        {"A502-other-rules", compared([](Review& review) { review.pack_sha256 = "another"; })},
        {"A503-no-such-claim", checked("\"enrolled\"", "\"enroled\"").at(0)},
        {"A503-no-answer", checked("\"enrolled\"", "\"enroled\"").at(1)},
        {"A503-two-answers", checked("\"enrolled\"", "\"desk\"").at(0)},
        {"A504-no-such-reason",
         checked(R"("verdict": "allow",)", R"("verdict": "refuse", "reason": "paid-duty",)").at(0)},
        {"A504-no-such-level", checked("\"SSM\"", "\"SMM\"").at(0)},
    };
    for (auto const& [name, problem] : told) {
        CAPTURE(name);
        std::string const text = to_text(problem) + "\n";
        auto const file = test::problem_gallery / (name + ".txt");
        if (std::getenv("ACCRUE_WRITE_GOLDEN") != nullptr) store::write_file(file, text);
        CHECK(text == store::read_file(file));
        CHECK(text.find(" " + name.substr(0, 4) + ": ") != std::string::npos);
    }
}

TEST_SUITE_END();
