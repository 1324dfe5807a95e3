#include "windows.h"

#include <stdexcept>

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include "gui/app.h"
#include "gui/window.h"
#include "report.h"
#include "support/packs.h"
#include "support/random_application.h"
#include "support/screen_driver.h"

namespace accrue::bench {

session::Ports fixed_ports() {
    return {.today =
                [] {
                    return *make_date({2012, 9, 12});
                },
            .now = [] { return std::string("2012-09-12T09:00:00Z"); },
            .rules_folder = test::source_folder / "rules",
            .samples_folder = test::source_folder / "assets/samples"};
}

void require(bool done, char const* what) {
    if (!done) throw std::runtime_error(std::string("benchmark: ") + what);
}

double microseconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count();
}

Application overfull(int claims) {
    rules::Pack const pack = test::parsed_pack(test::prism_file);
    test::Random random(2000);
    Application application;
    application.scheme = "prism";
    application.on = make_date({2012, 9, 12});
    for (int i = 1; i <= claims; ++i) {
        application.claims.push_back(test::random_claim(pack, *application.on, random, i == 1));
        application.claims.back().id = std::to_string(i);
    }
    return application;
}

namespace {

GLFWwindow* open_bare_window() {
    require(glfwInit() == GLFW_TRUE, "GLFW starts");
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    GLFWwindow* const window = glfwCreateWindow(1280, 800, "bare", nullptr, nullptr);
    require(window != nullptr, "a bare window opens");
    glfwMakeContextCurrent(window);
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui_ImplGlfw_InitForOpenGL(window, true);
    ImGui_ImplOpenGL3_Init("#version 330");
    glfwPollEvents();
    return window;
}

void draw_bare_frame(GLFWwindow* window) {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGui::NewFrame();
    ImGui::Begin("bare");
    ImGui::TextUnformatted("one line");
    ImGui::End();
    ImGui::Render();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    glfwSwapBuffers(window);
}

} // namespace

void first_frame_of_accrue(std::filesystem::path const& library) {
    auto [session, window] = gui::open_window([&] { return session::Session::open(library, fixed_ports()); });
    require(bool(session), "the library opens");
    require(bool(window), "a window opens");
    gui::App app(*session);
    app.ask(gui::GoTo{gui::ScreenName::Home}); // as run_window
    app.act();
    (*window)->run([&] { app.draw(); }, [&] { (*window)->close(); });
}

void first_frame_of_bare_window() {
    GLFWwindow* const window = open_bare_window();
    draw_bare_frame(window);
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
    glfwDestroyWindow(window);
    glfwTerminate();
}

void run_bare_window() {
    GLFWwindow* const window = open_bare_window();
    while (true) {
        draw_bare_frame(window);
        glfwWaitEvents();
    }
}

double built_frame(std::function<void()> const& draw) {
    test::Screen screen(draw,
                        {.width = 1280, .height = 800, .appearance = gui::Appearance::Light, .host = test::Host::None});
    screen.environment().probe = nullptr; // as in the product
    screen.frames(5);
    std::vector<double> times;
    for (int i = 0; i < 300; ++i) {
        auto const start = std::chrono::steady_clock::now();
        screen.frame();
        times.push_back(microseconds_since(start));
    }
    return median(std::move(times));
}

} // namespace accrue::bench
