#include "gui/widgets/fields.h"

#include <doctest/doctest.h>

#include "domain/text.h"
#include "domain/texts.h"
#include "gui/widgets/stand_ins.h"
#include "gui/widgets/widgets.h"
#include "support/screen_driver.h"

using namespace accrue;
using namespace accrue::gui;
using accrue::test::Screen;

TEST_CASE("typing changes the text and reports each change and the leaving") {
    std::string name;
    int changes = 0;
    int leavings = 0;
    Screen screen([&] {
        ui::Edit const edit = ui::input_text("Name", name, {.hint = "e.g. Grażyna Żółć"});
        changes += edit.changed ? 1 : 0;
        leavings += edit.left ? 1 : 0;
        (void)ui::button("Elsewhere");
    });
    CHECK(screen.text() == "Name\n{ }\n[ Elsewhere ]\n");
    screen.click("Name");
    screen.type("Zażółć");
    CHECK(name == "Zażółć");
    CHECK(changes == 1);
    CHECK(leavings == 0);
    screen.click("Elsewhere");
    CHECK(leavings == 1);
    CHECK(screen.shows("{ Zażółć }"));
}

TEST_CASE("Escape leaves a field and keeps what was typed") {
    std::string name = "before";
    Screen screen([&] { (void)ui::input_text("Name", name); });
    screen.fill("Name", "after");
    screen.key(Key::Escape);
    CHECK(name == "after");
    screen.type("ignored");
    CHECK(name == "after");
}

TEST_CASE("Escape keeps a longer text too") {
    std::string text = "before";
    Screen screen([&] { (void)ui::input_long_text("What you did", text); });
    screen.click("What you did");
    screen.key(Key::A, Modifiers::Control);
    screen.type("after");
    screen.key(Key::Escape);
    CHECK(text == "after");
}

TEST_CASE("a field whose text was changed elsewhere goes on without its old undo") {
    std::string name;
    std::string longer;
    Screen screen([&] {
        (void)ui::input_text("Name", name);
        (void)ui::input_long_text("What you did", longer);
        (void)ui::button("Elsewhere");
    });
    for (char const* const field : {"Name", "What you did"}) {
        std::string& text = field[0] == 'N' ? name : longer;
        screen.click(field);
        for (char const* const part : {"one ", "two ", "three ", "four "}) screen.type(part);
        screen.key(Key::Backspace);
        screen.click("Elsewhere");
        text = "x";
        screen.click(field);
        for (int i = 0; i < 6; ++i) screen.key(Key::Z, Modifiers::Control);
        CHECK(text == "x");
        screen.type("y");
        screen.click("Elsewhere");
        screen.click(field);
        screen.key(Key::Z, Modifiers::Control); // of the same text it goes on
        CHECK(text == "x");
        screen.click("Elsewhere");
    }
}

TEST_CASE("an error replaces the note under a field") {
    std::string name;
    std::string error;
    Screen screen([&] { (void)ui::input_text("Name", name, {.error = error, .note = "As on the certificate"}); });
    CHECK(screen.shows("As on the certificate"));
    error = "Enter the name.";
    screen.frames(2);
    CHECK(screen.shows("Enter the name."));
    CHECK_FALSE(screen.shows("As on the certificate"));
}

TEST_CASE("a disabled field shows its text and the reason and cannot be typed into") {
    std::string name = "kept";
    Screen screen([&] { (void)ui::input_text("Name", name, {.disabled_because = "The pack decides"}); });
    CHECK(screen.text() == "Name\n{ kept }\nThe pack decides\n");
    auto const item = screen.item("Name");
    screen.click_at({item.min.x + 20, item.min.y + 15});
    screen.type("changed");
    CHECK(name == "kept");
}

TEST_CASE("text above U+FFFF is edited and no character of it is lost") {
    std::string name = "x😀y";
    Screen screen([&] { (void)ui::input_text("Nickname", name); });
    screen.click("Nickname");
    screen.key(Key::End);
    screen.type("!");
    CHECK(name == "x😀y!");
    screen.key(Key::Backspace);
    screen.key(Key::Backspace);
    CHECK(name == "x😀");
    screen.type("𠮷é");
    CHECK(name == "x😀𠮷é");
    screen.key(Key::Z, Modifiers::Control);
    CHECK(name.starts_with("x😀"));
    screen.fill("Nickname", "👩‍💻");
    CHECK(name == "👩‍💻");
}

TEST_CASE("what is pasted into a field and copied out of it is the text itself") {
    std::string name = "ab";
    std::string note = "first\nsecond";
    Screen screen([&] {
        (void)ui::input_text("Name", name);
        (void)ui::input_long_text("Note", note);
    });
    screen.clipboard() = "x😀y \uE123 ꀀ";
    screen.click("Name");
    screen.key(Key::End);
    screen.key(Key::V, Modifiers::Control);
    CHECK(name == "abx😀y \uE123 ꀀ");
    screen.key(Key::A, Modifiers::Control);
    screen.key(Key::C, Modifiers::Control);
    CHECK(screen.clipboard() == name);
    screen.click("Note");
    screen.key(Key::A, Modifiers::Control);
    screen.clipboard() = "eins 😀\nzwei 𠮷";
    screen.key(Key::V, Modifiers::Control);
    CHECK(note == "eins 😀\nzwei 𠮷");
    screen.type("👍");
    CHECK(note == "eins 😀\nzwei 𠮷👍");
    screen.key(Key::X, Modifiers::Control);
    CHECK(ImGui::GetIO().ClipboardUserData == &screen); // the field has put back what it found
}

