// Entering things on the Estimate screen, over a real session: by mouse and by keyboard, rightly and wrongly.
#include "gui/screens/estimate.h"

#include <csignal>
#include <filesystem>
#include <sys/resource.h>

#include <doctest/doctest.h>

#include "gui/app_fixture.h"
#include "support/golden.h"

namespace accrue::test {

using gui::Key;
using gui::Modifiers;

namespace {

std::string between(std::string const& text, std::string_view from, std::string_view to) {
    std::size_t const start = text.find(from);
    if (start == std::string::npos) return {};
    return text.substr(start, text.find(to, start) - start);
}

// While it lives no file of this process can grow.
class FullDisk {
public:
    FullDisk() {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        rlimit const none{0, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &none);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &before_); }
    FullDisk(FullDisk const&) = delete;
    FullDisk& operator=(FullDisk const&) = delete;

private:
    rlimit before_{};
};

} // namespace

TEST_CASE("one ITIL Intermediate entered by keyboard makes it PSM") {
    AppScreen app(Start::Sample);
    app.screen.key(Key::N, Modifiers::Control);
    app.screen.type("certif");
    app.screen.key(Key::Enter); // the form opens with the keyboard in its first field
    app.screen.frames(4);
    REQUIRE(app.screen.focused() == "Qualification");
    app.screen.key(Key::Enter); // the list opens
    app.screen.type("service strategy");
    app.screen.key(Key::Enter);
    app.screen.frames(3);
    CHECK(app.screen.shows("your level: PSM"));
    app.screen.key(Key::Enter, Modifiers::Control);
    app.screen.frames(3);
    CHECK(app.screen.item("Level/Overall level").value == "PSM");
    CHECK(app.screen.item("ITIL V3 Service Strategy").value == "counts");
    CHECK_FALSE(app.screen.has("Form/Save entry"));
}

TEST_CASE("the name of a qualification can be typed at once into the new form") {
    AppScreen app(Start::Sample, {1280, 800});
    app.screen.click("Add entry");
    app.screen.click("Palette/Certificate");
    REQUIRE(app.screen.focused() == "Qualification");
    for (char const letter : std::string("service strategy")) {
        if (letter == ' ') ImGui::GetIO().KeysDown[gui::key_index(Key::Space)] = true;
        ImGui::GetIO().AddInputCharacter(static_cast<unsigned>(letter));
        app.screen.frame();
        ImGui::GetIO().KeysDown[gui::key_index(Key::Space)] = false;
    }
    app.screen.frames(3);
    CHECK(app.screen.item("Qualification/Search").value == "service strategy");
    app.screen.key(Key::Enter);
    app.screen.frames(3);
    CHECK(app.screen.item("Form/Qualification").value == "ITIL V3 Service Strategy");
}

TEST_CASE("arrow keys go along the entries and Delete takes the one that has the keyboard away") {
    for (Size const size : {Size{1280, 3400}, Size{1280, 500}, Size{640, 400}}) {
        CAPTURE(size.height);
        AppScreen app(Start::Sample, size);
        std::vector<std::string> names;
        for (session::GroupModel const& group : app.session.estimate().groups)
            for (session::EntryModel const& entry : group.entries) names.push_back(entry.name);
        for (int presses = 0; presses < 40 && app.screen.focused() != names[0]; ++presses) app.screen.key(Key::Tab);
        for (std::size_t i = 0; i < names.size(); ++i) {
            CHECK(app.screen.focused() == names[i]);
            CHECK(app.screen.item(names[i]).on_screen);
            app.screen.key(Key::Down);
        }
        CHECK(app.screen.focused() == names.back());
        app.screen.key(Key::Up);
        CHECK(app.screen.focused() == names[names.size() - 2]);
        app.screen.key(Key::Delete);
        CHECK(app.entries() == names.size() - 1);
        CHECK(app.screen.focused() == names.back());
        CHECK(app.screen.shows("Deleted " + names[names.size() - 2]));
        app.screen.key(Key::Delete);
        CHECK(app.screen.focused() == names[names.size() - 3]);
        app.screen.key(Key::Z, Modifiers::Control);
        app.screen.key(Key::Z, Modifiers::Control);
        CHECK(app.entries() == names.size());
    }
}

