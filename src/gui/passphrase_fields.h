// The passphrase of a key that is made now, typed twice; in a dialog.
#pragma once

#include <string>
#include <string_view>

namespace accrue::gui {

// Empty: it can be used.
[[nodiscard]] std::string_view missing_in_new_passphrase(std::string_view passphrase, std::string_view again);

// Two fields side by side; says so where the two differ.
void draw_new_passphrase(std::string& passphrase, std::string& again);

} // namespace accrue::gui
