// The window is as large as the monitor it stands on wants it. What GLFW says of the monitor is said here in its place.
#include <functional>
#include <limits>
#include <optional>
#include <vector>

#include <GLFW/glfw3.h>
#include <doctest/doctest.h>

#include "end_to_end/open_program.h"
#include "gui/widgets/environment.h"
#include "gui/window.h"

namespace {

float scale_of_fake_monitor = 1;

} // namespace

// Instead of the library's own.
void glfwGetWindowContentScale(GLFWwindow*, float* x, float* y) { *x = *y = scale_of_fake_monitor; }

namespace accrue::test {

namespace {

// The scales that frames are drawn at, each after the step before it.
std::vector<float> scales_after(Display const& display, std::optional<float> chosen,
                                std::vector<std::function<void(gui::Window&)>> const& steps) {
    ::setenv("DISPLAY", display.name().c_str(), 1);
    ::unsetenv("WAYLAND_DISPLAY");
    ::setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
    scale_of_fake_monitor = 1;
    auto const window = must(gui::Window::open({.width = 320, .height = 240, .scale = chosen}));
    std::vector<float> scales;
    auto const draw = [&] {
        scales.push_back(gui::environment().theme.scale);
        CHECK(window->scale() == scales.back());
    };
    window->run(draw, [&] {
        if (scales.size() > steps.size()) return window->close();
        steps[scales.size() - 1](*window);
        gui::Window::wake();
    });
    scales.resize(steps.size() + 1); // frames of the last event are drawn to its end
    return scales;
}

void move_to_monitor(float scale) { scale_of_fake_monitor = scale; }

} // namespace

TEST_CASE("the window follows the scale of the monitor unless the user has chosen one") {
    if (!are_installed({"Xvfb"})) return;
    Display const display;
    REQUIRE_FALSE(display.name().empty());
    auto const to = [](float scale) { return [scale](gui::Window&) { move_to_monitor(scale); }; };
    auto const choose = [](std::optional<float> scale) {
        return [scale](gui::Window& window) { window.set_scale(scale); };
    };

    CHECK(scales_after(display, {}, {to(2), to(1.5F), to(1)}) == std::vector<float>{1, 2, 1.5F, 1});
    CHECK(scales_after(display, 1.25F, {to(2), to(1)}) == std::vector<float>{1.25F, 1.25F, 1.25F});
    CHECK(scales_after(display, {}, {to(2), choose(1.25F), to(3), choose(std::nullopt)}) ==
          std::vector<float>{1, 2, 1.25F, 1.25F, 3});
}

TEST_CASE("a monitor with an impossible scale is drawn for at one that can be read") {
    if (!are_installed({"Xvfb"})) return;
    Display const display;
    REQUIRE_FALSE(display.name().empty());
    auto const to = [](float scale) { return [scale](gui::Window&) { move_to_monitor(scale); }; };
    CHECK(scales_after(display, {}, {to(0), to(100), to(std::numeric_limits<float>::quiet_NaN())}) ==
          std::vector<float>{1, 0.5F, 4, 1});
}

} // namespace accrue::test
