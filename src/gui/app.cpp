#include "gui/app.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include <fmt/format.h>

#include "domain/texts.h"
#include "session/file_names.h"
#include "session/report.h"

namespace accrue::gui {

namespace {

using session::Session;

constexpr std::chrono::seconds longest_wait{4}; // for what is worked out between two frames

std::string first_key(session::EstimateModel const& estimate, std::string const& type) {
    auto const form = std::ranges::find(estimate.forms, type, &session::FormModel::type);
    return form == estimate.forms.end() || form->fields.empty() ? std::string() : form->fields.front().key;
}

std::string entry_name(session::EstimateModel const& estimate, EntryId entry) {
    for (session::GroupModel const& group : estimate.groups)
        for (session::EntryModel const& row : group.entries)
            if (row.id == entry) return row.name;
    return std::string(tr("the entry"));
}

} // namespace

// One overload for each intent. What fails becomes a message.
struct App::Carrier {
    App& app;
    Session& session;
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
    void refuse_file(Panel dialog, Message refusal) const {
        if (!is_open(dialog)) {
            state.messages.add(std::move(refusal));
            return;
        }
        state.open->error = refusal.remedy.empty() ? refusal.text : fmt::format("{}\n{}", refusal.text, refusal.remedy);
        state.open->refocus = true;
    }
    void file_is_done(Panel dialog) const {
        if (is_open(dialog)) state.open.reset();
        state.messages.forget_errors();
    }
    // Another record is shown now.
    void begin_anew() const {
        state.estimate = EstimateState();
        state.timeline = TimelineState();
        state.path = PathState();
        state.topic = {};
        state.screen = ScreenName::Estimate;
    }
    void offer_undo(std::string text) const {
        state.messages.add(Message{.text = std::move(text),
                                   .action = std::string(tr("Undo")),
                                   .intent = gui::Undo{},
                                   .until_next_change = true});
    }
    [[nodiscard]] bool has_record() const { return static_cast<bool>(session.record()); }

    // --- The record ---

    void operator()(Do const& change) const {
        RecordId const before = session.record();
        Result<session::Performed> const performed = session.perform(change.command);
        if (!changed(performed)) return;
        if (session.record() != before) begin_anew();
        offer_undo(performed->words + ".");
    }

