#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "domain/day_words.h"
#include "domain/texts.h"
#include "gui/screens/timeline_parts.h"
#include "gui/screens/timeline_shapes.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"
#include "session/words.h"

namespace accrue::gui {

namespace {

using session::TimelineModel;
using timeline_shapes::dashed_line;

constexpr float flags_height = 26; // the upper line, with the scoring date
constexpr float tick_line = 18;
constexpr float tick_label_gap = 4; // left of a label

bool in_sight(TimelineChart const& chart, float x) { return x >= chart.left && x <= chart.right; }

// A line of labels; the one that began before the left end is drawn there, and none runs into the next.
void draw_ticks(TimelineChart const& chart, std::vector<AxisTick> const& ticks, bool major, float top) {
    TextStyle const style = major ? TextStyle::Label : TextStyle::Small;
    Color const color = major ? palette().text : palette().text_muted;
    float const gap = px(tick_label_gap);
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        if (ticks[i].major != major) continue;
        bool const has_next = i + 1 < ticks.size() && ticks[i + 1].major == major;
        float const end = has_next ? chart.x_of(ticks[i + 1].day) : chart.right;
        float const tick = chart.x_of(ticks[i].day);
        if (end < chart.left || tick > chart.right) continue;
        if (in_sight(chart, tick))
            fill({tick, top + px(1)}, {tick + theme().hairline(), top + px(tick_line)}, palette().border_strong, 0);
        float const left = std::max(tick, chart.left) + gap;
        float const width = measure(style, ticks[i].label).x;
        if (left + width > std::min(end, chart.right)) continue;
        draw_text({left, top + (px(tick_line) - text_height(style)) / 2}, style, color, ticks[i].label);
    }
}

// The days that matter, by what of them stands in the upper line.
struct AxisFlag {
    Date day;
    std::string label;
    char const* icon;
    std::string tip;
    Tone tone = Tone::Accent;
};

Tone tone_of(session::TimelineThreshold const& threshold) { return threshold.falls ? Tone::Danger : Tone::Accent; }

std::vector<AxisFlag> flags_of(TimelineModel const& model) {
    std::string const on = short_day(model.on);
    std::vector<AxisFlag> flags{
        {model.on, model.date_is_today ? std::string(tr("Today")) : on, nullptr,
         model.date_is_today ? say("Today, {}: the scoring date", on) : say("The scoring date, {}", on)}};
    if (!model.ahead) return flags;
    for (session::TimelineThreshold const& threshold : model.ahead->thresholds)
        flags.push_back({threshold.day, threshold.level, threshold.falls ? icon::warning : icon::flag, threshold.text,
                         tone_of(threshold)});
    return flags;
}

float flag_width(AxisFlag const& flag) {
    float const icon_width = flag.icon != nullptr ? measure(TextStyle::Small, flag.icon).x + px(5) : 0;
    return icon_width + measure(TextStyle::Label, flag.label).x + 2 * px(7);
}

// A pill over its day; those that stand too close are moved to the right.
void draw_flag(TimelineChart const& chart, AxisFlag const& flag, float top, float& free_from) {
    float const day = chart.x_of(flag.day);
    if (!in_sight(chart, day)) return;
    float const width = flag_width(flag);
    float const left =
        std::clamp(std::max(day - width / 2, free_from), chart.left, std::max(chart.left, chart.right - width));
    free_from = left + width + px(4);
    bool const is_now = flag.icon == nullptr;
    ToneColors const& colors = colors_of(palette(), flag.tone);
    ImGui::SetCursorScreenPos({left, top});
    Pressable const item =
        pressable(fmt::format("{} {}", flag.label, flag.day.days), {width, px(21)}, Availability::Enabled);
    report({.kind = ItemKind::HelpMark, .label = flag.label, .value = flag.tip});
    fill(item.min, item.max, is_now ? palette().accent : colors.tint, 10);
    if (!is_now) outline(item.min, item.max, colors.solid, 10);
    if (item.ringed) focus_ring(item.min, item.max, 10);
    Color const text = is_now ? palette().on_accent : colors.text;
    float x = left + px(7);
    if (flag.icon != nullptr) {
        draw_text({x, top + (px(21) - text_height(TextStyle::Small)) / 2}, TextStyle::Small, text, flag.icon);
        x += measure(TextStyle::Small, flag.icon).x + px(5);
    }
    draw_text({x, top + (px(21) - text_height(TextStyle::Label)) / 2}, TextStyle::Label, text, flag.label);
    ui::tooltip(flag.tip);
}

void draw_cycle_band(TimelineChart const& chart, float top) {
    TimelineModel const& model = chart.model;
    if (!model.cycle) return;
    float const bottom = top + px(axis_band) - px(3);
    auto const draw_span = [&](session::TimeSpan const& span, std::string const& label, std::size_t number) {
        float const left = std::max(chart.x_of(span.from), chart.left);
        float const right = std::min(chart.end_of(span.to), chart.right);
        if (right <= left) return;
        fill({left, top}, {right - theme().hairline(), bottom}, palette().info.tint, 3);
        if (number > 0) fill({left, top}, {left + theme().hairline(), bottom}, palette().info.border, 0);
        float const width = measure(TextStyle::Small, label).x;
        if (width + px(12) < right - left)
            draw_text({left + px(6), top + (bottom - top - text_height(TextStyle::Small)) / 2}, TextStyle::Small,
                      palette().info.text, label);
        ImGui::SetCursorScreenPos({left, top});
        ImGui::PushID(static_cast<int>(number));
        ImGui::InvisibleButton("##span", {right - left, bottom - top});
        ImGui::PopID();
        ui::tooltip(say("{}: {} to {}", label, short_day(span.from), short_day(span.to)));
    };
    if (model.years.size() < 2) {
        draw_span(*model.cycle, std::string(tr("The running cycle")), 0);
        return;
    }
    for (std::size_t i = 0; i < model.years.size(); ++i)
        draw_span(model.years[i], say("Year {} of the cycle", i + 1), i);
}

} // namespace

