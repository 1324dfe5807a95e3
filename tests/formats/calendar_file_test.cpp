#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "formats/calendar_file.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::formats;

namespace {

Date calendar_day(std::string_view text) { return parse_date(text).value(); }

// Berlin in 2026: summer from 29 March to 25 October, each 01:00 UTC.
int berlin_ahead_of_utc(std::int64_t utc_minute) {
    std::int64_t const begin = calendar_day("2026-03-29").days * std::int64_t{1440} + 60;
    std::int64_t const end = calendar_day("2026-10-25").days * std::int64_t{1440} + 60;
    return utc_minute >= begin && utc_minute < end ? 120 : 60;
}

CalendarReading const in_berlin{berlin_ahead_of_utc};

std::string in_calendar(std::string_view inside) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + std::string(inside) + "END:VCALENDAR\r\n";
}

std::string in_event(std::string_view inside) {
    return in_calendar("BEGIN:VEVENT\r\n" + std::string(inside) + "\r\nEND:VEVENT\r\n");
}

CalendarText read_well(std::string_view text) {
    auto const read = read_calendar(text, "c.ics", in_berlin);
    REQUIRE_MESSAGE(read, (read ? std::string() : to_text(read.problem())));
    return {read->events, read->problems};
}

// The one event of a calendar that is sound.
CalendarEvent only_event(std::string_view inside) {
    CalendarText const read = read_well(in_event(inside));
    CHECK(test::said(read.problems).empty());
    REQUIRE(read.events.size() == 1);
    return read.events[0];
}

std::string problems_of_calendar(std::string_view text) {
    auto const read = read_calendar(text, "c.ics", in_berlin);
    return read ? test::said(read->problems) : to_text(read.problem()) + "\n";
}

// "2026-03-01 +2 09:30 90": day, further days, begin, minutes.
std::string when(CalendarEvent const& event) {
    std::string text = to_text(event.from);
    if (event.to) text += " +" + std::to_string(event.to->days - event.from.days);
    if (event.begins_minute) {
        auto const two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
        text += " " + two(*event.begins_minute / 60) + ":" + two(*event.begins_minute % 60);
    }
    if (event.minutes) text += " " + std::to_string(*event.minutes);
    return text;
}

} // namespace

TEST_CASE("an event is read whatever its lines end with and however they are folded") {
    std::string const text =
        in_event("uid:1\r\nSummary;LANGUAGE=de;ALTREP=\"http://x;y:z\":A ta\r\n lk\r\n\t on trees\r\n"
                 "dtstart;tzid=\"Europe/Berlin\":20260301T0930\r\n 00\r\nDURATION:PT1H30M\r\n"
                 "DESCRIPTION:one\\ntwo\\, three\\; four \\\\ five \\x\r\nLOCATION:Room 1\\nFloor 2\r\n"
                 "URL:https://example.org/?a;b\r\nSTATUS:CONFIRMED");
    auto const with_ends = [&](std::string_view end) {
        std::string other;
        for (char const c : text)
            if (c == '\n')
                other += end;
            else if (c != '\r')
                other += c;
        return other;
    };
    for (std::string const& one :
         {text, with_ends("\n"), with_ends("\r"), with_ends("\r\r\n"), with_ends("\n\n"), "\xEF\xBB\xBF" + text}) {
        if (one.find("\n\n") != std::string::npos) continue; // a blank line ends what is folded
        CalendarText const read = read_well(one);
        CHECK(test::said(read.problems).empty());
        REQUIRE(read.events.size() == 1);
        CalendarEvent const& event = read.events[0];
        CHECK(event.uid == "1");
        CHECK(event.summary == "A talk on trees");
        CHECK(event.description == "one\ntwo, three; four \\ five \\x");
        CHECK(event.location == "Room 1 Floor 2");
        CHECK(event.url == "https://example.org/?a;b");
        CHECK(when(event) == "2026-03-01 09:30 90");
        CHECK(event.line == 3);
        CHECK(!event.cancelled);
    }
}

