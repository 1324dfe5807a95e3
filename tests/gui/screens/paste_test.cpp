// Pasting a table over a real session: opened by keys, mapped, added and taken back; what is wrong is seen before.
#include "gui/screens/paste.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "domain/text.h"
#include "gui/app_fixture.h"
#include "support/golden.h"

namespace accrue::test {

using gui::Key;
using gui::Modifiers;

namespace {

constexpr std::string_view certificates = "Qualification\tDate\nITIL V3 Service Strategy\t15.07.2011\nITIL V3 Service "
                                          "Design\t2011-11-20\n";

constexpr std::string_view problems = "Qualification\tDate\tRemarks\tSomething\n"
                                      "ITIL V3 Service Strategy\t15.07.2011\t=HYPERLINK(\"http://x\")\tleft\n"
                                      "\t12.12.2011\t\t\n"
                                      "A certificate nobody knows\t2011-04-03\tabc\u202Edef\t\n"
                                      "ITIL V3 Service Design\t3/4/2011\ttwo\t\n";

void paste(AppScreen& app, std::string_view text) {
    if (ImGui::GetIO().MousePos.x < 0) app.screen.hover("Add entry"); // the mouse is somewhere
    app.screen.clipboard() = text;
    app.screen.key(Key::V, Modifiers::ControlShift);
    app.screen.frames(4);
}

std::string many(int count) {
    std::string text = "Qualification\tNote\n";
    for (int i = 0; i < count; ++i) text += fmt::format("ITIL V3 Service Strategy\tnumber {}\n", i);
    return text;
}

std::string dialog_text(AppScreen const& app) {
    std::string const text = app.screen.text();
    std::size_t const start = text.rfind("Paste entries from a spreadsheet");
    return start == std::string::npos ? text : text.substr(start);
}

} // namespace

TEST_CASE("copied rows are added by keys alone, and one undo takes all of them back") {
    AppScreen app(Start::Sample);
    std::size_t const before = app.entries();
    paste(app, certificates);
    CHECK(app.screen.shows("Add 2 entries"));
    CHECK(app.entries() == before);
    app.screen.key(Key::Enter);
    app.screen.frames(3);
    CHECK(app.entries() == before + 2);
    CHECK(app.screen.shows("Pasted 2 entries."));
    CHECK_FALSE(app.screen.has("Table/Column 1/Field"));
    app.screen.key(Key::Z, Modifiers::Control);
    app.screen.frames(3);
    CHECK(app.entries() == before);
}

TEST_CASE("rows that are there already are left out, and added once more where that is asked for") {
    AppScreen app(Start::Sample);
    paste(app, certificates);
    app.screen.key(Key::Enter);
    app.screen.frames(3);
    std::size_t const before = app.entries();
    paste(app, certificates);
    CHECK(app.screen.shows("2 already there, left out"));
    CHECK_FALSE(app.screen.item("Add entries").enabled);
    CHECK(app.screen.shows("there  "));
    CHECK_FALSE(app.screen.has("Only rows with something to say"));
    app.screen.hover("Table/Rows");
    app.screen.click("Add once more what is in the record already");
    app.screen.frames(3);
    app.screen.click("Add 2 entries");
    app.screen.frames(3);
    CHECK(app.entries() == before + 2);
}

TEST_CASE("a file that the library has opens its record and offers to import it once more") {
    AppScreen app(Start::Sample);
    std::string const file = ACCRUE_SOURCE_DIR "/assets/samples/gazing-into-the-prism.json";
    app.app.ask(gui::ImportFile{file});
    app.screen.frames(3);
    CHECK(app.session.shell().records.size() == 1);
    CHECK(app.screen.shows("The library has this application already: it is open now."));
    app.screen.hover("Import it once more");
    app.screen.click("Import it once more");
    app.screen.frames(3);
    CHECK(app.session.shell().records.size() == 2);
}

TEST_CASE("plain pasting opens the preview only of a table, and not into a text field") {
    AppScreen app(Start::Sample);
    app.screen.clipboard() = "Dear all,\nthis is text";
    app.screen.key(Key::V, Modifiers::Control);
    app.screen.frames(3);
    CHECK_FALSE(app.screen.shows("Kind of entry"));
    app.screen.clipboard() = certificates;
    app.screen.click("Filter entries");
    app.screen.key(Key::V, Modifiers::Control);
    app.screen.frames(3);
    CHECK_FALSE(app.screen.shows("Kind of entry"));
    app.screen.key(Key::Escape);
    app.screen.key(Key::Escape);
    app.screen.frames(3);
    app.screen.key(Key::V, Modifiers::Control);
    app.screen.frames(3);
    CHECK(app.screen.shows("Kind of entry"));
    app.screen.key(Key::Escape);
    app.screen.frames(3);
    CHECK_FALSE(app.screen.shows("Kind of entry"));
    CHECK(app.session.paste() == nullptr);
}

TEST_CASE("an empty clipboard says what to do") {
    AppScreen app(Start::Sample);
    paste(app, "");
    CHECK(app.screen.shows("no table"));
}

TEST_CASE("plain pasting says where there is nothing to paste") {
    for (std::string_view const text : {"", "Dear all,\nthis is text"}) {
        AppScreen app(Start::Sample);
        app.screen.hover("Add entry");
        app.screen.clipboard() = text;
        app.screen.key(Key::V, Modifiers::Control);
        app.screen.frames(3);
        CHECK(app.screen.shows("There is no table in the clipboard."));
    }
}

TEST_CASE("one wrong row of a wide table has room for its reason") {
    for (Size const size : {Size{1280, 800}, Size{800, 600}}) {
        AppScreen app(Start::Sample, size);
        paste(app, "Qualification\tDate\tNote\tA\tB\tC\tD\tE\nITIL V3 Service Strategy\t3/4/2011\t1\t2\t3\t4\t5\t6\n");
        gui::ReportedItem const& rows = app.screen.item("Table/Rows");
        CHECK(rows.max.y - rows.min.y >= 32 + 24);
        CHECK(rows.max.x <= size.width);
        CHECK(app.screen.shows("Line 2: "));
        CHECK(app.screen.shows("Write 2011-04-03 or 2011-03-04."));
    }
}

TEST_CASE("pasted rows are scrolled by keys") {
    AppScreen app(Start::Sample, {1280, 800});
    paste(app, many(200));
    for (int i = 0; i < 12 && app.screen.focused() != "Rows"; ++i) app.screen.key(Key::Tab);
    REQUIRE(app.screen.focused() == "Rows");
    CHECK(app.screen.shows("number 0"));
    app.screen.key(Key::PageDown);
    app.screen.frames(2);
    CHECK_FALSE(app.screen.shows("number 1\n"));
    CHECK_FALSE(app.screen.shows("number 199"));
    app.screen.key(Key::End);
    app.screen.frames(2);
    CHECK(app.screen.shows("number 199"));
    app.screen.key(Key::PageUp);
    app.screen.frames(2);
    CHECK_FALSE(app.screen.shows("number 199"));
    app.screen.key(Key::Home);
    app.screen.frames(2);
    CHECK(app.screen.shows("number 0"));
    app.screen.key(Key::Tab);
    CHECK(app.screen.focused() != "Rows");
}

TEST_CASE("rows that are scrolled to the side stay as wide as the view, and headings and rows go together") {
    AppScreen app(Start::Sample, {800, 600});
    std::string table = "Qualification\tDate\tNote\tA\tB\tC\tD\tlast\n";
    for (int i = 0; i < 100; ++i) table += "ITIL V3 Service Strategy\t2011-01-02\t1\t2\t3\t4\t5\tZ9\n";
    paste(app, table);
    CHECK_FALSE(app.screen.shows("Z9"));
    float const before = app.screen.item("Table/Rows").max.x;
    auto const at_last = [&] {
        return app.screen.has("Table/Column 8/Field") && app.screen.item("Table/Column 8/Field").focused;
    };
    for (int i = 0; i < 20 && !at_last(); ++i) app.screen.key(Key::Tab);
    REQUIRE(at_last());
    app.screen.frames(3);
    CHECK(app.screen.shows("Z9"));
    CHECK(app.screen.item("Table/Rows").max.x <= before + 1);
    CHECK(before < 800);
}

TEST_CASE("a column says what it is told to, and only one column says it") {
    AppScreen app(Start::Sample);
    paste(app, "First\tSecond\nITIL V3 Service Strategy\t2011-11-20\n");
    app.screen.click("Table/Column 2/Field");
    app.screen.click("Field/Note");
    app.screen.frames(3);
    CHECK(app.session.paste()->mapping.keys[1] == "note");
    app.screen.click("Table/Column 1/Field");
    app.screen.click("Field/Note");
    app.screen.frames(3);
    CHECK(app.session.paste()->mapping.keys[0] == "note");
    CHECK(app.session.paste()->mapping.keys[1].empty());
}

TEST_CASE("the dialog shows rows as they are, marks what is wrong, and tells what was left out") {
    AppScreen app(Start::Sample, {1280, 800});
    paste(app, problems);
    CHECK(difference_from_golden("paste-problems", dialog_text(app)).empty());
    CHECK(app.screen.shows("=HYPERLINK"));
    CHECK(app.screen.shows("abc[U+202E]def"));
    app.screen.click("Only rows with something to say");
    app.screen.frames(2);
    CHECK_FALSE(app.screen.shows("=HYPERLINK"));
    app.screen.key(Key::Enter);
    app.screen.frames(3);
    CHECK(app.screen.shows("Pasted 2 entries; 2 rows were left out."));
}

TEST_CASE("a normal table, one of headings alone, and one that is too long for the window") {
    AppScreen app(Start::Sample, {1280, 800});
    paste(app, certificates);
    CHECK(difference_from_golden("paste", dialog_text(app)).empty());
    app.screen.key(Key::Escape);
    app.screen.frames(3);
    paste(app, "Qualification\tDate\n");
    CHECK(difference_from_golden("paste-empty", dialog_text(app)).empty());
    app.screen.key(Key::Escape);
    app.screen.frames(3);
    paste(app, many(10'000));
    CHECK(app.screen.shows("number 1"));
    CHECK_FALSE(app.screen.shows("number 9999"));
    CHECK(app.screen.shows("Add 10000 entries"));
}

TEST_CASE("a dropped table opens the preview; one that is no table is refused where it was asked for") {
    auto const folder = std::filesystem::temp_directory_path() / "accrue-paste-test";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "talks.csv") << "Qualification,Date\nITIL V3 Service Strategy,2011-11-20\n";
    std::ofstream(folder / "bad.csv") << "PK\x03\x04";
    AppScreen app(Start::Sample);
    app.screen.hover("Add entry");
    app.app.ask(gui::ImportFile{(folder / "talks.csv").string()});
    app.screen.frames(4);
    CHECK(app.screen.shows("Add 1 entry"));
    app.screen.click("Cancel");
    app.screen.frames(3);
    app.app.ask(gui::ImportFile{(folder / "bad.csv").string()});
    app.screen.frames(4);
    CHECK(app.screen.shows("this is a file of a spreadsheet program"));
    CHECK(app.session.paste() == nullptr);
    std::filesystem::remove_all(folder);
}

TEST_CASE("entries are listed by state and in another order") {
    AppScreen app(Start::Sample);
    app.screen.click("State");
    app.screen.click("State/Verified");
    app.screen.frames(3);
    CHECK(app.screen.shows("No entry matches"));
    app.screen.click("Show all entries");
    app.screen.frames(3);
    CHECK_FALSE(app.screen.shows("No entry matches"));
    app.screen.click("Sort");
    app.screen.click("Sort/By name");
    app.screen.frames(3);
    std::vector<std::string> names;
    auto const& plan = app.app.state().estimate.plan;
    for (gui::PlannedRow const& row : plan.rows())
        if (row.kind == gui::PlannedRow::Kind::Entry && row.group == plan.rows().front().group)
            names.push_back(search_key(row.name));
    CHECK(names.size() > 1);
    CHECK(std::is_sorted(names.begin(), names.end()));
}

} // namespace accrue::test
