// Text on the screen: the type scale, colours, wrapping, ellipsis. Only text.cpp and gui/fonts.cpp know ImGui's fonts.
// Every text of ours goes through here, because this is where characters that no font has yet are noticed, and where text
// that ImGui cannot draw goes to the shaper of the environment.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>

#include "gui/widgets/theme.h"

namespace accrue::gui {

// The type scale; gui/fonts.cpp loads the fonts in this order.
enum class TextStyle { Body, Strong, Small, Label, Heading, Title, Figure, Code }; // Code: all characters equally wide
inline constexpr int text_style_count = 8;

// Logical pixels from ascent to descent; the em is 0.83 of it (Body: 14).
[[nodiscard]] float size_of(TextStyle style);
[[nodiscard]] int weight_of(TextStyle style); // 400 regular, 500 medium, 600 semi-bold

// Device pixels from ascent to descent.
[[nodiscard]] float text_height(TextStyle style);

// Of Inter; what stands beside it has the same em.
inline constexpr float em_of_size = 0.826F;

// Device pixels from the top of a line to its base line.
[[nodiscard]] float base_line(TextStyle style);

// `text` with a space for each control character and line break, as one line is drawn.
[[nodiscard]] std::string in_one_line(std::string_view text);

// Device pixels of one line.
[[nodiscard]] ImVec2 measure(TextStyle style, std::string_view text);

// Puts one line at a device position, with no layout; for widgets that draw themselves.
void draw_text(ImVec2 position, TextStyle style, Color color, std::string_view text);

// Asks for the characters of text that ImGui draws by itself, such as what is being typed. draw_text does it too.
void note_glyphs(TextStyle style, std::string_view text);

// The beginning of `text`, in whole characters with their marks, that fits into `width`, with "…" where something is
// missing.
[[nodiscard]] std::string ellipsized(TextStyle style, std::string_view text, float width);

// `text` in lines no wider than `width`; breaks at spaces and line ends, within a word only where one is too long.
[[nodiscard]] std::vector<std::string_view> wrapped(TextStyle style, std::string_view text, float width);

// Device pixels between the tops of two lines of a paragraph.
[[nodiscard]] float line_distance(TextStyle style);

namespace ui {

enum class TextColor { Normal, Muted, Faint, Accent, Success, Warning, Danger };

// One item of layout each; long text wraps at the right edge.
void text(std::string_view text, TextStyle style = TextStyle::Body, TextColor color = TextColor::Normal);
void title(std::string_view text);                                       // of a screen, once
void heading(std::string_view text);                                     // of a card or section
void caption(std::string_view text, TextColor color = TextColor::Muted); // small print
// One line in `width` device pixels (0: what is left); what does not fit is shown whole while the mouse is over it.
void line(std::string_view text, TextStyle style = TextStyle::Body, TextColor color = TextColor::Normal,
          float width = 0);

} // namespace ui

[[nodiscard]] Color color_of(ui::TextColor color);

} // namespace accrue::gui
