// widget_gallery [PAGE]                                    opens a window
// widget_gallery PAGE FILE.png WIDTH HEIGHT SCALE light|dark   writes a picture (device pixels)
#include <cstdlib>
#include <string>

#include <fmt/format.h>

#include "gallery.h"
#include "gui/window.h"

using namespace accrue;

namespace {

int fail(Problem const& problem) {
    fmt::print(stderr, "{}\n", to_text(problem));
    return 1;
}

int picture(gallery::State& state, char** arguments) {
    gui::ScreenshotOptions const options{.path = arguments[2],
                                         .width = std::atoi(arguments[3]),
                                         .height = std::atoi(arguments[4]),
                                         .scale = std::strtof(arguments[5], nullptr),
                                         .appearance = std::string(arguments[6]) == "dark" ? gui::Appearance::Dark
                                                                                           : gui::Appearance::Light,
                                         .frames = 12};
    auto const done = gui::screenshot(options, [&] { gallery::draw(state); });
    return done ? 0 : fail(done.problem());
}

int window(gallery::State& state) {
    auto opened = gui::Window::open({.title = "Widgets"});
    if (!opened) return fail(opened.problem());
    (*opened)->run([&] { gallery::draw(state); });
    return 0;
}

} // namespace

int main(int count, char** arguments) {
    gallery::State state;
    if (count > 1) {
        auto const page = gallery::page_named(arguments[1]);
        if (!page) {
            fmt::print(stderr, "pages: {}\n", fmt::join(gallery::page_names(), " "));
            return 2;
        }
        state.page = *page;
    }
    return count == 7 ? picture(state, arguments) : window(state);
}
