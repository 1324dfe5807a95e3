// The Rules screen over a real session, whose rules lie in a folder of their own and are changed beside it.
#include "gui/screens/rules.h"

#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>
#include <stdlib.h>

#include "gui/app_fixture.h"
#include "support/texts.h"

namespace accrue::test {

using gui::Key;
using gui::Modifiers;

namespace {

std::string const pack_text = file_text(source_folder / "tests" / "packs" / "sample.toml");

class RulesFolder {
public:
    RulesFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "accrue-rules-XXXXXX").string();
        path = mkdtemp(name.data());
        std::filesystem::create_directories(path / "rules" / "sample");
        write("rules/sample/sample.toml", pack_text);
    }
    RulesFolder(RulesFolder const&) = delete;
    RulesFolder& operator=(RulesFolder const&) = delete;
    ~RulesFolder() {
        std::error_code none;
        std::filesystem::remove_all(path, none);
    }
    void write(std::string const& name, std::string const& text) const {
        std::ofstream(path / name, std::ios::binary) << text;
    }
    [[nodiscard]] session::Session begun() const {
        session::Ports ports = prism_ports();
        ports.rules_folder = path / "rules";
        auto session = must(session::Session::in_memory(ports));
        must(session.start_empty("sample"));
        return session;
    }
    std::filesystem::path path;
};

struct RulesScreen {
    explicit RulesScreen(Size size = {1400, 1200}) : app(folder.begun(), Start::Nothing, size) {
        app.screen.key(Key::Eight, Modifiers::Control);
        settle();
    }
    void settle() {
        app.app.look_around();
        app.session.rules().finish();
        app.screen.frames(3);
    }
    void write(std::string const& text) {
        folder.write("rules/sample/sample.toml", text);
        settle();
    }
    void replace(std::string_view what, std::string_view with) { write(replaced(pack_text, what, with)); }
    void tab(std::string const& name) {
        app.screen.click("Tabs/" + name);
        app.screen.frames(2);
    }

    RulesFolder folder;
    AppScreen app;
    Screen& screen = app.screen;
};

} // namespace

TEST_CASE("the rules are gone to by keys and tell which pack is in use") {
    RulesScreen rules;
    CHECK(rules.screen.item("List/Sample").checked);
    CHECK(rules.screen.shows("in use"));
    CHECK(rules.screen.shows("About this pack"));
    CHECK(rules.screen.shows("1, in force from 1 Mar 2012"));
    rules.screen.key(Key::Two, Modifiers::Control);
    rules.screen.frames(2);
    CHECK(rules.screen.has("Add entry"));
}

TEST_CASE("a pack is told in words chapter by chapter") {
    RulesScreen rules;
    rules.tab("Rules");
    CHECK(rules.screen.shows("Associate"));
    rules.screen.click("Chapters/Points");
    rules.screen.frames(2);
    CHECK(rules.screen.shows("20 points"));
    CHECK(rules.screen.shows("a year"));
    CHECK_FALSE(rules.screen.shows("cap-extra"));
}

TEST_CASE("the catalogue is searched by keyboard and a row opens at its line") {
    RulesScreen rules;
    rules.screen.key(Key::F, Modifiers::Control);
    rules.screen.frames(3);
    REQUIRE(rules.screen.focused() == "Search the catalogue");
    rules.screen.type("architec");
    rules.screen.frames(2);
    CHECK(rules.screen.shows("1 of 3"));
    CHECK(rules.screen.has("TOGAF 9 Level 1 and 2"));
    CHECK_FALSE(rules.screen.has("ITIL V3 Foundation"));
    rules.screen.click("TOGAF 9 Level 1 and 2");
    rules.screen.frames(2);
    CHECK(rules.app.app.state().rules.tab == gui::RulesTab::Problems);
    CHECK(rules.app.app.state().rules.mark == session::RulesPlace{0, 21});
    CHECK(rules.screen.shows("{ id = \"togaf-9\""));
    rules.tab("Catalogue");
    rules.screen.fill("Search the catalogue", "nothing of the kind");
    rules.screen.frames(2);
    rules.screen.click("Show all");
    rules.screen.frames(2);
    CHECK(rules.screen.has("ITIL V3 Foundation"));
}

TEST_CASE("a file that changes beside the window is shown as it is now") {
    RulesScreen rules;
    rules.tab("Rules");
    rules.screen.click("Chapters/Points");
    rules.replace("max = 20", "max = 25");
    CHECK(rules.screen.shows("25 points"));
    CHECK(rules.screen.item("List/Sample").value == "has changed");
    CHECK_FALSE(rules.app.app.look_around());
}

