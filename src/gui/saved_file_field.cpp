#include "gui/saved_file_field.h"

#include <utility>

#include "domain/texts.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

void complete(SavedFileField const& field, Intents& intents) {
    field.error.clear();
    intents.emplace_back(CompletePath{field.path});
}

} // namespace

void draw_saved_file_field(SavedFileField const& field, Intents& intents) {
    ui::ButtonOptions const options{.icon = icon::folder, .tooltip = tr("Asks with the dialog of the desktop")};
    float const button = ui::button_width(tr("Choose …"), options);
    float const width = ImGui::GetContentRegionAvail().x - button - px(space::small);
    ImVec2 const start = ImGui::GetCursorScreenPos();
    if (std::exchange(field.refocus, false)) ImGui::SetKeyboardFocusHere();
    ui::Edit const edit =
        ui::input_text(tr("File"), field.path,
                       {.note = tr("A file that is there already is replaced."), .icon = icon::file, .width = width});
    if (edit.changed) complete(field, intents);
    ImVec2 const end = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({start.x + width + px(space::small), start.y + text_height(TextStyle::Label) + px(6)});
    if (ui::button(tr("Choose …"), options)) intents.push_back(field.ask);
    ImGui::SetCursorScreenPos(end);
    ui::Scope const scope("Folders");
    for (std::string const& path : field.completions) {
        if (!path.ends_with('/')) continue; // an old file is seldom what is meant
        if (!ui::navigation_entry(icon::folder, path, ui::Selection::No)) continue;
        std::string const name = field.path.substr(field.path.rfind('/') + 1);
        field.path = path + (name.find(field.ending) == std::string::npos ? "" : name);
        complete(field, intents);
        return;
    }
}

void draw_dialog_error(std::string const& error) {
    if (error.empty()) return;
    float const indent = px(20);
    draw_text(ImGui::GetCursorScreenPos(), TextStyle::Small, palette().danger.text, icon::error);
    ImGui::Indent(indent);
    ui::caption(error, ui::TextColor::Danger);
    ImGui::Unindent(indent);
}

} // namespace accrue::gui
