#include "gui/window.h"

#include <algorithm>
#include <cmath>

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include "gui/widgets/environment.h"
#include "gui/widgets/keys.h"
#include "gui/window_context.h"

namespace accrue::gui {

namespace {

constexpr int frames_per_event = 3;  // popups and auto-sized windows need that many to settle
constexpr double cursor_blink = 0.5; // seconds
constexpr float least_scale = 0.5F;
constexpr float most_scale = 4;

float usable_scale(float scale) { return std::clamp(std::isfinite(scale) ? scale : 1.0F, least_scale, most_scale); }

float scale_of_monitor() {
    float x = 1;
    float y = 1;
    if (GLFWmonitor* const monitor = glfwGetPrimaryMonitor()) glfwGetMonitorContentScale(monitor, &x, &y);
    return usable_scale(x);
}

float scale_of_window(GLFWwindow* window) {
    float x = 1;
    float y = 1;
    glfwGetWindowContentScale(window, &x, &y);
    return usable_scale(x);
}

KeyEvent key_event(int key, int scancode, int action, int modifiers) {
    KeyEvent::Kind const kind = action == GLFW_PRESS    ? KeyEvent::Kind::Down
                                : action == GLFW_REPEAT ? KeyEvent::Kind::Repeat
                                                        : KeyEvent::Kind::Up;
    return {.kind = kind, .key = key, .scancode = scancode, .modifiers = modifiers};
}

void hand_to_imgui(GLFWwindow* window, KeyEvent const& event) {
    switch (event.kind) {
    case KeyEvent::Kind::Character: ImGui_ImplGlfw_CharCallback(window, event.codepoint); return;
    case KeyEvent::Kind::Down:
        ImGui_ImplGlfw_KeyCallback(window, event.key, event.scancode, GLFW_PRESS, event.modifiers);
        return;
    case KeyEvent::Kind::Repeat:
        ImGui_ImplGlfw_KeyCallback(window, event.key, event.scancode, GLFW_REPEAT, event.modifiers);
        return;
    case KeyEvent::Kind::Up:
        ImGui_ImplGlfw_KeyCallback(window, event.key, event.scancode, GLFW_RELEASE, event.modifiers);
        return;
    }
}

} // namespace

// --- The window ---

struct Window::State {
    std::unique_ptr<Library> library;
    GlfwWindow window;
    std::unique_ptr<Canvas> canvas;
    KeyQueue keys;
    Appearance appearance = Appearance::Light;
    std::optional<float> user_scale;
    std::function<CloseAnswer()> ask_to_close;
    std::function<void(std::vector<std::string> const&)> take_files;
    int frames_left = frames_per_event;

    [[nodiscard]] float wanted_scale() const {
        return user_scale ? usable_scale(*user_scale) : scale_of_window(window.get());
    }

    void connect();
    void wait_for_events();
    void frame(std::function<void()> const& draw_frame);

