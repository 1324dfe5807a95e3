// Days and months as people read them, in the spoken language.
#pragma once

#include <string>
#include <string_view>

#include "domain/date.h"

namespace accrue {

[[nodiscard]] std::string_view month_name(int month);  // "September". REQUIRES: 1 to 12
[[nodiscard]] std::string_view short_month(int month); // "Sep", as in a day; in German "Sept."

// "1 September 2008", in German "1. September 2008".
[[nodiscard]] std::string long_day(Date date);
[[nodiscard]] std::string short_day(Date date); // "1 Sep 2008"

} // namespace accrue
