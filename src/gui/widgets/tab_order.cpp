#include "gui/widgets/tab_order.h"

#include "gui/widgets/environment.h"
#include "gui/widgets/keys.h"

namespace accrue::gui {

#if IMGUI_VERSION_NUM < 18900

namespace {

int target_of(TabOrder const& order) {
    if (order.stops == 0) return -1;
    if (order.requested != TabOrder::Move::None && order.focused >= 0 && !order.shown) return order.focused;
    switch (order.requested) {
    case TabOrder::Move::None: return -1;
    case TabOrder::Move::Forward: return (order.focused + 1) % order.stops; // nothing focused: the first
    case TabOrder::Move::Backward: return order.focused > 0 ? order.focused - 1 : order.stops - 1;
    }
    return -1;
}

void begin_frame(TabOrder& order) {
    int const target = target_of(order);
    order = TabOrder{.frame = ImGui::GetFrameCount(), .target = target};
    if (pressed(Modifiers::None, Key::Tab)) order.requested = TabOrder::Move::Forward;
    if (pressed(Modifiers::Shift, Key::Tab)) order.requested = TabOrder::Move::Backward;
}

bool in_focused_window() {
    return ImGui::IsWindowFocused(ImGuiFocusedFlags_RootAndChildWindows | ImGuiFocusedFlags_NoPopupHierarchy);
}

} // namespace

void tab_stop_begins() {
    TabOrder& order = environment().tab_order;
    if (order.frame != ImGui::GetFrameCount()) begin_frame(order);
    if (order.target == order.stops && in_focused_window()) {
        ImGui::SetKeyboardFocusHere();
        order.target = -1;
    }
}

void tab_stop_ends() {
    if (!in_focused_window()) return;
    TabOrder& order = environment().tab_order;
    if (ImGui::IsItemFocused()) {
        order.focused = order.stops;
        order.shown = ImGui::IsItemActive() || ImGui::GetIO().NavVisible;
    }
    ++order.stops;
}

#else

void tab_stop_begins() {}
void tab_stop_ends() {}

#endif

} // namespace accrue::gui
