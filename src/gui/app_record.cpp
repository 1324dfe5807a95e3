// Carries out what concerns the record, files and the library.
#include <utility>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/app_carrier.h"
#include "session/file_names.h"
#include "session/report.h"

namespace accrue::gui {

void App::Carrier::refuse_file(Panel dialog, Message refusal) const {
    if (!is_open(dialog)) {
        state.messages.add(std::move(refusal));
        return;
    }
    state.open->error = refusal.remedy.empty() ? refusal.text : fmt::format("{}\n{}", refusal.text, refusal.remedy);
    state.open->refocus = true;
}

void App::Carrier::file_is_done(Panel dialog) const {
    if (is_open(dialog)) state.open.reset();
    state.messages.forget_errors();
}

void App::Carrier::begin_anew() const {
    state.estimate = EstimateState();
    state.timeline = TimelineState();
    state.evidence = EvidenceState();
    state.application = ApplicationState();
    state.path = PathState();
    state.topic = {};
    state.screen = ScreenName::Estimate;
}

void App::Carrier::offer_undo(std::string text) const {
    state.messages.add(Message{
        .text = std::move(text), .action = std::string(tr("Undo")), .intent = gui::Undo{}, .until_next_change = true});
}

// --- The record ---

void App::Carrier::operator()(Do const& change) const {
    RecordId const before = session.record();
    Result<session::Performed> const performed = session.perform(change.command);
    if (!changed(performed)) return;
    if (session.record() != before) begin_anew();
    offer_undo(performed->words + ".");
}

void App::Carrier::operator()(gui::Undo const&) const {
    RecordId const before = session.record();
    if (session.shell().undo && changed(session.undo())) keep_form_of(before);
}

void App::Carrier::operator()(gui::Redo const&) const {
    RecordId const before = session.record();
    if (session.shell().redo && changed(session.redo())) keep_form_of(before);
}

void App::Carrier::keep_form_of(RecordId before) const {
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

void App::Carrier::operator()(StartEmpty const& start) const {
    if (!changed(session.start_empty(start.scheme, start.award_date, start.whose))) return;
    begin_anew();
    offer_what_counts_here();
}

void App::Carrier::operator()(AskForAward const& ask) const {
    open_panel(Panel::Award, app.contents(), state);
    state.open->award = ask;
}

void App::Carrier::choose_scheme(Panel panel) const {
    std::vector<session::SchemeModel> const schemes = session.schemes();
    auto const whose = panel == Panel::NewScheme ? session::Whose::ThisPerson : session::Whose::Somebody;
    if (schemes.size() == 1 && schemes.front().needs_award_date) return (*this)(AskForAward{schemes.front(), whose});
    if (schemes.size() < 2) return (*this)(StartEmpty{schemes.empty() ? "" : schemes.front().id, {}, whose});
    open_panel(panel, app.contents(), state);
    state.open->palette = choice_of_schemes(schemes, whose);
}

void App::Carrier::operator()(StartWithSample const&) const {
    if (changed(session.start_with_sample())) begin_anew();
}

void App::Carrier::operator()(OpenRecord const& open) const {
    if (changed(session.open_record(open.record))) begin_anew();
}

void App::Carrier::operator()(LookAt const& look) const {
    (*this)(OpenRecord{look.record});
    state.screen = ScreenName::Home;
}

void App::Carrier::operator()(SetScoringDate const& set) const {
    if (!changed(session.set_scoring_date(set.date)) || !state.estimate.form) return;
    state.estimate.form->check = session.check_draft(state.estimate.form->draft);
}

void App::Carrier::operator()(SetStanding const& set) const {
    if (!changed(session.set_standing(set.standing)) || !state.estimate.form) return;
    state.estimate.form->check = session.check_draft(state.estimate.form->draft);
}

void App::Carrier::operator()(ImportFile const& import) const {
    if (session::is_table_file(import.path)) {
        Result<Done> const begun = session.begin_paste_file(session::with_home(import.path));
        if (!begun) return refuse_file(Panel::Import, message_of(begun.problem()));
        file_is_done(Panel::Import);
        open_panel(Panel::Paste, app.contents(), state);
        return;
    }
    Result<Problems> const problems = session.import_file(
        session::with_home(import.path), import.again ? session::IfThere::AddAgain : session::IfThere::Open);
    if (!problems) return refuse_file(Panel::Import, message_of(problems.problem()));
    if (has_errors(*problems))
        return refuse_file(Panel::Import,
                           message_of(std::string(tr("Nothing was imported: the file has errors.")), *problems));
    file_is_done(Panel::Import);
    state.messages.forget_offers();
    begin_anew();
    if (session::is_there_already(*problems))
        state.messages.add(Message{.text = std::string(tr("The library has this application already: it is open now.")),
                                   .action = std::string(tr("Import it once more")),
                                   .intent = ImportFile{import.path, true},
                                   .until_next_change = true});
    else if (problems->empty())
        offer_undo(say("Imported {}.", import.path));
    else
        state.messages.add(message_of(std::string(tr("Imported, with something to look at:")), *problems));
}

Result<Done> App::Carrier::write(ExportFile const& to) const {
    std::string const file = session::with_home(to.path);
    if (to.form == ExportForm::Table) return session.export_table_file(file);
    if (to.form == ExportForm::Page) return session::save_report(session, file);
    return session.export_file(file);
}

void App::Carrier::operator()(ExportFile const& to) const {
    if (!has_record()) return;
    Panel const dialog = to.form == ExportForm::Table  ? Panel::ExportTable
                         : to.form == ExportForm::Page ? Panel::ExportPage
                                                       : Panel::Export;
    Result<Done> const written = write(to);
    if (!written) return refuse_file(dialog, message_of(written.problem()));
    file_is_done(dialog);
    state.messages.add(Message{.tone = Tone::Success, .text = say("Exported to {}.", to.path)});
}

void App::Carrier::operator()(OpenLibrary const& open) const {
    if (!app.outside_.open_library) return;
    app.end();
    Result<Done> const opened = app.outside_.open_library(session::with_home(open.path));
    if (!opened) return refuse_file(Panel::OpenLibrary, message_of(opened.problem()));
    file_is_done(Panel::OpenLibrary);
    app.has_evidence_ = app.takes_in_ = app.has_reviews_ = app.takes_in_packages_ = false;
    app.begin_watching();
    state = ShellState();
    state.screen = has_record() ? ScreenName::Home : ScreenName::Estimate;
    app.explained_.reset();
    app.speak_as_chosen();
}

void App::Carrier::operator()(CompletePath const& complete) const {
    if (!state.open) return;
    Panel const panel = state.open->panel == Panel::Seal ? Panel::SealFile : state.open->panel;
    FileQuestion const* const question = question_of(panel);
    if (question == nullptr) return;
    state.open->completions = session::complete_path(complete.path, question->kinds.front().endings);
    if (question->is_folder)
        std::erase_if(state.open->completions, [](std::string const& path) { return !path.ends_with('/'); });
}

} // namespace accrue::gui
