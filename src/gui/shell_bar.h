// The navigation at the left and the bar above: the parts of the shell that are always there.
#pragma once

#include <imgui.h>

#include "gui/shell.h"

namespace accrue::gui {

struct Anchor { // where a popup hangs, in device pixels
    ImVec2 min;
    ImVec2 max;
};

struct BarAnchors {
    Anchor records;
    Anchor scoring_date;
    Anchor settings;
};

void draw_navigation(ShellContents const& contents, ShellLayout const& layout, ShellState& state, BarAnchors& anchors,
                     Intents& intents);
void draw_bar(ShellContents const& contents, ShellLayout const& layout, ShellState& state, BarAnchors& anchors,
              Intents& intents);

// "12 September 2012"; the text itself where it is no date.
[[nodiscard]] std::string readable_date(std::string const& iso);

} // namespace accrue::gui
