// Command: a change of the library as a value. perform() carries it out and returns its inverse; one command is one
// transaction and one row of the change log, told in words. Command and inverse are stored as text, so undo survives a
// restart.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "domain/application.h"
#include "domain/id.h"
#include "domain/result.h"
#include "rules/pack.h"
#include "store/evidence.h"
#include "store/records.h"
#include "store/sealed.h"

namespace accrue::session {

// Of an entry that is added among several changes: the same thing as the entry that another one of them, before it, adds.
[[nodiscard]] constexpr ActivityId same_as_part(std::size_t part) { return {-1 - static_cast<std::int64_t>(part)}; }

struct AddEntry { // a new claim, last in the record; or one that was removed, back at its place under its id
    RecordId record;
    Claim claim;
    EntryId id = {};                          // 0: a new one
    std::optional<std::size_t> position = {}; // absent: last
    ActivityId activity = {};                 // what it is one reading of, or same_as_part(); 0: a thing of its own
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

struct ChangeDetails { // everything of the application but its claims (without_claims)
    RecordId record;
    Application details;
    friend bool operator==(ChangeDetails const&, ChangeDetails const&) = default;
};

struct AddRecord { // a new record; or one that was removed, under its ids
    Application application;
    RecordId id = {};                            // 0: a new one
    std::vector<EntryId> entries = {};           // with an id: those of application.claims
    PersonId person = {};                        // whose it is; 0: somebody's of its own
    std::vector<store::SharedEntry> shared = {}; // with an id: those of its entries that are in other records as well
    friend bool operator==(AddRecord const&, AddRecord const&) = default;
};

struct RemoveRecord { // refused (L141) while unfinished entries are kept in it: an undo could not bring them back
    RecordId record;
    friend bool operator==(RemoveRecord const&, RemoveRecord const&) = default;
};

struct SetPerson { // whose the record is from now on; 0: somebody's of its own
    RecordId record;
    PersonId person;
    friend bool operator==(SetPerson const&, SetPerson const&) = default;
};

struct SetActivity { // what the entry is one reading of from now on; 0: a thing of its own
    EntryId entry;
    ActivityId activity;
    friend bool operator==(SetActivity const&, SetActivity const&) = default;
};

struct AddFile { // a file of evidence whose content is in the library; or one that was removed, under its ids
    store::EvidenceFile file;
    std::vector<store::StoredMark> marks =
        {}; // on its pages, whatever file they name; with an id: those that went with it
    friend bool operator==(AddFile const& a, AddFile const& b);
};

struct RemoveFile { // and its marks; claims that name it go on naming it
    FileId id;
    friend bool operator==(RemoveFile const&, RemoveFile const&) = default;
};

struct AddMark { // a new proof mark; or one that was removed, under its id
    store::StoredMark mark;
    friend bool operator==(AddMark const&, AddMark const&) = default;
};

struct RemoveMark {
    MarkId id;
    friend bool operator==(RemoveMark const&, RemoveMark const&) = default;
};

// An application that was sealed, whose text is in the library; or, with an id, one that counts again, or that counts now for
// the first time, where it says withdrawn.
struct AddSealed {
    store::SealedApplication sealed;
    friend bool operator==(AddSealed const&, AddSealed const&) = default;
};

struct WithdrawSealed { // it is kept, but the next one is not compared with it
    SealedId id;
    friend bool operator==(WithdrawSealed const&, WithdrawSealed const&) = default;
};

struct Several;

using Command = std::variant<AddEntry, ReplaceEntry, RemoveEntry, ChangeDetails, AddRecord, RemoveRecord, SetPerson,
                             SetActivity, AddFile, RemoveFile, AddMark, RemoveMark, AddSealed, WithdrawSealed, Several>;

struct Several { // one after the other, or none of them; undone as one. Never empty, and no Several inside
    std::vector<Command> commands;
    std::string words; // "Pasted 12 entries"
    friend bool operator==(Several const& a, Several const& b);
};

struct Performed {
    Command command; // as it was carried out, with every id that was given: does the same again after its inverse
    Command inverse;
    std::string words;                 // "Added Certificate: ITIL V3 Foundation"
    RecordId record;                   // the record that was changed, or added; of several the first; 0: none
    EntryId entry;                     // the entry that was added or changed; 0: none; of several the first
    std::vector<RecordId> others = {}; // that several changes have touched as well
};

// Carries the command out inside the transaction. What it leaves open is filled in as complete() does.
// The packs, one for each of its parts, only lend their titles to the words; without one they are made from what the claim
// itself says. Refused (L142) where command or inverse could not be read back from its text.
[[nodiscard]] Result<Performed> perform(store::Transaction& transaction, store::Database const& database,
                                        Command const& command, std::span<rules::Pack const* const> packs = {});

// Fills in what new entries of the record leave open, from the claims that it has: a free id, the place at the end.
void complete(Command& command, RecordId record, std::vector<Claim> const& claims);

// The command, or each of several, in order.
[[nodiscard]] std::span<Command const> parts_of(Command const& command);

// One line of JSON, and back. What cannot be read is L143.
[[nodiscard]] std::string write_command(Command const& command);
[[nodiscard]] Result<Command> read_command(std::string const& text);

} // namespace accrue::session