TEST_CASE("Delete in a text field takes no entry away") {
    AppScreen app(Start::Sample, {1280, 800});
    app.screen.click("BA Modern Languages");
    app.screen.fill("Filter entries", "desk");
    app.screen.key(Key::Delete);
    CHECK(app.entries() == 15);
}

TEST_CASE("entries can be added in the smallest window") {
    AppScreen app(Start::Sample, {320, 240}); // 640 x 480 at 200 %
    CHECK(app.screen.item("Add entry").max.x <= 320);
    CHECK(app.screen.item("Add entry").max.x - app.screen.item("Add entry").min.x >= 36);
    app.screen.click("Add entry");
    CHECK(app.screen.has("What do you want to add?"));
}

TEST_CASE("a form speaks of what it shows also where that cannot be kept") {
    auto const file = std::filesystem::temp_directory_path() / "accrue-full-disk-test.accrue";
    std::filesystem::remove(file);
    {
        AppScreen app(must(session::Session::open(file, prism_ports())), Start::Sample, {1280, 1600});
        app.screen.click("Add to Certificates/Certificate");
        app.screen.click("Qualification");
        app.screen.type("service design");
        {
            FullDisk const full;
            app.screen.key(Key::Enter);
            app.screen.frames(3);
        }
        CHECK(app.screen.item("Form/Qualification").value == "ITIL V3 Service Design");
        CHECK(app.screen.has("Message 1/Dismiss"));
        CHECK_FALSE(app.screen.shows("still needs something"));
        app.screen.click("Form/Save entry"); // there is room again
        CHECK(app.entries() == 16);
        CHECK_FALSE(app.screen.has("Form/Save entry"));
    }
    std::filesystem::remove(file);
}

TEST_CASE("a certificate is entered by mouse alone") {
    AppScreen app(Start::Sample);
    app.screen.click("Add to Certificates/Certificate");
    app.screen.click("Qualification");
    app.screen.type("isaca");
    app.screen.click("COBIT Foundation");
    app.screen.click("Form/Save entry");
    CHECK(app.entries() == 16);
    CHECK(app.screen.item("COBIT Foundation").value == "1 point");
}

TEST_CASE("a qualification is found by its issuer and by its kind") {
    AppScreen app(Start::Sample);
    app.screen.click("Add to Certificates/Certificate");
    app.screen.click("Qualification");
    app.screen.type("open group");
    CHECK(app.screen.shows("TOGAF Level 1"));
    CHECK_FALSE(app.screen.shows("COBIT"));
    app.screen.fill("Qualification/Search", "expert");
    CHECK(app.screen.shows("ITIL Expert"));
}

TEST_CASE("a qualification that is not in the list is kept by its name with a warning") {
    AppScreen app(Start::Sample);
    app.screen.click("Add to Certificates/Certificate");
    app.screen.click("Qualification");
    app.screen.type("Certified Harbour Pilot");
    app.screen.click("Qualification/Use “Certified Harbour Pilot”");
    CHECK(app.screen.item("Qualification").value == "Certified Harbour Pilot");
    CHECK(app.screen.shows("is not in the catalogue"));
    app.screen.click("Form/Save entry");
    CHECK(app.screen.item("Certified Harbour Pilot").value == "counts nothing");
}

TEST_CASE("an invalid number is marked at its field and kept when the form is closed") {
    AppScreen app(Start::Sample);
    app.screen.click("Add to Education and experience/Job");
    app.screen.fill("Title", "Night shift");
    app.screen.fill("Hours a week", "4o");
    CHECK(app.screen.shows("'4o'"));
    app.screen.click("Form/Keep for later");
    CHECK(app.entries() == 15);
    CHECK(app.screen.item("Unfinished Night shift/Night shift").value == "unfinished");
    app.screen.click("Unfinished Night shift/Night shift");
    CHECK(app.screen.item("Form/Hours a week").value == "4o");
    CHECK(app.screen.shows("'4o'"));
}

