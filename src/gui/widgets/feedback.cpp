#include "gui/widgets/feedback.h"

#include <algorithm>
#include <string>

#include "domain/texts.h"
#include "gui/widgets/buttons.h"
#include "gui/widgets/icons.h"
#include "gui/widgets/layout.h"
#include "gui/widgets/parts.h"

namespace accrue::gui::ui {

namespace {

constexpr double tooltip_delay = 0.4; // seconds
constexpr float tooltip_width = 320;
constexpr float meter_height = 8;

// Whether the item just drawn has been pointed at for long enough.
bool tooltip_is_due() {
    Environment& env = environment();
    bool const mouse = ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled);
    bool const keyboard = ImGui::IsItemFocused() && ImGui::GetIO().NavVisible && !ImGui::IsAnyItemHovered();
    if (!mouse && !keyboard) return false;
    ImVec2 const corner = ImGui::GetItemRectMin();
    double const now = ImGui::GetTime();
    if (env.tooltip_item.x != corner.x || env.tooltip_item.y != corner.y) {
        env.tooltip_item = corner;
        env.tooltip_since = now;
    }
    double const rest = tooltip_delay - (now - env.tooltip_since);
    if (rest > 0) env.next_frame_in = rest;
    return rest <= 0;
}

ImVec2 paragraph_size(TextStyle style, std::vector<std::string_view> const& lines) {
    float widest = 0;
    for (std::string_view const line : lines) widest = std::max(widest, measure(style, line).x);
    float const gaps = static_cast<float>(lines.size() - 1) * line_distance(style);
    return {widest, gaps + text_height(style)};
}

void draw_paragraph(ImVec2 position, TextStyle style, Color color, std::vector<std::string_view> const& lines) {
    for (std::string_view const line : lines) {
        draw_text(position, style, color, line);
        position.y += line_distance(style);
    }
}

// Below the item, or above it at the lower edge of the window; never over it.
void place_tooltip(ImVec2 text) {
    ImVec2 const display = ImGui::GetIO().DisplaySize;
    ImVec2 const size{text.x + 2 * px(space::medium), text.y + 2 * px(space::small)};
    ImVec2 const min = ImGui::GetItemRectMin();
    float const below = ImGui::GetItemRectMax().y + px(6);
    float const x = std::clamp(min.x, 0.0F, std::max(0.0F, display.x - size.x - px(space::small)));
    ImGui::SetNextWindowPos({x, below + size.y <= display.y ? below : min.y - px(6) - size.y});
}

} // namespace

void tooltip(std::string_view text) {
    if (text.empty() || !tooltip_is_due()) return;
    auto const lines = wrapped(TextStyle::Small, text, px(tooltip_width));
    place_tooltip(paragraph_size(TextStyle::Small, lines));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(space::medium), px(space::small)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, px(rounding::control));
    ImGui::BeginTooltip();
    ImVec2 const min = ImGui::GetWindowPos();
    ImVec2 const size = ImGui::GetWindowSize();
    shadow(min, {min.x + size.x, min.y + size.y}, rounding::control);
    draw_paragraph(ImGui::GetCursorScreenPos(), TextStyle::Small, palette().text, lines);
    ImGui::Dummy(paragraph_size(TextStyle::Small, lines));
    ImGui::EndTooltip();
    ImGui::PopStyleVar(2);
}

char const* icon_of(Tone tone) {
    switch (tone) {
    case Tone::Neutral: return nullptr;
    case Tone::Accent: return icon::info;
    case Tone::Success: return icon::check_circle;
    case Tone::Warning: return icon::warning;
    case Tone::Danger: return icon::error;
    }
    return nullptr;
}

float chip_width(std::string_view text, ChipOptions const& options) {
    char const* const sign = options.icon ? options.icon : icon_of(options.tone);
    float const icon_width = sign ? measure(TextStyle::Label, sign).x + px(6) : 0;
    return icon_width + measure(TextStyle::Label, text).x + 2 * px(9);
}

void chip(std::string_view text, ChipOptions const& options) {
    ToneColors const& colors = colors_of(palette(), options.tone);
    char const* const sign = options.icon ? options.icon : icon_of(options.tone);
    float const room = options.width > 0 ? options.width : std::max(ImGui::GetContentRegionAvail().x, px(40));
    float const width = std::min(chip_width(text, options), room);
    ImVec2 const min = ImGui::GetCursorScreenPos();
    ImVec2 const max{min.x + width, min.y + px(chip_height)};
    fill(min, max, colors.tint, chip_height / 2);
    outline(min, max, colors.border, chip_height / 2);
    float x = min.x + px(9);
    float const y = min.y + (max.y - min.y - text_height(TextStyle::Label)) / 2;
    if (sign) {
        draw_text({x, y}, TextStyle::Label, colors.text, sign);
        x += measure(TextStyle::Label, sign).x + px(6);
    }
    std::string const shown = ellipsized(TextStyle::Label, text, max.x - px(9) - x + 1);
    draw_text({x, y}, TextStyle::Label, colors.text, shown);
    ImGui::Dummy({max.x - min.x, max.y - min.y});
    if (shown != text) tooltip(text);
}

