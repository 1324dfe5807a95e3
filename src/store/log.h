// The change log: every change of the library in order, with what undoes it. Undo and redo walk along it and survive a
// restart. Rows are never deleted: a change that was undone and then overtaken by a new one is marked Dropped.
// Commands are texts whose meaning only the caller knows.
//
// Order of states along the ids, without the dropped rows: all Done, then all Undone. Each change carries a SHA-256 of
// what it says, so that an undo never brings back what was not saved (L138).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/id.h"
#include "domain/result.h"
#include "store/database.h"

namespace accrue::store {

struct Change {
    enum class State { Done, Undone, Dropped };

    ChangeId id;
    std::string at;      // when, as the caller gave it
    std::string words;   // "Added certificate ITIL Foundation"
    std::string command; // does it (again)
    std::string inverse; // undoes it
    State state = State::Done;

    friend bool operator==(Change const&, Change const&) = default;
};

// Writes down a change that was made in this transaction; what could have been redone is dropped.
[[nodiscard]] Result<ChangeId> append_change(Transaction& transaction, std::string_view at, std::string_view words,
                                             std::string_view command, std::string_view inverse);

// The change that Undo would undo, and the one that Redo would redo. L138: it is damaged.
[[nodiscard]] Result<std::optional<Change>> next_undo(Database const& database);
[[nodiscard]] Result<std::optional<Change>> next_redo(Database const& database);

// Newest first: at most `limit` changes that are older than `before` (0: from the newest on). One that is damaged is listed
// without what it said.
struct ListedChange {
    Change change;
    bool damaged = false;

    friend bool operator==(ListedChange const&, ListedChange const&) = default;
};
[[nodiscard]] Result<std::vector<ListedChange>> list_changes(Database const& database, ChangeId before,
                                                             std::size_t limit);

// L126: there is no such change; L138: it is damaged.
[[nodiscard]] Result<Change> load_change(Database const& database, ChangeId change);

// To be called in the transaction that carries out the inverse (the command). Refused (L129) unless `change` is next.
[[nodiscard]] Result<Done> mark_undone(Transaction& transaction, ChangeId change);
[[nodiscard]] Result<Done> mark_redone(Transaction& transaction, ChangeId change);

} // namespace accrue::store
