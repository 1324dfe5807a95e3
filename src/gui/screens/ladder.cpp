#include "gui/screens/ladder.h"

#include <algorithm>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

using session::LevelModel;
using RungState = LevelModel::State;

constexpr float mark_side = 26;
constexpr float column_height = 58;

std::string_view words_of(RungState state) {
    switch (state) {
    case RungState::Reached: return tr("reached");
    case RungState::Aside: return tr("not met, and not needed for your level");
    case RungState::Current: return tr("your level now");
    case RungState::Next: return tr("the next level");
    case RungState::Above: return tr("not reached");
    }
    return {};
}

// Smaller than the rungs and with a bar: the way up goes past it.
void draw_mark_aside(ImVec2 center, float radius, bool hovered) {
    Palette const& p = palette();
    ImDrawList* const list = ImGui::GetWindowDrawList();
    float const small = radius - px(4);
    list->AddCircleFilled(center, small, packed(hovered ? p.hovered : p.surface));
    list->AddCircle(center, small, packed(p.neutral.solid), 0, theme().hairline());
    fill({center.x - px(3), center.y - px(1)}, {center.x + px(3), center.y + px(1)}, p.neutral.solid, 0);
}

void draw_mark(LevelModel const& level, ImVec2 center, bool hovered) {
    Palette const& p = palette();
    ImDrawList* const list = ImGui::GetWindowDrawList();
    float const radius = px(mark_side) / 2;
    float const line = px(2);
    ImVec2 const corner{center.x - radius, center.y - radius};
    switch (level.state) {
    case RungState::Reached:
        list->AddCircleFilled(center, radius, packed(hovered ? p.hovered : p.surface));
        list->AddCircle(center, radius - line / 2, packed(p.accent), 0, line);
        draw_icon(corner, px(mark_side), icon::check, p.accent_text, TextStyle::Small);
        return;
    case RungState::Current:
        list->AddCircleFilled(center, radius + px(4), packed(p.selected));
        list->AddCircleFilled(center, radius, packed(hovered ? p.accent_hovered : p.accent));
        draw_icon(corner, px(mark_side), icon::check, p.on_accent, TextStyle::Small);
        return;
    case RungState::Next:
        list->AddCircleFilled(center, radius, packed(hovered ? p.hovered : p.surface));
        list->AddCircle(center, radius - line / 2, packed(p.neutral.solid), 0, line);
        draw_icon(corner, px(mark_side), icon::chevron_up, p.text_muted, TextStyle::Small);
        return;
    case RungState::Aside: draw_mark_aside(center, radius, hovered); return;
    case RungState::Above:
        list->AddCircleFilled(center, radius, packed(hovered ? p.hovered : p.surface));
        list->AddCircle(center, radius - line / 2, packed(p.border_strong), 0, theme().hairline());
        return;
    }
}

void draw_line_between(std::vector<LevelModel> const& levels, ImVec2 first_center, float column) {
    for (std::size_t i = 1; i < levels.size(); ++i) {
        auto const held = [](LevelModel const& level) {
            return level.state == RungState::Reached || level.state == RungState::Current;
        };
        bool const walked = held(levels[i - 1]) && held(levels[i]);
        float const from = first_center.x + column * static_cast<float>(i - 1);
        float const half = px(1);
        fill({from, first_center.y - half}, {from + column, first_center.y + half},
             walked ? palette().accent : palette().border_strong, 0);
    }
}

TextStyle style_of(LevelModel const& level) {
    return level.state == RungState::Current ? TextStyle::Strong : TextStyle::Small;
}

// Where the label of a rung may stand: in its column, and in what the labels beside it leave free of theirs.
Extent room_of_label(std::vector<LevelModel> const& levels, std::size_t rung, float center, Extent ladder) {
    float const column = (ladder.right - ladder.left) / static_cast<float>(levels.size());
    auto const free_beside = [&](std::size_t other) {
        float const taken = std::min(measure(style_of(levels[other]), levels[other].code).x, column);
        return std::max(column - taken / 2 - px(space::small), column / 2 - px(1));
    };
    return {rung == 0 ? ladder.left : center - free_beside(rung - 1),
            rung + 1 == levels.size() ? ladder.right : center + free_beside(rung + 1)};
}

void draw_label(std::vector<LevelModel> const& levels, std::size_t rung, ImVec2 center, Extent ladder) {
    LevelModel const& level = levels[rung];
    auto const [left, right] = room_of_label(levels, rung, center.x, ladder);
    bool const fits = measure(style_of(level), level.code).x <= right - left;
    TextStyle const style = fits ? style_of(level) : TextStyle::Small;
    std::string const code = ellipsized(style, level.code, right - left);
    float const extent = measure(style, code).x;
    float const x = std::clamp(center.x - extent / 2, left, std::max(left, right - extent));
    bool const current = level.state == RungState::Current;
    draw_text({x, center.y + px(mark_side) / 2 + px(7)}, style, current ? palette().text : palette().text_muted, code);
}

} // namespace

ui::TextColor color_of_level(std::vector<LevelModel> const& levels, std::string_view words) {
    bool const is_level = std::ranges::find(levels, words, &LevelModel::code) != levels.end();
    return is_level ? ui::TextColor::Normal : ui::TextColor::Muted;
}

void draw_ladder(std::vector<LevelModel> const& levels, Intents& intents) {
    if (levels.empty()) return;
    ui::Scope const scope("Ladder");
    ImVec2 const start = ImGui::GetCursorScreenPos();
    float const width = ImGui::GetContentRegionAvail().x;
    float const column = width / static_cast<float>(levels.size());
    ImVec2 const first{start.x + column / 2, start.y + px(mark_side) / 2 + px(4)};
    draw_line_between(levels, first, column);
    for (std::size_t i = 0; i < levels.size(); ++i) {
        LevelModel const& level = levels[i];
        ImVec2 const center{first.x + column * static_cast<float>(i), first.y};
        ImGui::SetCursorScreenPos({center.x - column / 2, start.y});
        Pressable const item = pressable(level.code, {column, px(column_height)}, Availability::Enabled);
        report({.kind = ItemKind::Link, .label = level.code, .value = words_of(level.state)});
        if (item.pressed) intents.emplace_back(Explain{session::AboutLevel{level.index}});
        if (item.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        draw_mark(level, center, item.hovered);
        draw_label(levels, i, center, {start.x, start.x + width});
        if (item.ringed) focus_ring(item.min, item.max, rounding::control);
        ui::tooltip(fmt::format("{}: {}", level.title, words_of(level.state)));
    }
    ImGui::SetCursorScreenPos(start);
    ImGui::Dummy({width, px(column_height)});
}

} // namespace accrue::gui
