// A plan as a card: what to do in order, what it takes, how sure it is.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/screens/figures.h"
#include "gui/screens/path_parts.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::path_screen {

namespace {

using session::PathItem;
using session::PathModel;
using session::PathObjective;
using session::PathPlan;

constexpr float disc_side = 26; // logical pixels
constexpr float text_left = disc_side + 12;
constexpr float figure_column = 132;
constexpr float narrow_item = 440; // narrower than this, the cost stands under the title

void draw_disc(ImVec2 min, std::string_view text, ToneColors const& colors) {
    float const side = px(disc_side);
    fill(min, {min.x + side, min.y + side}, colors.tint, disc_side / 2);
    ImVec2 const extent = measure(TextStyle::Label, text);
    draw_text({min.x + (side - extent.x) / 2, min.y + (side - extent.y) / 2}, TextStyle::Label, colors.text, text);
}

std::string note_of(PathItem const& item) {
    std::string note = item.issuer;
    if (!item.after.empty()) note += (note.empty() ? "" : " · ") + item.after;
    if (!item.own.empty()) note += fmt::format("{}{}", note.empty() ? "" : " · ", tr("your own costs"));
    return note;
}

void draw_item(PathPlan const& plan, PathItem const& item, std::size_t number, PathState& state) {
    float const width = ImGui::GetContentRegionAvail().x;
    ImVec2 const start = ImGui::GetCursorScreenPos();
    ToneColors const& colors = item.planned ? palette().success : palette().neutral;
    draw_disc(start, item.planned ? icon::check : fmt::format("{}", number), colors);
    bool const narrow = width < px(narrow_item);
    float const cost = std::min(measure(TextStyle::Body, item.cost).x, width - px(text_left));
    float const room = width - px(text_left) - (narrow ? 0 : cost + px(space::large));
    float const x = start.x + px(text_left);
    float y = start.y + (px(disc_side) - text_height(TextStyle::Body)) / 2;
    float const cost_y = y;
    for (std::string_view const line : wrapped(TextStyle::Body, item.title, std::max(room, px(80)))) {
        draw_text({x, y}, TextStyle::Body, palette().text, line);
        y += line_distance(TextStyle::Body);
    }
    std::string note = note_of(item);
    if (item.planned) note += fmt::format("{}{}", note.empty() ? "" : " · ", tr("planned"));
    if (!note.empty())
        for (std::string_view const line : wrapped(TextStyle::Small, note, std::max(room, px(80)))) {
            draw_text({x, y}, TextStyle::Small, palette().text_muted, line);
            y += line_distance(TextStyle::Small);
        }
    ImGui::SetCursorScreenPos({narrow ? x : start.x + width - cost, narrow ? y + px(2) : cost_y});
    draw_cost(plan.key, item, state);
    if (narrow) y += line_distance(TextStyle::Body) + px(2);
    ImGui::SetCursorScreenPos(start);
    ImGui::Dummy({width, std::max(y - start.y, px(disc_side))});
}

void draw_items(PathPlan const& plan, PathState& state, Intents& intents) {
    bool form_is_open = false; // under the first item that it is of
    for (std::size_t i = 0; i < plan.items.size(); ++i) {
        PathItem const& item = plan.items[i];
        ui::Scope const scope(fmt::format("{}", i + 1));
        if (i > 0) ui::gap(space::medium);
        draw_item(plan, item, i + 1, state);
        if (!cost_form_is_open(plan.key, item, state) || form_is_open) continue;
        form_is_open = true;
        ImGui::Indent(px(text_left));
        ui::gap(space::small);
        draw_cost_form(item, state, intents);
        ImGui::Unindent(px(text_left));
    }
}

void draw_plan_head(PathPlan const& plan, std::size_t number) {
    ImVec2 const start = ImGui::GetCursorScreenPos();
    float const width = ImGui::GetContentRegionAvail().x;
    draw_disc(start, fmt::format("{}", number), palette().info);
    float y = start.y + (px(disc_side) - text_height(TextStyle::Heading)) / 2;
    ui::ChipOptions const chip{.tone = Tone::Success, .icon = icon::check_circle};
    float const chip_room = plan.open.empty() ? ui::chip_width(tr("planned"), chip) + px(space::medium) : 0;
    float const room = std::max(width - px(text_left) - chip_room, px(80));
    for (std::string_view const line : wrapped(TextStyle::Heading, plan.doing, room)) {
        draw_text({start.x + px(text_left), y}, TextStyle::Heading, palette().text, line);
        y += line_distance(TextStyle::Heading);
    }
    if (chip_room > 0) {
        ImGui::SetCursorScreenPos(
            {start.x + width - chip_room + px(space::medium), start.y + px(disc_side - ui::chip_height) / 2});
        ui::chip(tr("planned"), chip);
    }
    ImGui::SetCursorScreenPos(start);
    ImGui::Dummy({width, std::max(y - start.y, px(disc_side))});
}

void draw_plan_figures(PathPlan const& plan) {
    std::array<FigureCell, 4> const figures{
        {{.label = tr("Money"), .value = plan.money, .accent = plan.objective == PathObjective::Money},
         {.label = tr("Work"), .value = plan.hours, .accent = plan.objective == PathObjective::Hours},
         {.label = tr("Time that has to pass"),
          .value = plan.months,
          .accent = plan.objective == PathObjective::Months},
         {.label = tr("Earliest day"), .value = plan.earliest}}};
    draw_figures(figures, figure_column);
}

void draw_proof(PathPlan const& plan) {
    ImVec2 const start = ImGui::GetCursorScreenPos();
    ToneColors const& colors = plan.proven ? palette().success : palette().neutral;
    draw_text(start, TextStyle::Small, colors.text, plan.proven ? icon::check_circle : icon::info);
    ImGui::Indent(px(20));
    ui::caption(plan.proof);
    ImGui::Unindent(px(20));
}

void draw_compare_button(PathModel const& model, PathPlan const& plan, Intents& intents) {
    bool const compared = model.compares(plan.key);
    bool const full = !compared && model.compared.size() >= session::most_compared;
    ui::ButtonOptions const options{.icon = compared ? icon::check : icon::scale,
                                    .tooltip = compared ? tr("Takes it out of the comparison")
                                                        : tr("Puts it beside other plans"),
                                    .disabled_because = full ? tr("Three plans are compared already.") : ""};
    if (!ui::button(compared ? tr("Compared") : tr("Compare"), options)) return;
    if (compared)
        intents.emplace_back(StopComparing{plan.key});
    else
        intents.emplace_back(ComparePlan{plan.key});
}

std::string_view why_not_kept(PathModel const& model, PathPlan const& plan) {
    if (plan.open.empty()) return tr("All of it is planned already.");
    bool const again = std::ranges::any_of(model.levels, [&](session::PathLevel const& level) {
        return level.pending && std::ranges::find(level.plans, plan.key, &PathPlan::key) != level.plans.end();
    });
    return again || plan.from_before ? tr("This is from before your last change.") : "";
}

// The keys are those of the command that keeps the first plan.
std::string_view keep_tooltip(PathModel const& model, PathPlan const& plan) {
    PathPlan const* const first = plan_to_keep(model);
    return first != nullptr && first->key == plan.key
               ? tr("Adds planned entries, which count nothing yet; one undo takes them back (Ctrl+Shift+K)")
               : tr("Adds planned entries, which count nothing yet; one undo takes them back");
}

} // namespace

