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

// What can be added too and has no price in these rules, each with one press to give it one. Nothing where there is none.
void draw_unpriced(session::PathModel const& model, float width, PathState& state, Intents& intents);

// What the item costs, in one line; a press opens the fields for it, or closes them. `plan`: CostForm::plan.
void draw_cost(std::string const& plan, session::PathItem const& item, PathState& state);
void open_or_close_cost_form(std::string const& plan, session::PathItem const& item, PathState& state);
[[nodiscard]] bool cost_form_is_open(std::string const& plan, session::PathItem const& item, PathState const& state);

// The costs of one item, to be changed. The form closes itself.
void draw_cost_form(session::PathItem const& item, PathState& state, Intents& intents);

} // namespace accrue::gui::path_screen
