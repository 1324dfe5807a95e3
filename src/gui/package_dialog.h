// The dialog that says what is to be said of sealed packages that came: one card each, while they are checked and afterwards.
#pragma once

#include <cstddef>

#include "gui/screens/intents.h"
#include "gui/standing_dialog.h"
#include "session/package_model.h"

namespace accrue::gui {

struct PackagesShown {
    float height = 0;       // device pixels that all cards take, as last drawn
    std::size_t count = 0;  // of packages, as last drawn
    std::size_t reveal = 0; // the first of those that came last
    bool awaited = false;   // that one is not checked yet
    int frames = 0;         // in which it is scrolled to: sizes settle meanwhile
};

[[nodiscard]] DialogState draw_package_dialog(session::PackagesModel const& model, PackagesShown& shown,
                                              Intents& intents);

} // namespace accrue::gui
