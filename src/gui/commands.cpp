#include "gui/commands.h"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/widgets/icons.h"

namespace accrue::gui {

namespace {

constexpr std::optional<Shortcut> none = std::nullopt;
constexpr Shortcut control(Key key) { return {Modifiers::Control, key}; }
constexpr Shortcut plain(Key key) { return {Modifiers::None, key}; }

namespace rows {
using enum CommandName;

constexpr std::array table{
    CommandRow{AddEntry,
               icon::add,
               to_translate("Add entry"),
               to_translate("Choose what to add"),
               {control(Key::N), none},
               to_translate("new create")},
    CommandRow{PasteEntries,
               icon::list,
               to_translate("Paste entries from a spreadsheet"),
               to_translate("Makes entries of the rows that were copied there"),
               {Shortcut{Modifiers::ControlShift, Key::V}, control(Key::V)},
               to_translate("table csv tsv excel calc import rows clipboard")},
    CommandRow{SaveEntry,
               icon::check,
               to_translate("Save the open form"),
               to_translate("Makes an entry of what is typed in the form"),
               {control(Key::Enter), control(Key::S)},
               to_translate("store")},
    CommandRow{CloseForm,
               icon::close,
               to_translate("Close the open form"),
               to_translate("What is typed is kept as unfinished"),
               {plain(Key::Escape), none},
               to_translate("cancel unfinished")},
    CommandRow{Undo,
               icon::undo,
               to_translate("Undo"),
               to_translate("Takes back the last change"),
               {control(Key::Z), none},
               to_translate("revert back")},
    CommandRow{Redo,
               icon::redo,
               to_translate("Redo"),
               to_translate("Makes the change again that was taken back"),
               {Shortcut{Modifiers::ControlShift, Key::Z}, control(Key::Y)},
               to_translate("repeat forward")},
    CommandRow{FindEntry,
               icon::search,
               to_translate("Find an entry"),
               to_translate("Goes to the box that filters the entries"),
               {control(Key::F), none},
               to_translate("search filter")},
    CommandRow{Palette,
               icon::keyboard,
               to_translate("All commands"),
               to_translate("Everything that can be done, by name"),
               {control(Key::K), none},
               "to_translate("},
    CommandRow{Home,
               icon::home,
               ")Hometo_translate(",
               ")The person, her schemes and what comes upto_translate(",
               {control(Key::One), Shortcut{Modifiers::Alt, Key::Home}},
               ")start overview levels due people screento_translate("},
    CommandRow{Estimate,
               icon::chart,
               ")Estimateto_translate(",
               ")Entries and the level they giveto_translate(",
               {control(Key::Two), none},
               ")record entries summary screento_translate("},
    CommandRow{Timeline,
               icon::bars,
               ")Timelineto_translate(",
               ")Everything on one axis of time: what counts, gaps, overlaps, what lapsesto_translate(",
               {control(Key::Three), none},
               ")calendar dates jobs bars gantt history validity lapse screento_translate("},
    CommandRow{Rules,
               icon::book,
               ")Rulesto_translate(",
               ")Packs, what they say, what is wrong with them, what has changedto_translate(",
               {control(Key::Six), none},
               ")pack scheme catalogue examples check problems diff screen tomlto_translate("},
    CommandRow{Path,
               icon::road,
               ")Pathto_translate(",
               ")The cheapest ways to the levels above, and how sure the present one isto_translate(",
               {control(Key::Four), none},
               ")plan way up next level cost money hours compare robust screento_translate("},
    CommandRow{History,
               icon::history,
               ")Historyto_translate(",
               ")Every change, and the way back to eachto_translate(",
               {control(Key::Five), control(Key::H)},
               ")log changes undo restore deleted screento_translate("},
    CommandRow{FindQualification,
               icon::search,
               ")Find a qualificationto_translate(",
               ")Goes to the search of the catalogueto_translate(",
               {control(Key::F), none},
               ")search catalogueto_translate("},
    CommandRow{OpenRulesFile,
               icon::folder,
               ")Open a pack fileto_translate(",
               ")Shows any rule file, checked again whenever it changesto_translate(",
               {Shortcut{Modifiers::ControlShift, Key::O}, none},
               ")toml rules check loadto_translate("},
    CommandRow{Help,
               icon::help,
               ")Helpto_translate(",
               ")Shows or hides the helpto_translate(",
               {plain(Key::F1), none},
               ")why explain keys shortcuts manualto_translate("},
    CommandRow{ScoringDate,
               icon::calendar,
               ")Change the scoring dateto_translate(",
               ")The day for which the level is worked outto_translate(",
               {control(Key::D), none},
               ")day today on whento_translate("},
    CommandRow{Records,
               icon::folder,
               ")Recordsto_translate(",
               ")Other records, and filesto_translate(",
               {control(Key::R), none},
               ")people person open switch libraryto_translate("},
    CommandRow{Rename,
               icon::edit,
               ")Rename this recordto_translate(",
               ")The applicant's nameto_translate(",
               {none, none},
               ")name personto_translate("},
    CommandRow{Standing,
               icon::calendar,
               ")Dates and statusto_translate(",
               ")The day of the award, the cycle, and what you were for a timeto_translate(",
               {none, none},
               ")award cycle member leave retiredto_translate("},
    CommandRow{NewScheme,
               icon::certificate,
               ")Add a scheme for this personto_translate(",
               ")Another record of the same person, for another schemeto_translate(",
               {none, none},
               ")create start credentialto_translate("},
    CommandRow{NewRecord,
               icon::file,
               ")New empty recordto_translate(",
               ")Begins a record for another personto_translate(",
               {none, none},
               ")create start personto_translate("},
    CommandRow{OpenExample,
               icon::lightbulb,
               ")Open the exampleto_translate(",
               ")Adds the record of an invented personto_translate(",
               {none, none},
               ")sample demoto_translate("},
    CommandRow{Import,
               icon::folder,
               ")Import a fileto_translate(",
               ")Adds a record from a JSON file, or entries from a tableto_translate(",
               {control(Key::O), none},
               ")load read open json csv applicationto_translate("},
    CommandRow{Export,
               icon::save,
               ")Export this recordto_translate(",
               ")Writes an application fileto_translate(",
               {control(Key::E), none},
               ")save write json backupto_translate("},
    CommandRow{DeleteRecord,
               icon::remove,
               ")Delete this recordto_translate(",
               ")Takes the whole record away; undo brings it backto_translate(",
               {none, none},
               ")remove eraseto_translate("},
    CommandRow{Settings,
               icon::settings,
               ")Settingsto_translate(",
               ")Appearance and sizeto_translate(",
               {control(Key::Comma), none},
               ")options preferencesto_translate("},
    CommandRow{Quit,
               icon::close,
               ")Quitto_translate(",
               ")Closes the window; everything is savedto_translate(",
               {control(Key::Q), none},
               ")exit close leave"},
};
} // namespace rows

using rows::table;

std::string_view name_of(Key key) {
    switch (key) {
    case Key::Enter: return tr("Enter¦the key");
    case Key::Escape: return tr("Esc");
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
    case Modifiers::Alt: text = tr("Alt+"); break;
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
    case Home:
    case Standing:
    case DeleteRecord:
    case Export: return true;
    default: return false;
    }
}

} // namespace

std::span<CommandRow const> command_table() { return table; }

CommandRow const& row_of(CommandName name) {
    auto const row = std::ranges::find(table, name, &CommandRow::name);
    assert(row != table.end());
    return *row;
}

std::string_view disabled_because(CommandName name, Situation const& situation) {
    if (needs_record(name) && !situation.shell->has_record) return tr("There is no record yet.");
    if ((name == CommandName::SaveEntry || name == CommandName::CloseForm) && !situation.form_is_open)
        return tr("No form is open.");
    if (name == CommandName::Standing && !situation.standing_matters)
        return tr("These rules read neither a cycle nor a status.");
    bool const on_rules = situation.screen == ScreenName::Rules;
    if (name == CommandName::FindEntry && situation.screen != ScreenName::Estimate)
        return tr("The entries are not in sight.");
    if (name == CommandName::FindQualification && !on_rules) return tr("The catalogue is not in sight.");
    if (name == CommandName::Undo && !situation.shell->undo) return tr("There is nothing to undo.");
    if (name == CommandName::Redo && !situation.shell->redo) return tr("There is nothing to redo.");
    return {};
}

std::optional<CommandName> pressed_command(Situation const& situation) {
    for (CommandRow const& row : table) {
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
