#include "gui/widgets/choices.h"

#include <array>

#include <doctest/doctest.h>

#include "gui/widgets/widgets.h"
#include "support/screen_driver.h"

using namespace accrue::gui;
using accrue::test::Screen;

namespace {

std::array<ui::Choice, 3> const few{{{"Full time"}, {"Part time"}, {"Voluntary"}}};
std::array<ui::Choice, 5> const many{
    {{"Foundation", "Entry certificate"}, {"Practitioner"}, {"Intermediate"}, {"Expert"}, {"Master"}}};

} // namespace

TEST_CASE("few choices are segments and one click chooses") {
    std::optional<std::size_t> chosen;
    int changes = 0;
    Screen screen([&] { changes += ui::choice("Basis", few, chosen) ? 1 : 0; });
    CHECK(screen.text() == "Basis\n( ) Full time  ( ) Part time  ( ) Voluntary\n");
    screen.click("Part time");
    CHECK(chosen == 1);
    CHECK(changes == 1);
    CHECK(screen.shows("(x) Part time"));
    screen.click("Basis/Part time");
    CHECK(changes == 1);
}

TEST_CASE("many choices open a list and a click chooses") {
    std::optional<std::size_t> chosen;
    Screen screen([&] { (void)ui::choice("Level", many, chosen, {.hint = "Choose a level"}); });
    CHECK(screen.text() == "Level\n{ }\n");
    CHECK_FALSE(screen.has("Expert"));
    screen.click("Level");
    CHECK(screen.shows("Entry certificate"));
    screen.click("Expert");
    CHECK(chosen == 3);
    CHECK(screen.text() == "Level\n{ Expert }\n");
}

TEST_CASE("a list is used by keyboard alone") {
    std::optional<std::size_t> chosen = 1;
    Screen screen([&] { (void)ui::choice("Level", many, chosen); });
    screen.key(Key::Tab);
    screen.key(Key::Enter);
    CHECK(screen.has("Level/Master"));
    screen.key(Key::Down);
    screen.key(Key::Down);
    screen.key(Key::Enter);
    CHECK(chosen == 3);
    CHECK_FALSE(screen.has("Level/Master"));
    screen.key(Key::Enter);
    screen.key(Key::Home);
    screen.key(Key::Enter);
    CHECK(chosen == 0);
}

TEST_CASE("Escape and a click elsewhere close a list and change nothing") {
    std::optional<std::size_t> chosen = 1;
    Screen screen([&] {
        (void)ui::choice("Level", many, chosen, {.width = 300});
        (void)ui::button("Elsewhere");
    });
    screen.click("Level");
    screen.key(Key::Down);
    screen.key(Key::Escape);
    CHECK_FALSE(screen.has("Level/Master"));
    CHECK(chosen == 1);
    screen.click("Level");
    screen.click_at({1000, 600});
    CHECK_FALSE(screen.has("Level/Master"));
    CHECK(chosen == 1);
}

TEST_CASE("a disabled choice does not open") {
    std::optional<std::size_t> chosen;
    Screen screen([&] { (void)ui::choice("Level", many, chosen, {.disabled_because = "The pack decides"}); });
    CHECK_FALSE(screen.item("Level").enabled);
    auto const item = screen.item("Level");
    screen.click_at({item.min.x + 20, item.min.y + 15});
    CHECK_FALSE(screen.has("Level/Master"));
    CHECK(screen.shows("The pack decides"));
}

TEST_CASE("choices with labels that do not fit become a list") {
    std::array<ui::Choice, 2> const wide{{{"Employed by the same organisation throughout"}, {"Several employers"}}};
    std::optional<std::size_t> chosen;
    Screen screen([&] { (void)ui::choice("Basis", wide, chosen, {.width = 300}); });
    CHECK(screen.item("Basis").kind == ItemKind::Choice);
}

TEST_CASE("a check box and a switch turn on and off") {
    bool checked = false;
    bool on = true;
    Screen screen([&] {
        (void)ui::checkbox("I have it at hand", checked, {.note = "A scan is enough."});
        (void)ui::toggle("Dark theme", on);
    });
    CHECK(screen.text() == "[ ] I have it at hand\nA scan is enough.\n[x] Dark theme\n");
    screen.click("I have it at hand");
    screen.click("Dark theme");
    CHECK(checked);
    CHECK_FALSE(on);
    CHECK(screen.text() == "[x] I have it at hand\nA scan is enough.\n[ ] Dark theme\n");
}

TEST_CASE("a disabled check box keeps its state and says why") {
    bool checked = true;
    Screen screen([&] { (void)ui::checkbox("Fixed", checked, {.disabled_because = "The pack decides"}); });
    auto const item = screen.item("Fixed");
    screen.click_at({item.min.x + 5, item.min.y + 5});
    CHECK(checked);
    screen.hover("Fixed");
    CHECK(screen.shows("The pack decides"));
}
