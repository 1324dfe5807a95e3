// Our own dialog for a file: a path is typed, and what it may be meant to become stands below. It works on any desktop.
#pragma once

#include "gui/file_question.h"
#include "gui/shell.h"

namespace accrue::gui {

// REQUIRES: state.open, for this question.
void draw_path_dialog(FileQuestion const& question, ShellState& state, Intents& intents);

} // namespace accrue::gui
