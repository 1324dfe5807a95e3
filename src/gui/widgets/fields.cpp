#include "gui/widgets/fields.h"

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "domain/typed_number.h"
#include "gui/widgets/field_parts.h"
#include "gui/widgets/field_text.h"
#include "gui/widgets/icons.h"
#include "gui/widgets/keys.h"

namespace accrue::gui::ui {

namespace {

Box box_here(float width, float height) {
    ImVec2 const min = ImGui::GetCursorScreenPos();
    return {min, {min.x + width, min.y + height}};
}

// The quiet text at the right end inside the box; returns its room.
float draw_unit(Box const& box, std::string_view unit) {
    if (unit.empty()) return 0;
    ImVec2 const size = measure(TextStyle::Body, unit);
    float const y = box.min.y + (box.max.y - box.min.y - size.y) / 2;
    draw_text({box.max.x - size.x - px(space::medium), y}, TextStyle::Body, palette().text_muted, unit);
    return size.x + px(space::small);
}

float draw_icon_inside(Box const& box, char const* icon) {
    if (!icon) return 0;
    float const side = box.max.y - box.min.y;
    draw_icon(box.min, side, icon, palette().text_faint);
    return side - px(10);
}

void disabled_input(std::string_view label, std::string_view text, Box const& box) {
    float const y = box.min.y + (box.max.y - box.min.y - text_height(TextStyle::Body)) / 2;
    float const padding = px(space::medium);
    draw_text({box.min.x + padding, y}, TextStyle::Body, palette().text_faint,
              ellipsized(TextStyle::Body, text, box.max.x - box.min.x - 2 * padding));
    ImGui::Dummy({box.max.x - box.min.x, box.max.y - box.min.y});
    report({.kind = ItemKind::TextField, .label = label, .value = text, .enabled = false});
}

// One line of text in its box, with an icon before and a unit after it.
Edit one_line(std::string_view label, std::string& text, Field& field, FieldOptions const& options,
              std::string_view unit, std::string_view error) {
    if (std::string_view const reason = reason_not_to_edit(text); !reason.empty())
        return {unsafe_text(label, text, field, reason), false};
    Box const box = box_here(field.width(), px(control_height));
    draw_box(box, box_state(field, error));
    float const icon_room = draw_icon_inside(box, options.icon);
    float const unit_room = draw_unit(box, unit);
    Box const inner{{box.min.x + icon_room, box.min.y}, {box.max.x - unit_room, box.max.y}};
    if (field.disabled()) {
        disabled_input(label, text, inner);
        return {};
    }
    ImGuiInputTextFlags const cursor =
        options.cursor_at_end ? ImGuiInputTextFlags_CallbackAlways : ImGuiInputTextFlags_None;
    TextInput const input = bare_text_input(label, text, options.hint, inner, cursor);
    if (input.ringed) focus_ring(box.min, box.max, rounding::control);
    if (input.active) field.show_help();
    report({.kind = ItemKind::TextField, .label = label, .value = text});
    return input.edit;
}

} // namespace

std::string_view reason_not_to_edit(std::string_view text) {
    if (find_invalid_utf8(text) != std::string_view::npos)
        return tr("This text is damaged (it is not UTF-8), so it is shown and not edited.");
    if (text.find('\0') != std::string_view::npos)
        return tr("This text holds a null character, so it is shown and not edited.");
    if (!environment().stand_ins.for_field(text))
        return tr(
            "This text holds more different emoji and rare characters than this window can edit. It is kept as it "
            "is.");
    return {};
}

Edit input_text(std::string_view label, std::string& text, FieldOptions const& options) {
    Field field(label, options);
    return one_line(label, text, field, options, {}, options.error);
}

Edit input_secret(std::string_view label, std::string& text, FieldOptions const& options) {
    Field field(label, options);
    Box const box = box_here(field.width(), px(control_height));
    draw_box(box, box_state(field, options.error));
    float const icon_room = draw_icon_inside(box, icon::lock);
    TextInput const input = bare_text_input(label, text, options.hint, {{box.min.x + icon_room, box.min.y}, box.max},
                                            ImGuiInputTextFlags_Password);
    if (input.ringed) focus_ring(box.min, box.max, rounding::control);
    if (input.active) field.show_help();
    report({.kind = ItemKind::TextField, .label = label, .value = text.empty() ? "" : "hidden"});
    return input.edit;
}

std::string number_error(std::string_view text, NumberOptions const& options) {
    std::string_view const written = trimmed(text);
    if (written.empty()) return {};
    Result<Number> const number = parse_number(written);
    if (!number) {
        Problem const& problem = number.problem();
        return problem.remedy.empty() ? problem.what : fmt::format("{} {}", problem.what, problem.remedy);
    }
    bool const low = options.minimum && *number < *options.minimum;
    bool const high = options.maximum && *number > *options.maximum;
    if (!low && !high) return {};
    std::string const unit = options.unit.empty() ? std::string() : fmt::format(" {}", options.unit);
    if (options.minimum && options.maximum)
        return say("Enter {} to {}{}.", to_readable(*options.minimum), to_readable(*options.maximum), unit);
    return low ? say("Enter at least {}{}.", to_readable(*options.minimum), unit)
               : say("Enter at most {}{}.", to_readable(*options.maximum), unit);
}

Edit input_number(std::string_view label, std::string& text, NumberOptions const& options) {
    Field field(label, options.field);
    std::string const error =
        options.field.error.empty() ? number_error(text, options) : std::string(options.field.error);
    std::string shown = number_to_type(text);
    Edit edit = one_line(label, shown, field, options.field, options.unit, error);
    field.set_error(error);
    if (!edit.changed) return edit;
    std::string const kept = number_as_kept(shown);
    edit.changed = kept != text; // "37.5" that is typed in German is not what is shown, but what is kept
    text = kept;
    return edit;
}

namespace {

// ImGui 1.86 does not wrap what is edited, so what is only read is drawn in its place, wrapped.
void draw_wrapped_inside(Box const& box, std::string_view text) {
    float const padding = px(space::medium);
    float y = box.min.y + px(9);
    float const width = box.max.x - box.min.x - 2 * padding;
    for (std::string_view const line : wrapped(TextStyle::Body, text, width)) {
        if (y + text_height(TextStyle::Body) > box.max.y) break;
        draw_text({box.min.x + padding, y}, TextStyle::Body, palette().text, line);
        y += line_distance(TextStyle::Body);
    }
}

int note_cursor(ImGuiInputTextCallbackData* input) {
    *static_cast<int*>(input->UserData) = input->CursorPos;
    return 0;
}

struct LongTextBox {
    Edit edit;
    bool active = false;
    bool focused = false; // has the keyboard, typing or not
};

// ImGui's own field without a box; what is not typed into is drawn by the caller.
LongTextBox bare_long_text(std::string_view label, std::string& text, Box const& box) {
    std::string const id = "##" + std::string(label);
    std::string const before = pressed(Key::Escape) ? text : std::string();
    FieldText field_text(text, ImGui::GetID(id.c_str()), FieldText::Hidden::UnlessTypedInto);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {px(space::medium), px(9)});
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0);
    ImGui::PushStyleColor(ImGuiCol_FrameBg, ImVec4(0, 0, 0, 0));
    tab_stop_begins();
    int cursor = 0;
    bool changed =
        ImGui::InputTextMultiline(id.c_str(), &field_text.shown(), {box.max.x - box.min.x, box.max.y - box.min.y},
                                  ImGuiInputTextFlags_CallbackAlways, note_cursor, &cursor);
    if (changed) text = field_text.text();
    tab_stop_ends();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
    bool const active = ImGui::IsItemActive();
    field_text.typed_into(active);
    if (ImGui::IsItemDeactivated() && pressed(Key::Escape)) {
        text = before;
        changed = false;
    }
    LongTextBox const result{{changed, ImGui::IsItemDeactivatedAfterEdit()},
                             active,
                             active || (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible)};
    if (active) {
        std::string_view const paragraph = paragraph_at(field_text.shown(), static_cast<std::size_t>(cursor));
        draw_preview(box, environment().stand_ins.from_field(paragraph));
    }
    return result;
}

