// Carries out what concerns files of evidence.
#include <algorithm>

#include "domain/texts.h"
#include "gui/app_carrier.h"
#include "session/file_names.h"

namespace accrue::gui {

void App::Carrier::tell(Result<session::Performed> const& performed) const {
    if (!changed(performed)) return;
    session.evidence().look();
    offer_undo(performed->words + ".");
}

void App::Carrier::operator()(TakeInFiles const& take) const {
    if (!has_record()) {
        state.messages.add(Message{.tone = Tone::Warning,
                                   .text = std::string(tr("Files of evidence belong to a record.")),
                                   .remedy = std::string(tr("Begin a record first, then add them."))});
        return;
    }
    std::vector<std::filesystem::path> paths;
    for (std::string const& path : take.paths) paths.emplace_back(session::with_home(path));
    file_is_done(Panel::AddFiles);
    session.evidence().take_in(paths, take.entry);
    app.has_evidence_ = app.takes_in_ = true;
}

void App::Carrier::operator()(LinkFile const& link) const { tell(session.evidence().link(link.file, link.entry)); }

void App::Carrier::operator()(UnlinkFile const& unlink) const {
    tell(session.evidence().unlink(unlink.name, unlink.entry));
}

void App::Carrier::operator()(RemoveEvidence const& removal) const {
    state.evidence.forget_file();
    tell(session.evidence().remove(removal.file));
}

void App::Carrier::operator()(MarkProof const& mark) const {
    tell(session.evidence().mark(mark.file, mark.entry, mark.mark));
}

void App::Carrier::operator()(RemoveProofMark const& removal) const { tell(session.evidence().unmark(removal.mark)); }

void App::Carrier::operator()(AllowDrawing const&) const {
    if (state.screen == ScreenName::Review)
        reviews().allow_drawing();
    else
        session.evidence().allow_drawing();
}

void App::Carrier::operator()(PickPages const& pick) const {
    auto const& files = session.evidence().model().files;
    auto const file = std::ranges::find(files, pick.file, &session::EvidenceFileRow::id);
    if (file == files.end()) return;
    auto pages = session::read_pages(pick.pages, file->pages);
    state.evidence.pages_error.clear();
    if (pages)
        session.evidence().make(pick.file, session::PickWish{*std::move(pages)});
    else
        state.evidence.pages_error = message_of(pages.problem()).text;
}

void App::Carrier::operator()(ShrinkAllFiles const&) const {
    std::vector<FileId> too_large;
    for (session::EvidenceFileRow const& file : session.evidence().model().files)
        if (file.state == session::EvidenceFileRow::State::TooLarge && !file.replaced && !file.proposal)
            too_large.push_back(file.id);
    for (FileId const file : too_large) session.evidence().make(file, session::ShrinkWish{});
}

void App::Carrier::operator()(UseProposal const& use) const {
    auto const performed = session.evidence().use_proposal(use.file);
    tell(performed);
    if (!performed) return;
    auto const& files = session.evidence().model().files;
    if (!files.empty()) state.evidence.show(files.back().id); // the new one
}

void App::Carrier::operator()(ShowFile const& show) const {
    (*this)(GoTo{ScreenName::Evidence});
    state.evidence.show(show.file);
}

} // namespace accrue::gui
