#include "store/records.h"

#include <cassert>

#include "store/connection.h"
#include "store/failure.h"
#include "store/record_rows.h"

namespace accrue::store {
namespace {

StoredRecord read_record(Connection& connection, RecordId record) {
    StoredRecord stored{record, read_details(connection, record), {}};
    for (EntryPlace const& place : list_entries(connection, record)) {
        stored.application.claims.push_back(read_entry(connection, place.id));
        stored.entries.push_back(place.id);
    }
    return stored;
}

// `ids` as they were, or empty for new ones.
StoredRecord insert_record(Connection& connection, StoredRecord record) {
    record.id = insert_record_row(connection, record.id, record.application);
    bool const known = !record.entries.empty();
    for (std::size_t i = 0; i < record.application.claims.size(); ++i) {
        check_claim_id(connection, record.id, {}, record.application.claims[i]);
        EntryId const id = insert_entry_row(connection, record.id, known ? record.entries[i] : EntryId{}, i,
                                            record.application.claims[i]);
        if (!known) record.entries.push_back(id);
    }
    sign_entries(connection, record.id);
    return record;
}

} // namespace

Result<std::vector<RecordSummary>> list_records(Database const& database) {
    Connection& connection = database.connection();
    try {
        Query rows = connection.query("SELECT id, (SELECT count(*) FROM entry WHERE record = record.id), name, scheme "
                                      "FROM record ORDER BY id");
        std::vector<RecordSummary> records;
        while (rows.step()) {
            RecordSummary& record = records.emplace_back();
            record.id.value = rows.integer();
            record.entries = static_cast<std::size_t>(rows.integer());
            if (!rows.skip_null()) record.name = rows.text();
            if (!rows.skip_null()) record.scheme = rows.text();
        }
        return records;
    } catch (...) {
        return failure(connection);
    }
}

Result<StoredRecord> load_record(Database const& database, RecordId record) {
    try {
        return read_record(database.connection(), record);
    } catch (...) {
        return failure(database.connection());
    }
}

Result<StoredRecord> add_record(Transaction& transaction, Application const& application) {
    try {
        return insert_record(transaction.connection(), {{}, application, {}});
    } catch (...) {
        return failure(transaction);
    }
}

Result<Done> restore_record(Transaction& transaction, StoredRecord const& record) {
    assert(record.entries.size() == record.application.claims.size());
    try {
        insert_record(transaction.connection(), record);
        return Done{};
    } catch (...) {
        return failure(transaction);
    }
}

Result<StoredRecord> remove_record(Transaction& transaction, RecordId record) {
    try {
        StoredRecord removed = read_record(transaction.connection(), record);
        transaction.connection().query("DELETE FROM record WHERE id = ?").bind(record.value).run();
        return removed;
    } catch (...) {
        return failure(transaction);
    }
}

Result<Done> replace_details(Transaction& transaction, RecordId record, Application const& details) {
    try {
        static_cast<void>(read_details(transaction.connection(), record)); // must be there and sound
        update_record_row(transaction.connection(), record, details);
        return Done{};
    } catch (...) {
        return failure(transaction);
    }
}

} // namespace accrue::store
