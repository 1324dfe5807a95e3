#include "gui/shell_layout.h"

#include <algorithm>

namespace accrue::gui {

namespace {

constexpr float narrow_below = 760;
constexpr float wide_from = 1100;
constexpr float names_from = 1500;
constexpr float low_below = 520;
constexpr float rail_width = 60;
constexpr float navigation_width = 196;
constexpr float bar_height = 56;
constexpr float low_bar_height = 46;
constexpr float least_content = 120; // high, before messages have to give way

Room room_of(float width) {
    if (width < narrow_below) return Room::Narrow;
    return width < wide_from ? Room::Medium : Room::Wide;
}

// The panes at the right end grow with the window, within what is good to read.
float side_width(float width, float part, float least, float most) { return std::clamp(width * part, least, most); }

void place_help(ShellLayout& layout) {
    Area& content = layout.content;
    if (layout.room == Room::Narrow) {
        float const height = std::max(content.height * 0.45F, std::min(content.height, 100.0F));
        layout.help = {content.x, content.y + content.height - height, content.width, height};
        content.height -= height;
        return;
    }
    float const width = layout.room == Room::Wide ? side_width(content.width, 0.24F, 300, 420)
                                                  : side_width(content.width, 0.4F, 280, 400);
    layout.help = {content.x + content.width - width, content.y, width, content.height};
    content.width -= width;
}

} // namespace

ShellLayout lay_out(LayoutRequest const& request) {
    ShellLayout layout;
    ImVec2 const window = request.window;
    layout.room = room_of(window.x);
    layout.names_in_navigation = window.x >= names_from;
    float const left = layout.names_in_navigation ? navigation_width : rail_width;
    float const width = std::max(window.x - left, 0.0F);
    layout.navigation = {0, 0, left, window.y};
    layout.is_low = window.y < low_below;
    float const bar = layout.is_low ? low_bar_height : bar_height;
    layout.bar = {left, 0, width, bar};
    float const notice_top = std::max(window.y - request.notice_height, bar);
    layout.notice = {left, notice_top, width, request.notice_height};
    float const most_messages = std::max(notice_top - bar - least_content, 0.0F);
    float const messages = std::min(request.messages_height, most_messages);
    layout.messages = {left, notice_top - messages, width, messages};
    layout.content = {left, bar, width, std::max(notice_top - messages - bar, 0.0F)};
    float const whole_width = layout.content.width;
    if (request.help_is_open) place_help(layout);
    bool const beside = layout.room == Room::Wide || (layout.room == Room::Medium && !request.help_is_open);
    if (beside)
        layout.summary_width = layout.room == Room::Wide ? side_width(whole_width, 0.28F, 330, 420)
                                                         : side_width(whole_width, 0.42F, 300, 360);
    return layout;
}

} // namespace accrue::gui
