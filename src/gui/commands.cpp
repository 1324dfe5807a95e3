#include "gui/commands.h"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

#include "domain/texts.h"
#include "gui/screens/path.h"
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
               ""},
    CommandRow{Home,
               icon::home,
               to_translate("Home"),
               to_translate("The person, her schemes and what comes up"),
               {control(Key::One), Shortcut{Modifiers::Alt, Key::Home}},
               to_translate("start overview levels due people screen")},
    CommandRow{Estimate,
               icon::chart,
               to_translate("Estimate"),
               to_translate("Entries and the level they give"),
               {control(Key::Two), none},
               to_translate("record entries summary screen")},
    CommandRow{Timeline,
               icon::bars,
               to_translate("Timeline"),
               to_translate("Everything on one axis of time: what counts, gaps, overlaps, what lapses"),
               {control(Key::Three), none},
               to_translate("calendar dates jobs bars gantt history validity lapse screen")},
    CommandRow{Rules,
               icon::book,
               to_translate("Rules"),
               to_translate("Packs, what they say, what is wrong with them, what has changed"),
               {control(Key::Eight), none},
               to_translate("pack scheme catalogue examples check problems diff screen toml")},
    CommandRow{Path,
               icon::road,
               to_translate("Path"),
               to_translate("The cheapest ways to the levels above, and how sure the present one is"),
               {control(Key::Four), none},
               to_translate("plan way up next level cost money hours compare robust screen")},
    CommandRow{Evidence,
               icon::paperclip,
               to_translate("Evidence"),
               to_translate("Files that prove the entries: what they are, whether they fit, what is missing"),
               {control(Key::Five), none},
               to_translate("files documents scans certificates proof pdf shrink attach matrix screen")},
    CommandRow{Application,
               icon::send,
               to_translate("Application"),
               to_translate("What is still needed to apply, and the one file to send"),
               {control(Key::Six), none},
               to_translate("apply checklist form referees statement declaration fees package screen")},
    CommandRow{Cpd,
               icon::calendar,
               to_translate("CPD"),
               to_translate("What you did, what your credentials still need, and by when"),
               {control(Key::Zero), none},
               to_translate("continuing professional development points hours cycle renewal deadline log screen")},
    CommandRow{LogActivity,
               icon::add,
               to_translate("CPD: log an activity"),
               to_translate("Goes to the line that logs what you did, for all credentials at once"),
               {none, none},
               to_translate("quick add webinar course hours points")},
    CommandRow{Review,
               icon::certificate,
               to_translate("Review"),
               to_translate("Applications that came to you, to be checked claim by claim"),
               {control(Key::Nine), none},
               to_translate("reviewer desk queue verify assess body peer verdict screen")},
    CommandRow{TakeInPackages,
               icon::add,
               to_translate("Review: take in packages"),
               to_translate("Sealed applications that came, or a folder of them"),
               {none, none},
               to_translate("open import sealed application zip queue reviewer")},
    CommandRow{NextCase,
               icon::arrow_right,
               to_translate("Review: next application"),
               to_translate("Opens the application whose decision is due first"),
               {none, none},
               to_translate("queue deadline reviewer")},
    CommandRow{FindCase,
               icon::search,
               to_translate("Find an application"),
               to_translate("Goes to the search of the queue"),
               {control(Key::F), none},
               to_translate("search filter queue applicant")},
    CommandRow{WhoReviews,
               icon::user,
               to_translate("Review: who reviews"),
               to_translate("Your name, your key, and what shows conflicts of interest"),
               {none, none},
               to_translate("reviewer name employer relation conflict key passphrase")},
    CommandRow{HideApplicants,
               icon::user,
               to_translate("Review: hide or show who applies"),
               to_translate("Names, addresses and employers are covered in texts and on pages, for a blind review"),
               {Shortcut{Modifiers::ControlShift, Key::B}, none},
               to_translate("blind anonymous applicant name redact cover privacy")},
    CommandRow{ShowApplicant,
               icon::user,
               to_translate("Review: show who applies here"),
               to_translate("Ends the blind review of the open application; the log tells it"),
               {none, none},
               to_translate("blind anonymous applicant name reveal")},
    CommandRow{HandIn,
               icon::send,
               to_translate("Review: hand in"),
               to_translate("Writes the review as a small signed file"),
               {none, none},
               to_translate("sign send finish verdicts reviewer")},
    CommandRow{SealApplication,
               icon::lock,
               to_translate("Application: seal it"),
               to_translate("Makes the one file to send, signed with your key"),
               {none, none},
               to_translate("package zip sign send submit")},
    CommandRow{SaveReference,
               icon::file,
               to_translate("Application: save a reference form"),
               to_translate("The form for the first referee who has not answered, as a PDF to send"),
               {none, none},
               to_translate("referee ask pdf")},
    CommandRow{SaveDocuments,
               icon::folder,
               to_translate("Application: save the documents"),
               to_translate("Form, summary, CV and the others as they would be sealed, into a folder"),
               {none, none},
               to_translate("look form cv pdf html preview")},
    CommandRow{CheckPackage,
               icon::certificate,
               to_translate("Check a package"),
               to_translate("Whether a sealed application that came is whole, signed, and worth what it says"),
               {none, none},
               to_translate("open sealed application received verify signature review zip body")},
    CommandRow{AddFiles,
               icon::paperclip,
               to_translate("Add files of evidence"),
               to_translate("Keeps copies of files in the library, to prove entries with"),
               {Shortcut{Modifiers::ControlShift, Key::E}, none},
               to_translate("attach documents scans certificates proof pdf")},
    CommandRow{KeepPlan,
               icon::flag,
               to_translate("Keep the first plan"),
               to_translate("Adds what the first plan in sight asks for as planned entries"),
               {Shortcut{Modifiers::ControlShift, Key::K}, none},
               to_translate("path plan take adopt planned")},
    CommandRow{History,
               icon::history,
               to_translate("History"),
               to_translate("Every change, and the way back to each"),
               {control(Key::Seven), control(Key::H)},
               to_translate("log changes undo restore deleted screen")},
    CommandRow{FindQualification,
               icon::search,
               to_translate("Find a qualification"),
               to_translate("Goes to the search of the catalogue"),
               {control(Key::F), none},
               to_translate("search catalogue")},
    CommandRow{OpenRulesFile,
               icon::folder,
               to_translate("Open a pack file"),
               to_translate("Shows any rule file, checked again whenever it changes"),
               {Shortcut{Modifiers::ControlShift, Key::O}, none},
               to_translate("toml rules check load")},
    CommandRow{Help,
               icon::help,
               to_translate("Help"),
               to_translate("Shows or hides the help"),
               {plain(Key::F1), none},
               to_translate("why explain keys shortcuts manual")},
    CommandRow{ScoringDate,
               icon::calendar,
               to_translate("Change the scoring date"),
               to_translate("The day for which the level is worked out"),
               {control(Key::D), none},
               to_translate("day today on when")},
    CommandRow{Records,
               icon::folder,
               to_translate("Records"),
               to_translate("Other records, and files"),
               {control(Key::R), none},
               to_translate("people person open switch library")},
    CommandRow{Rename,
               icon::edit,
               to_translate("Rename this record"),
               to_translate("The applicant's name"),
               {none, none},
               to_translate("name person")},
    CommandRow{Standing,
               icon::calendar,
               to_translate("Dates and status"),
               to_translate("The day of the award, the cycle, and what you were for a time"),
               {none, none},
               to_translate("award cycle member leave retired")},
    CommandRow{NewScheme,
               icon::certificate,
               to_translate("Add a scheme for this person"),
               to_translate("Another record of the same person, for another scheme"),
               {none, none},
               to_translate("create start credential")},
    CommandRow{CountHere,
               icon::share,
               to_translate("Count entries of other schemes here"),
               to_translate("What this person has entered for another scheme and this one could count too"),
               {none, none},
               to_translate("share same entry twice both schemes")},
    CommandRow{NewRecord,
               icon::file,
               to_translate("New empty record"),
               to_translate("Begins a record for another person"),
               {none, none},
               to_translate("create start person")},
    CommandRow{OpenExample,
               icon::lightbulb,
               to_translate("Open the example"),
               to_translate("Adds the record of an invented person"),
               {none, none},
               to_translate("sample demo")},
    CommandRow{Import,
               icon::folder,
               to_translate("Import a file"),
               to_translate("Adds a record from a JSON file, or entries from a table"),
               {control(Key::O), none},
               to_translate("load read open json csv application")},
    CommandRow{Export,
               icon::save,
               to_translate("Export this record"),
               to_translate("Writes an application file"),
               {control(Key::E), none},
               to_translate("save write json backup")},
    CommandRow{ExportTable,
               icon::list,
               to_translate("Export the entries as a table"),
               to_translate("Writes a CSV file, in which a spreadsheet executes nothing"),
               {none, none},
               to_translate("save write csv tsv excel calc spreadsheet")},
    CommandRow{ExportPage,
               icon::file,
               to_translate("Save this record as a page (HTML)"),
               to_translate("Writes everything that the screens say as HTML, to print or to hear"),
               {none, none},
               to_translate("html report print screen reader accessible")},
    CommandRow{OpenLibrary,
               icon::folder,
               to_translate("Open another library"),
               to_translate("Shows another file (*.accrue) in this window"),
               {none, none},
               to_translate("file load switch accrue")},
    CommandRow{DeleteRecord,
               icon::remove,
               to_translate("Delete this record"),
               to_translate("Takes the whole record away; undo brings it back"),
               {none, none},
               to_translate("remove erase")},
    CommandRow{Settings,
               icon::settings,
               to_translate("Settings"),
               to_translate("Appearance, size and language"),
               {control(Key::Comma), none},
               to_translate("options preferences language")},
    CommandRow{Quit,
               icon::close,
               to_translate("Quit"),
               to_translate("Closes the window; everything is saved"),
               {control(Key::Q), none},
               to_translate("exit close leave")},
};
} // namespace rows

using rows::table;

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