TEST_CASE("a character that is folded in two is read") {
    CHECK(only_event("DTSTART:20260301\r\nSUMMARY:M\xC3\r\n \xBCnchen").summary == "M\xC3\xBCnchen");
}

TEST_CASE("days, times and durations in all their forms") {
    auto const read = [](std::string const& inside) { return when(only_event(inside)); };
    CHECK(read("DTSTART;VALUE=DATE:20260301") == "2026-03-01");
    CHECK(read("DTSTART;VALUE=DATE:20260301\r\nDTEND;VALUE=DATE:20260302") == "2026-03-01");
    CHECK(read("DTSTART;VALUE=DATE:20260301\r\nDTEND;VALUE=DATE:20260301") == "2026-03-01");
    CHECK(read("DTSTART;VALUE=DATE:20280228\r\nDTEND;VALUE=DATE:20280301") == "2028-02-28 +1");
    CHECK(read("DTSTART:20260301\r\nDURATION:P1W") == "2026-03-01 +6");
    CHECK(read("DTSTART:20260301T090000") == "2026-03-01 09:00");
    CHECK(read("DTSTART:20260301T090000\r\nDTEND:20260302T010000") == "2026-03-01 09:00 960");
    CHECK(read("DTSTART:20260301T090000\r\nDTEND:20260301T095959") == "2026-03-01 09:00 60");
    CHECK(read("DTSTART:20260301T090000\r\nDURATION:+P1DT2H3M4S") == "2026-03-01 09:00 1563");
    CHECK(read("DTSTART:20260301T090000\r\nDURATION:PT0S") == "2026-03-01 09:00 0");
    CHECK(read("DTSTART:20260301T235960\r\nDURATION:PT45M") == "2026-03-01 23:59 45");
}

