// Keys: the one file that knows how this version of ImGui names and receives keys.
//
// ImGui 1.86 names 22 keys and knows the others by the window library's codes; it loses a key that is pressed and
// released between two frames; it does not press a button by Enter nor close a dialog by Escape. From 1.87 on it has
// names and a queue of its own, and the differences end here.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>

namespace accrue::gui {

// Values of Named keys are ours; all others are the character (upper case) or the window library's code.
enum class Key : std::uint16_t {
    Tab,
    Left,
    Right,
    Up,
    Down,
    PageUp,
    PageDown,
    Home,
    End,
    Insert,
    Delete,
    Backspace,
    Space,
    Enter,
    Escape, // named
    Comma = ',',
    Period = '.',
    Slash = '/',
    Zero = '0',
    One,
    Two,
    Three,
    Four,
    Five,
    Six,
    Seven,
    Eight,
    Nine,
    A = 'A',
    B,
    C,
    D,
    E,
    F,
    G,
    H,
    I,
    J,
    K,
    L,
    M,
    N,
    O,
    P,
    Q,
    R,
    S,
    T,
    U,
    V,
    W,
    X,
    Y,
    Z,
    F1 = 290,
    F2,
    F3,
    F4,
    F5,
    F6,
    F7,
    F8,
    F9,
    F10,
    F11,
    F12
};

enum class Modifiers { None, Control, Shift, ControlShift, Alt };

// The key went down in this frame; repeats while it is held. Modifiers are not looked at.
[[nodiscard]] bool pressed(Key key);
// The key went down in this frame with exactly these modifiers.
[[nodiscard]] bool pressed(Modifiers modifiers, Key key);

// The key went down in this frame without modifiers, and not because it is held: for keys that decide something at once.
[[nodiscard]] bool struck(Key key);

// True for the first who asks in this frame, if the key went down: Enter and Escape act once, on the innermost thing.
[[nodiscard]] bool take_enter();
[[nodiscard]] bool take_escape();

// What was typed for this frame, taken away from any text field; for what is not a text field but goes into one. With `among`
// nothing is taken unless all of it is one of these characters.
[[nodiscard]] std::string take_typed(std::string_view among = {});

// Takes Tab away from ImGui where TabOrder does its work. After every creation of a context and its back end.
void prepare_keys();

// The same where there is no back end that names the keys: pictures and tests.
void map_keys_without_window();

// The index of the key in ImGuiIO::KeysDown, for tests that press keys.
[[nodiscard]] int key_index(Key key);

// A key or a typed character as the window library reports it.
struct KeyEvent {
    enum class Kind { Down, Repeat, Up, Character };
    Kind kind = Kind::Down;
    int key = 0; // the window library's code
    int scancode = 0;
    int modifiers = 0;
    unsigned codepoint = 0;
};

// Hands ImGui at most one change per key per frame, and characters apart from control keys, so that the order and
// every press survive whatever the frame rate is. After Tab nothing more until the next field takes what is typed.
class KeyQueue {
public:
    void push(KeyEvent const& event) { events_.push_back(event); }
    // Gives `sink` what belongs into the next frame. True: more is waiting, so draw another frame soon.
    bool release(std::function<void(KeyEvent const&)> const& sink);

private:
    std::deque<KeyEvent> events_;
    int waiting_ = 0; // frames in which nothing is handed over
};

} // namespace accrue::gui
