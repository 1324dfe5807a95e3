// Naming a file: our own dialog with its completions, what becomes of the answer, and what a table and a page are exported as.
#include <array>
#include <filesystem>

#include <doctest/doctest.h>

#include "files/whole_file.h"
#include "gui/app_fixture.h"

namespace accrue::test {

using gui::Key;
using gui::Modifiers;
using gui::Panel;

namespace {

class FileFolder {
public:
    FileFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "accrue-files-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder");
        path_ = name + "/";
    }
    ~FileFolder() { std::filesystem::remove_all(path_); }
    FileFolder(FileFolder const&) = delete;
    FileFolder& operator=(FileFolder const&) = delete;

    [[nodiscard]] std::string of(std::string const& name) const { return path_ + name; }
    [[nodiscard]] std::string write(std::string const& name, std::string_view text) const {
        must(files::write_file(of(name), text));
        return of(name);
    }
    [[nodiscard]] std::string read(std::string const& name) const {
        return must(files::read_file(of(name), 10'000'000));
    }

private:
    std::string path_;
};

constexpr std::string_view a_table = "Qualification,Date\nITIL V3 Service Strategy,2011-07-15\n";

void show(AppScreen& app, Panel panel) {
    app.app.ask(gui::Show{panel});
    app.screen.frames(4);
}

} // namespace

TEST_CASE("what is typed as a path is completed, and a press goes on from there") {
    FileFolder const files;
    std::filesystem::create_directory(files.of("tables"));
    (void)files.write("tables/certificates.csv", a_table);
    (void)files.write("tables/readme.txt", "x");
    AppScreen app(Start::Sample, {1280, 800});
    show(app, Panel::Import);
    app.screen.fill("File", files.of("ta"));
    app.screen.frames(3);
    REQUIRE(app.screen.has("Files/" + files.of("tables/")));
    app.screen.click("Files/" + files.of("tables/"));
    app.screen.frames(4);
    CHECK(app.screen.item("File").value == files.of("tables/"));
    CHECK_FALSE(app.screen.has("Files/" + files.of("tables/readme.txt")));
    REQUIRE(app.screen.has("Files/" + files.of("tables/certificates.csv")));
    app.screen.type("cert"); // the field has the keyboard, at its end
    app.screen.frames(3);
    CHECK(app.screen.item("File").value == files.of("tables/cert"));
    app.screen.click("Files/" + files.of("tables/certificates.csv"));
    app.screen.frames(4);
    app.screen.key(Key::Enter);
    app.screen.frames(4);
    REQUIRE(app.session.paste() != nullptr);
    CHECK(app.session.paste()->good == 1);
}

TEST_CASE("a path that leads to no file says in words why") {
    FileFolder const files;
    AppScreen app(Start::Sample, {1280, 800});
    show(app, Panel::Import);
    auto const said_of = [&](std::string const& path) {
        app.screen.fill("File", path);
        app.screen.key(Key::Enter);
        app.screen.frames(4);
        return app.screen.text();
    };
    CHECK(said_of(files.of("none.json")).find("there is no such file") != std::string::npos);
    CHECK(said_of(files.of("")).find("folder") != std::string::npos);
    CHECK(said_of(files.write("a.csv", "PK\x03\x04")).find("spreadsheet program") != std::string::npos);
    CHECK(app.session.paste() == nullptr);
    CHECK(app.screen.has("File")); // still open
}

TEST_CASE("the entries are exported as a table and the record as a page, by name in the palette") {
    FileFolder const files;
    AppScreen app(Start::Sample, {1280, 800});
    auto const run = [&](std::string_view words, std::string const& path, std::string const& accept) {
        app.screen.key(Key::K, Modifiers::Control);
        app.screen.type(words);
        app.screen.key(Key::Enter);
        app.screen.frames(4);
        app.screen.fill("File", path);
        app.screen.click(accept);
        app.screen.frames(4);
    };
    run("export the entries", files.of("entries.csv"), "Export the entries as a table/Export");
    CHECK(files.read("entries.csv") == app.session.export_table());
    run("page html", files.of("page.html"), "Save this record as a page/Save");
    CHECK(files.read("page.html").find("<!DOCTYPE html>") == 0);
    app.app.ask(gui::ExportFile{files.of("no/page.html"), gui::ExportForm::Page});
    app.screen.frames(4);
    CHECK(app.screen.shows("no/page.html"));

    std::size_t const before = app.entries();
    app.app.drop({files.of("entries.csv")}, {0, 0});
    app.screen.frames(4);
    REQUIRE(app.session.paste() != nullptr);
    CHECK(app.session.paste()->there == before);
    session::PasteMapping again = app.session.paste()->mapping;
    again.again = true;
    app.app.ask(gui::ChangePaste{again});
    app.app.ask(gui::AddPasted{});
    app.screen.frames(4);
    CHECK(app.entries() == 2 * before);
    app.app.ask(gui::Undo{});
    app.screen.frames(4);
    CHECK(app.entries() == before);
}

