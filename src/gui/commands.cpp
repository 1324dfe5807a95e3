#include "gui/commands.h"

#include <algorithm>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/screens/path.h"

namespace accrue::gui {

namespace {

std::string_view name_of(Key key) {
    switch (key) {
    case Key::Enter: return tr("Enter¦the key");
    case Key::Escape: return "Esc";
    case Key::F1: return "F1";
    case Key::Comma: return ",";
    case Key::Home: return tr("Home¦the key");
    default: return {};
    }
}

std::string text_of(Shortcut shortcut) {
    std::string text;
    switch (shortcut.modifiers) {
    case Modifiers::None: break;
    case Modifiers::Control: text = tr("Ctrl+"); break;
    case Modifiers::Shift: text = tr("Shift+"); break;
    case Modifiers::ControlShift: text = tr("Ctrl+Shift+"); break;
    case Modifiers::Alt: text = "Alt+"; break;
    }
    if (std::string_view const name = name_of(shortcut.key); !name.empty()) return text.append(name);
    return text + static_cast<char>(shortcut.key);
}

bool needs_record(CommandName name) {
    using enum CommandName;
    switch (name) {
    case AddEntry:
    case PasteEntries:
    case Estimate:
    case Timeline:
    case Path:
    case FindEntry:
    case ScoringDate:
    case Records:
    case Rename:
    case NewScheme:
    case CountHere:
    case Home:
    case Standing:
    case Application:
    case Cpd:
    case LogActivity:
    case SealApplication:
    case SaveReference:
    case SaveDocuments:
    case DeleteRecord:
    case Export:
    case ExportTable:
    case ExportPage: return true;
    default: return false;
    }
}

} // namespace

std::string_view disabled_because(CommandName name, Situation const& situation) {
    if (needs_record(name) && !situation.shell->has_record) return tr("There is no record yet.");
    if ((name == CommandName::SaveEntry || name == CommandName::CloseForm) && !situation.form_is_open)
        return tr("No form is open.");
    if (name == CommandName::Standing && !situation.standing_matters)
        return tr("These rules read neither a cycle nor a status.");
    if (name == CommandName::CountHere && !situation.other_schemes)
        return tr("This person has no record for another scheme.");
    if (name == CommandName::KeepPlan && (situation.path == nullptr || plan_to_keep(*situation.path) == nullptr))
        return tr("No plan that could be kept is in sight.");
    bool const on_rules = situation.screen == ScreenName::Rules;
    bool const on_review = situation.screen == ScreenName::Review;
    if (name == CommandName::FindCase && (!on_review || situation.desk != nullptr))
        return tr("The queue is not in sight.");
    if (name == CommandName::WhoReviews && !on_review) return tr("The review desk is not in sight.");
    if (name == CommandName::HideApplicants && !on_review) return tr("The review desk is not in sight.");
    if (name == CommandName::ShowApplicant && (situation.desk == nullptr || !situation.desk->hides_applicant))
        return tr("No application is open that hides who applies.");
    if (name == CommandName::HandIn && situation.desk == nullptr) return tr("No application is open for review.");
    if (name == CommandName::HandIn) return situation.desk->why_not_ready;
    if (situation.desk != nullptr && (name == CommandName::Undo || name == CommandName::Redo)) {
        bool const can = name == CommandName::Undo ? situation.desk->can_undo : situation.desk->can_redo;
        if (can) return {};
        return name == CommandName::Undo ? tr("There is nothing to undo.") : tr("There is nothing to redo.");
    }
    if (name == CommandName::FindEntry && situation.screen != ScreenName::Estimate)
        return tr("The entries are not in sight.");
    if (name == CommandName::FindQualification && !on_rules) return tr("The catalogue is not in sight.");
    if (name == CommandName::Undo && !situation.shell->undo) return tr("There is nothing to undo.");
    if (name == CommandName::Redo && !situation.shell->redo) return tr("There is nothing to redo.");
    return {};
}

std::optional<CommandName> pressed_command(Situation const& situation) {
    for (CommandRow const& row : command_table()) {
        if (row.name == CommandName::CloseForm)
            continue; // Escape closes the innermost thing: the shell looks at it last
        bool const in_text = situation.typing && (row.name == CommandName::Undo || row.name == CommandName::Redo);
        // Pasting as into a text is for texts, and for the entries where none has the keyboard.
        bool const into_text = row.name == CommandName::PasteEntries && pressed(Modifiers::Control, Key::V) &&
                               (situation.typing || situation.screen != ScreenName::Estimate);
        if (into_text) continue;
        if (in_text || !disabled_because(row.name, situation).empty()) continue;
        if (keys_pressed(row)) return row.name;
    }
    return std::nullopt;
}

bool keys_pressed(CommandRow const& row) {
    return std::ranges::any_of(
        row.keys, [](std::optional<Shortcut> const& keys) { return keys && pressed(keys->modifiers, keys->key); });
}

std::string keys_text(CommandRow const& row) { return row.keys[0] ? text_of(*row.keys[0]) : std::string(); }

std::string tooltip_of(CommandRow const& row) {
    std::string const keys = keys_text(row);
    return keys.empty() ? std::string(tr(row.tooltip)) : fmt::format("{} ({})", tr(row.tooltip), keys);
}

} // namespace accrue::gui