TEST_CASE("what is closed unfinished stays in sight") {
    AppScreen app(Start::Sample, {1280, 500});
    app.screen.click("Add to Education and experience/Job");
    app.screen.fill("Title", "Night shift");
    for (int i = 0; i < 20 && !app.screen.shows("Keep for later"); ++i) app.screen.key(Key::Tab);
    app.screen.key(Key::Escape);
    app.screen.key(Key::Escape);
    CHECK(app.screen.shows("unfinished"));
}

TEST_CASE("a number beyond its limits is marked with the limits") {
    AppScreen app(Start::Sample);
    app.screen.click("Add to Education and experience/Job");
    app.screen.fill("Hours a week", "200");
    CHECK(app.screen.shows("168"));
    CHECK_FALSE(app.app.state().estimate.form->check.can_save);
}

TEST_CASE("what was left unfinished is found again after a restart") {
    auto const library = std::filesystem::temp_directory_path() / "accrue-estimate-test.accrue";
    std::filesystem::remove(library);
    {
        AppScreen app(must(session::Session::open(library, prism_ports())), Start::Empty);
        app.screen.click("Add to Extra points/Writing");
        app.screen.fill("Title", "Queues ąę");
        app.screen.fill("Date", "2012-13-45");
    }
    AppScreen app(must(session::Session::open(library, prism_ports())), Start::Nothing);
    app.screen.click("Unfinished Queues ąę/Queues ąę");
    CHECK(app.screen.item("Form/Title").value == "Queues ąę");
    CHECK(app.screen.item("Form/Date").value == "2012-13-45");
    app.screen.fill("Form/Date", "2012-03-04");
    app.screen.click("Kind of text");
    app.screen.click("Kind of text/Article");
    app.screen.click("Written as a paid duty/No");
    app.screen.click("Form/Save entry");
    CHECK(app.screen.item("Queues ąę/Queues ąę").value == "2 points");
    CHECK(app.session.estimate().groups[2].drafts.empty());
    std::filesystem::remove(library);
}

TEST_CASE("empty fields are blamed only when saving is tried") {
    AppScreen app(Start::Sample);
    app.screen.click("Add to Education and experience/Job");
    CHECK_FALSE(app.screen.shows("Enter a date."));
    app.screen.click("Form/Save entry");
    CHECK(app.screen.shows("Enter a date."));
    CHECK(app.screen.shows("Enter a number, 0 to 168."));
    CHECK(app.screen.focused() == "From");
    CHECK(app.entries() == 15);
}

TEST_CASE("enter in a field saves the form") {
    AppScreen app(Start::Sample);
    app.click_action("Service desk analyst", "Edit");
    app.screen.fill("Form/Title", "Desk lead");
    app.screen.key(Key::Enter);
    app.screen.frames(3);
    CHECK(app.screen.has("Desk lead/Desk lead"));
    CHECK_FALSE(app.screen.has("Form/Save change"));
}

TEST_CASE("an entry that is duplicated stands below and says that it is there twice") {
    AppScreen app(Start::Sample);
    app.click_action("Measuring less", "Duplicate");
    CHECK(app.entries() == 16);
    CHECK(app.screen.has("Measuring less (2)/Measuring less"));
    CHECK(app.screen.item("Measuring less (2)/Measuring less").value == "counts nothing"); // entered twice
}

TEST_CASE("deleting offers to take it back where the message is") {
    AppScreen app(Start::Sample);
    app.click_action("TOGAF Level 1", "Delete");
    CHECK(app.entries() == 14);
    CHECK(app.screen.shows("Deleted TOGAF Level 1."));
    app.screen.click("Message 1/Undo");
    CHECK(app.entries() == 15);
    CHECK_FALSE(app.screen.has("Message 1/Undo"));
}

