// Intents: everything that a screen can ask for. A screen only adds to the list; the shell acts on it after the frame has
// been drawn (app.cpp), so nothing changes while it is on its way to the screen. What is refused becomes a message.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/application.h"
#include "domain/date.h"
#include "domain/id.h"
#include "domain/proof_mark.h"
#include "domain/review.h"
#include "gui/screens/entry_choices.h"
#include "session/application_desk.h"
#include "session/command.h"
#include "session/evidence_desk.h"
#include "session/models.h"
#include "session/offered.h"
#include "session/paste.h"
#include "session/path_model.h"
#include "session/review_desk.h"
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

// --- Rules ---

struct ChooseRules { // of the files on the desk
    std::string path;
};
struct OpenRulesFile { // shows any pack file, without making it active
    std::string path;
};
struct CloseRulesFile {
    std::string path;
};
struct CompareRules { // the chosen pack with another: session::RulesOther::key
    std::string key;
};
struct FindImpact {};  // of what has changed from the other pack to the chosen one, on the stored applications
struct ReloadRules {}; // scores the open record by the rules as they are now

// --- Path ---

struct ChoosePathLevel { // index of a level above the present one
    int level = 0;
};
struct ChoosePathObjective {
    session::PathObjective objective;
};
struct KeepPlan { // its items become planned entries: session::PathPlan::key
    std::string key;
};
struct ComparePlan { // puts it beside others
    std::string key;
};
struct StopComparing {
    std::string key;
};
struct SetOwnCost { // of a qualification or a type of entry; all empty: as the rules say
    std::string of;
    session::PathCost cost;
};

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

// --- Evidence ---

struct TakeInFiles { // as evidence, of the entry where one is named
    std::vector<std::string> paths;
    EntryId entry = {};
};
struct StopTakingIn {};
struct DismissIntake {}; // what is told of the files taken in last
struct LinkFile {
    FileId file;
    EntryId entry;
};
struct UnlinkFile { // by name, also where it is not in the library
    std::string name;
    EntryId entry;
};
struct RemoveEvidence {
    FileId file;
};
struct MarkProof {
    FileId file;
    EntryId entry;
    ProofMark mark;
};
struct RemoveProofMark {
    MarkId mark;
};
struct MakeVersion { // which is shown before it is used
    FileId file;
    session::VersionWish wish;
};
struct PickPages { // makes a version of these pages: "1-3, 5"
    FileId file;
    std::string pages;
};
struct ShrinkAllFiles {}; // that are too large
struct UseProposal {
    FileId file;
};
struct DropProposal {
    FileId file;
};
struct AllowDrawing {}; // of pages on the screen that is shown, without walls around the program that draws them
struct ShowFile {       // on the Evidence screen
    FileId file;
};

// --- Application ---

struct SetTarget { // the level applied for
    std::string level;
};
struct SetApplicant {
    Applicant applicant;
};
struct SetReferee { // a new one at the end
    std::size_t place = 0;
    Referee referee;
};
struct RemoveReferee {
    std::size_t place = 0;
};
struct SetStatement {
    std::string text;
};
struct SetDeclaration { // accepted today, or not any more
    std::string id;
    bool accepted = true;
};
struct SetDocument {
    std::string id;
    std::string file; // of the library; empty: none
};
struct FileFor { // what a file is in an application: a document, or a referee's answer
    std::string document;
    std::optional<std::size_t> referee = std::nullopt;
};
struct AddFileFor { // takes a file in and names it so; where none is given it is asked for
    FileFor use;
    std::vector<std::string> paths = {};
};
struct SetDocumentLanguage { // "en", "de"
    std::string language;
};
struct AskForReferenceForm {                           // where it is to be saved
    std::optional<std::size_t> referee = std::nullopt; // none: the first who has not answered
};
struct SaveReferenceForm { // of the one who was asked for last
    std::string path;
};
struct SaveDocuments { // as they would be sealed
    std::string folder;
};
struct AskWhereToSeal {}; // with a dialog of the desktop
struct SealInto {         // that file, which is chosen in the dialog
    std::string path;
};
struct Seal {
    session::SealWish wish;
};
struct WithdrawSealed {
    SealedId id;
};
struct SavePublicKey {
    std::string path;
};
struct CheckPackages { // that came, and shows what is to be said of them; they stand behind those that are shown
    std::vector<std::string> paths;
};
struct AskForPackage {};  // another one to check
struct StopChecking {};   // of packages
struct ForgetPackages {}; // those that were checked
struct ShowEvidenceOf {   // on the Evidence screen, among all entries
    EntryId entry;
};

// --- Review ---

