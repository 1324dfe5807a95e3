// The summary: the level in one sentence, how it comes about, what counted for nothing, what is missing for more.
// Every level and number in it opens its explanation.
#pragma once

#include "gui/screens/intents.h"
#include "gui/screens/pane.h"
#include "session/models.h"

namespace accrue::gui {

struct SummaryPlace {
    float width = 0; // device pixels; 0: what is left
    PaneEdge edge = PaneEdge::None;
};

void draw_summary(session::SummaryModel const& summary, SummaryPlace const& place, Intents& intents);

} // namespace accrue::gui
