// Database: one open library, a *.accrue file or one in memory. It owns the file's lock and the connection; everything
// else of this layer works through it.
//
// Invariants: a library that is open has our application id, our version, our schema word for word and the settings of
// connection.cpp, each read back; a second instance on the same file is refused; the file is never opened or closed
// outside SQLite while it is open (any close() would drop this process's locks on it). What is refused stays as it
// was, byte for byte. No exception leaves the layer: Result and Problem, ids L1xx (README.md lists them).
// Not here: what the tables mean (rule_tables.h, records.h, drafts.h, log.h, settings.h). No clock: `now` is an ISO
// 8601 text of the caller's, such as "2012-07-15T09:30:00Z", and is kept as given.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "domain/result.h"
#include "store/schema.h"

namespace accrue::store {

class Connection; // the layer's own: connection.h

class Database {
public:
    // A new, empty library, readable by its owner only. Refuses a name that is taken. Either it is complete
    // afterwards or there is no file of that name.
    static Result<Database> create(std::filesystem::path const& file, std::string_view now);

    // An existing library. A change that was broken off is taken back by the journal beside it. A library of an older
    // version is migrated, after a backup beside it has been made.
    static Result<Database> open(std::filesystem::path const& file, std::string_view now);

    // The same with another version's schema and steps; for tests of migrations.
    static Result<Database> create(std::filesystem::path const& file, std::string_view now, Schema const& schema);
    static Result<Database> open(std::filesystem::path const& file, std::string_view now, Schema const& schema);

    // A library without a file, gone with this object.
    static Result<Database> in_memory();

    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    // Where the library is; empty for one in memory.
    [[nodiscard]] std::filesystem::path const& file() const;

    [[nodiscard]] Connection& connection() const { return *connection_; }

private:
    explicit Database(std::unique_ptr<Connection> connection);

    std::unique_ptr<Connection> connection_;
};

// One change, all of it or nothing. Everything that writes asks for one, so that nothing can be written outside.
// Without commit() it is undone when it ends. REQUIRES: the Database outlives it, and one at a time.
class Transaction {
public:
    static Result<Transaction> begin(Database& database);

    Transaction(Transaction&& other) noexcept;
    Transaction(Transaction const&) = delete;
    Transaction& operator=(Transaction const&) = delete;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    // Saved for good once this returns without a problem. With a problem nothing of it is saved; L116 alone, a disk that
    // failed while it was saved, may also come after the change has reached the disk. Either way the library then shows
    // what the disk holds: read again what was read before. Refused where a function that was given this transaction has
    // failed.
    Result<Done> commit();

    // The next commit() will refuse: half of something may have been written.
    void mark_failed() { failed_ = true; }

    [[nodiscard]] Connection& connection() const { return *connection_; }

private:
    explicit Transaction(Connection& connection) : connection_(&connection) {}

    Connection* connection_ = nullptr;
    bool open_ = true; // false: committed, or moved from
    bool failed_ = false;
};

} // namespace accrue::store
