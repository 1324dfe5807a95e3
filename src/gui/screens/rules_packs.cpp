// The list of packs.
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/screens/pane.h"
#include "gui/screens/rules_parts.h"
#include "gui/screens/unique_names.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui::rules_screen {

namespace {

using session::RulesFile;
using session::RulesModel;
using session::RulesOrigin;

struct PackState { // what is to be said of a pack beside its name
    std::string text;
    Tone tone = Tone::Neutral;
    char const* icon = nullptr;
};

std::string warnings_in_words(std::size_t count) {
    return count == 1 ? std::string(tr("1 warning")) : say("{} warnings", count);
}

PackState state_of(RulesFile const& file) {
    if (!file.reading) return {std::string(tr("being read")), Tone::Neutral, icon::clock};
    if (file.reading->errors > 0) return {errors_in_words(file.reading->errors), Tone::Danger, icon::error};
    if (file.differs_from_use) return {std::string(tr("has changed")), Tone::Warning, icon::history};
    if (file.reading->warnings > 0) return {warnings_in_words(file.reading->warnings), Tone::Warning, icon::warning};
    return {std::string(tr("in order")), Tone::Success, icon::check_circle};
}

std::string title_of(RulesFile const& file) { return file.content ? file.content->title : file.name; }

std::string_view only_in_library() { return tr("only in this library"); }

std::string subtitle_of(RulesFile const& file) {
    bool const stored = file.origin == RulesOrigin::Library;
    if (!file.content) return stored ? std::string(only_in_library()) : "";
    return fmt::format("{} · {}", file.content->version, stored ? only_in_library() : std::string_view(file.name));
}

// Where it is, as a whole.
std::string place_of(RulesFile const& file) {
    if (file.origin != RulesOrigin::Library) return file.path;
    return file.content ? fmt::format("SHA-256 {}", file.content->sha256) : std::string(only_in_library());
}

std::string_view group_of(RulesOrigin origin) {
    switch (origin) {
    case RulesOrigin::Opened: return tr("Opened here");
    case RulesOrigin::Folder: return tr("Installed");
    case RulesOrigin::Library: return tr("Only in this library");
    }
    return "";
}

// Title, version and file, state. True when it is pressed.
bool draw_pack(RulesFile const& file, std::string const& name, ui::Selection selected) {
    float const width = ImGui::GetContentRegionAvail().x;
    float const inner = width - 2 * px(space::medium);
    float const small = line_distance(TextStyle::Small);
    std::string const subtitle = subtitle_of(file);
    std::string const title = title_of(file);
    std::vector<std::string_view> const title_lines = wrapped(TextStyle::Strong, title, inner);
    float const title_height = line_distance(TextStyle::Strong) * static_cast<float>(title_lines.size() - 1) +
                               text_height(TextStyle::Strong) + px(3);
    float const height = px(16) + title_height + small * (subtitle.empty() ? 1.0F : 2.0F);
    Pressable const item = pressable(name, {width, height}, Availability::Enabled);
    bool const chosen = selected == ui::Selection::Yes;
    draw_row_ground(item, chosen);
    PackState const state = state_of(file);
    report({.kind = ItemKind::Row, .label = name, .value = state.text, .checked = chosen});
    ImVec2 at{item.min.x + px(space::medium), item.min.y + px(8)};
    for (float y = at.y; std::string_view const line : title_lines) {
        draw_text({at.x, y}, TextStyle::Strong, chosen ? palette().info.text : palette().text, line);
        y += line_distance(TextStyle::Strong);
    }
    at.y += title_height;
    std::string const second = ellipsized(TextStyle::Small, subtitle, inner);
    if (!subtitle.empty()) {
        draw_text(at, TextStyle::Small, palette().text_muted, second);
        at.y += small;
    }
    Color const color = colors_of(palette(), state.tone).text;
    draw_text(at, TextStyle::Small, color, fmt::format("{}  {}", state.icon, state.text));
    if (file.in_use) {
        float const x = at.x + measure(TextStyle::Small, fmt::format("{}  {}", state.icon, state.text)).x;
        draw_text({x, at.y}, TextStyle::Small, palette().text_muted, fmt::format(" · {}", tr("in use")));
    }
    std::string const place = place_of(file);
    ui::tooltip(second == subtitle ? place : fmt::format("{}\n{}", title, place));
    return item.pressed;
}

// As little as is needed to have it in sight.
void scroll_to_last_item() {
    float const top = ImGui::GetItemRectMin().y - ImGui::GetWindowPos().y + ImGui::GetScrollY();
    float const bottom = top + ImGui::GetItemRectSize().y;
    float const margin = px(space::medium);
    float const least = bottom + margin - ImGui::GetWindowHeight();
    float const scroll = std::min(std::max(ImGui::GetScrollY(), least), top - margin);
    ImGui::SetScrollY(std::max(scroll, 0.0F));
}

void draw_group(std::string_view title) {
    ui::gap(space::small);
    ImGui::Indent(px(space::medium));
    ui::text(title, TextStyle::Label, ui::TextColor::Muted);
    ImGui::Unindent(px(space::medium));
    ui::gap(space::tiny);
}

} // namespace

