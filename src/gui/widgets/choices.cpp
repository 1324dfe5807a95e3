#include "gui/widgets/choices.h"

#include <algorithm>
#include <string>
#include <vector>

#include "gui/widgets/buttons.h"
#include "gui/widgets/feedback.h"
#include "gui/widgets/field_parts.h"
#include "gui/widgets/icons.h"
#include "gui/widgets/layout.h"
#include "gui/widgets/list_popup.h"

namespace accrue::gui::ui {

namespace {

constexpr std::size_t most_segments = 4;
constexpr float mark_side = 20;

bool segments_fit(std::span<Choice const> choices, float width) {
    if (choices.empty() || choices.size() > most_segments) return false;
    float const each = width / static_cast<float>(choices.size()) - 2 * px(space::small);
    return std::ranges::all_of(choices, [&](Choice const& choice) {
        return choice.note.empty() && measure(TextStyle::Strong, choice.label).x <= each;
    });
}

// One segment between min and max; true when it is pressed.
bool segment(Choice const& choice, Box const& box, Selection selected, Field const& field) {
    bool const chosen = selected == Selection::Yes;
    Palette const& p = palette();
    ImGui::SetCursorScreenPos(box.min);
    Pressable const item = pressable(choice.label, {box.max.x - box.min.x, box.max.y - box.min.y},
                                     field.disabled() ? Availability::Disabled : Availability::Enabled);
    ImVec2 const inset{px(3), px(3)};
    ImVec2 const min{box.min.x + inset.x, box.min.y + inset.y};
    ImVec2 const max{box.max.x - inset.x, box.max.y - inset.y};
    if (chosen) {
        fill(min, max, field.disabled() ? p.hovered : p.selected, 5);
        outline(min, max, field.disabled() ? p.border_strong : p.info.solid, 5);
    } else if (item.hovered || item.held) {
        fill(min, max, item.held ? p.pressed : p.hovered, 5);
    }
    if (item.ringed) focus_ring(min, max, 5);
    TextStyle const style = chosen ? TextStyle::Strong : TextStyle::Body;
    Color const color = field.disabled() ? p.text_faint : chosen ? p.info.text : p.text;
    std::string const shown = ellipsized(style, choice.label, max.x - min.x - px(6));
    ImVec2 const extent = measure(style, shown);
    draw_text({(min.x + max.x - extent.x) / 2, (min.y + max.y - extent.y) / 2}, style, color, shown);
    report({.kind = ItemKind::Option, .label = choice.label, .enabled = !field.disabled(), .checked = chosen});
    if (shown != choice.label) tooltip(choice.label);
    return item.pressed;
}

} // namespace

bool segments(std::string_view label, std::span<Choice const> choices, std::optional<std::size_t>& chosen,
              FieldOptions const& options) {
    Field field(label, options);
    Scope const scope(label);
    ImVec2 const min = ImGui::GetCursorScreenPos();
    Box const track{min, {min.x + field.width(), min.y + px(control_height)}};
    draw_box(track, box_state(field, options.error));
    float const each = field.width() / static_cast<float>(choices.size());
    std::optional<std::size_t> pressed;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        float const x = min.x + static_cast<float>(i) * each;
        bool const beside_chosen = chosen == i || (i > 0 && chosen == i - 1);
        if (i > 0 && !beside_chosen)
            fill({x, min.y + px(9)}, {x + theme().hairline(), track.max.y - px(9)}, palette().border_strong, 0);
        Box const box{{x, min.y}, {x + each, track.max.y}};
        if (segment(choices[i], box, chosen == i ? Selection::Yes : Selection::No, field)) pressed = i;
    }
    ImGui::SetCursorScreenPos(min);
    ImGui::Dummy({field.width(), px(control_height)});
    if (!pressed || pressed == chosen) return false;
    chosen = pressed;
    return true;
}

bool drop_down(std::string_view label, std::span<Choice const> choices, std::optional<std::size_t>& chosen,
               FieldOptions const& options) {
    Field field(label, options);
    std::string_view const shown = chosen && *chosen < choices.size() ? choices[*chosen].label : std::string_view();
    auto const [box, opens, focused] = closed_box(label, shown, field, options);
    ImGuiID const owner = owner_id(label);
    Scope const scope(label);
    std::vector<ListRow> rows;
    for (std::size_t i = 0; i < choices.size(); ++i)
        rows.push_back({.title = choices[i].label, .subtitle = choices[i].note, .checked = chosen == i});
    if (opens) open_list_popup(chosen.value_or(0));
    std::optional<std::size_t> const picked = list_popup(rows, {box.min, box.max, owner});
    if (!picked || picked == chosen) return false;
    chosen = picked;
    return true;
}

