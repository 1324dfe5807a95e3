#include "gui/screens/timeline_shapes.h"

#include <algorithm>
#include <cmath>

#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::timeline_shapes {

namespace {

using State = session::EntryModel::State;

constexpr float bar_rounding = 5;

// The color of the outline of what has this state.
Color line_of(State state) {
    if (state == State::Wrong) return palette().danger.solid;
    return counts(state) ? palette().info.solid : palette().neutral.solid;
}

// Clipped to what can be seen: a bar may be a hundred windows long.
bool clip_to_sight(ImVec2& min, ImVec2& max) {
    ImDrawList const* const list = ImGui::GetWindowDrawList();
    ImVec2 const from = list->GetClipRectMin();
    ImVec2 const to = list->GetClipRectMax();
    float const beyond = px(12);
    min.x = std::max(min.x, from.x - beyond);
    max.x = std::min(max.x, to.x + beyond);
    return min.x < max.x && can_be_seen(min, max);
}

void stroke_diamond(ImVec2 center, float half, Color color, float width) {
    ImDrawList* const list = ImGui::GetWindowDrawList();
    list->AddQuad({center.x, center.y - half}, {center.x + half, center.y}, {center.x, center.y + half},
                  {center.x - half, center.y}, packed(color), width);
}

void fill_diamond(ImVec2 center, float half, Color color) {
    ImDrawList* const list = ImGui::GetWindowDrawList();
    list->AddQuadFilled({center.x, center.y - half}, {center.x + half, center.y}, {center.x, center.y + half},
                        {center.x - half, center.y}, packed(color));
}

void stroke_dashed_circle(ImVec2 center, float radius, Color color, float width) {
    constexpr int dashes = 6;
    constexpr float turn = 6.2831853F / dashes;
    ImDrawList* const list = ImGui::GetWindowDrawList();
    for (int dash = 0; dash < dashes; ++dash) {
        float const from = static_cast<float>(dash) * turn;
        list->PathArcTo(center, radius, from, from + turn * 0.55F, 4);
        list->PathStroke(packed(color), 0, width);
    }
}

// The left half is full: a part of it counts.
void fill_half_circle(ImVec2 center, float radius, Color color) {
    ImDrawList* const list = ImGui::GetWindowDrawList();
    list->PathArcTo(center, radius, 1.5707963F, 4.7123890F, 10);
    list->PathFillConvex(packed(color));
}

void draw_diamond(ImVec2 center, float half, MarkFace const& face, Color color) {
    bool const full = counts(face.state) && !face.lapsed;
    fill_diamond(center, half, full ? color : palette().surface);
    stroke_diamond(center, half, color, px(1.5F));
    if (!face.lapsed) return;
    float const end = half * 0.9F;
    ImGui::GetWindowDrawList()->AddLine({center.x - end, center.y + end}, {center.x + end, center.y - end},
                                        packed(color), px(1.5F));
}

} // namespace

bool counts(State state) { return state == State::Earns || state == State::Used || state == State::Cut; }

void dashed_line(ImVec2 from, ImVec2 to, Color color, float width) {
    ImDrawList* const list = ImGui::GetWindowDrawList();
    float const dash = px(4);
    bool const across = std::abs(to.x - from.x) >= std::abs(to.y - from.y);
    if (across) {
        float const left = std::max(from.x, list->GetClipRectMin().x - dash);
        float const right = std::min(to.x, list->GetClipRectMax().x + dash);
        for (float x = left; x < right; x += 2 * dash)
            list->AddRectFilled({x, from.y}, {std::min(x + dash, right), from.y + width}, packed(color));
        return;
    }
    float const top = std::max(from.y, list->GetClipRectMin().y - dash);
    float const bottom = std::min(to.y, list->GetClipRectMax().y + dash);
    for (float y = top; y < bottom; y += 2 * dash)
        list->AddRectFilled({from.x, y}, {from.x + width, std::min(y + dash, bottom)}, packed(color));
}

void dashed_outline(ImVec2 min, ImVec2 max, Color color) {
    float const width = px(1.5F);
    dashed_line(min, {max.x, min.y}, color, width);
    dashed_line({min.x, max.y - width}, {max.x, max.y - width}, color, width);
    dashed_line(min, {min.x, max.y}, color, width);
    dashed_line({max.x - width, min.y}, {max.x - width, max.y}, color, width);
}

void hatch(ImVec2 min, ImVec2 max, Color color) {
    if (!clip_to_sight(min, max)) return;
    ImDrawList* const list = ImGui::GetWindowDrawList();
    list->PushClipRect(min, max, true);
    float const step = px(6);
    float const height = max.y - min.y;
    // From a grid of the whole window, so that the lines of neighbours go on in each other.
    float const first = std::floor((min.x - height) / step) * step;
    for (float x = first; x < max.x; x += step)
        list->AddLine({x, max.y}, {x + height, min.y}, packed(color), px(1.25F));
    list->PopClipRect();
}

