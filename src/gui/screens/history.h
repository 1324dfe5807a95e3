// History: every change of the library in words with its time, newest first. One can go to any of them, and bring back what
// one of them removed. Thousands of changes cost no more than those in sight.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gui/screens/intents.h"
#include "session/history.h"

namespace accrue::gui {

struct OpenChange {
    ChangeId id;
    std::vector<std::string> lines; // what it did; filled in by the app
};

struct HistoryState {
    std::optional<OpenChange> open;
};

void draw_history(session::HistoryModel const& model, HistoryState& state, Intents& intents);

} // namespace accrue::gui
