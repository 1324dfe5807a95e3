// Where the window stood: as text, and whether a screen still shows that place.
#include <algorithm>
#include <sstream>

#include <GLFW/glfw3.h>
#include <fmt/format.h>

#include "gui/window_place.h"

namespace accrue::gui {

namespace {

constexpr int least_side = 200;
constexpr int most_side = 32'000;
constexpr int least_in_sight = 80; // of the window's upper edge, so that it can be taken and moved

bool shows(GLFWmonitor* monitor, WindowPlace const& place) {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    glfwGetMonitorWorkarea(monitor, &x, &y, &width, &height);
    int const in_sight = std::min(place.x + place.width, x + width) - std::max(place.x, x);
    return in_sight >= least_in_sight && place.y >= y && place.y + least_in_sight <= y + height;
}

} // namespace

std::string to_text(WindowPlace const& place) {
    return fmt::format("{} {} {} {}{}", place.x, place.y, place.width, place.height,
                       place.maximized ? " maximized" : "");
}

std::optional<WindowPlace> parse_window_place(std::string const& text) {
    std::istringstream words(text);
    WindowPlace place;
    if (!(words >> place.x >> place.y >> place.width >> place.height)) return std::nullopt;
    if (std::string last; words >> last) {
        if (last != "maximized" || words >> last) return std::nullopt;
        place.maximized = true;
    }
    bool const sound = std::clamp(place.width, least_side, most_side) == place.width &&
                       std::clamp(place.height, least_side, most_side) == place.height &&
                       std::abs(place.x) <= most_side && std::abs(place.y) <= most_side;
    return sound ? std::optional(place) : std::nullopt;
}

bool is_in_sight(WindowPlace const& place) {
    int count = 0;
    GLFWmonitor** const monitors = glfwGetMonitors(&count);
    return std::any_of(monitors, monitors + count, [&](GLFWmonitor* monitor) { return shows(monitor, place); });
}

} // namespace accrue::gui
