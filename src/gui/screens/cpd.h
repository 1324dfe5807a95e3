// CPD: what was done, entered in one line for all credentials at once; what each credential still needs in its running cycle; and
// where every activity counts, and for how much.
//
// Enter in the line adds what is shown under it. A press on a number explains it; one on an activity's name goes to its entry.
#pragma once

#include <string>

#include "gui/screens/intents.h"
#include "session/cpd_model.h"

namespace accrue::gui {

struct CpdState { // what only this screen remembers
    session::CpdAsked asked;
    bool focus_line = false; // the line gets the keyboard in the next frame
    bool all = false;        // also activities of cycles that have ended
    std::string filter;
};

struct CpdView {
    session::CpdModel const& model;
    session::CpdQuick const& quick; // of state.asked, as it was in the frame before
};

void draw_cpd(CpdView const& view, CpdState& state, Intents& intents);

} // namespace accrue::gui
