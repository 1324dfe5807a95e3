// What the shell opens over the screen for a moment: command palette, kinds of entries, records, scoring date, settings,
// and the dialogs for files and names.
#pragma once

#include "gui/shell_bar.h"

namespace accrue::gui {

void draw_panels(ShellContents const& contents, BarAnchors const& anchors, ShellState& state, Intents& intents);

} // namespace accrue::gui
