// The passphrase of a key that is made now, typed twice; in a dialog.
#pragma once

#include <string>

namespace accrue::gui {

// Two fields side by side; says so where the two differ.
void draw_new_passphrase(std::string& passphrase, std::string& again);

} // namespace accrue::gui
