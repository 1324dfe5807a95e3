// Command: a change of the library as a value. perform() carries it out and returns its inverse; one command is one
// transaction and one row of the change log, told in words. Command and inverse are stored as text, so undo survives a
// restart.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/application.h"
#include "domain/id.h"
#include "domain/result.h"
#include "rules/pack.h"
#include "store/records.h"

namespace accrue::session {

struct AddEntry { // a new claim, last in the record; or one that was removed, back at its place under its id
    RecordId record;
    Claim claim;
    EntryId id = {};                          // 0: a new one
    std::optional<std::size_t> position = {}; // absent: last
    friend bool operator==(AddEntry const&, AddEntry const&) = default;
};

struct ReplaceEntry {
    EntryId id;
    Claim claim;
    friend bool operator==(ReplaceEntry const&, ReplaceEntry const&) = default;
};

struct RemoveEntry {
    EntryId id;
    friend bool operator==(RemoveEntry const&, RemoveEntry const&) = default;
};

struct ChangeDetails { // everything of the application but its claims
    RecordId record;
    Application details;
    friend bool operator==(ChangeDetails const&, ChangeDetails const&) = default;
};

struct AddRecord { // a new record; or one that was removed, under its ids
    Application application;
    RecordId id = {};                  // 0: a new one
    std::vector<EntryId> entries = {}; // with an id: those of application.claims
    friend bool operator==(AddRecord const&, AddRecord const&) = default;
};

struct RemoveRecord { // refused (L141) while unfinished entries are kept in it: an undo could not bring them back
    RecordId record;
    friend bool operator==(RemoveRecord const&, RemoveRecord const&) = default;
};

using Command = std::variant<AddEntry, ReplaceEntry, RemoveEntry, ChangeDetails, AddRecord, RemoveRecord>;

struct Performed {
    Command command; // as it was carried out, with every id that was given: does the same again after its inverse
    Command inverse;
    std::string words; // "Added Certificate: ITIL V3 Foundation"
    RecordId record;   // the record that was changed, or added
    EntryId entry;     // the entry that was added or changed; 0: none
};

// Carries the command out inside the transaction. What it leaves open is filled in as complete() does.
// `pack` only lends its titles to the words; without it they are made from what the claim itself says.
// Refused (L142) where command or inverse could not be read back from its text.
[[nodiscard]] Result<Performed> perform(store::Transaction& transaction, store::Database const& database,
                                        Command const& command, rules::Pack const* pack = nullptr);

// Fills in what a new entry leaves open, from the claims of its record: a free id, the place at the end.
void complete(AddEntry& add, std::vector<Claim> const& claims);

// One line of JSON, and back. What cannot be read is L143.
[[nodiscard]] std::string write_command(Command const& command);
[[nodiscard]] Result<Command> read_command(std::string const& text);

} // namespace accrue::session
