#include "gui/widgets/keys.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "gui/widgets/widgets.h"
#include "support/screen_driver.h"

using namespace accrue::gui;
using accrue::test::Screen;

namespace {

constexpr int backspace_code = 259; // the window library's
constexpr int control_code = 341;
constexpr int tab_code = 258;

void press_and_release(KeyQueue& queue, int code) {
    queue.push({.kind = KeyEvent::Kind::Down, .key = code});
    queue.push({.kind = KeyEvent::Kind::Up, .key = code});
}

// Releases one frame's worth: "v259" went down, "^259" went up, "x" was typed.
std::string one_frame(KeyQueue& queue, bool* more = nullptr) {
    std::string text;
    bool const rest = queue.release([&](KeyEvent const& event) {
        switch (event.kind) {
        case KeyEvent::Kind::Down: text += "v" + std::to_string(event.key) + " "; break;
        case KeyEvent::Kind::Up: text += "^" + std::to_string(event.key) + " "; break;
        case KeyEvent::Kind::Repeat: text += "r" + std::to_string(event.key) + " "; break;
        case KeyEvent::Kind::Character: text += std::string(1, static_cast<char>(event.codepoint)) + " "; break;
        }
    });
    if (more) *more = rest;
    return text;
}

} // namespace

TEST_CASE("a key pressed and released between two frames reaches both") {
    KeyQueue queue;
    press_and_release(queue, backspace_code);
    bool more = false;
    CHECK(one_frame(queue, &more) == "v259 ");
    CHECK(more);
    CHECK(one_frame(queue, &more) == "^259 ");
    CHECK_FALSE(more);
    CHECK(one_frame(queue) == "");
}

TEST_CASE("characters keep their place among control keys") {
    KeyQueue queue;
    queue.push({.kind = KeyEvent::Kind::Character, .codepoint = 'a'});
    press_and_release(queue, backspace_code);
    queue.push({.kind = KeyEvent::Kind::Character, .codepoint = 'b'});
    CHECK(one_frame(queue) == "a ");
    CHECK(one_frame(queue) == "v259 ");
    CHECK(one_frame(queue) == "^259 b ");
}

TEST_CASE("a shortcut arrives with its modifier in one frame") {
    KeyQueue queue;
    queue.push({.kind = KeyEvent::Kind::Down, .key = control_code});
    queue.push({.kind = KeyEvent::Kind::Down, .key = 'S'});
    CHECK(one_frame(queue) == "v341 v83 ");
}

TEST_CASE("a modifier that is let go early still belongs to the key before it") {
    KeyQueue queue;
    queue.push({.kind = KeyEvent::Kind::Down, .key = control_code});
    queue.push({.kind = KeyEvent::Kind::Down, .key = 'A'});
    queue.push({.kind = KeyEvent::Kind::Up, .key = control_code});
    queue.push({.kind = KeyEvent::Kind::Up, .key = 'A'});
    CHECK(one_frame(queue) == "v341 v65 ");
    CHECK(one_frame(queue) == "^341 ^65 ");
}

TEST_CASE("a modifier does not reach back to the character before it") {
    KeyQueue queue;
    queue.push({.kind = KeyEvent::Kind::Down, .key = 'X'});
    queue.push({.kind = KeyEvent::Kind::Character, .codepoint = 'x'});
    queue.push({.kind = KeyEvent::Kind::Down, .key = control_code});
    CHECK(one_frame(queue) == "v88 x ");
    CHECK(one_frame(queue) == "v341 ");
}

TEST_CASE("what is typed right after Tab goes into the next field") {
    std::string first;
    std::string second;
    Screen screen([&] {
        (void)ui::input_text("First", first);
        (void)ui::input_text("Second", second);
    });
    screen.click("First");
    KeyQueue queue;
    queue.push({.kind = KeyEvent::Kind::Character, .codepoint = 'a'});
    press_and_release(queue, tab_code);
    queue.push({.kind = KeyEvent::Kind::Character, .codepoint = 'b'});
    queue.push({.kind = KeyEvent::Kind::Character, .codepoint = 'c'});
    bool more = true;
    while (more) {
        more = queue.release([](KeyEvent const& event) {
            if (event.kind == KeyEvent::Kind::Character)
                ImGui::GetIO().AddInputCharacter(event.codepoint);
            else
                ImGui::GetIO().KeysDown[key_index(Key::Tab)] = event.kind == KeyEvent::Kind::Down;
        });
        screen.frame();
    }
    screen.frames(2);
    CHECK(first == "a");
    CHECK(second == "bc");
}

