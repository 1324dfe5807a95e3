#include "store/score_runs.h"

#include <fmt/format.h>
#include <utility>

#include "store/exchange.h"
#include "store/failure.h"

namespace accrue::store {

extern std::string_view const score_tables;
std::string_view const score_tables = R"(
CREATE TABLE score_batch(
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL,
    today TEXT NOT NULL CHECK(today BETWEEN '1900-01-01' AND '2200-12-31'), pack_id TEXT NOT NULL,
    pack_version TEXT NOT NULL, pack_sha256 TEXT NOT NULL CHECK(length(pack_sha256) = 64),
    basis TEXT NOT NULL CHECK(basis IN ('planned', 'claimed', 'evidenced', 'verified')),
    previous INTEGER REFERENCES score_batch, last_record INTEGER NOT NULL,
    finished INTEGER NOT NULL CHECK(finished IN (0, 1))
) STRICT;
CREATE TABLE score_run(
    batch INTEGER NOT NULL REFERENCES score_batch, record INTEGER NOT NULL, level TEXT,
    is_first INTEGER NOT NULL CHECK(is_first IN (0, 1)), level_before TEXT,
    PRIMARY KEY(batch, record)
) STRICT, WITHOUT ROWID;
)";

namespace {

constexpr std::size_t rows_at_once = 10'000; // are held in memory until they are saved

constexpr std::string_view run_columns =
    "id, at, today, pack_id, pack_version, pack_sha256, basis, last_record, finished";

ScoreRun read_run(Query& row) {
    ScoreRun run;
    Values values(Direction::Load, Digest::None);
    values.use(row);
    values.value(run.id);
    values.value(run.head.at);
    values.value(run.head.today);
    values.value(run.head.pack_id);
    values.value(run.head.pack_version);
    values.value(run.head.pack_sha256);
    int basis = 0;
    values.choice(basis, basis_words);
    run.head.basis = static_cast<Basis>(basis);
    values.value(run.last.value);
    values.value(run.finished);
    return run;
}

// One whose row is damaged is as if it were not there.
std::optional<ScoreRun> first_run(Query query) {
    try {
        return query.step() ? std::optional(read_run(query)) : std::nullopt;
    } catch (Damage const&) {
        return std::nullopt;
    }
}

std::optional<ScoreRun> previous_run(Connection& connection, ScoreRunHead const& head) {
    Query query =
        connection.query(fmt::format("SELECT {} FROM score_batch WHERE pack_id = ? AND basis = ? AND finished = 1 "
                                     "ORDER BY id DESC LIMIT 1",
                                     run_columns));
    query.bind(head.pack_id).bind(std::string(to_text(head.basis)));
    return first_run(std::move(query));
}

} // namespace

Result<std::optional<ScoreRun>> load_score_run(Database const& database, std::int64_t id) {
    Connection& connection = database.connection();
    try {
        Query query = connection.query(fmt::format("SELECT {} FROM score_batch WHERE id = ?", run_columns));
        query.bind(id);
        return first_run(std::move(query));
    } catch (...) {
        return failure(connection);
    }
}

struct ScoreRunWriter::Inside {
    explicit Inside(Database& library) : database(library), connection(library.connection()) {}

    void begin_transaction() {
        auto begun = Transaction::begin(database);
        if (!begun) throw Refusal{begun.problem()};
        transaction.emplace(*std::move(begun));
    }

    void begin(ScoreRunHead const& head) {
        begin_transaction();
        previous = previous_run(connection, head);
        {
            Query row =
                connection.query("INSERT INTO score_batch(at, today, pack_id, pack_version, pack_sha256, basis, "
                                 "previous, last_record, finished) VALUES(?, ?, ?, ?, ?, ?, ?, 0, 0)");
            row.bind(head.at).bind(to_text(head.today)).bind(head.pack_id).bind(head.pack_version);
            row.bind(head.pack_sha256).bind(std::string(to_text(head.basis)));
            previous ? row.bind(previous->id) : row.bind_null();
            row.run();
        }
        id = connection.last_row();
        insert.emplace(connection.query(
            "INSERT INTO score_run(batch, record, level, is_first, level_before) VALUES(?, ?, ?, ?, ?)"));
        if (!previous) return;
        before.emplace(connection.query("SELECT record, level FROM score_run WHERE batch = ? ORDER BY record"));
        before->bind(previous->id);
        before_is_there = before->step();
        if (before_is_there) before_record = before->integer();
    }

    Before level_before(RecordId record) {
        while (before_is_there && before_record < record.value) {
            before_is_there = before->step();
            if (before_is_there) before_record = before->integer();
        }
        if (!before_is_there || before_record != record.value) return {};
        return {true, before->skip_null() ? std::string() : before->text()};
    }

    Before add(RecordId record, std::string const& level) {
        if (added == rows_at_once) {
            save(newest, "UPDATE score_batch SET last_record = ? WHERE id = ?");
            begin_transaction();
        }
        Before was = level_before(record);
        insert->bind(id).bind(record.value);
        level.empty() ? insert->bind_null() : insert->bind(level);
        insert->bind(was.known ? 0 : 1);
        was.level.empty() ? insert->bind_null() : insert->bind(was.level);
        insert->run();
        newest = record;
        ++added;
        return was;
    }

    void save(RecordId last, std::string_view update) {
        connection.query(update).bind(last.value).bind(id).run();
        auto const done = transaction->commit();
        transaction.reset();
        require(done);
        saved = last;
        added = 0;
    }

    Database& database;
    Connection& connection;
    std::optional<Transaction> transaction;
    std::optional<ScoreRun> previous;
    std::optional<Query> insert;
    std::optional<Query> before; // of the previous run, with the next row ahead
    std::int64_t before_record = 0;
    bool before_is_there = false;
    std::int64_t id = 0;
    std::size_t added = 0; // since it was saved last
    RecordId newest;
    RecordId saved;
};

ScoreRunWriter::ScoreRunWriter(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
ScoreRunWriter::ScoreRunWriter(ScoreRunWriter&&) noexcept = default;
ScoreRunWriter& ScoreRunWriter::operator=(ScoreRunWriter&&) noexcept = default;
ScoreRunWriter::~ScoreRunWriter() = default;

Result<ScoreRunWriter> ScoreRunWriter::begin(Database& database, ScoreRunHead const& head) {
    try {
        auto inside = std::make_unique<Inside>(database);
        inside->begin(head);
        return ScoreRunWriter(std::move(inside));
    } catch (...) {
        return failure(database.connection());
    }
}

std::int64_t ScoreRunWriter::id() const { return inside_->id; }
std::optional<ScoreRun> const& ScoreRunWriter::previous() const { return inside_->previous; }
RecordId ScoreRunWriter::saved() const { return inside_->saved; }

Result<ScoreRunWriter::Before> ScoreRunWriter::add(RecordId record, std::string const& level) {
    try {
        return inside_->add(record, level);
    } catch (...) {
        return failure(inside_->connection);
    }
}

Result<Done> ScoreRunWriter::stop(RecordId last) {
    try {
        inside_->save(last, "UPDATE score_batch SET last_record = ? WHERE id = ?");
        return Done{};
    } catch (...) {
        return failure(inside_->connection);
    }
}

Result<Done> ScoreRunWriter::finish(RecordId last) {
    try {
        inside_->save(last, "UPDATE score_batch SET last_record = ?, finished = 1 WHERE id = ?");
        return Done{};
    } catch (...) {
        return failure(inside_->connection);
    }
}

} // namespace accrue::store