TEST_CASE("the offer to take back goes when something else was changed") {
    AppScreen app(Start::Sample);
    app.click_action("TOGAF Level 1", "Delete");
    REQUIRE(app.screen.has("Message 1/Undo"));
    app.app.ask(gui::RenameRecord{"Someone else"});
    app.screen.frames(3);
    CHECK_FALSE(app.screen.has("Message 1/Undo"));
}

TEST_CASE("what is discarded can be brought back") {
    AppScreen app(Start::Sample);
    app.screen.click("Add to Education and experience/Job");
    app.screen.fill("Title", "Night shift");
    app.screen.click("Form/Discard");
    CHECK_FALSE(app.screen.has("Unfinished Night shift/Night shift"));
    app.screen.click("Message 1/Bring it back");
    CHECK(app.screen.has("Unfinished Night shift/Night shift"));
}

TEST_CASE("a change that is not finished leaves the entry as it was and is marked there") {
    AppScreen app(Start::Sample);
    app.click_action("Service desk analyst", "Edit");
    app.screen.fill("Form/Hours a week", "lots");
    app.screen.key(Key::Escape);
    app.screen.key(Key::Escape);
    CHECK(app.screen.shows("An unfinished change of this entry is kept"));
    app.click_action("Service desk analyst", "Edit");
    CHECK(app.screen.item("Form/Hours a week").value == "lots");
    app.screen.click("Form/Discard");
    CHECK_FALSE(app.screen.shows("An unfinished change of this entry is kept"));
}

TEST_CASE("a press on a number shows its explanation with the clause") {
    AppScreen app(Start::Sample);
    app.screen.click("Points/Writing");
    CHECK(app.screen.has("Close help"));
    CHECK(app.screen.shows("3.9 Writing: 0.5 to 10 points each, at most 10"));
    app.screen.click("Steps/Step Certificates");
    CHECK(app.screen.shows("2.1 Certificates, by tier"));
    app.screen.click("Ladder/PSM");
    CHECK(app.screen.shows("Professional"));
    app.screen.click("TOGAF Level 2");
    CHECK(app.screen.shows("Certificates in other subjects count"));
}

TEST_CASE("the help of a form is beside it and never over it") {
    AppScreen app(Start::Sample, {1280, 1600});
    app.screen.click("Add to Education and experience/Job");
    app.screen.click("Form/Help on this form");
    CHECK(app.screen.shows("0 to 168 h"));
    app.screen.fill("Form/Title", "Still reachable");
    CHECK(app.screen.item("Form/Title").value == "Still reachable");
}

TEST_CASE("the help follows from an entry to the form that is typed into") {
    AppScreen app(Start::Sample);
    app.screen.click("Add to Education and experience/Job");
    app.screen.click("TOGAF Level 1");
    REQUIRE(app.screen.shows("Certificates in other subjects count"));
    app.screen.fill("Form/Title", "x");
    CHECK_FALSE(app.screen.shows("Certificates in other subjects count"));
    CHECK(app.screen.shows("0 to 168 h"));
}

TEST_CASE("typing and saving in one frame leaves nothing unfinished behind") {
    AppScreen app(Start::Sample);
    app.app.ask(gui::EditEntry{app.entry("Service desk analyst").id});
    app.screen.frames(4);
    ImGuiIO& io = ImGui::GetIO();
    io.AddInputCharactersUTF8("Z"); // over the title, which is selected
    io.KeysDown[gui::key_index(Key::Enter)] = true;
    app.screen.frame();
    io.KeysDown[gui::key_index(Key::Enter)] = false;
    app.screen.frames(4);
    CHECK(app.entry("Z").type == "post");
    CHECK_FALSE(app.app.state().estimate.form);
    for (session::GroupModel const& group : app.session.estimate().groups) CHECK(group.drafts.empty());
    CHECK_FALSE(app.entry("Z").has_draft);
}

