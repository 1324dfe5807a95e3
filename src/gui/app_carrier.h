// What becomes of an intent: one overload for each. What fails becomes a message. Private to app*.cpp, one file for each
// group of intents.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gui/app.h"
#include "session/application_desk.h"
#include "session/evidence_desk.h"
#include "session/package_desk.h"
#include "session/review_desk.h"

namespace accrue::gui {

inline constexpr std::string_view wrong_passphrase = "A424"; // package/keys.h

struct App::Carrier {
    App& app;
    session::Session& session;
    ShellState& state;

    template <class T>
    bool worked(Result<T> const& result) const {
        if (!result) state.messages.add(message_of(result.problem()));
        return static_cast<bool>(result);
    }
    // A change of the record was made: offers of earlier messages would now undo something else.
    template <class T>
    bool changed(Result<T> const& result) const {
        if (!worked(result)) return false;
        state.messages.forget_offers();
        state.messages.forget_errors();
        session.rules().forget_impact();
        return true;
    }
    [[nodiscard]] bool is_open(Panel panel) const { return state.open && state.open->panel == panel; }
    // Where the file was asked for: in the dialog, which stays as it is, or, for one that was dropped, as a message.
    void refuse_file(Panel dialog, Message refusal) const;
    void file_is_done(Panel dialog) const;
    // Another record is shown now.
    void begin_anew() const;
    void offer_undo(std::string text) const;
    [[nodiscard]] bool has_record() const { return static_cast<bool>(session.record()); }

    // --- The record ---
    void operator()(Do const& change) const;

    void operator()(gui::Undo const&) const;
    void operator()(gui::Redo const&) const;
    // Undo may have taken away the entry whose form is open, or show another record, into which no form goes along. Who
    // looks at the history goes on doing so.
    void keep_form_of(RecordId before) const;
    void operator()(StartEmpty const& start) const;
    void operator()(AskForAward const& ask) const;
    // Of one scheme there is nothing to choose.
    void choose_scheme(Panel panel) const;
    void operator()(StartWithSample const&) const;
    void operator()(OpenRecord const& open) const;
    void operator()(LookAt const& look) const;
    void operator()(RenameRecord const& rename) const { changed(session.rename_record(rename.name)); }
    void operator()(SetScoringDate const& set) const;
    void operator()(SetStanding const& set) const;
    void operator()(ImportFile const& import) const;
    [[nodiscard]] Result<Done> write(ExportFile const& to) const;
    void operator()(ExportFile const& to) const;
    void operator()(OpenLibrary const& open) const;
    void operator()(CompletePath const& complete) const;

    // --- Entries and forms ---
    void open(Result<session::DraftModel> const& draft) const;
    void operator()(NewEntry const& entry) const;
    void operator()(EditEntry const& edit) const { open(session.draft_of(edit.entry)); }
    void operator()(ContinueDraft const& kept) const { open(session.kept_draft(kept.draft)); }
    void operator()(ChangeDraft const& change) const;
    // With the id that the library has given it in this very frame.
    [[nodiscard]] session::DraftModel as_kept(session::DraftModel draft) const;
    void operator()(SaveDraft const& save) const;
    // What was worked on stays in sight, as a row.
    void operator()(CloseForm const&) const;
    void operator()(ForgetDraft const& forget) const;
    void operator()(ForgetKeptDraft const& forget) const;
    void operator()(DuplicateEntry const& duplicate) const;
    void operator()(AskWhereElse const& ask) const;
    void operator()(CountElsewhere const& share) const;
    void operator()(AskWhatCountsHere const&) const;
    void operator()(CountHere const& count) const;
    // After another record was begun: what she has entered elsewhere, if there is anything.
    void offer_what_counts_here() const;
    void operator()(DeleteEntry const& removal) const;

    void operator()(LookAhead const&) const;

    // --- Tables of a spreadsheet ---
    void operator()(BeginPaste const& begin) const;
    void operator()(ChangePaste const& change) const;
    void operator()(AddPasted const&) const;
    void operator()(EndPaste const&) const { session.end_paste(); }

    // --- Rules ---
    void operator()(ChooseRules const& choose) const;
    void operator()(OpenRulesFile const& open) const;
    void operator()(CloseRulesFile const& close) const;
    void operator()(CompareRules const& compare) const { session.rules().compare_with(compare.key); }
    void operator()(FindImpact const&) const;
    void operator()(ReloadRules const&) const;

    // --- Path ---
    void operator()(ChoosePathLevel const& choose) const { session.path().choose_level(choose.level); }
    void operator()(ChoosePathObjective const& choose) const { session.path().choose_objective(choose.objective); }
    void operator()(KeepPlan const& keep) const;
    void operator()(ComparePlan const& compare) const { session.path().compare(compare.key); }
    void operator()(StopComparing const& stop) const { session.path().stop_comparing(stop.key); }
    void operator()(SetOwnCost const& set) const;

    // --- History ---
    void operator()(ShowChange const& show) const;
    void operator()(GoToChange const& go) const;
    void operator()(BringBack const& back) const;
    void operator()(OlderChanges const&) const { session.read_older_changes(); }

