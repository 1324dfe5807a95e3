#include "gui/screens/intake.h"

#include <algorithm>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

bool draw_intake_progress(IntakeProgress const& progress) {
    ImVec2 const at = ImGui::GetCursorScreenPos();
    float const width = ImGui::GetContentRegionAvail().x;
    float const button = ui::button_width(tr("Stop"), {.size = ui::ButtonSize::Small});
    float const bar = width - button - px(space::large);
    draw_text(at, TextStyle::Small, palette().text_muted, ellipsized(TextStyle::Small, progress.words, bar));
    float const y = at.y + px(22);
    float const part = progress.total == 0 ? 0 : static_cast<float>(progress.seen) / static_cast<float>(progress.total);
    fill({at.x, y}, {at.x + bar, y + px(6)}, palette().border, 3);
    fill({at.x, y}, {at.x + bar * part, y + px(6)}, palette().accent, 3);
    ImGui::SetCursorScreenPos({at.x + width - button, at.y});
    bool const stops = ui::button(tr("Stop"), {.size = ui::ButtonSize::Small});
    ImGui::SetCursorScreenPos({at.x, at.y + px(44)});
    return stops;
}

std::string in_words(std::span<RefusedFile const> refused) {
    constexpr std::size_t most_told = 5;
    std::string words;
    for (std::size_t i = 0; i < std::min(refused.size(), most_told); ++i) {
        RefusedFile const& file = refused[i];
        words += fmt::format("{}{}: {} {}", i == 0 ? "" : "\n", file.name, file.what, file.remedy);
    }
    if (refused.size() > most_told) words += "\n" + say("and {} more", refused.size() - most_told);
    return words;
}

} // namespace accrue::gui
