// The help pane: why a number is what it is, with the clause that says so; or what a form asks for. It has its own place
// and never covers an entry.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gui/screens/intents.h"
#include "gui/screens/pane.h"
#include "session/models.h"

namespace accrue::gui {

struct KeyHint { // a command and its keys, in words
    std::string text;
    std::string keys;
};

struct HelpModel { // what the pane shows: the first that there is
    session::ExplanationModel const* explanation = nullptr;
    session::FormModel const* form = nullptr;
    std::vector<KeyHint> keys = {};
};

struct HelpPlace {
    ImVec2 size{0, 0}; // device pixels; 0: what is left
    PaneEdge edge = PaneEdge::Left;
};

void draw_help_pane(HelpModel const& model, HelpPlace const& place, Intents& intents);

} // namespace accrue::gui
