#include "gui/widgets/buttons.h"

#include <algorithm>
#include <string>

#include "gui/widgets/feedback.h"
#include "gui/widgets/icons.h"
#include "gui/widgets/parts.h"

namespace accrue::gui::ui {

namespace {

struct Face {
    Color ground;
    Color border;
    Color text;
};

Face filled(Pressable const& item, Color normal, Color hovered, Color held, Color text) {
    Color const ground = item.held ? held : item.hovered ? hovered : normal;
    return {ground, ground, text};
}

Face face_of(ButtonKind kind, Pressable const& item, Availability availability) {
    Palette const& p = palette();
    constexpr Color clear{0, 0, 0, 0};
    if (availability == Availability::Disabled)
        return {kind == ButtonKind::Quiet ? clear : p.neutral.tint, clear, p.text_faint};
    switch (kind) {
    case ButtonKind::Primary: return filled(item, p.accent, p.accent_hovered, p.accent_pressed, p.on_accent);
    case ButtonKind::Danger:
        return filled(item, p.danger_fill, p.danger_fill_hovered, p.danger_fill_pressed, p.on_danger);
    case ButtonKind::Quiet: return {item.held ? p.pressed : item.hovered ? p.hovered : clear, clear, p.text_muted};
    case ButtonKind::Normal: break;
    }
    return {item.held ? p.pressed : item.hovered ? p.hovered : p.surface, p.border_strong, p.text};
}

TextStyle style_of(ButtonKind kind, ButtonSize size) {
    if (size == ButtonSize::Small) return TextStyle::Label;
    return kind == ButtonKind::Quiet ? TextStyle::Body : TextStyle::Strong;
}

float height_of(ButtonSize size) { return px(size == ButtonSize::Small ? small_control_height : control_height); }
float padding_of(ButtonSize size) { return px(size == ButtonSize::Small ? 10 : 14); }

float icon_room(char const* icon, TextStyle style) { return icon ? measure(style, icon).x + px(space::small) : 0; }
float shortcut_room(std::string_view shortcut) {
    return shortcut.empty() ? 0 : px(10) + measure(TextStyle::Small, shortcut).x;
}

Availability availability_of(ButtonOptions const& options) {
    return options.disabled_because.empty() ? Availability::Enabled : Availability::Disabled;
}

void draw_ground(Pressable const& item, Face const& face) {
    fill(item.min, item.max, face.ground, rounding::control);
    if (face.border.alpha > 0) outline(item.min, item.max, face.border, rounding::control);
    if (item.ringed) focus_ring(item.min, item.max, rounding::control);
}

void finish(std::string_view label, ButtonOptions const& options, std::string_view tip) {
    report({.kind = ItemKind::Button, .label = label, .enabled = options.disabled_because.empty()});
    tooltip(options.disabled_because.empty() ? tip : options.disabled_because);
}

} // namespace

float button_width(std::string_view label, ButtonOptions const& options) {
    TextStyle const style = style_of(options.kind, options.size);
    return measure(style, label).x + icon_room(options.icon, style) + shortcut_room(options.shortcut) +
           2 * padding_of(options.size);
}

bool button(std::string_view label, ButtonOptions const& options) {
    TextStyle const style = style_of(options.kind, options.size);
    Availability const availability = availability_of(options);
    float const wanted = button_width(label, options);
    float const width = options.width > 0 ? options.width : wanted;
    Pressable const item = pressable(label, {width, height_of(options.size)}, availability);
    Face const face = face_of(options.kind, item, availability);
    draw_ground(item, face);
    float const icon = icon_room(options.icon, style);
    float const after = shortcut_room(options.shortcut);
    float const room = width - 2 * padding_of(options.size) - icon - after;
    std::string const shown = ellipsized(style, label, std::max(room, 1.0F));
    float const shown_width = measure(style, shown).x;
    float const x = item.min.x + (width - icon - shown_width - after) / 2;
    float const y = item.min.y + (item.max.y - item.min.y - measure(style, shown).y) / 2;
    if (options.icon) draw_text({x, y}, style, face.text, options.icon);
    draw_text({x + icon, y}, style, face.text, shown);
    if (after > 0) {
        ImVec2 const extent = measure(TextStyle::Small, options.shortcut);
        bool const on_fill = options.kind == ButtonKind::Primary || options.kind == ButtonKind::Danger;
        draw_text({x + icon + shown_width + after - extent.x, (item.min.y + item.max.y - extent.y) / 2},
                  TextStyle::Small, on_fill ? face.text : palette().text_muted, options.shortcut);
    }
    finish(label, options, shown == label ? options.tooltip : label);
    return item.pressed;
}

bool icon_button(char const* icon, std::string_view label, ButtonOptions const& options) {
    Availability const availability = availability_of(options);
    float const side = height_of(options.size);
    Pressable const item = pressable(label, {side, side}, availability);
    Face const face = face_of(options.kind, item, availability);
    draw_ground(item, face);
    // With no word beside it, only a clearly paler icon says that it cannot be pressed.
    bool const disabled = availability == Availability::Disabled;
    Color const color = disabled ? with_alpha(face.text, 110) : face.text;
    TextStyle const style = icon == icon::close ? TextStyle::Heading : TextStyle::Body; // × is a small letter
    draw_icon(item.min, side, icon, color, style);
    finish(label, options, options.tooltip.empty() ? label : options.tooltip);
    return item.pressed;
}

bool link(std::string_view label, TextStyle style) {
    float const room = std::max(ImGui::GetContentRegionAvail().x, px(40));
    std::string const shown = ellipsized(style, label, room);
    Pressable const item = pressable(label, measure(style, shown), Availability::Enabled);
    draw_text(item.min, style, palette().accent_text, shown);
    if (item.hovered || item.ringed)
        fill({item.min.x, item.max.y - theme().hairline()}, item.max, palette().accent_text, 0);
    if (item.ringed) focus_ring(item.min, item.max, 3);
    if (item.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    report({.kind = ItemKind::Link, .label = label});
    if (shown != label) tooltip(label);
    return item.pressed;
}

bool figure(std::string_view name, std::string_view value, FigureOptions const& options) {
    ImVec2 const extent = measure(options.style, value);
    Pressable const item = pressable(name, extent, Availability::Enabled);
    bool const lively = item.hovered || item.ringed;
    Color const color = lively ? palette().accent_text : color_of(options.color);
    draw_text(item.min, options.style, color, value);
    float const dash = px(3);
    float const y = item.max.y - theme().hairline();
    Color const mark = lively ? palette().accent_text : palette().border_strong;
    for (float x = item.min.x; x < item.max.x; x += lively ? dash : 2 * dash)
        fill({x, y}, {std::min(x + dash, item.max.x), item.max.y}, mark, 0);
    if (item.ringed) focus_ring(item.min, item.max, 3);
    if (item.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    report({.kind = ItemKind::Link, .label = name, .value = value});
    tooltip(options.tooltip);
    return item.pressed;
}

bool navigation_entry(char const* icon, std::string_view label, Selection selected, std::string_view count) {
    float const width = ImGui::GetContentRegionAvail().x;
    float const height = px(control_height);
    Pressable const item = pressable(label, {width, height}, Availability::Enabled);
    Palette const& p = palette();
    bool const chosen = selected == Selection::Yes;
    if (chosen || item.hovered || item.held)
        fill(item.min, item.max, chosen ? p.selected : item.held ? p.pressed : p.hovered, rounding::control);
    if (item.ringed) focus_ring(item.min, item.max, rounding::control);
    TextStyle const style = chosen ? TextStyle::Strong : TextStyle::Body;
    Color const color = chosen ? p.info.text : item.hovered ? p.text : p.text_muted;
    float const y = item.min.y + (height - measure(style, label).y) / 2;
    draw_icon(item.min, height, icon, color);
    float const text_x = item.min.x + height + px(space::tiny);
    float const count_width = count.empty() ? 0 : measure(TextStyle::Small, count).x + px(space::medium);
    float const end = item.max.x - std::max(count_width, px(space::small));
    std::string const shown = ellipsized(style, label, end - text_x);
    draw_text({text_x, y}, style, color, shown);
    if (!count.empty()) {
        float const count_y = item.min.y + (height - measure(TextStyle::Small, count).y) / 2;
        draw_text({item.max.x - count_width, count_y}, TextStyle::Small, p.text_muted, count);
    }
    report({.kind = ItemKind::Row, .label = label, .value = count, .checked = chosen});
    if (shown != label) tooltip(label);
    return item.pressed;
}

} // namespace accrue::gui::ui
