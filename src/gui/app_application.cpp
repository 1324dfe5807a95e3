// Carries out what concerns the application and its package.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/app_carrier.h"
#include "session/application_desk.h"
#include "session/file_names.h"

namespace accrue::gui {

namespace {} // namespace

session::ApplicationModel const& App::Carrier::application() const {
    session.application().look();
    return session.application().model();
}

void App::Carrier::tell_change(Result<session::Performed> const& performed, Tell tell) const {
    if (!worked(performed) || performed->words.empty()) return;
    changed(performed);
    if (tell == Tell::Yes) offer_undo(performed->words + ".");
}

// --- What is entered ---

void App::Carrier::operator()(SetTarget const& set) const {
    if (has_record()) tell_change(session.application().set_target(set.level), Tell::Yes);
}

void App::Carrier::operator()(SetApplicant const& set) const {
    if (has_record()) tell_change(session.application().set_applicant(set.applicant), Tell::No);
}

void App::Carrier::operator()(SetReferee const& set) const {
    if (has_record()) tell_change(session.application().set_referee(set.place, set.referee), Tell::No);
}

void App::Carrier::operator()(RemoveReferee const& removal) const {
    if (has_record()) tell_change(session.application().remove_referee(removal.place), Tell::Yes);
}

void App::Carrier::operator()(SetStatement const& set) const {
    if (has_record()) tell_change(session.application().set_statement(set.text), Tell::No);
}

void App::Carrier::operator()(SetDeclaration const& set) const {
    if (has_record()) tell_change(session.application().set_declaration(set.id, set.accepted), Tell::No);
}

void App::Carrier::operator()(SetDocument const& set) const {
    if (has_record()) tell_change(session.application().set_document(set.id, set.file), Tell::Yes);
}

void App::Carrier::operator()(SetDocumentLanguage const& set) const {
    if (has_record()) tell_change(session.application().set_language(set.language), Tell::No);
}

void App::Carrier::operator()(AddFileFor const& add) const {
    if (!has_record()) return;
    if (add.paths.empty())
        (*this)(Show{Panel::AddFiles});
    else
        (*this)(TakeInFiles{add.paths});
    state.application.awaits = add.use;
}

void App::Carrier::name_file(FileFor const& use, std::string const& file) const {
    if (!use.referee) return (*this)(SetDocument{use.document, file});
    auto const& referees = application().referees;
    if (*use.referee >= referees.size()) return;
    Referee referee = referees[*use.referee].referee;
    referee.reference = file;
    tell_change(session.application().set_referee(*use.referee, referee), Tell::Yes);
}

// --- Documents ---

void App::Carrier::operator()(AskForReferenceForm const& ask) const {
    if (!has_record()) return;
    auto const& referees = application().referees;
    std::size_t place = ask.referee.value_or(referees.size());
    if (!ask.referee)
        place = static_cast<std::size_t>(std::ranges::find(referees, false, &session::RefereeModel::answered) -
                                         referees.begin());
    if (place >= referees.size()) {
        state.screen = ScreenName::Application;
        state.application.show_part(session::ApplicationPart::Kind::Referees);
        state.messages.add(Message{.tone = Tone::Warning,
                                   .text = std::string(tr("There is no referee who has yet to answer.")),
                                   .remedy = std::string(tr("Add one first, with name and e-mail address."))});
        return;
    }
    state.application.asked_referee = referees[place].referee;
    (*this)(Show{Panel::SaveReference});
}

void App::Carrier::operator()(SaveReferenceForm const& save) const {
    if (!has_record()) return;
    Referee const& asked = state.application.asked_referee;
    auto const& referees = application().referees;
    auto const found = std::ranges::find_if(referees, [&](session::RefereeModel const& row) {
        return row.referee.name == asked.name && row.referee.email == asked.email;
    });
    auto const saved = session.application().save_reference_form(static_cast<std::size_t>(found - referees.begin()),
                                                                 session::with_home(save.path));
    if (!saved) return refuse_file(Panel::SaveReference, message_of(saved.problem()));
    file_is_done(Panel::SaveReference);
    if (!saved->words.empty()) changed(saved);
    state.messages.add(Message{.tone = Tone::Success,
                               .text = say("Saved the reference form as {}.", save.path),
                               .remedy = std::string(tr("Send it to the referee. When it comes back, add the file as "
                                                        "the answer."))});
}

void App::Carrier::operator()(SaveDocuments const& save) const {
    if (!has_record()) return;
    auto const saved = session.application().save_documents(session::with_home(save.folder));
    if (!saved) return refuse_file(Panel::SaveDocuments, message_of(saved.problem()));
    file_is_done(Panel::SaveDocuments);
    state.messages.add(
        Message{.tone = Tone::Success, .text = say("Saved {} files in {}.", saved->size(), save.folder)});
}

void App::Carrier::operator()(SavePublicKey const& save) const {
    if (!has_record()) return;
    auto const saved = session.application().save_public_key(session::with_home(save.path));
    if (!saved) return refuse_file(Panel::SaveKey, message_of(saved.problem()));
    file_is_done(Panel::SaveKey);
    state.messages.add(Message{.tone = Tone::Success, .text = say("Saved the public key as {}.", save.path)});
}

// --- Sealing ---

bool App::Carrier::may_seal() const {
    if (!has_record()) return false;
    std::string const& why_not = application().why_not;
    state.screen = ScreenName::Application;
    if (why_not.empty()) return true;
    state.messages.add(Message{
        .tone = Tone::Warning, .text = std::string(tr("The application is not complete yet.")), .remedy = why_not});
    return false;
}

void App::Carrier::operator()(AskWhereToSeal const&) const {
    if (is_open(Panel::Seal)) ask_where(Panel::SealFile, proposed_name(application(), state.open->seal));
}

void App::Carrier::operator()(SealInto const& into) const {
    if (is_open(Panel::Seal)) state.open->seal.path = into.path;
}

void App::Carrier::operator()(Seal const& seal) const {
    if (!has_record()) return;
    session::SealWish wish = seal.wish;
    wish.file = session::with_home(wish.file.string());
    session::ApplicationDesk& desk = session.application();
    desk.look();
    auto const sealed = desk.seal(wish);
    if (is_open(Panel::Seal)) state.open->seal.began.reset();
    if (!sealed) {
        refuse_file(Panel::Seal, message_of(sealed.problem()));
        if (is_open(Panel::Seal) && sealed.problem().id == wrong_passphrase) {
            state.open->seal.forget_passphrase();
            state.open->refocus = false;
        }
        return;
    }
    changed(sealed);
    file_is_done(Panel::Seal);
    session::ApplicationModel const& model = application();
    std::string const size = model.sealed.empty() ? std::string() : model.sealed.front().size;
    std::string next(tr("Send this file."));
    if (!model.order.empty()) next += " " + model.order;
    state.messages.add(Message{.tone = Tone::Success,
                               .text = say("Sealed: {}, {}.", seal.wish.file.string(), size),
                               .remedy = std::move(next),
                               .action = std::string(tr("Undo")),
                               .intent = gui::Undo{},
                               .until_next_change = true});
}

void App::Carrier::operator()(WithdrawSealed const& withdrawal) const {
    if (has_record()) tell_change(session.application().withdraw(withdrawal.id), Tell::Yes);
}

// --- Packages that came ---

void App::Carrier::operator()(CheckPackages const& check) const {
    std::vector<std::filesystem::path> files;
    for (std::string const& path : check.paths) files.emplace_back(session::with_home(path));
    session.packages().check(files);
    if (!is_open(Panel::Packages)) open_panel(Panel::Packages, app.contents(), state);
}

// Those that are shown stay beside the desktop's dialog.
void App::Carrier::operator()(AskForPackage const&) const {
    if (!ask_desktop(*question_of(Panel::CheckPackage))) open_panel(Panel::CheckPackage, app.contents(), state);
}

void App::Carrier::operator()(ShowEvidenceOf const& show) const {
    if (!has_record()) return;
    (*this)(GoTo{ScreenName::Evidence});
    auto const& entries = session.evidence().model().entries;
    auto const entry = std::ranges::find(entries, show.entry, &session::EvidenceEntryRow::id);
    if (entry == entries.end()) return;
    state.evidence.tab = EvidenceTab::Matrix;
    state.evidence.cursor_entry = static_cast<std::size_t>(entry - entries.begin());
    state.evidence.reveal_cursor = true;
}

} // namespace accrue::gui
