// The arithmetic of a month's page in the calendar popup, and the names in it. Weeks begin on Monday (ISO 8601). No drawing.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "domain/date.h"

namespace accrue::gui {

// 0 Monday .. 6 Sunday.
[[nodiscard]] int weekday(Date date);

// Six weeks that hold the whole month, from the Monday on or before its first day.
[[nodiscard]] std::array<Date, 42> page_of(Month month);

// "Tu", in German "Di". REQUIRES 0 <= day <= 6 from Monday.
[[nodiscard]] std::string_view weekday_name(int day);

// The date `days` later, at most the range's ends.
[[nodiscard]] Date moved_by_days(Date date, int days);

// True where typing on could still make a date of it: "2012-0", "15.7", "3 Ma", "". False for "2012-1x" or "31.12.2012".
[[nodiscard]] bool could_become_date(std::string_view text);

} // namespace accrue::gui
