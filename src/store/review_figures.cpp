#include "store/review_figures.h"

#include "store/connection.h"
#include "store/failure.h"

namespace accrue::store {
namespace {

Verdict::Kind read_kind(Query& row) {
    return parse_verdict_kind(row.text()).value_or(Verdict::Kind::Allow); // the column has no other words
}

std::vector<ArrivedCount> count_arrived(Connection& connection) {
    std::vector<ArrivedCount> counts;
    Query rows = connection.query(
        "SELECT substr(c.taken_at, 1, 7) AS month, c.scheme, c.target, sum(q.state = 'new'), sum(q.state = 'begun'), "
        "sum(q.state = 'abstained'), sum(q.state = 'handed_in'), sum(q.state = 'superseded'), sum(q.state = 'decided') "
        "FROM review_case c "
        "JOIN review_queue q ON q.review_case = c.id GROUP BY 1, 2, 3 ORDER BY 1, 2, 3");
    while (rows.step()) {
        ArrivedCount count;
        count.month = rows.text();
        count.scheme = rows.text();
        count.level = rows.text();
        for (std::int64_t& of_state : count.by_state) of_state = rows.integer();
        counts.push_back(std::move(count));
    }
    return counts;
}

std::vector<WaitingCount> count_waiting(Connection& connection) {
    std::vector<WaitingCount> counts;
    Query rows = connection.query("SELECT deadline, count(*) FROM review_queue WHERE state IN ('new', 'begun') "
                                  "GROUP BY deadline ORDER BY deadline");
    while (rows.step()) {
        auto const deadline = parse_date(rows.text());
        std::int64_t const cases = rows.integer();
        if (deadline) counts.push_back({*deadline, cases});
    }
    return counts;
}

std::vector<ReviewerCount> count_reviewers(Connection& connection) {
    std::vector<ReviewerCount> counts;
    Query rows = connection.query("SELECT reviewer, sum(state = 'handed_in'), sum(state = 'open'), "
                                  "sum(state = 'abstained') FROM review GROUP BY reviewer ORDER BY reviewer");
    while (rows.step()) {
        ReviewerCount count;
        count.reviewer.value = rows.integer();
        count.handed_in = rows.integer();
        count.open = rows.integer();
        count.abstained = rows.integer();
        counts.push_back(count);
    }
    return counts;
}

std::vector<VerdictCount> count_verdicts(Connection& connection) {
    std::vector<VerdictCount> counts;
    Query rows = connection.query(
        "SELECT r.reviewer, c.scheme, k.type, v.reason, sum(v.verdict = 'allow'), sum(v.verdict = 'reduce'), "
        "sum(v.verdict = 'refuse'), sum(v.verdict = 'ask') FROM review r JOIN review_case c ON c.id = r.review_case "
        "JOIN review_verdict v ON v.review = r.id JOIN review_claim k ON k.review_case = r.review_case AND "
        "k.claim = v.claim WHERE r.state = 'handed_in' GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4");
    while (rows.step()) {
        VerdictCount count;
        count.reviewer.value = rows.integer();
        count.scheme = rows.text();
        count.type = rows.text();
        count.reason = rows.text();
        for (std::int64_t& of_kind : count.by_kind) of_kind = rows.integer();
        counts.push_back(std::move(count));
    }
    return counts;
}

std::vector<SecondsCount> count_seconds(Connection& connection) {
    std::vector<SecondsCount> counts;
    Query rows = connection.query("SELECT r.reviewer, v.seconds, count(*) FROM review r JOIN review_verdict v ON "
                                  "v.review = r.id WHERE r.state = 'handed_in' GROUP BY 1, 2 ORDER BY 1, 2");
    while (rows.step()) {
        SecondsCount count;
        count.reviewer.value = rows.integer();
        count.seconds = rows.integer();
        count.claims = rows.integer();
        counts.push_back(count);
    }
    return counts;
}

std::vector<SharedCount> count_shared(Connection& connection) {
    std::vector<SharedCount> counts;
    Query rows = connection.query(
        "SELECT reviewer, count(*), sum(strict), sum(others), sum(others_strict) FROM ("
        "SELECT ra.reviewer AS reviewer, a.verdict IN ('reduce', 'refuse') AS strict, count(*) AS others, "
        "sum(b.verdict IN ('reduce', 'refuse')) AS others_strict FROM review ra JOIN review rb ON "
        "rb.review_case = ra.review_case AND rb.reviewer <> ra.reviewer AND rb.state = 'handed_in' "
        "JOIN review_verdict a ON a.review = ra.id JOIN review_verdict b ON b.review = rb.id AND b.claim = a.claim "
        "WHERE ra.state = 'handed_in' AND a.verdict <> 'ask' AND b.verdict <> 'ask' GROUP BY a.id) "
        "GROUP BY reviewer ORDER BY reviewer");
    while (rows.step()) {
        SharedCount count;
        count.reviewer.value = rows.integer();
        count.shared = rows.integer();
        count.shared_strict = rows.integer();
        count.others = rows.integer();
        count.others_strict = rows.integer();
        counts.push_back(count);
    }
    return counts;
}

std::vector<RatingCount> count_ratings(Connection& connection) {
    std::vector<RatingCount> counts;
    Query rows = connection.query(
        "SELECT c.scheme, k.type, a.verdict, b.verdict, count(*) FROM (SELECT review_case FROM review "
        "WHERE state = 'handed_in' GROUP BY review_case HAVING count(*) = 2) two "
        "JOIN review_case c ON c.id = two.review_case "
        "JOIN review ra ON ra.review_case = two.review_case AND ra.state = 'handed_in' "
        "JOIN reviewer pa ON pa.id = ra.reviewer "
        "JOIN review rb ON rb.review_case = two.review_case AND rb.state = 'handed_in' "
        "JOIN reviewer pb ON pb.id = rb.reviewer AND pa.shown < pb.shown "
        "JOIN review_verdict a ON a.review = ra.id JOIN review_verdict b ON b.review = rb.id AND b.claim = a.claim "
        "JOIN review_claim k ON k.review_case = two.review_case AND k.claim = a.claim "
        "GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4");
    while (rows.step()) {
        RatingCount count;
        count.scheme = rows.text();
        count.type = rows.text();
        count.first = read_kind(rows);
        count.second = read_kind(rows);
        count.claims = rows.integer();
        counts.push_back(std::move(count));
    }
    return counts;
}

std::string find_oldest(Connection& connection) {
    Query row = connection.query("SELECT c.taken_at FROM review_queue q JOIN review_case c ON c.id = q.review_case "
                                 "WHERE q.state IN ('new', 'begun') ORDER BY c.taken_at LIMIT 1");
    return row.step() ? row.text() : std::string();
}

} // namespace

Result<ReviewCounts> count_reviews(Database const& database) {
    Connection& connection = database.connection();
    try {
        Snapshot const moment(connection);
        ReviewCounts counts;
        counts.arrived = count_arrived(connection);
        counts.waiting = count_waiting(connection);
        counts.oldest_waiting = find_oldest(connection);
        counts.reviewers = count_reviewers(connection);
        counts.verdicts = count_verdicts(connection);
        counts.seconds = count_seconds(connection);
        counts.shared = count_shared(connection);
        counts.ratings = count_ratings(connection);
        return counts;
    } catch (...) {
        return failure(connection);
    }
}

Result<std::vector<DrawableCase>> list_drawable(Database const& database) {
    Connection& connection = database.connection();
    try {
        std::vector<DrawableCase> cases;
        Query rows = connection.query(
            "SELECT c.id, c.token, q.differs, q.suspicious, q.has_problems, c.claimed <> c.robust FROM review_queue q "
            "JOIN review_case c ON c.id = q.review_case WHERE q.state IN ('handed_in', 'decided') ORDER BY c.token");
        while (rows.step()) {
            DrawableCase found;
            found.id.value = rows.integer();
            found.token = rows.text();
            found.differs = rows.integer() != 0;
            found.suspicious = rows.integer() != 0;
            found.has_problems = rows.integer() != 0;
            found.hangs_on_one = rows.integer() != 0;
            cases.push_back(std::move(found));
        }
        return cases;
    } catch (...) {
        return failure(connection);
    }
}

} // namespace accrue::store
