// The worked examples: whether each comes out as expected, and what it is.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/screens/pane.h"
#include "gui/screens/rules_parts.h"
#include "gui/screens/unique_names.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::rules_screen {

namespace {

using session::RulesContent;
using session::RulesExample;

constexpr float row_padding = 10;
constexpr float sign_room = 30;
constexpr float side = 14;

// How high an example is: its name, what is wrong with it, and, where it is open, all of it.
struct ExampleHeights {
    float name = 0;
    float failures = 0;
    float details = 0;
    [[nodiscard]] float all() const { return 2 * px(row_padding) + name + failures + details; }
};

float lines_height(std::vector<std::string> const& lines, float width) {
    std::size_t count = 0;
    for (std::string const& line : lines) count += wrapped(TextStyle::Small, line, width).size();
    return static_cast<float>(count) * line_distance(TextStyle::Small);
}

struct DetailColumns {
    float entries;
    float result;
};

DetailColumns detail_columns(float width) {
    float const room = width - 2 * px(side) - px(sign_room) - px(space::huge) - 2 * px(14);
    return {room * 0.62F, room * 0.38F};
}

ExampleHeights heights_of(RulesExample const& example, bool open, float width) {
    float const inner = width - 2 * px(side) - px(sign_room);
    ExampleHeights heights;
    heights.name = line_distance(TextStyle::Body);
    if (!example.failures.empty()) heights.failures = px(2) + lines_height(example.failures, inner);
    if (!open) return heights;
    DetailColumns const columns = detail_columns(width);
    heights.details =
        px(space::small) + line_distance(TextStyle::Small) +
        std::max(lines_height(example.entries, columns.entries), lines_height(example.result, columns.result)) +
        px(space::small) + px(small_control_height);
    return heights;
}

void draw_lines(ImVec2 at, std::string_view heading, std::vector<std::string> const& lines, float width) {
    draw_text(at, TextStyle::Label, palette().text, heading);
    at.y += line_distance(TextStyle::Small);
    for (std::string const& line : lines) {
        draw_text(at, TextStyle::Small, palette().text_faint, "–");
        for (std::string_view const part : wrapped(TextStyle::Small, line, width)) {
            draw_text({at.x + px(14), at.y}, TextStyle::Small, palette().text_muted, part);
            at.y += line_distance(TextStyle::Small);
        }
    }
}

void draw_details(RulesExample const& example, ImVec2 at, float width, float bottom, RulesState& state) {
    DetailColumns const columns = detail_columns(width);
    draw_lines(at, tr("Entries"), example.entries, columns.entries);
    draw_lines({at.x + columns.entries + px(14) + px(space::huge), at.y}, tr("Comes out as"), example.result,
               columns.result);
    ImGui::SetCursorScreenPos({at.x - px(10), bottom - px(row_padding) - px(small_control_height) + px(4)});
    ui::ButtonOptions const quiet{.kind = ui::ButtonKind::Quiet, .size = ui::ButtonSize::Small, .icon = icon::file};
    if (ui::button(say("Show line {}", example.place.line), quiet)) state.show_line(example.place);
}

// Its heading opens and closes it.
void draw_example(RulesExample const& example, std::size_t index, std::string const& name, ImVec2 min, float width,
                  ExampleHeights const& heights, RulesState& state) {
    bool const open = state.example == index;
    bool const red = !example.failures.empty();
    ImGui::SetCursorScreenPos(min);
    float const head = 2 * px(row_padding) + heights.name + heights.failures;
    Pressable const item = pressable(name, {width, head}, Availability::Enabled);
    if (item.hovered || item.held)
        fill({min.x + theme().hairline(), min.y + theme().hairline()}, {item.max.x - theme().hairline(), item.max.y},
             item.held ? palette().pressed : palette().hovered, 0);
    if (item.ringed) focus_ring(item.min, item.max, rounding::control);
    report({.kind = ItemKind::Row, .label = name, .value = red ? "fails" : "passes", .checked = open});
    if (item.pressed) state.example = open ? std::nullopt : std::optional(index);
    ToneColors const& colors = colors_of(palette(), red ? Tone::Danger : Tone::Success);
    ImVec2 at{min.x + px(side), min.y + px(row_padding)};
    draw_text(at, TextStyle::Body, colors.text, red ? icon::error : icon::check_circle);
    at.x += px(sign_room);
    float const date = measure(TextStyle::Small, example.on).x;
    float const right = item.max.x - px(side) - px(22);
    draw_text({right - date, at.y + px(1)}, TextStyle::Small, palette().text_muted, example.on);
    draw_text({right + px(10), at.y}, TextStyle::Body, palette().text_muted,
              open ? icon::chevron_up : icon::chevron_down);
    std::string const shown = ellipsized(TextStyle::Body, name, right - date - px(space::medium) - at.x);
    draw_text(at, TextStyle::Body, palette().text, shown);
    if (shown != name) ui::tooltip(name);
    at.y += heights.name + px(2);
    for (std::string const& failure : example.failures)
        for (std::string_view const line : wrapped(TextStyle::Small, failure, width - 2 * px(side) - px(sign_room))) {
            draw_text(at, TextStyle::Small, colors.text, line);
            at.y += line_distance(TextStyle::Small);
        }
    if (!open) return;
    ui::Scope const scope(name);
    draw_details(example, {at.x, min.y + head - px(2)}, width, min.y + heights.all(), state);
}

void draw_summary_line(RulesContent const& content, RulesState& state) {
    Pane const pane("Result", {.size = {0, px(control_height + 28)}, .padding = {padding, 14}, .scrolls = false});
    std::size_t const count = content.examples.size();
    bool const green = content.red == 0;
    std::array<ui::Choice, 2> const choices{{{.label = tr("All")}, {.label = tr("Only those that fail")}}};
    if (!green) {
        std::optional<std::size_t> chosen = state.only_red ? 1U : 0U;
        if (ui::segments("Which", choices, chosen, {.width = px(320), .label = ui::LabelPlace::Hidden}))
            state.only_red = chosen == 1U;
        ImGui::SameLine(0, px(space::large));
    }
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + (px(control_height) - text_height(TextStyle::Body)) / 2);
    std::string const words = green ? say("{} Each of the {} comes out as expected.", icon::check_circle, count)
                                    : say("{} of {} come out otherwise than expected", content.red, count);
    ui::line(words, TextStyle::Body, green ? ui::TextColor::Success : ui::TextColor::Danger);
}

} // namespace

