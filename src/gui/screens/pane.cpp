#include "gui/screens/pane.h"

#include <string>

#include "gui/widgets/parts.h"

namespace accrue::gui {

namespace {

// The line at one edge, over the pane's own ground.
void draw_edge(PaneEdge edge) {
    ImVec2 const min = ImGui::GetWindowPos();
    ImVec2 const size = ImGui::GetWindowSize();
    ImVec2 const max{min.x + size.x, min.y + size.y};
    float const line = theme().hairline();
    Color const color = palette().border;
    ImGui::PushClipRect(min, max, false); // the pane's own ends at its padding
    switch (edge) {
    case PaneEdge::None: break;
    case PaneEdge::Left: fill(min, {min.x + line, max.y}, color, 0); break;
    case PaneEdge::Right: fill({max.x - line, min.y}, max, color, 0); break;
    case PaneEdge::Top: fill(min, {max.x, min.y + line}, color, 0); break;
    case PaneEdge::Bottom: fill({min.x, max.y - line}, max, color, 0); break;
    }
    ImGui::PopClipRect();
}

} // namespace

Pane::Pane(std::string_view name, PaneOptions const& options) : scope_(name) {
    ImGuiWindowFlags flags = ImGuiWindowFlags_AlwaysUseWindowPadding;
    if (!options.scrolls) flags |= ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
    if (!options.wheel_scrolls) flags |= ImGuiWindowFlags_NoScrollWithMouse;
    if (options.ground == PaneGround::None) flags |= ImGuiWindowFlags_NoBackground;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(options.padding.x), px(options.padding.y)});
    ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, 0);
    ImGui::PushStyleColor(ImGuiCol_ChildBg, packed(palette().surface));
    ImGui::BeginChild("##pane", options.size, false, flags);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
    draw_edge(options.edge);
}

Pane::~Pane() { ImGui::EndChild(); }

} // namespace accrue::gui
