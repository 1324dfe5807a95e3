// The Home screen over the whole app.
#include "gui/screens/home.h"

#include <doctest/doctest.h>

#include "gui/app_fixture.h"
#include "support/golden.h"

namespace accrue::test {

namespace {

struct HomeScreen {
    AppScreen app;

    explicit HomeScreen(Start start = Start::Sample) : app(start) { ask(gui::GoTo{gui::ScreenName::Home}); }
    void ask(gui::Intent intent) {
        app.app.ask(std::move(intent));
        app.screen.frames(3);
    }
    void begin_credits() { // a second scheme for the same person, as a user does
        app.screen.click("Add a scheme");
        app.screen.type("itil-v3-credits");
        app.screen.key(gui::Key::Enter);
        app.screen.frames(6);
    }
};

} // namespace

TEST_CASE("home of the example reads as it should") {
    HomeScreen home;
    CHECK(difference_from_golden("home", home.app.screen.text()) == "");
}

TEST_CASE("home of several people with several schemes and much to come reads as it should") {
    HomeScreen home;
    must(home.app.session.start_empty("isaca-cpe", make_date({2011, 3, 1}), session::Whose::ThisPerson));
    home.ask(gui::ImportFile{ACCRUE_SOURCE_DIR "/assets/samples/student.json"});
    home.ask(gui::RenameRecord{std::string(120, 'W')});
    home.ask(gui::NewEntry{"post"});
    home.app.screen.fill("Title", "Half an entry");
    home.ask(gui::GoTo{gui::ScreenName::Home});
    CHECK(difference_from_golden("home-full", home.app.screen.text()) == "");
}

TEST_CASE("without a record home is the welcome") {
    HomeScreen home(Start::Nothing);
    CHECK(home.app.screen.has("Open the example"));
}

TEST_CASE("home leads to the entries and to another person who stays in sight") {
    HomeScreen home;
    home.app.screen.click("Go to the entries");
    CHECK(home.app.app.state().screen == gui::ScreenName::Estimate);
    RecordId const example = home.app.session.record();
    home.ask(gui::ImportFile{ACCRUE_SOURCE_DIR "/assets/samples/student.json"});
    home.ask(gui::GoTo{gui::ScreenName::Home});
    home.app.screen.click("People/Imogen Ashby");
    CHECK(home.app.session.record() == example);
    CHECK(home.app.app.state().screen == gui::ScreenName::Home);
}

TEST_CASE("a scheme is added for the same person from home") {
    HomeScreen home;
    home.begin_credits();
    CHECK(home.app.session.home().people.size() == 1);
    CHECK(home.app.session.home().people[0].schemes.size() == 2);
}

TEST_CASE("a scheme that is begun offers what was entered before and counts what is ticked by keyboard") {
    HomeScreen home;
    std::size_t const before = home.app.session.history().rows.size();
    home.begin_credits();
    CHECK(home.app.screen.item("ITIL V3 Foundation/ITIL V3 Foundation").checked);
    CHECK_FALSE(home.app.screen.item("ITSM consultant/ITSM consultant").checked);
    std::string const text = home.app.screen.text();
    CHECK(difference_from_golden("offered", text.substr(text.find("Count these here too"))) == "");
    home.app.screen.click("Tick none");
    CHECK_FALSE(home.app.screen.item("Count these here too/Count entries here").enabled);
    home.app.screen.click("Tick those that are sure");
    home.app.screen.key(gui::Key::Escape);
    home.app.screen.frames(3);
    CHECK(home.app.entries() == 0);
    CHECK(home.app.screen.shows("could count here too")); // and leads there again
    home.ask(gui::AskWhatCountsHere{});
    home.app.screen.key(gui::Key::Enter);
    home.app.screen.frames(3);
    CHECK(home.app.entry("ITIL V3 or 2011 Foundation").shared_with == "priSM (reconstruction)");
    CHECK_FALSE(home.app.screen.shows("could count here too"));
    CHECK(home.app.session.history().rows.size() == before + 2); // the record and all of them
    home.app.screen.click("Bar/Undo");
    home.app.screen.frames(3);
    CHECK(home.app.entries() == 0);
}

TEST_CASE("an offered entry gets the kind that is chosen for it") {
    HomeScreen home;
    home.begin_credits();
    home.app.screen.click("Tick none");
    home.app.screen.click("ITSM consultant/Kind");
    home.app.screen.key(gui::Key::Down); // after the best guess, work in the domain
    home.app.screen.key(gui::Key::Enter);
    CHECK(home.app.screen.item("ITSM consultant/ITSM consultant").checked);
    home.app.screen.click("Count these here too/Count 1 entry here");
    home.app.screen.frames(3);
    CHECK(home.app.entry("ITSM consultant").type == "complementary");
}

TEST_CASE("an entry is counted in the person's other scheme from its row") {
    HomeScreen home;
    RecordId const example = home.app.session.record();
    must(home.app.session.start_empty("itil-v3-credits", std::nullopt, session::Whose::ThisPerson));
    home.ask(gui::OpenRecord{example});
    home.app.click_action("ITIL V3 Foundation", "Count it elsewhere too");
    home.app.screen.key(gui::Key::Enter); // the certificate of the other scheme comes first
    home.app.screen.frames(3);
    CHECK(home.app.screen.shows("Counted Certificate: ITIL V3 Foundation in"));
    CHECK_FALSE(home.app.entry("ITIL V3 Foundation").shared_with.empty());
}

} // namespace accrue::test
