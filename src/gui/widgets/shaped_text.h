// The functions of text.h for text that needs shaping, where the environment has a shaper. Only text.cpp uses these.
#pragma once

#include <string>
#include <string_view>

#include "gui/widgets/text.h"

namespace accrue::gui {

// The line is for the shaper. REQUIRES: one line.
[[nodiscard]] bool is_for_shaper(std::string_view line);

// What follows holds for such lines.

[[nodiscard]] float shaped_width(TextStyle style, std::string_view line); // device pixels

// False where the shaper has no picture of it, as in tests.
[[nodiscard]] bool draw_shaped(ImVec2 position, TextStyle style, Color color, std::string_view line);

// The beginning in whole clusters, with "…", that fits.
[[nodiscard]] std::string ellipsized_shaped(TextStyle style, std::string_view line, float width);

// The bytes of the next line of a paragraph; at least one cluster. `text` is what is left of the paragraph.
[[nodiscard]] std::size_t shaped_line_end(TextStyle style, std::string_view text, float width, bool from_right);

} // namespace accrue::gui
