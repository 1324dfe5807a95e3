// The texts of ImGui's last frame, read back from what it would draw: characters by their place in the font atlas.
#pragma once

#include <string>
#include <vector>

#include <imgui.h>

#include "gui/widgets/probe.h"

namespace accrue::test {

// Every visible text of the frame, with the marks that screen_driver.h describes around the reported items.
[[nodiscard]] std::string text_of(ImDrawData const& frame, ImFontAtlas const& fonts,
                                  std::vector<gui::ReportedItem> const& items);

} // namespace accrue::test
