#include "domain/date.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

namespace accrue {
namespace {

std::chrono::year_month_day chrono_civil(Date date) {
    return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{date.days}}};
}

bool digits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view text) {
    int value = 0;
    for (char const c : text) value = value * 10 + (c - '0');
    return value;
}

} // namespace

int days_in_month(int year, int month) {
    using namespace std::chrono;
    auto const last = std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} / std::chrono::last;
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

std::optional<Date> make_date(YearMonthDay civil) {
    if (civil.year < 1900 || civil.year > 2200) return std::nullopt;
    if (civil.month < 1 || civil.month > 12) return std::nullopt;
    if (civil.day < 1 || civil.day > days_in_month(civil.year, civil.month)) return std::nullopt;
    std::chrono::sys_days const day = std::chrono::year{civil.year} /
                                      std::chrono::month{static_cast<unsigned>(civil.month)} /
                                      std::chrono::day{static_cast<unsigned>(civil.day)};
    return Date{static_cast<std::int32_t>(day.time_since_epoch().count())};
}

YearMonthDay civil(Date date) {
    auto const ymd = chrono_civil(date);
    return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
            static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

Month month_of(Date date) {
    YearMonthDay const c = civil(date);
    return Month{c.year * 12 + c.month - 1};
}

Date first_day(Month month) {
    std::chrono::sys_days const day = std::chrono::year{month.index / 12} /
                                      std::chrono::month{static_cast<unsigned>(month.index % 12 + 1)} /
                                      std::chrono::day{1};
    return Date{static_cast<std::int32_t>(day.time_since_epoch().count())};
}

Date last_day(Month month) { return Date{first_day(Month{month.index + 1}).days - 1}; }

Date add_months(Date date, int months) {
    YearMonthDay const c = civil(date);
    Month const target{c.year * 12 + c.month - 1 + months};
    if (target < month_of(first_date)) return first_date;
    if (target > month_of(last_date)) return last_date;
    int const year = target.index / 12;
    int const month = target.index % 12 + 1;
    return Date{first_day(target).days + std::min(c.day, days_in_month(year, month)) - 1};
}

std::optional<YearMonthDay> year_month_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    auto const year = text.substr(0, 4);
    auto const month = text.substr(5, 2);
    auto const day = text.substr(8, 2);
    if (!digits(year) || !digits(month) || !digits(day)) return std::nullopt;
    return YearMonthDay{number(year), number(month), number(day)};
}

std::optional<Date> parse_date(std::string_view text) {
    auto const written = year_month_day(text);
    return written ? make_date(*written) : std::nullopt;
}

std::optional<YearMonthDay> day_month_year(std::string_view text, char separator) {
    std::size_t const first = text.find(separator);
    std::size_t const second = first == std::string_view::npos ? first : text.find(separator, first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    std::string_view const day = text.substr(0, first);
    std::string_view const month = text.substr(first + 1, second - first - 1);
    std::string_view const year = text.substr(second + 1);
    auto const one_or_two = [](std::string_view part) { return !part.empty() && part.size() <= 2 && digits(part); };
    if (!one_or_two(day) || !one_or_two(month) || year.size() != 4 || !digits(year)) return std::nullopt;
    return YearMonthDay{number(year), number(month), number(day)};
}

std::string to_text(Date date) { // by hand: it is written for every claim of a million applications
    YearMonthDay const c = civil(date);
    std::string text = "0000-00-00";
    auto const write = [&](std::size_t last, int value) {
        for (; value > 0; value /= 10) text[last--] = static_cast<char>('0' + value % 10);
    };
    write(3, c.year);
    write(6, c.month);
    write(9, c.day);
    return text;
}

std::string to_text(Month month) { return fmt::format("{:04}-{:02}", month.index / 12, month.index % 12 + 1); }

} // namespace accrue
