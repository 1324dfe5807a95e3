#include "gui/widgets/field_text.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <imgui_internal.h>

#include "domain/texts.h"
#include "gui/widgets/shaped_text.h"

namespace accrue::gui {

namespace {

constexpr std::size_t most_preview_lines = 6;
constexpr float least_preview_width = 240;

// The last lines, where there are too many: one types at the end.
std::vector<std::string_view> preview_lines(std::string_view text, float width) {
    std::vector<std::string_view> lines = wrapped(TextStyle::Body, text, width);
    if (lines.size() > most_preview_lines)
        lines.erase(lines.begin(), lines.end() - static_cast<std::ptrdiff_t>(most_preview_lines));
    return lines;
}

constexpr ImGuiWindowFlags preview_flags =
    ImGuiWindowFlags_Tooltip | ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove |
    ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollbar |
    ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav;

ImVec2 preview_corner(Box const& box, ImVec2 size) {
    ImVec2 const display = ImGui::GetIO().DisplaySize;
    float const gap = px(4);
    float const above = box.min.y - gap - size.y;
    float const x = std::clamp(box.min.x, 0.0F, std::max(0.0F, display.x - size.x));
    return {x, above >= 0 ? above : box.max.y + gap};
}

void draw_preview_lines(std::vector<std::string_view> const& lines) {
    ImVec2 place = ImGui::GetCursorScreenPos();
    draw_text(place, TextStyle::Small, palette().text_muted, tr("How it looks"));
    place.y += line_distance(TextStyle::Small);
    for (std::string_view const line : lines) {
        draw_text(place, TextStyle::Body, palette().text, line);
        place.y += line_distance(TextStyle::Body);
    }
}

// ImGui goes on with the undo of a field when it is typed into again, even if its text has changed since: the places would lie
// in a text that is not there any more, and ImGui 1.86 ends the program.
void forget_undo_of_other_text(ImGuiID id, std::string const& shown) {
    ImGuiInputTextState* const state = ImGui::GetInputTextState(id);
    if (state == nullptr || ImGui::GetActiveID() == id) return;
    std::vector<ImWchar> now(shown.size() + 1);
    int const length =
        ImTextStrFromUtf8(now.data(), static_cast<int>(now.size()), shown.data(), shown.data() + shown.size());
    bool const same = length == state->CurLenW && std::equal(now.data(), now.data() + length, state->TextW.Data);
    if (!same) state->ID = 0;
}

} // namespace

FieldText::FieldText(std::string_view text, ImGuiID id, Hidden hidden) : id_(id) {
    StandIns& stand_ins = environment().stand_ins;
    shown_ = stand_ins.for_field(text).value_or(std::string(text));
    forget_undo_of_other_text(id_, shown_);
    bool const typed_into = ImGui::GetStateStorage()->GetBool(id_);
    hidden_ = !typed_into && (hidden == Hidden::UnlessTypedInto || is_for_shaper(text));
    if (!hidden_) note_glyphs(TextStyle::Body, shown_);
    clipboard_.emplace();
    ImVec4 const color = hidden_ ? ImVec4(0, 0, 0, 0) : to_vector(palette().text);
    ImGui::PushStyleColor(ImGuiCol_Text, color);
}

std::string FieldText::text() const { return environment().stand_ins.from_field(shown_); }

void FieldText::typed_into(bool now) {
    ImGui::PopStyleColor();
    clipboard_.reset();
    ImGui::GetStateStorage()->SetBool(id_, now);
}

void draw_inside(Box const& box, std::string_view text) {
    float const padding = px(space::medium);
    float const y = box.min.y + (box.max.y - box.min.y - text_height(TextStyle::Body)) / 2;
    draw_text({box.min.x + padding, y}, TextStyle::Body, palette().text,
              ellipsized(TextStyle::Body, text, box.max.x - box.min.x - 2 * padding));
}

void draw_preview(Box const& box, std::string_view text) {
    if (!is_for_shaper(text)) return;
    ImVec2 const padding{px(space::medium), px(space::small)};
    float const room = std::max(box.max.x - box.min.x, px(least_preview_width));
    auto const lines = preview_lines(text, room - 2 * padding.x);
    float widest = measure(TextStyle::Small, tr("How it looks")).x;
    for (std::string_view const line : lines) widest = std::max(widest, measure(TextStyle::Body, line).x);
    float const height = line_distance(TextStyle::Small) +
                         static_cast<float>(lines.size()) * line_distance(TextStyle::Body) + 2 * padding.y;
    ImVec2 const size{widest + 2 * padding.x, height};
    ImGui::SetNextWindowPos(preview_corner(box, size));
    ImGui::SetNextWindowSize(size);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, px(rounding::control));
    ImGui::Begin("##preview", nullptr, preview_flags);
    shadow(ImGui::GetWindowPos(), {ImGui::GetWindowPos().x + size.x, ImGui::GetWindowPos().y + size.y},
           rounding::control);
    draw_preview_lines(lines);
    ImGui::End();
    ImGui::PopStyleVar(2);
}

std::string_view paragraph_at(std::string_view text, std::size_t at) {
    at = std::min(at, text.size());
    std::size_t const before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
    std::size_t const begin = before == std::string_view::npos ? 0 : before + 1;
    return text.substr(begin, std::min(text.find('\n', at), text.size()) - begin);
}

} // namespace accrue::gui
