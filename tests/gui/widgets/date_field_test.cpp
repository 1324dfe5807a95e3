#include "gui/widgets/date_field.h"

#include <doctest/doctest.h>

#include "domain/day_words.h"
#include "domain/texts.h"
#include "gui/widgets/calendar.h"
#include "gui/widgets/widgets.h"
#include "support/screen_driver.h"

using namespace accrue;
using namespace accrue::gui;
using accrue::test::Screen;

namespace {

Date day(int year, int month, int of_month) { return *make_date({year, month, of_month}); }

} // namespace

TEST_CASE("weeks begin on Monday") {
    CHECK(weekday(day(1970, 1, 1)) == 3);
    CHECK(weekday(day(2012, 7, 15)) == 6);
    CHECK(weekday(day(1900, 1, 1)) == 0);
    CHECK(weekday(day(2200, 12, 31)) == 2);
}

TEST_CASE("a month's page holds the month and fills its first week") {
    auto const february = page_of(month_of(day(2012, 2, 1)));
    CHECK(to_text(february[0]) == "2012-01-30");
    CHECK(to_text(february[2]) == "2012-02-01");
    CHECK(to_text(february[30]) == "2012-02-29");
    CHECK(to_text(february[41]) == "2012-03-11");
}

TEST_CASE("a date is typed and an incomplete one is not called wrong while typing") {
    std::string text;
    Screen screen([&] {
        (void)ui::input_date("From", text);
        (void)ui::button("Elsewhere");
    });
    screen.click("From");
    screen.type("2012-0");
    CHECK_FALSE(screen.shows("year-month-day"));
    screen.click("Elsewhere");
    CHECK(screen.shows("Write the date as year-month-day, such as 2012-07-15."));
    screen.fill("From", "2012-02-29");
    CHECK(text == "2012-02-29");
    CHECK_FALSE(screen.shows("year-month-day"));
    screen.fill("From", "2011-02-29");
    CHECK(screen.shows("February 2011 has no day 29."));
}

TEST_CASE("a date that can no longer become right is marked while typing and kept") {
    std::string text;
    Screen screen([&] { (void)ui::input_date("From", text); });
    screen.click("From");
    screen.type("15/7/2012");
    CHECK(screen.shows("year-month-day"));
    CHECK(text == "15/7/2012");
}

TEST_CASE("a date written as day and month and year with points is understood") {
    std::string text = "15.7.2012";
    Screen screen([&] { (void)ui::input_date("From", text); });
    CHECK_FALSE(screen.shows("year-month-day"));
    screen.click("Calendar for From");
    CHECK(screen.item("From/2012-07-15").checked);
    CHECK(ui::date_error("31-2-2012", {}) == "Write the date as year-month-day, such as 2012-07-15.");
}

TEST_CASE("a date with the name of its month is typed and not called wrong meanwhile") {
    std::string text;
    Screen screen([&] { (void)ui::input_date("From", text); });
    screen.click("From");
    screen.type("15 Ju");
    CHECK_FALSE(screen.shows("year-month-day"));
    screen.type("ly 2012");
    CHECK_FALSE(screen.shows("year-month-day"));
    CHECK(text == "15 July 2012");
    screen.click("Calendar for From");
    CHECK(screen.item("From/2012-07-15").checked);
}

TEST_CASE("where German is spoken dates are asked for and read in German") {
    Speaking const german(Language::German);
    std::string text = "3. März 2024";
    Screen screen([&] { (void)ui::input_date("Von", text); });
    screen.click("Calendar for Von");
    CHECK(screen.shows("März 2024"));
    CHECK(screen.item("Von/2024-03-03").checked);
    CHECK(ui::date_error("03.05.2024", {}) == "");
    CHECK(ui::date_error("30. Februar 2012", {}) == "Den 30. Februar 2012 gibt es nicht.");
    CHECK(ui::date_error("gestern", {}) == "Schreiben Sie das Datum als Tag, Monat und Jahr, etwa 15.07.2012.");
    CHECK(long_day(day(2012, 9, 12)) == "12. September 2012");
    CHECK(weekday_name(6) == "So");
}

