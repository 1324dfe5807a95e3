#include "gui/commands.h"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

#include "gui/widgets/icons.h"

namespace accrue::gui {

namespace {

constexpr std::optional<Shortcut> none = std::nullopt;
constexpr Shortcut control(Key key) { return {Modifiers::Control, key}; }
constexpr Shortcut plain(Key key) { return {Modifiers::None, key}; }

namespace rows {
using enum CommandName;

constexpr std::array table{
    CommandRow{AddEntry, icon::add, "Add entry", "Choose what to add", {control(Key::N), none}, "new create"},
    CommandRow{PasteEntries,
               icon::list,
               "Paste entries from a spreadsheet",
               "Makes entries of the rows that were copied there",
               {Shortcut{Modifiers::ControlShift, Key::V}, control(Key::V)},
               "table csv tsv excel calc import rows clipboard"},
    CommandRow{SaveEntry,
               icon::check,
               "Save the open form",
               "Makes an entry of what is typed in the form",
               {control(Key::Enter), control(Key::S)},
               "store"},
    CommandRow{CloseForm,
               icon::close,
               "Close the open form",
               "What is typed is kept as unfinished",
               {plain(Key::Escape), none},
               "cancel unfinished"},
    CommandRow{Undo, icon::undo, "Undo", "Takes back the last change", {control(Key::Z), none}, "revert back"},
    CommandRow{Redo,
               icon::redo,
               "Redo",
               "Makes the change again that was taken back",
               {Shortcut{Modifiers::ControlShift, Key::Z}, control(Key::Y)},
               "repeat forward"},
    CommandRow{FindEntry,
               icon::search,
               "Find an entry",
               "Goes to the box that filters the entries",
               {control(Key::F), none},
               "search filter"},
    CommandRow{
        Palette, icon::keyboard, "All commands", "Everything that can be done, by name", {control(Key::K), none}, ""},
    CommandRow{Home,
               icon::home,
               "Home",
               "The person, her schemes and what comes up",
               {control(Key::One), Shortcut{Modifiers::Alt, Key::Home}},
               "start overview levels due people screen"},
    CommandRow{Estimate,
               icon::chart,
               "Estimate",
               "Entries and the level they give",
               {control(Key::Two), none},
               "record entries summary screen"},
    CommandRow{Timeline,
               icon::bars,
               "Timeline",
               "Everything on one axis of time: what counts, gaps, overlaps, what lapses",
               {control(Key::Three), none},
               "calendar dates jobs bars gantt history validity lapse screen"},
    CommandRow{Rules,
               icon::book,
               "Rules",
               "Packs, what they say, what is wrong with them, what has changed",
               {control(Key::Six), none},
               "pack scheme catalogue examples check problems diff screen toml"},
    CommandRow{Path,
               icon::road,
               "Path",
               "The cheapest ways to the levels above, and how sure the present one is",
               {control(Key::Four), none},
               "plan way up next level cost money hours compare robust screen"},
    CommandRow{History,
               icon::history,
               "History",
               "Every change, and the way back to each",
               {control(Key::Five), control(Key::H)},
               "log changes undo restore deleted screen"},
    CommandRow{FindQualification,
               icon::search,
               "Find a qualification",
               "Goes to the search of the catalogue",
               {control(Key::F), none},
               "search catalogue"},
    CommandRow{OpenRulesFile,
               icon::folder,
               "Open a pack file",
               "Shows any rule file, checked again whenever it changes",
               {Shortcut{Modifiers::ControlShift, Key::O}, none},
               "toml rules check load"},
    CommandRow{Help,
               icon::help,
               "Help",
               "Shows or hides the help",
               {plain(Key::F1), none},
               "why explain keys shortcuts manual"},
    CommandRow{ScoringDate,
               icon::calendar,
               "Change the scoring date",
               "The day for which the level is worked out",
               {control(Key::D), none},
               "day today on when"},
    CommandRow{Records,
               icon::folder,
               "Records",
               "Other records, and files",
               {control(Key::R), none},
               "people person open switch library"},
    CommandRow{Rename, icon::edit, "Rename this record", "The applicant's name", {none, none}, "name person"},
    CommandRow{Standing,
               icon::calendar,
               "Dates and status",
               "The day of the award, the cycle, and what you were for a time",
               {none, none},
               "award cycle member leave retired"},
    CommandRow{NewScheme,
               icon::certificate,
               "Add a scheme for this person",
               "Another record of the same person, for another scheme",
               {none, none},
               "create start credential"},
    CommandRow{NewRecord,
               icon::file,
               "New empty record",
               "Begins a record for another person",
               {none, none},
               "create start person"},
    CommandRow{OpenExample,
               icon::lightbulb,
               "Open the example",
               "Adds the record of an invented person",
               {none, none},
               "sample demo"},
    CommandRow{Import,
               icon::folder,
               "Import a file",
               "Adds a record from a JSON file, or entries from a table",
               {control(Key::O), none},
               "load read open json csv application"},
    CommandRow{Export,
               icon::save,
               "Export this record",
               "Writes an application file",
               {control(Key::E), none},
               "save write json backup"},
    CommandRow{ExportTable,
               icon::list,
               "Export the entries as a table",
               "Writes a CSV file, in which a spreadsheet executes nothing",
               {none, none},
               "save write csv tsv excel calc spreadsheet"},
    CommandRow{ExportPage,
               icon::file,
               "Save this record as a page (HTML)",
               "Writes everything that the screens say as HTML, to print or to hear",
               {none, none},
               "html report print screen reader accessible"},
    CommandRow{OpenLibrary,
               icon::folder,
               "Open another library",
               "Shows another file (*.accrue) in this window",
               {none, none},
               "file load switch accrue"},
    CommandRow{DeleteRecord,
               icon::remove,
               "Delete this record",
               "Takes the whole record away; undo brings it back",
               {none, none},
               "remove erase"},
    CommandRow{Settings,
               icon::settings,
               "Settings",
               "Appearance and size",
               {control(Key::Comma), none},
               "options preferences"},
    CommandRow{Quit,
               icon::close,
               "Quit",
               "Closes the window; everything is saved",
               {control(Key::Q), none},
               "exit close leave"},
};
} // namespace rows

using rows::table;

std::string_view name_of(Key key) {
    switch (key) {
    case Key::Enter: return "Enter";
    case Key::Escape: return "Esc";
    case Key::F1: return "F1";
    case Key::Comma: return ",";
    case Key::Home: return "Home";
    default: return {};
    }
}

std::string text_of(Shortcut shortcut) {
    std::string text;
    switch (shortcut.modifiers) {
    case Modifiers::None: break;
    case Modifiers::Control: text = "Ctrl+"; break;
    case Modifiers::Shift: text = "Shift+"; break;
    case Modifiers::ControlShift: text = "Ctrl+Shift+"; break;
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
    case Home:
    case Standing:
    case DeleteRecord:
    case Export:
    case ExportTable:
    case ExportPage: return true;
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
    if (needs_record(name) && !situation.shell->has_record) return "There is no record yet.";
    if ((name == CommandName::SaveEntry || name == CommandName::CloseForm) && !situation.form_is_open)
        return "No form is open.";
    if (name == CommandName::Standing && !situation.standing_matters)
        return "These rules read neither a cycle nor a status.";
    bool const on_rules = situation.screen == ScreenName::Rules;
    if (name == CommandName::FindEntry && situation.screen != ScreenName::Estimate)
        return "The entries are not in sight.";
    if (name == CommandName::FindQualification && !on_rules) return "The catalogue is not in sight.";
    if (name == CommandName::Undo && !situation.shell->undo) return "There is nothing to undo.";
    if (name == CommandName::Redo && !situation.shell->redo) return "There is nothing to redo.";
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
    return keys.empty() ? std::string(row.tooltip) : fmt::format("{} ({})", row.tooltip, keys);
}

} // namespace accrue::gui
