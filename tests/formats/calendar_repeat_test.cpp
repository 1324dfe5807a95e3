// Events of a calendar that repeat (RFC 5545, 3.8.5). The clocks here are two hours ahead of UTC.
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "formats/calendar_file.h"
#include "support/texts.h"

using namespace accrue;
using namespace accrue::formats;

namespace {

CalendarReading two_hours_ahead_of_utc() {
    return {[](std::int64_t) { return 120; }, first_date, parse_date("2031-12-31").value()};
}

struct ToldRepetitions {
    std::string days; // "2026-03-01 2026-03-02"; "!" behind one that was cancelled
    std::string problems;
    std::size_t times = 0;
};

ToldRepetitions repetitions(std::string_view events, CalendarReading const& reading = two_hours_ahead_of_utc()) {
    auto const read = read_calendar("BEGIN:VCALENDAR\n" + std::string(events) + "END:VCALENDAR\n", "c.ics", reading);
    REQUIRE_MESSAGE(read, (read ? std::string() : to_text(read.problem())));
    ToldRepetitions told{{}, test::said(read->problems), read->events.size()};
    for (CalendarEvent const& event : read->events) {
        if (!told.days.empty()) told.days += ' ';
        told.days += to_text(event.from) + (event.cancelled ? "!" : "");
    }
    return told;
}

std::string repeating(std::string_view start, std::string_view rule, std::string_view more = "") {
    return "BEGIN:VEVENT\nUID:r\nSUMMARY:R\nDTSTART" + std::string(start) + "\nRRULE:" + std::string(rule) + "\n" +
           std::string(more) + "END:VEVENT\n";
}

// The days of a rule that is understood.
std::string days_by(std::string_view start, std::string_view rule, std::string_view more = "") {
    ToldRepetitions const told = repetitions(repeating(start, rule, more));
    CHECK(told.problems == "");
    return told.days;
}

} // namespace

TEST_CASE("days, weeks, months and years repeat") {
    CHECK(days_by(":20260227", "FREQ=DAILY;COUNT=3") == "2026-02-27 2026-02-28 2026-03-01");
    CHECK(days_by(":20260227", "freq=daily;interval=10;count=2;") == "2026-02-27 2026-03-09");
    CHECK(days_by(":20260227", "FREQ=WEEKLY;COUNT=2") == "2026-02-27 2026-03-06");
    CHECK(days_by(":20260115", "FREQ=MONTHLY;INTERVAL=6;COUNT=3") == "2026-01-15 2026-07-15 2027-01-15");
    CHECK(days_by(":20260115", "FREQ=YEARLY;INTERVAL=2;COUNT=3") == "2026-01-15 2028-01-15 2030-01-15");
    CHECK(days_by(":20260115", "FREQ=DAILY;COUNT=1") == "2026-01-15");
}