    void operator()(gui::Undo const&) const {
        RecordId const before = session.record();
        if (session.shell().undo && changed(session.undo())) keep_form_of(before);
    }
    void operator()(gui::Redo const&) const {
        RecordId const before = session.record();
        if (session.shell().redo && changed(session.redo())) keep_form_of(before);
    }
    // Undo may have taken away the entry whose form is open, or show another record, into which no form goes along. Who
    // looks at the history goes on doing so.
    void keep_form_of(RecordId before) const {
        if (session.record() != before) {
            ScreenName const screen = state.screen;
            begin_anew();
            if (screen == ScreenName::History) state.screen = screen;
            return;
        }
        if (!state.estimate.form) return;
        session::DraftModel const& draft = state.estimate.form->draft;
        if (draft.entry && !session.draft_of(draft.entry))
            state.estimate.form.reset();
        else
            state.estimate.form->check = session.check_draft(draft);
    }
    void operator()(StartEmpty const& start) const {
        if (changed(session.start_empty(start.scheme, start.award_date, start.whose))) begin_anew();
    }
    void operator()(AskForAward const& ask) const {
        open_panel(Panel::Award, app.contents(), state);
        state.open->award = ask;
    }
    // Of one scheme there is nothing to choose.
    void choose_scheme(Panel panel) const {
        std::vector<session::SchemeModel> const schemes = session.schemes();
        auto const whose = panel == Panel::NewScheme ? session::Whose::ThisPerson : session::Whose::Somebody;
        if (schemes.size() == 1 && schemes.front().needs_award_date)
            return (*this)(AskForAward{schemes.front(), whose});
        if (schemes.size() < 2) return (*this)(StartEmpty{schemes.empty() ? "" : schemes.front().id, {}, whose});
        open_panel(panel, app.contents(), state);
        state.open->palette = choice_of_schemes(schemes, whose);
    }
    void operator()(StartWithSample const&) const {
        if (changed(session.start_with_sample())) begin_anew();
    }
    void operator()(OpenRecord const& open) const {
        if (changed(session.open_record(open.record))) begin_anew();
    }
    void operator()(LookAt const& look) const {
        (*this)(OpenRecord{look.record});
        state.screen = ScreenName::Home;
    }
    void operator()(RenameRecord const& rename) const { changed(session.rename_record(rename.name)); }
    void operator()(SetScoringDate const& set) const {
        if (!changed(session.set_scoring_date(set.date)) || !state.estimate.form) return;
        state.estimate.form->check = session.check_draft(state.estimate.form->draft);
    }
    void operator()(SetStanding const& set) const {
        if (!changed(session.set_standing(set.standing)) || !state.estimate.form) return;
        state.estimate.form->check = session.check_draft(state.estimate.form->draft);
    }
    void operator()(ImportFile const& import) const {
        if (session::is_table_file(import.path)) {
            Result<Done> const begun = session.begin_paste_file(session::with_home(import.path));
            if (!begun) return refuse_file(Panel::Import, message_of(begun.problem()));
            file_is_done(Panel::Import);
            open_panel(Panel::Paste, app.contents(), state);
            return;
        }
        Result<Problems> const problems = session.import_file(session::with_home(import.path));
        if (!problems) return refuse_file(Panel::Import, message_of(problems.problem()));
        if (has_errors(*problems))
            return refuse_file(Panel::Import,
                               message_of(std::string(tr("Nothing was imported: the file has errors.")), *problems));
        file_is_done(Panel::Import);
        state.messages.forget_offers();
        begin_anew();
        if (problems->empty())
            offer_undo(say("Imported {}.", import.path));
        else
            state.messages.add(message_of(std::string(tr("Imported, with something to look at:")), *problems));
    }
    [[nodiscard]] Result<Done> write(ExportFile const& to) const {
        std::string const file = session::with_home(to.path);
        if (to.form == ExportForm::Table) return session.export_table_file(file);
        if (to.form == ExportForm::Page) return session::save_report(session, file);
        return session.export_file(file);
    }
    void operator()(ExportFile const& to) const {
        if (!has_record()) return;
        Panel const dialog = to.form == ExportForm::Table  ? Panel::ExportTable
                             : to.form == ExportForm::Page ? Panel::ExportPage
                                                           : Panel::Export;
        Result<Done> const written = write(to);
        if (!written) return refuse_file(dialog, message_of(written.problem()));
        file_is_done(dialog);
        state.messages.add(Message{.tone = Tone::Success, .text = say("Exported to {}.", to.path)});
    }
    void operator()(OpenLibrary const& open) const {
        if (!app.outside_.open_library) return;
        Result<Done> const opened = app.outside_.open_library(session::with_home(open.path));
        if (!opened) return refuse_file(Panel::OpenLibrary, message_of(opened.problem()));
        file_is_done(Panel::OpenLibrary);
        state = ShellState();
        state.screen = has_record() ? ScreenName::Home : ScreenName::Estimate;
        app.explained_.reset();
        app.speak_as_chosen();
    }
    void operator()(CompletePath const& complete) const {
        if (!state.open) return;
        FileQuestion const* const question = question_of(state.open->panel);
        if (question == nullptr) return;
        state.open->completions = session::complete_path(complete.path, question->kinds.front().endings);
    }

    // --- Entries and forms ---

