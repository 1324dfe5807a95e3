// The shell around a real session: first start, messages, help, palette, records, settings, keys.
#include "gui/shell.h"

#include <filesystem>
#include <set>

#include <doctest/doctest.h>

#include "gui/app_fixture.h"
#include "support/golden.h"

namespace accrue::test {

using gui::Key;
using gui::Modifiers;

TEST_CASE("the first start offers an example and an empty record and a file") {
    AppScreen app(Start::Nothing, {1280, 800});
    CHECK(difference_from_golden("welcome", app.screen.text()) == "");
    CHECK(app.screen.has("Open the example"));
    CHECK(app.screen.has("Start an empty record"));
    CHECK(app.screen.has("Import an application file"));
}

TEST_CASE("the example says ASM and why TOGAF counts nothing") {
    AppScreen app(Start::Nothing);
    app.screen.click("Open the example");
    CHECK(app.screen.item("Level/Overall level").value == "ASM");
    CHECK(app.screen.shows("You can claim ASM (Associate)"));
    CHECK(app.screen.item("TOGAF Level 1").value == "counts nothing");
    CHECK(app.screen.shows("TOGAF counts nothing anywhere in this scheme"));
}

TEST_CASE("the whole screen of the example reads as it should") {
    AppScreen app(Start::Sample);
    CHECK(difference_from_golden("sample", app.screen.text()) == "");
}

TEST_CASE("the notice of the pack is in sight at every size") {
    for (Size const size : {Size{1280, 800}, Size{900, 600}, Size{640, 400}}) {
        AppScreen app(Start::Sample, size);
        CAPTURE(size.width);
        CHECK(app.screen.shows("Reconstruction in the style of priSM. Not the priSM Institute"));
    }
}

TEST_CASE("an empty record shows where to begin") {
    AppScreen app(Start::Nothing);
    app.screen.click("Start an empty record");
    REQUIRE(app.screen.has("priSM (reconstruction)"));
    app.screen.type("priSM (");
    app.screen.key(Key::Enter);
    app.screen.frames(3);
    CHECK(app.screen.shows("No level yet"));
    CHECK(app.screen.has("Add to Certificates/Certificate"));
    AppScreen const untouched(Start::Empty);
    CHECK(difference_from_golden("empty", untouched.screen.text()) == "");
}

TEST_CASE("every entry can be read and marked while the help is open") {
    for (Size const size : {Size{1280, 800}, Size{1920, 1080}, Size{900, 600}, Size{640, 400}}) {
        AppScreen app(Start::Sample, size);
        app.screen.key(Key::F1);
        REQUIRE(app.screen.has("Close help"));
        for (session::GroupModel const& group : app.session.estimate().groups)
            for (session::EntryModel const& entry : group.entries) {
                CAPTURE(size.width);
                CAPTURE(entry.name);
                app.app.scroll_to(entry.id);
                app.screen.frames(3);
                app.screen.click(entry.name); // fails where something covers it
                CHECK(app.screen.item(entry.name).checked);
            }
        CHECK(app.screen.has("Close help"));
    }
}

TEST_CASE("the command palette runs a command by its name") {
    AppScreen app(Start::Sample);
    app.screen.key(Key::K, Modifiers::Control);
    app.screen.type("xyzzy");
    CHECK(app.screen.shows("Nothing matches"));
    app.screen.key(Key::Escape);
    app.screen.key(Key::K, Modifiers::Control);
    app.screen.type("undo");
    app.screen.key(Key::Enter);
    app.screen.frames(3);
    CHECK(app.session.record() == RecordId{});
    CHECK(app.screen.has("Open the example"));
}

TEST_CASE("the palette goes to an entry and explains it") {
    AppScreen app(Start::Sample, {1280, 800});
    app.screen.key(Key::K, Modifiers::Control);
    app.screen.type("nobody owns");
    app.screen.key(Key::Enter);
    app.screen.frames(4);
    auto const& row = app.screen.item("Problems nobody owns");
    CHECK(row.checked);
    CHECK(row.on_screen);
    CHECK(app.screen.has("Close help"));
}

TEST_CASE("undo and redo work by keys and say what they would do") {
    AppScreen app(Start::Sample);
    app.app.ask(gui::DeleteEntry{app.entry("Measuring less").id});
    app.screen.frames(3);
    CHECK(app.entries() == 14);
    app.screen.hover("Bar/Undo");
    CHECK(app.screen.shows("Measuring less (Ctrl+Z)"));
    app.screen.key(Key::Z, Modifiers::Control);
    CHECK(app.entries() == 15);
    app.screen.key(Key::Z, Modifiers::ControlShift);
    CHECK(app.entries() == 14);
    app.screen.key(Key::Z, Modifiers::Control);
    app.screen.key(Key::Y, Modifiers::Control);
    CHECK(app.entries() == 14);
}

TEST_CASE("in a text field the undo keys leave the record alone") {
    AppScreen app(Start::Sample);
    app.app.ask(gui::DeleteEntry{app.entry("Measuring less").id});
    app.screen.frames(3);
    app.screen.fill("Filter entries", "desk");
    app.screen.key(Key::Z, Modifiers::Control);
    CHECK(app.entries() == 14);
}

TEST_CASE("escape closes one thing at a time") {
    AppScreen app(Start::Sample);
    app.screen.key(Key::F1);
    app.app.ask(gui::NewEntry{"post"});
    app.screen.frames(4);
    REQUIRE(app.screen.has("Form/Save entry"));
    app.screen.key(Key::Escape); // leaves the field
    CHECK(app.screen.has("Form/Save entry"));
    app.screen.key(Key::Escape);
    CHECK_FALSE(app.screen.has("Form/Save entry"));
    CHECK(app.screen.has("Close help"));
    app.screen.key(Key::Escape);
    CHECK_FALSE(app.screen.has("Close help"));
}

TEST_CASE("a dropped file that is refused is told with what to do and can be dismissed") {
    AppScreen app(Start::Nothing, {1280, 800});
    app.app.ask(gui::ImportFile{"/no/such/file.json"});
    app.app.ask(gui::ImportFile{"/no/such/file.json"});
    app.screen.frames(3);
    CHECK(app.session.record() == RecordId{});
    CHECK(app.screen.shows("/no/such/file.json"));
    CHECK_FALSE(app.screen.has("Message 2/Dismiss")); // the same twice is told once
    app.screen.click("Message 1/Dismiss");
    CHECK_FALSE(app.screen.has("Message 1/Dismiss"));
}

TEST_CASE("a refused file is told in the dialog and its path can be corrected there") {
    std::string const sample =
        (std::filesystem::path(ACCRUE_SOURCE_DIR) / "assets/samples/gazing-into-the-prism.json").string();
    AppScreen app(Start::Nothing, {1280, 800});
    app.screen.click("Import an application file");
    app.screen.fill("File", sample + "x");
    app.screen.key(Key::Enter);
    app.screen.frames(3);
    CHECK(app.screen.item("File").value == sample + "x");
    CHECK(app.screen.shows("gazing-into-the-prism.jsonx: "));
    CHECK_FALSE(app.screen.has("Message 1/Dismiss"));
    app.screen.key(Key::End); // the field has the keyboard again
    app.screen.key(Key::Backspace);
    CHECK_FALSE(app.screen.shows("gazing-into-the-prism.jsonx: "));
    app.screen.key(Key::Enter);
    app.screen.frames(3);
    CHECK_FALSE(app.screen.has("File"));
    CHECK(app.entries() == 15);
    app.screen.key(Key::E, Modifiers::Control);
    app.screen.fill("File", "/no/such/folder/file.json");
    app.screen.key(Key::Enter);
    app.screen.frames(3);
    CHECK(app.screen.item("File").value == "/no/such/folder/file.json");
    CHECK_FALSE(app.screen.has("Message 2/Dismiss"));
    app.screen.click("Export this record/Cancel");
    CHECK_FALSE(app.screen.has("File"));
}

TEST_CASE("an error goes once something has worked") {
    AppScreen app(Start::Sample, {1280, 800});
    app.app.ask(gui::ImportFile{"/no/such/file.json"});
    app.screen.frames(3);
    REQUIRE(app.screen.shows("/no/such/file.json"));
    app.app.ask(gui::DeleteEntry{app.entry("Measuring less").id});
    app.screen.frames(3);
    CHECK_FALSE(app.screen.shows("/no/such/file.json"));
    CHECK(app.screen.shows("Deleted Measuring less."));
}

TEST_CASE("the palette finds how the window looks and what people call things") {
    AppScreen app(Start::Sample, {1280, 800});
    auto const run = [&](std::string_view words) {
        app.screen.key(Key::K, Modifiers::Control);
        app.screen.type(words);
        REQUIRE_FALSE(app.screen.shows("Nothing matches"));
        app.screen.key(Key::Enter);
        app.screen.frames(3);
    };
    run("dark");
    CHECK(app.session.shell().theme == "dark");
    run("theme light");
    CHECK(app.session.shell().theme == "light");
    run("scale 150");
    CHECK(app.session.shell().scale == 1.5F);
    run("size as the display");
    CHECK(app.session.shell().scale == 0);
    run("deutsch");
    CHECK(app.session.shell().chosen_language == "de");
    run("english");
    CHECK(app.session.shell().chosen_language == "en");
    app.app.ask(gui::NewEntry{"post"});
    app.screen.frames(4);
    app.screen.type("Head of nothing");
    app.screen.key(Key::Escape);
    app.screen.key(Key::Escape);
    REQUIRE_FALSE(app.screen.has("Form/Save entry"));
    run("draft");
    CHECK(app.screen.has("Form/Save entry"));
    CHECK(app.screen.shows("Head of nothing"));
}

TEST_CASE("a record is exported and imported again by the dialogs") {
    auto const file = std::filesystem::temp_directory_path() / "accrue-shell-test.json";
    std::filesystem::remove(file);
    AppScreen app(Start::Sample);
    app.screen.key(Key::E, Modifiers::Control);
    app.screen.fill("File", file.string());
    app.screen.click("Export this record/Export");
    CHECK(app.screen.shows("Exported to"));
    REQUIRE(std::filesystem::exists(file));
    must(app.session.rename_record("Somebody else")); // else the record is there already
    app.screen.key(Key::O, Modifiers::Control);
    app.screen.fill("File", file.string());
    app.screen.key(Key::Enter);
    app.screen.frames(3);
    CHECK(app.session.shell().records.size() == 2);
    CHECK(app.entries() == 15);
    std::filesystem::remove(file);
}

TEST_CASE("without a path the dialog cannot be accepted") {
    AppScreen app(Start::Sample);
    app.screen.key(Key::O, Modifiers::Control);
    app.screen.frames(3);
    CHECK_FALSE(app.screen.item("Import a file/Import").enabled);
    app.screen.click("Import a file/Cancel");
    CHECK_FALSE(app.screen.has("Import a file/Import"));
}

TEST_CASE("records are switched and renamed from the bar") {
    AppScreen app(Start::Sample, {1280, 800});
    app.screen.click("Bar/Record");
    app.screen.click("Records/New empty record");
    app.screen.click("priSM (reconstruction)");
    CHECK(app.screen.item("Bar/Record").value == "Unnamed record");
    app.screen.click("Bar/Record");
    app.screen.click("Records/Rename this record");
    app.screen.fill("Name", "Żółć Example");
    app.screen.key(Key::Enter);
    app.screen.frames(3);
    CHECK(app.screen.item("Bar/Record").value == "Żółć Example");
    app.screen.click("Bar/Record");
    app.screen.click("Imogen Ashby");
    CHECK(app.screen.item("Bar/Record").value == "Imogen Ashby");
}

TEST_CASE("the scoring date is set from the bar and follows today again") {
    AppScreen app(Start::Sample, {1280, 800});
    app.screen.click("Scored on 12 September 2012");
    app.screen.fill("Scoring date", "2013-01-15");
    app.screen.click("Use this date");
    CHECK(app.session.estimate().scoring_date == "2013-01-15");
    app.screen.click("Scored on 15 January 2013");
    app.screen.click("Always today");
    CHECK(app.session.estimate().date_is_today);
    CHECK(app.screen.has("Scored today, 12 September 2012"));
}

TEST_CASE("a scoring date that does not exist is told and the keyboard stays with it") {
    AppScreen app(Start::Sample, {1280, 800});
    app.screen.key(Key::D, Modifiers::Control);
    app.screen.key(Key::A, Modifiers::Control);
    app.screen.type("2012-02-30");
    app.screen.key(Key::Enter);
    CHECK(app.screen.shows("February 2012 has no day 30."));
    CHECK(app.screen.focused() == "Scoring date");
    app.screen.key(Key::Tab);
    CHECK(app.screen.focused() != "Scoring date");
    app.screen.key(Key::D, Modifiers::Control); // the same keys lead back to it
    app.screen.key(Key::A, Modifiers::Control);
    app.screen.type("2012-02-29");
    app.screen.key(Key::Enter);
    app.screen.frames(3);
    CHECK(app.session.estimate().scoring_date == "2012-02-29");
    CHECK_FALSE(app.screen.has("Scoring date"));
}

TEST_CASE("appearance and size are set in the settings and remembered") {
    AppScreen app(Start::Sample, {1280, 800});
    app.screen.click("Navigation/Settings");
    app.screen.click("Appearance/Dark");
    CHECK(app.session.shell().theme == "dark");
    app.screen.click("Settings/Size of everything");
    app.screen.click("150 %");
    CHECK(app.session.shell().scale == 1.5F);
}

TEST_CASE("the keyboard goes round in the settings, and one sees where it is") {
    AppScreen app(Start::Sample, {1280, 800});
    app.screen.key(Key::Comma, Modifiers::Control);
    app.screen.frames(3);
    for (std::string_view const stop : {"System", "Light", "Dark", "Contrast", "Size of everything", "Language"}) {
        CHECK(app.screen.focused() == stop);
        CHECK(ImGui::GetIO().NavVisible);
        app.screen.key(Key::Tab);
    }
    CHECK(app.screen.focused() == "System");
    app.screen.key(Key::Tab, Modifiers::Shift);
    app.screen.key(Key::Tab, Modifiers::Shift);
    app.screen.key(Key::Tab, Modifiers::Shift);
    app.screen.key(Key::Space);
    app.screen.frames(2);
    CHECK(app.session.shell().theme == "contrast");
}

TEST_CASE("the keyboard reaches every button of the scoring date, and one sees where it is") {
    AppScreen app(Start::Sample, {1280, 800});
    REQUIRE_FALSE(app.session.estimate().date_is_today);
    app.screen.key(Key::D, Modifiers::Control);
    app.screen.frames(3);
    int tabs = 0;
    while (app.screen.focused() != "Always today" && ++tabs < 8) app.screen.key(Key::Tab);
    CHECK(tabs > 1);
    REQUIRE(app.screen.focused() == "Always today");
    CHECK(ImGui::GetIO().NavVisible);
    app.screen.key(Key::Space);
    app.screen.frames(3);
    CHECK(app.session.estimate().date_is_today);
}

TEST_CASE("the program is quit by its keys whatever is open") {
    AppScreen app(Start::Sample, {1280, 800});
    app.screen.key(Key::Comma, Modifiers::Control);
    app.screen.frames(2);
    app.screen.key(Key::Q, Modifiers::Control);
    app.screen.frames(2);
    CHECK(app.app.wants_quit());
}

TEST_CASE("in a very low window the wheel brings the rest of the navigation into sight") {
    AppScreen app(Start::Sample, {427, 267}); // 1280 x 800 at three times the size
    CHECK_FALSE(app.screen.item("Navigation/Settings").on_screen);
    app.screen.hover("Navigation/Home");
    for (int i = 0; i < 10; ++i) app.screen.wheel(-1);
    app.screen.frames(2);
    CHECK(app.screen.item("Navigation/Settings").on_screen);
    app.screen.click("Navigation/History");
    CHECK(app.app.state().screen == gui::ScreenName::History);
}

TEST_CASE("a record without a name is renamed from nothing") {
    AppScreen app(Start::Empty, {1280, 800});
    app.app.ask(gui::Show{gui::Panel::Rename});
    app.screen.frames(3);
    CHECK(app.screen.item("Name").value == "");
}

TEST_CASE("what was done is told for some seconds, what was refused until it is answered") {
    AppScreen app(Start::Sample, {1280, 800});
    app.screen.clipboard() = "no table";
    app.screen.hover("Add entry");
    app.screen.key(Key::V, Modifiers::Control);
    app.screen.frames(2);
    app.app.ask(gui::ImportFile{"/nowhere/at all.json"});
    app.screen.frames(3);
    CHECK(app.screen.shows("There is no table in the clipboard."));
    REQUIRE(app.screen.shows("/nowhere/at all.json"));
    app.screen.environment().next_frame_in.reset();
    app.screen.frame();
    REQUIRE(app.screen.environment().next_frame_in);
    CHECK(*app.screen.environment().next_frame_in > 7);
    app.screen.frames(8 * 60 + 2);
    CHECK_FALSE(app.screen.shows("There is no table in the clipboard."));
    CHECK(app.screen.shows("/nowhere/at all.json"));
}

TEST_CASE("the help says in full what each key does") {
    AppScreen app(Start::Sample, {1280, 800});
    app.screen.key(Key::F1);
    app.screen.frames(3);
    CHECK(app.screen.shows("Paste entries from a"));
    CHECK_FALSE(app.screen.shows("spr…"));
}

TEST_CASE("the packs are listed by their whole titles") {
    AppScreen app(Start::Sample, {1280, 3400});
    app.app.ask(gui::GoTo{gui::ScreenName::Rules});
    app.screen.frames(3);
    app.session.rules().finish();
    app.screen.frames(3);
    CHECK_FALSE(app.screen.shows("…"));
}

TEST_CASE("the keys of the table ask for what they say") {
    AppScreen app(Start::Sample, {1280, 800});
    app.screen.key(Key::N, Modifiers::Control);
    CHECK(app.screen.has("What do you want to add?"));
    app.screen.key(Key::Escape);
    app.screen.key(Key::F, Modifiers::Control);
    CHECK(app.screen.focused() == "Filter entries");
    app.screen.key(Key::Escape);
    app.screen.key(Key::Q, Modifiers::Control);
    CHECK(app.app.wants_quit());
}

TEST_CASE("in a narrow window entries and summary take turns") {
    AppScreen app(Start::Sample, {640, 400});
    CHECK(app.screen.has("BA Modern Languages"));
    app.screen.click("View/Summary: ASM");
    CHECK_FALSE(app.screen.has("BA Modern Languages"));
    CHECK(app.screen.item("Level/Overall level").value == "ASM");
    app.screen.click("View/Entries");
    CHECK(app.screen.has("BA Modern Languages"));
}

TEST_CASE("the keyboard reaches the entries and opens what explains them") {
    AppScreen app(Start::Sample, {1280, 800});
    for (int presses = 0; presses < 40 && app.screen.focused() != "BA Modern Languages"; ++presses)
        app.screen.key(Key::Tab);
    REQUIRE(app.screen.focused() == "BA Modern Languages");
    app.screen.key(Key::Enter);
    CHECK(app.screen.has("Close help"));
    app.screen.key(Key::Tab);
    CHECK(app.screen.focused() == "Edit");
}

TEST_CASE("the keyboard goes through every entry and every number whatever the window shows") {
    for (Size const size : {Size{1280, 800}, Size{640, 400}}) {
        AppScreen app(Start::Sample, size);
        std::set<std::string> visited;
        for (int presses = 0; presses < 130; ++presses) {
            app.screen.key(Key::Tab);
            visited.insert(app.screen.focused());
        }
        CAPTURE(size.width);
        for (session::GroupModel const& group : app.session.estimate().groups)
            for (session::EntryModel const& entry : group.entries) CHECK(visited.contains(entry.name));
        CHECK(visited.contains("Mentoring or training"));
        if (size.width > 1000) CHECK(visited.contains("Supporting certificates"));
        if (size.width > 1000) CHECK(visited.contains("Fellowship granted by the committee"));
    }
}

TEST_CASE("the screens are gone to by Ctrl and their numbers") {
    AppScreen app(Start::Sample, {1280, 800});
    struct Place {
        Key key;
        gui::ScreenName screen;
    };
    for (Place const& place :
         {Place{Key::Two, gui::ScreenName::Estimate}, Place{Key::Three, gui::ScreenName::Timeline},
          Place{Key::Four, gui::ScreenName::Path}, Place{Key::Five, gui::ScreenName::Evidence},
          Place{Key::Six, gui::ScreenName::Application}, Place{Key::Seven, gui::ScreenName::History},
          Place{Key::Eight, gui::ScreenName::Rules}, Place{Key::One, gui::ScreenName::Home}}) {
        app.screen.key(place.key, Modifiers::Control);
        app.screen.frame();
        CHECK(app.app.state().screen == place.screen);
    }
}

TEST_CASE("a record is deleted and comes back by undo") {
    AppScreen app(Start::Sample, {1280, 800});
    app.screen.click("Bar/Record");
    app.screen.click("Records/Delete this record");
    CHECK(app.session.record() == RecordId{});
    CHECK(app.screen.has("Open the example"));
    app.screen.click("Message 1/Undo");
    CHECK(app.entries() == 15);
    CHECK(app.screen.item("Bar/Record").value == "Imogen Ashby");
}

TEST_CASE("a window of any size is drawn") {
    for (Size const size : {Size{1, 1}, Size{90, 70}, Size{300, 200}, Size{400, 1200}, Size{1600, 120}}) {
        CAPTURE(size.width);
        AppScreen app(Start::Sample, size);
        app.screen.key(Key::F1);
        app.app.ask(gui::NewEntry{"post"});
        app.app.ask(gui::DeleteEntry{app.entry("Measuring less").id});
        app.screen.frames(5);
        CHECK(app.entries() == 14);
    }
}

} // namespace accrue::test
