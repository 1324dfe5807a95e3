#include "gui/widgets/field_parts.h"

#include <algorithm>

#include <imgui.h>
#include <imgui_stdlib.h>

#include "domain/texts.h"
#include "gui/widgets/buttons.h"
#include "gui/widgets/feedback.h"
#include "gui/widgets/field_text.h"
#include "gui/widgets/icons.h"
#include "gui/widgets/keys.h"
#include "gui/widgets/layout.h"

namespace accrue::gui {

namespace {

// True while the mouse is on it or presses it. Not a tab stop: a field that has the keyboard shows its help anyway.
bool help_mark(std::string_view label) {
    float const side = text_height(TextStyle::Label);
    ImGui::SameLine(0, px(6));
    ImVec2 const min = ImGui::GetCursorScreenPos();
    ImGui::Dummy({side, side});
    bool const hovered = ImGui::IsItemHovered();
    draw_icon(min, side, icon::help, hovered ? palette().accent_text : palette().text_faint, TextStyle::Small);
    report({.kind = ItemKind::HelpMark, .label = "Help on " + std::string(label)});
    return hovered;
}

void error_line(std::string_view error) {
    ImVec2 const start = ImGui::GetCursorScreenPos();
    draw_text(start, TextStyle::Small, palette().danger.text, icon::error);
    float const indent = measure(TextStyle::Small, icon::error).x + px(6);
    ImGui::Indent(indent);
    ui::caption(error, ui::TextColor::Danger);
    ImGui::Unindent(indent);
}

// Up and Down, where they are asked for, are not ImGui's to act on.
int answer_input(ImGuiInputTextCallbackData* input) {
    if (input->EventFlag != ImGuiInputTextFlags_CallbackAlways) return 0;
    input->CursorPos = input->BufTextLen;
    input->ClearSelection();
    return 0;
}

} // namespace

Field::Field(std::string_view label, ui::FieldOptions const& options)
    : label_(label), options_(options), error_(options.error) {
    float const room = ImGui::GetContentRegionAvail().x;
    width_ = std::max(options.width > 0 ? std::min(options.width, room) : room, px(40));
    ImGui::BeginGroup();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ImGui::GetStyle().ItemSpacing.x, px(6)});
    if (options_.label == ui::LabelPlace::Hidden) return;
    float const mark = options.help.empty() ? 0 : px(24);
    Color const color = disabled() ? palette().text_faint : palette().text;
    ImVec2 const start = ImGui::GetCursorScreenPos();
    std::string const shown = ellipsized(TextStyle::Label, label, width_ - mark);
    draw_text(start, TextStyle::Label, color, shown);
    ImGui::Dummy(measure(TextStyle::Label, shown));
    if (shown != label) ui::tooltip(label);
    if (!options.help.empty() && help_mark(label)) show_help();
}

Field::~Field() {
    if (!error_.empty())
        error_line(error_);
    else if (disabled())
        ui::caption(options_.disabled_because);
    else if (!options_.note.empty())
        ui::caption(options_.note);
    if (options_.label == ui::LabelPlace::Above) ImGui::Dummy({1, px(2)});
    ImGui::PopStyleVar();
    ImGui::EndGroup();
}

void Field::set_error(std::string error) {
    if (error_.empty()) error_ = std::move(error);
}

void Field::show_help() const {
    if (!options_.help.empty()) environment().help = {std::string(label_), std::string(options_.help)};
}

ImGuiID owner_id(std::string_view label) {
    push_id(label);
    ImGuiID const id = ImGui::GetID("##owner");
    ImGui::PopID();
    return id;
}

BoxState box_state(Field const& field, std::string_view error) {
    if (field.disabled()) return BoxState::Disabled;
    return error.empty() ? BoxState::Normal : BoxState::Wrong;
}

void draw_box(Box const& box, BoxState state) {
    Palette const& p = palette();
    bool const disabled = state == BoxState::Disabled;
    bool const hovered = !disabled && ImGui::IsMouseHoveringRect(box.min, box.max) && ImGui::IsWindowHovered();
    fill(box.min, box.max, disabled ? p.hovered : p.field, rounding::control);
    Color const normal = disabled ? p.border : hovered ? p.neutral.solid : p.border_strong;
    outline(box.min, box.max, state == BoxState::Wrong ? p.danger.solid : normal, rounding::control);
}

