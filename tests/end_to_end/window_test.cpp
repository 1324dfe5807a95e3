// The program itself in a window of its own: from the first start to an entry that is there again after a restart.
// Mouse and keys come from outside. Where to press is asked of the same app without a window: layout and fonts are the same,
// so a button stands at the same place.
#include <fstream>

#include <doctest/doctest.h>

#include "end_to_end/open_program.h"
#include "support/texts.h"

namespace accrue::test {

namespace {

constexpr Size window_size{1280, 800};

gui::ReportedItem place_of(Start start, std::string const& name) {
    return AppScreen(start, window_size).screen.item(name);
}

} // namespace

TEST_CASE("from the first start to an entry that is there again after a restart") {
    if (!are_installed({"Xvfb", "xdotool"})) return;
    Display const display;
    REQUIRE_FALSE(display.name().empty());
    Library const library;

    { // An empty library: begin by mouse, enter a certificate by keyboard, leave a job unfinished.
        OpenProgram program(display, library.file());
        REQUIRE(program.has_window());
        program.click(place_of(Start::Nothing, "Start an empty record"));
        program.type("priSM (reconstruction)");
        program.key("Return");
        program.click(place_of(Start::Empty, "Add entry"));
        program.type("certificate");
        program.key("Return");
        program.key("Return");
        program.type("ITIL V3 Foundation");
        program.key("Return");
        program.key("ctrl+Return");
        program.key("ctrl+n");
        program.type("job");
        program.key("Return");
        program.type("Night shift");
        CHECK(program.end() == 0);
    }
    {
        AppScreen app(library.open(), Start::Nothing, {1280, 3000});
        CHECK(app.entries() == 1);
        CHECK(app.screen.item("ITIL V3 Foundation").value == "counts");
        CHECK(app.screen.item("Unfinished Night shift/Night shift").value == "unfinished");
    }
    { // The same library again: it opens where it was left, and what was done can still be undone.
        OpenProgram program(display, library.file());
        REQUIRE(program.has_window());
        CHECK(program.title().starts_with("Unnamed record"));
        program.key("ctrl+z");
        CHECK(program.end() == 0);
    }
    session::Session const session = library.open();
    CHECK(session.estimate().groups[1].entries.empty());
    CHECK(session.estimate().groups[0].drafts.size() == 1);
}

TEST_CASE("the article's case by keyboard alone and then the plan that would make it the next level") {
    if (!are_installed({"Xvfb", "xdotool"})) return;
    Display const display;
    REQUIRE_FALSE(display.name().empty());
    Library const library;

    { // From nothing to "why am I only ASM": a job and the two certificates.
        OpenProgram program(display, library.file());
        REQUIRE(program.has_window());
        program.key("ctrl+k");
        program.type("New empty");
        program.key("Return");
        program.type("priSM (reconstruction)");
        program.key("Return");
        program.key("ctrl+d");
        program.key("ctrl+a");
        program.type("2012-09-12");
        program.key("Return");
        program.key("ctrl+n");
        program.type("job");
        program.key("Return");
        fill_in_job(program, {"Service desk analyst", "Harbour Bank", "2004-09-01", "37.5"});
        for (char const* const name : {"ITIL V3 Foundation", "TOGAF Level 1"}) {
            program.key("ctrl+n");
            program.type("certificate");
            program.press("Return", 2);
            program.type(name);
            program.key("Return");
            program.key("ctrl+Return");
        }
        CHECK(program.end() == 0);
    }
    {
        AppScreen app(library.open(), Start::Nothing, {1280, 3000});
        CHECK(app.entries() == 3);
        CHECK(app.session.estimate().summary.level == "ASM");
        CHECK(app.entry("TOGAF Level 1").earned == "nothing");
    }
    { // The whole example: its path, and the plan is kept.
        OpenProgram program(display, library.file());
        REQUIRE(program.has_window());
        program.key("ctrl+k");
        program.type("Open the example");
        program.key("Return");
        program.key("ctrl+4");
        std::this_thread::sleep_for(2s); // the ways are worked out beside the window
        program.key("ctrl+shift+k");     // keeps the first of them
        CHECK(program.end() == 0);
    }
    {
        session::Session session = library.open();
        session::HomeScheme const& example = session.home().people.front().schemes.front();
        CHECK(example.level == "ASM");
        CHECK(example.with_plans.starts_with("PSM with what you plan"));
    }
    { // It is there after a restart, and can be taken back then.
        OpenProgram program(display, library.file());
        REQUIRE(program.has_window());
        program.key("ctrl+z");
        CHECK(program.end() == 0);
    }
    session::Session session = library.open();
    CHECK(session.home().people.front().schemes.front().with_plans.empty());
    CHECK(session.home().people.size() == 2);
}

TEST_CASE("the window follows a rule file that is edited beside it without a key or the mouse") {
    if (!are_installed({"Xvfb", "xdotool", "import"})) return;
    Display const display;
    REQUIRE_FALSE(display.name().empty());
    Library const library;
    fs::path const pack = library.file().string() + ".toml";
    std::string const text = file_text(fs::path(ACCRUE_SOURCE_DIR) / "tests/packs/sample.toml");
    auto const write = [&](std::string const& what) { std::ofstream(pack, std::ios::binary) << what; };
    write(text);
    OpenProgram program(display, library.file());
    REQUIRE(program.has_window());
    program.key("ctrl+7");
    program.key("ctrl+shift+o");
    program.type(pack.string());
    program.key("Return");
    std::this_thread::sleep_for(1s);
    std::string const sound = program.picture();

    write(replaced(text, "level = [", "level = {["));
    std::this_thread::sleep_for(3s);
    std::string const broken = program.picture();
    write(text);
    std::this_thread::sleep_for(3s);

    CHECK(broken != sound);
    CHECK(program.picture() == sound);
    CHECK(program.end() == 0);
}

} // namespace accrue::test
