#include "store/review_cases.h"

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "domain/digest.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "store/connection.h"
#include "store/evidence.h"
#include "store/evidence_rows.h"
#include "store/failure.h"
#include "store/record_rows.h"
#include "store/signed_rows.h"

namespace accrue::store {
namespace {

constexpr std::string_view case_columns =
    "token, application, revision, package_sha256, bytes, file, scheme, pack, pack_sha256, applicant, email, "
    "applicant_key, target, claimed, evidenced, robust, submitted, deadline, taken_at";
constexpr std::string_view standing_columns =
    "state, differs, suspicious, has_problems, claims, decided, reviews, assignee";
constexpr std::array<std::string_view, 6> case_states{"new",       "begun",      "abstained",
                                                      "handed_in", "superseded", "decided"};

void exchange_case(Values& values, ReviewCase& of) {
    values.value(of.token);
    values.value(of.package.application);
    values.value(of.package.revision);
    values.value(of.package.sha256);
    values.value(of.bytes);
    for (std::string ReviewCase::*const text :
         {&ReviewCase::file, &ReviewCase::scheme, &ReviewCase::pack, &ReviewCase::pack_sha256, &ReviewCase::applicant,
          &ReviewCase::email, &ReviewCase::key, &ReviewCase::target, &ReviewCase::claimed, &ReviewCase::evidenced,
          &ReviewCase::robust})
        values.value(of.*text);
    values.value(of.submitted);
    values.value(of.deadline);
    values.value(of.taken_at);
}

void exchange_standing(Values& values, CaseStanding& standing) {
    int state = static_cast<int>(standing.state);
    values.choice(state, case_states);
    standing.state = static_cast<CaseState>(state);
    values.value(standing.differs);
    values.value(standing.suspicious);
    values.value(standing.has_problems);
    values.value(standing.claims);
    values.value(standing.decided);
    values.value(standing.reviews);
    values.value(standing.assignee);
}

std::string prefixed(std::string_view prefix, std::string_view columns) {
    std::string named(prefix);
    for (char const c : columns) {
        named += c;
        if (c == ' ') named += prefix;
    }
    return named;
}

// Cases with their standing, which comes behind the case's digest.
std::string case_query(std::string_view rest) {
    static std::string const select =
        fmt::format("SELECT c.id, {}, c.sha256, {} FROM review_queue q JOIN review_case c ON c.id = q.review_case ",
                    prefixed("c.", case_columns), prefixed("q.", standing_columns));
    return select + std::string(rest);
}

[[noreturn]] void refuse_damaged_case(Connection const& connection, ReviewCase const& about) {
    Problem found = problem("L139", connection.file(),
                            say("the case '{}' is damaged: it is not what was saved", shortened(about.file)),
                            tr("nothing else is touched: take it from an older copy of the library"));
    found.where.path = fmt::format("/cases/{}", about.id.value);
    throw Refusal{found};
}

// Throws L139 where it is damaged.
ListedCase read_case(Connection const& connection, Query& row) {
    ListedCase listed;
    listed.about.id.value = row.integer();
    try {
        fill(row, listed.about, exchange_case);
        Values standing(Direction::Load, Digest::None);
        standing.use(row);
        exchange_standing(standing, listed.standing);
    } catch (Damage const&) {
        refuse_damaged_case(connection, listed.about);
    }
    return listed;
}

ListedCase case_row(Connection& connection, CaseId id) {
    Query row = connection.query(case_query("WHERE q.review_case = ?"));
    if (row.bind(id.value).step()) return read_case(connection, row);
    throw Refusal{not_there(connection, tr("this case is not in the library"))};
}

// What `search` looks through.
std::string folded_text(ReviewCase const& of) { return search_key(of.applicant + "\n" + of.email); }

void insert_standing(Connection& connection, ReviewCase const& of, CaseStanding standing) {
    Query query = connection.query(fmt::format("INSERT INTO review_queue(review_case, {}, deadline, target, folded) "
                                               "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                               standing_columns));
    query.bind(of.id.value);
    Values values(Direction::Save, Digest::None);
    values.use(query);
    exchange_standing(values, standing);
    query.bind(to_text(of.deadline)).bind(of.target).bind(folded_text(of)).run();
}

// Each is kept like a file of evidence.
void put_parts(Transaction& transaction, CaseId id, std::string_view package) {
    if (package.empty()) throw Refusal{problem("L127", {}, tr("a package without content"), tr("take in another one"))};
    std::int64_t seq = 0;
    for (; !package.empty(); package.remove_prefix(std::min(most_content_bytes, package.size()))) {
        std::string_view const part = package.substr(0, most_content_bytes);
        std::string const sha256 = sha256_hex(part);
        require(put_content(transaction, sha256, part));
        transaction.connection()
            .query("INSERT INTO review_part VALUES(?, ?, ?)")
            .bind(id.value)
            .bind(seq++)
            .bind(sha256)
            .run();
    }
}

void put_claims(Connection& connection, CaseId id, std::vector<CaseClaim> const& claims) {
    for (std::size_t i = 0; i < claims.size(); ++i)
        connection.query("INSERT INTO review_claim VALUES(?, ?, ?, ?)")
            .bind(id.value)
            .bind(static_cast<std::int64_t>(i))
            .bind(claims[i].claim)
            .bind(claims[i].type)
            .run();
}

// "%", "_" and "\" stand for themselves.
std::string like_pattern(std::string_view text) {
    std::string pattern = "%";
    for (char const c : text) {
        if (c == '%' || c == '_' || c == '\\') pattern += '\\';
        pattern += c;
    }
    return pattern + "%";
}

// The index `review_queue_order` has all that is asked for here.
std::string conditions_of(QueueFilter const& filter, bool behind) {
    std::string conditions = "WHERE TRUE";
    if (behind) conditions += " AND (q.deadline, q.review_case) > (?, ?)";
    if (filter.state) conditions += " AND q.state = ?";
    if (!filter.target.empty()) conditions += " AND q.target = ?";
    if (!filter.assignee.empty()) conditions += " AND q.assignee = ?";
    if (filter.flagged) conditions += " AND q.differs + q.suspicious + q.has_problems > 0";
    if (!filter.search.empty()) conditions += " AND q.folded LIKE ? ESCAPE '\\'";
    return conditions;
}

// In the order of the conditions.
void bind_conditions(Query& query, QueueFilter const& filter, std::optional<QueuePlace> const& behind) {
    if (behind) query.bind(to_text(behind->deadline)).bind(behind->id.value);
    if (filter.state) query.bind(std::string(case_states[static_cast<std::size_t>(*filter.state)]));
    if (!filter.target.empty()) query.bind(filter.target);
    if (!filter.assignee.empty()) query.bind(filter.assignee);
    if (!filter.search.empty()) query.bind(like_pattern(filter.search));
}

} // namespace

Result<CaseId> add_case(Transaction& transaction, ReviewCase const& taken, CaseStanding const& standing,
                        std::vector<CaseClaim> const& claims, std::string_view package) {
    Connection& connection = transaction.connection();
    try {
        Query there = connection.query("SELECT 1 FROM review_case WHERE package_sha256 = ?");
        if (there.bind(taken.package.sha256).step())
            throw Refusal{problem("L128", connection.file(), tr("this package is in the library already"),
                                  tr("nothing is to be done"))};
        ReviewCase const added = insert(connection, "review_case", case_columns, taken, exchange_case);
        insert_standing(connection, added, standing);
        put_parts(transaction, added.id, package);
        put_claims(connection, added.id, claims);
        return added.id;
    } catch (...) {
        return failure(transaction);
    }
}

Result<ListedCase> load_case(Database const& database, CaseId id) {
    try {
        return case_row(database.connection(), id);
    } catch (...) {
        return failure(database.connection());
    }
}

Result<std::string> load_package(Database const& database, CaseId id) {
    Connection& connection = database.connection();
    try {
        ListedCase const listed = case_row(connection, id);
        std::vector<std::string> parts;
        Query rows = connection.query("SELECT content_sha256 FROM review_part WHERE review_case = ? ORDER BY seq");
        for (rows.bind(id.value); rows.step();) parts.push_back(rows.text());
        std::string bytes;
        for (std::string const& part : parts) {
            auto const content = load_content(database, part);
            if (!content) return content.problem();
            bytes += *content;
        }
        if (sha256_hex(bytes) != listed.about.package.sha256) refuse_damaged_case(connection, listed.about);
        return bytes;
    } catch (...) {
        return failure(connection);
    }
}

Result<std::vector<CaseClaim>> list_case_claims(Database const& database, CaseId id) {
    Connection& connection = database.connection();
    try {
        std::vector<CaseClaim> claims;
        Query rows = connection.query("SELECT claim, type FROM review_claim WHERE review_case = ? ORDER BY seq");
        for (rows.bind(id.value); rows.step();) {
            std::string claim = rows.text();
            claims.push_back({std::move(claim), rows.text()});
        }
        return claims;
    } catch (...) {
        return failure(connection);
    }
}

Result<CaseId> find_package(Database const& database, std::string const& package_sha256) {
    Connection& connection = database.connection();
    try {
        Query row = connection.query("SELECT id FROM review_case WHERE package_sha256 = ?");
        return row.bind(package_sha256).step() ? CaseId{row.integer()} : CaseId{};
    } catch (...) {
        return failure(connection);
    }
}

Result<std::vector<ListedCase>> cases_of(Database const& database, std::string const& application, Problems& damaged) {
    Connection& connection = database.connection();
    try {
        Query rows = connection.query(case_query("WHERE c.application = ? ORDER BY c.revision, c.id"));
        rows.bind(application);
        return read_all(connection, rows, read_case, damaged);
    } catch (...) {
        return failure(connection);
    }
}

Result<std::optional<ClaimPlace>> next_of_type(Database const& database, std::string const& type, ReviewerId reviewer,
                                               ClaimPlace const& behind) {
    Connection& connection = database.connection();
    try {
        Query row = connection.query(
            "SELECT k.review_case, k.seq, k.claim FROM review_claim k JOIN review_queue q ON q.review_case = "
            "k.review_case "
            "WHERE k.type = ? AND (k.review_case, k.seq) > (?, ?) AND q.state IN ('new', 'begun') AND NOT EXISTS("
            "SELECT 1 FROM review r JOIN review_verdict v ON v.review = r.id "
            "WHERE r.review_case = k.review_case AND r.reviewer = ? AND v.claim = k.claim) AND NOT EXISTS("
            "SELECT 1 FROM review_decision d WHERE d.review_case = k.review_case) "
            "ORDER BY k.review_case, k.seq LIMIT 1");
        row.bind(type).bind(behind.of.value).bind(behind.seq).bind(reviewer.value);
        if (!row.step()) return std::optional<ClaimPlace>();
        ClaimPlace place;
        place.of.value = row.integer();
        place.seq = row.integer();
        place.claim = row.text();
        return std::optional(std::move(place));
    } catch (...) {
        return failure(connection);
    }
}

Result<CaseId> decided_before(Database const& database, ReviewCase const& that) {
    Connection& connection = database.connection();
    try {
        constexpr std::string_view of_somebody =
            "SELECT c.id, c.submitted FROM review_case c JOIN review_queue q ON q.review_case = c.id WHERE c.{} = ? "
            "AND "
            "q.state = 'decided' AND (c.submitted < ? OR (c.submitted = ? AND c.id < ?))";
        Query row = connection.query(
            fmt::format("SELECT id FROM ({} UNION {}) ORDER BY submitted DESC, id DESC LIMIT 1",
                        fmt::format(of_somebody, "application"), fmt::format(of_somebody, "applicant_key")));
        std::string const day = to_text(that.submitted);
        for (std::string const& whose : {that.package.application, that.key})
            row.bind(whose).bind(day).bind(day).bind(that.id.value);
        return row.step() ? CaseId{row.integer()} : CaseId{};
    } catch (...) {
        return failure(connection);
    }
}

Result<Done> set_standing(Transaction& transaction, CaseId id, CaseStanding const& standing) {
    Connection& connection = transaction.connection();
    try {
        ReviewCase const of = case_row(connection, id).about;
        connection.query("DELETE FROM review_queue WHERE review_case = ?").bind(id.value).run();
        insert_standing(connection, of, standing);
        return Done{};
    } catch (...) {
        return failure(transaction);
    }
}

Result<std::vector<ListedCase>> list_queue(Database const& database, QueueFilter const& filter,
                                           std::optional<QueuePlace> const& behind, std::size_t most,
                                           Problems& damaged) {
    Connection& connection = database.connection();
    try {
        // First the places, from the index alone, then the rows. Others take the place of those that are left out.
        std::string const query = case_query(
            fmt::format("WHERE q.review_case IN (SELECT q.review_case FROM review_queue q {} ORDER BY q.deadline, "
                        "q.review_case LIMIT ? OFFSET ?) ORDER BY q.deadline, q.review_case",
                        conditions_of(filter, behind.has_value())));
        std::vector<ListedCase> cases;
        for (std::size_t seen = 0;;) {
            std::size_t const asked = most - cases.size();
            std::size_t const told = damaged.size();
            Query rows = connection.query(query);
            bind_conditions(rows, filter, behind);
            rows.bind(static_cast<std::int64_t>(asked)).bind(static_cast<std::int64_t>(seen));
            std::vector<ListedCase> some = read_all(connection, rows, read_case, damaged);
            std::size_t const got = some.size() + (damaged.size() - told);
            std::ranges::move(some, std::back_inserter(cases));
            seen += got;
            if (got < asked || cases.size() == most) return cases;
        }
    } catch (...) {
        return failure(connection);
    }
}

Result<QueueCounts> count_queue(Database const& database) {
    Connection& connection = database.connection();
    try {
        QueueCounts counts;
        counts.by_state.assign(case_states.size(), 0);
        Query rows = connection.query("SELECT state, count(*) FROM review_queue GROUP BY state");
        while (rows.step()) {
            auto const state = std::ranges::find(case_states, rows.text());
            std::int64_t const count = rows.integer();
            counts.all += count;
            if (state != case_states.end())
                counts.by_state[static_cast<std::size_t>(state - case_states.begin())] = count;
        }
        return counts;
    } catch (...) {
        return failure(connection);
    }
}

Result<CaseId> next_case(Database const& database, CaseId not_this) {
    Connection& connection = database.connection();
    try {
        Query row = connection.query("SELECT review_case FROM review_queue WHERE state IN ('new', 'begun') AND "
                                     "review_case <> ? ORDER BY deadline, reviews, review_case LIMIT 1");
        return row.bind(not_this.value).step() ? CaseId{row.integer()} : CaseId{};
    } catch (...) {
        return failure(connection);
    }
}

void check_cases(Connection& connection, Problems& problems) {
    Query rows = connection.query(case_query("ORDER BY q.review_case"));
    static_cast<void>(read_all(connection, rows, read_case, problems));
}

} // namespace accrue::store
