// Figures: a few values with what they are under them, in even columns.
#pragma once

#include <span>
#include <string_view>

namespace accrue::gui {

struct FigureCell {
    std::string_view label;
    std::string_view value;
    bool accent = false; // the one that matters here
};

// As wide as there is room, in columns of at least `column` logical pixels and as wide as the widest value.
void draw_figures(std::span<FigureCell const> figures, float column);

} // namespace accrue::gui
