#include "gui/widgets/parts.h"

#include <algorithm>
#include <optional>
#include <string>

#include "gui/widgets/keys.h"
#include "gui/widgets/tab_order.h"

namespace accrue::gui {

namespace {

std::string joined(std::vector<std::string> const& scopes) {
    std::string all;
    for (std::string const& scope : scopes) all.append(all.empty() ? "" : "/").append(scope);
    return all;
}

} // namespace

void report(ItemReport const& item) {
    Probe* const probe = environment().probe;
    if (!probe) return;
    probe->items.push_back({.kind = item.kind,
                            .scope = joined(probe->scopes),
                            .label = std::string(item.label),
                            .value = std::string(item.value),
                            .min = ImGui::GetItemRectMin(),
                            .max = ImGui::GetItemRectMax(),
                            .drawn_in = ImGui::GetWindowDrawList(),
                            .enabled = item.enabled,
                            .on_screen = ImGui::IsItemVisible(),
                            .hovered = ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled),
                            .focused = ImGui::IsItemFocused(),
                            .checked = item.checked});
}

void push_id(std::string_view text) {
    if (text.empty()) text = "##";
    ImGui::PushID(text.data(), text.data() + text.size());
}

Pressable pressable(std::string_view label, ImVec2 size, Availability availability) {
    bool const disabled = availability == Availability::Disabled;
    if (!disabled) tab_stop_begins();
    ImGui::BeginDisabled(disabled);
    push_id(label);
    bool pressed = ImGui::InvisibleButton("##press", {std::max(size.x, 1.0F), std::max(size.y, 1.0F)});
    ImGui::PopID();
    ImGui::EndDisabled();
    if (!disabled) tab_stop_ends();
    bool const ringed = !disabled && ImGui::IsItemFocused() && ImGui::GetIO().NavVisible;
    if (ringed && take_enter()) pressed = true;
    return {.min = ImGui::GetItemRectMin(),
            .max = ImGui::GetItemRectMax(),
            .pressed = pressed,
            .hovered = !disabled && ImGui::IsItemHovered(),
            .held = !disabled && ImGui::IsItemActive(),
            .ringed = ringed};
}

std::vector<std::string> take_dropped(ImVec2 min, ImVec2 max) {
    auto& dropped = environment().dropped;
    if (!dropped) return {};
    ImDrawList const* const list = ImGui::GetWindowDrawList();
    ImVec2 const clip_min = list->GetClipRectMin();
    ImVec2 const clip_max = list->GetClipRectMax();
    ImVec2 const at = dropped->at;
    bool const inside = at.x >= std::max(min.x, clip_min.x) && at.x < std::min(max.x, clip_max.x) &&
                        at.y >= std::max(min.y, clip_min.y) && at.y < std::min(max.y, clip_max.y);
    if (!inside) return {};
    std::vector<std::string> paths = std::move(dropped->paths);
    dropped.reset();
    return paths;
}

bool can_be_seen(ImVec2 min, ImVec2 max) {
    ImDrawList const* const list = ImGui::GetWindowDrawList();
    ImVec2 const from = list->GetClipRectMin();
    ImVec2 const to = list->GetClipRectMax();
    return min.x < to.x && max.x > from.x && min.y < to.y && max.y > from.y;
}

Extent in_sight(Extent whole) {
    ImDrawList const* const list = ImGui::GetWindowDrawList();
    return {std::max(whole.left, list->GetClipRectMin().x), std::min(whole.right, list->GetClipRectMax().x)};
}

void scroll_stop(std::string_view label, Extent sides, float height, ScrollKeys keys) {
    ImVec2 const corner = ImGui::GetWindowPos();
    auto const [left, right] = in_sight(sides);
    float const room = ImGui::GetWindowHeight();
    ImGui::SetCursorScreenPos({left, corner.y});
    push_id(label);
    tab_stop_begins();
    ImGui::InvisibleButton("##in sight", {std::max(right - left, 1.0F), std::max(room, 1.0F)});
    tab_stop_ends();
    report({.kind = ItemKind::Row, .label = label});
    ImGui::PopID();
    bool const focused = ImGui::IsItemFocused();
    if (!focused && keys == ScrollKeys::WhereFocused) return;
    float const scroll = ImGui::GetScrollY();
    float const page = std::max(room - px(control_height), px(control_height));
    std::optional<float> to;
    if (pressed(Key::PageDown)) to = scroll + page;
    if (pressed(Key::PageUp)) to = scroll - page;
    if (pressed(Key::Home)) to = 0;
    if (pressed(Key::End)) to = height;
    if (to) ImGui::SetScrollY(std::clamp(*to, 0.0F, std::max(height - room, 0.0F)));
    if (!focused || !ImGui::GetIO().NavVisible) return;
    float const inset = px(3); // else the ring would be cut off
    focus_ring({left + inset, corner.y + inset}, {right - inset, corner.y + room - inset}, rounding::control);
}

