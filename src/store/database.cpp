#include "store/database.h"

#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "domain/texts.h"
#include "store/backup.h"
#include "store/connection.h"
#include "store/failure.h"
#include "store/library_file.h"
#include "store/lock.h"
#include "store/migrate.h"
#include "store/record_rows.h"

namespace accrue::store {
namespace {

// With links resolved, so that a library has one lock and one journal whatever it is called. The file need not exist.
std::filesystem::path resolved(std::filesystem::path const& file) {
    std::error_code error;
    auto const canonical = std::filesystem::weakly_canonical(std::filesystem::absolute(file), error);
    if (error == std::errc::permission_denied) throw Refusal{may_not_read(file)};
    if (error) throw Refusal{problem("L137", file, say("'{}' leads nowhere", file.string()), tr("check the name"))};
    return canonical;
}

FileLock locked(std::filesystem::path const& file, std::string_view now) {
    auto lock = FileLock::take(file, now);
    if (!lock) throw Refusal{lock.problem()};
    return *std::move(lock);
}

std::unique_ptr<Connection> connected(std::filesystem::path const& file, FileLock lock, Schema const& schema) {
    auto connection = std::make_unique<Connection>(file, std::move(lock));
    if (connection->integer("PRAGMA user_version") < schema.version) migrate(*connection, schema);
    check_schema(*connection, schema);
    check_pages(*connection);
    return connection;
}

std::unique_ptr<Connection> make_library(std::filesystem::path const& file, std::string_view now,
                                         Schema const& schema) {
    require(check_folder(file));
    std::error_code error;
    if (std::filesystem::exists(std::filesystem::symlink_status(file, error)))
        throw Refusal{problem("L102", file, say("there is a file '{}' already", file.filename().string()),
                              tr("open it, or choose another name"))};
    FileLock lock = locked(file, now);
    require(check_journal(file));
    Connection empty(schema.sql);
    empty.execute(fmt::format("PRAGMA application_id={}; PRAGMA user_version={}", application_id, schema.version));
    write_copy(empty, file);
    return connected(file, std::move(lock), schema);
}

std::unique_ptr<Connection> open_library(std::filesystem::path const& file, std::string_view now,
                                         Schema const& schema) {
    require(check_entry(file));
    FileLock lock = locked(file, now);
    require(check_header(file, schema.version));
    require(check_journal(file));
    return connected(file, std::move(lock), schema);
}

} // namespace

Database::Database(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::create(std::filesystem::path const& file, std::string_view now) {
    return create(file, now, current_schema());
}

Result<Database> Database::open(std::filesystem::path const& file, std::string_view now) {
    return open(file, now, current_schema());
}

Result<Database> Database::create(std::filesystem::path const& file, std::string_view now, Schema const& schema) {
    try {
        return Database(make_library(resolved(file), now, schema));
    } catch (...) {
        return failure(file);
    }
}

Result<Database> Database::open(std::filesystem::path const& file, std::string_view now, Schema const& schema) {
    try {
        return Database(open_library(resolved(file), now, schema));
    } catch (...) {
        return failure(file);
    }
}

Result<Database> Database::in_memory() {
    try {
        return Database(std::make_unique<Connection>(current_schema().sql));
    } catch (...) {
        return failure(std::filesystem::path());
    }
}

std::filesystem::path const& Database::file() const { return connection_->file(); }

Result<Transaction> Transaction::begin(Database& database) {
    try {
        database.connection().execute("BEGIN IMMEDIATE");
        return Transaction(database.connection());
    } catch (...) {
        return failure(database.connection());
    }
}

Transaction::Transaction(Transaction&& other) noexcept
    : connection_(other.connection_), open_(std::exchange(other.open_, false)), failed_(other.failed_) {}

Transaction::~Transaction() {
    if (open_) connection_->roll_back();
}

Result<Done> Transaction::commit() {
    open_ = false;
    if (failed_) {
        connection_->roll_back();
        return problem("L130", connection_->file(), tr("a part of this change failed: nothing of it was saved"), "");
    }
    try {
        sign_changed_lists(*connection_);
        connection_->commit();
        return Done{};
    } catch (...) {
        Problem const why = failure(*connection_);
        connection_->roll_back();
        // After a failed write to the disk its cache may show what the disk does not hold.
        if (why.id == "L116") connection_->reconnect();
        return why;
    }
}

} // namespace accrue::store