    // --- Evidence (app_evidence.cpp) ---
    void operator()(TakeInFiles const& take) const;
    void operator()(StopTakingIn const&) const { session.evidence().cancel(); }
    void operator()(DismissIntake const&) const { session.evidence().dismiss_intake(); }
    void operator()(LinkFile const& link) const;
    void operator()(UnlinkFile const& unlink) const;
    void operator()(RemoveEvidence const& removal) const;
    void operator()(MarkProof const& mark) const;
    void operator()(RemoveProofMark const& removal) const;
    void operator()(MakeVersion const& make) const { session.evidence().make(make.file, make.wish); }
    void operator()(PickPages const& pick) const;
    void operator()(ShrinkAllFiles const&) const;
    void operator()(UseProposal const& use) const;
    void operator()(DropProposal const& drop) const { session.evidence().drop_proposal(drop.file); }
    void operator()(AllowDrawing const& allow) const;
    void operator()(ShowFile const& show) const;

    // --- Application (app_application.cpp) ---
    [[nodiscard]] session::ApplicationModel const& application() const; // REQUIRES: a record
    enum class Tell : std::uint8_t { No, Yes };                         // that it is done, with an offer to undo it
    void tell_change(Result<session::Performed> const& performed, Tell tell) const;
    void operator()(SetTarget const& set) const;
    void operator()(SetApplicant const& set) const;
    void operator()(SetReferee const& set) const;
    void operator()(RemoveReferee const& removal) const;
    void operator()(SetStatement const& set) const;
    void operator()(SetDeclaration const& set) const;
    void operator()(SetDocument const& set) const;
    void operator()(SetDocumentLanguage const& set) const;
    void operator()(AddFileFor const& add) const;
    // A file that was taken in for it.
    void name_file(FileFor const& use, std::string const& file) const;
    void operator()(AskForReferenceForm const& ask) const;
    void operator()(SaveReferenceForm const& save) const;
    void operator()(SaveDocuments const& save) const;
    void operator()(SavePublicKey const& save) const;
    [[nodiscard]] bool may_seal() const; // else why not is told
    void operator()(AskWhereToSeal const& ask) const;
    void operator()(SealInto const& into) const;
    void operator()(Seal const& seal) const;
    void operator()(WithdrawSealed const& withdrawal) const;
    void operator()(CheckPackages const& check) const;
    void operator()(AskForPackage const&) const;
    void operator()(StopChecking const&) const { session.packages().stop(); }
    void operator()(ForgetPackages const&) const { session.packages().forget(); }
    void operator()(ShowEvidenceOf const& show) const;
    // --- Review (app_review.cpp) ---
    [[nodiscard]] session::ReviewDesk& reviews() const; // which has looked
    void operator()(TakeInPackages const& take) const;
    void operator()(WatchFolder const& watch) const;
    void operator()(StopTakingInPackages const&) const { reviews().stop_taking_in(); }
    void operator()(DismissQueueIntake const&) const { reviews().dismiss_intake(); }
    void operator()(FilterQueue const& filter) const { reviews().filter(filter.filter); }
    void operator()(ShowMoreCases const&) const { reviews().show_more(); }
    void operator()(gui::HideApplicants const& hide) const { worked(reviews().hide_applicants(hide.hides)); }
    void operator()(gui::ShowApplicant const&) const;
    void operator()(ShowUnsearched const& show) const;
    void operator()(OpenCase const& open) const;
    void operator()(OpenNextCase const&) const;
    void operator()(OpenNextOfKind const& next) const;
    void operator()(CloseCase const&) const { reviews().close(); }
    void operator()(SetReviewer const& set) const;
    void operator()(DeclareNoConflict const& declared) const;
    void operator()(gui::Abstain const& abstain) const;
    void operator()(TakeUpCase const&) const;
    void operator()(DecideClaim const& decided) const;
    void go_to_changed(std::vector<std::optional<Verdict>> const& before) const; // the first claim with another verdict
    void operator()(UndoVerdict const&) const;
    void operator()(RedoVerdict const&) const;
    void operator()(Recommend const& recommended) const;
    void operator()(NoteCase const& noted) const;
    void operator()(TakeOnDeciding const&) const;
    void operator()(AcceptReviewer const& accepted) const;
    void operator()(SetOwnWords const& set) const;
    void operator()(DecideCase const& decided) const;
    void operator()(SaveDecisionAgain const& save) const;
    void operator()(ReopenDecision const& reopened) const;
    void tell_letter(std::vector<std::filesystem::path> const& saved) const;
    void operator()(AskWhereToHandIn const&) const;
    void operator()(HandInInto const& into) const;
    void operator()(HandIn const& hand_in) const;
    // What was done with files, told with an offer to undo it.
    void tell(Result<session::Performed> const& performed) const;

    // --- CPD (app_screens.cpp) ---
    void operator()(ExplainCpd const& explain) const;
    void operator()(gui::LogActivity const& log) const;
    void operator()(RepeatActivity const& repeat) const;
    void operator()(RevealIn const& reveal) const;

    // --- What is shown ---
    void operator()(GoTo const& go) const;
    void operator()(Explain const& explain) const;
    void operator()(Reveal const& reveal) const;
    void operator()(ExplainForm const& explain) const;
    void operator()(FormInUse const& form) const { state.topic = FormTopic{form.type}; }
    void operator()(Show const& show) const;
    [[nodiscard]] bool ask_desktop(FileQuestion const& question) const;
    // For a dialog that is open; where the desktop cannot ask, its path can be typed.
    void ask_where(Panel asked, std::string const& name) const;
    void operator()(ShowOnly const& only) const;
    void operator()(SortEntries const& order) const;
    void operator()(FocusFilter const&) const;
    void operator()(SetTheme const& set) const { worked(session.set_theme(set.theme)); }
    void operator()(SetScale const& set) const { worked(session.set_scale(set.scale)); }
    void operator()(SetLanguage const& set) const;
    void operator()(gui::Quit const&) const { app.wants_quit_ = true; }
};

} // namespace accrue::gui
