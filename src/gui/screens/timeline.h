// Timeline: every entry on one axis of time, in lanes by step and kind, with what counts of it and what does not.
//
// Wheel and + and - zoom, a drag and the arrow keys move along, Home shows everything. A press explains an entry, a double
// press or Enter goes to it on Estimate; with the keyboard on an entry the arrow keys go on to the next.
#pragma once

#include <optional>

#include "gui/screens/intents.h"
#include "gui/screens/timeline_plan.h"
#include "gui/screens/timeline_view.h"
#include "session/timeline_model.h"

namespace accrue::gui {

struct TimelineState {                         // what only this screen remembers; never saved as truth
    TimelineView view;                         // of 0 days: everything
    std::optional<session::Subject> explained; // what the help pane shows, marked here
    std::optional<EntryId> current;            // where the keyboard is, or was last
    bool focus_current = false;                // it gets the keyboard as soon as it is in sight
    bool scroll_to_current = false;
    bool axis_has_keyboard = false; // and shows it
    bool focus_axis = false;        // the axis gets the keyboard: arrow keys move along
    std::optional<EntryId> pressed; // by the mouse just now; a second press opens it
    bool grabbed = false;           // the mouse went down on the chart
    bool dragged = false;           // and has moved since
    float legend_height = 0;        // device pixels, as last drawn
    float head_height = 0;
    TimelinePlan plan;
};

void draw_timeline(session::TimelineModel const& model, TimelineState& state, Intents& intents);

} // namespace accrue::gui
