#include <doctest/doctest.h>

#include "gui/window.h"

using namespace accrue::gui;

TEST_CASE("where the window stood is read again and nothing else is") {
    WindowPlace const place{-120, 80, 1280, 800, false};
    CHECK(parse_window_place(to_text(place)) == place);
    WindowPlace const large{0, 0, 3840, 2160, true};
    CHECK(parse_window_place(to_text(large)) == large);
    for (char const* wrong : {"", "1 2 3", "1 2 300 x", "1 2 300 300 minimized", "1 2 300 300 maximized x",
                              "1 2 10 300", "1 2 300 99999999", "99999999 2 300 300"})
        CHECK_FALSE(parse_window_place(wrong));
}
