#include "gui/widgets/keys.h"

#include <algorithm>
#include <set>

#include "domain/text.h"
#include "gui/widgets/environment.h"

namespace accrue::gui {

namespace {

constexpr int first_function_code = 256; // the window library's codes
constexpr int first_modifier_code = 340;
constexpr int last_modifier_code = 347;

enum class Repeats { Count, Ignored };

Modifiers held_modifiers() {
    ImGuiIO const& io = ImGui::GetIO();
    if (io.KeyAlt || io.KeySuper) return Modifiers::Alt;
    if (io.KeyCtrl) return io.KeyShift ? Modifiers::ControlShift : Modifiers::Control;
    return io.KeyShift ? Modifiers::Shift : Modifiers::None;
}

#if IMGUI_VERSION_NUM < 18700

constexpr int tab_code = 258;

int named_key(Key key) {
    switch (key) {
    case Key::Left: return ImGuiKey_LeftArrow;
    case Key::Right: return ImGuiKey_RightArrow;
    case Key::Up: return ImGuiKey_UpArrow;
    case Key::Down: return ImGuiKey_DownArrow;
    case Key::PageUp: return ImGuiKey_PageUp;
    case Key::PageDown: return ImGuiKey_PageDown;
    case Key::Home: return ImGuiKey_Home;
    case Key::End: return ImGuiKey_End;
    case Key::Insert: return ImGuiKey_Insert;
    case Key::Delete: return ImGuiKey_Delete;
    case Key::Backspace: return ImGuiKey_Backspace;
    case Key::Space: return ImGuiKey_Space;
    case Key::Enter: return ImGuiKey_Enter;
    case Key::Escape: return ImGuiKey_Escape;
    case Key::A: return ImGuiKey_A;
    case Key::C: return ImGuiKey_C;
    case Key::V: return ImGuiKey_V;
    case Key::X: return ImGuiKey_X;
    case Key::Y: return ImGuiKey_Y;
    case Key::Z: return ImGuiKey_Z;
    default: return ImGuiKey_COUNT;
    }
}

bool goes_down(Key key, Repeats repeats) { return ImGui::IsKeyPressed(key_index(key), repeats == Repeats::Count); }
bool keypad_enter_goes_down() { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_KeyPadEnter), false); }

#else

ImGuiKey named_key(Key key) {
    switch (key) {
    case Key::Tab: return ImGuiKey_Tab;
    case Key::Left: return ImGuiKey_LeftArrow;
    case Key::Right: return ImGuiKey_RightArrow;
    case Key::Up: return ImGuiKey_UpArrow;
    case Key::Down: return ImGuiKey_DownArrow;
    case Key::PageUp: return ImGuiKey_PageUp;
    case Key::PageDown: return ImGuiKey_PageDown;
    case Key::Home: return ImGuiKey_Home;
    case Key::End: return ImGuiKey_End;
    case Key::Insert: return ImGuiKey_Insert;
    case Key::Delete: return ImGuiKey_Delete;
    case Key::Backspace: return ImGuiKey_Backspace;
    case Key::Space: return ImGuiKey_Space;
    case Key::Enter: return ImGuiKey_Enter;
    case Key::Escape: return ImGuiKey_Escape;
    case Key::Comma: return ImGuiKey_Comma;
    case Key::Period: return ImGuiKey_Period;
    case Key::Slash: return ImGuiKey_Slash;
    default: break;
    }
    int const code = static_cast<int>(key);
    auto const after = [](ImGuiKey first, int offset) { return static_cast<ImGuiKey>(first + offset); };
    if (key >= Key::F1) return after(ImGuiKey_F1, code - static_cast<int>(Key::F1));
    if (key >= Key::A) return after(ImGuiKey_A, code - static_cast<int>(Key::A));
    return after(ImGuiKey_0, code - static_cast<int>(Key::Zero));
}

bool goes_down(Key key, Repeats repeats) { return ImGui::IsKeyPressed(named_key(key), repeats == Repeats::Count); }
bool keypad_enter_goes_down() { return ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false); }

#endif

