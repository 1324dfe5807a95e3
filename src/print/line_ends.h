// Where lines may end, and where better not. Private to print.
#pragma once

#include <string>
#include <string_view>

namespace accrue::print {

// With no-break spaces where no line is to end: in "(clause 3.8)", before "%", a dash and the point between two things.
[[nodiscard]] std::string tied(std::string_view text);

// A date, an amount: a short text with a figure. It stands in one line where there is room.
[[nodiscard]] bool is_one_thing(std::string_view text);

// "1 Apr 2008 – 31 Aug 2012" with a line for each day; empty: it is no such span.
[[nodiscard]] std::string in_two_lines(std::string_view text);

} // namespace accrue::print
