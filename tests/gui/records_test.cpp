// Several records in one library: what belongs to one never lands in another.
#include <doctest/doctest.h>

#include "gui/app_fixture.h"

namespace accrue::test {

namespace {

// The example, and an empty record that is shown.
struct TwoRecords {
    AppScreen app{Start::Sample};
    RecordId example = app.session.record();
    RecordId empty;

    TwoRecords() {
        ask(gui::StartEmpty{"prism"});
        empty = app.session.record();
        REQUIRE(empty != example);
    }
    void ask(gui::Intent intent) {
        app.app.ask(std::move(intent));
        app.screen.frames(3);
    }
};

} // namespace

TEST_CASE("undo and redo that show another record take no open form there") {
    TwoRecords records;
    AppScreen& app = records.app;
    records.ask(gui::OpenRecord{records.example});
    records.ask(gui::DeleteEntry{app.entry("Measuring less").id});
    records.ask(gui::OpenRecord{records.empty});
    records.ask(gui::NewEntry{"post"});
    app.screen.fill("Title", "Night shift");

    records.ask(gui::Undo{});

    CHECK(app.session.record() == records.example);
    CHECK_FALSE(app.app.state().estimate.form);

    records.ask(gui::OpenRecord{records.empty});
    records.ask(gui::NewEntry{"post"});
    records.ask(gui::Redo{});
    CHECK(app.session.record() == records.example);
    CHECK_FALSE(app.app.state().estimate.form);
    CHECK(app.entries() == 14);
}

TEST_CASE("what was discarded is not offered back once another record is shown") {
    TwoRecords records;
    AppScreen& app = records.app;
    records.ask(gui::NewEntry{"post"});
    app.screen.fill("Title", "Night shift");
    app.screen.click("Form/Discard");
    REQUIRE(app.screen.has("Message 1/Bring it back"));
    SUBCASE("by opening it") { records.ask(gui::OpenRecord{records.example}); }
    SUBCASE("by importing it") {
        records.ask(gui::ImportFile{ACCRUE_SOURCE_DIR "/assets/samples/student.json"});
        REQUIRE(app.session.record() != records.empty);
    }
    CHECK_FALSE(app.screen.has("Message 1/Bring it back"));
}

} // namespace accrue::test
