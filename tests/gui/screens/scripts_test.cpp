// Titles in scripts that ImGui cannot draw, on the real screens.
#include <doctest/doctest.h>

#include "gui/app_fixture.h"
#include "gui/shaping.h"
#include "gui/widgets/widgets.h"

using namespace accrue;
using namespace accrue::gui;
using accrue::test::AppScreen;
using accrue::test::Start;

namespace {

// The title of "Measuring less" is replaced by typing, and back by undo.
void retitle_and_undo(AppScreen& app, std::string const& title) {
    app.app.ask(EditEntry{app.entry("Measuring less").id});
    app.screen.frames(4);
    app.screen.fill("Form/Title", title);
    CHECK(app.screen.item("Form/Title").value == title);
    app.screen.key(Key::Enter);
    CHECK_MESSAGE(app.screen.has(title + "/" + title), title);
    app.screen.key(Key::Z, Modifiers::Control);
    CHECK(app.screen.has("Measuring less/Measuring less"));
}

} // namespace

TEST_CASE("a title in any script is typed, saved and undone, with a shaper and without one") {
    PangoShaper shaper({});
    for (TextShaper* const used : {static_cast<TextShaper*>(nullptr), static_cast<TextShaper*>(&shaper)}) {
        AppScreen app(Start::Sample);
        app.screen.environment().shaper = used;
        for (char const* const title :
             {"مدير خدمات", "ניהול IT", "हिन्दी", "หลักสูตร", "服务管理", "x😀y", "👩‍💻 𠮷野家"})
            retitle_and_undo(app, title);
    }
}

TEST_CASE("what is pasted into a title and into a filter is the text itself") {
    AppScreen app(Start::Sample);
    app.app.ask(EditEntry{app.entry("Measuring less").id});
    app.screen.frames(4);
    app.screen.clipboard() = "x😀y";
    app.screen.click("Form/Title");
    app.screen.key(Key::A, Modifiers::Control);
    app.screen.key(Key::V, Modifiers::Control);
    app.screen.type("!");
    app.screen.key(Key::Enter);
    CHECK(app.screen.has("x😀y!/x😀y!"));
    app.screen.fill("Filter entries", "😀");
    CHECK(app.screen.has("x😀y!/x😀y!"));
    CHECK_FALSE(app.screen.has("A change calendar that people read/A change calendar that people read"));
}

TEST_CASE("the filter finds Żółć by zolc") {
    AppScreen app(Start::Sample);
    app.app.ask(EditEntry{app.entry("Measuring less").id});
    app.screen.frames(4);
    app.screen.fill("Form/Title", "Żółć");
    app.screen.key(Key::Enter);
    app.screen.key(Key::F, Modifiers::Control);
    app.screen.type("zolc");
    CHECK(app.screen.has("Żółć/Żółć"));
    CHECK_FALSE(app.screen.has("TOGAF Level 1/TOGAF Level 1"));
}