Edit long_text_input(std::string_view label, std::string& text, Field& field, LongTextOptions const& options) {
    float const height = static_cast<float>(options.lines) * line_distance(TextStyle::Body) + 2 * px(9);
    Box const box = box_here(field.width(), height);
    draw_box(box, box_state(field, options.field.error));
    LongTextBox const input = bare_long_text(label, text, box);
    if (input.focused) focus_ring(box.min, box.max, rounding::control);
    if (input.active) {
        environment().long_text_active_in_frame = ImGui::GetFrameCount();
        field.show_help();
    } else if (text.empty()) {
        draw_text({box.min.x + px(space::medium), box.min.y + px(9)}, TextStyle::Body, palette().text_faint,
                  options.field.hint);
    } else {
        draw_wrapped_inside(box, text);
    }
    report({.kind = ItemKind::TextField, .label = label, .value = text});
    return input.edit;
}

} // namespace

Edit input_long_text(std::string_view label, std::string& text, LongTextOptions const& options) {
    Field field(label, options.field);
    if (std::string_view const reason = reason_not_to_edit(text); !reason.empty())
        return {unsafe_text(label, text, field, reason), false};
    if (field.disabled()) {
        Box const box = box_here(field.width(), px(control_height));
        draw_box(box, BoxState::Disabled);
        disabled_input(label, text, box);
        return {};
    }
    return long_text_input(label, text, field, options);
}

} // namespace accrue::gui::ui
