// A disk that fails: every write and every sync in turn, once and for good. What was not acknowledged is not there, what
// was is, and the library can be used again as soon as the disk can.
#include <array>

#include <doctest/doctest.h>

#include <sqlite3.h>

#include "fixture.h"
#include "store/check.h"
#include "store/records.h"

using namespace accrue;
using namespace accrue::store;

namespace {

// A table of functions of SQLite's with ours in their places.
struct Methods : sqlite3_io_methods {
    sqlite3_io_methods const* base = nullptr;
};

// SQLite's own way to the disk with failures put in. One at a time; files that are open when it ends go on using it.
class FailingDisk {
public:
    FailingDisk() {
        base_ = sqlite3_vfs_find(nullptr);
        shim_ = *base_;
        shim_.zName = "failing";
        shim_.xOpen = open;
        shim_.xDelete = remove;
        sqlite3_vfs_register(&shim_, 1);
        heal();
    }
    FailingDisk(FailingDisk const&) = delete;
    FailingDisk& operator=(FailingDisk const&) = delete;
    ~FailingDisk() {
        heal();
        sqlite3_vfs_unregister(&shim_);
        sqlite3_vfs_register(base_, 1);
    }

    // The operation number `count` from now on fails with `code`, and all after it where `for_good`.
    void fail(int count, int code, bool for_good) {
        countdown_ = count;
        code_ = code;
        for_good_ = for_good;
        failed_ = false;
    }
    void heal() { countdown_ = -1; }
    [[nodiscard]] bool has_failed() const { return failed_; }

private:
    static bool fails() {
        if (countdown_ < 0) return false;
        if (countdown_ > 0) --countdown_;
        if (countdown_ > 0) return false;
        failed_ = true;
        if (!for_good_) countdown_ = -1;
        return true;
    }
    // Of the two ways in which it fails the journal is still there after one, and gone after the other.
    static int remove(sqlite3_vfs*, char const* name, int sync_folder) {
        if (!fails()) return base_->xDelete(base_, name, sync_folder);
        if (code_ != SQLITE_IOERR_DIR_FSYNC) return SQLITE_IOERR_DELETE;
        base_->xDelete(base_, name, 0);
        return SQLITE_IOERR_DIR_FSYNC;
    }
    static sqlite3_io_methods const* base_of(sqlite3_file* file) {
        return static_cast<Methods const*>(file->pMethods)->base;
    }
    static int open(sqlite3_vfs*, char const* name, sqlite3_file* file, int flags, int* out) {
        int const code = base_->xOpen(base_, name, file, flags, out);
        if (code != SQLITE_OK || !file->pMethods) return code;
        Methods& methods = methods_[flags & SQLITE_OPEN_MAIN_DB ? 0 : 1];
        static_cast<sqlite3_io_methods&>(methods) = *file->pMethods;
        methods.base = file->pMethods;
        methods.xWrite = write;
        methods.xSync = sync;
        methods.xTruncate = truncate;
        file->pMethods = &methods;
        return code;
    }
    static int write(sqlite3_file* file, void const* bytes, int count, sqlite3_int64 at) {
        return fails() ? code_ : base_of(file)->xWrite(file, bytes, count, at);
    }
    static int sync(sqlite3_file* file, int flags) {
        return fails() ? SQLITE_IOERR_FSYNC : base_of(file)->xSync(file, flags);
    }
    static int truncate(sqlite3_file* file, sqlite3_int64 size) {
        return fails() ? SQLITE_IOERR_TRUNCATE : base_of(file)->xTruncate(file, size);
    }

    static inline sqlite3_vfs* base_ = nullptr;
    static inline sqlite3_vfs shim_{};
    static inline std::array<Methods, 2> methods_{}; // for the library, for journals
    static inline int countdown_ = -1;
    static inline int code_ = SQLITE_OK;
    static inline bool for_good_ = false;
    static inline bool failed_ = false;
};

Result<EntryId> add_entry(Database& database, RecordId record, int number) {
    auto transaction = Transaction::begin(database);
    if (!transaction) return transaction.problem();
    Claim claim = sample_claim(number);
    claim.note = std::string(9'000, 'n'); // several pages
    auto entry = insert_entry(*transaction, record, 0, claim);
    auto const saved = transaction->commit();
    if (!saved) return entry ? saved.problem() : entry.problem();
    return entry;
}

// Adds entries while operation after operation fails, until one comes through that no failure hits; returns how often one
// was hit.
int work_through(FailingDisk& disk, int code, bool for_good) {
    StoredRecord before;
    std::string bytes;
    {
        Folder const folder;
        {
            auto database = must(Database::create(folder / "mine.accrue", now));
            before = add(database, full_application());
        }
        bytes = read_file(folder / "mine.accrue");
    }
    int hits = 0;
    int late = 0; // changes that were there although they were said to have failed
    for (int n = 1;; ++n) {
        CAPTURE(n);
        Folder const folder;
        auto const file = folder / "mine.accrue";
        write_file(file, bytes);
        bool saved = false;
        std::size_t expected = 0;
        {
            auto database = must(Database::open(file, now));
            disk.fail(n, code, for_good);
            auto const entry = add_entry(database, before.id, 9);
            disk.heal();
            saved = entry.operator bool();
            if (!saved) CHECK((entry.problem().id == "L115" || entry.problem().id == "L116"));
            auto const seen = load_record(database, before.id);
            // Only where the journal was gone may a change be there that is said to have failed.
            std::size_t const there = seen ? seen->entries.size() - before.entries.size() : 0;
            if (seen) CHECK((there == (saved ? 1U : 0U) || (there == 1 && code == SQLITE_IOERR_DIR_FSYNC)));
            expected = before.entries.size() + (saved ? 1 : there);
            if (there == 1 && !saved) ++late;
            if (!for_good && !saved) {
                CHECK(add_entry(database, before.id, 8)); // a passing failure is over
                ++expected;
            }
        }
        auto const database = must(Database::open(file, now));
        CHECK(check(database).problems.empty());
        std::size_t const entries = must(load_record(database, before.id)).entries.size();
        CHECK((entries == expected || (for_good && entries == expected + 1 && code == SQLITE_IOERR_DIR_FSYNC)));
        if (!disk.has_failed()) {
            CHECK((late > 0) == (code == SQLITE_IOERR_DIR_FSYNC));
            return hits;
        }
        ++hits;
    }
}

} // namespace

TEST_CASE("a failing disk never damages a library and never loses what was saved") {
    FailingDisk disk;
    CHECK(work_through(disk, SQLITE_IOERR_WRITE, false) > 10);
    CHECK(work_through(disk, SQLITE_IOERR_WRITE, true) > 10);
    CHECK(work_through(disk, SQLITE_FULL, false) > 10);
    CHECK(work_through(disk, SQLITE_IOERR_DIR_FSYNC, false) > 10);
    CHECK(work_through(disk, SQLITE_IOERR_DIR_FSYNC, true) > 10);
}
