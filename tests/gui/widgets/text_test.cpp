#include "gui/widgets/text.h"

#include <doctest/doctest.h>

#include "gui/widgets/widgets.h"
#include "support/screen_driver.h"

using namespace accrue::gui;
using accrue::test::Screen;

namespace {

using Lines = std::vector<std::string_view>;

} // namespace

TEST_CASE("text breaks at spaces and line ends") {
    Screen const screen([] {});
    CHECK(wrapped(TextStyle::Body, "one two\nthree", 1000) == Lines{"one two", "three"});
    float const width = measure(TextStyle::Body, "one two").x + 1;
    CHECK(wrapped(TextStyle::Body, "one two three", width) == Lines{"one two", "three"});
    CHECK(wrapped(TextStyle::Body, "", 100) == Lines{""});
    CHECK(wrapped(TextStyle::Body, "a\n\nb", 100) == Lines{"a", "", "b"});
}

TEST_CASE("what would break a line is drawn as a space") {
    CHECK(in_one_line("a\nb\tc\x7F") == "a b c ");
    CHECK(in_one_line("a\u2028b\u2029c\u0085d") == "a b c d");
    CHECK(in_one_line("Żółć · “50 €”") == "Żółć · “50 €”");
    std::string title = "Measuring\nless";
    Screen screen([&] {
        ui::line("One\ntwo\r\nthree");
        (void)ui::input_text("Title", title);
    });
    CHECK(measure(TextStyle::Body, "One\ntwo").y == text_height(TextStyle::Body));
    CHECK(ellipsized(TextStyle::Body, "One\ntwo and more", measure(TextStyle::Body, "One two and").x) == "One two a…");
    screen.click("Title");
    screen.frames(3);
    CHECK(title == "Measuring\nless"); // only typing changes it
}

TEST_CASE("a word that is too long breaks between whole characters and loses none") {
    Screen const screen([] {});
    std::string const word = "ŻółćŻółćŻółćŻółćŻółć";
    std::string joined;
    Lines const lines = wrapped(TextStyle::Body, word, 60);
    CHECK(lines.size() > 2);
    for (std::string_view const line : lines) {
        joined += line;
        CHECK((static_cast<unsigned char>(line.front()) & 0xC0) != 0x80);
    }
    CHECK(joined == word);
}

TEST_CASE("a width of nothing still makes progress") {
    Screen const screen([] {});
    CHECK(wrapped(TextStyle::Body, "ab", 0) == Lines{"a", "b"});
}

TEST_CASE("text is cut with dots only where it does not fit") {
    Screen const screen([] {});
    CHECK(ellipsized(TextStyle::Body, "short", 500) == "short");
    std::string const cut = ellipsized(TextStyle::Body, "rather a long text", 80);
    CHECK(cut.ends_with("…"));
    CHECK(measure(TextStyle::Body, cut).x <= 80);
}

TEST_CASE("a line that is cut is whole under the mouse") {
    Screen screen([] {
        ui::line("A very long name of a certificate that does not fit", TextStyle::Body, ui::TextColor::Normal, 120);
    });
    CHECK_FALSE(screen.shows("does not fit"));
    ImGui::GetIO().MousePos = {30, 24};
    screen.frames(60);
    CHECK(screen.shows("A very long name of a certificate that does not fit"));
}

TEST_CASE("characters that no font has are asked for") {
    Screen screen([] { ui::text("漢 and Żółć"); });
    CHECK(screen.environment().missing_glyphs == std::set<ImWchar>{0x6F22});
}
