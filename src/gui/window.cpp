#include "gui/window.h"

#include <algorithm>
#include <cmath>
#include <dlfcn.h>
#include <utility>

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <fmt/format.h>
#include <imgui.h>

#include "gui/widgets/environment.h"
#include "gui/widgets/keys.h"
#include "gui/window_context.h"
#include "gui/window_place.h"

namespace accrue::gui {

namespace {

constexpr double cursor_blink = 0.5; // seconds
constexpr int most_blinks = 20;      // then the cursor stands still and the loop sleeps
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
    case KeyEvent::Kind::Character: type_character(event.codepoint); return;
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
    std::function<void(std::vector<std::string> const&, ImVec2)> take_files;
    std::function<std::optional<double>()> look_interval;
    std::function<bool()> look;
    std::optional<double> next_look; // by glfwGetTime
    int blinks = 0;                  // since the last event
    bool first = true;

    [[nodiscard]] float wanted_scale() const {
        return user_scale ? usable_scale(*user_scale) : scale_of_window(window.get());
    }

    void connect();
    // Sleeps until there is something to draw; returns how many frames that takes.
    int wait_for_events();
    // Until an event or `due` (by glfwGetTime; none: only an event). False: only time has passed.
    bool sleep_until(std::optional<double> due);
    // When to look at what lies outside; none: nothing does.
    std::optional<double> time_to_look();
    void frame(std::function<void()> const& draw_frame);
    void show();

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
        double x = 0;
        double y = 0;
        glfwGetCursorPos(of_window, &x, &y);
        if (state.take_files)
            state.take_files(std::vector<std::string>(paths, paths + count),
                             {static_cast<float>(x), static_cast<float>(y)});
    });
}

std::optional<double> Window::State::time_to_look() {
    auto const interval = look_interval ? look_interval() : std::nullopt;
    if (!interval) {
        next_look.reset();
    } else {
        double const latest = glfwGetTime() + *interval;
        next_look = std::min(next_look.value_or(latest), latest);
    }
    return next_look;
}

bool Window::State::sleep_until(std::optional<double> due) {
    constexpr double least = 0.001; // a shorter sleep than was asked for is an event
    while (true) {
        auto const look_at = time_to_look();
        if (!due && !look_at) {
            glfwWaitEvents();
            return true;
        }
        double const until = std::min(due.value_or(*look_at), look_at.value_or(*due));
        double const start = glfwGetTime();
        double const timeout = std::max(until - start, least);
        glfwWaitEventsTimeout(timeout);
        bool const only_time = glfwGetTime() - start > timeout - least / 2;
        if (look_at && glfwGetTime() >= *look_at) {
            next_look.reset();
            if (look()) return true;
        }
        if (!only_time) return true;
        if (due && glfwGetTime() >= *due) return false;
    }
}

int Window::State::wait_for_events() {
    if (std::exchange(first, false)) {
        glfwPollEvents();
        return frames_per_event;
    }
    std::optional<double> const due = canvas->environment().next_frame_in;
    bool const blinking = ImGui::GetIO().WantTextInput && blinks < most_blinks;
    std::optional<double> wake_at;
    if (due) wake_at = *due + glfwGetTime();
    if (blinking) wake_at = std::min(wake_at.value_or(1e9), cursor_blink + glfwGetTime());
    bool const only_time_passed = !sleep_until(wake_at);
    blinks = only_time_passed ? blinks + 1 : 0;
    ImGui::GetIO().ConfigInputTextCursorBlink = blinks < most_blinks;
    return only_time_passed && !due ? 1 : frames_per_event;
}

void Window::State::frame(std::function<void()> const& draw_frame) {
    canvas->prepare({appearance, wanted_scale()});
    canvas->environment().next_frame_in.reset();
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGui::NewFrame();
    draw_frame();
    ImGui::Render();
}

void Window::State::show() {
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(window.get(), &width, &height);
    glViewport(0, 0, width, height);
    clear_to(palette_of(appearance).canvas);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    glfwSwapBuffers(window.get());
}

Result<std::unique_ptr<Window>> Window::open(WindowOptions const& options) {
    auto opened = open_hidden(options.scale);
    if (opened) (*opened)->show(options);
    return opened;
}

Result<std::unique_ptr<Window>> Window::open_hidden(std::optional<float> scale) {
    auto state = std::make_unique<State>();
    state->library = std::make_unique<Library>();
    if (!state->library->ready()) return last_problem();
    float const first_scale = scale ? usable_scale(*scale) : scale_of_monitor();
    auto fonts = start_loading_fonts(first_scale);
    WindowOptions const until_shown;
    state->window = create_window(until_shown.title, until_shown.width, until_shown.height);
    if (!state->window) return last_problem();
    glfwSwapInterval(1);
    state->canvas = std::make_unique<Canvas>(fonts.get(), Theme{state->appearance, first_scale});
    state->connect();
    return std::unique_ptr<Window>(new Window(std::move(state)));
}

void Window::show(WindowOptions const& options) {
    GLFWwindow* const window = state_->window.get();
    state_->appearance = options.appearance;
    state_->user_scale = options.scale;
    float const scale = state_->wanted_scale();
    auto const pixels = [&](int logical) { return static_cast<int>(static_cast<float>(logical) * scale); };
    auto const& place = options.place;
    glfwSetWindowTitle(window, options.title.c_str());
    glfwSetWindowSize(window, place ? place->width : pixels(options.width),
                      place ? place->height : pixels(options.height));
    if (place && is_in_sight(*place)) glfwSetWindowPos(window, place->x, place->y);
    if (place && place->maximized) glfwMaximizeWindow(window);
    glfwShowWindow(window);
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
    auto const sink = [&](KeyEvent const& event) { hand_to_imgui(window, event); };
    while (!glfwWindowShouldClose(window)) {
        for (int left = state_->wait_for_events(); left > 0; --left) {
            // Each key that waits gets a frame of its own before the next event is looked at.
            if (state_->keys.release(sink)) left = frames_per_event;
            state_->frame(draw_frame);
            if (after_frame) after_frame();
            if (left == 1 && state_->canvas->lacks_glyphs()) left = 2;
        }
        state_->show();
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

WindowPlace Window::place() const {
    GLFWwindow* const window = state_->window.get();
    WindowPlace place;
    glfwGetWindowPos(window, &place.x, &place.y);
    glfwGetWindowSize(window, &place.width, &place.height);
    place.maximized = glfwGetWindowAttrib(window, GLFW_MAXIMIZED) == GLFW_TRUE;
    return place;
}

void Window::on_close_request(std::function<CloseAnswer()> ask) { state_->ask_to_close = std::move(ask); }

void Window::on_files_dropped(std::function<void(std::vector<std::string> const& paths, ImVec2 at)> take) {
    state_->take_files = std::move(take);
}

void Window::on_idle(std::function<std::optional<double>()> interval, std::function<bool()> look) {
    state_->look_interval = std::move(interval);
    state_->look = std::move(look);
}

void Window::wake() { glfwPostEmptyEvent(); }

std::string Window::desktop_handle() const {
    // Looked up when it is needed: a GLFW for Wayland does not have it.
    using WindowId = unsigned long (*)(GLFWwindow*);
    auto const id_of = reinterpret_cast<WindowId>(dlsym(RTLD_DEFAULT, "glfwGetX11Window"));
    unsigned long const id = id_of == nullptr ? 0 : id_of(state_->window.get());
    return id == 0 ? std::string() : fmt::format("x11:{:x}", id);
}

} // namespace accrue::gui