float TimelineChart::x_of(double day) const {
    double const x = static_cast<double>(left) + (day - state.view.from) * pixels;
    double const far = 4.0 * static_cast<double>(right - left) + 1000;
    return static_cast<float>(std::clamp(x, static_cast<double>(left) - far, static_cast<double>(right) + far));
}

float TimelineChart::x_of_plan(double pixel) const { return x_of(model.range.from.days + pixel / pixels); }

void draw_time_axis(TimelineChart const& chart) {
    ui::Scope const scope("Axis");
    ImVec2 const start = ImGui::GetWindowPos();
    ImGui::PushClipRect({chart.left, start.y}, {chart.right, start.y + ImGui::GetWindowHeight()}, true);
    float y = start.y + px(4);
    // The later ones first: the scoring date stands over its day, whatever is near.
    float free_from = chart.left;
    for (AxisFlag const& flag : flags_of(chart.model)) draw_flag(chart, flag, y, free_from);
    y += px(flags_height);
    if (chart.model.cycle) {
        draw_cycle_band(chart, y - px(1));
        y += px(axis_band);
    }
    ImGui::SetCursorScreenPos({chart.left, y});
    if (chart.state.focus_axis) ImGui::SetKeyboardFocusHere();
    chart.state.focus_axis = false;
    Pressable const axis =
        pressable("Time axis", {chart.right - chart.left, px(2 * tick_line - 2)}, Availability::Enabled);
    chart.state.axis_has_keyboard = axis.ringed;
    report({.kind = ItemKind::HelpMark, .label = "Time axis"});
    if (axis.ringed) focus_ring({axis.min.x + px(3), axis.min.y}, {axis.max.x - px(3), axis.max.y}, 4);
    std::vector<AxisTick> const ticks = axis_ticks(chart.state.view, chart.pixels / theme().scale);
    bool const two_lines = std::ranges::any_of(ticks, &AxisTick::major);
    draw_ticks(chart, ticks, true, y - px(2));
    draw_ticks(chart, ticks, false, y + (two_lines ? px(tick_line - 3) : px(tick_line / 2 - 2)));
    ImGui::PopClipRect();
}

void draw_time_grid(TimelineChart const& chart, float top, float bottom) {
    TimelineModel const& model = chart.model;
    float const line = theme().hairline();
    if (model.cycle) {
        float const left = std::max(chart.x_of(model.cycle->from), chart.left);
        float const right = std::min(chart.end_of(model.cycle->to), chart.right);
        if (right > left) fill({left, top}, {right, bottom}, with_alpha(palette().info.tint, 110), 0);
    }
    std::vector<AxisTick> const ticks = axis_ticks(chart.state.view, chart.pixels / theme().scale);
    for (AxisTick const& tick : ticks) {
        float const x = chart.x_of(tick.day);
        if (in_sight(chart, x))
            fill({x, top}, {x + line, bottom}, tick.major ? palette().border_strong : palette().border, 0);
    }
    for (session::TimeSpan const& year : model.years)
        if (float const x = chart.x_of(year.from); in_sight(chart, x))
            fill({x, top}, {x + line, bottom}, palette().info.border, 0);
}

void draw_time_lines(TimelineChart const& chart, float top, float bottom) {
    if (float const x = chart.x_of(chart.model.on); in_sight(chart, x))
        fill({x - px(0.75F), top}, {x + px(0.75F), bottom}, palette().accent, 0);
    if (!chart.model.ahead) return;
    for (session::TimelineThreshold const& threshold : chart.model.ahead->thresholds)
        if (float const x = chart.x_of(threshold.day); in_sight(chart, x))
            dashed_line({x, top}, {x, bottom}, colors_of(palette(), tone_of(threshold)).solid, px(1.25F));
}

} // namespace accrue::gui
