// Pane: a part of the window with a ground and a padding of its own that scrolls by itself.
#pragma once

#include <cstdint>
#include <string_view>

#include <imgui.h>

#include "gui/widgets/layout.h"
#include "gui/widgets/theme.h"

namespace accrue::gui {

enum class PaneGround : std::uint8_t { None, Surface };                // None: what is behind shows; every fill costs
enum class PaneEdge : std::uint8_t { None, Left, Right, Top, Bottom }; // where a quiet line divides it from the rest

struct PaneOptions {
    ImVec2 size{0, 0};      // device pixels; 0: what is left
    ImVec2 padding{16, 16}; // logical pixels
    PaneGround ground = PaneGround::None;
    PaneEdge edge = PaneEdge::None;
    bool scrolls = true;
    bool wheel_scrolls = true; // else only its bar does
};

class Pane {
public:
    Pane(std::string_view name, PaneOptions const& options);
    ~Pane();
    Pane(Pane const&) = delete;
    Pane& operator=(Pane const&) = delete;

private:
    ui::Scope scope_;
};

} // namespace accrue::gui