TEST_CASE("ten quick backspaces delete ten characters") {
    std::string text = "0123456789abc";
    Screen screen([&] { (void)ui::input_text("Name", text); });
    screen.click("Name");
    screen.key(Key::End);
    KeyQueue queue;
    for (int i = 0; i < 10; ++i) press_and_release(queue, backspace_code);
    bool more = true;
    while (more) {
        more = queue.release([](KeyEvent const& event) {
            ImGui::GetIO().KeysDown[key_index(Key::Backspace)] = event.kind == KeyEvent::Kind::Down;
        });
        screen.frame();
    }
    CHECK(text == "012");
}

TEST_CASE("keys that ImGui names and keys that it does not name are told apart") {
    std::vector<Key> seen;
    Screen screen([&] {
        for (Key const key : {Key::Enter, Key::S, Key::A, Key::F1, Key::F4, Key::Tab, Key::Slash, Key::Escape})
            if (pressed(key)) seen.push_back(key);
    });
    for (Key const key : {Key::Enter, Key::S, Key::A, Key::F1, Key::F4, Key::Tab, Key::Slash, Key::Escape}) {
        seen.clear();
        screen.key(key);
        CHECK(seen == std::vector<Key>{key});
    }
}

TEST_CASE("a shortcut needs exactly its modifiers") {
    int saved = 0;
    Screen screen([&] { saved += pressed(Modifiers::Control, Key::S) ? 1 : 0; });
    screen.key(Key::S);
    screen.key(Key::S, Modifiers::ControlShift);
    CHECK(saved == 0);
    screen.key(Key::S, Modifiers::Control);
    CHECK(saved == 1);
}

TEST_CASE("Enter and Escape are given to the first who asks") {
    std::string taken;
    Screen screen([&] {
        if (take_enter()) taken += "first ";
        if (take_enter()) taken += "second ";
        if (take_escape()) taken += "escape ";
    });
    screen.key(Key::Enter);
    screen.key(Key::Escape);
    CHECK(taken == "first escape ");
}

TEST_CASE("Tab visits buttons and fields in drawing order and returns to the first") {
    std::string name;
    std::optional<std::size_t> level;
    std::vector<ui::Choice> const levels(5, {"Level with a longer name"});
    bool on = false;
    Screen screen([&] {
        (void)ui::button("Add");
        (void)ui::input_text("Name", name);
        (void)ui::button("Never", {.disabled_because = "Not now"});
        (void)ui::choice("Level", levels, level);
        (void)ui::checkbox("Done", on);
    });
    std::vector<std::string> visited;
    for (int i = 0; i < 5; ++i) {
        screen.key(Key::Tab);
        visited.push_back(screen.focused());
    }
    CHECK(visited == std::vector<std::string>{"Add", "Name", "Level", "Done", "Add"});
    screen.key(Key::Tab, Modifiers::Shift);
    CHECK(screen.focused() == "Done");
}

TEST_CASE("what Tab reaches is pressed by Enter and by Space") {
    int pressed = 0;
    bool on = false;
    Screen screen([&] {
        pressed += ui::button("Add") ? 1 : 0;
        (void)ui::checkbox("Done", on);
    });
    screen.key(Key::Tab);
    screen.key(Key::Enter);
    CHECK(pressed == 1);
    screen.key(Key::Space);
    CHECK(pressed == 2);
    screen.key(Key::Tab);
    screen.key(Key::Space);
    CHECK(on);
}

TEST_CASE("typing goes into the field that Tab has reached") {
    std::string first;
    std::string second;
    Screen screen([&] {
        (void)ui::input_text("First", first);
        (void)ui::input_text("Second", second);
    });
    screen.key(Key::Tab);
    screen.type("one");
    screen.key(Key::Tab);
    screen.type("two");
    CHECK(first == "one");
    CHECK(second == "two");
}
