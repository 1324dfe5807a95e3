// Drafts: unfinished forms, kept as the text that was typed, however wrong it is. A draft is no claim: nothing counts
// it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "domain/id.h"
#include "domain/result.h"
#include "store/database.h"

namespace accrue::store {

struct Draft {
    DraftId id; // 0 until it is saved
    RecordId record;
    std::string claim_type;
    EntryId entry; // the entry that is being edited, which may have been removed meanwhile; 0: a new one
    std::vector<std::pair<std::string, std::string>> texts; // field -> what was typed, in order

    friend bool operator==(Draft const&, Draft const&) = default;
};

// Of one record, in the order in which they were begun.
[[nodiscard]] Result<std::vector<Draft>> list_drafts(Database const& database, RecordId record);

// Stores a new draft (id 0) or replaces the one of that id; returns its id.
[[nodiscard]] Result<DraftId> save_draft(Transaction& transaction, Draft const& draft);

// A draft that is not there is no problem.
[[nodiscard]] Result<Done> remove_draft(Transaction& transaction, DraftId draft);

} // namespace accrue::store