TEST_CASE("what is dropped is taken for what its name says") {
    CHECK(std::holds_alternative<gui::OpenRulesFile>(*gui::intent_for_dropped_data("a.toml")));
    CHECK(std::holds_alternative<gui::OpenLibrary>(*gui::intent_for_dropped_data("a.accrue")));
    CHECK(std::holds_alternative<gui::ImportFile>(*gui::intent_for_dropped_data("a.csv")));
    CHECK(std::holds_alternative<gui::ImportFile>(*gui::intent_for_dropped_data("a.json")));
    CHECK(!gui::intent_for_dropped_data("a.pdf"));
}

TEST_CASE("the list of what can be added offers a file beside the clipboard") {
    AppScreen app(Start::Sample, {1280, 800});
    show(app, Panel::AddEntry);
    app.screen.type("import");
    app.screen.key(Key::Enter);
    app.screen.frames(4);
    CHECK(app.screen.has("Import a file/Cancel"));
}

namespace {

// An app on a desktop that answers as it is told.
struct Desktop {
    std::vector<Panel> asked;
    bool answers = true;
    std::vector<std::string> opened;
    session::Session session = must(session::Session::in_memory(prism_ports()));
    gui::App app{session,
                 {.ask_for_file =
                      [this](gui::FileQuestion const& question) {
                          if (answers) asked.push_back(question.panel);
                          return answers;
                      },
                  .open_library = [this](std::string const& library) -> Result<Done> {
                      if (library.ends_with("bad.accrue")) return Problem{"L105", {}, "this is no library", ""};
                      opened.push_back(library);
                      session = must(session::Session::in_memory(prism_ports()));
                      must(session.start_with_sample());
                      return Done{};
                  }}};
    Screen screen{[this] {
                      app.act();
                      app.draw();
                  },
                  {.width = 1280, .height = 800, .host = Host::None}};

    void ask(gui::Intent intent) {
        app.ask(std::move(intent));
        screen.frames(4);
    }
};

} // namespace

TEST_CASE("the desktop is asked where it can, and our own dialog where it cannot") {
    FileFolder const files;
    Desktop desktop;
    desktop.ask(gui::StartWithSample{});
    desktop.ask(gui::Show{Panel::Export});
    CHECK(desktop.asked == std::vector{Panel::Export});
    CHECK_FALSE(desktop.screen.has("File"));
    desktop.app.answer({Panel::Export, gui::FileAnswer::Kind::Chosen, files.of("out.json")});
    desktop.screen.frames(4);
    CHECK(std::filesystem::exists(files.of("out.json")));

    desktop.ask(gui::Show{Panel::Import});
    desktop.app.answer({Panel::Import, gui::FileAnswer::Kind::Cancelled, {}});
    desktop.screen.frames(4);
    CHECK_FALSE(desktop.screen.has("File"));
    CHECK_FALSE(desktop.screen.has("Message 2/Dismiss"));

    desktop.ask(gui::Show{Panel::Import});
    desktop.app.answer({Panel::Import, gui::FileAnswer::Kind::CannotAsk, {}});
    desktop.screen.frames(4);
    CHECK(desktop.screen.has("Import a file/Cancel"));
    desktop.screen.click("Import a file/Cancel");

    desktop.answers = false; // it is asking already, or known not to answer
    desktop.ask(gui::Show{Panel::Import});
    CHECK(desktop.screen.has("Import a file/Cancel"));
}

TEST_CASE("another library takes the place of the one that is open; one that cannot be opened does not") {
    Desktop desktop;
    desktop.answers = false;
    desktop.ask(gui::Show{Panel::OpenLibrary});
    desktop.screen.fill("File", "/tmp/bad.accrue");
    desktop.screen.key(Key::Enter);
    desktop.screen.frames(4);
    CHECK(desktop.screen.shows("this is no library"));
    CHECK_FALSE(desktop.session.record());
    desktop.screen.fill("File", "/tmp/good.accrue");
    desktop.screen.key(Key::Enter);
    desktop.screen.frames(4);
    CHECK(desktop.opened == std::vector<std::string>{"/tmp/good.accrue"});
    CHECK_FALSE(desktop.screen.has("File"));
    CHECK(desktop.session.record());
    CHECK(desktop.app.state().screen == gui::ScreenName::Home);
}

} // namespace accrue::test
