// EntryLists: lists of entries that this process has found sound or written, so that neither checking nor signing one reads it
// again; for connection.h and record_rows.cpp.
//
// Invariant: a list that is held says what was read and found sound, or what was written since. Damage that a disk does
// meanwhile is not seen here; it is signed no more than before, and found when the rows are read. What somebody else
// writes makes another version (`PRAGMA data_version`), of which nothing is held.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "domain/id.h"

namespace accrue::store {

// An entry's place among the others, without its content.
struct EntryPlace {
    EntryId id;
    std::string sha256;
    friend bool operator==(EntryPlace const&, EntryPlace const&) = default;
};

class EntryLists {
public:
    struct List {
        std::vector<EntryPlace> entries;
        bool changed = false; // in the transaction that is open: not signed yet
    };

    // What the library says its version is now: lists of another one are dropped.
    void follow(std::int64_t version);

    [[nodiscard]] std::map<RecordId, List>& lists() { return lists_; }

    // The transaction has ended, and what it has changed is in the library or not. Of all lists the longest stays.
    void end_committed();
    void end_rolled_back();

    void clear() { lists_.clear(); }

private:
    void keep_longest();

    std::map<RecordId, List> lists_;
    std::int64_t version_ = 0;
};

} // namespace accrue::store