TEST_CASE("a broken file shows its errors at their lines and what it said before marked as such") {
    RulesScreen rules;
    rules.tab("Rules");
    rules.screen.click("Chapters/Points");
    rules.write(replaced(pack_text, "cap = [{", "cap = {{"));
    CHECK(rules.screen.shows("The file has errors now. This is what it said before."));
    CHECK(rules.screen.shows("20 points"));
    CHECK(rules.screen.item("List/Sample").value == "1 error");
    rules.screen.click("Show the errors");
    rules.screen.frames(3);
    CHECK(rules.screen.shows("sample.toml:25"));
    CHECK(rules.screen.shows("cap = {{ id"));
    CHECK(rules.app.app.state().rules.mark == session::RulesPlace{0, 25});
    rules.write(pack_text);
    CHECK_FALSE(rules.screen.shows("cap = {{ id"));
    CHECK(rules.screen.shows("warning W"));
    rules.tab("Rules");
    CHECK_FALSE(rules.screen.shows("This is what it said before"));
}

TEST_CASE("each problem opens at its own line") {
    RulesScreen rules;
    rules.write(replaced(replaced(pack_text, "into = \"extra\"", "into = \"extras\""), "gates = { ASM = \"foundation\"",
                         "gates = { ASM = \"foundations\""));
    rules.tab("Problems");
    CHECK(rules.app.app.state().rules.mark == session::RulesPlace{0, 21});
    rules.screen.click("There is no category 'extras'");
    rules.screen.frames(2);
    CHECK(rules.app.app.state().rules.mark == session::RulesPlace{0, 24});
    CHECK(rules.screen.item("There is no category 'extras'").checked);
}

TEST_CASE("an example that comes out otherwise says what should be and opens at its line") {
    RulesScreen rules;
    rules.tab("Examples");
    CHECK(rules.screen.shows("Each of the 1 comes out as expected."));
    rules.replace("rate = 4", "rate = 5");
    std::string const name = "Examples/foundation, TOGAF and three hours of talks";
    CHECK(rules.screen.item(name).value == "fails");
    CHECK(rules.screen.shows("Points in extra should be 12 and is 15"));
    rules.screen.click(name);
    rules.screen.frames(2);
    CHECK(rules.screen.shows("Comes out as"));
    rules.screen.click("Show line 39");
    rules.screen.frames(2);
    CHECK(rules.screen.shows("[[example]]"));
    CHECK(rules.app.app.state().rules.mark == session::RulesPlace{0, 39});
}

TEST_CASE("what has changed is told and the open record is scored by it only when that is asked for") {
    RulesScreen rules;
    rules.tab("Changes");
    CHECK(rules.screen.shows("There is nothing to compare this with yet"));
    rules.replace("max = 20", "max = 25");
    CHECK(rules.screen.shows("1 row has changed."));
    CHECK(rules.screen.shows("max: 20"));
    CHECK(rules.screen.shows("because of cap cap-extra"));
    rules.screen.click("Find the impact");
    rules.screen.frames(2);
    CHECK(rules.screen.shows("No level changes among 1 stored applications of the scheme."));
    rules.screen.click("cap-extra");
    rules.screen.frames(2);
    CHECK(rules.app.app.state().rules.mark == session::RulesPlace{0, 25});
    std::string const before = rules.app.session.scored().pack->sha256;
    rules.tab("Overview");
    rules.screen.click("Score it by the file as it is now");
    rules.settle();
    CHECK(rules.app.session.scored().pack->sha256 != before);
    CHECK(rules.screen.shows("The open record is scored by Sample 1 now."));
    CHECK_FALSE(rules.screen.has("Score it by the file as it is now"));
}

TEST_CASE("any pack file can be opened and does not become active") {
    RulesScreen rules;
    std::string const own = replaced(pack_text, "pack.title = \"Sample\"", "pack.title = \"My draft\"");
    rules.folder.write("mine.toml", replaced(own, "pack.id = \"sample\"", "pack.id = \"mine\""));
    rules.screen.key(Key::O, Modifiers::ControlShift);
    rules.screen.frames(2);
    rules.screen.type((rules.folder.path / "nowhere.toml").string());
    rules.screen.key(Key::Enter);
    rules.screen.frames(2);
    CHECK(rules.screen.shows("nowhere.toml"));
    REQUIRE(rules.screen.has("Open a pack file/File"));
    rules.screen.fill("Open a pack file/File", (rules.folder.path / "mine.toml").string());
    rules.screen.key(Key::Enter);
    rules.settle();
    CHECK(rules.screen.item("List/My draft").checked);
    CHECK(rules.screen.shows("Opened here"));
    CHECK(rules.app.session.schemes().size() == 1);
    CHECK(rules.app.session.estimate().pack_title == "Sample 1");
    rules.screen.click("Close");
    rules.screen.frames(2);
    CHECK_FALSE(rules.screen.has("List/My draft"));
}

