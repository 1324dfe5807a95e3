// widget_gallery [PAGE]                                    opens a window (F2 theme, F3 scale)
// widget_gallery PAGE FILE.png WIDTH HEIGHT SCALE light|dark   writes a picture (device pixels)
#include <cstdlib>
#include <string>

#include <fmt/format.h>

#include "gallery.h"
#include "gui/widgets/keys.h"
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

// F2 changes the theme, F3 the scale.
void obey_keys(gui::Window& window) {
    using enum gui::Appearance;
    if (gui::pressed(gui::Key::F2)) window.set_appearance(window.appearance() == Light ? Dark : Light);
    if (gui::pressed(gui::Key::F3)) window.set_scale(window.scale() < 1.5F ? 2.0F : 1.0F);
}

int open_window(gallery::State& state) {
    auto opened = gui::Window::open({.title = "Widgets"});
    if (!opened) return fail(opened.problem());
    gui::Window& window = **opened;
    window.run([&] { gallery::draw(state); }, [&] { obey_keys(window); });
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
    return count == 7 ? picture(state, arguments) : open_window(state);
}
