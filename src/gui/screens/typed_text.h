// TypedText: what is typed into a field until the field is left, and then saved as one change.
#pragma once

#include <string>

namespace accrue::gui {

// The text of a field, and what is saved of it.
struct TypedText {
    std::string text;
    std::string saved;

    void follow(std::string const& value) { // another one was saved, or undone
        if (value == saved) return;
        saved = value;
        text = value;
    }
    [[nodiscard]] bool is_unsaved() const { return text != saved; }
};

} // namespace accrue::gui
