// Civil dates without zone, 1900-01-01 to 2200-12-31, and calendar months.
// Proleptic Gregorian; arithmetic by whole days and by calendar anniversary (rule-language section 4).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace accrue {

// A calendar month, counted from January of year 0. December 2012 is 2012 * 12 + 11.
struct Month {
    std::int32_t index = 0;

    friend auto operator<=>(Month const&, Month const&) = default;
};

// A day, counted from 1970-01-01.
struct Date {
    std::int32_t days = 0;

    friend auto operator<=>(Date const&, Date const&) = default;
};

struct YearMonthDay {
    int year = 1970;
    int month = 1; // 1..12
    int day = 1;   // 1..31

    friend auto operator<=>(YearMonthDay const&, YearMonthDay const&) = default;
};

inline constexpr Date first_date{-25567}; // 1900-01-01
inline constexpr Date last_date{84370};   // 2200-12-31

[[nodiscard]] std::optional<Date> make_date(YearMonthDay civil); // nullopt: no such day, or outside the range
[[nodiscard]] YearMonthDay civil(Date date);
[[nodiscard]] Month month_of(Date date);
[[nodiscard]] Date first_day(Month month);
[[nodiscard]] Date last_day(Month month);
[[nodiscard]] int days_in_month(int year, int month);

// The same day `months` later, or the last day of that month where it has no such day: 2012-02-29 + 12 = 2013-02-28.
// The result is clamped to the range.
[[nodiscard]] Date add_months(Date date, int months);

// Exactly "YYYY-MM-DD", nothing before or after; nullopt also for a day that does not exist or lies outside the range.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
// "2012-07-15", in that shape and nothing else, or nullopt. It may still be no day of the calendar.
[[nodiscard]] std::optional<YearMonthDay> year_month_day(std::string_view text);
// "15.7.2012": day, month, year in that order and nothing else, or nullopt. It may still be no day of the calendar.
[[nodiscard]] std::optional<YearMonthDay> day_month_year(std::string_view text, char separator);

// --- Dates as people write them (written_date.cpp) ---

// The numbers of "2012-07-15", "15.7.2012", "15 July 2012", "15. Juli 2012", "July 15, 2012" or "15-Jul-2012", or nullopt. They
// may still be no day of the calendar. Months go by their English and German names or the first letters of these, at least
// three, whatever language is spoken: no name means two months, and a kept form stays readable in the other language.
[[nodiscard]] std::optional<YearMonthDay> written_day(std::string_view text);
// "jul", "Juli", "Sept" and the like, as in written_day; 0: no month.
[[nodiscard]] int month_named(std::string_view text);
// The day they stand for.
[[nodiscard]] std::optional<Date> read_date(std::string_view text);
// True where typing on could still make a date with a name of it: "15. Ju", "July 1"; false for a whole one.
[[nodiscard]] bool begins_date_with_name(std::string_view text);

[[nodiscard]] std::string to_text(Date date);   // 2012-07-15
[[nodiscard]] std::string to_text(Month month); // 2012-07

} // namespace accrue
