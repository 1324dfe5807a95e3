#include "gui/widgets/dialog.h"

#include <optional>

#include <doctest/doctest.h>

#include "gui/widgets/widgets.h"
#include "support/screen_driver.h"

using namespace accrue::gui;
using accrue::test::Screen;

namespace {

// A screen with a button behind a dialog that is open while there is a draft.
struct Form {
    std::optional<std::string> draft;
    std::string date;
    std::string saved;
    std::string because;
    int behind = 0;

    void draw() {
        if (ui::button("Add")) draft = "";
        behind += ui::button("Behind") ? 1 : 0;
        if (!draft) return;
        ui::Dialog dialog("Add a certificate");
        if (!dialog) return;
        (void)ui::input_text("Title", *draft);
        (void)ui::input_date("Awarded on", date);
        switch (dialog.buttons({.accept = "Add certificate", .accept_disabled_because = because})) {
        case ui::DialogAnswer::None: return;
        case ui::DialogAnswer::Accept:
            saved = *draft;
            draft.reset();
            return;
        case ui::DialogAnswer::Cancel: draft.reset(); return;
        }
    }
};

} // namespace

TEST_CASE("a dialog begins in its first field and Enter accepts from there") {
    Form form;
    Screen screen([&] { form.draw(); });
    screen.click("Add");
    CHECK(dialog_is_open());
    screen.type("ITIL Foundation");
    screen.key(Key::Enter);
    CHECK(form.saved == "ITIL Foundation");
    screen.frames(3);
    CHECK_FALSE(screen.shows("Add a certificate"));
    CHECK_FALSE(dialog_is_open());
}

TEST_CASE("Escape and the cross cancel a dialog") {
    Form form;
    Screen screen([&] { form.draw(); });
    screen.click("Add");
    screen.type("x");
    screen.key(Key::Escape);
    CHECK_FALSE(form.draft);
    screen.click("Add");
    screen.click("Close");
    CHECK_FALSE(form.draft);
    CHECK(form.saved == "");
}

TEST_CASE("what is behind a dialog cannot be clicked until it is gone") {
    Form form;
    Screen screen([&] { form.draw(); });
    screen.click("Add");
    CHECK_THROWS_WITH(screen.click("Behind"), "covered by something else: Behind");
    screen.click("Cancel");
    screen.click("Behind");
    CHECK(form.behind == 1);
}

TEST_CASE("a dialog that is no longer drawn does not block the window") {
    Form form;
    Screen screen([&] { form.draw(); });
    screen.click("Add");
    form.draft.reset();
    screen.frames(3);
    screen.click("Behind");
    CHECK(form.behind == 1);
}

TEST_CASE("a dialog that goes while its calendar is open does not block the window") {
    Form form;
    Screen screen([&] { form.draw(); });
    screen.click("Add");
    screen.click("Calendar for Awarded on");
    form.draft.reset();
    screen.frames(3);
    screen.click("Behind");
    screen.click("Add");
    screen.type("again");
    CHECK(form.behind == 1);
    CHECK(form.draft == "again");
}

TEST_CASE("Escape in a calendar of a dialog closes the calendar only") {
    Form form;
    Screen screen([&] { form.draw(); });
    screen.click("Add");
    screen.click("Calendar for Awarded on");
    REQUIRE(screen.has("Next month"));
    screen.key(Key::Escape);
    CHECK_FALSE(screen.has("Next month"));
    CHECK(form.draft);
    screen.key(Key::Escape);
    CHECK_FALSE(form.draft);
}

TEST_CASE("Enter in a calendar of a dialog chooses the day and does not accept") {
    Form form;
    form.date = "2012-07-15";
    Screen screen([&] { form.draw(); });
    screen.click("Add");
    screen.click("Calendar for Awarded on");
    screen.key(Key::Right);
    screen.key(Key::Enter);
    CHECK(form.date == "2012-07-16");
    CHECK(form.draft);
}

TEST_CASE("Enter on a focused Cancel cancels") {
    Form form;
    Screen screen([&] { form.draw(); });
    screen.click("Add");
    screen.type("x");
    screen.key(Key::Tab, Modifiers::Shift);
    screen.key(Key::Tab, Modifiers::Shift);
    REQUIRE(screen.focused() == "Cancel");
    screen.key(Key::Enter);
    CHECK_FALSE(form.draft);
    CHECK(form.saved == "");
}

TEST_CASE("a dialog that cannot be accepted ignores Enter") {
    Form form;
    form.because = "Give it a title first";
    Screen screen([&] { form.draw(); });
    screen.click("Add");
    screen.key(Key::Enter);
    CHECK(form.draft);
    CHECK_FALSE(screen.item("Add certificate").enabled);
}

TEST_CASE("Enter in a longer text of a dialog begins a line") {
    std::string text;
    bool accepted = false;
    Screen screen([&] {
        ui::Dialog dialog("Statement");
        if (!dialog) return;
        (void)ui::input_long_text("What you did", text);
        accepted |= dialog.buttons({.accept = "Save"}) == ui::DialogAnswer::Accept;
    });
    screen.click("What you did");
    screen.type("a");
    screen.key(Key::Enter);
    screen.type("b");
    CHECK(text == "a\nb");
    CHECK_FALSE(accepted);
}