TEST_CASE("two versions are chosen and compared by mouse") {
    RulesScreen rules;
    std::string const second = replaced(pack_text, "pack.version = \"1\"", "pack.version = \"2\"");
    rules.folder.write("rules/sample/zweite.toml", replaced(second, "max = 20", "max = 30"));
    rules.settle();
    rules.screen.click("List/Sample (2)");
    rules.tab("Changes");
    rules.screen.click("Compared/Compared with");
    rules.screen.frames(2);
    rules.screen.click("Sample 1, sample.toml");
    rules.settle();
    CHECK(rules.screen.shows("2 rows have changed."));
    CHECK(rules.screen.shows("max: 20"));
}

TEST_CASE("a pack that only the library holds is shown and marked as such") {
    RulesScreen rules;
    rules.write(replaced(pack_text, "pack.version = \"1\"", "pack.version = \"2\""));
    CHECK(rules.screen.shows("Installed"));
    CHECK(rules.screen.shows("Only in this library"));
    CHECK(rules.screen.shows("1 · only in this library"));
    rules.screen.click("List/Sample (2)");
    rules.settle();
    CHECK(rules.screen.shows("Only this library holds it: the rules folder has no file of this version."));
    CHECK_FALSE(rules.screen.has("Score it by the file as it is now"));
    rules.tab("Rules");
    CHECK(rules.screen.shows("Associate"));
    rules.tab("Problems");
    CHECK(rules.screen.shows("No gate and no award reads the tag 'architecture'"));
    CHECK(rules.screen.shows("As this library holds it; taken from"));
    CHECK(rules.screen.shows("pack.version = \"1\""));
    rules.tab("Changes");
    CHECK(rules.screen.shows("Sample 2, sample.toml"));
}

TEST_CASE("while two packs are compared a sentence says so") {
    RulesScreen rules;
    session::RulesModel model = rules.app.session.rules().model();
    model.others = {{"other", "Sample 2"}};
    model.other = 0;
    model.comparing = true;
    gui::RulesState state;
    state.tab = gui::RulesTab::Changes;
    gui::Intents intents;
    Screen screen([&] { gui::draw_rules(model, state, intents); }, {.width = 1400, .height = 900});
    screen.frames(2);
    CHECK(screen.shows("Comparing the two row by row …"));
    CHECK(screen.has("Compared/Compared with"));
}

TEST_CASE("a narrow window has the packs and the tabs in lists above") {
    RulesScreen rules({560, 900});
    CHECK(rules.screen.has("Pack"));
    rules.screen.click("Tabs/Show");
    rules.screen.frames(2);
    rules.screen.click("Catalogue (3)");
    rules.screen.frames(2);
    CHECK(rules.screen.has("TOGAF 9 Level 1 and 2"));
}

TEST_CASE("of a long catalogue only what is in sight is drawn") {
    RulesScreen rules({1400, 900});
    std::string rows;
    for (int i = 0; i < 20'000; ++i)
        rows += "  { id = \"q" + std::to_string(i) + "\", title = \"Paper " + std::to_string(i) +
                "\", tags = [\"foundation\"] },\n";
    rules.write(replaced(pack_text, "  { id = \"togaf-9\"", rows + "  { id = \"togaf-9\""));
    rules.tab("Catalogue");
    CHECK(rules.screen.shows("20003 in all"));
    CHECK(rules.screen.has("Paper 5"));
    CHECK_FALSE(rules.screen.has("Paper 500"));
    rules.screen.fill("Search the catalogue", "paper 19999");
    rules.screen.frames(2);
    CHECK(rules.screen.shows("1 of 20003"));
}

TEST_CASE("without a record the rules can be read and left again") {
    AppScreen app(Start::Nothing, {1400, 1000});
    app.screen.click("Navigation/Rules");
    app.session.rules().finish();
    app.screen.frames(3);
    CHECK(app.screen.shows("priSM (reconstruction)"));
    CHECK_FALSE(app.screen.shows("in use"));
    app.screen.click("Navigation/Start");
    app.screen.frames(2);
    CHECK(app.screen.has("Open the example"));
}

} // namespace accrue::test
