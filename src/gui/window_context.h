// What the window and the pictures share: GLFW's life, an OpenGL context, and an ImGui context with fonts and environment.
// Only the files window*.cpp include this.
#pragma once

#include <future>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>

#include "domain/problem.h"
#include "gui/fonts.h"
#include "gui/shaping.h"
#include "gui/widgets/environment.h"
#include "gui/window_textures.h"

struct GLFWwindow;

namespace accrue::gui {

// Keeps GLFW alive; the last thing to go.
class Library {
public:
    Library();
    ~Library();
    Library(Library const&) = delete;
    Library& operator=(Library const&) = delete;
    [[nodiscard]] bool ready() const { return ready_; }

private:
    bool ready_;
};

// S151 to S154: why no window could be opened, from GLFW's error code and its own words.
[[nodiscard]] Problem opening_problem(int glfw_error, std::string_view detail);
// The same of GLFW's last error.
[[nodiscard]] Problem last_problem();
[[nodiscard]] Problem unwritable_picture(std::string const& path); // S155
[[nodiscard]] Problem picture_too_large(int width, int height);    // S157
[[nodiscard]] Problem window_problem(std::string id, std::string what, std::string remedy);

struct DestroyWindow {
    void operator()(GLFWwindow* window) const;
};
using GlfwWindow = std::unique_ptr<GLFWwindow, DestroyWindow>;

// Not shown yet, with a current OpenGL 3.3 context; null where that fails.
[[nodiscard]] GlfwWindow create_window(std::string const& title, int width, int height);

struct Atlas {
    ImFontAtlas fonts;
    std::vector<std::string> sentences; // about missing files
};

// Fonts take about as long as the window itself: they are loaded beside it.
[[nodiscard]] std::future<std::unique_ptr<Atlas>> start_loading_fonts(float scale);

// An ImGui context. REQUIRES: a current OpenGL context; the back ends are initialised and shut down by the owner.
class Canvas {
public:
    // Missing fonts are told on stderr.
    Canvas(std::unique_ptr<Atlas> atlas, Theme const& theme);
    ~Canvas();
    Canvas(Canvas const&) = delete;
    Canvas& operator=(Canvas const&) = delete;

    [[nodiscard]] Environment& environment() { return environment_; }

    // Something was drawn with characters that the next prepare() could load.
    [[nodiscard]] bool lacks_glyphs() const;

    // Between two frames: theme, scale and characters as they are wanted now.
    void prepare(Theme const& wanted);

private:
    std::unique_ptr<Atlas> atlas_;
    TexturePictures pictures_;
    WindowPageTextures pages_;
    PangoShaper shaper_;
    FontSearch search_;
    Environment environment_;
    FontRequest request_;
    ImGuiContext* context_;
};

void clear_to(Color color);

} // namespace accrue::gui