void draw_bar_frame(ImVec2 min, ImVec2 max, BarFace const& face) {
    if (!clip_to_sight(min, max)) return;
    Palette const& p = palette();
    Color const line = line_of(face.state);
    ImDrawList* const list = ImGui::GetWindowDrawList();
    if (max.x - min.x < px(8)) {
        list->AddRectFilled(min, max, packed(p.surface));
        list->AddRect(min, max, packed(line), 0, 0, theme().hairline());
        return;
    }
    float const rounding = px(bar_rounding);
    list->AddRectFilled(min, max, packed(face.hovered ? p.hovered : p.surface), rounding);
    if (face.planned) {
        dashed_outline(min, max, line);
        return;
    }
    float const half = theme().hairline() / 2;
    list->PathRect({min.x + half, min.y + half}, {max.x - half, max.y - half}, rounding);
    list->PathStroke(packed(line), ImDrawFlags_Closed, face.state == State::Wrong ? px(1.5F) : theme().hairline());
}

void draw_counted_part(ImVec2 min, ImVec2 max, float share, bool hovered) {
    if (!clip_to_sight(min, max)) return;
    Palette const& p = palette();
    ImDrawList* const list = ImGui::GetWindowDrawList();
    float const line = theme().hairline();
    float const rounding = max.x - min.x < px(8) ? 0 : px(bar_rounding);
    bool const whole = share >= 0.999F;
    if (!whole) list->AddRectFilled(min, max, packed(p.surface), rounding);
    float const top = max.y - (max.y - min.y) * std::clamp(share, 0.08F, 1.0F);
    list->AddRectFilled({min.x, top}, max, packed(hovered ? p.selection : p.info.border), rounding,
                        whole ? ImDrawFlags_RoundCornersAll : ImDrawFlags_RoundCornersBottom);
    if (rounding <= 0) {
        list->AddRect(min, max, packed(p.info.solid), 0, 0, line);
        return;
    }
    list->PathRect({min.x + line / 2, min.y + line / 2}, {max.x - line / 2, max.y - line / 2}, rounding);
    list->PathStroke(packed(p.info.solid), ImDrawFlags_Closed, line);
}

void draw_mark(ImVec2 center, float size, MarkFace const& face) {
    ImVec2 const corner{center.x - size, center.y - size};
    if (!can_be_seen(corner, {center.x + size, center.y + size})) return;
    Palette const& p = palette();
    ImDrawList* const list = ImGui::GetWindowDrawList();
    Color const color = face.hovered && counts(face.state) ? p.accent_hovered : line_of(face.state);
    if (face.lapses) return draw_diamond(center, size * 0.55F, face, face.lapsed ? p.neutral.solid : color);
    float const radius = size / 2 - px(0.5F);
    float const width = px(1.5F);
    list->AddCircleFilled(center, radius, packed(p.surface));
    if (face.planned) return stroke_dashed_circle(center, radius, color, width);
    if (face.state == State::Earns || face.state == State::Used) {
        list->AddCircleFilled(center, radius, packed(color));
        return;
    }
    if (face.state == State::Cut) fill_half_circle(center, radius, color);
    list->AddCircle(center, radius - width / 2, packed(color), 0, width);
    if (face.state != State::Wrong) return;
    fill({center.x - px(0.75F), center.y - px(3.5F)}, {center.x + px(0.75F), center.y + px(0.5F)}, color, 0);
    fill({center.x - px(0.75F), center.y + px(1.75F)}, {center.x + px(0.75F), center.y + px(3.25F)}, color, 0);
}

void draw_validity(ImVec2 from, float to, session::TimelineValidity::State state) {
    using Validity = session::TimelineValidity::State;
    Palette const& p = palette();
    Color const color = state == Validity::Lapsed   ? p.neutral.solid
                        : state == Validity::Ending ? p.warning.solid
                                                    : p.info.solid;
    float const half = px(1.5F);
    ImVec2 min{from.x, from.y - half};
    ImVec2 max{to, from.y + half};
    if (!clip_to_sight(min, max)) return;
    if (state == Validity::Lapsed)
        dashed_line({min.x, from.y - half / 2}, {max.x, from.y - half / 2}, color, px(1.5F));
    else
        fill(min, max, color, 1);
    fill({to - px(1.5F), from.y - px(5)}, {to + px(0.5F), from.y + px(5)}, color, 0);
}

void draw_gap(ImVec2 from, float to) {
    ImDrawList* const list = ImGui::GetWindowDrawList();
    float const step = px(6);
    float const left = std::max(from.x + step / 2, list->GetClipRectMin().x);
    float const right = std::min(to, list->GetClipRectMax().x);
    float const dot = px(1);
    for (float x = left; x < right; x += step)
        list->AddRectFilled({x - dot, from.y - dot}, {x + dot, from.y + dot}, packed(palette().neutral.solid));
}

} // namespace accrue::gui::timeline_shapes
