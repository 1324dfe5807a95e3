// The list of files, and the room that the pack gives them.
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "domain/counted_word.h"
#include "domain/texts.h"
#include "gui/screens/evidence_parts.h"
#include "gui/screens/pane.h"
#include "gui/screens/unique_names.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::evidence_screen {

namespace {

using session::EvidenceBudget;
using session::EvidenceFileRow;
using session::EvidenceModel;

constexpr float file_height = 68;

enum class FileGroup : std::uint8_t { InUse, Unused, Kept };

FileGroup group_of(EvidenceFileRow const& file) {
    if (file.replaced) return FileGroup::Kept;
    return file.entries.empty() && file.serves.empty() ? FileGroup::Unused : FileGroup::InUse;
}

std::string_view title_of(FileGroup group) {
    switch (group) {
    case FileGroup::InUse: return tr("Used in the application");
    case FileGroup::Unused: return tr("Not used yet");
    case FileGroup::Kept: return tr("Originals, kept");
    }
    return {};
}

std::string use_of(EvidenceFileRow const& file) {
    std::string use = file.size;
    if (!file.entries.empty())
        use += fmt::format(" · {} {}", file.entries.size(), counted_word("entry", file.entries.size() == 1));
    for (std::string const& part : file.serves) use += " · " + part;
    if (!file.marks.empty())
        use += fmt::format(" · {} {}", file.marks.size(), counted_word("mark", file.marks.size() == 1));
    return use;
}

bool draw_row(EvidenceFileRow const& file, std::string const& name, bool chosen) {
    FileLook const look = look_of(file);
    float const width = ImGui::GetContentRegionAvail().x;
    Pressable const item = pressable(name, {width, px(file_height)}, Availability::Enabled);
    draw_row_ground(item, chosen);
    report({.kind = ItemKind::Row, .label = name, .value = look.word, .checked = chosen});
    if (!can_be_seen(item.min, item.max)) return item.pressed;
    float const inner = width - 2 * px(space::medium);
    ImVec2 at{item.min.x + px(space::medium), item.min.y + px(7)};
    std::string const shown = ellipsized(TextStyle::Strong, file.name, inner);
    draw_text(at, TextStyle::Strong, chosen ? palette().info.text : palette().text, shown);
    at.y += line_distance(TextStyle::Strong);
    std::string const state = fmt::format("{}  {}", look.icon, look.word);
    draw_text(at, TextStyle::Small, colors_of(palette(), look.tone).text, ellipsized(TextStyle::Small, state, inner));
    at.y += line_distance(TextStyle::Small);
    draw_text(at, TextStyle::Small, palette().text_muted, ellipsized(TextStyle::Small, use_of(file), inner));
    ui::tooltip(shown == file.name ? std::string_view(file.verdict) : std::string_view(file.name));
    return item.pressed;
}

float part_of(std::int64_t bytes, std::int64_t full) {
    return full == 0 ? 0 : static_cast<float>(bytes) / static_cast<float>(full);
}

// File by file, the largest first; what a waiting version saves is pale.
void draw_bar(EvidenceModel const& model, float width) {
    EvidenceBudget const& budget = model.budget;
    std::int64_t const full = std::max(budget.most, budget.used);
    ImVec2 const at = ImGui::GetCursorScreenPos();
    float const height = px(12);
    fill(at, {at.x + width, at.y + height}, palette().border, 4);
    float x = at.x;
    for (EvidenceBudget::Part const& part : budget.parts) {
        float const whole = width * part_of(part.bytes, full);
        float const kept = width * part_of(part.proposed, full);
        bool const over = budget.most > 0 && x - at.x + whole > width * part_of(budget.most, full) + 1;
        Color const color = over ? palette().danger.solid : palette().accent;
        fill({x, at.y}, {x + whole - theme().hairline(), at.y + height}, with_alpha(color, 70), 0);
        fill({x, at.y}, {x + kept - theme().hairline(), at.y + height}, color, 0);
        bool const under_mouse = ImGui::IsMouseHoveringRect({x, at.y}, {x + whole, at.y + height});
        if (under_mouse)
            ImGui::SetTooltip("%s",
                              fmt::format("{}: {}", model.files[part.file].name, model.files[part.file].size).c_str());
        x += whole;
    }
    ImGui::Dummy({width, height});
}

bool some_could_fit(EvidenceModel const& model) {
    return std::ranges::any_of(model.files, [](EvidenceFileRow const& file) {
        return file.state == EvidenceFileRow::State::TooLarge && !file.replaced && !file.proposal;
    });
}

} // namespace

