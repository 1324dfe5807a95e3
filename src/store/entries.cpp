// The functions of records.h for single entries.
#include <cassert>

#include "domain/texts.h"
#include "store/connection.h"
#include "store/failure.h"
#include "store/record_rows.h"
#include "store/records.h"

namespace accrue::store {
namespace {

// Moves all entries from `position` on by one place. Each place is taken once at any time, so the way leads through
// negative ones.
void shift(Connection& connection, RecordId record, std::size_t position, int by) {
    connection.query("UPDATE entry SET seq = -1 - (seq + ?) WHERE record = ? AND seq >= ?")
        .bind(by)
        .bind(record.value)
        .bind(static_cast<std::int64_t>(position))
        .run();
    connection.query("UPDATE entry SET seq = -1 - seq WHERE record = ? AND seq < 0").bind(record.value).run();
}

EntryId insert_at(Connection& connection, StoredEntry const& entry) {
    std::size_t const count = known_entries(connection, entry.record).size();
    if (entry.position > count)
        throw Refusal{problem("L128", connection.file(),
                              say("an entry cannot stand at place {} of {}", entry.position + 1, count),
                              tr("nothing was changed"))};
    check_claim_id(connection, entry.record, {}, entry.claim);
    shift(connection, entry.record, entry.position, 1);
    EntryPlace const place = insert_entry_row(connection, entry.record, entry.id, entry.position, entry.claim);
    join_activity(connection, place.id, entry.activity);
    auto& list = changed_entries(connection, entry.record);
    list.insert(list.begin() + static_cast<std::ptrdiff_t>(entry.position), place);
    return place.id;
}

// Everything about an entry, which stands in a sound list.
StoredEntry read_stored(Connection& connection, EntryId entry) {
    StoredEntry stored;
    stored.id = entry;
    std::string sha256;
    {
        Query row = connection.query("SELECT record, seq, sha256 FROM entry WHERE id = ?");
        row.bind(entry.value);
        if (!row.step()) throw Refusal{no_entry(connection, entry)};
        stored.record.value = row.integer();
        stored.position = static_cast<std::size_t>(row.integer());
        sha256 = row.text();
    }
    auto const& list = known_entries(connection, stored.record);
    if (stored.position >= list.size() || list[stored.position] != EntryPlace{entry, sha256})
        throw Refusal{damaged_entries(connection, stored.record)};
    stored.claim = read_entry(connection, entry);
    stored.activity = activity_of(connection, entry);
    return stored;
}

} // namespace

Result<StoredEntry> load_entry(Database const& database, EntryId entry) {
    try {
        return read_stored(database.connection(), entry);
    } catch (...) {
        return failure(database.connection());
    }
}

Result<RecordId> record_of(Database const& database, EntryId entry) {
    Connection& connection = database.connection();
    try {
        Query row = connection.query("SELECT record FROM entry WHERE id = ?");
        row.bind(entry.value);
        if (!row.step()) throw Refusal{no_entry(connection, entry)};
        return RecordId{row.integer()};
    } catch (...) {
        return failure(connection);
    }
}

Result<EntryId> insert_entry(Transaction& transaction, RecordId record, std::size_t position, Claim const& claim,
                             ActivityId activity) {
    try {
        return insert_at(transaction.connection(), {{}, record, position, claim, activity});
    } catch (...) {
        return failure(transaction);
    }
}

Result<Done> restore_entry(Transaction& transaction, StoredEntry const& entry) {
    assert(entry.id);
    try {
        insert_at(transaction.connection(), entry);
        return Done{};
    } catch (...) {
        return failure(transaction);
    }
}

Result<Done> replace_entry(Transaction& transaction, EntryId entry, Claim const& claim) {
    Connection& connection = transaction.connection();
    try {
        StoredEntry const before = read_stored(connection, entry);
        check_claim_id(connection, before.record, entry, claim);
        EntryPlace const place = update_entry_row(connection, entry, claim);
        changed_entries(connection, before.record)[before.position] = place;
        return Done{};
    } catch (...) {
        return failure(transaction);
    }
}

Result<StoredEntry> remove_entry(Transaction& transaction, EntryId entry) {
    Connection& connection = transaction.connection();
    try {
        StoredEntry removed = read_stored(connection, entry);
        connection.query("DELETE FROM entry WHERE id = ?").bind(entry.value).run();
        shift(connection, removed.record, removed.position, -1);
        auto& list = changed_entries(connection, removed.record);
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(removed.position));
        return removed;
    } catch (...) {
        return failure(transaction);
    }
}

Result<ActivityId> set_activity(Transaction& transaction, EntryId entry, ActivityId activity) {
    Connection& connection = transaction.connection();
    try {
        ActivityId const before = read_stored(connection, entry).activity;
        join_activity(connection, entry, activity);
        return before;
    } catch (...) {
        return failure(transaction);
    }
}

Result<std::vector<EntryId>> entries_of(Database const& database, ActivityId activity) {
    Connection& connection = database.connection();
    try {
        Query rows = connection.query("SELECT id FROM entry LEFT JOIN entry_activity ON entry = id "
                                      "WHERE coalesce(activity, id) = ? AND id IN (SELECT ? UNION SELECT entry FROM "
                                      "entry_activity WHERE activity = ?) ORDER BY id");
        rows.bind(activity.value).bind(activity.value).bind(activity.value);
        std::vector<EntryId> entries;
        while (rows.step()) entries.push_back({rows.integer()});
        return entries;
    } catch (...) {
        return failure(connection);
    }
}

} // namespace accrue::store
