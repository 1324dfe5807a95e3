// Welcome: what is seen before there is any record. What the program is, and two ways to begin.
#pragma once

#include "gui/screens/intents.h"

namespace accrue::gui {

void draw_welcome(Intents& intents);

} // namespace accrue::gui
