// The ladder of levels, drawn as a line of marks: which are reached, which is the present one, which comes next.
#pragma once

#include <vector>

#include "gui/screens/intents.h"
#include "session/models.h"

namespace accrue::gui {

// As wide as there is room. A press on a mark explains that level.
void draw_ladder(std::vector<session::LevelModel> const& levels, Intents& intents);

} // namespace accrue::gui
