#include "gui/app.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/app_carrier.h"
#include "gui/widgets/environment.h"
#include "session/cpd_desk.h"
#include "session/package_desk.h"
#include "session/review_desk.h"

namespace accrue::gui {

ShellContents App::contents() {
    ShellContents contents{session_.shell()};
    contents.paste = session_.paste();
    if (state_.screen == ScreenName::Rules) contents.rules = &session_.rules().model();
    if (state_.screen == ScreenName::Home && session_.record()) contents.home = &session_.home();
    if (state_.screen == ScreenName::History) contents.history = &session_.history();
    if (state_.open && state_.open->panel == Panel::Packages) contents.packages = &session_.packages().model();
    if (state_.screen == ScreenName::Review) contents.review.emplace(review_view());
    if (!session_.record()) return contents;
    contents.estimate = &session_.estimate();
    if (state_.screen == ScreenName::Timeline) contents.timeline = &session_.timeline();
    if (state_.screen == ScreenName::Path) contents.path = &session_.path().model();
    if (state_.screen == ScreenName::Evidence) {
        session::EvidenceDesk& desk = session_.evidence();
        contents.evidence.emplace(
            EvidenceView{desk.model(), [&desk](session::EvidencePageOf const& asked) { return desk.page(asked); }});
    }
    if (state_.screen == ScreenName::Application) {
        session_.application().look();
        contents.application = &session_.application().model();
    }
    if (state_.screen == ScreenName::Cpd) contents.cpd.emplace(cpd_view());
    if (explained_ != state_.topic || explained_revision_ != contents.estimate->revision) {
        explanation_ = explanation_of(state_.topic);
        explained_ = state_.topic;
        explained_revision_ = contents.estimate->revision;
    }
    if (!explanation_.title.empty()) contents.explanation = &explanation_;
    return contents;
}

session::ExplanationModel App::explanation_of(HelpTopic const& topic) {
    if (auto const* const subject = std::get_if<session::Subject>(&topic)) return session_.explain(*subject);
    auto const* const cpd = std::get_if<CpdTopic>(&topic);
    if (cpd == nullptr) return {};
    session::CpdDesk& desk = session_.cpd();
    if (auto const* const entry = std::get_if<EntryId>(&cpd->of)) return desk.explain(cpd->record, *entry);
    if (auto const* const need = std::get_if<CpdTopic::Need>(&cpd->of))
        return desk.explain_need(cpd->record, need->gate);
    return desk.explain_category(cpd->record, std::get<CpdTopic::Limit>(cpd->of).category);
}

CpdView App::cpd_view() {
    session::CpdModel const& model = session_.cpd().model(state_.cpd.all);
    std::pair const asked{model.revision, state_.cpd.asked};
    if (quick_for_ != asked) {
        quick_ = session_.cpd().read(state_.cpd.asked);
        quick_for_ = asked;
    }
    return {model, quick_};
}

ReviewView App::review_view() {
    session::ReviewDesk& desk = session_.reviews();
    desk.look();
    has_reviews_ = true;
    ReviewView view{desk.queue(), desk.filter(), desk.desk()};
    view.page = [&desk](std::string const& sha256, int page, int width) { return desk.page(sha256, page, width); };
    view.may_draw = desk.may_draw();
    if (view.desk != nullptr) {
        view.suggested_name = desk.suggested_name();
        view.suggested_folder = desk.suggested_folder();
    }
    return view;
}

void App::answer(FileAnswer answer) {
    if (answer.kind == FileAnswer::Kind::Chosen) ask(intent_for(answer.panel, std::move(answer.path)));
    if (answer.kind == FileAnswer::Kind::Cancelled) state_.application.awaits.reset();
    if (answer.kind != FileAnswer::Kind::CannotAsk) return;
    if (answer.panel != Panel::SealFile && answer.panel != Panel::HandInFile)
        open_panel(answer.panel, contents(), state_);
    else if (state_.open)
        state_.open->refocus = true; // of the dialog that asked, where a path can be typed
}

void App::drop(std::vector<std::string> const& paths, ImVec2 at) {
    std::vector<std::string> evidence;
    bool const reviews = state_.screen == ScreenName::Review; // packages are taken in there
    for (std::string const& path : paths) {
        if (reviews && is_called_as_a_package(path)) {
            evidence.push_back(path);
            continue;
        }
        if (auto intent = intent_for_dropped_data(path))
            ask(*std::move(intent));
        else
            evidence.push_back(path);
    }
    if (!evidence.empty()) environment().dropped = DroppedFiles{std::move(evidence), at};
}

Intents App::unsaved() const {
    Intents unsaved;
    if (session_.record()) unsaved = unsaved_typing(session_.application().model(), state_.application);
    if (!has_reviews_) return unsaved;
    if (session::ClaimDeskModel const* const desk = session_.reviews().desk())
        std::ranges::move(unsaved_typing(*desk, state_.review), std::back_inserter(unsaved));
    return unsaved;
}

void App::end() {
    Carrier const carrier{*this, session_, state_};
    for (Intent const& intent : unsaved()) std::visit(carrier, intent);
    if (takes_in_) session_.evidence().finish_taking_in();
}

void App::draw() {
    has_evidence_ = has_evidence_ || state_.screen == ScreenName::Evidence || state_.screen == ScreenName::Application;
    bool const asks_for_file = state_.open && state_.open->panel == Panel::AddFiles;
    bool const asks_for_package = state_.open && state_.open->panel == Panel::CheckPackage;
    draw_shell(contents(), state_, intents_);
    if (asks_for_file && !state_.open) state_.application.awaits.reset(); // nothing was chosen
    if (asks_for_package && !state_.open && !session_.packages().model().packages.empty())
        open_panel(Panel::Packages, contents(), state_); // those before stay
    // What fell on nothing in particular.
    auto dropped = std::exchange(environment().dropped, std::nullopt);
    if (dropped && state_.screen == ScreenName::Review)
        ask(TakeInPackages{std::move(dropped->paths)});
    else if (dropped)
        ask(TakeInFiles{std::move(dropped->paths)});
}

bool App::act() {
    Intents asked;
    asked.swap(intents_);
    Carrier const carrier{*this, session_, state_};
    // What is typed is saved before anything else is done, which may take it out of sight.
    if (!asked.empty())
        for (Intent const& intent : unsaved()) std::visit(carrier, intent);
    for (Intent const& intent : asked) std::visit(carrier, intent);
    Problems const warnings = session_.take_warnings();
    if (!warnings.empty())
        state_.messages.add(message_of(std::string(tr("Something in the library needs a look:")), warnings));
    bool const read = state_.screen == ScreenName::Rules && session_.rules().collect();
    bool const found = state_.screen == ScreenName::Path && session_.path().look();
    bool const done = collect_desks();
    return !asked.empty() || !warnings.empty() || read || found || done;
}

void App::speak_as_chosen() {
    speak(language_of(session_.shell().language));
    static_cast<void>(session_.shell()); // says all again
}

// Once somebody has looked at files, what was begun with them goes on whatever screen is shown.
bool App::minds_evidence() const {
    if (!session_.record() || !has_evidence_) return false;
    return state_.screen == ScreenName::Evidence || state_.screen == ScreenName::Application ||
           session_.evidence().is_working();
}

// Where the screen does not show it.
void App::tell_intake() {
    auto const& intake = session_.evidence().model().intake;
    bool const running = intake && intake->running;
    bool const ended = takes_in_ && !running;
    takes_in_ = running;
    if (ended) name_what_was_taken_in();
    tell_references();
    if (!ended || !intake || state_.screen == ScreenName::Evidence) return;
    Message message{.tone = tone_of(*intake), .text = intake->words};
    message.remedy = refusals_in_words(*intake);
    message.action = tr("Show the files");
    message.intent = GoTo{ScreenName::Evidence};
    state_.messages.add(std::move(message));
}

// Forms that came back are known a while after the files are taken in.
void App::tell_references() {
    auto const& intake = session_.evidence().model().intake;
    std::size_t const there = intake ? intake->references.size() : 0;
    std::size_t const before = std::exchange(told_references_, there);
    if (there <= before || state_.screen == ScreenName::Evidence) return;
    Message message{.tone = tone_of(*intake), .text = references_in_words(*intake)};
    message.action = tr("Show the application");
    message.intent = GoTo{ScreenName::Application};
    state_.messages.add(std::move(message));
}

// Once somebody has reviewed, what was begun goes on whatever screen is shown.
bool App::minds_reviews() const {
    if (!has_reviews_) return false;
    return state_.screen == ScreenName::Review || session_.reviews().is_working() || session_.reviews().is_watching();
}

// Where the screen does not show it.
void App::tell_packages() {
    auto const& intake = session_.reviews().queue().intake;
    if (intake && intake->running) {
        takes_in_packages_ = true; // also what came by itself
        return;
    }
    bool const ended = std::exchange(takes_in_packages_, false);
    bool const in_sight = state_.screen == ScreenName::Review && session_.reviews().desk() == nullptr;
    if (!ended || !intake || in_sight) return;
    Message message{.tone = tone_of(*intake), .text = intake->words};
    message.remedy = refusals_in_words(*intake);
    message.action = tr("Show the queue");
    message.intent = GoTo{ScreenName::Review};
    state_.messages.add(std::move(message));
}

void App::name_what_was_taken_in() {
    auto const use = std::exchange(state_.application.awaits, std::nullopt);
    auto const& intake = session_.evidence().model().intake;
    if (!use || !intake || intake->last.empty()) return;
    Carrier{*this, session_, state_}.name_file(*use, intake->last);
}

bool App::look_around() {
    bool const done = collect_desks();
    return look_around_screen() || done;
}

bool App::collect_desks() {
    bool const files = minds_evidence() && session_.evidence().collect();
    if (files) tell_intake();
    bool const checked = session_.packages().collect();
    bool const reviewed = minds_reviews() && session_.reviews().collect();
    if (reviewed) tell_packages();
    return files || checked || reviewed;
}

bool App::look_around_screen() {
    if (state_.screen == ScreenName::Path) return session_.path().look();
    if (state_.screen == ScreenName::Home && session_.record()) return session_.look_ahead_at_home();
    return state_.screen == ScreenName::Rules && session_.rules().look();
}

std::optional<double> App::next_look() const {
    constexpr double while_reading = 0.03;
    constexpr double while_idle = 1;
    if (minds_evidence() && session_.evidence().is_working()) return while_reading;
    if (session_.packages().is_working()) return while_reading;
    if (minds_reviews() && session_.reviews().is_working()) return while_reading;
    if (state_.screen == ScreenName::Path && session_.path().model().working) return while_reading;
    if (state_.screen == ScreenName::Home && session_.record() && session_.home().looking_ahead) return while_reading;
    if (state_.screen != ScreenName::Rules)
        return has_reviews_ && session_.reviews().is_watching() ? std::optional(while_idle) : std::nullopt;
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
