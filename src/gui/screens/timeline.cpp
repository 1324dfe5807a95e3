#include "gui/screens/timeline.h"

#include <algorithm>
#include <cmath>

#include "domain/texts.h"
#include "gui/screens/pane.h"
#include "gui/screens/timeline_parts.h"
#include "gui/widgets/keys.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

using session::TimelineModel;

constexpr float titles_from = 640; // logical pixels of width from which titles stand beside their lanes
constexpr float titles_width = 172;
constexpr float least_with_legend = 380; // of height
constexpr double wheel_zoom = 1.25;      // a notch
constexpr double key_zoom = 1.5;
constexpr double key_pan = 0.15; // of what is in sight
constexpr float drag_begins = 4;

bool timeline_keys_wait() {
    return dialog_is_open() || environment().popup_drawn_in_frame >= ImGui::GetFrameCount() - 1 ||
           ImGui::IsAnyItemActive();
}

void zoom(TimelineState& state, TimelineModel const& model, double factor, double anchor) {
    state.view = zoomed(state.view, factor, anchor, model.range);
}

// What time brings, and at the right end how near one looks.
void draw_zoom_buttons(TimelineModel const& model, TimelineState& state) {
    ui::ButtonOptions const quiet{.kind = ui::ButtonKind::Quiet};
    auto const with_tip = [&](std::string_view tip) {
        ui::ButtonOptions options = quiet;
        options.tooltip = tip;
        return options;
    };
    if (ui::icon_button(icon::zoom_out, tr("Zoom out"), with_tip(tr("Zoom out (-)"))))
        zoom(state, model, 1 / key_zoom, 0.5);
    ImGui::SameLine(0, 0);
    if (ui::icon_button(icon::zoom_in, tr("Zoom in"), with_tip(tr("Zoom in (+)")))) zoom(state, model, key_zoom, 0.5);
    ImGui::SameLine(0, 0);
    if (ui::icon_button(icon::fit, tr("Show everything"), with_tip(tr("Show everything (Home)"))))
        state.view = view_of_all(model.range);
}

enum class Sentences : std::uint8_t { InFull, InOneLine };

void draw_ahead(TimelineModel const& model, float width, Sentences sentences, Intents& intents) {
    if (!model.ahead) {
        if (ui::button(tr("Look ahead"),
                       {.size = ui::ButtonSize::Small,
                        .icon = icon::flag,
                        .tooltip = tr("Finds the days on which time alone changes the level. With so many "
                                      "entries that takes a moment.")}))
            intents.emplace_back(LookAhead{});
        return;
    }
    if (model.ahead->text.empty()) return;
    ImVec2 const start = ImGui::GetCursorScreenPos();
    float const indent = px(24);
    bool const falls = std::ranges::any_of(model.ahead->thresholds, &session::TimelineThreshold::falls);
    draw_text({start.x, start.y}, TextStyle::Body, falls ? palette().danger.text : palette().accent_text,
              falls ? icon::warning : icon::flag);
    std::string const first = ellipsized(TextStyle::Body, model.ahead->text, width - indent);
    std::vector<std::string_view> lines{first};
    if (sentences == Sentences::InFull) lines = wrapped(TextStyle::Body, model.ahead->text, width - indent);
    float y = start.y;
    for (std::string_view const line : lines) {
        draw_text({start.x + indent, y}, TextStyle::Body, palette().text, line);
        y += line_distance(TextStyle::Body);
    }
    ImGui::Dummy({width, y - start.y});
    if (sentences == Sentences::InOneLine && first != model.ahead->text) ui::tooltip(model.ahead->text);
}

void draw_timeline_head(TimelineModel const& model, TimelineState& state, Intents& intents) {
    float const buttons = 3 * px(control_height);
    bool const is_low = ImGui::GetContentRegionAvail().y < px(least_with_legend);
    Sentences const sentences = is_low ? Sentences::InOneLine : Sentences::InFull;
    Pane const head("Tools", {.size = {0, std::max(state.head_height, px(control_height + 16))},
                              .padding = {space::large, 8},
                              .scrolls = false});
    ImVec2 const start = ImGui::GetCursorPos();
    float const width = ImGui::GetContentRegionAvail().x;
    ImGui::SetCursorPos({start.x, start.y + px(8)});
    draw_ahead(model, width - buttons - px(space::large), sentences, intents);
    float const end = ImGui::GetCursorPosY() - ImGui::GetStyle().ItemSpacing.y;
    ImGui::SetCursorPos({start.x + width - buttons, start.y});
    draw_zoom_buttons(model, state);
    state.head_height = std::max(end + px(12), px(control_height + 16));
}

