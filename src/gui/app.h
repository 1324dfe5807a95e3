// App: the shell over a session. One call draws a frame, one carries out what was asked for in it. Window, pictures and
// tests drive the same App.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <imgui.h>

#include "gui/file_question.h"
#include "gui/screens/refusal.h"
#include "gui/shell.h"
#include "session/session.h"

namespace accrue::gui {

class Window;

// What lies outside of the session, and is not there in pictures and tests.
struct Outside {
    // Asks with a dialog of the desktop; true: it does, and the answer comes to App::answer.
    std::function<bool(FileQuestion const& question)> ask_for_file = {};
    // Puts another library in place of the session's; where it cannot be opened, that stays as it is.
    std::function<Result<Done>(std::string const& library)> open_library = {};
};

// Of the desktop to a FileQuestion.
struct FileAnswer {
    enum class Kind : std::uint8_t { Chosen, Cancelled, CannotAsk };
    Panel panel = Panel::Import;
    Kind kind = Kind::CannotAsk;
    std::string path = {}; // of the one chosen
};

class App {
public:
    explicit App(session::Session& session, Outside outside = {}) : session_(session), outside_(std::move(outside)) {
        speak_as_chosen();
    }
    App(App const&) = delete;
    App& operator=(App const&) = delete;

    // Between ImGui's NewFrame and Render.
    void draw();
    // After Render: carries out what was asked for. True: there was something, so the next frame looks different.
    bool act();

    // Once, for a window that stays open: takes in what appears in the folder that is watched.
    void begin_watching() { has_reviews_ = session_.reviews().begin_watching() || has_reviews_; }

    // What has changed of what is shown without anything being asked for: files, and what is worked out on another thread.
    // True: the next frame looks different.
    bool look_around();
    // Seconds after which to call that again although nothing happens; none: nothing of the kind is shown.
    [[nodiscard]] std::optional<double> next_look() const;

    void end(); // before the session ends: what was begun is brought to its end

    [[nodiscard]] bool wants_quit() const { return wants_quit_; }
    void ask(Intent intent) { intents_.push_back(std::move(intent)); }
    // Files that fell onto the window: data is imported, anything else is evidence, of the entry on which it fell.
    // REQUIRES: a current ImGui context.
    void drop(std::vector<std::string> const& paths, ImVec2 at);

    // Where the desktop cannot ask, our own dialog does.
    void answer(FileAnswer answer);

    [[nodiscard]] ShellState const& state() const { return state_; }
    // For pictures: what only a person would otherwise bring about.
    void scroll_to(EntryId entry) { state_.estimate.reveal = entry; }
    void show_tab(RulesTab tab) { state_.rules.tab = tab; }
    void show_compared() { state_.path.view = PathView::Compared; }
    void show_evidence(EvidenceState evidence) { state_.evidence = std::move(evidence); }
    void show_application(ApplicationTopic topic) { state_.application.show(std::move(topic)); }
    void show_quick_line(std::string line) { state_.cpd.asked.line = std::move(line); }
    void show_review(ReviewState review) { state_.review = std::move(review); }
    void show_costs(CostForm form) { state_.path.costs = std::move(form); }

private:
    struct Carrier; // carries out one intent (app_carrier.h)

    [[nodiscard]] ShellContents contents();
    [[nodiscard]] ReviewView review_view();
    [[nodiscard]] CpdView cpd_view();
    [[nodiscard]] session::ExplanationModel explanation_of(HelpTopic const& topic); // empty: it has none
    [[nodiscard]] bool minds_evidence() const;
    void tell_intake();
    void tell_references();
    [[nodiscard]] bool minds_reviews() const;
    void tell_packages();
    void name_what_was_taken_in();         // in the application, where it was added for that
    [[nodiscard]] Intents unsaved() const; // of what is typed into the application
    bool look_around_screen();
    bool collect_desks();   // what was done beside the window; true: there is something else to show
    void speak_as_chosen(); // the whole program, from now on

    session::Session& session_;
    Outside outside_;
    ShellState state_;
    Intents intents_;
    bool wants_quit_ = false;
    bool has_evidence_ = false;       // the desk of evidence was asked for something
    bool takes_in_ = false;           // files of evidence, now
    bool has_reviews_ = false;        // the review desk was asked for something
    bool takes_in_packages_ = false;  // for review, now
    std::size_t told_references_ = 0; // of the intake
    // The explanation of the topic shown, made anew when something has changed.
    session::ExplanationModel explanation_;
    std::optional<HelpTopic> explained_;
    std::uint64_t explained_revision_ = 0;
    // What the line of the CPD screen would become, and what that was worked out for.
    session::CpdQuick quick_;
    std::optional<std::pair<std::uint64_t, session::CpdAsked>> quick_for_;
};

// "light" or "dark"; "system" is what the desktop is set to, as far as that can be known.
[[nodiscard]] Appearance appearance_of(std::string const& theme);

// --- What the command line calls (window_app.cpp) ---

// A library and the window for it, opened side by side: the window is shown, with nothing drawn yet, where both are there.
struct OpenedWindow {
    Result<session::Session> session;       // its first screen is worked out
    Result<std::unique_ptr<Window>> window; // a problem as Window::open
};
[[nodiscard]] OpenedWindow open_window(std::function<Result<session::Session>()> const& open_library);

// The window, until it is closed. `open_library` as in Outside.
[[nodiscard]] Result<Done> run_window(session::Session& session, Window& window,
                                      std::function<Result<Done>(std::string const& library)> const& open_library);

// Tells in a small window why the library cannot be opened, until somebody answers; closing it is Quit. A problem where
// there is no display.
[[nodiscard]] Result<RefusalAnswer> tell_refusal(Problem const& problem);

struct PictureOptions {
    std::string screen = "estimate"; // one of picture_names()
    std::string path;                // of the PNG file to write
    int width = 1280;                // device pixels
    int height = 800;
    std::string theme = "light";
    float scale = 1;
};

// "estimate", "help", "form", ...; each shows the open record, "welcome" what is seen without one.
[[nodiscard]] std::span<std::string_view const> picture_names();

// Writes a picture of a screen. A problem where there is no display or no such screen, or where the file is a library.
[[nodiscard]] Result<Done> take_picture(session::Session& session, PictureOptions const& options);

} // namespace accrue::gui
