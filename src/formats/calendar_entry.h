// The events of a calendar as its lines give them, before their days are known. Private to calendar_*.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/calendar_file.h"
#include "formats/calendar_lines.h"

namespace accrue::formats {

struct CalendarEntry {
    CalendarEvent event; // its texts, `cancelled` and `line`
    std::optional<CalendarStamp> start;
    std::optional<CalendarStamp> end;        // exclusive
    std::optional<std::int64_t> seconds;     // DURATION, 0 or more
    std::optional<CalendarStamp> instead_of; // RECURRENCE-ID
    std::vector<CalendarStamp> except;       // EXDATE
    std::vector<CalendarStamp> added;        // RDATE
    std::optional<std::string> rule;         // RRULE
    bool has_other_rules = false;            // several RRULE, or an EXRULE
    int rule_line = 0;                       // the last of these
    int end_line = 0;                        // of DTEND or DURATION
    bool has_bad_line = false;               // told already
    bool has_bad_day = false;                // told already
    bool barred = false;                     // an error was told of it
    Problems problems;                       // so far; they do not name it yet
};

// The problems of one calendar: the first thousand, and then one (A119) that says that there are more.
class CalendarProblems {
public:
    explicit CalendarProblems(std::string const& file) : file_(file) {}

    [[nodiscard]] Problem make(std::string_view id, int line, std::string_view what, std::string_view remedy) const;
    void add(Problem problem);
    // The problems of an event, by its name.
    void add_those_of(CalendarEntry& entry);
    [[nodiscard]] Problems take() { return std::move(problems_); }

private:
    std::string const& file_;
    Problems problems_;
};

// An error: it bars the event. AW55 is a warning and does not.
void note_problem(CalendarEntry& entry, std::string_view id, int line, std::string_view what, std::string_view remedy);

// Their events, day by day. A522, A523 and AW55 of single ones are added; A525 ends it.
[[nodiscard]] Result<std::vector<CalendarEvent>>
dated_events(std::vector<CalendarEntry>& entries, CalendarReading const& reading, CalendarProblems& problems);

} // namespace accrue::formats