    void open(Result<session::DraftModel> const& draft) const {
        if (!worked(draft)) return;
        OpenForm form{.draft = *draft};
        form.check = session.check_draft(form.draft);
        form.focus = first_key(session.estimate(), form.draft.type);
        state.screen = ScreenName::Estimate;
        state.estimate.form = std::move(form);
        state.estimate.summary_tab = false;
        state.topic = FormTopic{draft->type};
    }
    void operator()(NewEntry const& entry) const {
        if (has_record()) open(session.new_draft(entry.type));
    }
    void operator()(EditEntry const& edit) const { open(session.draft_of(edit.entry)); }
    void operator()(ContinueDraft const& kept) const { open(session.kept_draft(kept.draft)); }
    void operator()(ChangeDraft const& change) const {
        Result<session::DraftModel> const kept = session.keep_draft(change.draft);
        bool const has_form = state.estimate.form && state.estimate.form->draft == change.draft;
        bool const is_kept = worked(kept);
        if (!has_form) return;
        OpenForm& form = *state.estimate.form;
        if (is_kept) form.draft.id = kept->id;
        if (is_kept && form.keeping_failed) state.messages.forget_errors();
        form.keeping_failed = !is_kept;
        form.check = session.check_draft(form.draft); // of what the form shows, kept or not
    }
    // With the id that the library has given it in this very frame.
    [[nodiscard]] session::DraftModel as_kept(session::DraftModel draft) const {
        if (!state.estimate.form) return draft;
        session::DraftModel const& open = state.estimate.form->draft;
        if (!draft.id && draft.type == open.type && draft.entry == open.entry) draft.id = open.id;
        return draft;
    }
    void operator()(SaveDraft const& save) const {
        session::DraftModel const draft = as_kept(save.draft);
        session::DraftCheck const check = session.check_draft(draft);
        if (!check.can_save) {
            if (state.estimate.form) state.estimate.form->check = check;
            return;
        }
        Result<session::Performed> const saved = session.save_draft(draft);
        if (!changed(saved)) return;
        state.estimate.form.reset();
        state.estimate.show_all();
        state.estimate.reveal = saved->entry;
        state.topic = session::Subject(session::AboutEntry{saved->entry});
    }
    // What was worked on stays in sight, as a row.
    void operator()(CloseForm const&) const {
        if (!state.estimate.form) return;
        session::DraftModel const& draft = state.estimate.form->draft;
        if (draft.entry)
            state.estimate.reveal = draft.entry;
        else if (draft.id)
            state.estimate.reveal_draft = draft.id;
        state.estimate.form.reset();
    }
    void operator()(ForgetDraft const& forget) const {
        session::DraftModel again = as_kept(forget.draft);
        if (!worked(session.forget_draft(again))) return;
        if (state.estimate.form && state.estimate.form->draft.id == again.id) state.estimate.form.reset();
        again.id = {};
        state.messages.add(Message{.text = std::string(tr("Discarded what was typed.")),
                                   .action = std::string(tr("Bring it back")),
                                   .intent = ChangeDraft{std::move(again)},
                                   .until_next_change = true});
    }
    void operator()(ForgetKeptDraft const& forget) const {
        Result<session::DraftModel> const draft = session.kept_draft(forget.draft);
        if (worked(draft)) (*this)(ForgetDraft{*draft});
    }
    void operator()(DuplicateEntry const& duplicate) const {
        Result<session::Performed> const made = session.duplicate(duplicate.entry);
        if (!changed(made)) return;
        state.estimate.reveal = made->entry;
        state.topic = session::Subject(session::AboutEntry{made->entry});
        offer_undo(say("Duplicated {}.", entry_name(session.estimate(), made->entry)));
    }
    void operator()(AskWhereElse const& ask) const {
        std::vector<session::ShareChoice> const choices = session.share_choices(ask.entry);
        if (choices.empty()) {
            state.messages.add(
                Message{.text = std::string(tr("It counts in every other scheme of this person already."))});
            return;
        }
        open_panel(Panel::Share, app.contents(), state);
        state.open->palette = choice_of_shares(ask.entry, choices);
    }
    void operator()(CountElsewhere const& share) const {
        Result<session::Performed> const shared = session.share_entry(share.entry, share.where);
        if (changed(shared)) offer_undo(shared->words + ".");
    }
    void operator()(DeleteEntry const& removal) const {
        std::string const name = entry_name(session.estimate(), removal.entry);
        if (!changed(session.perform(session::RemoveEntry{removal.entry}))) return;
        if (state.estimate.form && state.estimate.form->draft.entry == removal.entry) state.estimate.form.reset();
        if (state.topic == HelpTopic(session::Subject(session::AboutEntry{removal.entry}))) state.topic = {};
        offer_undo(say("Deleted {}.", name));
    }

    void operator()(LookAhead const&) const {
        if (has_record()) session.look_ahead();
    }

    // --- Tables of a spreadsheet ---

    void operator()(BeginPaste const& begin) const {
        if (!has_record() || !worked(session.begin_paste(begin.text, std::string(tr("the clipboard"))))) return;
        state.messages.forget_errors();
        open_panel(Panel::Paste, app.contents(), state);
    }
    void operator()(ChangePaste const& change) const {
        session.map_paste(change.mapping);
        if (is_open(Panel::Paste)) state.open->error.clear();
    }
    void operator()(AddPasted const&) const {
        session::PasteModel const* const model = session.paste();
        if (model == nullptr || model->add.empty()) return;
        std::size_t const left_out = model->bad;
        Result<session::Performed> const performed = session.add_pasted();
        if (!performed) return refuse_file(Panel::Paste, message_of(performed.problem()));
        changed(performed);
        if (is_open(Panel::Paste)) state.open.reset();
        state.screen = ScreenName::Estimate;
        state.estimate.show_all();
        state.estimate.reveal = performed->entry;
        offer_undo(left_out == 0   ? performed->words + "."
                   : left_out == 1 ? say("{}; 1 row was left out.", performed->words)
                                   : say("{}; {} rows were left out.", performed->words, left_out));
    }
    void operator()(EndPaste const&) const { session.end_paste(); }

