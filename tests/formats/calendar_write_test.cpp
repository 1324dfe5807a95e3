#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "formats/calendar_file.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::formats;

namespace {

CalendarHead const tried_head{"CPD, 2026", "-//Accrue//CPD 1//EN", parse_date("2026-02-03").value(), 4 * 60 + 5};

CalendarEvent tried_event() {
    CalendarEvent event;
    event.uid = "due-1@accrue";
    event.summary = "Deadline";
    event.from = parse_date("2026-12-31").value();
    return event;
}

std::string written(CalendarEvent const& event) { return write_calendar(std::span(&event, 1), tried_head); }

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        std::size_t const end = text.find("\r\n");
        REQUIRE(end != std::string_view::npos);
        lines.emplace_back(text.substr(0, end));
        CHECK(lines.back().find_first_of("\r\n") == std::string::npos);
        text.remove_prefix(end + 2);
    }
    return lines;
}

CalendarEvent read_back(CalendarEvent const& event) {
    auto const read = read_calendar(written(event), "c.ics", {});
    REQUIRE(read);
    CHECK(test::said(read->problems).empty());
    REQUIRE(read->events.size() == 1);
    return read->events.front();
}

} // namespace

TEST_CASE("a calendar is written as the format asks") {
    CalendarEvent event = tried_event();
    event.reminder_days = {30, 0};
    CHECK(written(event) == "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Accrue//CPD 1//EN\r\nCALSCALE:GREGORIAN\r\n"
                            "METHOD:PUBLISH\r\nNAME:CPD\\, 2026\r\nX-WR-CALNAME:CPD\\, 2026\r\nBEGIN:VEVENT\r\n"
                            "UID:due-1@accrue\r\nDTSTAMP:20260203T040500Z\r\nDTSTART;VALUE=DATE:20261231\r\n"
                            "DTEND;VALUE=DATE:20270101\r\nTRANSP:TRANSPARENT\r\nSUMMARY:Deadline\r\n"
                            "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Deadline\r\nTRIGGER:-P30D\r\nEND:VALARM\r\n"
                            "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Deadline\r\nTRIGGER:PT0S\r\nEND:VALARM\r\n"
                            "END:VEVENT\r\nEND:VCALENDAR\r\n");
    CHECK(written(event) == written(event));
    event.begins_minute = 23 * 60;
    event.minutes = 90;
    event.cancelled = true;
    std::string const timed = written(event);
    CHECK(timed.find("DTSTART:20261231T230000\r\nDTEND:20270101T003000\r\nSUMMARY") != std::string::npos);
    CHECK(timed.find("\r\nSTATUS:CANCELLED\r\n") != std::string::npos);
    CHECK(timed.find("TRANSP") == std::string::npos);
    CHECK(test::said(read_calendar(write_calendar({}, tried_head), "c.ics", {})->problems) ==
          "c.ics: warning AW55: there are no events in it; export a calendar that has some\n");
}

TEST_CASE("what is written reads back equal") {
    CalendarEvent event = tried_event();
    event.line = 8;
    event.summary = "Talk; \"trees\", part 1: C:\\new \xE2\x80\x94 \xF0\x9F\x8C\xB3";
    event.description = "First line,\nsecond; \\n is no line end\n\nlast: " + std::string(300, 'x');
    event.location = "M\xC3\xBCnchen, Stra\xC3\x9F"
                     "e 1";
    event.url = "https://example.org/a;b,c?d=e:f\\g";
    CHECK(read_back(event) == event);
    event.to = parse_date("2027-01-02").value();
    CHECK(read_back(event) == event);
    event.to.reset();
    event.begins_minute = 0;
    CHECK(read_back(event) == event);
    for (int const minutes : {0, 1, 45, 1440, 100'000}) {
        event.minutes = minutes;
        CHECK(read_back(event) == event);
    }
    event.cancelled = true;
    CHECK(read_back(event) == event);
    event.from = parse_date("2028-02-29").value();
    CHECK(read_back(event) == event);
}

TEST_CASE("lines are folded at 75 bytes and never inside a character") {
    for (std::string const& letter :
         {std::string("x"), std::string("\xC3\xBC"), std::string("\xE2\x82\xAC"), std::string("\xF0\x9F\x8C\xB3")}) {
        for (std::size_t before = 60; before < 76; ++before) {
            CalendarEvent event = tried_event();
            event.summary = std::string(before, 'a');
            for (int i = 0; i < 100; ++i) event.summary += letter;
            for (std::string const& line : lines_of(written(event))) {
                CHECK(line.size() <= 75);
                bool const begins_inside = line.size() > 1 && (static_cast<unsigned char>(line[1]) & 0xC0U) == 0x80U;
                CHECK(!begins_inside);
            }
            CHECK(read_back(event).summary == event.summary);
        }
    }
}

TEST_CASE("no text ends its property or begins another") {
    std::string const attack = "x\r\nATTENDEE:mailto:a@b\nEND:VEVENT\rBEGIN:VALARM\xE2\x80\xA8"
                               "X:1\xC2\x85Y:2\x0BZ:3\x0C\x07\x7F";
    CalendarEvent event = tried_event();
    event.uid = event.summary = event.description = event.location = event.url = attack;
    event.reminder_days = {7};
    std::string const text =
        write_calendar(std::span(&event, 1), {attack, attack, parse_date("2026-02-03").value(), 0});
    std::string unfolded = text;
    for (std::size_t at = 0; (at = unfolded.find("\r\n ", at)) != std::string::npos;) unfolded.erase(at, 3);
    for (std::string const& line : lines_of(unfolded)) {
        CAPTURE(line);
        CHECK(!line.starts_with("ATTENDEE"));
        CHECK(std::ranges::none_of(line, [](char c) { return (c >= 0 && c < 0x20) || c == 0x7F; }));
    }
    CHECK(text.find("\xC2\x85") == std::string::npos);
    CHECK(text.find("\xE2\x80\xA8") == std::string::npos);
    auto const count = [&](std::string_view line) {
        auto const lines = lines_of(unfolded);
        return std::ranges::count(lines, line);
    };
    CHECK(count("BEGIN:VALARM") == 1);
    CHECK(count("END:VEVENT") == 1);
    CalendarEvent const again = read_back(event);
    CHECK(again.summary == "x ATTENDEE:mailto:a@b END:VEVENT BEGIN:VALARM X:1 Y:2Z:3");
    CHECK(again.description == "x\nATTENDEE:mailto:a@b\nEND:VEVENT\nBEGIN:VALARM\nX:1\nY:2Z:3");
    CHECK(again.url.starts_with("xATTENDEE"));
    event.summary = "bad \xFF byte";
    CHECK(read_back(event).summary == "bad \xEF\xBF\xBD byte");
}
