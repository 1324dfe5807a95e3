#include "store/review_figures.h"

#include "store/connection.h"
#include "store/failure.h"

namespace accrue::store {
namespace {

Verdict::Kind read_kind(Query& row) {
    return parse_verdict_kind(row.text()).value_or(Verdict::Kind::Allow); // the column has no other words
}

// All rows of a query, each read from its columns in order.
template <class Row>
std::vector<Row> rows_of(Connection& connection, std::string_view sql, void (*read)(Query& row, Row& into)) {
    std::vector<Row> all;
    for (Query row = connection.query(sql); row.step();) read(row, all.emplace_back());
    return all;
}

std::vector<ArrivedCount> count_arrived(Connection& connection) {
    return rows_of<ArrivedCount>(
        connection,
        "SELECT substr(c.taken_at, 1, 7) AS month, c.scheme, c.target, sum(q.state = 'new'), sum(q.state = 'begun'), "
        "sum(q.state = 'abstained'), sum(q.state = 'handed_in'), sum(q.state = 'superseded'), sum(q.state = 'decided') "
        "FROM review_case c "
        "JOIN review_queue q ON q.review_case = c.id GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        [](Query& row, ArrivedCount& count) {
            count.month = row.text();
            count.scheme = row.text();
            count.level = row.text();
            for (std::int64_t& of_state : count.by_state) of_state = row.integer();
        });
}

std::vector<WaitingCount> count_waiting(Connection& connection) {
    auto counts = rows_of<WaitingCount>(connection,
                                        "SELECT deadline, count(*) FROM review_queue WHERE state IN ('new', 'begun') "
                                        "GROUP BY deadline ORDER BY deadline",
                                        [](Query& row, WaitingCount& count) {
                                            auto const deadline = parse_date(row.text());
                                            if (deadline) count.deadline = *deadline;
                                            count.cases = deadline ? row.integer() : 0;
                                        });
    std::erase_if(counts, [](WaitingCount const& count) { return count.cases == 0; }); // no day: a damaged row
    return counts;
}

std::vector<ReviewerCount> count_reviewers(Connection& connection) {
    return rows_of<ReviewerCount>(connection,
                                  "SELECT reviewer, sum(state = 'handed_in'), sum(state = 'open'), "
                                  "sum(state = 'abstained') FROM review GROUP BY reviewer ORDER BY reviewer",
                                  [](Query& row, ReviewerCount& count) {
                                      count.reviewer.value = row.integer();
                                      count.handed_in = row.integer();
                                      count.open = row.integer();
                                      count.abstained = row.integer();
                                  });
}

std::vector<VerdictCount> count_verdicts(Connection& connection) {
    return rows_of<VerdictCount>(
        connection,
        "SELECT r.reviewer, c.scheme, k.type, v.reason, sum(v.verdict = 'allow'), sum(v.verdict = 'reduce'), "
        "sum(v.verdict = 'refuse'), sum(v.verdict = 'ask') FROM review r JOIN review_case c ON c.id = r.review_case "
        "JOIN review_verdict v ON v.review = r.id JOIN review_claim k ON k.review_case = r.review_case AND "
        "k.claim = v.claim WHERE r.state = 'handed_in' GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4",
        [](Query& row, VerdictCount& count) {
            count.reviewer.value = row.integer();
            count.scheme = row.text();
            count.type = row.text();
            count.reason = row.text();
            for (std::int64_t& of_kind : count.by_kind) of_kind = row.integer();
        });
}

std::vector<SecondsCount> count_seconds(Connection& connection) {
    return rows_of<SecondsCount>(connection,
                                 "SELECT r.reviewer, v.seconds, count(*) FROM review r JOIN review_verdict v ON "
                                 "v.review = r.id WHERE r.state = 'handed_in' GROUP BY 1, 2 ORDER BY 1, 2",
                                 [](Query& row, SecondsCount& count) {
                                     count.reviewer.value = row.integer();
                                     count.seconds = row.integer();
                                     count.claims = row.integer();
                                 });
}

std::vector<SharedCount> count_shared(Connection& connection) {
    return rows_of<SharedCount>(
        connection,
        "SELECT reviewer, count(*), sum(strict), sum(others), sum(others_strict) FROM ("
        "SELECT ra.reviewer AS reviewer, a.verdict IN ('reduce', 'refuse') AS strict, count(*) AS others, "
        "sum(b.verdict IN ('reduce', 'refuse')) AS others_strict FROM review ra JOIN review rb ON "
        "rb.review_case = ra.review_case AND rb.reviewer <> ra.reviewer AND rb.state = 'handed_in' "
        "JOIN review_verdict a ON a.review = ra.id JOIN review_verdict b ON b.review = rb.id AND b.claim = a.claim "
        "WHERE ra.state = 'handed_in' AND a.verdict <> 'ask' AND b.verdict <> 'ask' GROUP BY a.id) "
        "GROUP BY reviewer ORDER BY reviewer",
        [](Query& row, SharedCount& count) {
            count.reviewer.value = row.integer();
            count.shared = row.integer();
            count.shared_strict = row.integer();
            count.others = row.integer();
            count.others_strict = row.integer();
        });
}

std::vector<RatingCount> count_ratings(Connection& connection) {
    return rows_of<RatingCount>(
        connection,
        "SELECT c.scheme, k.type, a.verdict, b.verdict, count(*) FROM (SELECT review_case FROM review "
        "WHERE state = 'handed_in' GROUP BY review_case HAVING count(*) = 2) two "
        "JOIN review_case c ON c.id = two.review_case "
        "JOIN review ra ON ra.review_case = two.review_case AND ra.state = 'handed_in' "
        "JOIN reviewer pa ON pa.id = ra.reviewer "
        "JOIN review rb ON rb.review_case = two.review_case AND rb.state = 'handed_in' "
        "JOIN reviewer pb ON pb.id = rb.reviewer AND pa.shown < pb.shown "
        "JOIN review_verdict a ON a.review = ra.id JOIN review_verdict b ON b.review = rb.id AND b.claim = a.claim "
        "JOIN review_claim k ON k.review_case = two.review_case AND k.claim = a.claim "
        "GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4",
        [](Query& row, RatingCount& count) {
            count.scheme = row.text();
            count.type = row.text();
            count.first = read_kind(row);
            count.second = read_kind(row);
            count.claims = row.integer();
        });
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
        return rows_of<DrawableCase>(
            connection,
            "SELECT c.id, c.token, q.differs, q.suspicious, q.has_problems, c.claimed <> c.robust FROM review_queue q "
            "JOIN review_case c ON c.id = q.review_case WHERE q.state IN ('handed_in', 'decided') ORDER BY c.token",
            [](Query& row, DrawableCase& found) {
                found.id.value = row.integer();
                found.token = row.text();
                for (bool DrawableCase::*const flag : {&DrawableCase::differs, &DrawableCase::suspicious,
                                                       &DrawableCase::has_problems, &DrawableCase::hangs_on_one})
                    found.*flag = row.integer() != 0;
            });
    } catch (...) {
        return failure(connection);
    }
}

} // namespace accrue::store