    // --- Rules ---

    void operator()(ChooseRules const& choose) const {
        session.rules().choose(choose.path);
        state.rules.forget_file();
    }
    void operator()(OpenRulesFile const& open) const {
        Result<Done> const opened = session.rules().open(session::with_home(open.path));
        if (!opened) return refuse_file(Panel::OpenRules, message_of(opened.problem()));
        file_is_done(Panel::OpenRules);
        state.rules.forget_file();
        state.screen = ScreenName::Rules;
    }
    void operator()(CloseRulesFile const& close) const {
        session.rules().close(close.path);
        state.rules.forget_file();
    }
    void operator()(CompareRules const& compare) const { session.rules().compare_with(compare.key); }
    void operator()(FindImpact const&) const {
        auto const& [before, after] = session.rules().compared();
        if (!before || !after) return;
        auto const until = std::chrono::steady_clock::now() + longest_wait;
        auto const impact = session.impact(
            before, after, [&](std::size_t /*seen*/) { return std::chrono::steady_clock::now() < until; });
        if (worked(impact)) session.rules().tell_impact(*impact);
    }
    void operator()(ReloadRules const&) const {
        if (!has_record() || !worked(session.reload_rules())) return;
        session.rules().look();
        state.messages.add(Message{.tone = Tone::Success,
                                   .text = say("The open record is scored by {} now.", session.estimate().pack_title)});
    }

    // --- Path ---

    void operator()(ChoosePathLevel const& choose) const { session.path().choose_level(choose.level); }
    void operator()(ChoosePathObjective const& choose) const { session.path().choose_objective(choose.objective); }
    void operator()(KeepPlan const& keep) const {
        session::PathPlan const* const plan = session.path().model().plan(keep.key);
        if (plan == nullptr || plan->open.empty()) return;
        Result<session::Performed> const kept = session.keep_plan(*plan);
        if (changed(kept)) offer_undo(say("{}. Planned entries count nothing until you claim them.", kept->words));
    }
    void operator()(ComparePlan const& compare) const { session.path().compare(compare.key); }
    void operator()(StopComparing const& stop) const { session.path().stop_comparing(stop.key); }
    void operator()(SetOwnCost const& set) const {
        Result<session::Performed> const done = session.set_own_cost(set.of, set.cost);
        if (changed(done)) offer_undo(done->words + ".");
    }

    // --- History ---

    void operator()(ShowChange const& show) const {
        state.history.open = OpenChange{show.change, session.differences_of(show.change)};
    }
    void operator()(GoToChange const& go) const {
        RecordId const before = session.record();
        if (!changed(session.go_to_change(go.change))) return;
        state.history.open.reset();
        keep_form_of(before);
    }
    void operator()(BringBack const& back) const {
        Result<session::Performed> const brought = session.bring_back(back.change);
        if (!changed(brought)) return;
        state.history.open.reset();
        offer_undo(brought->words + ".");
    }
    void operator()(OlderChanges const&) const { session.read_older_changes(); }

    // --- What is shown ---

