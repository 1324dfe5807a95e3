// The dialog that says what is to be said of sealed packages that came: one card each, while they are checked and afterwards.
#pragma once

#include "gui/screens/intents.h"
#include "gui/standing_dialog.h"
#include "session/package_model.h"

namespace accrue::gui {

struct PackagesShown {
    float height = 0; // device pixels that all cards take, as last drawn
};

[[nodiscard]] DialogState draw_package_dialog(session::PackagesModel const& model, PackagesShown& shown,
                                              Intents& intents);

} // namespace accrue::gui