TEST_CASE("the filter looks at names and details and reasons") {
    AppScreen app(Start::Sample);
    app.screen.fill("Filter entries", "kestrel");
    CHECK(app.screen.has("Problem management/Problem management"));
    CHECK_FALSE(app.screen.has("Measuring less/Measuring less"));
    app.screen.fill("Filter entries", "architecture");
    CHECK(app.screen.has("TOGAF Level 1/TOGAF Level 1"));
    app.screen.fill("Filter entries", "xyzzy");
    CHECK(app.screen.shows("No entry matches"));
    app.screen.click("Show all entries");
    CHECK(app.screen.has("Measuring less/Measuring less"));
}

TEST_CASE("the filter looks at steps and categories and dates") {
    AppScreen app(Start::Sample);
    app.screen.fill("Filter entries", "certificates");
    CHECK(app.screen.has("TOGAF Level 1/TOGAF Level 1"));
    CHECK_FALSE(app.screen.has("Measuring less/Measuring less"));
    app.screen.fill("Filter entries", "implementations");
    CHECK(app.screen.has("Problem management/Problem management"));
    CHECK_FALSE(app.screen.has("TOGAF Level 1/TOGAF Level 1"));
    app.screen.fill("Filter entries", "feb 2011");
    CHECK(app.screen.has("TOGAF Level 1/TOGAF Level 1"));
    CHECK_FALSE(app.screen.has("ITIL V3 Foundation/ITIL V3 Foundation"));
}

TEST_CASE("where there is no room for the choices the palette has them, and one sees that not all is listed") {
    AppScreen app(Start::Sample, {800, 600});
    REQUIRE_FALSE(app.screen.has("State"));
    app.screen.key(Key::K, Modifiers::Control);
    app.screen.type("show only with problems");
    app.screen.key(Key::Enter);
    app.screen.frames(3);
    CHECK(app.app.state().estimate.shown == gui::EntryShown::Problems);
    app.screen.click("Tools/Show all entries");
    app.screen.frames(2);
    CHECK(app.app.state().estimate.shown == gui::EntryShown::All);
    CHECK_FALSE(app.screen.has("Tools/Show all entries"));
}

TEST_CASE("an empty record that is searched says one thing only") {
    AppScreen app(Start::Empty, {1280, 800});
    CHECK(app.screen.shows("Add what you have done so far"));
    app.screen.fill("Filter entries", "qqq");
    app.screen.frames(2);
    CHECK(app.screen.shows("No entry matches"));
    CHECK_FALSE(app.screen.shows("Add what you have done so far"));
}

TEST_CASE("saving shows the entry although the filter would have hidden it") {
    AppScreen app(Start::Sample);
    app.screen.fill("Filter entries", "analyst");
    app.click_action("Service desk analyst", "Edit");
    app.screen.fill("Form/Title", "Zookeeper");
    app.screen.click("Form/Save change");
    CHECK(app.screen.has("Zookeeper/Zookeeper"));
}

TEST_CASE("undo closes the form of an entry that it takes away") {
    AppScreen app(Start::Sample);
    app.click_action("Measuring less", "Duplicate");
    app.screen.hover("Measuring less (2)/Measuring less");
    app.screen.click("Measuring less (2)/Edit");
    app.screen.key(Key::Escape);
    REQUIRE(app.screen.has("Form/Save change"));
    app.screen.click("Bar/Undo");
    CHECK_FALSE(app.screen.has("Form/Save change"));
    CHECK(app.entries() == 15);
}

TEST_CASE("the form with everything wrong reads as it should") {
    AppScreen app(Start::Sample);
    app.screen.click("Add to Education and experience/Job");
    app.screen.fill("From", "2012-02-30");
    app.screen.fill("To", "yesterday");
    app.screen.fill("Hours a week", "-1");
    app.screen.fill("Share of ITSM duties", "NaN");
    app.screen.click("Form/Save entry");
    ImGui::GetIO().MousePos = {-1, -1};
    app.screen.frames(3);
    std::string const text = app.screen.text();
    CHECK(difference_from_golden("form-problems", between(text, "New: Job", "Certificates  3 entries")) == "");
}

} // namespace accrue::test
