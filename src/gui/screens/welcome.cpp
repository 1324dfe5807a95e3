#include "gui/screens/welcome.h"

#include <algorithm>
#include <string_view>

#include "domain/texts.h"
#include "gui/screens/pane.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

constexpr float content_width = 720; // logical pixels
constexpr float content_height = 440;
constexpr float side_by_side_from = 560;

struct Way { // of beginning
    char const* icon;
    std::string_view title;
    std::string_view text;
    std::string_view action;
    ui::ButtonKind kind;
};

bool draw_way(Way const& way) {
    ui::Card const card(way.title);
    float const disc = px(44);
    ImVec2 const corner = ImGui::GetCursorScreenPos();
    fill(corner, {corner.x + disc, corner.y + disc}, palette().selected, rounding::popup);
    draw_icon(corner, disc, way.icon, palette().accent_text, TextStyle::Heading);
    ImGui::Dummy({disc, disc});
    ui::gap(space::medium);
    ui::heading(way.title);
    ui::text(way.text, TextStyle::Body, ui::TextColor::Muted);
    ui::gap(space::large);
    return ui::button(way.action, {.kind = way.kind, .width = ImGui::GetContentRegionAvail().x});
}

void draw_ways(Intents& intents, float width) {
    Way const sample{
        icon::lightbulb, tr("Look at an example"),
        tr("A finished record of an invented person. See what a level rests on, change anything, undo it."),
        tr("Open the example"), ui::ButtonKind::Primary};
    Way const empty{icon::edit, tr("Begin with your own"),
                    tr("An empty record. Enter jobs, certificates and contributions; the level moves as you type."),
                    tr("Start an empty record"), ui::ButtonKind::Normal};
    ui::Columns columns("ways", width >= px(side_by_side_from) ? 2 : 1);
    columns.next();
    if (draw_way(sample)) intents.emplace_back(StartWithSample{});
    columns.next();
    if (draw_way(empty)) intents.emplace_back(Show{Panel::NewRecord});
}

} // namespace

void draw_welcome(Intents& intents) {
    Pane const pane("Welcome", {.padding = {24, 24}});
    ImVec2 const room = ImGui::GetContentRegionAvail();
    float const width = std::min(room.x, px(content_width));
    float const high = width >= px(side_by_side_from) ? px(content_height) : px(2 * content_height);
    float const down = std::max(0.0F, (room.y - high) / 2.6F);
    ImGui::SetCursorPos({ImGui::GetCursorPosX() + (room.x - width) / 2, ImGui::GetCursorPosY() + down});
    Pane const middle("Begin", {.size = {width, high}, .padding = {0, 0}, .scrolls = false});
    ui::title(tr("Which level can you claim, and why?"));
    ui::gap(space::small);
    ui::text(tr("Accrue works out a professional credential from what you have done, and gives the reason for every "
                "number. Your data stays in one file on this computer."),
             TextStyle::Body, ui::TextColor::Muted);
    ui::gap(space::huge);
    draw_ways(intents, width);
    ui::gap(space::large);
    ImGui::SetCursorPosX(std::max(0.0F, ImGui::GetCursorPosX() - px(14))); // its icon stands where the cards begin
    if (ui::button(tr("Import an application file"), {.kind = ui::ButtonKind::Quiet, .icon = icon::folder}))
        intents.emplace_back(Show{Panel::Import});
    ImGui::SameLine();
    if (ui::button(tr("Review applications"),
                   {.kind = ui::ButtonKind::Quiet,
                    .icon = icon::certificate,
                    .tooltip = tr("Applications that came to you, to be checked claim by claim")}))
        intents.emplace_back(GoTo{ScreenName::Review});
}

} // namespace accrue::gui