void chip_in_row(std::string_view text, ChipOptions const& options) {
    ImGui::SameLine(0, px(6));
    if (ImGui::GetContentRegionAvail().x < chip_width(text, options)) ImGui::NewLine();
    chip(text, options);
}

namespace {

// The part beyond the cap: hatched, so that it differs by more than its colour.
void draw_beyond_cap(ImVec2 min, ImVec2 max) {
    ImDrawList* const list = ImGui::GetWindowDrawList();
    fill(min, max, palette().neutral.tint, meter_height / 2);
    list->PushClipRect(min, max, true);
    float const height = max.y - min.y;
    for (float x = min.x - height; x < max.x; x += px(5))
        list->AddLine({x, max.y}, {x + height, min.y}, packed(palette().neutral.solid), px(1.5F));
    list->PopClipRect();
}

void draw_bar(ImVec2 min, ImVec2 max, Meter const& meter) {
    std::int64_t const full =
        std::max({meter.full, meter.full > 0 ? 0 : std::max(meter.value, meter.cap), std::int64_t{1}});
    auto const x_of = [&](std::int64_t value) {
        double const part = std::clamp(static_cast<double>(value) / static_cast<double>(full), 0.0, 1.0);
        return min.x + (max.x - min.x) * static_cast<float>(part);
    };
    bool const capped = meter.cap > 0;
    std::int64_t const counted = capped ? std::min(meter.value, meter.cap) : meter.value;
    fill(min, max, palette().pressed, meter_height / 2);
    if (meter.value > counted) draw_beyond_cap({x_of(counted) - px(2), min.y}, {x_of(meter.value), max.y});
    if (counted > 0) {
        float const end = std::max(x_of(counted), min.x + px(meter_height));
        fill(min, {end, max.y}, colors_of(palette(), meter.tone).solid, meter_height / 2);
    }
    if (!capped || meter.cap >= full) return;
    float const mark = x_of(meter.cap);
    fill({mark - px(1), min.y - px(4)}, {mark + px(1), max.y + px(4)}, palette().text_muted, 1);
}

} // namespace

bool meter(Meter const& meter) {
    float const width = ImGui::GetContentRegionAvail().x;
    float const value_width = measure(TextStyle::Strong, meter.value_text).x;
    ImVec2 const start = ImGui::GetCursorScreenPos();
    line(meter.label, TextStyle::Body, TextColor::Normal, std::max(width - value_width - px(space::medium), px(20)));
    ImGui::SetCursorScreenPos({start.x + width - value_width, start.y});
    bool const pressed = figure(meter.label, meter.value_text);
    float const top = start.y + text_height(TextStyle::Body) + px(space::small);
    ImVec2 const max{start.x + width, top + px(meter_height)};
    draw_bar({start.x, top}, max, meter);
    ImGui::SetCursorScreenPos({start.x, top});
    ImGui::Dummy({width, px(meter_height)});
    if (!meter.note.empty()) caption(meter.note);
    return pressed;
}

namespace {

// What stands where in a banner, in device pixels from its corner.
struct BannerPlaces {
    float width = 0;
    float height = 0;
    ImVec2 text;
    float remedy_y = 0;
    ImVec2 action;
    std::vector<std::string_view> text_lines;
    std::vector<std::string_view> remedy_lines;
};

constexpr ButtonOptions banner_button{.size = ButtonSize::Small};
constexpr float banner_padding = 14;

// A short text has its button on its own line, at the right; else the button stands under the texts.
BannerPlaces places_of(Banner const& banner, float width) {
    BannerPlaces places;
    places.width = width;
    places.text = {px(banner_padding + 28), px(banner_padding)};
    float const close_left = width - px(small_control_height) - px(space::small);
    float const room = std::max(close_left - places.text.x - px(space::small), px(80));
    places.text_lines = wrapped(TextStyle::Body, banner.text, room);
    places.remedy_lines = wrapped(TextStyle::Small, banner.remedy, room);
    float y = places.text.y + paragraph_size(TextStyle::Body, places.text_lines).y;
    places.remedy_y = y + px(6);
    if (!banner.remedy.empty()) y = places.remedy_y + paragraph_size(TextStyle::Small, places.remedy_lines).y;
    places.height = y + px(banner_padding);
    if (banner.action.empty()) return places;
    float const button = button_width(banner.action, banner_button) + px(space::medium);
    bool const beside = banner.remedy.empty() && measure(TextStyle::Body, banner.text).x + button <= room;
    if (beside) {
        places.action = {close_left - button, (places.height - px(small_control_height)) / 2};
    } else {
        places.action = {places.text.x, y + px(10)};
        places.height = places.action.y + px(small_control_height) + px(banner_padding);
    }
    return places;
}

} // namespace

