// TabOrder: Tab and Shift+Tab visit every widget of ours in drawing order, buttons too.
// ImGui before 1.89 tabs through text fields only, so the window takes the Tab key away from it (keys.h) and this
// moves the focus instead. From 1.89 on ImGui does it by itself and nothing here has an effect.
// Each widget calls tab_stop_begins() before its item and tab_stop_ends() after it.
#pragma once

namespace accrue::gui {

struct TabOrder {
    enum class Move { None, Forward, Backward };

    int frame = -1;
    int stops = 0;      // so far in this frame, in the focused window
    int focused = -1;   // the stop that has the keyboard in this frame
    bool shown = false; // and one can see that; if not, Tab first shows where the keyboard is
    int target = -1;    // the stop to focus in this frame
    Move requested = Move::None;
};

void tab_stop_begins();
void tab_stop_ends();

} // namespace accrue::gui
