// The shell: everything around the screens. Navigation, the bar with record, scoring date and undo, messages, the help
// pane, the command palette, dialogs, the pack's notice, and the keys. It draws models and collects intents; it changes
// nothing but its own state.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "gui/command_palette.h"
#include "gui/package_dialog.h"
#include "gui/review_dialogs.h"
#include "gui/screens/application.h"
#include "gui/screens/cpd.h"
#include "gui/screens/estimate.h"
#include "gui/screens/evidence.h"
#include "gui/screens/history.h"
#include "gui/screens/intents.h"
#include "gui/screens/offered.h"
#include "gui/screens/paste.h"
#include "gui/screens/path.h"
#include "gui/screens/review.h"
#include "gui/screens/rules.h"
#include "gui/screens/timeline.h"
#include "gui/seal_dialog.h"
#include "gui/shell_layout.h"
#include "gui/shell_messages.h"
#include "gui/standing_dialog.h"
#include "session/home_model.h"
#include "session/models.h"

namespace accrue::gui {

struct FormTopic {
    std::string type;
    friend bool operator==(FormTopic const&, FormTopic const&) = default;
};
// What the help pane is about; nothing: how to use the program.
using HelpTopic = std::variant<std::monostate, session::Subject, FormTopic, CpdTopic>;

// A dialog or popup, and what is typed into it. Only one is open at a time.
struct OpenPanel {
    Panel panel = Panel::Settings;
    bool appears = true;                       // in the next frame
    std::string text = {};                     // a path, a name, a date
    bool refocus = false;                      // its text field gets the keyboard in the next frame
    std::string error = {};                    // why what was asked for with this text was refused
    std::vector<std::string> completions = {}; // of a path: what the text may be meant to become
    int frames_at_end = 0;                     // in which the cursor goes to the end of the text field
    PaletteState palette = {};
    StandingForm standing = {};
    SealForm seal = {};
    PasteState paste = {};
    OffersState offers = {};
    PackagesShown packages = {};
    ReviewerForm reviewer = {};
    SigningForm signing = {};
    AskForAward award = {}; // what the record is for whose award is asked for
};

struct ShellState {
    ScreenName screen = ScreenName::Estimate;
    EstimateState estimate;
    RulesState rules;
    PathState path;
    HistoryState history;
    TimelineState timeline;
    EvidenceState evidence;
    ApplicationState application;
    CpdState cpd;
    ReviewState review;
    bool help_is_open = false;
    HelpTopic topic;
    MessageArea messages;
    std::optional<OpenPanel> open;
    float notice_height = 0; // logical pixels, as last drawn
};

// What the shell shows. `estimate` is null where no record is open, `explanation` where the topic has none.
struct ShellContents {
    session::ShellModel const& shell;
    session::EstimateModel const* estimate = nullptr;
    session::ExplanationModel const* explanation = nullptr;
    session::RulesModel const* rules = nullptr;             // where that is the screen
    session::HomeModel const* home = nullptr;               // where that is the screen
    session::HistoryModel const* history = nullptr;         // where that is the screen
    session::TimelineModel const* timeline = nullptr;       // where that is the screen
    session::PathModel const* path = nullptr;               // likewise, and a record is open
    std::optional<EvidenceView> evidence = {};              // likewise
    session::ApplicationModel const* application = nullptr; // likewise
    std::optional<CpdView> cpd = {};                        // likewise
    std::optional<ReviewView> review = {};                  // where that is the screen
    session::PasteModel const* paste = nullptr;             // where a table is being looked at
    session::PackagesModel const* packages = nullptr;       // where they are shown
};

// Fills the whole display of the current ImGui frame.
void draw_shell(ShellContents const& contents, ShellState& state, Intents& intents);

// Opens it, with what belongs into it now.
void open_panel(Panel panel, ShellContents const& contents, ShellState& state);

// What a command of the table asks for.
void carry_out(CommandName name, ShellContents const& contents, ShellState& state, Intents& intents);

[[nodiscard]] Situation situation_of(ShellContents const& contents, ShellState const& state);

} // namespace accrue::gui
