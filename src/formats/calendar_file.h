// A calendar as a file: iCalendar (RFC 5545), which Outlook, Google, Apple and Thunderbird write and take in. Its events become
// activities; deadlines, reminders and planned activities go out. Pure: no clock, no zone of the machine, nothing random.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/date.h"
#include "domain/problem.h"
#include "domain/result.h"

namespace accrue::formats {

inline constexpr std::size_t calendar_byte_limit = 50'000'000;
inline constexpr std::size_t calendar_event_limit = 20'000;      // as they stand in the file
inline constexpr std::size_t calendar_day_limit = 50'000;        // with all repetitions
inline constexpr std::size_t calendar_repetition_limit = 1'000;  // of one event
inline constexpr std::size_t calendar_text_limit = 20'000;       // bytes of each text of an event
inline constexpr std::size_t calendar_all_text_limit = 64 << 20; // bytes of the texts of all, with all repetitions

// One event on one day; of an event that repeats there is one for each time. `repeats_on` stays where one time was moved to
// another day, so that it and `uid` name that time in each export; it is absent where nothing repeats.
struct CalendarEvent {
    std::string uid;         // names the event for good, in every program; the times of one that repeats share it
    std::string summary;     // one line
    std::string description; // lines divided by \n
    std::string location;    // one line
    std::string url;
    Date from;                           // by the clock of the place or of the machine: the day the person remembers
    std::optional<Date> to;              // last day, inclusive, of an all-day event of several days: after `from`
    std::optional<int> begins_minute;    // of the day, 0 to 1439; absent: all day
    std::optional<std::int64_t> minutes; // how long, 0 or more; absent: all day, or not said
    bool cancelled = false;
    int line = 0;                   // of the file, from 1, on which it begins; read only
    std::optional<Date> repeats_on; // read only: of one that repeats, the day by its rule
    std::vector<int> reminder_days; // written only: days before at which a program reminds, 0 to 3650

    friend bool operator==(CalendarEvent const&, CalendarEvent const&) = default;
};

// --- Writing (calendar_write.cpp) ---

struct CalendarHead {
    std::string name;    // of the calendar, as programs show it; may be empty
    std::string product; // PRODID (3.7.3): "-//Accrue//CPD 1//EN"
    Date day;            // DTSTAMP (3.8.7.2): when this is written, in UTC
    int minute = 0;      // of that day, 0 to 1439
};

// The events in their order, each a VEVENT (3.6.1). Lines end with CRLF and have at most 75 bytes, folded between characters
// (3.1). Texts are escaped (3.3.11) and lose control characters; bytes that are not UTF-8 become U+FFFD: no text ends its property
// or begins another. An event of whole days is no busy time (3.8.2.7) and says nothing of its minutes; a time is written
// without zone (3.3.5, form 1). Each reminder is a VALARM (3.6.6) that many days before. The same input gives the same bytes.
// REQUIRES: each `uid` is not empty and another. Without events it is still a calendar, which some programs refuse.
[[nodiscard]] std::string write_calendar(std::span<CalendarEvent const> events, CalendarHead const& head);

// --- Reading (calendar_read.cpp) ---

// By how many minutes the clocks of this machine are ahead of UTC at that moment, in minutes since 1970-01-01T00:00Z: 60 or 120 in
// Berlin, -300 or -240 in New York. It must not throw; an answer beyond a day counts as a day.
using MinutesAheadOfUtc = std::function<int(std::int64_t utc_minute)>;

// An event that does not repeat is given whatever its day. One with RECURRENCE-ID is a repetition.
struct CalendarReading {
    MinutesAheadOfUtc zone;  // empty: as in UTC
    Date since = first_date; // repetitions before it are left out
    Date until = last_date;  // and those after it
};

struct CalendarText {
    std::vector<CalendarEvent> events; // by day and time, whole days first, then by line
    Problems problems;                 // an error bars the event it names, a warning does not; at most 1,000, then A119

    friend bool operator==(CalendarText const&, CalendarText const&) = default;
};

// `file` is only for messages. Taken are the VEVENTs; tasks, journals, free times, zones and alarms are passed over. A time with
// a zone (TZID) counts as it is written, one in UTC is turned into that of the machine, where TZID names UTC too. How long an event
// with a zone takes is read off the clock on the wall: an hour too many or too few where the clocks change during it.
// Repetitions (RRULE 3.8.5.3): FREQ of days, weeks, months and years with INTERVAL, COUNT, UNTIL, WKST, BYMONTH; BYDAY (with a
// number: of the month); BYMONTHDAY in months, and in years with BYMONTH; BYSETPOS in both; EXDATE and RDATE. An UNTIL in UTC for
// an event with another zone is compared by the clock of the machine. An event with RECURRENCE-ID (3.8.4.4) takes the place of
// the time it names. Seconds are rounded to minutes.
// Nothing is read: A118 more than calendar_byte_limit bytes, A520 no calendar, or no text, A521 no UTF-8, A524 nested too deep,
// A525 more events, or more with their repetitions, or more text, than the limits above.
// One event is left out: A522 no DTSTART, A523 a day, time or duration that is none, lies outside 1900 to 2200 or ends before it
// begins, A524 it is not closed.
// AW55, the event is taken, and less of it than was meant: a rule that is not understood (the first time stands alone), more than
// calendar_repetition_limit times (the first ones), an exception that is no day, a begin and an end in two zones (duration
// not known), a text too long (cut), a line that is no property; or the calendar is not closed, or has no events.
[[nodiscard]] Result<CalendarText> read_calendar(std::string_view text, std::string const& file,
                                                 CalendarReading const& reading);

} // namespace accrue::formats
