#include "gui/screens/figures.h"

#include <algorithm>

#include "gui/widgets/feedback.h"
#include "gui/widgets/parts.h"

namespace accrue::gui {

namespace {

constexpr float row_gap = 14; // logical pixels

void draw_figure_cell(FigureCell const& figure, ImVec2 at, float room) {
    Color const color = figure.accent ? palette().accent_text : palette().text;
    std::string const value = ellipsized(TextStyle::Heading, figure.value, room);
    ImVec2 const label_at{at.x, at.y + text_height(TextStyle::Heading) + px(2)};
    draw_text(at, TextStyle::Heading, color, value);
    draw_text(label_at, TextStyle::Small, palette().text_muted, ellipsized(TextStyle::Small, figure.label, room));
    if (value == figure.value) return;
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({room, text_height(TextStyle::Heading)});
    ui::tooltip(figure.value);
}

// As many as there is room for; none that leaves a single figure in a line of its own.
std::size_t columns_of(std::span<FigureCell const> figures, float column, float width) {
    float each = px(column);
    for (FigureCell const& figure : figures)
        each = std::max(each, measure(TextStyle::Heading, figure.value).x + px(space::large));
    auto const fitting = static_cast<std::size_t>(std::max(width / each, 1.0F));
    std::size_t columns = std::clamp<std::size_t>(fitting, 1, std::max<std::size_t>(figures.size(), 1));
    while (columns > 2 && figures.size() % columns == 1) --columns;
    return columns;
}

} // namespace

void draw_figures(std::span<FigureCell const> figures, float column) {
    float const width = ImGui::GetContentRegionAvail().x;
    std::size_t const columns = columns_of(figures, column, width);
    float const each = width / static_cast<float>(columns);
    ImVec2 const start = ImGui::GetCursorScreenPos();
    float const height = text_height(TextStyle::Heading) + line_distance(TextStyle::Small) + px(row_gap);
    for (std::size_t i = 0; i < figures.size(); ++i) {
        std::size_t const row = i / columns;
        ImVec2 const at{start.x + each * static_cast<float>(i % columns), start.y + height * static_cast<float>(row)};
        draw_figure_cell(figures[i], at, each - px(space::small));
    }
    std::size_t const rows = (figures.size() + columns - 1) / columns;
    ImGui::SetCursorScreenPos(start);
    ImGui::Dummy({width, height * static_cast<float>(rows) - px(row_gap)});
}

} // namespace accrue::gui
