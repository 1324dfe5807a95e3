#include "store/records.h"

#include <cassert>

#include "store/connection.h"
#include "store/failure.h"
#include "store/record_rows.h"

namespace accrue::store {
namespace {

StoredRecord read_record(Connection& connection, RecordId record) {
    StoredRecord stored{
        record, read_details(connection, record), {}, person_of(connection, record), list_shared(connection, record)};
    std::vector<EntryPlace> const& entries = list_entries(connection, record);
    stored.application.claims = read_entries(connection, record, entries);
    for (EntryPlace const& entry : entries) stored.entries.push_back(entry.id);
    return stored;
}

// `ids` as they were, or empty for new ones.
StoredRecord insert_record(Connection& connection, StoredRecord record) {
    record.id = insert_record_row(connection, record.id, record.application);
    join_person(connection, record.id, record.person);
    record.person = person_of(connection, record.id);
    bool const known = !record.entries.empty();
    std::vector<EntryPlace>& list = new_entries(connection, record.id);
    for (std::size_t i = 0; i < record.application.claims.size(); ++i) {
        check_claim_id(connection, record.id, {}, record.application.claims[i]);
        list.push_back(insert_entry_row(connection, record.id, known ? record.entries[i] : EntryId{}, i,
                                        record.application.claims[i]));
        if (!known) record.entries.push_back(list.back().id);
    }
    for (SharedEntry const& entry : record.shared) join_activity(connection, entry.entry, entry.activity);
    return record;
}

} // namespace

Result<std::vector<RecordSummary>> list_records(Database const& database) {
    Connection& connection = database.connection();
    try {
        Query rows =
            connection.query("SELECT record.id, coalesce(person, record.id), (SELECT count(*) FROM entry WHERE "
                             "entry.record = record.id), "
                             "name, scheme, details_sha256 || entries_sha256 FROM record LEFT JOIN record_person ON "
                             "record_person.record = record.id ORDER BY record.id");
        std::vector<RecordSummary> records;
        while (rows.step()) {
            RecordSummary& record = records.emplace_back();
            record.id.value = rows.integer();
            record.person.value = rows.integer();
            record.entries = static_cast<std::size_t>(rows.integer());
            if (!rows.skip_null()) record.name = rows.text();
            if (!rows.skip_null()) record.scheme = rows.text();
            record.digest = rows.text();
        }
        return records;
    } catch (...) {
        return failure(connection);
    }
}

Result<StoredRecord> load_record(Database const& database, RecordId record) {
    try {
        Snapshot const snapshot(database.connection());
        return read_record(database.connection(), record);
    } catch (...) {
        return failure(database.connection());
    }
}

Result<StoredRecord> add_record(Transaction& transaction, Application const& application, PersonId person) {
    try {
        return insert_record(transaction.connection(), {{}, application, {}, person});
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
        transaction.connection().entry_lists().erase(record);
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

Result<PersonId> set_person(Transaction& transaction, RecordId record, PersonId person) {
    Connection& connection = transaction.connection();
    try {
        static_cast<void>(read_details(connection, record)); // must be there and sound
        PersonId const before = person_of(connection, record);
        join_person(connection, record, person);
        return before;
    } catch (...) {
        return failure(transaction);
    }
}

} // namespace accrue::store