TEST_CASE("dates and numbers and longer text above U+FFFF are safe too") {
    std::string const emoji = "😀";
    std::string date = emoji;
    std::string number = emoji;
    std::string text = emoji;
    Screen screen([&] {
        (void)ui::input_date("Date", date);
        (void)ui::input_number("Number", number);
        (void)ui::input_long_text("Text", text);
    });
    for (char const* const name : {"Date", "Number", "Text"}) screen.click(name);
    CHECK((date == emoji && number == emoji && text == emoji));
}

TEST_CASE("more different rare characters than can be edited are shown and kept") {
    std::string all;
    for (char32_t c = 0x20000; c < 0x20000 + StandIns::most + 1; ++c) append_utf8(all, c);
    std::string text = all;
    Screen screen([&] { (void)ui::input_text("Text", text); });
    CHECK_FALSE(screen.item("Text").enabled);
    CHECK(screen.shows("rare characters"));
    CHECK(text == all);
    screen.clipboard() = "short";
    screen.click("Put what is in the clipboard in its place");
    CHECK(text == "short");
}

TEST_CASE("text that is damaged or holds a null is not edited") {
    Screen const screen([] {});
    CHECK(ui::reason_not_to_edit("Zażółć 漢字 𠮷") == "");
    CHECK(ui::reason_not_to_edit("a\xFFz") != "");
    CHECK(ui::reason_not_to_edit(std::string_view("a\0z", 3)) != "");
}

TEST_CASE("a number is checked as it is typed and never changed") {
    std::string hours;
    Screen screen([&] {
        (void)ui::input_number("Hours", hours, {.unit = "hours", .minimum = Number{0, 1}, .maximum = Number{40, 1}});
    });
    CHECK(screen.shows("hours"));
    CHECK_FALSE(screen.shows("Enter"));
    screen.click("Hours");
    screen.type("41");
    CHECK(screen.shows("Enter 0 to 40 hours."));
    screen.key(Key::Backspace);
    CHECK_FALSE(screen.shows("Enter"));
    screen.type("x");
    CHECK(hours == "4x");
    CHECK_FALSE(screen.text().ends_with("{ 4x }\n"));
}

TEST_CASE("a number is shown and typed with a comma where German is spoken and kept with a point") {
    Speaking const german(Language::German);
    std::string hours = "37.5";
    int changes = 0;
    Screen screen([&] {
        changes += ui::input_number("Stunden", hours) ? 1 : 0;
        (void)ui::button("Anderswo");
    });
    CHECK(screen.item("Stunden").value == "37,5");
    screen.fill("Stunden", "12,25");
    CHECK(hours == "12.25");
    screen.fill("Stunden", "12.5");
    CHECK(hours == "12.5");
    int const before = changes;
    screen.frames(3);
    CHECK(changes == before); // what is typed differs from what is shown, and that is no change
    screen.click("Anderswo");
    CHECK(screen.item("Stunden").value == "12,5");
    CHECK(hours == "12.5");
}

TEST_CASE("the limits of a number are named") {
    ui::NumberOptions const least{.minimum = Number{1, 1}};
    ui::NumberOptions const most{.unit = "points", .maximum = Number{25, 2}};
    CHECK(ui::number_error("0.9", least) == "Enter at least 1.");
    CHECK(ui::number_error("1", least) == "");
    CHECK(ui::number_error("12.6", most) == "Enter at most 12.5 points.");
    CHECK(ui::number_error("12.5", most) == "");
    CHECK(ui::number_error("", most) == "");
    for (char const* const wrong : {"NaN", "1e400", "1,5", "--1", "0x10", "99999999999999999999999999999"})
        CHECK_MESSAGE(ui::number_error(wrong, {}) != "", wrong);
}

TEST_CASE("a longer text takes line breaks and is read wrapped") {
    std::string text;
    Screen screen([&] {
        (void)ui::input_long_text("What you did", text, {.field = {.width = 300}});
        (void)ui::button("Elsewhere");
    });
    screen.click("What you did");
    screen.type("first");
    screen.key(Key::Enter);
    screen.type("second");
    CHECK(text == "first\nsecond");
    screen.click("Elsewhere");
    text = "A sentence that is certainly wider than three hundred pixels of the screen";
    screen.frames(2);
    CHECK(screen.item("What you did").value == text);
}

TEST_CASE("the help of the field with the keyboard or under the mouse is offered to the help pane") {
    std::string name;
    std::string other;
    Screen screen([&] {
        (void)ui::input_text("Name", name, {.help = "As on the certificate."});
        (void)ui::input_text("Other", other, {.help = "Anything."});
    });
    CHECK(screen.environment().help == FieldHelp{});
    screen.click("Other");
    CHECK(screen.environment().help == FieldHelp{"Other", "Anything."});
    screen.hover("Help on Name");
    CHECK(screen.environment().help.title == "Other"); // the field that is typed into keeps the pane
    screen.key(Key::Escape);
    screen.hover("Help on Name");
    CHECK(screen.environment().help == FieldHelp{"Name", "As on the certificate."});
}

TEST_CASE("copy and paste go through the clipboard") {
    std::string first = "Żółć";
    std::string second;
    Screen screen([&] {
        (void)ui::input_text("First", first);
        (void)ui::input_text("Second", second);
    });
    screen.click("First");
    screen.key(Key::A, Modifiers::Control);
    screen.key(Key::C, Modifiers::Control);
    CHECK(screen.clipboard() == "Żółć");
    screen.click("Second");
    screen.key(Key::V, Modifiers::Control);
    CHECK(second == "Żółć");
}
