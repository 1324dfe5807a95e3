// Pictures of what is drawn, off the screen.
#define GL_GLEXT_PROTOTYPES
#define GLFW_INCLUDE_GLEXT
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_opengl3.h>
#include <stb_image_write.h>

#include "domain/texts.h"
#include "gui/widgets/keys.h"
#include "gui/window.h"
#include "gui/window_context.h"

namespace accrue::gui {

Problem unwritable_picture(std::string const& path) {
    Problem problem = window_problem("S155", std::string(tr("the picture cannot be written")),
                                     std::string(tr("Name a file in a folder that you may write to.")));
    problem.where.file = path;
    return problem;
}

Problem picture_too_large(int width, int height) {
    return window_problem("S157", say("the display cannot draw {} x {} pixels", width, height),
                          std::string(tr("Ask for a smaller picture.")));
}

namespace {

// A drawing surface of any size, independent of the screen's.
class OffScreen {
public:
    OffScreen(int width, int height) {
        glGenFramebuffers(1, &frame_);
        glBindFramebuffer(GL_FRAMEBUFFER, frame_);
        glGenRenderbuffers(1, &pixels_);
        glBindRenderbuffer(GL_RENDERBUFFER, pixels_);
        glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, pixels_);
        glViewport(0, 0, width, height);
    }
    ~OffScreen() {
        glDeleteRenderbuffers(1, &pixels_);
        glDeleteFramebuffers(1, &frame_);
    }
    OffScreen(OffScreen const&) = delete;
    OffScreen& operator=(OffScreen const&) = delete;

    [[nodiscard]] bool complete() const { return glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE; }

private:
    GLuint frame_ = 0;
    GLuint pixels_ = 0;
};

std::vector<unsigned char> read_pixels(int width, int height) {
    std::vector<unsigned char> pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, pixels.data());
    return pixels;
}

Result<Done> write_png(std::string const& path, int width, int height, std::vector<unsigned char> const& pixels) {
    unsigned char const* const last_row = pixels.data() + static_cast<std::ptrdiff_t>(height - 1) * width * 3;
    if (stbi_write_png(path.c_str(), width, height, 3, last_row, -width * 3)) return Done{};
    return unwritable_picture(path);
}

void draw_off_screen(Canvas& canvas, ScreenshotOptions const& options, std::function<void()> const& draw_frame) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(options.width), static_cast<float>(options.height)};
    io.ConfigInputTextCursorBlink = false;
    map_keys_without_window();
    bool again = false;
    for (int i = 0; i < options.frames || again; ++i) {
        canvas.prepare({options.appearance, options.scale});
        io.DeltaTime = 0.25F; // long enough for a tooltip to be due
        ImGui_ImplOpenGL3_NewFrame();
        ImGui::NewFrame();
        draw_frame();
        ImGui::Render();
        again = canvas.lacks_glyphs();
    }
    clear_to(canvas.environment().theme.palette().canvas);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

} // namespace

Result<Done> screenshot(ScreenshotOptions const& options, std::function<void()> const& draw_frame) {
    Library const library;
    if (!library.ready()) return last_problem();
    auto fonts = start_loading_fonts(options.scale);
    GlfwWindow const window = create_window("Accrue", 64, 64);
    if (!window) return last_problem();
    OffScreen const surface(options.width, options.height);
    if (!surface.complete()) return picture_too_large(options.width, options.height);
    Canvas canvas(fonts.get(), {options.appearance, options.scale});
    ImGui_ImplOpenGL3_Init("#version 330");
    draw_off_screen(canvas, options, draw_frame);
    std::vector<unsigned char> const pixels = read_pixels(options.width, options.height);
    ImGui_ImplOpenGL3_Shutdown();
    return write_png(options.path, options.width, options.height, pixels);
}

} // namespace accrue::gui
