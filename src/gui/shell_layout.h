// Where the parts of the window stand, for any size of it and any scale. Arithmetic only.
//
// Wide: entries, summary and help side by side. Medium: help takes the place of the summary. Narrow: entries or summary,
// and help below them. Nothing ever lies over an entry.
#pragma once

#include <cstdint>

#include <imgui.h>

namespace accrue::gui {

struct Area { // logical pixels
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;
};

enum class Room : std::uint8_t { Wide, Medium, Narrow };

struct ShellLayout {
    Room room = Room::Wide;
    bool is_low = false;              // little height: every line counts
    bool names_in_navigation = false; // else icons only
    Area navigation;
    Area bar;
    Area content;
    Area help; // of width 0 where it is not shown
    Area messages;
    Area notice;
    float summary_width = 0; // 0: it is not beside the entries
};

struct LayoutRequest {
    ImVec2 window; // logical pixels
    bool help_is_open = false;
    float messages_height = 0;
    float notice_height = 0;
};

[[nodiscard]] ShellLayout lay_out(LayoutRequest const& request);

} // namespace accrue::gui
