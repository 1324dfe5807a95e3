// Stand-ins: ImGui's text fields hold 16 bits for each character and throw away characters for private use. While such a
// text is edited, each character that would be lost is another one that the field can hold; nothing of this is seen
// outside the field. Stand-ins are Yi syllables, so a Yi text has stand-ins for its own characters too.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>

namespace accrue::gui {

class StandIns {
public:
    static constexpr char32_t first = 0xA000;
    static constexpr std::size_t most = 0x48D; // as many different characters can be stood in for

    // The text for the field. None where there is no stand-in left; then nothing has changed.
    [[nodiscard]] std::optional<std::string> for_field(std::string_view text);
    // The text again, from the field.
    [[nodiscard]] std::string from_field(std::string_view text) const;
    // For a single character.
    [[nodiscard]] std::optional<char32_t> for_field(char32_t character);

private:
    std::vector<char32_t> originals_; // by stand-in; grows only, because fields remember their text for undo
};

[[nodiscard]] bool is_stand_in(char32_t character);

// Types the character into what has the keyboard, as the window does.
void type_character(char32_t character);

// While it lives, what a field copies and pastes is text, not stand-ins.
class FieldClipboard {
public:
    FieldClipboard();
    ~FieldClipboard();
    FieldClipboard(FieldClipboard const&) = delete;
    FieldClipboard& operator=(FieldClipboard const&) = delete;

private:
    static char const* get(void* self);
    static void set(void* self, char const* text);

    decltype(ImGuiIO::GetClipboardTextFn) get_;
    decltype(ImGuiIO::SetClipboardTextFn) set_;
    void* user_data_;
    std::string pasted_;
};

} // namespace accrue::gui
