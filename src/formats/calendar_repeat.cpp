#include "formats/calendar_repeat.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "domain/text.h"

namespace accrue::formats {
namespace {

constexpr std::string_view weekday_names = "MOTUWETHFRSASU";
constexpr int days_a_week = 7;
constexpr std::size_t rule_list_limit = 100; // a list that means something is shorter

int weekday_of(Date date) {
    return ((date.days + 3) % days_a_week + days_a_week) % days_a_week;
} // 1970 began on a Thursday

std::optional<int> rule_number(std::string_view text, int least, int most) {
    if (text.starts_with('+')) text.remove_prefix(1);
    int number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < least || number > most)
        return std::nullopt;
    return number;
}

std::optional<RuleWeekday> rule_weekday(std::string_view text) {
    if (text.size() < 2) return std::nullopt;
    std::size_t const name = weekday_names.find(text.substr(text.size() - 2));
    if (name == std::string_view::npos || name % 2 != 0) return std::nullopt;
    RuleWeekday weekday{static_cast<int>(name / 2), 0};
    text.remove_suffix(2);
    if (text.empty()) return weekday;
    auto const nth = rule_number(text, -5, 5);
    if (!nth || *nth == 0) return std::nullopt;
    weekday.nth = *nth;
    return weekday;
}

// Each part of a list between commas; false where one is nothing that `read` knows, or the list is too long.
template <typename Value, typename Read>
bool read_rule_list(std::string_view list, std::vector<Value>& values, Read const& read) {
    while (true) {
        std::size_t const comma = std::min(list.find(','), list.size());
        auto const value = read(trimmed(list.substr(0, comma)));
        if (!value || values.size() == rule_list_limit) return false;
        values.push_back(*value);
        if (comma == list.size()) return true;
        list.remove_prefix(comma + 1);
    }
}

bool read_rule_numbers(std::string_view list, std::vector<int>& numbers, int least, int most) {
    auto const read = [&](std::string_view text) {
        auto number = rule_number(text, least, most);
        return number == 0 ? std::nullopt : number;
    };
    return read_rule_list(list, numbers, read);
}

bool read_rule_unit(std::string_view value, RepeatRule& rule) {
    if (value == "DAILY") rule.unit = RepeatUnit::Day;
    if (value == "WEEKLY") rule.unit = RepeatUnit::Week;
    if (value == "MONTHLY") rule.unit = RepeatUnit::Month;
    if (value == "YEARLY") rule.unit = RepeatUnit::Year;
    return rule.unit.has_value();
}

bool read_week_begin(std::string_view value, RepeatRule& rule) {
    auto const weekday = rule_weekday(value);
    if (!weekday || weekday->nth != 0) return false;
    rule.week_begins = weekday->weekday;
    return true;
}

// False where the part is not known.
bool read_rule_part(std::string_view name, std::string_view value, RepeatRule& rule) {
    if (name == "FREQ") return read_rule_unit(value, rule);
    if (name == "WKST") return read_week_begin(value, rule);
    if (name == "BYDAY") return read_rule_list(value, rule.weekdays, rule_weekday);
    if (name == "BYMONTHDAY") return read_rule_numbers(value, rule.month_days, -31, 31);
    if (name == "BYMONTH") return read_rule_numbers(value, rule.months, 1, 12);
    if (name == "BYSETPOS") return read_rule_numbers(value, rule.places, -366, 366);
    if (name == "UNTIL") {
        rule.until = read_stamp(value, {});
        return rule.until.has_value();
    }
    if (name == "COUNT") {
        rule.count = rule_number(value, 1, 1'000'000'000);
        return rule.count.has_value();
    }
    if (name != "INTERVAL") return false;
    auto const interval = rule_number(value, 1, 1'000'000);
    rule.interval = interval.value_or(1);
    return interval.has_value();
}

// What its parts mean together is known.
bool can_be_followed(RepeatRule const& rule) {
    if (!rule.unit) return false;
    bool const counted = std::ranges::any_of(rule.weekdays, [](RuleWeekday const& w) { return w.nth != 0; });
    switch (*rule.unit) {
    case RepeatUnit::Day: return !counted && rule.places.empty();
    case RepeatUnit::Week: return !counted && rule.month_days.empty() && rule.places.empty();
    case RepeatUnit::Month: return !counted || rule.month_days.empty();
    case RepeatUnit::Year:
        if (rule.months.empty()) return rule.weekdays.empty() && rule.month_days.empty();
        return !counted || rule.month_days.empty();
    }
    return false;
}

// Follows one rule from unit to unit. Units that lie past the last day of the calendar have no days.
class Repeating {
public:
    Repeating(RepeatRule const& rule, Date first) : rule_(rule), first_(first), start_(civil(first)) {}

    // The first day of the unit, which may lie past the calendar; in days since 1970.
    [[nodiscard]] std::int64_t begins(std::int64_t unit) const {
        std::int64_t const steps = unit * rule_.interval;
        std::int64_t const past = last_date.days + 1;
        switch (*rule_.unit) {
        case RepeatUnit::Day: return first_.days + steps;
        case RepeatUnit::Week: {
            int const into_week = (weekday_of(first_) - rule_.week_begins + days_a_week) % days_a_week;
            return first_.days - into_week + steps * days_a_week;
        }
        case RepeatUnit::Month: {
            std::int64_t const month = month_of(first_).index + steps;
            return month > month_of(last_date).index ? past : first_day(Month{static_cast<int>(month)}).days;
        }
        case RepeatUnit::Year: {
            std::int64_t const year = start_.year + steps;
            return year > 2200 ? past : first_day(Month{static_cast<int>(year) * 12}).days;
        }
        }
        return past;
    }

    // How many days are looked at for each unit.
    [[nodiscard]] std::int64_t cost() const {
        constexpr std::int64_t days[] = {1, 7, 31, 31};
        auto const months = static_cast<std::int64_t>(std::max<std::size_t>(rule_.months.size(), 1));
        return days[static_cast<std::size_t>(*rule_.unit)] * (rule_.unit == RepeatUnit::Year ? months : 1);
    }

    // Its days in order. REQUIRES: it begins within the calendar, or is the first week.
    std::vector<Date> const& days(std::int64_t unit) {
        days_.clear();
        Date const begin{static_cast<std::int32_t>(begins(unit))};
        switch (*rule_.unit) {
        case RepeatUnit::Day:
            if (fits_weekday(begin) && fits_month_day(begin)) add(begin);
            break;
        case RepeatUnit::Week: add_week(begin); break;
        case RepeatUnit::Month: add_month(month_of(begin)); break;
        case RepeatUnit::Year: add_year(month_of(begin)); break;
        }
        std::ranges::sort(days_);
        days_.erase(std::unique(days_.begin(), days_.end()), days_.end());
        if (!rule_.places.empty()) keep_places();
        return days_;
    }

private:
    void add(Date date) {
        if (date < first_date || date > last_date) return;
        bool const fits =
            rule_.months.empty() || std::ranges::find(rule_.months, civil(date).month) != rule_.months.end();
        if (fits) days_.push_back(date);
    }

    void add_week(Date begin) {
        for (int i = 0; i < days_a_week; ++i) {
            Date const date{begin.days + i};
            if (rule_.weekdays.empty() ? weekday_of(date) == weekday_of(first_) : fits_weekday(date)) add(date);
        }
    }

    void add_month(Month month) {
        Date const end = last_day(month);
        for (Date date = first_day(month); date <= end; ++date.days) {
            bool const same_day = rule_.weekdays.empty() && rule_.month_days.empty();
            if (same_day ? civil(date).day == start_.day : fits_weekday(date) && fits_month_day(date)) add(date);
        }
    }

    void add_year(Month january) {
        if (rule_.months.empty()) return add_month(Month{january.index + start_.month - 1});
        for (int const month : rule_.months) add_month(Month{january.index + month - 1});
    }

    [[nodiscard]] bool fits_weekday(Date date) const {
        if (rule_.weekdays.empty()) return true;
        return std::ranges::any_of(rule_.weekdays, [&](RuleWeekday const& wanted) {
            if (wanted.weekday != weekday_of(date)) return false;
            if (wanted.nth == 0) return true;
            int const day = civil(date).day;
            int const from_end = last_day(month_of(date)).days - date.days;
            return wanted.nth > 0 ? (day - 1) / days_a_week + 1 == wanted.nth
                                  : from_end / days_a_week + 1 == -wanted.nth;
        });
    }

    [[nodiscard]] bool fits_month_day(Date date) const {
        if (rule_.month_days.empty()) return true;
        int const day = civil(date).day;
        int const from_end = date.days - last_day(month_of(date)).days - 1;
        return std::ranges::any_of(rule_.month_days, [&](int wanted) { return wanted == day || wanted == from_end; });
    }

    void keep_places() {
        std::vector<Date> kept;
        auto const size = static_cast<int>(days_.size());
        for (int const place : rule_.places) {
            int const at = place > 0 ? place - 1 : size + place;
            if (at >= 0 && at < size) kept.push_back(days_[static_cast<std::size_t>(at)]);
        }
        std::ranges::sort(kept);
        kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
        days_ = std::move(kept);
    }

    RepeatRule const& rule_;
    Date first_;
    YearMonthDay start_;
    std::vector<Date> days_;
};

} // namespace

std::optional<RepeatRule> read_repeat_rule(std::string_view value) {
    std::string const written = in_capitals(trimmed(value));
    std::string_view rest = written;
    RepeatRule rule;
    while (!rest.empty()) {
        std::size_t const end = std::min(rest.find(';'), rest.size());
        std::string_view const part = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (part.empty()) continue;
        std::size_t const equals = part.find('=');
        if (equals == std::string_view::npos) return std::nullopt;
        if (!read_rule_part(part.substr(0, equals), trimmed(part.substr(equals + 1)), rule)) return std::nullopt;
    }
    if (!can_be_followed(rule)) return std::nullopt;
    return rule;
}

RepeatedDays repeated_days(RepeatRule const& rule, Date first, Date since, Date last, std::size_t limit,
                           std::int64_t& tries) {
    RepeatedDays found;
    int times = 0;
    auto const take = [&](Date date) { // false: it is over
        if (date > last || (rule.count && times == *rule.count)) return false;
        ++times;
        if (date < since) return true;
        found.cut = found.days.size() == limit;
        if (!found.cut) found.days.push_back(date);
        return !found.cut;
    };
    if (!take(first)) return found;
    Repeating repeating(rule, first);
    for (std::int64_t unit = 0; repeating.begins(unit) <= last.days; ++unit) {
        tries -= repeating.cost();
        found.cut = tries < 0;
        if (found.cut) return found;
        for (Date const date : repeating.days(unit))
            if (date > first && !take(date)) return found;
    }
    return found;
}

} // namespace accrue::formats
