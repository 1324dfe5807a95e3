// Theme: the colours, sizes and roundings of the window, light and dark, at any scale.
// One accent colour; a state never differs by colour alone (widgets add an icon and a word).
// All text pairs meet WCAG AA (4.5:1); tests/gui/theme_test.cpp computes every one of them.
// Loads no fonts (gui/fonts.h does) and draws nothing.
#pragma once

#include <cstdint>

#include <imgui.h>

namespace accrue::gui {

struct Color {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t alpha = 255;

    friend bool operator==(Color const&, Color const&) = default;
};

[[nodiscard]] constexpr Color rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16 & 0xFF), static_cast<std::uint8_t>(hex >> 8 & 0xFF),
            static_cast<std::uint8_t>(hex & 0xFF)};
}
[[nodiscard]] constexpr Color with_alpha(Color color, std::uint8_t alpha) {
    return {color.red, color.green, color.blue, alpha};
}
[[nodiscard]] ImU32 packed(Color color);
[[nodiscard]] ImVec4 to_vector(Color color);

enum class Appearance { Light, Dark, Contrast }; // Contrast: all text at least 7:1, lines that can be seen

inline constexpr Appearance all_appearances[] = {Appearance::Light, Appearance::Dark, Appearance::Contrast};

// What a message, chip or meter says about its subject.
enum class Tone { Neutral, Accent, Success, Warning, Danger };

// Text on a tinted ground with a quiet border, and a solid colour for bars and marks.
struct ToneColors {
    Color text;
    Color tint;
    Color border;
    Color solid;
};

struct Palette {
    Color canvas;   // behind everything
    Color surface;  // cards, side bars, tables
    Color raised;   // popups and dialogs
    Color field;    // inside text fields
    Color hovered;  // under the mouse
    Color pressed;  // while the mouse is down
    Color selected; // the chosen row or segment

    Color border;        // around cards, between rows
    Color border_strong; // around fields and buttons
    Color scrim;         // over the window behind a dialog

    Color text;
    Color text_muted; // labels, captions, units
    Color text_faint; // examples in empty fields, disabled text

    Color accent; // fills: the primary button, the filled part of a meter
    Color accent_hovered;
    Color accent_pressed;
    Color on_accent;   // text on those fills
    Color accent_text; // links and clickable numbers
    Color focus;       // the ring around the item that has the keyboard
    Color selection;   // behind selected text

    Color danger_fill; // the button that destroys
    Color danger_fill_hovered;
    Color danger_fill_pressed;
    Color on_danger;

    ToneColors neutral;
    ToneColors info; // Tone::Accent
    ToneColors success;
    ToneColors warning;
    ToneColors danger;
};

[[nodiscard]] Palette const& palette_of(Appearance appearance);
[[nodiscard]] ToneColors const& colors_of(Palette const& palette, Tone tone);

struct Theme {
    Appearance appearance = Appearance::Light;
    float scale = 1; // device pixels per logical pixel

    [[nodiscard]] Palette const& palette() const { return palette_of(appearance); }
    // Logical to device pixels, whole.
    [[nodiscard]] float px(float logical) const;
    // The width of a border: 1 device pixel at scale 1, 2 at scale 2.
    [[nodiscard]] float hairline() const;

    friend bool operator==(Theme const&, Theme const&) = default;
};

// Logical pixels: the only distances a screen needs.
namespace space {
inline constexpr float tiny = 4;
inline constexpr float small = 8;
inline constexpr float medium = 12;
inline constexpr float large = 16;
inline constexpr float huge = 24;
inline constexpr float page = 32;
} // namespace space

namespace rounding {
inline constexpr float control = 7;
inline constexpr float card = 12;
inline constexpr float popup = 10;
inline constexpr float dialog = 14;
} // namespace rounding

inline constexpr float control_height = 36;
inline constexpr float small_control_height = 28;

// Writes colours, spacings and roundings into ImGui's style, for what is drawn by ImGui itself
// (tables, scroll bars, popups, text fields). Call it again after a change of theme or scale.
void apply(Theme const& theme, ImGuiStyle& style);

} // namespace accrue::gui
