#include "store/record_scan.h"

#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "fixture.h"
#include "store/connection.h"

using namespace accrue;
using namespace accrue::store;

namespace {

struct Seen {
    std::vector<StoredRecord> records; // without those that are damaged
    std::vector<std::string> damaged;  // "L121 /entries/2"
};

Seen scan(Database const& database) {
    Seen seen;
    RecordScan scan = must(RecordScan::begin(database));
    while (ScannedRecord const* const next = must(scan.next())) {
        if (next->damaged)
            seen.damaged.push_back(fmt::format("{} {}", next->damaged->id, next->damaged->where.path));
        else
            seen.records.push_back(next->record);
    }
    return seen;
}

Application with_claims(int first, int last) {
    Application application;
    application.scheme = "sample";
    for (int i = first; i <= last; ++i) application.claims.push_back(sample_claim(i));
    return application;
}

std::vector<StoredRecord> loaded(Database const& database) {
    std::vector<StoredRecord> records;
    for (RecordSummary const& summary : must(list_records(database)))
        records.push_back(must(load_record(database, summary.id)));
    return records;
}

void change(Database const& database, std::string const& sql) {
    database.connection().execute("PRAGMA ignore_check_constraints=ON; PRAGMA foreign_keys=OFF; " + sql);
}

} // namespace

TEST_CASE("a scan gives every record as loading it gives it") {
    auto database = must(Database::in_memory());
    add(database, full_application());
    add(database, {});
    add(database, with_claims(1, 5));
    add(database, full_application());

    CHECK(scan(database).records == loaded(database));
    CHECK(scan(database).damaged.empty());
}

TEST_CASE("a scan follows entries whose ids are in no order") {
    auto database = must(Database::in_memory());
    RecordId const first = add(database, with_claims(1, 3)).id;
    RecordId const second = add(database, full_application()).id;
    auto transaction = must(Transaction::begin(database));
    for (int i = 10; i < 16; ++i) {
        Claim plain = sample_claim(i);
        if (i % 3 == 0) plain.fields.clear();
        must(insert_entry(transaction, i % 2 == 0 ? first : second, 1, plain));
    }
    must(transaction.commit());

    auto const records = scan(database).records;

    CHECK(records == loaded(database));
    REQUIRE(records.size() == 2);
    auto const by_id = [](EntryId a, EntryId b) { return a.value < b.value; };
    CHECK_FALSE(std::is_sorted(records[0].entries.begin(), records[0].entries.end(), by_id));
    CHECK(records[0].entries.back().value < records[1].entries.front().value);
}

TEST_CASE("a scan that has ended does not begin again") {
    auto database = must(Database::in_memory());
    add(database, with_claims(1, 1));
    RecordScan scan = must(RecordScan::begin(database));
    CHECK(must(scan.next()) != nullptr);
    CHECK(must(scan.next()) == nullptr);
    CHECK(must(scan.next()) == nullptr);
}

TEST_CASE("a scan of an empty library ends at once") { CHECK(scan(must(Database::in_memory())).records.empty()); }

TEST_CASE("a scan says which record is damaged and goes on") {
    auto database = must(Database::in_memory());
    for (int i = 0; i < 5; ++i) add(database, full_application()); // each with three entries
    change(database, "UPDATE record SET on_day = '2012-02-30' WHERE id = 1");
    change(database, "UPDATE entry_field SET kind = 'guess' WHERE entry = 5");
    change(database, "UPDATE entry SET seq = 7 WHERE id = 8");
    change(database, "DELETE FROM record_status WHERE record = 5 AND seq = 0");
    change(database, "INSERT INTO entry_field SELECT 99, seq, name, kind, truth, number_num, number_den, text FROM "
                     "entry_field WHERE entry = 1"); // of nobody

    Seen const seen = scan(database);

    CHECK(seen.damaged ==
          std::vector<std::string>{"L122 /records/1", "L121 /entries/5", "L123 /records/3/entries", "L122 /records/5"});
    REQUIRE(seen.records.size() == 1);
    CHECK(seen.records[0] == must(load_record(database, {4})));
}

TEST_CASE("a scan goes on where something else is saved meanwhile") {
    Folder const folder;
    auto database = must(Database::create(folder / "mine.accrue", now));
    for (int i = 1; i < 4; ++i) add(database, with_claims(i, i));
    std::size_t seen = 0;
    RecordScan scan = must(RecordScan::begin(database));
    while (must(scan.next()) != nullptr) {
        auto transaction = must(Transaction::begin(database));
        transaction.connection().execute(fmt::format("INSERT INTO setting VALUES('{}', '')", ++seen));
        must(transaction.commit());
    }
    CHECK(seen == 3);
    CHECK(database.connection().integer("SELECT count(*) FROM setting") == 3);
}
