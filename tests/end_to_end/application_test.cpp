// The application in the real window: the last part is mended, it is sealed, and the body's own programs find it in order.
#include <cstdlib>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "end_to_end/open_program.h"
#include "session/complete_record.h"
#include "support/folder.h"

namespace accrue::test {

namespace {

constexpr Size application_window{1280, 800};

// Where things stand on the Application screen of the library; `opens`: what is pressed before.
std::vector<gui::ReportedItem> places_in(Library const& library, std::string const& opens,
                                         std::vector<std::string> const& names) {
    AppScreen app(library.open(), Start::Nothing, application_window);
    app.screen.key(gui::Key::Six, gui::Modifiers::Control);
    app.session.evidence().finish();
    app.screen.frames(5);
    if (!opens.empty()) app.screen.click(opens);
    app.screen.frames(5);
    std::vector<gui::ReportedItem> places;
    for (std::string const& name : names) places.push_back(app.screen.item(name));
    return places;
}

} // namespace

TEST_CASE("an application is completed and sealed in the window, and minisign and sha256sum find it in order") {
    if (!are_installed({"Xvfb", "xdotool", "minisign", "unzip"})) return;
    Display const display;
    REQUIRE_FALSE(display.name().empty());
    Library const library;
    TemporaryFolder const folder;
    {
        session::Session session = library.open();
        must(session.start_with_sample());
        session::prove_entries(session, folder.path());
        session::add_reference(session, folder.path());
    }
    auto const file = folder.path() / "ashby.zip";
    auto const accept = places_in(library, {}, {"I accept this"});
    {
        OpenProgram program(display, library.file());
        REQUIRE(program.has_window());
        program.key("ctrl+6");
        std::this_thread::sleep_for(1s);
        program.click(accept[0]);
        CHECK(program.end() == 0);
    }
    std::string const seal = "Seal the application …";
    auto const button = places_in(library, {}, {seal});
    auto const fields = places_in(library, seal, {"File", "New passphrase", "The same again"});
    {
        OpenProgram program(display, library.file());
        REQUIRE(program.has_window());
        program.key("ctrl+6");
        std::this_thread::sleep_for(1s);
        program.click(button[0]);
        for (std::size_t const field : {1U, 2U}) {
            program.click(fields[field]);
            program.type("correct horse");
        }
        program.click(fields[0]);
        program.key("ctrl+a");
        program.type(file.string());
        program.key("Return");
        for (int i = 0; i < 300 && !fs::exists(file); ++i) std::this_thread::sleep_for(200ms);
        std::this_thread::sleep_for(1s);
        CHECK(program.end() == 0);
    }
    REQUIRE(fs::exists(file));
    session::Session session = library.open();
    session.application().look();
    CHECK(session.application().model().sealed.size() == 1);
    auto const key = folder.path() / "ashby.pub";
    must(session.application().save_public_key(key));
    std::string const checks =
        fmt::format("cd '{}' && unzip -q ashby.zip -d out && cd out/* && sha512sum --quiet -c "
                    "manifest-sha512.txt && minisign -Vm tagmanifest-sha512.txt -p '{}' >/dev/null",
                    folder.path().string(), key.string());
    CHECK(std::system(checks.c_str()) == 0);
}

} // namespace accrue::test
