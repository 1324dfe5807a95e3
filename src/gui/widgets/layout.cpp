#include "gui/widgets/layout.h"

#include <algorithm>
#include <string>

#include "gui/widgets/buttons.h"
#include "gui/widgets/feedback.h"
#include "gui/widgets/parts.h"

namespace accrue::gui::ui {

Scope::Scope(std::string_view name) {
    push_id(name);
    if (Probe* const probe = environment().probe) probe->scopes.emplace_back(name);
}

Scope::~Scope() {
    if (Probe* const probe = environment().probe) probe->scopes.pop_back();
    ImGui::PopID();
}

void gap(float logical) { ImGui::Dummy({1, std::max(0.0F, px(logical) - ImGui::GetStyle().ItemSpacing.y)}); }

void separator() {
    ImVec2 const start = ImGui::GetCursorScreenPos();
    float const width = ImGui::GetContentRegionAvail().x;
    fill(start, {start.x + width, start.y + theme().hairline()}, palette().border, 0);
    ImGui::Dummy({width, theme().hairline()});
}

// A table of one cell gives content a width, a padding and a height of its own, and may be nested.
Card::Card(std::string_view name, CardOptions const& options) : scope_(name) {
    ImDrawList* const list = ImGui::GetWindowDrawList();
    layers_.Split(list, 2);
    layers_.SetCurrentChannel(list, 1);
    float const padding = px(20);
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {padding, padding});
    open_ =
        ImGui::BeginTable("##card", 1, ImGuiTableFlags_PadOuterX | ImGuiTableFlags_NoSavedSettings, {options.width, 0});
    ImGui::PopStyleVar();
    if (open_) ImGui::TableNextColumn();
    title_start_ = ImGui::GetCursorScreenPos();
    if (options.title.empty()) return;
    heading(options.title);
    title_height_ = text_height(TextStyle::Heading);
    if (!options.subtitle.empty()) caption(options.subtitle);
    gap(space::medium);
}

Card::~Card() {
    if (open_) ImGui::EndTable();
    ImVec2 const min = ImGui::GetItemRectMin();
    ImVec2 const max = ImGui::GetItemRectMax();
    ImDrawList* const list = ImGui::GetWindowDrawList();
    layers_.SetCurrentChannel(list, 0);
    fill(min, max, palette().surface, rounding::card);
    outline(min, max, palette().border, rounding::card);
    layers_.Merge(list);
}

void Card::title_line_end(float width) {
    float const right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
    float const height = px(control_height);
    ImGui::SetCursorScreenPos({right - width, title_start_.y + (title_height_ - height) / 2});
}

Columns::Columns(std::string_view name, int count) {
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {px(space::small), px(6)});
    std::string const id(name);
    open_ = ImGui::BeginTable(id.c_str(), count,
                              ImGuiTableFlags_SizingStretchSame | ImGuiTableFlags_NoPadOuterX |
                                  ImGuiTableFlags_NoSavedSettings);
}

Columns::~Columns() {
    if (open_) ImGui::EndTable();
    ImGui::PopStyleVar();
}

void Columns::next() {
    if (open_) ImGui::TableNextColumn();
}

namespace {

// Draws the key and leaves the cursor where a value of `value_width` ends at the right.
void key_then_value_place(std::string_view key, TextStyle style, TextColor color, float value_width) {
    float const width = ImGui::GetContentRegionAvail().x;
    ImVec2 const start = ImGui::GetCursorScreenPos();
    line(key, style, color, std::max(width - value_width - px(space::medium), px(20)));
    ImGui::SetCursorScreenPos({start.x + width - value_width, start.y});
}

} // namespace

void key_value(std::string_view key, std::string_view value, TextStyle style) {
    float const most = ImGui::GetContentRegionAvail().x * 0.65F;
    float const width = std::min(measure(style, value).x, most);
    key_then_value_place(key, TextStyle::Body, TextColor::Muted, width);
    line(value, style, TextColor::Normal, width);
}

bool key_figure(std::string_view key, std::string_view value, KeyFigureOptions const& options) {
    key_then_value_place(key, options.key_style, TextColor::Normal, measure(TextStyle::Strong, value).x);
    return figure(options.name.empty() ? key : options.name, value, {.color = options.value_color});
}

} // namespace accrue::gui::ui