std::string errors_in_words(std::size_t count) {
    return count == 1 ? std::string(tr("1 error")) : say("{} errors", count);
}

ui::EmptyAnswer draw_empty(ui::EmptyState const& state) {
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(space::small), px(space::small)});
    ui::EmptyAnswer const answer = ui::empty_state(state);
    ImGui::PopStyleVar();
    return answer;
}

void draw_packs(RulesModel const& model, float width, RulesState& state, Intents& intents) {
    Pane const pane("Packs", {.size = {width, 0},
                              .padding = {0, 0},
                              .ground = PaneGround::Surface,
                              .edge = PaneEdge::Right,
                              .scrolls = false});
    float const foot = px(control_height + 2 * space::medium);
    {
        Pane const list("List", {.size = {0, std::max(ImGui::GetContentRegionAvail().y - foot, px(60))},
                                 .padding = {space::small, space::medium}});
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(space::small), px(2)});
        UniqueNames names;
        bool const grouped =
            std::ranges::any_of(model.files, [](RulesFile const& file) { return file.origin != RulesOrigin::Folder; });
        for (std::size_t i = 0; i < model.files.size(); ++i) {
            RulesFile const& file = model.files[i];
            bool const begins = i == 0 || file.origin != model.files[i - 1].origin;
            if (begins && grouped) draw_group(group_of(file.origin));
            std::string const name = names.of(title_of(file));
            if (draw_pack(file, name, i == model.chosen ? ui::Selection::Yes : ui::Selection::No))
                intents.emplace_back(ChooseRules{file.path});
            if (i == model.chosen && state.in_sight != file.path) scroll_to_last_item();
        }
        if (model.file()) state.in_sight = model.file()->path;
        ImGui::PopStyleVar();
        if (model.files.empty()) ui::caption(tr("There are no rule packs in the rules folder."));
    }
    ImGui::SetCursorPos({px(space::medium), ImGui::GetWindowHeight() - foot + px(space::medium) - px(2)});
    if (ui::button(tr("Open a pack file"),
                   {.icon = icon::folder,
                    .tooltip = tr("Shows any rule file, checked again whenever it changes (Ctrl+Shift+O)"),
                    .width = width - 2 * px(space::medium)}))
        intents.emplace_back(Show{Panel::OpenRules});
}

void draw_pack_choice(RulesModel const& model, float width, Intents& intents) {
    UniqueNames names;
    std::vector<std::string> labels;
    std::vector<std::string> notes;
    for (RulesFile const& file : model.files) {
        labels.push_back(names.of(title_of(file)));
        notes.push_back(fmt::format("{}{}{}", subtitle_of(file), file.content ? " · " : "", state_of(file).text));
    }
    std::vector<ui::Choice> choices;
    for (std::size_t i = 0; i < labels.size(); ++i) choices.push_back({.label = labels[i], .note = notes[i]});
    std::optional<std::size_t> chosen;
    if (model.file()) chosen = model.chosen;
    float const button = px(control_height);
    if (ui::drop_down("Pack", choices, chosen,
                      {.hint = tr("Choose a pack"),
                       .width = width - button - ImGui::GetStyle().ItemSpacing.x,
                       .label = ui::LabelPlace::Hidden}))
        intents.emplace_back(ChooseRules{model.files[*chosen].path});
    ImGui::SameLine();
    if (ui::icon_button(icon::folder, tr("Open a pack file"))) intents.emplace_back(Show{Panel::OpenRules});
}

} // namespace accrue::gui::rules_screen
