// Records and entries between domain values and tables, with their digests; for records.cpp, entries.cpp and
// check.cpp. Everything throws.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/application.h"
#include "domain/id.h"
#include "domain/problem.h"
#include "store/connection.h"
#include "store/exchange.h"
#include "store/owned_rows.h"
#include "store/records.h"

namespace accrue::store {

// The entries of a record in order. Reads them: throws L126 where there is no such record, L123 where an entry is missing,
// added or at another place than when they were saved.
std::vector<EntryPlace> const& list_entries(Connection& connection, RecordId record);

// The same, read where they are not known from before. Both hold until the list is changed or the transaction ends.
[[nodiscard]] std::vector<EntryPlace> const& known_entries(Connection& connection, RecordId record);

// The same, to be changed as the rows are. REQUIRES: a transaction.
[[nodiscard]] std::vector<EntryPlace>& changed_entries(Connection& connection, RecordId record);
// Of a record that is made in this transaction.
[[nodiscard]] std::vector<EntryPlace>& new_entries(Connection& connection, RecordId record);

// Before the commit: writes down what list_entries will check from then on.
void sign_changed_lists(Connection& connection);

// Throw L121 and L122 where the content is not what was saved.
[[nodiscard]] Claim read_entry(Connection& connection, EntryId entry);
[[nodiscard]] Application read_details(Connection& connection, RecordId record); // without claims

// Throws L128 where the claim's id is empty or another entry than `entry` of the record has it.
void check_claim_id(Connection& connection, RecordId record, EntryId entry, Claim const& claim);

// `entry` 0: a new id. Neither changes the list; they return what is to stand in it.
[[nodiscard]] EntryPlace insert_entry_row(Connection& connection, RecordId record, EntryId entry, std::size_t position,
                                          Claim const& claim);
[[nodiscard]] EntryPlace update_entry_row(Connection& connection, EntryId entry, Claim const& claim);

// Whose the record is, and what the entry is a reading of: 0 or its own number to stand alone.
[[nodiscard]] PersonId person_of(Connection& connection, RecordId record);
void join_person(Connection& connection, RecordId record, PersonId person);
[[nodiscard]] ActivityId activity_of(Connection& connection, EntryId entry);
void join_activity(Connection& connection, EntryId entry, ActivityId activity);
[[nodiscard]] std::vector<SharedEntry> list_shared(Connection& connection, RecordId record);

// `record` 0: a new id. Without claims; does not sign.
RecordId insert_record_row(Connection& connection, RecordId record, Application const& details);
void update_record_row(Connection& connection, RecordId record, Application const& details);

// What is said of content that is not what was saved: L121, L122, L123. `read`: what could be read of the entry.
[[nodiscard]] Problem damaged_entry(Connection const& connection, EntryId entry, Claim const& read);
[[nodiscard]] Problem damaged_details(Connection const& connection, RecordId record);
[[nodiscard]] Problem damaged_entries(Connection const& connection, RecordId record);

// L126; `what`: "there is no change 7 in this library".
[[nodiscard]] Problem not_there(Connection const& connection, std::string_view what);
[[nodiscard]] Problem no_entry(Connection const& connection, EntryId entry);
[[nodiscard]] Problem no_record(Connection const& connection, RecordId record);

// The lists of many claims, one after the other, as exchange_claim_lists reads those of one.
class ClaimLists {
public:
    explicit ClaimLists(Connection& connection);
    void read(Values& values, EntryId entry, Claim& claim);

private:
    OwnedRows fields_;
    OwnedRows evidence_;
};

// The claims of a record's entries, in order. L121, L123
[[nodiscard]] std::vector<Claim> read_entries(Connection& connection, RecordId record,
                                              std::vector<EntryPlace> const& entries);

} // namespace accrue::store
