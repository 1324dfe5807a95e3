#include "gui/shell_layout.h"

#include <vector>

#include <doctest/doctest.h>

namespace accrue::gui {

namespace {

bool overlap(Area const& a, Area const& b) {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

bool lies_in(Area const& area, ImVec2 window) {
    return area.x >= 0 && area.y >= 0 && area.x + area.width <= window.x + 0.01F &&
           area.y + area.height <= window.y + 0.01F;
}

// 1280 x 800 and 1920 x 1080 at the scales from 1 to 2, and what is between.
std::vector<ImVec2> const sizes{{1280, 800}, {1024, 640}, {853, 533}, {640, 400}, {1920, 1080}, {960, 540}, {759, 900}};

} // namespace

TEST_CASE("no part of the window lies over another whatever the size") {
    for (ImVec2 const size : sizes)
        for (bool const help : {false, true}) {
            ShellLayout const layout =
                lay_out({.window = size, .help_is_open = help, .messages_height = 60, .notice_height = 30});
            std::vector<Area> const parts{layout.navigation, layout.bar,      layout.content,
                                          layout.help,       layout.messages, layout.notice};
            for (std::size_t i = 0; i < parts.size(); ++i) {
                CAPTURE(size.x);
                CAPTURE(help);
                CAPTURE(i);
                CHECK(lies_in(parts[i], size));
                for (std::size_t j = i + 1; j < parts.size(); ++j) CHECK_FALSE(overlap(parts[i], parts[j]));
            }
        }
}

TEST_CASE("help leaves room for the entries at every size") {
    for (ImVec2 const size : sizes) {
        ShellLayout const layout = lay_out({.window = size, .help_is_open = true, .notice_height = 26});
        CAPTURE(size.x);
        CHECK(layout.help.width > 250);
        CHECK(layout.help.height > 100);
        CHECK(layout.content.width - layout.summary_width > 320);
        CHECK(layout.content.height > 120);
    }
}

TEST_CASE("a wide window has entries and summary and help side by side") {
    ShellLayout const layout = lay_out({.window = {1280, 800}, .help_is_open = true});
    CHECK(layout.room == Room::Wide);
    CHECK(layout.summary_width > 300);
    CHECK(layout.help.y == layout.content.y);
}

TEST_CASE("in a window of medium width the help takes the place of the summary") {
    CHECK(lay_out({.window = {960, 540}}).summary_width > 0);
    CHECK(lay_out({.window = {960, 540}, .help_is_open = true}).summary_width == 0);
}

TEST_CASE("in a narrow window the help stands below") {
    ShellLayout const layout = lay_out({.window = {640, 400}, .help_is_open = true});
    CHECK(layout.room == Room::Narrow);
    CHECK(layout.help.x == layout.content.x);
    CHECK(layout.help.y >= layout.content.y + layout.content.height);
}

TEST_CASE("messages give way before the entries do") {
    ShellLayout const layout = lay_out({.window = {640, 400}, .messages_height = 900, .notice_height = 30});
    CHECK(layout.content.height >= 120);
    CHECK(layout.messages.height > 0);
}

} // namespace accrue::gui
