// Intents: everything that a screen can ask for. A screen only adds to the list; the shell acts on it after the frame has
// been drawn (app.cpp), so nothing changes while it is on its way to the screen. What is refused becomes a message.
//
// Those of each part of the program are in a file of their own; here is what is shown, and the list of all.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "domain/id.h"
#include "gui/screens/application_intents.h"
#include "gui/screens/cpd_intents.h"
#include "gui/screens/entry_choices.h"
#include "gui/screens/evidence_intents.h"
#include "gui/screens/record_intents.h"
#include "gui/screens/review_intents.h"
#include "gui/screens/rules_intents.h"
#include "session/models.h"

namespace accrue::gui {

enum class ScreenName : std::uint8_t {
    Home,
    Estimate,
    Timeline,
    Path,
    Evidence,
    Application,
    Cpd,
    History,
    Rules,
    Review
};

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
    WatchFolder,  // into which they come
    Reviewer,     // who reviews
    Abstain,
    HandIn,     // a review
    HandInFile, // the question alone
    TakeOn,     // deciding a case
    Decide,     // it, or write its letter again
    Reopen      // a decision
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

using Intent = std::variant<
    Do, Undo, Redo, StartEmpty, AskForAward, StartWithSample, OpenRecord, LookAt, RenameRecord, SetScoringDate,
    SetStanding, ImportFile, ExportFile, OpenLibrary, CompletePath, NewEntry, EditEntry, ContinueDraft, ChangeDraft,
    SaveDraft, CloseForm, ForgetDraft, ForgetKeptDraft, DuplicateEntry, AskWhereElse, CountElsewhere, AskWhatCountsHere,
    CountHere, DeleteEntry, LookAhead, BeginPaste, ChangePaste, AddPasted, EndPaste, ChooseRules, OpenRulesFile,
    CloseRulesFile, CompareRules, FindImpact, ReloadRules, ChoosePathLevel, ChoosePathObjective, KeepPlan, ComparePlan,
    StopComparing, SetOwnCost, ShowChange, GoToChange, BringBack, OlderChanges, TakeInFiles, StopTakingIn,
    DismissIntake, LinkFile, UnlinkFile, RemoveEvidence, MarkProof, RemoveProofMark, MakeVersion, PickPages,
    ShrinkAllFiles, UseProposal, DropProposal, AllowDrawing, ShowFile, SetTarget, SetApplicant, SetReferee,
    RemoveReferee, SetStatement, SetDeclaration, SetDocument, AddFileFor, SetDocumentLanguage, AskForReferenceForm,
    SaveReferenceForm, SaveDocuments, AskWhereToSeal, SealInto, Seal, WithdrawSealed, SavePublicKey, CheckPackages,
    AskForPackage, StopChecking, ForgetPackages, ShowEvidenceOf, TakeInPackages, StopTakingInPackages,
    DismissQueueIntake, WatchFolder, FilterQueue, ShowMoreCases, HideApplicants, ShowApplicant, ShowUnsearched,
    OpenCase, OpenNextCase, OpenNextOfKind, CloseCase, SetReviewer, DeclareNoConflict, Abstain, TakeUpCase, DecideClaim,
    UndoVerdict, RedoVerdict, Recommend, NoteCase, TakeOnDeciding, AcceptReviewer, SetOwnWords, DecideCase,
    SaveDecisionAgain, ReopenDecision, AskWhereToHandIn, HandInInto, HandIn, ExplainCpd, LogActivity, RepeatActivity,
    RevealIn, GoTo, Explain, Reveal, ExplainForm, FormInUse, Show, ShowOnly, SortEntries, FocusFilter, SetTheme,
    SetScale, SetLanguage, Quit>;

using Intents = std::vector<Intent>;

} // namespace accrue::gui
