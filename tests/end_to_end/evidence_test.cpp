// Files of evidence in the real window: dropped from another program, and a scan just over the limit made to fit by two presses.
#include <doctest/doctest.h>

#include "end_to_end/dragged_files.h"
#include "end_to_end/open_program.h"
#include "support/documents.h"
#include "support/folder.h"

namespace accrue::test {

namespace {

constexpr Size evidence_window{1280, 800};

// Where something stands on the Evidence screen of the library, as the window shows it once nothing is going on any more.
gui::ReportedItem place_in(Library const& library, std::string const& name, bool with_version = false) {
    AppScreen app(library.open(), Start::Nothing, evidence_window);
    app.screen.key(gui::Key::Five, gui::Modifiers::Control);
    auto& desk = app.session.evidence();
    desk.finish();
    if (with_version) desk.make(desk.model().files.front().id, session::ShrinkWish{});
    desk.finish();
    app.screen.frames(5);
    return app.screen.item(name);
}

void begin_record(Library const& library, bool with_certificate) {
    session::Session session = library.open();
    must(session.start_empty("prism"));
    if (!with_certificate) return;
    Claim claim;
    claim.type = "certificate";
    claim.qualification = "itil-v3-f";
    claim.on = make_date({2008, 5, 1});
    must(session.perform(session::AddEntry{session.record(), claim}));
}

} // namespace

TEST_CASE("files dropped on the window from another program are there after a restart") {
    if (!are_installed({"Xvfb", "xdotool"})) return;
    Display const display;
    REQUIRE_FALSE(display.name().empty());
    Library const library;
    begin_record(library, false);
    TemporaryFolder const folder;
    std::string const one = text_pdf({"one"});
    auto const first = folder.write("Zeugnis ä 1.pdf", one);
    auto const second = folder.write("letter.pdf", text_pdf({"two", "pages"}));
    {
        OpenProgram program(display, library.file());
        REQUIRE(program.has_window());
        program.key("ctrl+5");
        REQUIRE(drop_files(display.name(), program.window(), 640, 500, {first, second}));
        std::this_thread::sleep_for(3s);
        CHECK(program.end() == 0);
    }
    fs::remove(first); // it is the copy that counts
    session::Session session = library.open();
    session.evidence().finish();
    auto const& files = session.evidence().model().files;
    REQUIRE(files.size() == 2);
    CHECK(files[0].name == "Zeugnis ä 1.pdf");
    CHECK(files[0].bytes == static_cast<std::int64_t>(one.size()));
    CHECK(files[0].state == session::EvidenceFileRow::State::Fits);
    CHECK(files[1].name == "letter.pdf");
    CHECK(files[1].pages == 2);
}

TEST_CASE("a scan just over the limit is made to fit by two presses and the original is kept") {
    if (!are_installed({"Xvfb", "xdotool", "convert"})) return;
    Display const display;
    REQUIRE_FALSE(display.name().empty());
    Library const library;
    begin_record(library, true);
    TemporaryFolder const folder;
    std::string const scan = scan_pdf(300, 85);
    REQUIRE(scan.size() > 1'048'576);
    {
        session::Session session = library.open();
        session.evidence().look();
        session.evidence().take_in({folder.write("scan.pdf", scan)}, session.evidence().model().entries.front().id);
        session.evidence().finish();
    }
    gui::ReportedItem const make = place_in(library, "Make it fit");
    gui::ReportedItem const use = place_in(library, "Use it", true);
    {
        OpenProgram program(display, library.file());
        REQUIRE(program.has_window());
        program.key("ctrl+5");
        std::this_thread::sleep_for(1s);
        program.click(make);
        std::this_thread::sleep_for(15s); // the settings are tried one after the other
        program.click(use);
        std::this_thread::sleep_for(1s);
        CHECK(program.end() == 0);
    }
    session::Session session = library.open();
    session.evidence().finish();
    auto const& model = session.evidence().model();
    REQUIRE(model.files.size() == 2);
    CHECK(model.files[0].name == "scan.pdf");
    CHECK(model.files[0].bytes == static_cast<std::int64_t>(scan.size()));
    CHECK(model.files[0].replaced);
    CHECK(model.files[1].state == session::EvidenceFileRow::State::Fits);
    CHECK(model.files[1].bytes <= 1'048'576);
    REQUIRE(model.entries.front().links.size() == 1);
    CHECK(model.entries.front().links.front().name == model.files[1].name);
}

} // namespace accrue::test
