// How the window can look: what settings and command palette offer.
#pragma once

#include <array>
#include <string_view>

namespace accrue::gui {

struct ThemeChoice {
    std::string_view label;
    std::string_view theme; // of SetTheme
};
inline constexpr std::array<ThemeChoice, 4> theme_choices{
    {{"System", "system"}, {"Light", "light"}, {"Dark", "dark"}, {"Contrast", "contrast"}}};

struct ScaleChoice {
    std::string_view label;
    float scale; // of SetScale
};
inline constexpr std::array<ScaleChoice, 9> scale_choices{{{"As the display", 0},
                                                           {"75 %", 0.75F},
                                                           {"100 %", 1},
                                                           {"125 %", 1.25F},
                                                           {"150 %", 1.5F},
                                                           {"175 %", 1.75F},
                                                           {"200 %", 2},
                                                           {"250 %", 2.5F},
                                                           {"300 %", 3}}};

} // namespace accrue::gui
