#include "gui/widgets/list_popup.h"

#include <algorithm>
#include <numeric>

#include "gui/widgets/feedback.h"
#include "gui/widgets/icons.h"
#include "gui/widgets/keys.h"
#include "gui/widgets/layout.h"

namespace accrue::gui {

namespace {

constexpr char list_popup_name[] = "##list";
constexpr float most_height = 340;
constexpr std::size_t page = 8;

ImGuiID highlight_key() { return ImGui::GetID("##highlighted"); }

// Draws the tags from the right end; returns where the text must stop.
float draw_tags(std::span<std::string const> tags, ImVec2 row_min, float right, float row_middle) {
    float const least = row_min.x + (right - row_min.x) * 0.55F;
    for (std::string const& tag : tags) {
        float const width = measure(TextStyle::Small, tag).x + 2 * px(space::small);
        if (right - width < least) break;
        float const half = px(11);
        ImVec2 const min{right - width, row_middle - half};
        fill(min, {right, row_middle + half}, palette().neutral.tint, 11);
        draw_text({min.x + px(space::small), row_middle - text_height(TextStyle::Small) / 2}, TextStyle::Small,
                  palette().neutral.text, tag);
        right = min.x - px(space::tiny);
    }
    return right;
}

bool mouse_moves() { return ImGui::GetIO().MouseDelta.x != 0 || ImGui::GetIO().MouseDelta.y != 0; }

} // namespace

float row_height(ListRow const& row) { return px(row.subtitle.empty() ? control_height : control_height + 20); }

bool draw_list_row(ListRow const& row, std::size_t index, std::size_t& highlighted, Moved moved) {
    float const width = ImGui::GetContentRegionAvail().x;
    float const height = row_height(row);
    ImGui::PushID(static_cast<int>(index));
    Pressable const item = pressable(row.title, {width, height}, Availability::Enabled);
    ImGui::PopID();
    if (item.hovered && mouse_moves()) highlighted = index;
    bool const lit = highlighted == index;
    if (lit && moved == Moved::ByKeys) ImGui::SetScrollHereY(0.5F);
    if (lit || item.held) fill(item.min, item.max, item.held ? palette().pressed : palette().selected, 6);
    float const padding = px(10);
    float right = item.max.x - padding;
    float const middle = (item.min.y + item.max.y) / 2;
    if (row.checked) {
        draw_icon({right - px(20), middle - px(10)}, px(20), icon::check, palette().accent_text);
        right -= px(28);
    }
    right = draw_tags(row.tags, item.min, right, middle);
    float const room = right - item.min.x - padding;
    std::string const title = ellipsized(TextStyle::Body, row.title, room);
    float const title_height = text_height(TextStyle::Body);
    bool const two = !row.subtitle.empty();
    float const top = two ? middle - title_height - px(1) : middle - title_height / 2;
    draw_text({item.min.x + padding, top}, TextStyle::Body, palette().text, title);
    if (two)
        draw_text({item.min.x + padding, middle + px(3)}, TextStyle::Small, palette().text_muted,
                  ellipsized(TextStyle::Small, row.subtitle, room));
    report({.kind = ItemKind::Option, .label = row.title, .value = row.subtitle, .checked = row.checked});
    if (title != row.title) ui::tooltip(row.title);
    return item.pressed;
}

std::size_t moved_highlight(std::size_t highlighted, std::size_t count) {
    if (count == 0) return 0;
    std::size_t const last = count - 1;
    std::size_t const at = std::min(highlighted, last);
    if (pressed(Key::Down)) return at == last ? 0 : at + 1;
    if (pressed(Key::Up)) return at == 0 ? last : at - 1;
    if (pressed(Key::PageDown)) return std::min(at + page, last);
    if (pressed(Key::PageUp)) return at < page ? 0 : at - page;
    return at;
}

void open_list_popup(std::size_t highlighted) {
    ImGui::GetStateStorage()->SetInt(highlight_key(), static_cast<int>(highlighted));
    ImGui::OpenPopup(list_popup_name);
}

std::optional<std::size_t> list_popup(std::span<ListRow const> rows, Popup::Anchor const& anchor) {
    int* const stored = ImGui::GetStateStorage()->GetIntRef(highlight_key());
    float const content = std::accumulate(rows.begin(), rows.end(), 2 * px(space::small),
                                          [](float sum, ListRow const& row) { return sum + row_height(row); });
    float const height = std::min(content, px(most_height));
    Popup popup(list_popup_name, anchor, {anchor.max.x - anchor.min.x, height}, PopupKeys::OwnHandling);
    if (!popup) return std::nullopt;
    bool const appears = ImGui::IsWindowAppearing();
    auto const before = static_cast<std::size_t>(*stored);
    std::size_t highlighted = moved_highlight(before, rows.size());
    if (pressed(Key::Home)) highlighted = 0;
    if (pressed(Key::End) && !rows.empty()) highlighted = rows.size() - 1;
    Moved const moved = appears || highlighted != before ? Moved::ByKeys : Moved::ByMouse;
    std::optional<std::size_t> chosen;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (draw_list_row(rows[i], i, highlighted, moved)) chosen = i;
    ImGui::PopStyleVar();
    if (chosen) ImGui::CloseCurrentPopup();
    if (!appears && highlighted < rows.size() && take_enter()) {
        chosen = highlighted;
        popup.close_by_key();
    }
    *stored = static_cast<int>(highlighted);
    return chosen;
}

} // namespace accrue::gui