BannerAnswer banner(std::string_view name, Banner const& banner) {
    Scope const scope(name);
    ToneColors const& colors = colors_of(palette(), banner.tone);
    char const* const sign = banner.tone == Tone::Neutral ? icon::info : icon_of(banner.tone);
    BannerPlaces const places = places_of(banner, ImGui::GetContentRegionAvail().x);
    ImVec2 const min = ImGui::GetCursorScreenPos();
    ImVec2 const max{min.x + places.width, min.y + places.height};
    ImVec2 const text{min.x + places.text.x, min.y + places.text.y};
    fill(min, max, colors.tint, rounding::popup);
    outline(min, max, colors.border, rounding::popup);
    draw_text({min.x + px(banner_padding), text.y}, TextStyle::Body, colors.text, sign);
    draw_paragraph(text, TextStyle::Body, palette().text, places.text_lines);
    if (!banner.remedy.empty())
        draw_paragraph({text.x, min.y + places.remedy_y}, TextStyle::Small, palette().text_muted, places.remedy_lines);

    BannerAnswer answer = BannerAnswer::None;
    if (!banner.action.empty()) {
        ImGui::SetCursorScreenPos({min.x + places.action.x, min.y + places.action.y});
        if (button(banner.action, banner_button)) answer = BannerAnswer::Action;
    }
    float const side = px(small_control_height);
    ImGui::SetCursorScreenPos({max.x - side - px(space::small), text.y + (text_height(TextStyle::Body) - side) / 2});
    if (icon_button(icon::close, tr("Dismiss"), {.kind = ButtonKind::Quiet, .size = ButtonSize::Small}))
        answer = BannerAnswer::Closed;
    ImGui::SetCursorScreenPos(min);
    ImGui::Dummy({max.x - min.x, max.y - min.y});
    return answer;
}

namespace {

void centered_line(std::string_view text, TextStyle style, Color color, float width) {
    ImVec2 const start = ImGui::GetCursorScreenPos();
    for (float y = start.y; std::string_view const part : wrapped(style, text, std::min(width, px(440)))) {
        draw_text({start.x + (width - measure(style, part).x) / 2, y}, style, color, part);
        y += line_distance(style);
        ImGui::Dummy({1, line_distance(style) - ImGui::GetStyle().ItemSpacing.y});
    }
}

} // namespace

EmptyAnswer empty_state(EmptyState const& state) {
    float const width = ImGui::GetContentRegionAvail().x;
    float const disc = px(56);
    ImGui::Dummy({1, px(space::large)});
    ImVec2 const start = ImGui::GetCursorScreenPos();
    ImVec2 const corner{start.x + (width - disc) / 2, start.y};
    fill(corner, {corner.x + disc, corner.y + disc}, palette().selected, 28);
    if (state.icon) draw_icon(corner, disc, state.icon, palette().accent_text, TextStyle::Heading);
    ImGui::Dummy({disc, disc + px(space::tiny)});
    centered_line(state.title, TextStyle::Heading, palette().text, width);
    ImGui::Dummy({1, px(2)});
    centered_line(state.text, TextStyle::Body, palette().text_muted, width);
    ImGui::Dummy({1, px(space::tiny)});
    EmptyAnswer answer = EmptyAnswer::None;
    if (state.action.empty()) return answer;
    ButtonOptions const primary{.kind = ButtonKind::Primary};
    bool const two = !state.second_action.empty();
    float const buttons = button_width(state.action, primary) +
                          (two ? button_width(state.second_action) + ImGui::GetStyle().ItemSpacing.x : 0);
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(0.0F, (width - buttons) / 2));
    if (button(state.action, primary)) answer = EmptyAnswer::Action;
    if (two) {
        ImGui::SameLine();
        if (button(state.second_action)) answer = EmptyAnswer::SecondAction;
    }
    ImGui::Dummy({1, px(space::large)});
    return answer;
}

} // namespace accrue::gui::ui
