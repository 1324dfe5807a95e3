// Fields: text, longer text, numbers. A label above, the box, and under it either what is wrong or a quiet note.
//
// A field edits the text that it is given, as it is typed; nothing is refused or corrected, so nothing is lost. Escape
// leaves the field and keeps the text. Text that ImGui shows wrongly (Arabic, Thai, emoji) is shown right while it is not
// typed into, and in a pane above the field while it is. Text that the window cannot edit without damage (text that is not
// UTF-8) is shown read-only with the reason.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/number.h"

namespace accrue::gui::ui {

// What happened to a field in this frame.
struct [[nodiscard]] Edit {
    bool changed = false; // the text is another one than before
    bool left = false;    // the keyboard has left the field after changes

    explicit operator bool() const { return changed; }
};

enum class LabelPlace { Above, Hidden };

struct FieldOptions {
    std::string_view hint = {};  // an example, in the empty field
    std::string_view error = {}; // under the field; the field is marked
    std::string_view note = {};  // under the field where there is no error
    std::string_view help = {};  // for the help pane
    std::string_view disabled_because = {};
    char const* icon = nullptr; // inside, at the left
    float width = 0;            // device pixels; 0: all there is
    LabelPlace label = LabelPlace::Above;
    bool cursor_at_end = false; // of a text, while it has the keyboard: it goes there and nothing is selected
};

Edit input_text(std::string_view label, std::string& text, FieldOptions const& options = {});

// What is typed is not shown, not copied and not told to a test.
Edit input_secret(std::string_view label, std::string& text, FieldOptions const& options = {});

struct LongTextOptions {
    FieldOptions field = {};
    int lines = 4;
};

// Wraps while it is read; while it is edited each paragraph is one line.
Edit input_long_text(std::string_view label, std::string& text, LongTextOptions const& options = {});

struct NumberOptions {
    FieldOptions field = {};
    std::string_view unit = {}; // inside, after the number: "hours"
    std::optional<Number> minimum = std::nullopt;
    std::optional<Number> maximum = std::nullopt;
};

// A decimal number as text, with a point; where German is spoken it is shown and typed with a comma. An empty field is no
// number and no error.
Edit input_number(std::string_view label, std::string& text, NumberOptions const& options = {});

// What input_number says under the field: empty for a number in the range and for no text.
[[nodiscard]] std::string number_error(std::string_view text, NumberOptions const& options);

// Why the window must not edit this text; empty: it may.
[[nodiscard]] std::string_view reason_not_to_edit(std::string_view text);

} // namespace accrue::gui::ui
