#include "gui/path_dialog.h"

#include <algorithm>
#include <utility>

#include "domain/text.h"
#include "domain/texts.h"
#include "gui/widgets/parts.h"
#include "gui/widgets/widgets.h"

namespace accrue::gui {

namespace {

// Files and folders that the typed path may be meant to become; the one that was pressed.
std::string const* draw_completions(std::vector<std::string> const& completions) {
    std::string const* chosen = nullptr;
    ui::Scope const scope("Files");
    for (std::string const& path : completions) {
        char const* const mark = path.ends_with('/') ? icon::folder : icon::file;
        if (ui::navigation_entry(mark, path, ui::Selection::No)) chosen = &path;
    }
    return chosen;
}

} // namespace

void draw_path_dialog(FileQuestion const& question, ShellState& state, Intents& intents) {
    ui::Dialog dialog(tr(question.title), {.subtitle = tr(question.subtitle)});
    if (!dialog) return;
    OpenPanel& open = *state.open;
    std::string& path = open.text;
    if (std::exchange(open.refocus, false)) ImGui::SetKeyboardFocusHere();
    char const* const mark = question.is_folder ? icon::folder : icon::file;
    ui::Edit const edit = ui::input_text(
        question.is_folder ? tr("Folder") : tr("File"), path,
        {.hint = question.hint, .error = open.error, .icon = mark, .cursor_at_end = open.frames_at_end > 0});
    open.frames_at_end = std::max(open.frames_at_end - 1, 0);
    if (edit.changed) open.error.clear();
    if (edit.changed) intents.emplace_back(CompletePath{path});
    if (std::string const* const chosen = draw_completions(open.completions)) {
        path = *chosen;
        open.error.clear();
        open.refocus = true;
        open.frames_at_end = 3; // it has the keyboard only after some
        intents.emplace_back(CompletePath{path});
    }
    std::string_view const wanted =
        question.is_folder ? tr("Type the path of a folder first.") : tr("Type the path of a file first.");
    std::string_view const missing = trimmed(path).empty() ? wanted : std::string_view();
    ui::DialogAnswer const answer = dialog.buttons({.accept = tr(question.accept), .accept_disabled_because = missing});
    if (answer == ui::DialogAnswer::Cancel) state.open.reset();
    // It is closed once the file is read or written.
    if (answer == ui::DialogAnswer::Accept) intents.push_back(intent_for(open.panel, std::string(trimmed(path))));
}

} // namespace accrue::gui
