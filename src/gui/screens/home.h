// Home: the person with every scheme she is in, her level in each, what comes up in the next twelve months; and the other
// people of the library.
#pragma once

#include "gui/screens/intents.h"
#include "session/home_model.h"

namespace accrue::gui {

void draw_home(session::HomeModel const& model, Intents& intents);

} // namespace accrue::gui