void draw_budget(EvidenceModel const& model, Intents& intents) {
    float const width = ImGui::GetContentRegionAvail().x;
    EvidenceBudget const& budget = model.budget;
    ui::key_value(tr("In all"), budget.words);
    draw_bar(model, width);
    if (budget.proposed < budget.used) ui::caption(say("With the smaller versions: {} less", budget.saving));
    if (budget.most > 0 && budget.used > budget.most)
        ui::caption(tr("More than the rules accept in all."), ui::TextColor::Danger);
    if (some_could_fit(model) &&
        ui::button(tr("Make all fit"),
                   {.size = ui::ButtonSize::Small,
                    .icon = icon::compress,
                    .tooltip = tr("Makes a smaller version of each file that is too large, to be looked at first"),
                    .width = width}))
        intents.emplace_back(ShrinkAllFiles{});
}

void draw_files(EvidenceView const& view, float width, EvidenceState& state, Intents& intents) {
    EvidenceModel const& model = view.model;
    Pane const pane("Files", {.size = {width, 0},
                              .padding = {0, 0},
                              .ground = PaneGround::Surface,
                              .edge = PaneEdge::Right,
                              .scrolls = false});
    float const foot = px(some_could_fit(model) ? 118 : 84);
    {
        Pane const list("List", {.size = {0, std::max(ImGui::GetContentRegionAvail().y - foot, px(80))},
                                 .padding = {space::small, space::small}});
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(space::small), px(2)});
        UniqueNames names;
        EvidenceFileRow const* const chosen = chosen_file(model, state);
        for (FileGroup const group : {FileGroup::InUse, FileGroup::Unused, FileGroup::Kept}) {
            bool begun = false;
            for (EvidenceFileRow const& file : model.files) {
                if (group_of(file) != group) continue;
                if (!std::exchange(begun, true)) {
                    ui::gap(space::small);
                    ImGui::Indent(px(space::medium));
                    ui::text(title_of(group), TextStyle::Label, ui::TextColor::Muted);
                    ImGui::Unindent(px(space::medium));
                }
                if (draw_row(file, names.of(file.name), &file == chosen)) state.show(file.id);
            }
        }
        ImGui::PopStyleVar();
    }
    Pane const below("Budget", {.padding = {space::medium, space::small}, .edge = PaneEdge::Top, .scrolls = false});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(space::small), px(6)});
    draw_budget(model, intents);
    ImGui::PopStyleVar();
}

void draw_file_choice(EvidenceView const& view, EvidenceState& state) {
    UniqueNames names;
    std::vector<std::string> labels;
    for (EvidenceFileRow const& file : view.model.files) labels.push_back(names.of(file.name));
    std::vector<ui::Choice> choices;
    for (std::size_t i = 0; i < labels.size(); ++i)
        choices.push_back({.label = labels[i], .note = look_of(view.model.files[i]).word});
    EvidenceFileRow const* const file = chosen_file(view.model, state);
    std::optional<std::size_t> chosen = static_cast<std::size_t>(file - view.model.files.data());
    if (ui::drop_down(tr("File"), choices, chosen,
                      {.width = ImGui::GetContentRegionAvail().x - px(space::large), .label = ui::LabelPlace::Hidden}))
        state.show(view.model.files[*chosen].id);
    ui::gap(space::small);
}

} // namespace accrue::gui::evidence_screen
