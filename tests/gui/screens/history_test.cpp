// The History screen over the whole app: what is told, and what can be done about it.
#include "gui/screens/history.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "gui/app_fixture.h"

namespace accrue::test {

namespace {

struct HistoryScreen {
    AppScreen app{Start::Sample};

    HistoryScreen() { go(); }
    void go() { ask(gui::GoTo{gui::ScreenName::History}); }
    void ask(gui::Intent intent) {
        app.app.ask(std::move(intent));
        app.screen.frames(3);
    }
    // The scope of the change in this place, newest first.
    std::string change(std::size_t place) {
        session::HistoryRow const row = app.session.history().rows.at(place);
        return fmt::format("Change {}", row.id.value);
    }
    std::string row(std::size_t place) { return change(place) + "/" + app.session.history().rows.at(place).words; }
};

} // namespace

TEST_CASE("a change is opened and closed by a press and tells what it did") {
    HistoryScreen history;
    history.ask(gui::DeleteEntry{history.app.entry("Measuring less").id});
    history.app.screen.click(history.row(0));
    REQUIRE(history.app.app.state().history.open);
    CHECK(history.app.app.state().history.open->lines.front() == "Kind: Writing");
    history.app.screen.click(history.row(0));
    CHECK_FALSE(history.app.app.state().history.open);
}

TEST_CASE("a deleted entry is brought back from the history and a later change stays") {
    HistoryScreen history;
    std::size_t const before = history.app.entries();
    history.ask(gui::DeleteEntry{history.app.entry("Measuring less").id});
    history.ask(gui::RenameRecord{"Somebody else"});
    history.app.screen.click(history.row(1));
    history.app.screen.click(history.change(1) + "/Bring back");
    CHECK(history.app.entries() == before);
    CHECK(history.app.session.estimate().record_name == "Somebody else");
    CHECK(history.app.app.state().screen == gui::ScreenName::History);
}

TEST_CASE("everything after a change is undone from the history and redone up to another") {
    HistoryScreen history;
    history.ask(gui::RenameRecord{"First"});
    history.ask(gui::RenameRecord{"Second"});
    history.app.screen.click(history.row(1));
    history.app.screen.click(history.change(1) + "/Undo everything after this");
    CHECK(history.app.session.estimate().record_name == "First");
    history.app.screen.click(history.row(0));
    history.app.screen.click(history.change(0) + "/Redo up to this");
    CHECK(history.app.session.estimate().record_name == "Second");
}

TEST_CASE("a library can be taken back to its beginning and forward again by the keyboard") {
    HistoryScreen history;
    history.app.screen.click("Undo everything");
    CHECK_FALSE(history.app.session.record());
    CHECK(history.app.app.state().screen == gui::ScreenName::History);
    history.ask(gui::Redo{});
    CHECK(history.app.session.record());
}

TEST_CASE("a library without changes says what will be found here") {
    AppScreen app(Start::Nothing);
    app.app.ask(gui::GoTo{gui::ScreenName::History});
    app.screen.frames(3);
    CHECK(app.screen.text().find("Nothing has been changed yet") != std::string::npos);
}

} // namespace accrue::test
