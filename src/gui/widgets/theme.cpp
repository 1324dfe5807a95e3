#include "gui/widgets/theme.h"

#include <algorithm>
#include <cmath>

namespace accrue::gui {

namespace {

constexpr Palette light{
    .canvas = rgb(0xF6F7F9),
    .surface = rgb(0xFFFFFF),
    .raised = rgb(0xFFFFFF),
    .field = rgb(0xFFFFFF),
    .hovered = rgb(0xF1F3F6),
    .pressed = rgb(0xE7EAEF),
    .selected = rgb(0xECEEFD),
    .border = rgb(0xE4E7EC),
    .border_strong = rgb(0xCBD1DA),
    .scrim = with_alpha(rgb(0x15181E), 92),
    .text = rgb(0x1A1E26),
    .text_muted = rgb(0x565E6C),
    .text_faint = rgb(0x656D7B),
    .accent = rgb(0x4850D0),
    .accent_hovered = rgb(0x3E46BC),
    .accent_pressed = rgb(0x353CA6),
    .on_accent = rgb(0xFFFFFF),
    .accent_text = rgb(0x4048C2),
    .focus = rgb(0x7A82EE),
    .selection = rgb(0xCDD2FB),
    .danger_fill = rgb(0xC4352B),
    .danger_fill_hovered = rgb(0xB02C23),
    .danger_fill_pressed = rgb(0x9B241C),
    .on_danger = rgb(0xFFFFFF),
    .neutral = {rgb(0x4A515E), rgb(0xF0F2F5), rgb(0xDDE1E7), rgb(0x848D9B)},
    .info = {rgb(0x3B43B5), rgb(0xEEF0FE), rgb(0xD3D8FA), rgb(0x4850D0)},
    .success = {rgb(0x17663A), rgb(0xE8F6ED), rgb(0xC3E5D0), rgb(0x23915A)},
    .warning = {rgb(0x7F4D00), rgb(0xFDF4E3), rgb(0xF1DCB0), rgb(0xC9820F)},
    .danger = {rgb(0xA9241A), rgb(0xFDEEEC), rgb(0xF4CBC6), rgb(0xD0392E)},
};

constexpr Palette dark{
    .canvas = rgb(0x0F1116),
    .surface = rgb(0x171A21),
    .raised = rgb(0x1D212A),
    .field = rgb(0x12151B),
    .hovered = rgb(0x232833),
    .pressed = rgb(0x2B313D),
    .selected = rgb(0x262C4E),
    .border = rgb(0x272C36),
    .border_strong = rgb(0x3C4350),
    .scrim = with_alpha(rgb(0x000000), 140),
    .text = rgb(0xE8EBF0),
    .text_muted = rgb(0xA7AEBB),
    .text_faint = rgb(0x959DAB),
    .accent = rgb(0x5B63E0),
    .accent_hovered = rgb(0x545CDA),
    .accent_pressed = rgb(0x4A52C6),
    .on_accent = rgb(0xFFFFFF),
    .accent_text = rgb(0xAAB1FF),
    .focus = rgb(0x7C85F5),
    .selection = rgb(0x3A4286),
    .danger_fill = rgb(0xC93D33),
    .danger_fill_hovered = rgb(0xBE372E),
    .danger_fill_pressed = rgb(0xB2332A),
    .on_danger = rgb(0xFFFFFF),
    .neutral = {rgb(0xB6BDC9), rgb(0x222731), rgb(0x353C49), rgb(0x7B8494)},
    .info = {rgb(0xB3B9FF), rgb(0x20254A), rgb(0x363D74), rgb(0x6C75EE)},
    .success = {rgb(0x7ED8A6), rgb(0x14291F), rgb(0x234A36), rgb(0x36A56B)},
    .warning = {rgb(0xEDBE6C), rgb(0x2D2414), rgb(0x544322), rgb(0xCB932F)},
    .danger = {rgb(0xFF9F97), rgb(0x331C1C), rgb(0x5E302F), rgb(0xE2564C)},
};

constexpr Palette high_contrast{
    .canvas = rgb(0x000000),
    .surface = rgb(0x000000),
    .raised = rgb(0x000000),
    .field = rgb(0x000000),
    .hovered = rgb(0x242424),
    .pressed = rgb(0x333333),
    .selected = rgb(0x14245A),
    .border = rgb(0x9A9A9A),
    .border_strong = rgb(0xFFFFFF),
    .scrim = with_alpha(rgb(0x000000), 200),
    .text = rgb(0xFFFFFF),
    .text_muted = rgb(0xEDEDED),
    .text_faint = rgb(0xD6D6D6),
    .accent = rgb(0xFFD400),
    .accent_hovered = rgb(0xFFE14D),
    .accent_pressed = rgb(0xE6BF00),
    .on_accent = rgb(0x000000),
    .accent_text = rgb(0xFFE14D),
    .focus = rgb(0x00E5FF),
    .selection = rgb(0x1B4A7A),
    .danger_fill = rgb(0xFF8A80),
    .danger_fill_hovered = rgb(0xFFA099),
    .danger_fill_pressed = rgb(0xF57F75),
    .on_danger = rgb(0x000000),
    .neutral = {rgb(0xF2F2F2), rgb(0x1C1C1C), rgb(0xC8C8C8), rgb(0xC8C8C8)},
    .info = {rgb(0xFFE14D), rgb(0x262000), rgb(0xFFE14D), rgb(0xFFD400)},
    .success = {rgb(0x7CFFB0), rgb(0x00260F), rgb(0x7CFFB0), rgb(0x3DDC84)},
    .warning = {rgb(0xFFC966), rgb(0x2B1D00), rgb(0xFFC966), rgb(0xFFB020)},
    .danger = {rgb(0xFFB0AA), rgb(0x330A07), rgb(0xFFB0AA), rgb(0xFF6B60)},
};

void set_colors(Palette const& p, ImGuiStyle& style) {
    auto const set = [&](ImGuiCol_ index, Color color) { style.Colors[index] = to_vector(color); };
    constexpr Color nothing{};
    constexpr Color clear = with_alpha(nothing, 0);
    set(ImGuiCol_Text, p.text);
    set(ImGuiCol_TextDisabled, p.text_faint);
    set(ImGuiCol_WindowBg, p.canvas);
    set(ImGuiCol_ChildBg, clear);
    set(ImGuiCol_PopupBg, p.raised);
    set(ImGuiCol_Border, p.border);
    set(ImGuiCol_BorderShadow, clear);
    set(ImGuiCol_FrameBg, p.field);
    set(ImGuiCol_FrameBgHovered, p.field);
    set(ImGuiCol_FrameBgActive, p.field);
    set(ImGuiCol_TitleBg, p.surface);
    set(ImGuiCol_TitleBgActive, p.surface);
    set(ImGuiCol_TitleBgCollapsed, p.surface);
    set(ImGuiCol_MenuBarBg, p.surface);
    set(ImGuiCol_ScrollbarBg, clear);
    set(ImGuiCol_ScrollbarGrab, p.border_strong);
    set(ImGuiCol_ScrollbarGrabHovered, p.neutral.solid);
    set(ImGuiCol_ScrollbarGrabActive, p.neutral.solid);
    set(ImGuiCol_CheckMark, p.accent);
    set(ImGuiCol_SliderGrab, p.accent);
    set(ImGuiCol_SliderGrabActive, p.accent_pressed);
    set(ImGuiCol_Button, p.surface);
    set(ImGuiCol_ButtonHovered, p.hovered);
    set(ImGuiCol_ButtonActive, p.pressed);
    set(ImGuiCol_Header, p.selected);
    set(ImGuiCol_HeaderHovered, p.hovered);
    set(ImGuiCol_HeaderActive, p.pressed);
    set(ImGuiCol_Separator, p.border);
    set(ImGuiCol_SeparatorHovered, p.border_strong);
    set(ImGuiCol_SeparatorActive, p.accent);
    set(ImGuiCol_ResizeGrip, clear);
    set(ImGuiCol_ResizeGripHovered, p.border_strong);
    set(ImGuiCol_ResizeGripActive, p.accent);
    set(ImGuiCol_PlotHistogram, p.accent);
    set(ImGuiCol_TableHeaderBg, p.surface);
    set(ImGuiCol_TableBorderStrong, p.border);
    set(ImGuiCol_TableBorderLight, p.border);
    set(ImGuiCol_TableRowBg, clear);
    set(ImGuiCol_TableRowBgAlt, clear);
    set(ImGuiCol_TextSelectedBg, p.selection);
    set(ImGuiCol_DragDropTarget, p.accent);
    set(ImGuiCol_ModalWindowDimBg, p.scrim);
#if IMGUI_VERSION_NUM < 19140
    set(ImGuiCol_NavHighlight, clear); // our widgets draw a ring of their own
#else
    set(ImGuiCol_NavCursor, clear); // our widgets draw a ring of their own
#endif
}

} // namespace

ImU32 packed(Color color) { return IM_COL32(color.red, color.green, color.blue, color.alpha); }

ImVec4 to_vector(Color color) {
    auto const part = [](std::uint8_t value) { return static_cast<float>(value) / 255.0F; };
    return {part(color.red), part(color.green), part(color.blue), part(color.alpha)};
}

Palette const& palette_of(Appearance appearance) {
    switch (appearance) {
    case Appearance::Light: return light;
    case Appearance::Dark: return dark;
    case Appearance::Contrast: return high_contrast;
    }
    return light;
}

ToneColors const& colors_of(Palette const& palette, Tone tone) {
    switch (tone) {
    case Tone::Neutral: return palette.neutral;
    case Tone::Accent: return palette.info;
    case Tone::Success: return palette.success;
    case Tone::Warning: return palette.warning;
    case Tone::Danger: return palette.danger;
    }
    return palette.neutral;
}

float Theme::px(float logical) const { return std::round(logical * scale); }

float Theme::hairline() const { return std::max(1.0F, std::floor(scale)); }

void apply(Theme const& theme, ImGuiStyle& style) {
    style = ImGuiStyle();
    set_colors(theme.palette(), style);
    style.WindowPadding = {space::large, space::large};
    style.WindowRounding = 0;
    style.WindowBorderSize = 0;
    style.PopupRounding = rounding::popup;
    style.FramePadding = {10, 9};
    style.FrameRounding = rounding::control;
    style.ItemSpacing = {space::small, space::small};
    style.ItemInnerSpacing = {space::small, space::tiny};
    style.CellPadding = {space::small, space::small};
    style.IndentSpacing = space::large;
    style.ScrollbarSize = 12;
    style.ScrollbarRounding = 6;
    style.GrabRounding = 6;
    style.GrabMinSize = 24;
    style.TabRounding = rounding::control;
    style.DisabledAlpha = 1; // disabled things have colours of their own
    style.CircleTessellationMaxError = 0.1F;
    style.CurveTessellationTol = 0.8F;
    style.ScaleAllSizes(theme.scale);
    float const hairline = theme.hairline(); // ScaleAllSizes leaves borders alone
    style.ChildBorderSize = hairline;
    style.PopupBorderSize = hairline;
    style.FrameBorderSize = hairline;
}

} // namespace accrue::gui
