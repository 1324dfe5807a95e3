// Connection and Query: SQLite as the rest of the layer sees it. Only files of this layer include this header.
//
// Everything here throws: Refusal, or what SQLite threw (failure.h).
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "domain/problem.h"
#include "store/entry_lists.h"
#include "store/lock.h"

namespace accrue::store {

struct Prepared; // an SQLite statement

// A prepared statement in use. Values are bound in the order of the question marks and read in the order of the
// columns. REQUIRES: it ends before its Connection.
class Query {
public:
    Query(Prepared& prepared, std::unique_ptr<Prepared> own);
    Query(Query&&) noexcept;
    Query(Query const&) = delete;
    Query& operator=(Query const&) = delete;
    Query& operator=(Query&&) = delete;
    ~Query();

    Query& bind(std::int64_t value);
    Query& bind(std::string const& value);     // copied
    Query& bind_bytes(std::string_view bytes); // a BLOB; REQUIRES: they outlive the next step() or run()
    Query& bind_null();

    bool step(); // true: the next row is there to be read
    void run();  // executes without rows; ready to be bound again

    [[nodiscard]] bool skip_null(); // true where the next column is NULL, which is then passed over
    [[nodiscard]] std::int64_t integer();
    [[nodiscard]] std::string text();

private:
    Prepared* prepared_;
    std::unique_ptr<Prepared> own_; // where the same SQL was in use already
    int bound_ = 0;
    int read_ = 0;
};

class Connection {
public:
    // In memory, with these tables made.
    explicit Connection(std::string_view schema);

    // To a file that has passed the checks of library_file.h, with `lock` held. Sets and reads back the settings.
    Connection(std::filesystem::path file, FileLock lock);

    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;
    ~Connection();

    [[nodiscard]] std::filesystem::path const& file() const { return file_; }

    Query query(std::string_view sql);                        // prepared once, then taken from a store of them
    void execute(std::string const& sql);                     // any number of statements without results
    [[nodiscard]] std::int64_t integer(std::string_view sql); // the only value of the only row
    [[nodiscard]] std::string text(std::string_view sql);
    [[nodiscard]] std::int64_t last_row() const;

    void commit();
    void roll_back() noexcept; // no transaction is open afterwards
    [[nodiscard]] bool in_transaction() const;

    // What is known of the library as it is now. A list that was changed is signed once, before the commit: a thousand new
    // entries do not sign a thousand lists.
    [[nodiscard]] std::map<RecordId, EntryLists::List>& entry_lists();

    // After the disk has failed: closes, opens again, so that what is on the disk is what is seen. Where that fails
    // too, every later use throws.
    void reconnect() noexcept;

    // Copies all pages into the empty file `copy`.
    void copy_to(std::filesystem::path const& copy);

private:
    struct Handle;

    void connect();
    void harden();

    std::filesystem::path file_; // empty: in memory
    std::optional<FileLock> lock_;
    std::unique_ptr<Handle> handle_;
    std::optional<Problem> unusable_; // why there is no handle any more
    EntryLists entry_lists_;
};

// While it lives everything that is read is of one moment, and the file is locked once for all of it. Within a transaction it
// does nothing.
class Snapshot {
public:
    explicit Snapshot(Connection& connection);
    ~Snapshot();
    Snapshot(Snapshot const&) = delete;
    Snapshot& operator=(Snapshot const&) = delete;

private:
    Connection* connection_; // null: a transaction was open
};

// Throws where SQLite's quick check finds damage.
void check_pages(Connection& connection);

// The same, thoroughly, for a file that nobody has open.
void check_copy(std::filesystem::path const& copy);

} // namespace accrue::store
