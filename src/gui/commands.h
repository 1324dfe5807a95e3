// The one table of commands: text, explanation, icon and keys of everything that the user can ask for by name. It feeds
// buttons, tooltips, the command palette, the keys and the help. What a command does is the shell's business.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "gui/screens/intents.h"
#include "gui/widgets/keys.h"
#include "session/models.h"
#include "session/path_model.h"
#include "session/review_model.h"

namespace accrue::gui {

enum class CommandName : std::uint8_t {
    AddEntry,
    PasteEntries,
    SaveEntry,
    CloseForm,
    Undo,
    Redo,
    FindEntry,
    Palette,
    Home,
    Estimate,
    History,
    Timeline,
    Rules,
    Path,
    Evidence,
    Application,
    Cpd,
    LogActivity,
    Review,
    TakeInPackages,
    NextCase,
    FindCase,
    WhoReviews,
    HideApplicants,
    ShowApplicant,
    HandIn,
    SealApplication,
    SaveReference,
    SaveDocuments,
    CheckPackage,
    AddFiles,
    KeepPlan,
    FindQualification,
    OpenRulesFile,
    Help,
    ScoringDate,
    Records,
    Rename,
    Standing,
    NewScheme,
    CountHere,
    NewRecord,
    OpenExample,
    Import,
    Export,
    ExportTable,
    ExportPage,
    OpenLibrary,
    DeleteRecord,
    Settings,
    Quit,
};

struct Shortcut {
    Modifiers modifiers = Modifiers::None;
    Key key = Key::Enter;
};

struct CommandRow { // its texts are shown by tr()
    CommandName name;
    char const* icon;
    std::string_view text;
    std::string_view tooltip;
    std::array<std::optional<Shortcut>, 2> keys; // the first is the one that is told
    std::string_view also;                       // other words by which the palette finds it
};

// What decides whether a command can be carried out now.
struct Situation {
    session::ShellModel const* shell = nullptr;    // never null
    session::PathModel const* path = nullptr;      // of the Path screen; null: another one is shown
    session::ClaimDeskModel const* desk = nullptr; // of the Review screen; null: no case is in sight
    bool form_is_open = false;
    bool standing_matters = false; // the rules of the open record read a cycle or a status
    bool other_schemes = false;    // the person has more than one record
    bool typing = false;           // a text field has the keyboard and undoes by itself
    ScreenName screen = ScreenName::Estimate;
};

[[nodiscard]] std::span<CommandRow const> command_table();
[[nodiscard]] CommandRow const& row_of(CommandName name);

// Why it cannot be done now; empty: it can.
[[nodiscard]] std::string_view disabled_because(CommandName name, Situation const& situation);

// The command whose keys went down in this frame and that can be done.
[[nodiscard]] std::optional<CommandName> pressed_command(Situation const& situation);

// Its keys went down in this frame, whether or not it can be done.
[[nodiscard]] bool keys_pressed(CommandRow const& row);

// "Ctrl+Shift+Z"; empty where there are no keys.
[[nodiscard]] std::string keys_text(CommandRow const& row);
// "Takes back the last change (Ctrl+Z)"
[[nodiscard]] std::string tooltip_of(CommandRow const& row);

} // namespace accrue::gui
