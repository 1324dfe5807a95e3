// Carries out what concerns the review desk.
#include <algorithm>
#include <utility>
#include <vector>

#include "domain/texts.h"
#include "gui/app_carrier.h"
#include "session/file_names.h"

namespace accrue::gui {

namespace {

std::vector<std::optional<Verdict>> verdicts_on(session::ClaimDeskModel const& desk) {
    std::vector<std::optional<Verdict>> verdicts;
    for (session::DeskClaim const& claim : desk.claims) verdicts.push_back(claim.verdict);
    return verdicts;
}

} // namespace

session::ReviewDesk& App::Carrier::reviews() const {
    app.has_reviews_ = true;
    session.reviews().look();
    return session.reviews();
}

// --- The queue ---

void App::Carrier::operator()(TakeInPackages const& take) const {
    std::vector<std::filesystem::path> files;
    for (std::string const& path : take.paths) files.emplace_back(session::with_home(path));
    file_is_done(Panel::TakeIn);
    reviews().take_in(files);
    app.takes_in_packages_ = reviews().queue().intake->running;
    if (!reviews().desk()) state.screen = ScreenName::Review; // who is at work on a case stays there
}

void App::Carrier::operator()(WatchFolder const& watch) const {
    std::filesystem::path const folder = session::with_home(watch.path);
    Result<Done> const done = reviews().watch_folder(watch.path.empty() ? folder : std::filesystem::absolute(folder));
    if (!done) return refuse_file(Panel::WatchFolder, message_of(done.problem()));
    file_is_done(Panel::WatchFolder);
}

void App::Carrier::operator()(OpenCase const& open) const {
    if (!reviews().reviewer()) {
        state.review.awaited = open;
        return open_panel(Panel::Reviewer, app.contents(), state);
    }
    if (worked(reviews().open(open.of))) state.screen = ScreenName::Review;
}

void App::Carrier::operator()(OpenNextCase const&) const {
    state.review.row_of_kind.clear();
    state.screen = ScreenName::Review;
    if (!reviews().reviewer()) return (*this)(OpenCase{});
    auto const opened = reviews().open_next();
    if (!worked(opened) || *opened) return;
    reviews().close();
    state.messages.add(Message{.tone = Tone::Success,
                               .text = std::string(tr("No other application is waiting for you.")),
                               .remedy = std::string(tr("Those handed in or given up can be opened in the queue."))});
}

void App::Carrier::operator()(OpenNextOfKind const& next) const {
    auto const claim = reviews().open_next_of_type(next.type, next.behind);
    if (!worked(claim)) return;
    if (claim->empty()) {
        state.review.row_of_kind.clear();
        state.messages.add(
            Message{.tone = Tone::Success, .text = std::string(tr("No other claim of this kind is waiting for you."))});
        return;
    }
    auto const& claims = reviews().desk()->claims;
    auto const place = std::ranges::find(claims, *claim, &session::DeskClaim::id);
    if (state.review.of != reviews().desk()->of) state.review.forget_case();
    state.review.of = reviews().desk()->of;
    state.review.go_to(static_cast<std::size_t>(place - claims.begin()));
}

void App::Carrier::operator()(SetReviewer const& set) const {
    Result<Done> const done = reviews().set_reviewer(set.wish);
    if (!done) return refuse_file(Panel::Reviewer, message_of(done.problem()));
    file_is_done(Panel::Reviewer);
    auto const awaited = std::exchange(state.review.awaited, std::nullopt);
    if (!awaited) return;
    if (awaited->of)
        (*this)(*awaited);
    else
        (*this)(OpenNextCase{});
}

// --- Who applies ---

void App::Carrier::operator()(gui::ShowApplicant const&) const {
    if (reviews().desk() && reviews().desk()->hides_applicant) worked(reviews().show_applicant());
}

void App::Carrier::operator()(ShowUnsearched const& show) const {
    if (reviews().desk() && reviews().desk()->hides_applicant) worked(reviews().show_unsearched(show.sha256));
}

// --- The claim desk ---

void App::Carrier::operator()(DeclareNoConflict const& declared) const {
    if (reviews().desk() && worked(reviews().declare_no_conflict(declared.why))) state.review.why.clear();
}

void App::Carrier::operator()(gui::Abstain const& abstain) const {
    if (reviews().desk() && worked(reviews().abstain(abstain.why))) state.review.why.clear();
}

void App::Carrier::operator()(TakeUpCase const&) const {
    if (reviews().desk()) worked(reviews().take_up());
}

void App::Carrier::operator()(DecideClaim const& decided) const {
    if (!reviews().desk() || !worked(reviews().decide(decided.claim, decided.verdict, decided.seconds))) return;
    state.messages.forget_errors();
    state.review.decided(decided.claim, decided.verdict.has_value());
}

// Who takes a verdict back wants to see of which claim.
void App::Carrier::go_to_changed(std::vector<std::optional<Verdict>> const& before) const {
    auto const after = verdicts_on(*reviews().desk());
    auto const [was, is] = std::ranges::mismatch(before, after);
    if (is != after.end()) state.review.go_to(static_cast<std::size_t>(is - after.begin()));
}

void App::Carrier::operator()(UndoVerdict const&) const {
    if (!reviews().desk() || !reviews().desk()->can_undo) return;
    auto const before = verdicts_on(*reviews().desk());
    if (worked(reviews().undo())) go_to_changed(before);
}

void App::Carrier::operator()(RedoVerdict const&) const {
    if (!reviews().desk() || !reviews().desk()->can_redo) return;
    auto const before = verdicts_on(*reviews().desk());
    if (worked(reviews().redo())) go_to_changed(before);
}

void App::Carrier::operator()(Recommend const& recommended) const {
    if (reviews().desk()) worked(reviews().recommend(recommended.outcome));
}

void App::Carrier::operator()(NoteCase const& noted) const {
    if (reviews().desk()) worked(reviews().set_note(noted.note));
}

void App::Carrier::operator()(AskWhereToHandIn const&) const {
    if (is_open(Panel::HandIn)) ask_where(Panel::HandInFile, reviews().suggested_name());
}

void App::Carrier::operator()(HandInInto const& into) const {
    if (is_open(Panel::HandIn)) state.open->signing.path = into.path;
}

void App::Carrier::operator()(HandIn const& hand_in) const {
    if (!reviews().desk()) return;
    Result<Done> const done = reviews().hand_in(session::with_home(hand_in.path), hand_in.passphrase);
    if (!done) {
        refuse_file(Panel::HandIn, message_of(done.problem()));
        if (is_open(Panel::HandIn) && done.problem().id == wrong_passphrase) {
            wipe(state.open->signing.passphrase);
            state.open->refocus = false;
        }
        return;
    }
    file_is_done(Panel::HandIn);
    state.messages.add(Message{.tone = Tone::Success,
                               .text = say("Handed in: {}.", hand_in.path),
                               .remedy = std::string(tr("Give this file to whoever puts the reviews together.")),
                               .action = std::string(tr("Next application")),
                               .intent = OpenNextCase{}});
}

// --- Deciding ---

void App::Carrier::operator()(TakeOnDeciding const&) const {
    if (!reviews().desk() || !worked(reviews().take_on())) return;
    state.review.go_to(reviews().desk()->claims.size());
}

void App::Carrier::operator()(AcceptReviewer const& accepted) const {
    if (reviews().desk()) worked(reviews().accept_reviewer(accepted.key));
}

void App::Carrier::operator()(SetOwnWords const& set) const {
    if (reviews().desk() && is_decider(*reviews().desk())) worked(reviews().set_own_words(set.words));
}

void App::Carrier::tell_letter(std::vector<std::filesystem::path> const& saved) const {
    file_is_done(Panel::Decide);
    state.messages.add(Message{.tone = Tone::Success,
                               .text = say("The letter is in {}.", saved.front().parent_path().string()),
                               .remedy = std::string(tr("Read it once more, and send it with the signed file."))});
}

void App::Carrier::operator()(DecideCase const& decided) const {
    if (!reviews().desk() || !is_decider(*reviews().desk())) return;
    auto const saved = reviews().decide_case(session::with_home(decided.folder), decided.passphrase);
    if (saved) return tell_letter(*saved);
    refuse_file(Panel::Decide, message_of(saved.problem()));
    if (!is_open(Panel::Decide) || saved.problem().id != wrong_passphrase) return;
    wipe(state.open->signing.passphrase);
}

void App::Carrier::operator()(SaveDecisionAgain const& save) const {
    if (!reviews().desk() || !is_decider(*reviews().desk())) return;
    auto const saved = reviews().save_again(session::with_home(save.folder));
    if (saved) return tell_letter(*saved);
    refuse_file(Panel::Decide, message_of(saved.problem()));
}

void App::Carrier::operator()(ReopenDecision const& reopened) const {
    if (reviews().desk() && is_decider(*reviews().desk())) worked(reviews().reopen(reopened.why));
}

} // namespace accrue::gui
