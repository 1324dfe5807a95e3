// The app in its window, and its pictures.
#include <algorithm>
#include <array>
#include <future>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/texts.h"
#include "gui/app.h"
#include "gui/window.h"
#include "gui/window_file_dialog.h"

namespace accrue::gui {

namespace {

std::optional<float> wanted_scale(session::ShellModel const& shell) {
    return shell.scale > 0 ? std::optional(shell.scale) : std::nullopt;
}

std::string title_of(session::ShellModel const& shell) {
    auto const open = std::ranges::find(shell.records, true, &session::RecordRow::open);
    return open == shell.records.end() ? "Accrue" : fmt::format("{} – Accrue", open->name);
}

// Carries out what was asked for and lets the window follow it.
void follow(App& app, session::Session const& session, Window& window, std::string& title) {
    if (!app.act()) return;
    session::ShellModel const& shell = session.shell();
    if (Appearance const wanted = appearance_of(shell.theme); wanted != window.appearance())
        window.set_appearance(wanted);
    window.set_scale(wanted_scale(shell));
    if (std::string const wanted = title_of(shell); wanted != title) {
        title = wanted;
        window.set_title(title);
    }
    if (app.wants_quit()) window.close();
    Window::wake();
}

constexpr std::array<std::string_view, 33> names{"estimate",
                                                 "help",
                                                 "form",
                                                 "add",
                                                 "palette",
                                                 "settings",
                                                 "records",
                                                 "welcome",
                                                 "rules",
                                                 "rules-tables",
                                                 "rules-catalogue",
                                                 "rules-examples",
                                                 "rules-problems",
                                                 "rules-changes",
                                                 "history",
                                                 "home",
                                                 "path",
                                                 "path-compare",
                                                 "path-costs",
                                                 "timeline",
                                                 "paste",
                                                 "evidence",
                                                 "evidence-matrix",
                                                 "application",
                                                 "application-seal",
                                                 "cpd",
                                                 "cpd-log",
                                                 "offered",
                                                 "review",
                                                 "review-desk",
                                                 "review-reasons",
                                                 "review-reduce",
                                                 "review-decision"};

std::optional<RulesTab> rules_tab(std::string_view screen) {
    if (screen == "rules") return RulesTab::Overview;
    if (screen == "rules-tables") return RulesTab::Tables;
    if (screen == "rules-catalogue") return RulesTab::Catalogue;
    if (screen == "rules-examples") return RulesTab::Examples;
    if (screen == "rules-problems") return RulesTab::Problems;
    if (screen == "rules-changes") return RulesTab::Changes;
    return std::nullopt;
}

// The first entry for which `wanted` holds, or the first of all.
template <class Wanted>
std::optional<EntryId> entry_where(session::EstimateModel const& estimate, Wanted wanted) {
    std::optional<EntryId> first;
    for (session::GroupModel const& group : estimate.groups)
        for (session::EntryModel const& entry : group.entries) {
            if (wanted(entry)) return entry.id;
            if (!first) first = entry.id;
        }
    return first;
}

constexpr std::string_view pasted_example =
    "Qualification\tDate\tProvider\tNote\n"
    "ITIL V3 Service Strategy\t15.07.2011\tNorthwind Training\tpassed with 90 %\n"
    "ITIL V3 Service Design\t2011-11-20\tNorthwind Training\t=HYPERLINK(\"http://example.org\")\n"
    "\t12.12.2011\tContoso\t\n"
    "A certificate nobody knows\t3/4/2012\tContoso\t\n";

bool counts_nothing(session::EntryModel const& entry) { return entry.state == session::EntryModel::State::Nothing; }

// The path with all its plans; the best of the level side by side; or the costs of what comes first.
void show_path(std::string_view screen, session::Session& session, App& app) {
    session::PathDesk& path = session.path();
    path.finish();
    app.ask(GoTo{ScreenName::Path});
    session::PathLevel const* const level = path.model().level();
    if (level == nullptr) return;
    if (screen == "path-costs" && !level->plans.empty()) {
        session::PathPlan const& first = level->plans.front();
        app.show_costs({.plan = first.key, .of = first.items.front().of, .typed = {}});
    }
    if (screen != "path-compare") return;
    std::vector<std::string> keys;
    for (session::PathPlan const& plan : level->plans) keys.push_back(plan.key);
    for (std::string const& key : keys) path.compare(key);
    path.finish();
    app.show_compared();
}

// The queue, or the case that is due first on the claim desk: a claim, what it may be refused or reduced for, or what is
// recommended. A library without cases shows an empty queue.
void show_review(std::string_view screen, session::Session& session, App& app) {
    app.ask(GoTo{ScreenName::Review});
    session.reviews().finish();
    if (screen == "review" || !session.reviews().reviewer()) return;
    if (auto const opened = session.reviews().open_next(); !opened || !*opened) return;
    session.reviews().finish();
    session::ClaimDeskModel const& desk = *session.reviews().desk();
    ReviewState shown;
    shown.of = desk.of;
    shown.pages.land = true;
    auto const open = std::ranges::find_if(desk.claims, [](session::DeskClaim const& claim) {
        return !claim.verdict && !claim.idle && !claim.proofs.empty();
    });
    if (open != desk.claims.end()) shown.claim = static_cast<std::size_t>(open - desk.claims.begin());
    if (screen == "review-decision") shown.claim = desk.claims.size();
    if (screen == "review-reasons") shown.form = VerdictForm{.kind = Verdict::Kind::Refuse, .reason = 0};
    if (screen == "review-reduce") shown.form = VerdictForm{.kind = Verdict::Kind::Reduce, .reason = 0};
    app.show_review(std::move(shown));
}

// Asks the app for what the picture shows; nothing of it changes the library.
void set_the_scene(std::string_view screen, session::Session& session, App& app) {
    if (auto const tab = rules_tab(screen)) {
        session.rules().finish();
        app.show_tab(*tab);
        app.ask(GoTo{ScreenName::Rules});
    }
    if (screen == "home") app.ask(GoTo{ScreenName::Home});
    if (screen == "history") app.ask(GoTo{ScreenName::History});
    if (screen.starts_with("review")) show_review(screen, session, app);
    if (!session.record()) return;
    if (screen.starts_with("path")) show_path(screen, session, app);
    session::EstimateModel const& estimate = session.estimate();
    auto const unused = entry_where(estimate, counts_nothing);
    if (screen.starts_with("evidence")) {
        session.evidence().finish();
        EvidenceState shown;
        shown.tab = screen == "evidence-matrix" ? EvidenceTab::Matrix : EvidenceTab::Files;
        app.show_evidence(std::move(shown));
        app.ask(GoTo{ScreenName::Evidence});
    }
    if (screen.starts_with("application")) {
        session.evidence().finish();
        app.ask(GoTo{ScreenName::Application});
    }
    if (screen == "application-seal") app.ask(Show{Panel::Seal});
    if (screen.starts_with("cpd")) app.ask(GoTo{ScreenName::Cpd});
    if (screen == "cpd-log") app.show_quick_line(std::string(tr("2h webinar SLM 12 Nov")));
    if (screen == "timeline") app.ask(GoTo{ScreenName::Timeline});
    if (screen == "help" && unused) app.ask(Reveal{*unused});
    if (screen == "palette") app.ask(Show{Panel::Palette});
    if (screen == "add") app.ask(Show{Panel::AddEntry});
    if (screen == "paste") app.ask(BeginPaste{std::string(pasted_example)});
    if (screen == "offered") app.ask(AskWhatCountsHere{});
    if (screen == "settings") app.ask(Show{Panel::Settings});
    if (screen == "records") app.ask(Show{Panel::Records});
    auto const any = entry_where(estimate, [](session::EntryModel const&) { return true; });
    if (screen == "form" && any) app.ask(EditEntry{*any});
}

} // namespace

OpenedWindow open_window(std::function<Result<session::Session>()> const& open_library) {
    auto opening = std::async(std::launch::async, [&open_library] {
        auto session = open_library();
        if (!session || !session->record()) return session;
        speak(language_of(session->shell().language));
        static_cast<void>(session->estimate()); // scores with the plans beside it; Home takes both over
        static_cast<void>(session->home());
        return session;
    });
    auto window = Window::open_hidden();
    auto session = opening.get();
    if (session && window) {
        session::ShellModel const& shell = session->shell();
        (*window)->show({.title = title_of(shell),
                         .appearance = appearance_of(shell.theme),
                         .scale = wanted_scale(shell),
                         .place = parse_window_place(shell.window_place)});
    }
    return {std::move(session), std::move(window)};
}

Result<Done> run_window(session::Session& session, Window& window,
                        std::function<Result<Done>(std::string const& library)> const& open_library) {
    std::string title = title_of(session.shell());
    FileDialog file_dialog(&Window::wake);
    auto const ask_for_file = [&](FileQuestion const& question) {
        return file_dialog.ask(question, window.desktop_handle());
    };
    App app(session, {.ask_for_file = ask_for_file, .open_library = open_library});
    app.begin_watching();
    if (session.record()) app.ask(GoTo{ScreenName::Home});
    window.on_close_request([&] {
        app.act(); // what was typed last is kept
        return CloseAnswer::Close;
    });
    window.on_files_dropped([&](std::vector<std::string> const& paths, ImVec2 at) {
        app.drop(paths, at);
        Window::wake();
    });
    window.on_idle([&] { return app.next_look(); }, [&] { return app.look_around(); });
    window.run([&] { app.draw(); },
               [&] {
                   if (auto answer = file_dialog.take()) {
                       app.answer(std::move(*answer));
                       Window::wake();
                   }
                   follow(app, session, window, title);
               });
    app.act();
    app.end();
    return session.set_window_place(to_text(window.place()));
}

Result<RefusalAnswer> tell_refusal(Problem const& problem) {
    auto opened = Window::open({.width = 620, .height = 340, .appearance = appearance_of("system")});
    if (!opened) return opened.problem();
    Window& window = **opened;
    RefusalAnswer answer = RefusalAnswer::None;
    window.run(
        [&] {
            if (RefusalAnswer const given = draw_refusal(problem); given != RefusalAnswer::None) answer = given;
        },
        [&] {
            if (answer != RefusalAnswer::None) window.close();
        });
    return answer == RefusalAnswer::TryAgain ? answer : RefusalAnswer::Quit;
}

std::span<std::string_view const> picture_names() { return names; }

Result<Done> take_picture(session::Session& session, PictureOptions const& options) {
    if (std::ranges::find(names, options.screen) == names.end())
        return Problem{.id = "S156",
                       .where = {},
                       .what = say("there is no screen named '{}'", options.screen),
                       .remedy = say("there are: {}", fmt::format("{}", fmt::join(names, ", ")))};
    if (auto const refused = session.library_in_place(options.path, "picture.png")) return *refused;
    App app(session);
    set_the_scene(options.screen, session, app);
    app.act();
    ScreenshotOptions const picture{.path = options.path,
                                    .width = options.width,
                                    .height = options.height,
                                    .scale = options.scale,
                                    .appearance = appearance_of(options.theme),
                                    .frames = 8};
    return screenshot(picture, [&] {
        app.draw();
        app.act();
        if (options.screen.starts_with("evidence")) session.evidence().finish(); // its pages
        if (options.screen.starts_with("review")) session.reviews().finish();    // likewise
    });
}

} // namespace accrue::gui
