#include "gui/widgets/calendar.h"

#include <algorithm>
#include <cassert>
#include <cstdint>

#include "domain/texts.h"

namespace accrue::gui {

int weekday(Date date) {
    constexpr int thursday = 3; // 1970-01-01
    return static_cast<int>(((date.days + thursday) % 7 + 7) % 7);
}

std::array<Date, 42> page_of(Month month) {
    std::array<Date, 42> page;
    Date const first = first_day(month);
    std::int32_t day = first.days - weekday(first);
    for (Date& date : page) date.days = day++;
    return page;
}

std::string_view weekday_name(int day) {
    assert(day >= 0 && day <= 6);
    constexpr std::array<std::string_view, 7> names{to_translate("Mo"), to_translate("Tu"), to_translate("We"),
                                                    to_translate("Th"), to_translate("Fr"), to_translate("Sa"),
                                                    to_translate("Su")};
    return tr(names[static_cast<std::size_t>(day)]);
}

Date moved_by_days(Date date, int days) { return std::clamp(Date{date.days + days}, first_date, last_date); }

bool could_become_date(std::string_view text) {
    auto const begins = [&](std::string_view shape) { // 'd' stands for a digit
        return text.size() < shape.size() && std::ranges::equal(text, shape.substr(0, text.size()), [](char c, char s) {
                   return s == 'd' ? c >= '0' && c <= '9' : c == s;
               });
    };
    constexpr std::array<std::string_view, 5> shapes{"dddd-dd-dd", "dd.dd.dddd", "dd.d.dddd", "d.dd.dddd", "d.d.dddd"};
    return std::ranges::any_of(shapes, begins) || begins_date_with_name(text);
}

} // namespace accrue::gui
