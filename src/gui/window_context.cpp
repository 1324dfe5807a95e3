#include "gui/window_context.h"

#include <algorithm>
#include <cstdio>

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_opengl3.h>
#include <fmt/format.h>

#include "domain/texts.h"

namespace accrue::gui {

Library::Library() : ready_(glfwInit() == GLFW_TRUE) {}

Library::~Library() {
    if (ready_) glfwTerminate();
}

Problem window_problem(std::string id, std::string what, std::string remedy) {
    Problem problem;
    problem.id = std::move(id);
    problem.what = std::move(what);
    problem.remedy = std::move(remedy);
    return problem;
}

Problem opening_problem(int glfw_error, std::string_view detail) {
    std::string const instead(tr("The commands work without a window: accrue --help"));
    switch (glfw_error) {
    case GLFW_PLATFORM_ERROR:
        return window_problem("S151", say("there is no display to open a window on ({})", detail),
                              fmt::format("{} {}", tr("Start it in a desktop session."), instead));
    case GLFW_API_UNAVAILABLE:
        return window_problem(
            "S152", say("this display offers no OpenGL ({})", detail),
            fmt::format("{} {}", tr("Install the graphics driver, or Mesa's (libgl1-mesa-dri)."), instead));
    case GLFW_VERSION_UNAVAILABLE:
        return window_problem(
            "S153", say("this display's OpenGL is older than 3.3 ({})", detail),
            fmt::format("{} {}", tr("Install a newer graphics driver, or run it with LIBGL_ALWAYS_SOFTWARE=1."),
                        instead));
    default: return window_problem("S154", say("the window cannot be opened ({})", detail), instead);
    }
}

Problem last_problem() {
    char const* text = nullptr;
    int const code = glfwGetError(&text);
    return opening_problem(code, text ? std::string_view(text) : tr("no reason given"));
}

void DestroyWindow::operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }

GlfwWindow create_window(std::string const& title, int width, int height) {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "accrue");
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "accrue");
    GlfwWindow window(glfwCreateWindow(width, height, title.c_str(), nullptr, nullptr));
    if (window) glfwMakeContextCurrent(window.get());
    return window;
}

std::future<std::unique_ptr<Atlas>> start_loading_fonts(float scale) {
    return std::async(std::launch::async, [scale] {
        auto atlas = std::make_unique<Atlas>();
        atlas->sentences = load_fonts(atlas->fonts, {.scale = scale});
        return atlas;
    });
}

Canvas::Canvas(std::unique_ptr<Atlas> atlas, Theme const& theme)
    : atlas_(std::move(atlas)), shaper_({.keeper = &pictures_, .language = language_of_locale()}),
      context_(ImGui::CreateContext(&atlas_->fonts)) {
    for (std::string const& sentence : atlas_->sentences) fmt::print(stderr, "accrue: {}\n", sentence);
    request_.scale = theme.scale;
    environment_.theme = theme;
    environment_.shaper = &shaper_;
    environment_.pages = &pages_;
    ImGuiIO& io = ImGui::GetIO();
    io.UserData = &environment_;
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    apply(theme, ImGui::GetStyle());
}

Canvas::~Canvas() { ImGui::DestroyContext(context_); }

bool Canvas::lacks_glyphs() const {
    // A character that no font has stays missing after it was asked for once.
    return !std::ranges::includes(request_.extra, environment_.missing_glyphs);
}

void Canvas::prepare(Theme const& wanted) {
    shaper_.next_frame();
    pages_.next_frame();
    bool const more = widen(request_.extra, environment_.missing_glyphs);
    environment_.missing_glyphs.clear();
    if (more || wanted.scale != request_.scale) {
        request_.scale = wanted.scale;
        (void)load_fonts(atlas_->fonts, request_, search_); // what is missing was told at the start
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        ImGui_ImplOpenGL3_CreateFontsTexture();
    }
    if (wanted == environment_.theme) return;
    environment_.theme = wanted;
    apply(wanted, ImGui::GetStyle());
}

void clear_to(Color color) {
    ImVec4 const c = to_vector(color);
    glClearColor(c.x, c.y, c.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

} // namespace accrue::gui