struct TakeInPackages { // for review: packages, and those in folders
    std::vector<std::string> paths;
};
struct StopTakingInPackages {};
struct DismissQueueIntake {}; // what is told of the packages taken in last
struct FilterQueue {
    session::QueueFilter filter; // its search as typed
};
struct ShowMoreCases {};
struct OpenCase { // on the claim desk; who reviews is asked for first
    CaseId of;
};
struct OpenNextCase {};
struct CloseCase {};
struct SetReviewer {
    session::ReviewerWish wish;
};
struct DeclareNoConflict {
    std::string why; // although there may seem to be one; may be empty where there does not
};
struct Abstain {
    std::string why;
};
struct TakeUpCase {}; // again
struct DecideClaim {
    std::string claim;
    std::optional<Verdict> verdict; // none: as if nobody had looked at it
    std::int64_t seconds = 0;       // that it was looked at
};
struct UndoVerdict {};
struct RedoVerdict {};
struct Recommend {
    std::optional<Outcome> outcome;
};
struct NoteCase { // privately
    std::string note;
};
struct AskWhereToHandIn {}; // with a dialog of the desktop
struct HandInInto {         // that file, which is chosen in the dialog
    std::string path;
};
struct HandIn {
    std::string path;
    std::string passphrase;

    ~HandIn() { wipe(passphrase); }
};

// --- What is shown ---

enum class ScreenName : std::uint8_t { Home, Estimate, Timeline, Path, Evidence, Application, History, Rules, Review };

struct GoTo {
    ScreenName screen;
};
struct Explain { // shows why, in the help pane
    session::Subject subject;
};
struct Reveal { // scrolls to the entry and explains it
    EntryId entry;
};
struct ExplainForm { // shows the help of a form, in the help pane
    std::string type;
};
struct FormInUse { // it has the keyboard: the help pane, where it is open, is about it
    std::string type;
};

// What can be opened over or beside the screen.
enum class Panel : std::uint8_t {
    Help,
    Palette,
    Settings,
    Records,
    ScoringDate,
    Rename,
    Standing,
    Award,
    Import,
    Export,
    Paste,
    AddEntry,
    NewRecord,
    Share,     // an entry with another scheme
    CountHere, // entries of other schemes
    NewScheme, // for the person whose record is open
    OpenRules,
    ExportTable,
    ExportPage,
    OpenLibrary,
    AddFiles, // of evidence
    Seal,
    SealFile, // the question alone
    SaveReference,
    SaveDocuments,
    SaveKey,
    CheckPackage, // the question for one
    Packages,     // what is to be said of them
    TakeIn,       // packages, for review
    Reviewer,     // who reviews
    Abstain,
    HandIn,    // a review
    HandInFile // the question alone
};

struct Show { // Help: or hides it
    Panel panel;
};
struct ShowOnly { // of the entries
    EntryShown shown = EntryShown::All;
};
struct SortEntries {
    EntrySort sort = EntrySort::AsEntered;
};
struct FocusFilter {}; // puts the keyboard into the box that filters the entries, or the catalogue
struct SetTheme {      // "system", "light", "dark"
    std::string theme;
};
struct SetScale { // 0: the display's own
    float scale = 0;
};
struct SetLanguage { // of the window, and of packs that have it; empty: the machine's
    std::string language;
};
struct Quit {};

using Intent =
    std::variant<Do, Undo, Redo, StartEmpty, AskForAward, StartWithSample, OpenRecord, LookAt, RenameRecord,
                 SetScoringDate, SetStanding, ImportFile, ExportFile, OpenLibrary, CompletePath, NewEntry, EditEntry,
                 ContinueDraft, ChangeDraft, SaveDraft, CloseForm, ForgetDraft, ForgetKeptDraft, DuplicateEntry,
                 AskWhereElse, CountElsewhere, AskWhatCountsHere, CountHere, DeleteEntry, LookAhead, BeginPaste,
                 ChangePaste, AddPasted, EndPaste, ChooseRules, OpenRulesFile, CloseRulesFile, CompareRules, FindImpact,
                 ReloadRules, ChoosePathLevel, ChoosePathObjective, KeepPlan, ComparePlan, StopComparing, SetOwnCost,
                 ShowChange, GoToChange, BringBack, OlderChanges, TakeInFiles, StopTakingIn, DismissIntake, LinkFile,
                 UnlinkFile, RemoveEvidence, MarkProof, RemoveProofMark, MakeVersion, PickPages, ShrinkAllFiles,
                 UseProposal, DropProposal, AllowDrawing, ShowFile, SetTarget, SetApplicant, SetReferee, RemoveReferee,
                 SetStatement, SetDeclaration, SetDocument, AddFileFor, SetDocumentLanguage, AskForReferenceForm,
                 SaveReferenceForm, SaveDocuments, AskWhereToSeal, SealInto, Seal, WithdrawSealed, SavePublicKey,
                 CheckPackages, AskForPackage, StopChecking, ForgetPackages, ShowEvidenceOf, TakeInPackages,
                 StopTakingInPackages, DismissQueueIntake, FilterQueue, ShowMoreCases, OpenCase, OpenNextCase,
                 CloseCase, SetReviewer, DeclareNoConflict, Abstain, TakeUpCase, DecideClaim, UndoVerdict, RedoVerdict,
                 Recommend, NoteCase, AskWhereToHandIn, HandInInto, HandIn, GoTo, Explain, Reveal, ExplainForm,
                 FormInUse, Show, ShowOnly, SortEntries, FocusFilter, SetTheme, SetScale, SetLanguage, Quit>;

using Intents = std::vector<Intent>;

} // namespace accrue::gui
