// Carries out what concerns the other screens, and what is shown.
#include <chrono>
#include <utility>

#include "domain/texts.h"
#include "gui/app_carrier.h"
#include "session/cpd_desk.h"
#include "session/file_names.h"

namespace accrue::gui {

namespace {

constexpr std::chrono::seconds longest_wait{4}; // for what is worked out between two frames

} // namespace

// --- Rules ---

void App::Carrier::operator()(ChooseRules const& choose) const {
    session.rules().choose(choose.path);
    state.rules.forget_file();
}

void App::Carrier::operator()(OpenRulesFile const& open) const {
    Result<Done> const opened = session.rules().open(session::with_home(open.path));
    if (!opened) return refuse_file(Panel::OpenRules, message_of(opened.problem()));
    file_is_done(Panel::OpenRules);
    state.rules.forget_file();
    state.screen = ScreenName::Rules;
}

void App::Carrier::operator()(CloseRulesFile const& close) const {
    session.rules().close(close.path);
    state.rules.forget_file();
}

void App::Carrier::operator()(FindImpact const&) const {
    auto const& [before, after] = session.rules().compared();
    if (!before || !after) return;
    auto const until = std::chrono::steady_clock::now() + longest_wait;
    auto const impact =
        session.impact(before, after, [&](std::size_t /*seen*/) { return std::chrono::steady_clock::now() < until; });
    if (worked(impact)) session.rules().tell_impact(*impact);
}

void App::Carrier::operator()(ReloadRules const&) const {
    if (!has_record() || !worked(session.reload_rules())) return;
    session.rules().look();
    state.messages.add(Message{.tone = Tone::Success,
                               .text = say("The open record is scored by {} now.", session.estimate().pack_title)});
}

// --- Path ---

void App::Carrier::operator()(KeepPlan const& keep) const {
    session::PathPlan const* const plan = session.path().model().plan(keep.key);
    if (plan == nullptr || plan->open.empty()) return;
    Result<session::Performed> const kept = session.keep_plan(*plan);
    if (changed(kept)) offer_undo(say("{}. Planned entries count nothing until you claim them.", kept->words));
}

void App::Carrier::operator()(SetOwnCost const& set) const {
    Result<session::Performed> const done = session.set_own_cost(set.of, set.cost);
    if (changed(done) && !done->words.empty()) offer_undo(done->words + ".");
}

// --- History ---

void App::Carrier::operator()(ShowChange const& show) const {
    state.history.open = OpenChange{show.change, session.differences_of(show.change)};
}

void App::Carrier::operator()(GoToChange const& go) const {
    RecordId const before = session.record();
    if (!changed(session.go_to_change(go.change))) return;
    state.history.open.reset();
    keep_form_of(before);
}

void App::Carrier::operator()(BringBack const& back) const {
    Result<session::Performed> const brought = session.bring_back(back.change);
    if (!changed(brought)) return;
    state.history.open.reset();
    offer_undo(brought->words + ".");
}

// --- CPD ---

void App::Carrier::operator()(ExplainCpd const& explain) const {
    state.topic = explain.topic;
    state.help_is_open = true;
}

void App::Carrier::operator()(gui::LogActivity const& log) const {
    if (session.cpd().read(log.asked).add.empty()) return; // something else was done meanwhile
    Result<session::Performed> const added = session.cpd().add(log.asked);
    if (!changed(added)) return;
    state.cpd.asked = {};
    offer_undo(added->words + ".");
}

void App::Carrier::operator()(RepeatActivity const& repeat) const {
    Result<session::Performed> const added = session.cpd().repeat_today(repeat.entry);
    if (changed(added)) offer_undo(added->words + ".");
}

void App::Carrier::operator()(RevealIn const& reveal) const {
    if (session.record() != reveal.record) (*this)(OpenRecord{reveal.record});
    if (session.record() == reveal.record) (*this)(Reveal{reveal.entry});
}

// --- What is shown ---

void App::Carrier::operator()(GoTo const& go) const {
    state.screen = go.screen;
    if (go.screen == ScreenName::Rules) session.rules().look();
    if (go.screen == ScreenName::Review) static_cast<void>(reviews());
    if (go.screen == ScreenName::Evidence && has_record()) session.evidence().look();
    if (go.screen == ScreenName::Application && has_record()) session.application().look();
}

void App::Carrier::operator()(Explain const& explain) const {
    state.topic = explain.subject;
    state.help_is_open = true;
}

void App::Carrier::operator()(Reveal const& reveal) const {
    state.screen = ScreenName::Estimate;
    state.estimate.show_all();
    state.estimate.summary_tab = false;
    state.estimate.reveal = reveal.entry;
    (*this)(Explain{session::AboutEntry{reveal.entry}});
}

void App::Carrier::operator()(ExplainForm const& explain) const {
    state.topic = FormTopic{explain.type};
    state.help_is_open = true;
}

void App::Carrier::operator()(Show const& show) const {
    if (show.panel == Panel::AddFiles) state.application.awaits.reset();
    if (show.panel == Panel::Help)
        state.help_is_open = !state.help_is_open;
    else if (state.open && state.open->panel == show.panel)
        state.open.reset();
    else if (show.panel == Panel::Seal && !may_seal())
        return;
    else if (show.panel == Panel::HandIn && !reviews().desk())
        return;
    else if (show.panel == Panel::NewRecord || show.panel == Panel::NewScheme)
        choose_scheme(show.panel);
    else if (FileQuestion const* const question = question_of(show.panel); question && ask_desktop(*question))
        state.open.reset();
    else
        open_panel(show.panel, app.contents(), state);
}

void App::Carrier::ask_where(Panel asked, std::string const& name) const {
    FileQuestion question = *question_of(asked);
    std::string const proposed = "/" + name;
    question.hint = proposed;
    if (!ask_desktop(question)) state.open->refocus = true;
}

bool App::Carrier::ask_desktop(FileQuestion const& question) const {
    return app.outside_.ask_for_file && app.outside_.ask_for_file(question);
}

void App::Carrier::operator()(ShowOnly const& only) const {
    state.estimate.summary_tab = false;
    state.estimate.shown = only.shown;
}

void App::Carrier::operator()(SortEntries const& order) const {
    state.estimate.summary_tab = false;
    state.estimate.sort = order.sort;
}

void App::Carrier::operator()(FocusFilter const&) const {
    if (state.screen == ScreenName::Review) {
        state.review.focus_search = true;
        return;
    }
    if (state.screen == ScreenName::Rules) {
        state.rules.tab = RulesTab::Catalogue;
        state.rules.focus_filter = true;
        return;
    }
    state.screen = ScreenName::Estimate;
    state.estimate.summary_tab = false;
    state.estimate.focus_filter = true;
}

void App::Carrier::operator()(SetLanguage const& set) const {
    worked(session.set_language(set.language));
    app.speak_as_chosen();
    // What is shown without a model says it again too.
    keep_form_of(session.record());
    if (state.estimate.form) {
        state.estimate.form->catalogue.clear();
        state.estimate.form->search = {};
    }
    if (state.history.open) (*this)(ShowChange{state.history.open->id});
}

} // namespace accrue::gui
