// What is asked for about records, their entries and changes, and the tables that entries come from. Part of intents.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/date.h"
#include "domain/id.h"
#include "session/command.h"
#include "session/models.h"
#include "session/offered.h"
#include "session/paste.h"
#include "session/sharing.h"

namespace accrue::gui {

// --- The record ---

struct Do { // a change of the record
    session::Command command;
};
struct Undo {};
struct Redo {};

struct StartEmpty {
    std::string scheme;
    std::optional<Date> award_date = std::nullopt; // where its cycle begins with the award
    session::Whose whose = session::Whose::Somebody;
};
struct AskForAward { // in a dialog, and begin a record of the scheme then
    session::SchemeModel scheme;
    session::Whose whose = session::Whose::Somebody;
};
struct StartWithSample {};
struct OpenRecord { // and goes to its entries
    RecordId record;
};
struct LookAt { // opens it and stays on Home
    RecordId record;
};
struct RenameRecord {
    std::string name;
};
struct SetScoringDate {
    std::optional<Date> date; // none: always today
};
struct SetStanding {
    session::Standing standing;
};
struct ImportFile {
    std::string path;
    bool again = false; // also where the library has a record that says the same
};
enum class ExportForm : std::uint8_t {
    ByName, // an application file, or a table where the name ends as one
    Table,
    Page
};
struct ExportFile {
    std::string path;
    ExportForm form = ExportForm::ByName;
};
struct OpenLibrary { // in place of the one that is open
    std::string path;
};
struct CompletePath { // asks for files and folders whose names begin as it ends
    std::string path;
};

// --- Entries and forms ---

struct NewEntry { // opens an empty form
    std::string type;
};
struct EditEntry { // opens a form with the entry, or with what is kept unfinished of it
    EntryId entry;
};
struct ContinueDraft { // opens a form that was left unfinished
    DraftId draft;
};
struct ChangeDraft { // something was typed: keep it in the library
    session::DraftModel draft;
};
struct SaveDraft { // make an entry of it
    session::DraftModel draft;
};
struct CloseForm {}; // what was typed is kept
struct ForgetDraft { // throw away what was typed
    session::DraftModel draft;
};
struct ForgetKeptDraft { // the same for one that is not open
    DraftId draft;
};
struct DuplicateEntry {
    EntryId entry;
};
struct AskWhereElse { // in which other scheme the entry counts, in a list
    EntryId entry;
};
struct CountElsewhere {
    EntryId entry;
    session::ShareChoice where;
};
struct AskWhatCountsHere {}; // of the person's other schemes, in a list
struct CountHere {
    std::vector<session::ChosenOffer> chosen; // one at least
};
struct DeleteEntry {
    EntryId entry;
};

// --- Timeline ---

struct LookAhead {}; // finds what time alone brings, also where that takes a moment

// --- Tables of a spreadsheet ---

struct BeginPaste { // shows what the text would become
    std::string text;
};
struct ChangePaste {
    session::PasteMapping mapping;
};
struct AddPasted {};
struct EndPaste {};

// --- History ---

struct ShowChange { // what it did
    ChangeId change;
};
struct GoToChange { // undoes or redoes until it is the newest that is done; 0: until none is
    ChangeId change;
};
struct BringBack { // what the change removed
    ChangeId change;
};
struct OlderChanges {}; // more of them

} // namespace accrue::gui