    void operator()(GoTo const& go) const {
        state.screen = go.screen;
        if (go.screen == ScreenName::Rules) session.rules().look();
    }
    void operator()(Explain const& explain) const {
        state.topic = explain.subject;
        state.help_is_open = true;
    }
    void operator()(Reveal const& reveal) const {
        state.screen = ScreenName::Estimate;
        state.estimate.show_all();
        state.estimate.summary_tab = false;
        state.estimate.reveal = reveal.entry;
        (*this)(Explain{session::AboutEntry{reveal.entry}});
    }
    void operator()(ExplainForm const& explain) const {
        state.topic = FormTopic{explain.type};
        state.help_is_open = true;
    }
    void operator()(FormInUse const& form) const { state.topic = FormTopic{form.type}; }
    void operator()(Show const& show) const {
        if (show.panel == Panel::Help)
            state.help_is_open = !state.help_is_open;
        else if (state.open && state.open->panel == show.panel)
            state.open.reset();
        else if (show.panel == Panel::NewRecord || show.panel == Panel::NewScheme)
            choose_scheme(show.panel);
        else if (FileQuestion const* const question = question_of(show.panel); question && ask_desktop(*question))
            state.open.reset();
        else
            open_panel(show.panel, app.contents(), state);
    }
    [[nodiscard]] bool ask_desktop(FileQuestion const& question) const {
        return app.outside_.ask_for_file && app.outside_.ask_for_file(question);
    }
    void operator()(FocusFilter const&) const {
        if (state.screen == ScreenName::Rules) {
            state.rules.tab = RulesTab::Catalogue;
            state.rules.focus_filter = true;
            return;
        }
        state.screen = ScreenName::Estimate;
        state.estimate.summary_tab = false;
        state.estimate.focus_filter = true;
    }
    void operator()(SetTheme const& set) const { worked(session.set_theme(set.theme)); }
    void operator()(SetScale const& set) const { worked(session.set_scale(set.scale)); }
    void operator()(SetLanguage const& set) const {
        worked(session.set_language(set.language));
        app.speak_as_chosen();
    }
    void operator()(gui::Quit const&) const { app.wants_quit_ = true; }
};

ShellContents App::contents() {
    ShellContents contents{session_.shell()};
    contents.paste = session_.paste();
    if (state_.screen == ScreenName::Rules) contents.rules = &session_.rules().model();
    if (state_.screen == ScreenName::Home && session_.record()) contents.home = &session_.home();
    if (state_.screen == ScreenName::History) contents.history = &session_.history();
    if (!session_.record()) return contents;
    contents.estimate = &session_.estimate();
    if (state_.screen == ScreenName::Timeline) contents.timeline = &session_.timeline();
    if (state_.screen == ScreenName::Path) contents.path = &session_.path().model();
    auto const* const subject = std::get_if<session::Subject>(&state_.topic);
    if (!subject) return contents;
    if (explained_ != *subject || explained_revision_ != contents.estimate->revision) {
        explanation_ = session_.explain(*subject);
        explained_ = *subject;
        explained_revision_ = contents.estimate->revision;
    }
    if (!explanation_.title.empty()) contents.explanation = &explanation_;
    return contents;
}

void App::answer(FileAnswer answer) {
    if (answer.kind == FileAnswer::Kind::Chosen) ask(intent_for(answer.panel, std::move(answer.path)));
    if (answer.kind == FileAnswer::Kind::CannotAsk) open_panel(answer.panel, contents(), state_);
}

void App::draw() { draw_shell(contents(), state_, intents_); }

bool App::act() {
    Intents asked;
    asked.swap(intents_);
    Carrier const carrier{*this, session_, state_};
    for (Intent const& intent : asked) std::visit(carrier, intent);
    Problems const warnings = session_.take_warnings();
    if (!warnings.empty())
        state_.messages.add(message_of(std::string(tr("Something in the library needs a look:")), warnings));
    bool const read = state_.screen == ScreenName::Rules && session_.rules().collect();
    bool const found = state_.screen == ScreenName::Path && session_.path().look();
    return !asked.empty() || !warnings.empty() || read || found;
}

void App::speak_as_chosen() {
    speak(language_of(session_.shell().language));
    static_cast<void>(session_.shell()); // says all again
}

bool App::look_around() {
    if (state_.screen == ScreenName::Path) return session_.path().look();
    return state_.screen == ScreenName::Rules && session_.rules().look();
}

std::optional<double> App::next_look() const {
    constexpr double while_reading = 0.03;
    constexpr double while_idle = 1;
    if (state_.screen == ScreenName::Path && session_.path().model().working) return while_reading;
    if (state_.screen != ScreenName::Rules) return std::nullopt;
    session::RulesModel const& rules = session_.rules().model();
    return rules.reading || rules.comparing ? while_reading : while_idle;
}

Appearance appearance_of(std::string const& theme) {
    if (theme == "dark") return Appearance::Dark;
    if (theme == "light") return Appearance::Light;
    if (theme == "contrast") return Appearance::Contrast;
    char const* const desktop = std::getenv("GTK_THEME");
    bool const dark = desktop && std::string_view(desktop).ends_with("dark");
    return dark ? Appearance::Dark : Appearance::Light;
}

} // namespace accrue::gui