// One press acts once: a held Enter does not confirm the next dialog as well.
bool take(Key key, int& taken_in_frame) {
    bool const keypad = key == Key::Enter && keypad_enter_goes_down();
    if (!keypad && !goes_down(key, Repeats::Ignored)) return false;
    if (held_modifiers() != Modifiers::None || taken_in_frame == ImGui::GetFrameCount()) return false;
    taken_in_frame = ImGui::GetFrameCount();
    return true;
}

} // namespace

bool pressed(Key key) { return goes_down(key, Repeats::Count) || (key == Key::Enter && keypad_enter_goes_down()); }

bool pressed(Modifiers modifiers, Key key) { return held_modifiers() == modifiers && pressed(key); }

bool struck(Key key) { return held_modifiers() == Modifiers::None && goes_down(key, Repeats::Ignored); }

bool take_enter() { return take(Key::Enter, environment().enter_taken_in_frame); }

bool take_escape() { return take(Key::Escape, environment().escape_taken_in_frame); }

std::string take_typed(std::string_view among) {
    std::string typed;
    auto const& queue = ImGui::GetIO().InputQueueCharacters;
    auto const is_among = [&](unsigned code) {
        return code < 0x80 && among.find(static_cast<char>(code)) != among.npos;
    };
    if (!among.empty() && !std::all_of(queue.begin(), queue.end(), is_among)) return typed;
    for (unsigned const code : queue) {
        bool const surrogate = code >= 0xD800 && code < 0xE000;
        if (code >= ' ' && code != 0x7F && !surrogate) append_utf8(typed, code);
    }
    ImGui::GetIO().InputQueueCharacters.resize(0);
    return environment().stand_ins.from_field(typed);
}

#if IMGUI_VERSION_NUM < 18700

int key_index(Key key) {
    if (key == Key::Tab) return tab_code;
    int const name = named_key(key);
    return name == ImGuiKey_COUNT ? static_cast<int>(key) : ImGui::GetKeyIndex(name);
}

void prepare_keys() { ImGui::GetIO().KeyMap[ImGuiKey_Tab] = -1; }

void map_keys_without_window() {
    for (int key = 0; key < ImGuiKey_COUNT; ++key) ImGui::GetIO().KeyMap[key] = key;
    prepare_keys();
}

#else

int key_index(Key key) { return static_cast<int>(named_key(key)); }

void prepare_keys() {}

void map_keys_without_window() {}

#endif

namespace {

constexpr int frames_of_tab = 3; // that pass from Tab until the next field takes characters

// What a frame has been given so far.
struct Batch {
    std::set<int> changed;
    bool characters = false;
    bool presses = false;  // of other keys than modifiers
    bool controls = false; // of keys that type nothing
};

bool is_modifier(int code) { return code >= first_modifier_code && code <= last_modifier_code; }

// Whether this event must wait for another frame, so that ImGui sees the order of what came before it.
bool must_wait(KeyEvent const& event, Batch const& batch) {
    if (event.kind == KeyEvent::Kind::Character) return batch.controls;
    if (batch.changed.contains(event.key)) return true;
    // Control is one state for the whole frame: its change must not touch the keys pressed before.
    if (is_modifier(event.key)) return batch.presses || batch.characters;
    bool const printable = event.key >= ' ' && event.key < first_function_code;
    return !printable && event.kind != KeyEvent::Kind::Up && batch.characters;
}

void add(KeyEvent const& event, Batch& batch) {
    if (event.kind == KeyEvent::Kind::Character) {
        batch.characters = true;
        return;
    }
    batch.changed.insert(event.key);
    if (event.kind == KeyEvent::Kind::Up || is_modifier(event.key)) return;
    batch.presses = true;
    if (event.key < ' ' || event.key >= first_function_code) batch.controls = true;
}

} // namespace

bool KeyQueue::release(std::function<void(KeyEvent const&)> const& sink) {
    if (waiting_ > 0) {
        --waiting_;
        return !events_.empty();
    }
    Batch batch;
    while (!events_.empty()) {
        KeyEvent const event = events_.front();
        if (must_wait(event, batch)) return true;
        add(event, batch);
        events_.pop_front();
        sink(event);
        if (event.key == tab_code && event.kind != KeyEvent::Kind::Up) {
            waiting_ = frames_of_tab;
            return !events_.empty();
        }
    }
    return false;
}

} // namespace accrue::gui
