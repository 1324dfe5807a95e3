// Plans side by side, where there is room for that, else below each other.
#include <algorithm>
#include <functional>
#include <vector>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/screens/path_parts.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::path_screen {

namespace {

using session::PathModel;
using session::PathObjective;
using session::PathPlan;

constexpr float labels_width = 148; // logical pixels
constexpr float least_column = 168;
constexpr float most_column = 320;
constexpr float row_padding = 11;

std::string_view words_of(PathObjective objective) {
    switch (objective) {
    case PathObjective::Money: return tr("for the least money");
    case PathObjective::Hours: return tr("for the fewest hours");
    case PathObjective::Months: return tr("the soonest");
    }
    return "";
}

// A value, marked where it is the least of those beside it.
void draw_value(std::string const& value, bool best) {
    if (!best) return ui::text(value);
    ui::text(fmt::format("{} {}", icon::check_circle, value), TextStyle::Strong, ui::TextColor::Success);
}

void draw_steps(PathPlan const& plan) {
    for (std::size_t i = 0; i < plan.items.size(); ++i)
        ui::text(plan.items.size() == 1 ? plan.items[i].title : fmt::format("{}. {}", i + 1, plan.items[i].title));
}

void draw_remains(PathPlan const& plan) {
    if (plan.from_before)
        ui::caption(tr("not worked out again"), ui::TextColor::Muted);
    else
        ui::text(plan.remains.empty() ? "…" : plan.remains);
}

struct ComparedRow {
    std::string_view label;
    std::function<void(PathPlan const&)> draw;
};

std::vector<ComparedRow> rows_of(PathModel const& model, Intents& intents) {
    return {{tr("What to do"), draw_steps},
            {tr("Money"), [](PathPlan const& plan) { draw_value(plan.money, plan.best.money); }},
            {tr("Work"), [](PathPlan const& plan) { draw_value(plan.hours, plan.best.hours); }},
            {tr("Time that has to pass"), [](PathPlan const& plan) { draw_value(plan.months, plan.best.months); }},
            {tr("Earliest day"), [](PathPlan const& plan) { draw_value(plan.earliest, plan.best.earliest); }},
            {tr("If one entry is refused"), draw_remains},
            {tr("How sure it is the best"), [](PathPlan const& plan) { ui::caption(plan.proof); }},
            {"", [&](PathPlan const& plan) { draw_keep(model, plan, false, intents); }}};
}

void draw_column_head(PathPlan const& plan, Intents& intents) {
    ImVec2 const start = ImGui::GetCursorScreenPos();
    float const width = ImGui::GetContentRegionAvail().x;
    float const side = px(small_control_height);
    ui::line(plan.level_code, TextStyle::Heading, ui::TextColor::Normal, std::max(width - side, px(40)));
    ui::caption(words_of(plan.objective));
    if (plan.from_before) ui::caption(say("{} from before your last change", icon::history), ui::TextColor::Warning);
    ImVec2 const end = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({start.x + width - side, start.y - px(4)});
    ui::ButtonOptions const quiet{.kind = ui::ButtonKind::Quiet, .size = ui::ButtonSize::Small};
    if (ui::icon_button(icon::close, tr("Take out of the comparison"), quiet))
        intents.emplace_back(StopComparing{plan.key});
    ImGui::SetCursorScreenPos(end);
    ImGui::Dummy({1, 0});
}

// The plans from `first` on, so many, each in a column.
void draw_table(PathModel const& model, std::size_t first, std::size_t count, float width, Intents& intents) {
    auto const plans = static_cast<float>(count);
    float const each = std::min((width - 2 * px(20) - px(labels_width)) / plans, px(most_column));
    ui::Card const card(fmt::format("Comparison {}", first + 1),
                        {.width = px(labels_width) + each * plans + 2 * px(20)});
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {px(space::small), px(row_padding)});
    int const columns = static_cast<int>(count) + 1;
    constexpr ImGuiTableFlags flags =
        ImGuiTableFlags_NoPadOuterX | ImGuiTableFlags_NoSavedSettings | ImGuiTableFlags_SizingFixedFit;
    bool const open = ImGui::BeginTable("##compared", columns, flags);
    ImGui::PopStyleVar();
    if (!open) return;
    ImGui::TableSetupColumn("##labels", ImGuiTableColumnFlags_WidthFixed, px(labels_width - 16));
    for (int column = 1; column < columns; ++column)
        ImGui::TableSetupColumn(fmt::format("##{}", column).c_str(), ImGuiTableColumnFlags_WidthFixed, each - px(16));
    ImGui::TableNextColumn();
    auto const for_each_plan = [&](auto const& draw) {
        for (std::size_t i = first; i < first + count; ++i) {
            ImGui::TableNextColumn();
            ui::Scope const scope(fmt::format("Compared {}", i + 1));
            draw(model.compared[i]);
        }
    };
    for_each_plan([&](PathPlan const& plan) { draw_column_head(plan, intents); });
    std::vector<float> lines; // between the rows
    for (ComparedRow const& row : rows_of(model, intents)) {
        ImGui::TableNextColumn();
        lines.push_back(ImGui::GetCursorScreenPos().y - px(row_padding));
        ui::text(row.label, TextStyle::Body, ui::TextColor::Muted);
        for_each_plan(row.draw);
    }
    ImGui::EndTable();
    ImVec2 const min = ImGui::GetItemRectMin();
    float const right = min.x + px(labels_width) + each * plans;
    for (float const y : lines) fill({min.x, y}, {right, y + theme().hairline()}, palette().border, 0);
}

} // namespace

void draw_compared(PathModel const& model, float width, PathState& state, Intents& intents) {
    if (model.compared.empty()) {
        ui::EmptyState const nothing{.icon = icon::scale,
                                     .title = tr("Nothing to compare yet"),
                                     .text =
                                         tr("Press Compare at up to three plans, of any level and whatever they are "
                                            "the least of. They stand here side by side."),
                                     .action = tr("Show the plans")};
        if (ui::empty_state(nothing) == ui::EmptyAnswer::Action) state.view = PathView::Plans;
        return;
    }
    std::size_t const count = model.compared.size();
    bool const fit = px(labels_width + least_column * static_cast<float>(count)) + 2 * px(20) <= width;
    for (std::size_t first = 0; first < count; first += fit ? count : 1) {
        if (first > 0) ui::gap(space::large);
        draw_table(model, first, fit ? count : 1, width, intents);
    }
    if (count > 1) return;
    ui::gap(space::medium);
    ui::text(tr("Press Compare at another plan to see it beside this one."), TextStyle::Body, ui::TextColor::Muted);
}

} // namespace accrue::gui::path_screen
