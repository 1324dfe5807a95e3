// Window: opens the operating system's window, runs the frame loop, takes pictures. It knows nothing of screens:
// what is drawn is a function that it calls once per frame.
//
// The loop sleeps while nothing happens: a frame is drawn after an event, after wake(), and when a widget has asked for
// one (Environment::next_frame_in). Only the files window*.cpp name GLFW and OpenGL.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/result.h"
#include "gui/widgets/theme.h"

namespace accrue::gui {

// Where the window stands and how large it is, in the units of the screen.
struct WindowPlace {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    bool maximized = false;

    friend bool operator==(WindowPlace const&, WindowPlace const&) = default;
};

// "120 80 1280 800", with " maximized" where it is; and back, none for anything else.
[[nodiscard]] std::string to_text(WindowPlace const& place);
[[nodiscard]] std::optional<WindowPlace> parse_window_place(std::string const& text);

struct WindowOptions {
    std::string title = "Accrue";
    int width = 1280; // logical pixels
    int height = 800;
    Appearance appearance = Appearance::Light;
    std::optional<float> scale = std::nullopt;       // the user's; none: the screen's
    std::optional<WindowPlace> place = std::nullopt; // where it stood last; left out where no screen shows it any more
};

// Built for one event: what it does, what that causes, and sizes that settle. Only the last is shown.
inline constexpr int frames_per_event = 4;

enum class CloseAnswer { Close, Stay };

class Window {
public:
    // A problem where there is no display, no OpenGL, or one older than 3.3. Missing fonts are only told on stderr.
    [[nodiscard]] static Result<std::unique_ptr<Window>> open(WindowOptions const& options);
    // The same in two steps, for those who do not know the options yet: what takes long about it needs none of them. `scale` is
    // the one that fonts are loaded for at once.
    [[nodiscard]] static Result<std::unique_ptr<Window>> open_hidden(std::optional<float> scale = std::nullopt);
    void show(WindowOptions const& options); // once
    ~Window();
    Window(Window const&) = delete;
    Window& operator=(Window const&) = delete;

    // Draws frames until the window is closed. `draw_frame` draws between ImGui's NewFrame and Render;
    // `after_frame`, when given, runs after the frame is shown and may change anything.
    void run(std::function<void()> const& draw_frame, std::function<void()> const& after_frame = {});

    // These take effect with the next frame.
    void set_appearance(Appearance appearance);
    void set_scale(std::optional<float> scale); // none: the screen's
    void set_title(std::string const& title);
    void close(); // without asking

    [[nodiscard]] Appearance appearance() const;
    [[nodiscard]] float scale() const; // in use now
    [[nodiscard]] WindowPlace place() const;
    // How the desktop knows the window, for a dialog of its own that belongs to it: "x11:1c00007"; empty: in no way.
    [[nodiscard]] std::string desktop_handle() const;

    // Asked when the user closes the window, outside a frame: the place to save drafts.
    void on_close_request(std::function<CloseAnswer()> ask);
    // Paths of files that the user has dropped onto the window, and where (ImGui's coordinates).
    void on_files_dropped(std::function<void(std::vector<std::string> const& paths, ImVec2 at)> take);

    // While nothing happens `look` is called every `interval` seconds (asked for anew each time; none: not at all), and no
    // frame is drawn unless it says true.
    void on_idle(std::function<std::optional<double>()> interval, std::function<bool()> look);

    // Lets the loop draw a frame; from any thread, while a window is open.
    static void wake();

private:
    struct State;
    explicit Window(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

struct ScreenshotOptions {
    std::string path; // of the PNG file to write
    int width = 1280; // device pixels
    int height = 800;
    float scale = 1;
    Appearance appearance = Appearance::Light;
    int frames = 4; // drawn before the picture is taken, so that sizes have settled
};

// Draws off the screen (a display is still needed) and writes what the last frame shows.
[[nodiscard]] Result<Done> screenshot(ScreenshotOptions const& options, std::function<void()> const& draw_frame);

} // namespace accrue::gui
