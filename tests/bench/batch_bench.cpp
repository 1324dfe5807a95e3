// accrue batch against a bare ordered scan of the same rows through SQLite's C interface and the write of the results.
#include <filesystem>
#include <initializer_list>
#include <stdexcept>
#include <unistd.h>

#include <fmt/format.h>
#include <sqlite3.h>

#include "applications.h"
#include "report.h"
#include "session/batch.h"
#include "store/records.h"
#include "support/packs.h"

namespace accrue::bench {
namespace {

constexpr int made = 500;  // records that differ
constexpr int copies = 20; // of each
constexpr int records = made * copies;
constexpr auto now = "2012-09-12T10:00:00Z";
Date const on = *make_date({2012, 9, 12});

class Raw { // SQLite without anything of ours
public:
    explicit Raw(std::filesystem::path const& file) {
        check(sqlite3_open_v2(file.c_str(), &database_, SQLITE_OPEN_READWRITE, nullptr));
        run("PRAGMA synchronous=EXTRA; PRAGMA foreign_keys=ON");
    }
    Raw(Raw const&) = delete;
    Raw& operator=(Raw const&) = delete;
    ~Raw() { sqlite3_close(database_); }

    void run(std::string const& sql) { check(sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr)); }

    // Every value of every row.
    long scan(char const* sql) {
        sqlite3_stmt* statement = nullptr;
        check(sqlite3_prepare_v2(database_, sql, -1, &statement, nullptr));
        int const columns = sqlite3_column_count(statement);
        long sum = 0;
        while (sqlite3_step(statement) == SQLITE_ROW)
            for (int i = 0; i < columns; ++i) {
                if (sqlite3_column_type(statement, i) == SQLITE_INTEGER)
                    sum += static_cast<long>(sqlite3_column_int64(statement, i));
                else if (unsigned char const* const text = sqlite3_column_text(statement, i))
                    sum += text[0];
            }
        sqlite3_finalize(statement);
        return sum;
    }

    void write_levels() {
        run("BEGIN IMMEDIATE; INSERT INTO score_batch(at, today, pack_id, pack_version, pack_sha256, basis, "
            "last_record, "
            "finished) VALUES('', '2012-09-12', 'bench', '', hex(zeroblob(32)), 'claimed', 0, 0)");
        sqlite3_int64 const batch = sqlite3_last_insert_rowid(database_);
        sqlite3_stmt* row = nullptr;
        check(sqlite3_prepare_v2(database_, "INSERT INTO score_run VALUES(?, ?, 'ASM', 1, NULL)", -1, &row, nullptr));
        for (int i = 1; i <= records; ++i) {
            sqlite3_bind_int64(row, 1, batch);
            sqlite3_bind_int64(row, 2, i);
            if (sqlite3_step(row) != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(database_));
            sqlite3_reset(row);
        }
        sqlite3_finalize(row);
        run("COMMIT");
    }

private:
    void check(int code) const {
        if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(database_));
    }

    sqlite3* database_ = nullptr;
};

void make_library(std::filesystem::path const& file, rules::Pack const& pack) {
    {
        auto database = store::Database::create(file, now);
        if (!database) throw std::runtime_error(to_text(database.problem()));
        auto transaction = store::Transaction::begin(*database);
        test::Random random(7);
        for (int i = 0; i < made; ++i)
            if (auto const added = store::add_record(*transaction, application_of_20(pack, on, random)); !added)
                throw std::runtime_error(to_text(added.problem()));
        if (auto const saved = transaction->commit(); !saved) throw std::runtime_error(to_text(saved.problem()));
    }
    Raw raw(file);
    for (int copy = 1; copy < copies; ++copy)
        raw.run(fmt::format(
            "BEGIN; INSERT INTO record SELECT id + {0}, scheme, pack, target, on_day, cycle_start, award_date, "
            "has_applicant, name, email, phone, address, member, statement, details_sha256, entries_sha256 FROM record "
            "WHERE id <= {1}; INSERT INTO entry SELECT id + {0} * 20, record + {0}, seq, claim_id, type, "
            "qualification, "
            "title, organisation, on_day, from_day, to_day, note, basis, sha256 FROM entry WHERE record <= {1}; INSERT "
            "INTO entry_field SELECT entry + {0} * 20, seq, name, kind, truth, number_num, number_den, text FROM "
            "entry_field WHERE entry <= {1} * 20; INSERT INTO entry_evidence SELECT entry + {0} * 20, seq, file FROM "
            "entry_evidence WHERE entry <= {1} * 20; COMMIT",
            copy * made, made));
}

} // namespace

void bench_batch(Figures& figures) {
    auto const pack = session::check_pack_file(test::prism_file).pack;
    if (!pack) throw std::runtime_error("the pack does not load");
    auto const file = std::filesystem::temp_directory_path() / fmt::format("accrue-bench-batch-{}.accrue", getpid());
    make_library(file, pack->pack);
    {
        auto database = store::Database::open(file, now);
        if (!database) throw std::runtime_error(to_text(database.problem()));
        auto const batch = [&] {
            auto const done = session::score_library(*database, now, {.pack = pack, .today = on});
            if (!done) throw std::runtime_error(to_text(done.problem()));
            if (done->failed || done->scored != records) throw std::runtime_error("not all were scored");
        };
        long sink = 0;
        auto const bare = [&] {
            Raw raw(file);
            for (auto const* sql :
                 {"SELECT * FROM record ORDER BY id", "SELECT * FROM record_status ORDER BY record, seq",
                  "SELECT * FROM record_referee ORDER BY record, seq",
                  "SELECT * FROM record_declaration ORDER BY record, seq",
                  "SELECT * FROM record_ruling ORDER BY record, seq", "SELECT * FROM entry ORDER BY record, seq",
                  "SELECT * FROM entry_field ORDER BY entry, seq", "SELECT * FROM entry_evidence ORDER BY entry, seq"})
                sink += raw.scan(sql);
            raw.write_levels();
        };
        Pair const pair = timed_in_turns(batch, bare, 7, 1);
        figures.push_back({"a stored application of 20 claims through batch", "us", pair.first / 1e3 / records,
                           pair.second / 1e3 / records, "a bare ordered scan of its rows and the write of its level",
                           1.5});
        if (sink == 1) throw std::runtime_error("unreachable: keeps the results alive");
    }
    std::filesystem::remove(file);
    std::filesystem::remove(file.string() + ".lock");
}

} // namespace accrue::bench
