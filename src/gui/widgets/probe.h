// Probe: what a test sees of the widgets of one frame. Null in the product, so reporting costs one comparison there.
// A widget reports itself right after its ImGui item; it reports what is on the screen, not what it means.
#pragma once

#include <string>
#include <vector>

#include <imgui.h>

namespace accrue::gui {

enum class ItemKind { Button, Link, TextField, Choice, Option, Toggle, DateField, Row, HelpMark };

struct ReportedItem {
    ItemKind kind = ItemKind::Button;
    std::string scope; // the scopes it is drawn in, outermost first, joined by '/'
    std::string label;
    std::string value; // the text in a field, the chosen option
    ImVec2 min;
    ImVec2 max;
    ImDrawList const* drawn_in = nullptr; // tells a popup's items from those beneath it
    bool enabled = true;
    bool on_screen = true; // false: scrolled or clipped away
    bool hovered = false;  // the mouse would reach it
    bool focused = false;  // has the keyboard
    bool checked = false;  // toggles, options and rows: is chosen
};

struct Probe {
    std::vector<std::string> scopes; // open now
    std::vector<ReportedItem> items; // of this frame, in drawing order
};

} // namespace accrue::gui
