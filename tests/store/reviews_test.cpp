// Cases, reviews and the review log in a library.
#include "store/reviews.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "domain/digest.h"
#include "fixture.h"
#include "store/check.h"
#include "store/connection.h"
#include "store/decisions.h"
#include "store/review_cases.h"
#include "store/review_log.h"

namespace accrue::store {
namespace {

template <class Change>
auto committed(Database& database, Change change) {
    auto transaction = must(Transaction::begin(database));
    auto result = must(change(transaction));
    must(transaction.commit());
    return result;
}

ReviewCase some_case(int number, Date deadline = day(2012, 10, 27)) {
    ReviewCase taken;
    taken.token = fmt::format("{:032}", number);
    taken.package = {fmt::format("0f8fad5b-d9cb-469f-a165-{:012}", number), 1, sha256_hex(fmt::format("{}", number))};
    taken.bytes = 1'000;
    taken.file = fmt::format("{}.accrue-application.zip", number);
    taken.scheme = "prism";
    taken.pack = "prism@2012.1";
    taken.pack_sha256 = std::string(64, 'a');
    taken.applicant = fmt::format("Zoë Żółć {}", number);
    taken.email = fmt::format("zoe{}@example.org", number);
    taken.key = "RWQ";
    taken.target = "PSM";
    taken.claimed = "PSM";
    taken.evidenced = "ASM";
    taken.submitted = day(2012, 9, 12);
    taken.deadline = deadline;
    taken.taken_at = std::string(now);
    return taken;
}

CaseId add_some(Database& database, ReviewCase const& taken, CaseStanding const& standing = {}) {
    std::vector<CaseClaim> const claims{{"c1", "post"}, {"c2", "certificate"}};
    return committed(database, [&](Transaction& t) { return add_case(t, taken, standing, claims, taken.token); });
}

std::vector<std::string> queue(Database const& database, QueueFilter const& filter = {},
                               std::optional<QueuePlace> const& behind = {}, std::size_t most = 10) {
    Problems damaged;
    std::vector<std::string> files;
    for (ListedCase const& listed : must(list_queue(database, filter, behind, most, damaged)))
        files.push_back(listed.about.file.substr(0, listed.about.file.find('.')));
    CHECK(damaged.empty());
    return files;
}

using Files = std::vector<std::string>;

} // namespace

TEST_CASE("a package is taken in once and comes back byte for byte") {
    auto database = must(Database::in_memory());
    ReviewCase taken = some_case(1);
    std::string const bytes(60'000'000, 'x'); // more than one content holds
    taken.package.sha256 = sha256_hex(bytes);

    taken.id = committed(database, [&](Transaction& t) { return add_case(t, taken, {}, {}, bytes); });

    CHECK(must(load_package(database, taken.id)) == bytes);
    CHECK(must(load_case(database, taken.id)).about == taken);
    std::vector<CaseClaim> const claims{{"c1", "post"}, {"c2", "certificate"}};
    CHECK(must(list_case_claims(database, add_some(database, some_case(2)))) == claims);
    CHECK(must(find_package(database, taken.package.sha256)) == taken.id);
    CHECK(must(find_package(database, std::string(64, '0'))) == CaseId{});
    auto again = must(Transaction::begin(database));
    CHECK(problem_id(add_case(again, taken, {}, {}, bytes)) == "L128");
}

TEST_CASE("the queue goes on behind the last one that was seen") {
    auto database = must(Database::in_memory());
    CaseId const late = add_some(database, some_case(1, day(2012, 12, 1)));
    CaseId const first = add_some(database, some_case(2, day(2012, 10, 1)));
    CaseId const second = add_some(database, some_case(3, day(2012, 10, 1)));

    CHECK(queue(database) == Files{"2", "3", "1"});
    CHECK(queue(database, {}, {}, 2) == Files{"2", "3"});
    CHECK(queue(database, {}, QueuePlace{day(2012, 10, 1), first}) == Files{"3", "1"});
    CHECK(queue(database, {}, QueuePlace{day(2012, 10, 1), second}) == Files{"1"});
    CHECK(queue(database, {}, QueuePlace{day(2012, 12, 1), late}) == Files{});
}

TEST_CASE("the queue shows only what was asked for") {
    auto database = must(Database::in_memory());
    CaseId const first = add_some(database, some_case(1));
    ReviewCase other = some_case(2);
    other.target = "ASM";
    other.applicant = "100% _exact_";
    add_some(database, other, {CaseState::New, true, false, false, 3, 0, 0, "Bo"});
    CaseStanding const begun{CaseState::Begun, false, false, false, 3, 1, 0, "Ana"};
    committed(database, [&](Transaction& t) { return set_standing(t, first, begun); });

    CHECK(queue(database, {.state = CaseState::Begun}) == Files{"1"});
    CHECK(queue(database, {.state = CaseState::HandedIn}) == Files{});
    CHECK(queue(database, {.target = "ASM"}) == Files{"2"});
    CHECK(queue(database, {.assignee = "Ana"}) == Files{"1"});
    CHECK(queue(database, {.flagged = true}) == Files{"2"});
    CHECK(queue(database, {.search = "zolc"}) == Files{"1"});
    CHECK(queue(database, {.search = "zoe2@"}) == Files{"2"});
    CHECK(queue(database, {.search = "%"}) == Files{"2"});
    CHECK(queue(database, {.search = "_e"}) == Files{"2"});
    CHECK(must(load_case(database, first)).standing == begun);
    QueueCounts const counts = must(count_queue(database));
    CHECK(counts.all == 2);
    CHECK(counts.by_state == std::vector<std::int64_t>{1, 1, 0, 0, 0, 0});
}

TEST_CASE("next is the nearest deadline and of one day the one with the fewest reviews") {
    auto database = must(Database::in_memory());
    add_some(database, some_case(1, day(2012, 10, 2)));
    CaseId const reviewed = add_some(database, some_case(2, day(2012, 10, 1)), {.reviews = 1});
    CaseId const fresh = add_some(database, some_case(3, day(2012, 10, 1)));
    CaseId const done = add_some(database, some_case(4, day(2012, 9, 1)), {.state = CaseState::HandedIn});

    CHECK(must(next_case(database)) == fresh);
    CHECK(must(next_case(database, fresh)) == reviewed);
    CHECK(done != fresh);
}

TEST_CASE("a review comes back with its verdicts as they were given") {
    auto database = must(Database::in_memory());
    CaseId const of = add_some(database, some_case(1));
    StoredReviewer ana{{}, "Ana", "ana@example.org", "", "", "secret", "RWA"};
    ana.id = committed(database, [&](Transaction& t) { return put_reviewer(t, ana); });
    StoredReview review;
    review.of = of;
    review.reviewer = ana.id;
    review.note = "looks good";
    review.id = committed(database, [&](Transaction& t) { return put_review(t, review); });
    review.verdicts = {
        {"c1", {Verdict::Kind::Reduce, "hours", Number{37, 3}, "hours-not-shown", "see page 2", true}, 40},
        {"c2", {Verdict::Kind::Reduce, "to", day(2012, 1, 31), "short", "", false}, 5},
        {"c3", {Verdict::Kind::Allow, {}, {}, "", "", false}, 0}};
    for (ClaimVerdict const& verdict : review.verdicts)
        committed(database, [&](Transaction& t) { return put_verdict(t, review.id, verdict.claim, verdict); });
    review.state = ReviewState::HandedIn;
    review.revision = 2;
    review.outcome = Outcome{Outcome::Kind::Award, "ASM"};
    committed(database, [&](Transaction& t) { return put_review(t, review); });

    CHECK(must(load_review(database, of, ana.id)) == review);

    ClaimVerdict const other{"c1", {Verdict::Kind::Refuse, {}, {}, "no-proof", "", false}, 60};
    committed(database, [&](Transaction& t) { return put_verdict(t, review.id, "c1", other); });
    committed(database, [&](Transaction& t) { return put_verdict(t, review.id, "c2", {}); });
    review.verdicts = {other, review.verdicts[2]};
    CHECK(must(load_review(database, of, ana.id)) == review);
    CHECK(must(load_review(database, of, ReviewerId{99})) == std::nullopt);
}

TEST_CASE("what is damaged of cases and reviews and reviewers is said and not believed") {
    auto database = must(Database::in_memory());
    CaseId const of = add_some(database, some_case(1));
    StoredReviewer ana{{}, "Ana", "", "", "", "", "RWA"};
    ana.id = committed(database, [&](Transaction& t) { return put_reviewer(t, ana); });
    StoredReview review;
    review.of = of;
    review.reviewer = ana.id;
    review.id = committed(database, [&](Transaction& t) { return put_review(t, review); });
    ClaimVerdict const refused{"c1", {Verdict::Kind::Refuse, {}, {}, "no-proof", "", false}, 1};
    committed(database, [&](Transaction& t) { return put_verdict(t, review.id, "c1", refused); });
    Connection& connection = database.connection();

    connection.execute("UPDATE review_verdict SET verdict = 'allow'");
    CHECK(problem_id(load_review(database, of, ana.id)) == "L139");
    connection.execute("UPDATE reviewer SET name = 'Bo'");
    Problems damaged;
    CHECK(must(list_reviewers(database, damaged)).empty());
    CHECK(damaged.size() == 1);
    connection.execute("UPDATE review_case SET target = 'FSM'");
    CHECK(problem_id(load_case(database, of)) == "L139");
    damaged.clear();
    CHECK(must(list_queue(database, {}, {}, 10, damaged)).empty());
    CHECK(damaged.size() == 1);
    std::vector<std::string> ids;
    for (Problem const& problem : check(database).problems) ids.push_back(problem.id);
    CHECK(ids == std::vector<std::string>{"L139", "L139", "L139"}); // the case, the reviewer, the review
}

TEST_CASE("a damaged case hides none behind it") {
    auto database = must(Database::in_memory());
    CaseId const first = add_some(database, some_case(1, day(2012, 10, 1)));
    add_some(database, some_case(2, day(2012, 10, 2)));
    add_some(database, some_case(3, day(2012, 10, 3)));
    database.connection().execute(fmt::format("UPDATE review_case SET target = 'FSM' WHERE id = {}", first.value));

    Problems damaged;
    CHECK(must(list_queue(database, {}, {}, 2, damaged)).size() == 2);
    CHECK(damaged.size() == 1);
}

TEST_CASE("a package that is not what was signed is not opened") {
    auto database = must(Database::in_memory());
    ReviewCase taken = some_case(1);
    taken.package.sha256 = sha256_hex("the package");
    taken.id = committed(database, [&](Transaction& t) { return add_case(t, taken, {}, {}, "another package"); });
    CHECK(problem_id(load_package(database, taken.id)) == "L139");
}

TEST_CASE("the review log keeps its hashes when what it says is erased") {
    auto database = must(Database::in_memory());
    ReviewLogRow const first{
        1, std::string(now), "taken-in", "t1", std::string(64, 'a'), std::string(64, 'b'), std::string(64, 'c'), "{}"};
    ReviewLogRow const second{
        2, std::string(now), "verdict", "t2", std::string(64, 'd'), std::string(64, 'e'), std::string(64, 'f'), "{}"};
    CHECK(must(last_log_row(database)) == std::nullopt);
    for (ReviewLogRow const& row : {first, second})
        committed(database, [&](Transaction& t) { return append_log_row(t, row); });

    CHECK(must(last_log_row(database)) == second);
    CHECK(must(list_log(database, 0, 10)) == std::vector{first, second});
    CHECK(must(list_log(database, 1, 10)) == std::vector{second});

    database.connection().execute("DELETE FROM review_log_content WHERE seq = 1");
    ReviewLogRow erased = first;
    erased.salt.clear();
    erased.content.clear();
    CHECK(must(list_log(database, 0, 1)) == std::vector{erased});
}

TEST_CASE("a review is kept as the file that it is, once for each case") {
    auto database = must(Database::in_memory());
    CaseId const of = add_some(database, some_case(1));
    StoredReviewFile file{{}, of, sha256_hex("a review"), "a review", std::string(now)};
    CHECK(committed(database, [&](Transaction& t) { return put_review_file(t, file); }));
    CHECK_FALSE(committed(database, [&](Transaction& t) { return put_review_file(t, file); }));
    Problems damaged;
    auto const kept = must(list_review_files(database, of, damaged));
    REQUIRE(kept.size() == 1);
    file.id = kept[0].id;
    CHECK(kept[0] == file);
    CHECK(damaged.empty());

    database.connection().execute("UPDATE review_file SET content = 'another'");
    CHECK(must(list_review_files(database, of, damaged)).empty());
    REQUIRE(damaged.size() == 1);
    CHECK(damaged[0].id == "L139");
    CHECK(check(database).problems == damaged);
}

TEST_CASE("the last decision about a case is the one that counts, and those before it stay") {
    auto database = must(Database::in_memory());
    StoredDecision decision;
    decision.of = add_some(database, some_case(1));
    decision.decider = committed(database, [&](Transaction& t) {
        return put_reviewer(t, {{}, "Ana", {}, {}, {}, {}, "RWA"});
    });
    decision.outcome = Outcome{Outcome::Kind::Award, "PSM"};
    decision.at = std::string(now);
    decision.decided_on = day(2012, 10, 1);
    decision.letter = "<p>";
    decision.feedback = "signed";
    decision.id = committed(database, [&](Transaction& t) { return put_decision(t, decision); });
    CHECK(must(load_decision(database, decision.of)) == decision);

    StoredDecision again = decision;
    again.id = {};
    again.outcome.reset();
    again.at.clear();
    again.id = committed(database, [&](Transaction& t) { return put_decision(t, again); });
    CHECK(must(load_decision(database, decision.of)) == again);
    CHECK(database.connection().integer("SELECT count(*) FROM review_decision") == 2);
    database.connection().execute("UPDATE review_decision SET own_words = 'other'");
    CHECK(problem_id(load_decision(database, decision.of)) == "L139");
}

TEST_CASE("what was decided before is found by the application or by the key, and only what is older") {
    auto database = must(Database::in_memory());
    ReviewCase first = some_case(1);
    first.key = "RWA";
    ReviewCase other = some_case(2);
    other.key = "RWB";
    ReviewCase renewal = some_case(3);
    renewal.key = "RWA";
    renewal.submitted = day(2013, 9, 12);
    for (ReviewCase* const one : {&first, &other, &renewal})
        one->id = add_some(database, *one, {.state = CaseState::Decided});
    CHECK(must(decided_before(database, renewal)) == first.id);
    CHECK(must(decided_before(database, first)) == CaseId{});
    renewal.key = "RWC";
    CHECK(must(decided_before(database, renewal)) == CaseId{});
    renewal.package.application = other.package.application;
    CHECK(must(decided_before(database, renewal)) == other.id);
    committed(database, [&](Transaction& t) { return set_standing(t, other.id, {}); });
    CHECK(must(decided_before(database, renewal)) == CaseId{});
}

} // namespace accrue::store
