// Inside of the Path screen, each in the current pane. Private to src/gui/screens/path*.cpp.
#pragma once

#include "gui/screens/intents.h"
#include "gui/screens/path.h"
#include "gui/widgets/text.h"
#include "session/path_model.h"

namespace accrue::gui::path_screen {

// One plan as a card of `width` device pixels. `number`: 1 is the cheapest.
void draw_plan(session::PathModel const& model, session::PathPlan const& plan, std::size_t number, float width,
               PathState& state, Intents& intents);

// The button that makes planned entries of it.
void draw_keep(session::PathModel const& model, session::PathPlan const& plan, bool primary, Intents& intents);

// The plans that were put side by side.
void draw_compared(session::PathModel const& model, float width, PathState& state, Intents& intents);

// The costs of one item, to be changed. The form closes itself.
void draw_cost_form(session::PathItem const& item, PathState& state, Intents& intents);

} // namespace accrue::gui::path_screen
