#include "store/connection.h"

#include <cassert>
#include <unordered_map>
#include <utility>

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include "domain/texts.h"
#include "store/failure.h"
#include "store/library_file.h"

namespace accrue::store {

// SQLite's own statement rather than SQLiteCpp's: that one counts references for every value it reads.
struct Prepared {
    Prepared(sqlite3* database, std::string const& sql) : database(database) {
        check(sqlite3_prepare_v3(database, sql.c_str(), static_cast<int>(sql.size()) + 1, SQLITE_PREPARE_PERSISTENT,
                                 &statement, nullptr));
    }
    Prepared(Prepared const&) = delete;
    Prepared& operator=(Prepared const&) = delete;
    ~Prepared() { sqlite3_finalize(statement); }

    void check(int code) const {
        if (code != SQLITE_OK) throw SQLite::Exception(database, code);
    }

    sqlite3* database;
    sqlite3_stmt* statement = nullptr;
    bool in_use = false;
};

Query::Query(Prepared& prepared, std::unique_ptr<Prepared> own) : prepared_(&prepared), own_(std::move(own)) {
    prepared_->in_use = true;
}

Query::Query(Query&& other) noexcept
    : prepared_(std::exchange(other.prepared_, nullptr)), own_(std::move(other.own_)), bound_(other.bound_),
      read_(other.read_) {}

Query::~Query() {
    if (!prepared_) return;
    sqlite3_reset(prepared_->statement);
    sqlite3_clear_bindings(prepared_->statement);
    prepared_->in_use = false;
}

Query& Query::bind(std::int64_t value) {
    prepared_->check(sqlite3_bind_int64(prepared_->statement, ++bound_, value));
    return *this;
}

Query& Query::bind(std::string const& value) {
    prepared_->check(
        sqlite3_bind_text64(prepared_->statement, ++bound_, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Query& Query::bind_bytes(std::string_view bytes) {
    prepared_->check(sqlite3_bind_blob64(prepared_->statement, ++bound_, bytes.data(), bytes.size(), SQLITE_STATIC));
    return *this;
}

Query& Query::bind_null() {
    prepared_->check(sqlite3_bind_null(prepared_->statement, ++bound_));
    return *this;
}

bool Query::step() {
    read_ = 0;
    int const code = sqlite3_step(prepared_->statement);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) throw SQLite::Exception(prepared_->database, code);
    return false;
}

void Query::run() {
    while (step()) {
    }
    prepared_->check(sqlite3_reset(prepared_->statement));
    bound_ = 0;
}

bool Query::skip_null() {
    if (sqlite3_column_type(prepared_->statement, read_) != SQLITE_NULL) return false;
    ++read_;
    return true;
}

std::int64_t Query::integer() { return sqlite3_column_int64(prepared_->statement, read_++); }

std::string Query::text() {
    auto const* const bytes = static_cast<char const*>(sqlite3_column_blob(prepared_->statement, read_));
    int const size = sqlite3_column_bytes(prepared_->statement, read_++);
    return bytes ? std::string(bytes, static_cast<std::size_t>(size)) : std::string();
}

// The order of members matters: statements end before their database, else SQLiteCpp aborts.
struct Connection::Handle {
    Handle(std::string const& name, int flags) : database(name, flags | SQLite::OPEN_NOMUTEX, busy_timeout) {}

    static constexpr int busy_timeout = 2000; // milliseconds
    SQLite::Database database;
    std::unordered_map<std::string, std::unique_ptr<Prepared>> prepared;
};

Connection::Connection(std::string_view schema) {
    handle_ = std::make_unique<Handle>(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    harden();
    execute("PRAGMA foreign_keys=ON; BEGIN");
    execute(std::string(schema));
    execute("COMMIT");
}

Connection::Connection(std::filesystem::path file, FileLock lock) : file_(std::move(file)), lock_(std::move(lock)) {
    connect();
}

Connection::~Connection() = default;

void Connection::connect() {
    handle_ = std::make_unique<Handle>(file_.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_NOFOLLOW);
    harden();
    execute("PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON");
    // Nothing reaches the file before a commit, so that each journal has page 1 (library_file.cpp tells its owner by
    // it).
    execute("PRAGMA cache_spill=OFF");
    bool const as_set = text("PRAGMA journal_mode") == "delete" && integer("PRAGMA synchronous") == 3 &&
                        integer("PRAGMA foreign_keys") == 1 && integer("PRAGMA secure_delete") == 1 &&
                        integer("PRAGMA trusted_schema") == 0 && integer("PRAGMA cell_size_check") == 1 &&
                        integer("PRAGMA cache_spill") == 0;
    if (!as_set) throw Refusal{unsafe_sqlite(file_)};
}

// A hostile file gets nothing to run and little to waste: no triggers, views or extensions, no memory mapping, limits.
void Connection::harden() {
    sqlite3* const raw = handle_->database.getHandle();
    struct Switch {
        int what;
        int value;
    };
    for (auto const [what, value] : {Switch{SQLITE_DBCONFIG_DEFENSIVE, 1},
                                     {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                                     {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
                                     {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
                                     {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
                                     {SQLITE_DBCONFIG_DQS_DML, 0},
                                     {SQLITE_DBCONFIG_DQS_DDL, 0}}) {
        if (sqlite3_db_config(raw, what, value, nullptr) != SQLITE_OK) throw SQLite::Exception(raw);
    }
    for (auto const [what, value] : {Switch{SQLITE_LIMIT_LENGTH, 100'000'000},
                                     {SQLITE_LIMIT_SQL_LENGTH, 1'000'000},
                                     {SQLITE_LIMIT_COLUMN, 100},
                                     {SQLITE_LIMIT_EXPR_DEPTH, 50},
                                     {SQLITE_LIMIT_COMPOUND_SELECT, 5},
                                     {SQLITE_LIMIT_VDBE_OP, 25'000},
                                     {SQLITE_LIMIT_ATTACHED, 0},
                                     {SQLITE_LIMIT_VARIABLE_NUMBER, 100},
                                     {SQLITE_LIMIT_TRIGGER_DEPTH, 10},
                                     {SQLITE_LIMIT_WORKER_THREADS, 0}}) {
        sqlite3_limit(raw, what, value);
    }
    sqlite3_extended_result_codes(raw, 1);
    execute("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY");
}

Query Connection::query(std::string_view sql) {
    if (unusable_) throw Refusal{*unusable_};
    std::string const text(sql);
    auto& known = handle_->prepared[text];
    if (!known) known = std::make_unique<Prepared>(handle_->database.getHandle(), text);
    if (!known->in_use) return {*known, nullptr};
    auto own = std::make_unique<Prepared>(handle_->database.getHandle(), text);
    Prepared& prepared = *own;
    return {prepared, std::move(own)};
}

void Connection::execute(std::string const& sql) {
    if (unusable_) throw Refusal{*unusable_};
    handle_->database.exec(sql);
}

std::int64_t Connection::integer(std::string_view sql) {
    Query row = query(sql);
    return row.step() ? row.integer() : 0;
}

std::string Connection::text(std::string_view sql) {
    Query row = query(sql);
    return row.step() ? row.text() : std::string();
}

std::int64_t Connection::last_row() const { return handle_->database.getLastInsertRowid(); }

bool Connection::in_transaction() const {
    return handle_ && sqlite3_get_autocommit(handle_->database.getHandle()) == 0;
}

std::map<RecordId, EntryLists::List>& Connection::entry_lists() {
    entry_lists_.follow(integer("PRAGMA data_version"));
    return entry_lists_.lists();
}

void Connection::commit() {
    execute("COMMIT");
    entry_lists_.end_committed();
}

void Connection::roll_back() noexcept {
    entry_lists_.end_rolled_back();
    if (!in_transaction()) return;
    sqlite3_exec(handle_->database.getHandle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Snapshot::Snapshot(Connection& connection) : connection_(connection.in_transaction() ? nullptr : &connection) {
    if (connection_ != nullptr) connection_->execute("BEGIN");
}

Snapshot::~Snapshot() {
    if (connection_ != nullptr) connection_->roll_back(); // nothing was written
}

void Connection::reconnect() noexcept {
    if (file_.empty()) return;
    entry_lists_.clear();
    handle_.reset();
    try {
        connect();
        check_pages(*this);
    } catch (...) {
        unusable_ = failure(*this);
        handle_.reset();
    }
}

void Connection::copy_to(std::filesystem::path const& copy) {
    if (unusable_) throw Refusal{*unusable_};
    SQLite::Database target(copy.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_NOFOLLOW);
    SQLite::Backup backup(target, handle_->database);
    if (backup.executeStep(-1) != SQLITE_DONE) throw SQLite::Exception("the copy is busy", SQLITE_BUSY);
}

void check_copy(std::filesystem::path const& copy) {
    SQLite::Database const database(copy.string(), SQLite::OPEN_READONLY | SQLite::OPEN_NOFOLLOW);
    SQLite::Statement row(database, "PRAGMA integrity_check(1)");
    std::string const found = row.executeStep() ? row.getColumn(0).getString() : std::string(tr("no answer"));
    if (found != "ok") throw Refusal{damaged(copy, found)};
}

void check_pages(Connection& connection) {
    std::string const found = connection.text("PRAGMA quick_check(1)");
    if (found != "ok") throw Refusal{damaged(connection.file(), found)};
}

} // namespace accrue::store
