// "Quick add", the text side: one line typed by a professional as the parts of an entry. Pure text: it knows no scheme, no
// claim types and no clock, and what it reads does not depend on the language that is spoken: English and German both, in
// capitals or not.
//
//     2h webinar SLM 12 Nov @ PeopleCert    120 minutes, 12 November, words "webinar SLM", organisation "PeopleCert"
//
// A part is read only where it stands for itself: between blanks, brackets, commas, semicolons, a bar, long dashes, or before
// the mark that ends a sentence. "ISO27001", "24H2", "Q3", "-2h", "~2h", "2h/week", "2h-Webinar" are words.
//
// Durations: "2h", "2.5 hours", "2,5 Std.", "2h30", "2h 30m", "2 Std. und 15 Min.", "90min", "2:30 h", "½h", "1 1/2 h",
//   "90-minute", "half an hour", "eine halbe Stunde", "two hours" (one to ten). Between two times of day: "14:00-16:30",
//   "14-16 Uhr", "von 14 bis 16 Uhr", "2-4 pm"; past midnight up to 12 hours. "2:30" alone, its hours in one figure, is a
//   duration where nothing else in the line is one; "14:00" alone, "at 2:30", "um 14 Uhr", "2:30 pm" are not.
// Days: what read_date() takes; "12 Nov", "Nov 12", "12th of November", "12. Nov.", "12.11.", "12.11.25", "25/11/2026",
//   "2026/11/12"; "today", "gestern", "2 days ago", "vor 2 Tagen", "last Monday", "nächsten Montag", "Monday". A day without a
//   year is the latest that is not after today, in a planned entry the first that is not before it; so is a weekday. A weekday
//   in front of a date belongs to it. Two figures are a year up to ten years ahead, else one of the century before; behind a
//   month's name only if it lies at most 10 years back and one ahead.
//   "12.11" has to stand at an edge (of the line, or beside a part that was read, or a comma), and its month in two figures:
//   "Python 3.11 course" and "2.5" are words. It, "25/11", weekdays and words such as "today" give way to any other day:
//   "Monday briefing 3 May". "24/7" and figures behind "Version", "Teil" and the like are words; so are months without a day.
// Spans of days: "3-5 Nov", "3.-5.11.", "Nov 3-5", "12.11.-14.11.", "3 and 4 Nov", "from 30 Dec to 2 Jan", "2026-11-03/2026-11-05".
//   Without a year the first day goes by the rule above and the last one follows it, so a span that is running is this year's.
// "on", "am", "the", "den", "vom" in front of a day, "for", "für" in front of a duration and "of" behind it belong to it; so do
// the labels "Date:", "Datum:", "Duration:", "Dauer:".
// The organisation follows '@' where a blank or nothing stands in front of it, up to a part that was read, a comma, semicolon,
// bar, bracket, another '@' or a dash between blanks; a time behind '@' is none.
// Planned: the line begins with "plan:", "planned", "planned:", "geplant" or "geplant:".
// Left as words whatever stands in them: addresses of the web and of mail, text in double quotes (with the quotes), bytes that
// are not UTF-8. A line longer than longest_quick_line is words as a whole.
//
// What is doubtful is never guessed: it stays in the words, and `doubts` says what is the matter and where.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/date.h"
#include "domain/number.h"

namespace accrue::cpd {

inline constexpr std::size_t longest_quick_line = 10'000; // bytes
inline constexpr int longest_quick_hours = 10'000;

enum class QuickPartKind : std::uint8_t { Planned, Duration, Day, Organisation, Words };

// Bytes of the line.
struct QuickPart {
    QuickPartKind kind = QuickPartKind::Words;
    std::size_t begin = 0;
    std::size_t size = 0;

    friend bool operator==(QuickPart const&, QuickPart const&) = default;
};

enum class QuickDoubt : std::uint8_t {
    TwoDurations, // they differ; one for each place. Two that say the same are one
    TwoDays,      // the same of days and spans
    NoSuchDay,    // "30 Feb"
    AmbiguousDay, // "3/4", "12/11/2026": day or month first; "ITIL 4 - 5 Nov": a span or a dash; "3 and 5 Nov"; "course 12.11 SLM"
    AmbiguousNumber,    // "2" alone; "2-3 h"; "1,500 h": a decimal or a thousand; "45m": minutes or metres
    AmbiguousTime,      // "14:00" alone: a time of day or a duration
    NoFixedLength,      // "2 days", "1 Woche", "8 UE": no scheme agrees how long that is
    NoSuchDuration,     // "0h", more than longest_quick_hours, more than 4 decimals, "16:30-14:00"
    EndsBeforeItBegins, // "5-3 Nov"
    OtherWeekday        // "Monday 3 May", which is none
};

struct DoubtfulPart {
    QuickDoubt what = QuickDoubt::AmbiguousNumber;
    std::size_t begin = 0; // bytes of the line
    std::size_t size = 0;

    friend bool operator==(DoubtfulPart const&, DoubtfulPart const&) = default;
};

struct QuickLine {
    std::optional<Number> minutes; // exact, above 0
    std::optional<Date> on;        // a day, or
    std::optional<Date> from;      // both days of a span, from <= to
    std::optional<Date> to;
    std::string words;                       // what is left, in order and as typed, one blank between
    std::optional<std::string> organisation; // without the quotes, where all of it is quoted
    bool planned = false;
    std::vector<QuickPart> parts;     // in order, apart; blanks and dropped punctuation are in none
    std::vector<DoubtfulPart> doubts; // in order

    // The last one that it names; what names none was done on `today`.
    [[nodiscard]] Date last_day(Date today) const { return to ? *to : on.value_or(today); }
};

// Doubts that only ask for a duration (AmbiguousNumber, AmbiguousTime, NoFixedLength) or a day (AmbiguousDay) are not raised
// where the line has one. Takes any bytes, in nearly linear time. `today` outside of what Date can hold is brought inside.
[[nodiscard]] QuickLine read_quick_line(std::string_view line, Date today);

} // namespace accrue::cpd
