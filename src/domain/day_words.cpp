#include "domain/day_words.h"

#include <array>

#include "domain/texts.h"

namespace accrue {
namespace {

using MonthNames = std::array<std::string_view, 12>;

constexpr MonthNames month_names{
    to_translate("January"),   to_translate("February"), to_translate("March"),    to_translate("April"),
    to_translate("May"),       to_translate("June"),     to_translate("July"),     to_translate("August"),
    to_translate("September"), to_translate("October"),  to_translate("November"), to_translate("December"),
};

constexpr MonthNames short_names{
    to_translate("Jan¦in a date"), to_translate("Feb¦in a date"), to_translate("Mar¦in a date"),
    to_translate("Apr¦in a date"), to_translate("May¦in a date"), to_translate("Jun¦in a date"),
    to_translate("Jul¦in a date"), to_translate("Aug¦in a date"), to_translate("Sep¦in a date"),
    to_translate("Oct¦in a date"), to_translate("Nov¦in a date"), to_translate("Dec¦in a date"),
};

std::string day_with(std::string_view month, YearMonthDay const& day) {
    return say("{} {} {}¦day, month and year", day.day, month, day.year);
}

} // namespace

std::string_view month_name(int month) { return tr(month_names.at(static_cast<std::size_t>(month - 1))); }

std::string_view short_month(int month) { return tr(short_names.at(static_cast<std::size_t>(month - 1))); }

std::string long_day(Date date) {
    YearMonthDay const day = civil(date);
    return day_with(month_name(day.month), day);
}

std::string short_day(Date date) {
    YearMonthDay const day = civil(date);
    return day_with(short_month(day.month), day);
}

} // namespace accrue
