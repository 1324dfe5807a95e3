#include "gui/screens/refusal.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "domain/text.h"
#include "domain/texts.h"
#include "gui/screens/pane.h"
#include "gui/widgets/keys.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

std::string sentence(std::string text) {
    if (text.empty()) return text;
    if (std::string_view(".!?").find(text.back()) == std::string_view::npos) text += '.';
    return capitalised(std::move(text));
}

void draw_words(Problem const& problem) {
    constexpr float indent = 40;
    draw_icon(ImGui::GetCursorScreenPos(), text_height(TextStyle::Title), icon::error, palette().danger.text,
              TextStyle::Heading);
    ImGui::Indent(px(indent));
    ui::title(tr("This library cannot be opened"));
    ui::gap(space::small);
    if (std::string const place = to_text(problem.where); !place.empty()) {
        ui::text(place, TextStyle::Strong);
        ui::gap(space::small);
    }
    ui::text(sentence(problem.what));
    ui::gap(space::tiny);
    ui::text(sentence(problem.remedy));
    ui::gap(space::medium);
    ui::caption(tr("Nothing was changed. The library is as it was."));
    ImGui::Unindent(px(indent));
}

} // namespace

RefusalAnswer draw_refusal(Problem const& problem) {
    ImVec2 const display = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(display);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::Begin("Refusal", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBackground);
    ImGui::PopStyleVar();
    float const below = px(control_height) + 2 * px(space::large);
    {
        Pane const words("Words", {.size = {0, std::max(display.y - below, px(control_height))}, .padding = {24, 24}});
        draw_words(problem);
    }
    ui::ButtonOptions const again{.kind = ui::ButtonKind::Primary, .tooltip = tr("Opens the library again (Enter)")};
    ui::ButtonOptions const quit{.tooltip = tr("Closes the program (Escape)")};
    float const width =
        ui::button_width(tr("Quit"), quit) + ui::button_width(tr("Try again"), again) + ImGui::GetStyle().ItemSpacing.x;
    ImGui::SetCursorPos({std::max(display.x - width - px(24), 0.0F), ImGui::GetCursorPosY() + px(space::medium)});
    bool quits = ui::button(tr("Quit"), quit);
    ImGui::SameLine();
    bool tries = ui::button(tr("Try again"), again);
    ImGui::End();
    if (take_escape()) quits = true;
    if (take_enter()) tries = true;
    return quits ? RefusalAnswer::Quit : tries ? RefusalAnswer::TryAgain : RefusalAnswer::None;
}

} // namespace accrue::gui
