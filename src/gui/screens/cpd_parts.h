// What the parts of the CPD screen share. Private to the screen.
#pragma once

#include "gui/screens/cpd.h"

namespace accrue::gui {

void draw_cpd_quick(CpdView const& view, CpdState& state, Intents& intents);
void draw_cpd_credentials(session::CpdModel const& model, float width, Intents& intents);
void draw_cpd_grid(session::CpdModel const& model, CpdState& state, Intents& intents);

} // namespace accrue::gui
