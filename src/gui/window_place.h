// Whether a screen shows where the window stood last. Only the files window*.cpp include this.
#pragma once

#include "gui/window.h"

namespace accrue::gui {

// REQUIRES: GLFW is ready.
[[nodiscard]] bool is_in_sight(WindowPlace const& place);

} // namespace accrue::gui