bool choice(std::string_view label, std::span<Choice const> choices, std::optional<std::size_t>& chosen,
            FieldOptions const& options) {
    float const room = ImGui::GetContentRegionAvail().x;
    float const width = options.width > 0 ? std::min(options.width, room) : room;
    return segments_fit(choices, width) ? segments(label, choices, chosen, options)
                                        : drop_down(label, choices, chosen, options);
}

namespace {

enum class CheckLook { Box, Switch };

void draw_check_box(ImVec2 min, Pressable const& item, bool on, bool disabled) {
    Palette const& p = palette();
    ImVec2 const max{min.x + px(mark_side), min.y + px(mark_side)};
    if (on) {
        fill(min, max, disabled ? p.neutral.solid : item.hovered ? p.accent_hovered : p.accent, 5);
        draw_icon(min, px(mark_side), icon::check, p.on_accent, TextStyle::Small);
    } else {
        fill(min, max, disabled || item.held ? p.hovered : p.field, 5);
        outline(min, max, item.hovered ? p.accent : p.neutral.solid, 5);
    }
    if (item.ringed) focus_ring(min, max, 5);
}

void draw_switch(ImVec2 min, Pressable const& item, bool on, bool disabled) {
    Palette const& p = palette();
    float const height = px(mark_side);
    ImVec2 const max{min.x + px(36), min.y + height};
    Color const off = item.hovered ? p.text_muted : p.neutral.solid;
    Color const ground = disabled ? p.border_strong : !on ? off : item.hovered ? p.accent_hovered : p.accent;
    fill(min, max, ground, mark_side / 2);
    float const knob = height / 2 - px(3);
    ImVec2 const center{on ? max.x - height / 2 : min.x + height / 2, min.y + height / 2};
    ImGui::GetWindowDrawList()->AddCircleFilled(center, knob, packed(p.on_accent));
    if (on) {
        ImVec2 const at{min.x + px(1), min.y};
        draw_icon(at, height, icon::check, p.on_accent, TextStyle::Small);
    }
    if (item.ringed) focus_ring(min, max, mark_side / 2);
}

bool check(std::string_view label, bool& on, CheckOptions const& options, CheckLook look) {
    bool const disabled = !options.disabled_because.empty();
    float const text_x = px(look == CheckLook::Box ? mark_side : 36) + px(10);
    float const room = std::max(ImGui::GetContentRegionAvail().x - text_x, px(60));
    auto const lines = wrapped(TextStyle::Body, label, room);
    float widest = 0;
    for (std::string_view const line : lines) widest = std::max(widest, measure(TextStyle::Body, line).x);
    float const height = std::max(px(mark_side), line_distance(TextStyle::Body) * static_cast<float>(lines.size() - 1) +
                                                     text_height(TextStyle::Body));
    ImGui::BeginGroup();
    Pressable const item =
        pressable(label, {text_x + widest, height}, disabled ? Availability::Disabled : Availability::Enabled);
    if (item.pressed) on = !on;
    report({.kind = ItemKind::Toggle, .label = label, .enabled = !disabled, .checked = on});
    tooltip(options.disabled_because);
    look == CheckLook::Box ? draw_check_box(item.min, item, on, disabled) : draw_switch(item.min, item, on, disabled);
    float y = item.min.y + (px(mark_side) - text_height(TextStyle::Body)) / 2;
    for (std::string_view const line : lines) {
        draw_text({item.min.x + text_x, y}, TextStyle::Body, disabled ? palette().text_faint : palette().text, line);
        y += line_distance(TextStyle::Body);
    }
    if (!options.note.empty()) {
        ImGui::Indent(text_x);
        caption(options.note);
        ImGui::Unindent(text_x);
    }
    ImGui::EndGroup();
    return item.pressed;
}

} // namespace

bool checkbox(std::string_view label, bool& on, CheckOptions const& options) {
    return check(label, on, options, CheckLook::Box);
}

bool toggle(std::string_view label, bool& on, CheckOptions const& options) {
    return check(label, on, options, CheckLook::Switch);
}

} // namespace accrue::gui::ui
