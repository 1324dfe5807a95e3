#include "gui/widgets/widgets.h"

#include <doctest/doctest.h>

#include "support/screen_driver.h"

using namespace accrue::gui;
using accrue::test::Screen;

TEST_CASE("a button is pressed once by one click") {
    int pressed = 0;
    Screen screen([&] { pressed += ui::button("Save entry", {.kind = ui::ButtonKind::Primary}) ? 1 : 0; });
    CHECK(screen.text() == "[ Save entry ]\n");
    screen.click("Save entry");
    CHECK(pressed == 1);
}

TEST_CASE("a disabled button cannot be pressed and says why under the mouse") {
    int pressed = 0;
    Screen screen([&] { pressed += ui::button("Save", {.disabled_because = "Give it a title first"}) ? 1 : 0; });
    CHECK_FALSE(screen.item("Save").enabled);
    CHECK_THROWS_WITH(screen.click("Save"), "disabled: Save");
    auto const item = screen.item("Save");
    screen.click_at({item.min.x + 5, item.min.y + 5});
    CHECK(pressed == 0);
    CHECK_FALSE(screen.text().starts_with("Give"));
    screen.hover("Save");
    CHECK(screen.shows("Give it a title first"));
}

TEST_CASE("a tooltip waits until the mouse rests and asks for the frame that shows it") {
    Screen screen([&] { (void)ui::button("Undo", {.tooltip = "Takes back the last change"}); });
    auto const item = screen.item("Undo");
    ImGui::GetIO().MousePos = {item.min.x + 5, item.min.y + 5};
    screen.frames(2);
    CHECK_FALSE(screen.shows("Takes back"));
    REQUIRE(screen.environment().next_frame_in);
    CHECK(*screen.environment().next_frame_in > 0.3);
    CHECK(*screen.environment().next_frame_in <= 0.4);
    screen.frames(30);
    CHECK(screen.shows("Takes back the last change"));
}

TEST_CASE("an icon button has its label as name and tooltip") {
    int pressed = 0;
    Screen screen([&] { pressed += ui::icon_button(icon::undo, "Undo") ? 1 : 0; });
    CHECK(screen.text() == "[ (Undo) ]\n");
    screen.click("Undo");
    CHECK(pressed == 1);
    screen.hover("Undo");
    CHECK(screen.shows("Undo\n"));
}

TEST_CASE("a label that is too long for its button ends in dots and is whole under the mouse") {
    Screen screen([&] { (void)ui::button("Take over all entries of the last application", {.width = 160}); });
    CHECK(screen.text().find("application") == std::string::npos);
    CHECK(screen.shows("…"));
    screen.hover("Take over all entries of the last application");
    CHECK(screen.shows("Take over all entries of the last application"));
}

TEST_CASE("a figure shows its value and is found by its name") {
    int pressed = 0;
    Screen screen([&] { pressed += ui::figure("Points for education", "142") ? 1 : 0; });
    CHECK(screen.text() == "<142>\n");
    screen.click("Points for education");
    CHECK(pressed == 1);
    CHECK(screen.item("Points for education").value == "142");
}

TEST_CASE("a link and a navigation entry are pressed") {
    std::string pressed;
    Screen screen([&] {
        if (ui::link("Open the clause")) pressed += "link ";
        if (ui::navigation_entry(icon::chart, "Estimate", ui::Selection::Yes, "14")) pressed += "entry ";
    });
    CHECK(screen.text() == "<Open the clause>\n> Estimate  14\n");
    screen.click("Open the clause");
    screen.click("Estimate");
    CHECK(pressed == "link entry ");
}

TEST_CASE("a click on a button leaves Enter alone until the keyboard is used") {
    int added = 0;
    Screen screen([&] { added += ui::button("Add") ? 1 : 0; });
    screen.click("Add");
    screen.key(Key::Enter);
    CHECK(added == 1);
}