TEST_CASE("a time with a zone stays as written, one in UTC goes by the clock of the machine") {
    auto const read = [](std::string const& inside) { return when(only_event(inside)); };
    CHECK(read("DTSTART;TZID=America/New_York:20260301T233000\r\nDTEND;TZID=America/New_York:20260302T003000") ==
          "2026-03-01 23:30 60");
    CHECK(read("DTSTART:20260301T233000Z\r\nDTEND:20260302T003000Z") == "2026-03-02 00:30 60");
    CHECK(read("DTSTART:20260701T213000Z") == "2026-07-01 23:30");
    CHECK(read("DTSTART:20260701T220000Z") == "2026-07-02 00:00");
    CHECK(read("DTSTART;TZID=UTC:20260701T220000\r\nDTEND:20260701T230000Z") == "2026-07-02 00:00 60");
    // The clocks change: 00:30 to 03:30 is two hours in spring.
    CHECK(read("DTSTART:20260328T233000Z\r\nDTEND:20260329T013000Z") == "2026-03-29 00:30 120");
    CHECK(read("DTSTART:20260329T005900Z") == "2026-03-29 01:59");
    CHECK(read("DTSTART:20260329T010000Z") == "2026-03-29 03:00");
    CHECK(read("DTSTART:20261025T003000Z") == "2026-10-25 02:30");
    CHECK(read("DTSTART:20261025T013000Z") == "2026-10-25 02:30");
    auto const nowhere = read_calendar(in_event("DTSTART:20260301T233000Z"), "", {});
    CHECK(when(nowhere->events.at(0)) == "2026-03-01 23:30");
    CalendarReading const odd{[](std::int64_t) { return 2'000'000'000; }};
    CHECK(when(read_calendar(in_event("DTSTART:22001231T233000Z"), "", odd)->events.at(0)) == "2200-12-31 23:59");
}

TEST_CASE("only events are taken, and of them only what is theirs") {
    CalendarText const read = read_well(in_calendar(
        "BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
        "BEGIN:VTODO\r\nSUMMARY:A task\r\nDTSTART:20260101\r\nEND:VTODO\r\n"
        "BEGIN:VJOURNAL\r\nSUMMARY:A note\r\nEND:VJOURNAL\r\nBEGIN:VFREEBUSY\r\nDTSTART:x\r\nEND:VFREEBUSY\r\n"
        "BEGIN:VEVENT\r\nBEGIN:VALARM\r\nDESCRIPTION:Of the alarm\r\nDURATION:PT5M\r\nEND:VALARM\r\n"
        "DTSTART:20260301\r\nSUMMARY:Mine\r\nstatus:cancelled\r\nATTACH:" +
        std::string(1'000, 'x') + "\r\nEND:VEVENT\r\n"));
    CHECK(test::said(read.problems).empty());
    REQUIRE(read.events.size() == 1);
    CHECK(read.events[0].summary == "Mine");
    CHECK(read.events[0].description.empty());
    CHECK(!read.events[0].minutes);
    CHECK(read.events[0].cancelled);
    CHECK(read_well(in_calendar("METHOD:CANCEL\r\nBEGIN:VEVENT\r\nDTSTART:20260301\r\nEND:VEVENT\r\n"))
              .events[0]
              .cancelled);
}

TEST_CASE("events come by day and time, whole days first") {
    std::string inside;
    for (std::string_view const start :
         {"20260302T080000", "20260301T220000", "20260301T090000", "20260301", "20250101"})
        inside += "BEGIN:VEVENT\r\nDTSTART:" + std::string(start) + "\r\nEND:VEVENT\r\n";
    std::string order;
    for (CalendarEvent const& event : read_well(in_calendar(inside)).events) order += when(event) + "; ";
    CHECK(order == "2025-01-01; 2026-03-01; 2026-03-01 09:00; 2026-03-01 22:00; 2026-03-02 08:00; ");
}

TEST_CASE("what is wrong with one event bars it alone and names it") {
    auto const beside = [](std::string const& inside) {
        std::string const text =
            in_calendar("BEGIN:VEVENT\r\nDTSTART:20260101\r\nSUMMARY:Good\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\n" + inside +
                        "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART:20260102\r\nEND:VEVENT\r\n");
        CHECK(read_well(text).events.size() == 2);
        return problems_of_calendar(text);
    };
    CHECK(beside("SUMMARY:Bad") ==
          "c.ics:7: error A522: 'Bad': the event has no beginning; give it a day in the calendar and "
          "export it again, or enter it by hand\n");
    CHECK(beside("DTSTART:20260230\r\nSUMMARY:Bad")
              .starts_with("c.ics:8: error A523: 'Bad': '20260230' is no day from 1900 to"));
    for (std::string_view const start :
         {"", "18991231", "22010101", "2026-03-01", "20260301T", "20260301T090000X", "20260301T250000",
          "20260301T096000", "20260301T0900", "yesterday", "202603010", "\\n"})
        CHECK(beside("DTSTART:" + std::string(start)).starts_with("c.ics:8: error A523"));
    CHECK(beside("DTSTART:20260301\r\nDTEND:20260230").starts_with("c.ics:9: error A523"));
    CHECK(beside("DTSTART:20260302\r\nDTEND:20260301").starts_with("c.ics:9: error A523: it ends before it begins"));
    for (std::string_view const duration :
         {"", "P", "PT", "P1H", "PT1", "1H", "P1DT", "PT1M1H", "P-1D", "P1D1W", "PT9999999999S", "P99999D", "-PT1H"})
        CHECK(beside("DTSTART:20260301\r\nDURATION:" + std::string(duration)).starts_with("c.ics:9: error A523"));
    CHECK(beside("DTSTART:20260301\r\nRECURRENCE-ID:x").starts_with("c.ics:9: error A523"));
}

TEST_CASE("what is left out of an event is told") {
    auto const told = [](std::string const& inside) {
        CHECK(read_well(in_event(inside)).events.size() == 1);
        return problems_of_calendar(in_event(inside));
    };
    CHECK(told("DTSTART:20260301\r\nSUMMARY:S\r\nno property\r\nneither\r\n1 2: 3") ==
          "c.ics:6: warning AW55: 'S': a line of it is no property and was left out; look whether its texts are "
          "complete\n");
    CHECK(told("DTSTART;TZID=A:20260301T090000\r\nDTEND;TZID=B:20260301T080000").starts_with("c.ics:5: warning AW55"));
    CHECK(told("DTSTART:20260301T090000\r\nDTEND;VALUE=DATE:20260302").starts_with("c.ics:5: warning AW55"));
    CHECK(told("DTSTART:20260301\r\nEND:VALARM").starts_with("c.ics:5: warning AW55"));
    std::string const long_text =
        "DTSTART:20260301\r\nDESCRIPTION:" + std::string(calendar_text_limit - 1, 'x') + "\xC3\xBC y";
    CHECK(told(long_text).starts_with("c.ics:5: warning AW55: a text of it has more than 20000 bytes"));
    CHECK(read_well(in_event(long_text)).events[0].description.size() == calendar_text_limit - 1);
}

TEST_CASE("an event that is not closed is told and the rest goes on") {
    std::string const good = "BEGIN:VEVENT\r\nDTSTART:20260101\r\nEND:VEVENT\r\n";
    std::string const open = "BEGIN:VEVENT\r\nDTSTART:20260102\r\nSUMMARY:Open\r\n";
    for (std::string const& text :
         {in_calendar(open + good), in_calendar(good + open), in_calendar(open + "BEGIN:VALARM\r\n" + good),
          "BEGIN:VCALENDAR\r\n" + good + open, in_calendar(open) + in_calendar(good),
          "BEGIN:VCALENDAR\r\n" + open + in_calendar(good)}) {
        CAPTURE(text);
        CHECK(read_well(text).events.size() == 1);
        CHECK(problems_of_calendar(text).find("error A524: 'Open': the event begins here and is not closed") !=
              std::string::npos);
    }
    CHECK(problems_of_calendar("BEGIN:VCALENDAR\r\n" + good)
              .starts_with("c.ics: warning AW55: the calendar is not closed"));
}

TEST_CASE("what is no calendar is one problem") {
    CHECK(problems_of_calendar("").starts_with("c.ics: error A520: this is no calendar"));
    CHECK(problems_of_calendar("Title;Hours\nA talk;2\n").starts_with("c.ics: error A520"));
    CHECK(problems_of_calendar("BEGIN:VCARD\r\nEND:VCARD\r\n").starts_with("c.ics: error A520"));
    CHECK(problems_of_calendar(std::string(10'000'000, 'x')).starts_with("c.ics: error A520"));
    CHECK(problems_of_calendar(std::string("PK\n\0\1", 5)).starts_with("c.ics:2: error A520"));
    CHECK(problems_of_calendar("\xFF\xFE"
                               "B")
              .starts_with("c.ics: error A521"));
    CHECK(problems_of_calendar(in_event("DTSTART:20260301\r\nSUMMARY:M\xFCnchen")).starts_with("c.ics:5: error A521"));
    CHECK(problems_of_calendar(std::string(calendar_byte_limit + 1, 'x')).starts_with("c.ics: error A118"));
    std::string nested = "BEGIN:VCALENDAR\n";
    for (int i = 0; i < 1'000'000; ++i) nested += "BEGIN:X\n";
    CHECK(problems_of_calendar(nested).starts_with("c.ics:101: error A524: parts are nested here more than 100 deep"));
}

TEST_CASE("very much of anything is bounded") {
    std::string many;
    for (int i = 0; i < 1'000'000; ++i) many += "BEGIN:VEVENT\nEND:VEVENT\n";
    CHECK(problems_of_calendar(in_calendar(many))
              .starts_with("c.ics:40003: error A525: the calendar has more than 20000 events"));
    std::string daily;
    for (int i = 0; i < 51; ++i) daily += "BEGIN:VEVENT\nDTSTART:20200101\nRRULE:FREQ=DAILY;COUNT=1000\nEND:VEVENT\n";
    CHECK(problems_of_calendar(in_calendar(daily)).find("error A525: with its repetitions") != std::string::npos);
    std::string wordy =
        "BEGIN:VEVENT\nDTSTART:20200101\nRRULE:FREQ=DAILY;COUNT=1000\nDESCRIPTION:" + std::string(20'000, 'x') +
        "\nEND:VEVENT\n";
    wordy += wordy;
    wordy += wordy;
    CHECK(problems_of_calendar(in_calendar(wordy)).find("error A525: with their repetitions") != std::string::npos);
    std::string bad;
    for (int i = 0; i < 5'000; ++i) bad += "BEGIN:VEVENT\nEND:VEVENT\n";
    CalendarText const read = read_well(in_calendar(bad));
    CHECK(read.problems.size() == 1'001);
    CHECK(read.problems.back().id == "A119");
    std::string const folded = "SUMMARY:x" + std::string(10'000'000, 'y') + "\r\n z";
    CHECK(read_well(in_event("DTSTART:20260301\r\n" + folded)).events[0].summary.size() == calendar_text_limit);
    CHECK(only_event("DTSTART:20260301\r\nATTACH:" + std::string(10'000'000, 'y')).summary.empty());
}

TEST_CASE("damaged calendars are read or refused and nothing else") {
    std::string const sound = in_calendar(
        "BEGIN:VEVENT\r\nUID:a\r\nDTSTART;TZID=\"Europe/Berlin\":20260301T090000\r\nDURATION:P1DT2H\r\n"
        "RRULE:FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR,MO;BYSETPOS=1;COUNT=20;UNTIL=20300101T000000Z\r\n"
        "EXDATE;VALUE=DATE:20260501,20260701\r\nRDATE:20260404T090000\r\nSUMMARY:A \\, talk\r\n  on trees\r\n"
        "BEGIN:VALARM\r\nTRIGGER:-P1D\r\nEND:VALARM\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:a\r\n"
        "RECURRENCE-ID:20260501T070000Z\r\nDTSTART:20260502T090000Z\r\nDTEND:20260502T100000Z\r\n"
        "STATUS:CANCELLED\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART:20240229\r\nRRULE:FREQ=YEARLY\r\nEND:VEVENT\r\n");
    REQUIRE(test::said(read_well(sound).problems).empty());
    std::vector<std::string> const parts{"\r\n",
                                         ":",
                                         ";",
                                         "=",
                                         ",",
                                         "\"",
                                         "\\",
                                         "BEGIN:VEVENT\r\n",
                                         "END:VEVENT\r\n",
                                         "9",
                                         "99999999",
                                         "-",
                                         "Z",
                                         "T",
                                         "DAILY",
                                         "YEARLY",
                                         "WEEKLY",
                                         "\xC3",
                                         "\r\n ",
                                         "UNTIL=",
                                         "INTERVAL=999999",
                                         "0"};
    std::mt19937 random(5545);
    for (int round = 0; round < 5'000; ++round) {
        std::string text = sound;
        for (auto changes = 1 + random() % 6; changes > 0; --changes) {
            std::size_t const at = random() % text.size();
            switch (random() % 4) {
            case 0: text[at] = static_cast<char>(random() % 256); break;
            case 1: text.erase(at, random() % 20); break;
            case 2: text.insert(at, parts[random() % parts.size()]); break;
            default: text.insert(at, text.substr(random() % text.size(), random() % 60)); break;
            }
            if (text.empty()) text = "x";
        }
        auto const read = read_calendar(text, "c.ics", in_berlin);
        if (!read) continue;
        CHECK(read->events.size() <= calendar_day_limit);
        for (CalendarEvent const& event : read->events) {
            REQUIRE(event.from >= first_date);
            REQUIRE(event.from <= last_date);
            REQUIRE((!event.to || *event.to > event.from));
            REQUIRE(event.minutes.value_or(0) >= 0);
            REQUIRE(event.begins_minute.value_or(0) < 1440);
        }
    }
    for (int round = 0; round < 2'000; ++round) {
        std::string text = round % 2 == 0 ? "BEGIN:VCALENDAR\nBEGIN:VEVENT\n" : "";
        for (auto i = random() % 300; i > 0; --i) text += static_cast<char>(random() % 256);
        CHECK_NOTHROW((void)read_calendar(text, "c.ics", in_berlin));
    }
}