void fill(ImVec2 min, ImVec2 max, Color color, float rounding) {
    if (!can_be_seen(min, max)) return;
    ImDrawList* const list = ImGui::GetWindowDrawList();
    float const band = px(2 * rounding);
    bool const opaque = color.alpha == 255;
    if (!opaque || rounding <= 0 || max.y - min.y < 4 * band) {
        list->AddRectFilled(min, max, packed(color), px(rounding));
        return;
    }
    // A high one in three parts that overlap: one shape would be a fan of slivers, which is slow to fill without a
    // graphics card.
    float const overlap = px(1);
    list->AddRectFilled(min, {max.x, min.y + band}, packed(color), px(rounding), ImDrawFlags_RoundCornersTop);
    list->AddRectFilled({min.x, min.y + band - overlap}, {max.x, max.y - band + overlap}, packed(color));
    list->AddRectFilled({min.x, max.y - band}, max, packed(color), px(rounding), ImDrawFlags_RoundCornersBottom);
}

void outline(ImVec2 min, ImVec2 max, Color color, float rounding) {
    if (!can_be_seen(min, max)) return;
    float const width = theme().hairline();
    ImVec2 const inner_min{min.x + width / 2, min.y + width / 2};
    ImVec2 const inner_max{max.x - width / 2, max.y - width / 2};
    ImDrawList* const list = ImGui::GetWindowDrawList();
    list->PathRect(inner_min, inner_max, px(rounding) - width / 2);
    list->PathStroke(packed(color), ImDrawFlags_Closed, width);
}

void focus_ring(ImVec2 min, ImVec2 max, float rounding) {
    float const width = px(2);
    ImDrawList* const list = ImGui::GetWindowDrawList();
    list->PathRect({min.x - width, min.y - width}, {max.x + width, max.y + width}, px(rounding) + width);
    list->PathStroke(packed(palette().focus), ImDrawFlags_Closed, width);
}

void draw_row_ground(Pressable const& row, bool chosen) {
    if (chosen || row.hovered || row.held)
        fill(row.min, row.max,
             chosen     ? palette().selected
             : row.held ? palette().pressed
                        : palette().hovered,
             rounding::control);
    if (row.ringed) focus_ring(row.min, row.max, rounding::control);
}

void shadow(ImVec2 min, ImVec2 max, float rounding) {
    ImDrawList* const list = ImGui::GetWindowDrawList();
    list->PushClipRectFullScreen();
    bool const light = theme().appearance == Appearance::Light;
    int const steps = static_cast<int>(px(14));
    for (int step = 1; step <= steps; ++step) {
        float const spread = static_cast<float>(step);
        float const rest = 1 - spread / static_cast<float>(steps + 1);
        auto const alpha = static_cast<std::uint8_t>((light ? 13.0F : 40.0F) * rest * rest);
        float const down = std::min(spread, px(4));
        list->PathRect({min.x - spread, min.y - spread + down}, {max.x + spread, max.y + spread + down / 2},
                       px(rounding) + spread);
        list->PathStroke(packed(with_alpha(rgb(0x0B0E14), alpha)), ImDrawFlags_Closed, 1.5F);
    }
    list->PopClipRect();
}

void draw_icon(ImVec2 min, float size, char const* icon, Color color, TextStyle style) {
    ImVec2 const extent = measure(style, icon);
    draw_text({min.x + (size - extent.x) / 2, min.y + (size - extent.y) / 2}, style, color, icon);
}

void take_back_focus(ImGuiID owner) {
    Environment& env = environment();
    if (env.focus_returns_to != owner || owner == 0) return;
    env.focus_returns_to = 0;
    ImGui::SetKeyboardFocusHere();
}

Popup::Popup(char const* name, Anchor anchor, ImVec2 size, PopupKeys keys) : owner_(anchor.owner) {
    Environment& env = environment();
    if (!ImGui::IsPopupOpen(name)) {
        // ImGui itself closes a popup on Escape where no text is edited.
        bool const was_open = env.popup_owner == owner_ && env.popup_drawn_in_frame == ImGui::GetFrameCount() - 1;
        if (was_open && pressed(Key::Escape)) env.focus_returns_to = owner_;
        return;
    }
    float const gap = px(space::tiny);
    ImVec2 const display = ImGui::GetIO().DisplaySize;
    bool const below = anchor.max.y + gap + size.y <= display.y || anchor.min.y < display.y - anchor.max.y;
    float const room = (below ? display.y - anchor.max.y : anchor.min.y) - 2 * gap;
    size.y = std::max(std::min(size.y, room), px(control_height));
    float const x = std::clamp(anchor.min.x, 0.0F, std::max(0.0F, display.x - size.x - gap));
    ImGui::SetNextWindowPos({x, below ? anchor.max.y + gap : anchor.min.y - gap}, ImGuiCond_Always,
                            {0, below ? 0.0F : 1.0F});
    ImGui::SetNextWindowSize(size);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(space::small), px(space::small)});
    ImGuiWindowFlags flags = ImGuiWindowFlags_NoMove;
    if (keys == PopupKeys::OwnHandling) flags |= ImGuiWindowFlags_NoNavInputs;
    open_ = ImGui::BeginPopup(name, flags);
    ImGui::PopStyleVar();
    if (!open_) return;
    env.popup_drawn_in_frame = ImGui::GetFrameCount();
    env.popup_owner = owner_;
    ImVec2 const min = ImGui::GetWindowPos();
    ImVec2 const extent = ImGui::GetWindowSize();
    shadow(min, {min.x + extent.x, min.y + extent.y}, rounding::popup);
    if (take_escape()) close_by_key();
}

void Popup::close_by_key() {
    ImGui::CloseCurrentPopup();
    environment().focus_returns_to = owner_;
}

Popup::~Popup() {
    if (open_) ImGui::EndPopup();
}

} // namespace accrue::gui
