// The entries of a record, a card for each step of the pack, with the open form at its place among them.
// Thousands of entries cost no more than those on the screen.
#pragma once

#include "gui/screens/estimate.h"

namespace accrue::gui {

// `width` device pixels wide, in the pane around it, which scrolls.
void draw_entry_list(session::EstimateModel const& model, EstimateState& state, float width, Intents& intents);

} // namespace accrue::gui
