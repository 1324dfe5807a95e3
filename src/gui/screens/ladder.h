// The ladder of levels, drawn as a line of marks: which are reached, which is the present one, which comes next.
#pragma once

#include <string_view>
#include <vector>

#include "gui/screens/intents.h"
#include "gui/widgets/text.h"
#include "session/models.h"

namespace accrue::gui {

// As wide as there is room. A press on a mark explains that level.
void draw_ladder(std::vector<session::LevelModel> const& levels, Intents& intents);

// Of the words of a level: what says that there is none is quieter than a level.
[[nodiscard]] ui::TextColor color_of_level(std::vector<session::LevelModel> const& levels, std::string_view words);

} // namespace accrue::gui