    static State& of(GLFWwindow* window) { return *static_cast<State*>(glfwGetWindowUserPointer(window)); }
};

void Window::State::connect() {
    GLFWwindow* const w = window.get();
    glfwSetWindowUserPointer(w, this);
    ImGui_ImplGlfw_InitForOpenGL(w, true); // first its callbacks, then those of ours that replace them
    ImGui_ImplOpenGL3_Init("#version 330");
    prepare_keys();
    glfwSetKeyCallback(w, [](GLFWwindow* of_window, int key, int scancode, int action, int modifiers) {
        of(of_window).keys.push(key_event(key, scancode, action, modifiers));
    });
    glfwSetCharCallback(w, [](GLFWwindow* of_window, unsigned codepoint) {
        of(of_window).keys.push({.kind = KeyEvent::Kind::Character, .codepoint = codepoint});
    });
    glfwSetWindowCloseCallback(w, [](GLFWwindow* of_window) {
        State& state = of(of_window);
        if (state.ask_to_close && state.ask_to_close() == CloseAnswer::Stay)
            glfwSetWindowShouldClose(of_window, GLFW_FALSE);
    });
    glfwSetDropCallback(w, [](GLFWwindow* of_window, int count, char const** paths) {
        State& state = of(of_window);
        if (state.take_files) state.take_files(std::vector<std::string>(paths, paths + count));
    });
}

void Window::State::wait_for_events() {
    std::optional<double> const due = canvas->environment().next_frame_in;
    if (frames_left > 0) {
        --frames_left;
        glfwPollEvents();
        return;
    }
    bool const typing = ImGui::GetIO().WantTextInput;
    if (!typing && !due) {
        glfwWaitEvents();
        frames_left = frames_per_event - 1;
        return;
    }
    double const longest = typing ? cursor_blink : *due;
    double const timeout = std::clamp(std::min(longest, due.value_or(longest)), 0.001, 3600.0);
    double const start = glfwGetTime();
    glfwWaitEventsTimeout(timeout);
    bool const only_time_passed = glfwGetTime() - start >= timeout;
    frames_left = only_time_passed ? 0 : frames_per_event - 1; // a blinking cursor needs one frame
}

void Window::State::frame(std::function<void()> const& draw_frame) {
    canvas->prepare({appearance, wanted_scale()});
    canvas->environment().next_frame_in.reset();
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGui::NewFrame();
    draw_frame();
    finish_frame();
    ImGui::Render();
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(window.get(), &width, &height);
    glViewport(0, 0, width, height);
    clear_to(palette_of(appearance).canvas);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    glfwSwapBuffers(window.get());
    if (!canvas->environment().missing_glyphs.empty()) frames_left = std::max(frames_left, 1);
}

Result<std::unique_ptr<Window>> Window::open(WindowOptions const& options) {
    auto state = std::make_unique<State>();
    state->library = std::make_unique<Library>();
    if (!state->library->ready()) return last_problem();
    state->appearance = options.appearance;
    state->user_scale = options.scale;
    float const scale = options.scale ? usable_scale(*options.scale) : scale_of_monitor();
    auto fonts = start_loading_fonts(scale);
    auto const pixels = [&](int logical) { return static_cast<int>(static_cast<float>(logical) * scale); };
    state->window = create_window(options.title, pixels(options.width), pixels(options.height), Visibility::Shown);
    if (!state->window) return last_problem();
    glfwSwapInterval(1);
    state->canvas = std::make_unique<Canvas>(fonts.get(), Theme{options.appearance, scale});
    state->connect();
    return std::unique_ptr<Window>(new Window(std::move(state)));
}

Window::Window(std::unique_ptr<State> state) : state_(std::move(state)) {}

Window::~Window() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    state_->canvas.reset();
    state_->window.reset();
}

void Window::run(std::function<void()> const& draw_frame, std::function<void()> const& after_frame) {
    GLFWwindow* const window = state_->window.get();
    while (!glfwWindowShouldClose(window)) {
        state_->wait_for_events();
        bool const more = state_->keys.release([&](KeyEvent const& event) { hand_to_imgui(window, event); });
        if (more) state_->frames_left = frames_per_event - 1;
        state_->frame(draw_frame);
        if (after_frame) after_frame();
    }
}

void Window::set_appearance(Appearance appearance) {
    state_->appearance = appearance;
    wake();
}

void Window::set_scale(std::optional<float> scale) {
    state_->user_scale = scale;
    wake();
}

void Window::set_title(std::string const& title) { glfwSetWindowTitle(state_->window.get(), title.c_str()); }

void Window::close() { glfwSetWindowShouldClose(state_->window.get(), GLFW_TRUE); }

Appearance Window::appearance() const { return state_->appearance; }

float Window::scale() const { return state_->wanted_scale(); }

void Window::on_close_request(std::function<CloseAnswer()> ask) { state_->ask_to_close = std::move(ask); }

void Window::on_files_dropped(std::function<void(std::vector<std::string> const&)> take) {
    state_->take_files = std::move(take);
}

void Window::wake() { glfwPostEmptyEvent(); }

} // namespace accrue::gui
