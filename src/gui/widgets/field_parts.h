// What the fields of this folder share: label, box, the line under the box, the text input itself.
// Screens use the fields, not these.
#pragma once

#include <string>
#include <string_view>

#include <imgui.h>

#include "gui/widgets/fields.h"
#include "gui/widgets/parts.h"

namespace accrue::gui {

// The frame of one field: label and help mark when it begins, error or note when it ends.
// Between the two the field draws its box, `width` device pixels wide.
class Field {
public:
    Field(std::string_view label, ui::FieldOptions const& options);
    ~Field();
    Field(Field const&) = delete;
    Field& operator=(Field const&) = delete;

    [[nodiscard]] float width() const { return width_; }
    [[nodiscard]] bool disabled() const { return !options_.disabled_because.empty(); }
    // Says what is wrong, where the caller of the field has said nothing.
    void set_error(std::string error);
    // Shows this field's help in the help pane, if it has any.
    void show_help() const;

private:
    std::string_view label_;
    ui::FieldOptions options_;
    std::string error_;
    float width_ = 0;
};

struct Box {
    ImVec2 min;
    ImVec2 max;
};

// The id by which a field with this label owns its popup; in the scope of the field itself.
[[nodiscard]] ImGuiID owner_id(std::string_view label);

enum class BoxState { Normal, Wrong, Disabled };

[[nodiscard]] BoxState box_state(Field const& field, std::string_view error);
void draw_box(Box const& box, BoxState state);

struct TextInput {
    ui::Edit edit;
    bool active = false; // is being typed into
    bool ringed = false; // has the keyboard, typing or not
};

// A one-line text input without a box of its own, inside `box`. With ImGuiInputTextFlags_CallbackAlways the cursor goes
// to the end and nothing is selected.
TextInput bare_text_input(std::string_view label, std::string& text, std::string_view hint, Box const& box,
                          ImGuiInputTextFlags flags = ImGuiInputTextFlags_None);

struct ClosedBox {
    Box box;
    bool pressed = false;
    bool focused = false; // has the keyboard, shown or not
};

// The box of a choice that opens a list: the chosen text or the hint, and a chevron.
ClosedBox closed_box(std::string_view label, std::string_view shown_text, Field& field,
                     ui::FieldOptions const& options);

// Text that cannot be edited, in a box, with a way to replace it. True when the user has cleared it.
bool unsafe_text(std::string_view label, std::string& text, Field& field, std::string_view reason);

} // namespace accrue::gui
