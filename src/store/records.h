// Records: one person's application data in a library, and her claims as entries with an id and an order.
//
// Whatever goes in comes out equal: absent stays absent, texts byte for byte, numbers exact. Every entry, the details
// of a record and the order of its entries carry a SHA-256 of their content, which is checked whenever they are read:
// a problem then names what is damaged, and nothing is changed. An EntryId is never used again, so undo can bring an
// entry back under its own. Not here: what a claim means (rules), the change log (log.h), unfinished forms (drafts.h).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "domain/application.h"
#include "domain/id.h"
#include "domain/result.h"
#include "store/database.h"

namespace accrue::store {

struct SharedEntry { // an entry that is the same thing as an entry of another record
    EntryId entry;
    ActivityId activity;

    friend bool operator==(SharedEntry const&, SharedEntry const&) = default;
};

struct StoredRecord {
    RecordId id;
    Application application;
    std::vector<EntryId> entries; // entries[i] is the id of application.claims[i]
    PersonId person = {};         // whose it is; 0 where it is added: somebody of its own
    std::vector<SharedEntry> shared = {};

    friend bool operator==(StoredRecord const&, StoredRecord const&) = default;
};

struct RecordSummary {
    RecordId id;
    PersonId person;
    std::optional<std::string> name; // the applicant's
    std::optional<std::string> scheme;
    std::size_t entries = 0;
    std::string digest; // of all of it: another one where anything has changed

    friend bool operator==(RecordSummary const&, RecordSummary const&) = default;
};

struct StoredEntry {
    EntryId id;
    RecordId record;
    std::size_t position = 0; // among the record's entries, from 0
    Claim claim;
    ActivityId activity = {}; // 0 where it is added: a thing of its own

    friend bool operator==(StoredEntry const&, StoredEntry const&) = default;
};

[[nodiscard]] Result<std::vector<RecordSummary>> list_records(Database const& database); // in the order of their ids
[[nodiscard]] Result<StoredRecord> load_record(Database const& database, RecordId record);
[[nodiscard]] Result<StoredEntry> load_entry(Database const& database, EntryId entry);
[[nodiscard]] Result<RecordId> record_of(Database const& database, EntryId entry); // L126; its content is not looked at

// A new record with all its claims, in order.
[[nodiscard]] Result<StoredRecord> add_record(Transaction& transaction, Application const& application,
                                              PersonId person = {});

// A record that was removed, under its own ids again.
[[nodiscard]] Result<Done> restore_record(Transaction& transaction, StoredRecord const& record);

// Removes the record with its entries and drafts; returns what load_record would have.
[[nodiscard]] Result<StoredRecord> remove_record(Transaction& transaction, RecordId record);

// Everything of `details` except its claims, which stay as they are in the library.
[[nodiscard]] Result<Done> replace_details(Transaction& transaction, RecordId record, Application const& details);

// Inserts before the entry at `position`; at the end where position is the number of entries. A claim id that the
// record has already is refused (L128), and so is a position beyond the end.
[[nodiscard]] Result<EntryId> insert_entry(Transaction& transaction, RecordId record, std::size_t position,
                                           Claim const& claim, ActivityId activity = {});

// An entry that was removed, at its place and under its id again.
[[nodiscard]] Result<Done> restore_entry(Transaction& transaction, StoredEntry const& entry);

[[nodiscard]] Result<Done> replace_entry(Transaction& transaction, EntryId entry, Claim const& claim);

// Returns what was removed, as restore_entry takes it.
[[nodiscard]] Result<StoredEntry> remove_entry(Transaction& transaction, EntryId entry);

// Whose the record is from now on; 0: somebody of its own. Returns whose it was.
[[nodiscard]] Result<PersonId> set_person(Transaction& transaction, RecordId record, PersonId person);

// What the entry is one reading of from now on; 0: a thing of its own. Returns what it was.
[[nodiscard]] Result<ActivityId> set_activity(Transaction& transaction, EntryId entry, ActivityId activity);

// The entries of this activity in all records, in the order of their ids.
[[nodiscard]] Result<std::vector<EntryId>> entries_of(Database const& database, ActivityId activity);

} // namespace accrue::store