bool mouse_is_over(TimelineChart const& chart) {
    ImVec2 const mouse = ImGui::GetIO().MousePos;
    return mouse.x >= chart.left && mouse.x < chart.right;
}

// In the pane of the axis and in that of the lanes: wheel and the beginning of a drag. Gives by how much the
// lanes are to scroll.
float follow_mouse(TimelineChart const& chart) {
    ImGuiIO const& io = ImGui::GetIO();
    TimelineState& state = chart.state;
    bool const hovered = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
    if (!hovered) return 0;
    bool const on_chart = mouse_is_over(chart);
    if (ImGui::IsMouseClicked(0) && on_chart) {
        state.grabbed = true;
        state.dragged = false;
    }
    if (on_chart && io.MouseWheel != 0 && !io.KeyShift) {
        double const anchor = static_cast<double>((io.MousePos.x - chart.left) / (chart.right - chart.left));
        zoom(state, chart.model, std::pow(wheel_zoom, static_cast<double>(io.MouseWheel)), anchor);
        return 0;
    }
    if (io.MouseWheelH != 0)
        state.view = panned(state.view, -0.1 * static_cast<double>(io.MouseWheelH), chart.model.range);
    return -io.MouseWheel * px(60);
}

// The drag goes on wherever the mouse is. Gives by how much the lanes are to scroll.
float follow_drag(TimelineChart const& chart) {
    ImGuiIO const& io = ImGui::GetIO();
    TimelineState& state = chart.state;
    if (!io.MouseDown[0] && !ImGui::IsMouseReleased(0)) state.grabbed = state.dragged = false;
    if (!state.grabbed || !io.MouseDown[0]) return 0;
    if (!state.dragged && !ImGui::IsMouseDragging(0, px(drag_begins))) return 0;
    state.dragged = true;
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
    double const width = static_cast<double>(chart.right - chart.left);
    state.view = panned(state.view, -static_cast<double>(io.MouseDelta.x) / width, chart.model.range);
    return -io.MouseDelta.y;
}

// Plus and minus as typed, so that they are where the keyboard has them.
double typed_zoom() {
    double factor = 1;
    for (char const typed : take_typed()) {
        if (typed == '+' || typed == '=') factor *= key_zoom;
        if (typed == '-' || typed == '_') factor /= key_zoom;
    }
    return factor;
}

// Keys that mean the same wherever the keyboard is on this screen. Gives by how much the lanes are to scroll.
float follow_timeline_keys(TimelineModel const& model, TimelineState& state) {
    if (timeline_keys_wait()) return 0;
    if (double const factor = typed_zoom(); factor != 1) zoom(state, model, factor, 0.5);
    if (pressed(Modifiers::None, Key::Home)) state.view = view_of_all(model.range);
    if (pressed(Modifiers::None, Key::PageUp)) return -px(240);
    if (pressed(Modifiers::None, Key::PageDown)) return px(240);
    return 0;
}

// Arrow keys where no entry has the keyboard: along the time, up and down the lanes. The axis takes the keyboard, so that
// they go on doing so.
float follow_arrows(TimelineModel const& model, TimelineState& state) {
    bool const shifted = pressed(Modifiers::Shift, Key::Left) || pressed(Modifiers::Shift, Key::Right);
    bool const elsewhere = ImGui::GetIO().NavVisible && !state.axis_has_keyboard; // on an entry, or outside the chart
    if (timeline_keys_wait() || (elsewhere && !shifted)) return 0;
    double part = 0;
    float scroll = 0;
    for (Modifiers const modifiers : {Modifiers::None, Modifiers::Shift}) {
        if (pressed(modifiers, Key::Left)) part -= key_pan;
        if (pressed(modifiers, Key::Right)) part += key_pan;
        if (pressed(modifiers, Key::Up)) scroll -= px(timeline_size::row);
        if (pressed(modifiers, Key::Down)) scroll += px(timeline_size::row);
    }
    if (part != 0) state.view = panned(state.view, part, model.range);
    if ((part != 0 || scroll != 0) && !elsewhere) state.focus_axis = true;
    return scroll;
}

