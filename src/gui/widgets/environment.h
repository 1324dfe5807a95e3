// Environment: what every widget finds through ImGuiIO::UserData, so that there is no global state:
// the theme, the probe of a test, and what is remembered from one frame to the next for all widgets together.
// Whoever creates an ImGui context puts an Environment there (gui/window.cpp, the screen driver of the tests).
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include <imgui.h>

#include "gui/widgets/page_textures.h"
#include "gui/widgets/probe.h"
#include "gui/widgets/stand_ins.h"
#include "gui/widgets/tab_order.h"
#include "gui/widgets/text_shaper.h"
#include "gui/widgets/theme.h"

namespace accrue::gui {

// The help of the field that has the keyboard or whose mark is under the mouse: shown in the shell's help pane,
// never over an entry.
struct FieldHelp {
    std::string title;
    std::string text;

    friend bool operator==(FieldHelp const&, FieldHelp const&) = default;
};

struct DroppedFiles {
    std::vector<std::string> paths;
    ImVec2 at; // device pixels
};

struct Environment {
    Theme theme;
    Probe* probe = nullptr;
    FieldHelp help; // the last one asked for

    // Seconds until a frame is wanted although nothing happens (a tooltip that is due); the window reads and clears it.
    std::optional<double> next_frame_in;

    // Characters that were drawn and that no font has yet; the window loads them between two frames.
    std::set<ImWchar> missing_glyphs;

    // For text that ImGui cannot draw; null: ImGui draws it as well as it can.
    TextShaper* shaper = nullptr;

    PageTextures* pages = nullptr; // for pages of documents; null: they are drawn as empty paper

    // What was dropped onto the window, until something takes it that lies where it fell (take_dropped in parts.h).
    std::optional<DroppedFiles> dropped;

    StandIns stand_ins; // for what ImGui's text fields would damage

    TabOrder tab_order;
    int enter_taken_in_frame = -1;
    int escape_taken_in_frame = -1;
    int popup_drawn_in_frame = -1; // the last frame with a popup of ours (not a dialog)
    ImGuiID popup_owner = 0;       // the item it belongs to
    ImGuiID focus_returns_to = 0;  // the item that gets the keyboard in the next frame
    int dialog_drawn_in_frame = -1;
    int long_text_active_in_frame = -1; // Enter belongs to it
    ImVec2 tooltip_item{-1, -1};        // the item the mouse rests on, by its corner
    double tooltip_since = 0;
};

// REQUIRES: the current ImGui context has one.
[[nodiscard]] Environment& environment();

// True while a dialog is on the screen: keyboard commands wait.
[[nodiscard]] bool dialog_is_open();

[[nodiscard]] inline Theme const& theme() { return environment().theme; }
[[nodiscard]] inline Palette const& palette() { return environment().theme.palette(); }
[[nodiscard]] inline float px(float logical) { return environment().theme.px(logical); }

} // namespace accrue::gui
