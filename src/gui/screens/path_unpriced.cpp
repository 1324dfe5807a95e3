// What has no price in the rules: its name, and a press to give it one.
#include <algorithm>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/screens/path_parts.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::path_screen {

namespace {

using session::PathItem;
using session::PathModel;

constexpr std::size_t most_shown = 5;
constexpr float least_title = 160; // logical pixels; with less room the price stands below

// A press on the price or on the button opens the fields below.
void draw_price(PathItem const& item, PathState& state) {
    if (!item.own.empty()) return draw_cost("", item, state);
    ui::ButtonOptions const options{
        .size = ui::ButtonSize::Small, .icon = icon::edit, .tooltip = tr("Enter what this takes of you")};
    ui::Scope const scope(item.title);
    if (ui::button(tr("Enter the price"), options)) open_or_close_cost_form("", item, state);
}

float price_width(PathItem const& item) {
    if (!item.own.empty()) return measure(TextStyle::Body, item.cost).x;
    return ui::button_width(tr("Enter the price"), {.size = ui::ButtonSize::Small, .icon = icon::edit});
}

std::string price_note(PathItem const& item) {
    std::string const price(item.own.empty() ? tr("price not known") : tr("your own costs"));
    return item.issuer.empty() ? price : fmt::format("{} · {}", item.issuer, price);
}

void draw_row(PathItem const& item, PathState& state) {
    float const width = ImGui::GetContentRegionAvail().x;
    float const price = std::min(price_width(item), width);
    bool const beside = width - price - px(space::large) >= px(least_title);
    float const room = beside ? width - price - px(space::large) : width;
    ImVec2 const start = ImGui::GetCursorScreenPos();
    float y = start.y;
    auto const draw_lines = [&](TextStyle style, Color color, std::string const& text) {
        for (std::string_view const line : wrapped(style, text, room)) {
            draw_text({start.x, y}, style, color, line);
            y += line_distance(style);
        }
    };
    draw_lines(TextStyle::Body, palette().text, item.title);
    draw_lines(TextStyle::Small, palette().text_muted, price_note(item));
    ImGui::SetCursorScreenPos({beside ? start.x + width - price : start.x, beside ? start.y : y + px(space::tiny)});
    draw_price(item, state);
    float const end = ImGui::GetCursorScreenPos().y - ImGui::GetStyle().ItemSpacing.y;
    ImGui::SetCursorScreenPos(start);
    ImGui::Dummy({width, std::max(y, end) - start.y});
}

} // namespace

void draw_unpriced(PathModel const& model, float width, PathState& state, Intents& intents) {
    if (model.unpriced.empty()) return;
    ui::Scope const scope("Without a price");
    ui::gap(space::huge);
    ui::heading(tr("Price not known"));
    ui::text(
        tr("These rules give no price for what stands here, so no plan has it. Once you say what it takes of you, the "
           "plans take it into account."),
        TextStyle::Body, ui::TextColor::Muted);
    ui::gap(space::small);
    ui::Card const card("Unpriced", {.width = width});
    std::size_t const count = model.unpriced.size();
    std::size_t const shown = state.all_unpriced ? count : std::min(count, most_shown);
    for (std::size_t i = 0; i < shown; ++i) {
        PathItem const& item = model.unpriced[i];
        ui::Scope const row(fmt::format("{}", i + 1));
        if (i > 0) ui::gap(space::medium);
        draw_row(item, state);
        if (!cost_form_is_open("", item, state)) continue;
        ui::gap(space::small);
        draw_cost_form(item, state, intents);
    }
    if (shown == count) return;
    ui::gap(space::medium);
    if (ui::link(say("Show all {}", count))) state.all_unpriced = true;
}

} // namespace accrue::gui::path_screen