TEST_CASE("a month or a year without that day is passed over") {
    CHECK(days_by(":20260131", "FREQ=MONTHLY;COUNT=4") == "2026-01-31 2026-03-31 2026-05-31 2026-07-31");
    CHECK(days_by(":20240229", "FREQ=YEARLY") == "2024-02-29 2028-02-29");
    CHECK(days_by(":20240229", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=2") == "2024-02-29 2028-02-29");
}

TEST_CASE("days of the week") {
    CHECK(days_by(":20260302", "FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=4") == "2026-03-02 2026-03-04 2026-03-06 2026-03-09");
    // RFC 5545, 3.8.5.3: where the week begins matters.
    CHECK(days_by(":19970805", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO") ==
          "1997-08-05 1997-08-10 1997-08-19 1997-08-24");
    CHECK(days_by(":19970805", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU") ==
          "1997-08-05 1997-08-17 1997-08-19 1997-08-31");
    CHECK(days_by(":20260306", "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=3") == "2026-03-06 2026-03-09 2026-03-10");
    // The first time counts, also where its day is none of the rule's.
    CHECK(days_by(":20260303", "FREQ=WEEKLY;BYDAY=MO;COUNT=2") == "2026-03-03 2026-03-09");
}

TEST_CASE("days of the month, as Outlook and the examples of the RFC write them") {
    CHECK(days_by(":19970905", "FREQ=MONTHLY;COUNT=3;BYDAY=1FR") == "1997-09-05 1997-10-03 1997-11-07");
    CHECK(days_by(":19970922", "FREQ=MONTHLY;COUNT=3;BYDAY=-2MO") == "1997-09-22 1997-10-20 1997-11-17");
    CHECK(days_by(":19970907", "FREQ=MONTHLY;INTERVAL=2;COUNT=4;BYDAY=1SU,-1SU") ==
          "1997-09-07 1997-09-28 1997-11-02 1997-11-30");
    CHECK(days_by(":19970930", "FREQ=MONTHLY;COUNT=4;BYMONTHDAY=1,-1") ==
          "1997-09-30 1997-10-01 1997-10-31 1997-11-01");
    CHECK(days_by(":19970928", "FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=3") == "1997-09-28 1997-10-29 1997-11-28");
    CHECK(days_by(":19980213", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=3") == "1998-02-13 1998-03-13 1998-11-13");
    CHECK(days_by(":19970904", "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3") == "1997-09-04 1997-10-07 1997-11-06");
    CHECK(days_by(":19970929", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=3") ==
          "1997-09-29 1997-10-30 1997-11-27");
    CHECK(days_by(":19970610", "FREQ=YEARLY;COUNT=4;BYMONTH=6,7") == "1997-06-10 1997-07-10 1998-06-10 1998-07-10");
    CHECK(days_by(":19970313", "FREQ=YEARLY;BYMONTH=3;BYDAY=TH;COUNT=4") ==
          "1997-03-13 1997-03-20 1997-03-27 1998-03-05");
    CHECK(days_by(":19980101", "FREQ=DAILY;BYMONTH=1;UNTIL=19980103") == "1998-01-01 1998-01-02 1998-01-03");
    CHECK(days_by(":20261129", "FREQ=YEARLY;BYMONTH=11;BYDAY=-1SU;COUNT=2") == "2026-11-29 2027-11-28");
}

TEST_CASE("a rule ends on its last day, said in any form") {
    CHECK(days_by(":20260301", "FREQ=DAILY;UNTIL=20260302") == "2026-03-01 2026-03-02");
    CHECK(days_by(":20260301", "FREQ=DAILY;UNTIL=20260302T235959Z") == "2026-03-01 2026-03-02");
    CHECK(days_by(":20260301", "FREQ=DAILY;UNTIL=20260301T210000Z") == "2026-03-01");            // 23:00 here
    CHECK(days_by(":20260301", "FREQ=DAILY;UNTIL=20260301T220000Z") == "2026-03-01 2026-03-02"); // 00:00 here
    CHECK(days_by(":20260301T090000", "FREQ=DAILY;UNTIL=20260302") == "2026-03-01 2026-03-02");
    CHECK(days_by(":20260301T090000", "FREQ=DAILY;UNTIL=20260302T090000") == "2026-03-01 2026-03-02");
    CHECK(days_by(":20260301T090000", "FREQ=DAILY;UNTIL=20260302T085959") == "2026-03-01");
    CHECK(days_by(";TZID=X:20260301T090000", "FREQ=DAILY;UNTIL=20260302T070000Z") == "2026-03-01 2026-03-02");
    CHECK(days_by(";TZID=X:20260301T090000", "FREQ=DAILY;UNTIL=20260302T065900Z") == "2026-03-01");
    CHECK(days_by(":20260301T230000Z", "FREQ=DAILY;UNTIL=20260302T230000Z") == "2026-03-02 2026-03-03");
    CHECK(days_by(":20260301", "FREQ=DAILY;UNTIL=20250101") == "2026-03-01");
}

TEST_CASE("a rule without end goes to the day that is asked, from the day that is asked") {
    CalendarReading reading = two_hours_ahead_of_utc();
    reading.since = parse_date("2026-03-03").value();
    reading.until = parse_date("2026-03-05").value();
    CHECK(repetitions(repeating(":20200101", "FREQ=DAILY"), reading).days == "2026-03-03 2026-03-04 2026-03-05");
    CHECK(repetitions(repeating(":20200101", "FREQ=DAILY"), reading).problems == "");
    CHECK(repetitions(repeating(":20260301T230000Z", "FREQ=DAILY"), reading).days ==
          "2026-03-03 2026-03-04 2026-03-05");
    CHECK(repetitions(repeating(":20260301", "FREQ=DAILY;COUNT=4"), reading).days == "2026-03-03 2026-03-04");
    CHECK(repetitions(repeating(":20270301", "FREQ=DAILY"), reading).days == "");
    CHECK(repetitions("BEGIN:VEVENT\nDTSTART:20100101\nEND:VEVENT\n", reading).days == "2010-01-01");
}

TEST_CASE("of very many times the first thousand are read") {
    ToldRepetitions const told = repetitions(repeating(":20260301", "FREQ=DAILY"));
    CHECK(told.times == 1'000);
    CHECK(told.problems ==
          "c.ics:6: warning AW55: 'R': it takes place very often: only the first 1000 times are read; export a "
          "shorter period, or enter the others by hand\n");
    CHECK(repetitions(repeating(":20260301", "FREQ=DAILY;COUNT=1000")).problems == "");
    std::string never;
    for (int i = 0; i < 5'000; ++i) never += repeating(":19000101", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30");
    CHECK(repetitions(never).times == 5'000); // of looking for days there is an end
}

TEST_CASE("a rule that is not understood gives the first time and says so") {
    for (std::string_view const rule : {"",
                                        "FREQ=HOURLY",
                                        "FREQ=SECONDLY;COUNT=3",
                                        "COUNT=3",
                                        "FREQ=DAILY;COUNT=0",
                                        "FREQ=DAILY;COUNT=x",
                                        "FREQ=DAILY;INTERVAL=0",
                                        "FREQ=DAILY;UNTIL=20260230",
                                        "FREQ=WEEKLY;BYDAY=1MO",
                                        "FREQ=WEEKLY;BYDAY=XX",
                                        "FREQ=WEEKLY;BYDAY=",
                                        "FREQ=YEARLY;BYDAY=20MO",
                                        "FREQ=YEARLY;BYWEEKNO=20",
                                        "FREQ=YEARLY;BYYEARDAY=1",
                                        "FREQ=DAILY;BYHOUR=9",
                                        "FREQ=MONTHLY;BYMONTHDAY=32",
                                        "FREQ=MONTHLY;BYMONTHDAY=0",
                                        "RSCALE=CHINESE;FREQ=YEARLY",
                                        "FREQ=MONTHLY;BYDAY=1FR;BYMONTHDAY=13",
                                        "FREQ=WEEKLY;WKST=8",
                                        "FREQ",
                                        "FREQ=WEEKLY;BYMONTHDAY=1",
                                        "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1",
                                        "FREQ=DAILY;BYSETPOS=1"}) {
        CAPTURE(rule);
        ToldRepetitions const told = repetitions(repeating(":20260301", rule));
        CHECK(told.days == "2026-03-01");
        CHECK(told.problems ==
              "c.ics:6: warning AW55: 'R': its rule for repetitions is not understood; only its first time is "
              "read; enter the others by hand\n");
    }
    std::string many_weekdays = "FREQ=WEEKLY;BYDAY=SU";
    for (int i = 0; i < 200; ++i) many_weekdays += ",SU";
    CHECK(repetitions(repeating(":20260301", many_weekdays)).times == 1);
    CHECK(repetitions(repeating(":20260301", "FREQ=DAILY", "RRULE:FREQ=WEEKLY\n")).times == 1);
    CHECK(repetitions(repeating(":20260301", "FREQ=DAILY", "EXRULE:FREQ=WEEKLY\n")).times == 1);
}

TEST_CASE("exceptions do not take place and additions do") {
    CHECK(days_by(":20260301", "FREQ=DAILY;COUNT=4", "EXDATE;VALUE=DATE:20260302,20260303\n") ==
          "2026-03-01 2026-03-04");
    CHECK(days_by(";TZID=X:20260301T090000", "FREQ=DAILY;COUNT=3",
                  "EXDATE;TZID=X:20260301T090000\nEXDATE;TZID=X:20260302T100000\n") == "2026-03-02 2026-03-03");
    CHECK(days_by(";TZID=X:20260301T090000", "FREQ=DAILY;COUNT=3", "EXDATE:20260302T070000Z\n") ==
          "2026-03-01 2026-03-03");
    CHECK(days_by(":20260301T090000", "FREQ=DAILY;COUNT=3", "EXDATE;VALUE=DATE:20260302\n") == "2026-03-01 2026-03-03");
    CHECK(days_by(":20260301T230000Z", "FREQ=DAILY;COUNT=3", "EXDATE:20260302T230000Z\n") == "2026-03-02 2026-03-04");
    CHECK(days_by(":20260301", "FREQ=DAILY;COUNT=2", "RDATE;VALUE=DATE:20260302,20260401\n") ==
          "2026-03-01 2026-03-02 2026-04-01");
    CHECK(days_by(":20260301T090000", "FREQ=DAILY;COUNT=1", "RDATE;VALUE=PERIOD:20260401T090000/PT1H\n") ==
          "2026-03-01 2026-04-01");
    ToldRepetitions const told =
        repetitions(repeating(":20260301", "FREQ=DAILY;COUNT=2", "EXDATE:20260230,20260302,x\n"));
    CHECK(told.days == "2026-03-01");
    CHECK(told.problems ==
          "c.ics:7: warning AW55: 'R': '20260230' among the days of its repetitions was left out; look whether "
          "it took place on each day that is here\n");
}

TEST_CASE("a time that was moved or cancelled takes the place of the one it names") {
    auto const changed = [](std::string_view id, std::string_view start, std::string_view more = "") {
        return "BEGIN:VEVENT\nUID:r\nRECURRENCE-ID" + std::string(id) + "\nDTSTART" + std::string(start) + "\n" +
               std::string(more) + "END:VEVENT\n";
    };
    std::string const daily = repeating(";TZID=X:20260301T090000", "FREQ=DAILY;COUNT=3");
    std::string const moved = changed(";TZID=X:20260302T090000", ";TZID=X:20260305T100000");
    CHECK(repetitions(daily + moved).days == "2026-03-01 2026-03-03 2026-03-05");
    CHECK(repetitions(moved + daily).days == "2026-03-01 2026-03-03 2026-03-05");
    CHECK(repetitions(daily + changed(":20260302T070000Z", ":20260302T080000Z", "STATUS:CANCELLED\n")).days ==
          "2026-03-01 2026-03-02! 2026-03-03");
    CHECK(repetitions(daily + changed(";VALUE=DATE:20260302", ";TZID=X:20260302T100000")).times == 3);
    CHECK(repetitions(repeating(":20260301", "FREQ=DAILY;COUNT=3") + changed(":20260302T000000", ":20260309")).days ==
          "2026-03-01 2026-03-03 2026-03-09");
    CHECK(repetitions(moved).days == "2026-03-05");
    for (std::string_view const end : {"DTEND:20260230\n", "DTEND;TZID=X:20260301T090000\n"})
        CHECK(repetitions(daily + changed(";TZID=X:20260302T090000", ";TZID=X:20260304T090000", end)).days ==
              "2026-03-01 2026-03-02 2026-03-03");
    ToldRepetitions const bad = repetitions(daily + changed(";TZID=X:20260302T090000", ":20260230"));
    CHECK(bad.days == "2026-03-01 2026-03-02 2026-03-03"); // what is barred takes no place
    CHECK(bad.problems.starts_with("c.ics:11: error A523"));
    CHECK(repetitions(daily + changed(";RANGE=THISANDFUTURE;TZID=X:20260302T090000", ";TZID=X:20260302T100000"))
              .problems.starts_with("c.ics:10: warning AW55: it changes all later times as well"));
    auto const read =
        read_calendar("BEGIN:VCALENDAR\n" + daily + moved + "END:VCALENDAR\n", "", two_hours_ahead_of_utc());
    CHECK(read->events.at(0).repeats_on == read->events.at(0).from);
    CHECK(read->events.at(2).repeats_on == parse_date("2026-03-02"));
}

TEST_CASE("each time takes as long as the first") {
    auto const read = read_calendar(
        "BEGIN:VCALENDAR\n" + repeating(":20260301", "FREQ=WEEKLY;COUNT=2", "DTEND;VALUE=DATE:20260303\n") +
            repeating(":20260401T090000", "FREQ=WEEKLY;COUNT=2", "DURATION:PT90M\n") + "END:VCALENDAR\n",
        "", two_hours_ahead_of_utc());
    REQUIRE(read->events.size() == 4);
    CHECK(read->events[1].to == parse_date("2026-03-09"));
    CHECK(read->events[3].minutes == 90);
    CHECK(read->events[3].begins_minute == 540);
}
