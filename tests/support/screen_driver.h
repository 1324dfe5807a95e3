// Screen: runs what is drawn without a window, clicks by label, presses keys, reads the screen as text.
// Works with the product's fonts and widgets: what a test reads is what a person would see.
//
// Items are named by label ("Save") or, where several scopes have one, by the end of their path ("Row 2/Delete").
// A name that is not there, is there twice, is disabled, covered or scrolled away is an exception, so the test fails.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>

#include "gui/widgets/environment.h"
#include "gui/widgets/keys.h"

namespace accrue::test {

enum class Host { OneWindow, None }; // None: what is drawn opens windows itself

struct ScreenOptions {
    float width = 1280;  // device pixels
    float height = 2400; // tall, so that nothing scrolls
    gui::Appearance appearance = gui::Appearance::Light;
    Host host = Host::OneWindow;
};

class Screen {
public:
    explicit Screen(std::function<void()> draw, ScreenOptions const& options = {});
    Screen(Screen const&) = delete;
    Screen& operator=(Screen const&) = delete;

    void frame();
    void frames(int count);

    void hover(std::string_view name); // and rests there, until a tooltip is due
    void click(std::string_view name);
    void double_click(std::string_view name);
    void click_at(ImVec2 place);
    void type(std::string_view utf8);  // into what has the keyboard
    void drag(ImVec2 from, ImVec2 to); // with the left button, in a few frames
    void wheel(float notches);
    void resize(ImVec2 size);
    [[nodiscard]] std::vector<ImVec2> places() const; // the middles of all items in sight that can be pressed
    void key(gui::Key key, gui::Modifiers modifiers = gui::Modifiers::None);
    // Clicks the field, replaces its text and stays in it.
    void fill(std::string_view name, std::string_view utf8);

    // Line by line as on the screen: "[ Save ]" a button, "{ 2012 }" a field, "[x] Done" a check, "(x) Part time" an
    // option, "<142>" a link or figure; icons are left out. Popups follow what is beneath them.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] bool shows(std::string_view text) const; // text() contains it

    [[nodiscard]] bool has(std::string_view name) const; // exactly one such item
    [[nodiscard]] gui::ReportedItem const& item(std::string_view name) const;
    [[nodiscard]] std::string focused() const; // the label of what has the keyboard, or empty

    [[nodiscard]] gui::Environment& environment() { return environment_; }
    [[nodiscard]] std::string& clipboard() { return clipboard_; }

private:
    void draw_in_host() const;
    void refuse_equal_names() const;
    [[nodiscard]] std::vector<gui::ReportedItem const*> find(std::string_view name) const;
    ImVec2 reach(std::string_view name);
    void release_mouse_at(ImVec2 place);

    std::function<void()> draw_;
    ScreenOptions options_;
    gui::Environment environment_;
    gui::Probe probe_;
    std::string clipboard_;
    std::unique_ptr<ImGuiContext, void (*)(ImGuiContext*)> context_; // also gone where the first frame throws
};

} // namespace accrue::test