void draw_keep(PathModel const& model, PathPlan const& plan, bool primary, Intents& intents) {
    ui::ButtonOptions const options{.kind = primary ? ui::ButtonKind::Primary : ui::ButtonKind::Normal,
                                    .icon = icon::flag,
                                    .tooltip = keep_tooltip(model, plan),
                                    .disabled_because = why_not_kept(model, plan)};
    if (ui::button(tr("Keep this plan"), options)) intents.emplace_back(KeepPlan{plan.key});
}

void draw_plan(PathModel const& model, PathPlan const& plan, std::size_t number, float width, PathState& state,
               Intents& intents) {
    ui::Card const card(fmt::format("Plan {}", number), {.width = width});
    draw_plan_head(plan, number);
    ui::gap(space::large);
    draw_plan_figures(plan);
    ui::gap(space::large);
    ui::separator();
    ui::gap(space::large);
    draw_items(plan, state, intents);
    ui::gap(space::large);
    draw_proof(plan);
    ui::gap(space::medium);
    bool const form_is_open = state.costs && state.costs->plan == plan.key;
    draw_keep(model, plan, number == 1 && !form_is_open, intents);
    ImGui::SameLine();
    draw_compare_button(model, plan, intents);
}

} // namespace accrue::gui::path_screen

namespace accrue::gui {

bool can_be_kept(session::PathModel const& model, session::PathPlan const& plan) {
    return path_screen::why_not_kept(model, plan).empty();
}

session::PathPlan const* plan_to_keep(session::PathModel const& model) {
    session::PathLevel const* const level = model.level();
    if (level == nullptr) return nullptr;
    auto const plan =
        std::ranges::find_if(level->plans, [&](session::PathPlan const& each) { return can_be_kept(model, each); });
    return plan == level->plans.end() ? nullptr : &*plan;
}

} // namespace accrue::gui
