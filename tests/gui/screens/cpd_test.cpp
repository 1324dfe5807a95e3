// The CPD screen over the whole app.
#include "gui/screens/cpd.h"

#include <doctest/doctest.h>

#include "gui/app_fixture.h"
#include "session/cpd_desk.h"
#include "support/golden.h"

namespace accrue::test {

namespace {

struct CpdScreen { // on 12 September 2012
    AppScreen app;

    explicit CpdScreen(Start start = Start::Sample) : app(start) { ask(gui::GoTo{gui::ScreenName::Cpd}); }
    void ask(gui::Intent intent) {
        app.app.ask(std::move(intent));
        app.screen.frames(3);
    }
    void hold(std::string scheme, std::string status, std::vector<std::pair<std::string, std::string>> texts) {
        (void)must(
            app.session.cpd().hold({std::move(scheme), make_date({2012, 3, 1}), std::move(status), std::move(texts)}));
        app.screen.frames(3);
    }
    void type_line(std::string const& line) {
        app.screen.fill("What did you do?", line);
        app.screen.frames(2);
    }
};

} // namespace

TEST_CASE("without a scheme of years the CPD screen says what to do") {
    CpdScreen cpd;
    CHECK(cpd.app.screen.shows("No credential to keep up yet"));
    cpd.app.screen.click("Add a scheme");
    CHECK(cpd.app.app.state().open.has_value());
}

TEST_CASE("a line becomes an activity of two credentials by Enter, and one undo takes it back") {
    CpdScreen cpd;
    cpd.hold("prism-cpd", "asm", {});
    cpd.hold("peoplecert-cpd", "", {});
    cpd.type_line("2h course on change 10 Sep");
    CHECK(cpd.app.screen.shows("10 Sep 2012"));
    CHECK(cpd.app.screen.shows("Add to 2 schemes"));
    CHECK(difference_from_golden("cpd-line", cpd.app.screen.text()) == "");
    cpd.app.screen.click("What did you do?");
    cpd.app.screen.key(gui::Key::Enter);
    cpd.app.screen.frames(3);
    CHECK(cpd.app.screen.has("course on change"));
    CHECK(cpd.app.app.state().cpd.asked.line.empty());
    CHECK(cpd.app.session.cpd().model().activities.size() == 1);
    CHECK(difference_from_golden("cpd", cpd.app.screen.text()) == "");
    cpd.ask(gui::Undo{});
    CHECK_FALSE(cpd.app.screen.has("course on change"));
}

TEST_CASE("every number of the CPD screen says why") {
    CpdScreen cpd;
    cpd.hold("prism-cpd", "asm", {});
    cpd.type_line("12h course on change 10 Sep");
    cpd.app.screen.click("Log/Add");
    cpd.app.screen.frames(3);
    cpd.app.screen.click("0/priSM (reconstruction): CPD of a year");
    CHECK(cpd.app.app.state().help_is_open);
    CHECK(cpd.app.screen.shows("7.5"));
    cpd.app.screen.click("The points of the year");
    CHECK(cpd.app.screen.shows("7.5 of 10"));
}

TEST_CASE("in a narrow window day and state stand below the name, and two of one scheme are told apart") {
    CpdScreen cpd;
    for (char const* held : {"pmp", "capm", "pmi_acp"}) cpd.hold("pmi-ccr", "", {{"held", held}});
    cpd.hold("prism-cpd", "asm", {});
    cpd.hold("peoplecert-cpd", "", {});
    cpd.type_line("planned 2h course on change 10 Nov");
    cpd.app.screen.click("Add to 2 schemes");
    cpd.app.screen.resize({1600, 3200});
    cpd.app.screen.frames(3);
    CHECK(cpd.app.screen.shows("State"));
    cpd.app.screen.resize({640, 3200});
    cpd.app.screen.frames(3);
    CHECK_FALSE(cpd.app.screen.shows("State"));
    CHECK(difference_from_golden("cpd-narrow", cpd.app.screen.text()) == "");
}

TEST_CASE("a line that is not clear is asked about and not logged") {
    CpdScreen cpd;
    cpd.hold("prism-cpd", "asm", {});
    cpd.type_line("2h course 3/4");
    CHECK(cpd.app.screen.shows("can be two days"));
    CHECK_FALSE(cpd.app.screen.item("Log/Add").enabled);
    cpd.app.screen.click("What did you do?");
    cpd.app.screen.key(gui::Key::Enter);
    cpd.app.screen.frames(3);
    CHECK(cpd.app.session.cpd().model().activities.empty());
    CHECK(cpd.app.app.state().cpd.asked.line == "2h course 3/4"); // nothing is lost
}

} // namespace accrue::test