// The second press of two, wherever the mouse is: the help that the first one has opened may have moved everything.
void follow_second_press(TimelineState& state, Intents& intents) {
    if (!ImGui::IsMouseClicked(0)) return;
    if (ImGui::IsMouseDoubleClicked(0) && state.pressed) intents.emplace_back(Reveal{*state.pressed});
    state.pressed.reset();
}

TimelineChart chart_of(TimelineModel const& model, TimelineState& state, Intents& intents, float width) {
    TimelineChart chart{model, state, intents};
    chart.gutter = width >= px(titles_from) ? px(titles_width) : 0;
    chart.left = ImGui::GetCursorScreenPos().x + std::max(chart.gutter, px(space::large));
    chart.right = ImGui::GetCursorScreenPos().x + width - ImGui::GetStyle().ScrollbarSize - px(space::tiny);
    chart.right = std::max(chart.right, chart.left + px(40));
    if (state.view.days <= 0) state.view = view_of_all(model.range);
    chart.pixels = static_cast<double>(chart.right - chart.left) / state.view.days;
    state.plan.update(model, {.revision = model.revision,
                              .width = chart.right - chart.left,
                              .scale = theme().scale,
                              .days = state.view.days,
                              .gutter = chart.gutter});
    return chart;
}

void draw_chart(TimelineModel const& model, TimelineState& state, Intents& intents) {
    ImVec2 const room = ImGui::GetContentRegionAvail();
    bool const is_low = room.y < px(least_with_legend);
    float const legend = is_low ? 0 : std::max(state.legend_height + px(18), px(40));
    float const axis = px(axis_height) + (model.cycle ? px(axis_band) : 0);
    float const lanes = std::max(room.y - axis - legend, px(60));
    follow_second_press(state, intents);
    float scroll = follow_timeline_keys(model, state);
    TimelineChart const chart = chart_of(model, state, intents, room.x);
    {
        Pane const pane("Time", {.size = {room.x, axis},
                                 .padding = {0, 0},
                                 .ground = PaneGround::Surface,
                                 .edge = PaneEdge::Bottom,
                                 .scrolls = false});
        scroll += follow_mouse(chart);
        draw_time_axis(chart);
    }
    {
        Pane const pane(
            "Lanes",
            {.size = {room.x, lanes}, .padding = {0, 0}, .ground = PaneGround::Surface, .wheel_scrolls = false});
        scroll += follow_mouse(chart);
        scroll += follow_drag(chart);
        draw_time_lanes(chart);
        scroll += follow_arrows(model, state);
        if (scroll != 0) ImGui::SetScrollY(std::clamp(ImGui::GetScrollY() + scroll, 0.0F, ImGui::GetScrollMaxY()));
    }
    if (is_low) return;
    Pane const pane("Legend", {.size = {room.x, legend},
                               .padding = {space::large, 9},
                               .ground = PaneGround::Surface,
                               .edge = PaneEdge::Top,
                               .scrolls = false});
    state.legend_height = draw_time_legend(model);
}

void draw_nothing_yet(Intents& intents) {
    ui::gap(space::page);
    ui::EmptyState const nothing{
        .icon = icon::calendar,
        .title = tr("Nothing to draw yet"),
        .text = tr("Jobs and projects become bars, certificates and everything else become marks. Add "
                   "what you have done so far."),
        .action = tr("Add entry")};
    if (ui::empty_state(nothing) == ui::EmptyAnswer::Action) intents.emplace_back(Show{Panel::AddEntry});
}

} // namespace

void draw_timeline(TimelineModel const& model, TimelineState& state, Intents& intents) {
    if (model.empty()) {
        draw_nothing_yet(intents);
        return;
    }
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    draw_timeline_head(model, state, intents);
    draw_chart(model, state, intents);
    ImGui::PopStyleVar();
}

} // namespace accrue::gui
