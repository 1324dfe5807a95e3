// The days of an event that repeats (RFC 5545, 3.3.10). Private to calendar_*.cpp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "domain/date.h"
#include "formats/calendar_lines.h"

namespace accrue::formats {

enum class RepeatUnit : std::uint8_t { Day, Week, Month, Year };

struct RuleWeekday {
    int weekday = 0; // Monday 0 to Sunday 6
    int nth = 0;     // of the month: 1 the first, -1 the last; 0: each
};

struct RepeatRule {
    std::optional<RepeatUnit> unit;
    int interval = 1;
    std::optional<int> count; // the first time included
    std::optional<CalendarStamp> until;
    int week_begins = 0; // weekday
    std::vector<RuleWeekday> weekdays;
    std::vector<int> month_days; // 1 to 31, -1 the last
    std::vector<int> months;     // 1 to 12
    std::vector<int> places;     // among the days of one unit: 1 the first, -1 the last
};

// RRULE; nullopt: it is none, or it is one that repeated_days cannot follow.
[[nodiscard]] std::optional<RepeatRule> read_repeat_rule(std::string_view value);

struct RepeatedDays {
    std::vector<Date> days; // in order
    bool cut = false;       // there are more, past a limit
};

// The days from `since` to `last` on which it takes place, `first` among them whatever the rule says. At most `limit`. `tries` counts
// down the days that are looked at; it is over where none are left.
[[nodiscard]] RepeatedDays repeated_days(RepeatRule const& rule, Date first, Date since, Date last, std::size_t limit,
                                         std::int64_t& tries);

} // namespace accrue::formats