void draw_examples(RulesContent const& content, RulesState& state) {
    if (content.examples.empty()) {
        Pane const pane("Examples", {.padding = {padding, 48}});
        (void)draw_empty(
            {.icon = icon::lightbulb,
             .title = tr("This pack has no worked examples"),
             .text = tr("An [[example]] in the file says what must come out of some entries. It runs whenever "
                        "the file is read.")});
        return;
    }
    draw_summary_line(content, state);
    bool const only_red = state.only_red && content.red > 0;
    float const width =
        std::max(ImGui::GetContentRegionAvail().x - 2 * px(padding) - ImGui::GetStyle().ScrollbarSize, px(160));
    Pane const pane("Examples", {.padding = {padding, 2}});
    ImVec2 const origin = ImGui::GetCursorScreenPos();
    UniqueNames names;
    float y = 0;
    std::vector<std::pair<std::size_t, float>> rows; // those to show, and where
    for (std::size_t i = 0; i < content.examples.size(); ++i) {
        if (only_red && content.examples[i].failures.empty()) continue;
        rows.emplace_back(i, y);
        y += heights_of(content.examples[i], state.example == i, width).all();
    }
    fill(origin, {origin.x + width, origin.y + y}, palette().surface, rounding::popup);
    outline(origin, {origin.x + width, origin.y + y}, palette().border, rounding::popup);
    for (auto const& [index, top] : rows) {
        RulesExample const& example = content.examples[index];
        std::string const name = names.of(example.name);
        ExampleHeights const heights = heights_of(example, state.example == index, width);
        ImVec2 const min{origin.x, origin.y + top};
        float const margin = px(120); // so that the keyboard can go on
        if (!can_be_seen({min.x, min.y - margin}, {min.x + width, min.y + heights.all() + margin})) continue;
        draw_example(example, index, name, min, width, heights, state);
        if (top > 0) fill(min, {min.x + width, min.y + theme().hairline()}, palette().border, 0);
    }
    ImGui::SetCursorScreenPos(origin);
    ImGui::Dummy({width, y});
    ui::gap(space::large);
}

} // namespace accrue::gui::rules_screen