TEST_CASE("a day that does not exist is told as that") {
    CHECK(ui::date_error("2012-02-30", {}) == "February 2012 has no day 30.");
    CHECK(ui::date_error("31.2.2012", {}) == "February 2012 has no day 31.");
    CHECK(ui::date_error("2012-07-00", {}) == "July 2012 has no day 0.");
    CHECK(ui::date_error("2012-13-01", {}) == "There is no month 13: write year-month-day, such as 2012-07-15.");
    CHECK(ui::date_error("1812-02-30", {}) == "The year must be from 1900 to 2200.");
    CHECK(ui::date_error("2012-02-29", {}) == "");
}

TEST_CASE("the limits of a date are named") {
    ui::DateOptions const options{.earliest = day(2000, 1, 1), .latest = day(2012, 7, 24)};
    CHECK(ui::date_error("1999-12-31", options) == "The earliest date here is 2000-01-01.");
    CHECK(ui::date_error("2000-01-01", options) == "");
    CHECK(ui::date_error("2012-07-25", options) == "The latest date here is 2012-07-24.");
    CHECK(ui::date_error("2012-07-24", options) == "");
    CHECK(ui::date_error("", options) == "");
}

TEST_CASE("a click in the calendar chooses that day") {
    std::string text = "2012-07-15";
    int changes = 0;
    Screen screen([&] { changes += ui::input_date("From", text) ? 1 : 0; });
    screen.click("Calendar for From");
    CHECK(screen.shows("July 2012"));
    CHECK(screen.item("From/2012-07-15").checked);
    screen.click("From/2012-07-04");
    CHECK(text == "2012-07-04");
    CHECK(changes == 1);
    CHECK_FALSE(screen.has("From/2012-07-04"));
}

TEST_CASE("an empty field's calendar opens at today and goes by months and years") {
    std::string text;
    Screen screen([&] { (void)ui::input_date("From", text, {.today = day(2012, 7, 24)}); });
    screen.click("Calendar for From");
    CHECK(screen.shows("July 2012"));
    screen.click("Previous month");
    CHECK(screen.shows("June 2012"));
    screen.click("June 2012");
    CHECK(screen.shows("2000 – 2019"));
    screen.click("Previous years");
    screen.click("From/1985");
    CHECK(screen.shows("June 1985"));
    screen.click("From/1985-06-30");
    CHECK(text == "1985-06-30");
}

TEST_CASE("the calendar is used by keyboard alone") {
    std::string text = "2012-01-31";
    Screen screen([&] { (void)ui::input_date("From", text); });
    screen.click("From");
    screen.key(Key::F4);
    REQUIRE(screen.shows("January 2012"));
    screen.key(Key::Left);
    screen.key(Key::Up);
    screen.key(Key::Enter);
    CHECK(text == "2012-01-23");
    screen.click("From");
    screen.key(Key::F4);
    screen.key(Key::PageDown);
    screen.key(Key::End);
    screen.key(Key::Enter);
    CHECK(text == "2012-02-29");
    screen.click("From");
    screen.key(Key::F4);
    screen.key(Key::PageUp, Modifiers::Shift);
    screen.key(Key::Enter);
    CHECK(text == "2011-02-28");
}

TEST_CASE("Escape closes the calendar and keeps the date") {
    std::string text = "2012-07-15";
    Screen screen([&] { (void)ui::input_date("From", text); });
    screen.click("Calendar for From");
    screen.key(Key::Right);
    screen.key(Key::Escape);
    CHECK_FALSE(screen.shows("July 2012"));
    CHECK(text == "2012-07-15");
}

TEST_CASE("days outside the limits cannot be chosen by mouse or keyboard") {
    std::string text = "2012-07-24";
    ui::DateOptions const options{.latest = day(2012, 7, 24)};
    Screen screen([&] { (void)ui::input_date("From", text, options); });
    screen.click("Calendar for From");
    CHECK_FALSE(screen.item("From/2012-07-25").enabled);
    screen.key(Key::Right);
    screen.key(Key::Enter);
    CHECK(text == "2012-07-24");
    CHECK(screen.shows("July 2012"));
}