TextInput bare_text_input(std::string_view label, std::string& text, std::string_view hint, Box const& box,
                          ImGuiInputTextFlags flags) {
    std::string const id = "##" + std::string(label);
    std::string const example = ellipsized(TextStyle::Body, hint, box.max.x - box.min.x - 2 * px(space::medium));
    std::string const before = pressed(Key::Escape) ? text : std::string();
    // What would break the line stays in the text, but is drawn as a space.
    FieldText field_text(in_one_line(text), ImGui::GetID(id.c_str()));
    ImGui::SetCursorScreenPos(box.min);
    ImGui::SetNextItemWidth(box.max.x - box.min.x);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                        {px(space::medium), (box.max.y - box.min.y - ImGui::GetFontSize()) / 2});
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0);
    for (ImGuiCol const color : {ImGuiCol_FrameBg, ImGuiCol_FrameBgHovered, ImGuiCol_FrameBgActive})
        ImGui::PushStyleColor(color, ImVec4(0, 0, 0, 0));
    tab_stop_begins();
    bool changed = ImGui::InputTextWithHint(id.c_str(), example.c_str(), &field_text.shown(), flags, answer_input);
    if (changed) text = field_text.text();
    tab_stop_ends();
    ImGui::PopStyleColor(3);
    ImGui::PopStyleVar(2);
    bool const active = ImGui::IsItemActive();
    field_text.typed_into(active);
    // Escape makes ImGui put back what was there before the first key: nobody expects to lose text that way.
    if (ImGui::IsItemDeactivated() && pressed(Key::Escape)) {
        text = before;
        changed = false;
    }
    bool const ringed = active || (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible);
    TextInput const input{{changed, ImGui::IsItemDeactivatedAfterEdit()}, active, ringed};
    bool const secret = (flags & ImGuiInputTextFlags_Password) != 0;
    if (active && !secret) draw_preview(box, in_one_line(text));
    if (field_text.hidden() && !secret) draw_inside(box, text);
    return input;
}

ClosedBox closed_box(std::string_view label, std::string_view shown_text, Field& field,
                     ui::FieldOptions const& options) {
    take_back_focus(owner_id(label));
    Pressable const item = pressable(label, {field.width(), px(control_height)},
                                     field.disabled() ? Availability::Disabled : Availability::Enabled);
    bool const focused = !field.disabled() && ImGui::IsItemFocused();
    Box const box{item.min, item.max};
    draw_box(box, box_state(field, options.error));
    if (item.ringed) {
        focus_ring(box.min, box.max, rounding::control);
        field.show_help();
    }
    float const side = px(control_height);
    float const padding = px(space::medium);
    bool const nothing = shown_text.empty();
    Color const color = nothing || field.disabled() ? palette().text_faint : palette().text;
    std::string const shown =
        ellipsized(TextStyle::Body, nothing ? options.hint : shown_text, box.max.x - box.min.x - padding - side);
    float const y = box.min.y + (side - text_height(TextStyle::Body)) / 2;
    draw_text({box.min.x + padding, y}, TextStyle::Body, color, shown);
    draw_icon({box.max.x - side, box.min.y}, side, icon::chevron_down, palette().text_muted);
    report({.kind = ItemKind::Choice, .label = label, .value = shown_text, .enabled = !field.disabled()});
    if (!nothing && shown != shown_text) ui::tooltip(shown_text);
    return {box, item.pressed, focused};
}

bool unsafe_text(std::string_view label, std::string& text, Field& field, std::string_view reason) {
    ui::Scope const scope(label);
    ImVec2 const min = ImGui::GetCursorScreenPos();
    Box const box{min, {min.x + field.width(), min.y + px(control_height)}};
    draw_box(box, BoxState::Disabled);
    float const padding = px(space::medium);
    float const y = min.y + (box.max.y - min.y - text_height(TextStyle::Body)) / 2;
    draw_text({min.x + padding, y}, TextStyle::Body, palette().text_muted,
              ellipsized(TextStyle::Body, text, field.width() - 2 * padding));
    ImGui::Dummy({field.width(), px(control_height)});
    report({.kind = ItemKind::TextField, .label = label, .value = text, .enabled = false});
    ui::tooltip(text);
    ui::caption(reason);
    if (ui::link(tr("Put what is in the clipboard in its place"), TextStyle::Small)) {
        char const* const pasted = ImGui::GetClipboardText();
        if (!pasted || !*pasted) return false;
        text = pasted;
        return true;
    }
    if (!ui::link(tr("Clear it and type anew"), TextStyle::Small)) return false;
    text.clear();
    return true;
}

} // namespace accrue::gui
