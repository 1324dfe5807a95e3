// Days of the calendar: in figures, with the name of a month, alone or as a span.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>

#include "cpd/quick_line_parts.h"

namespace accrue::cpd {
namespace {

constexpr int years_ahead = 10; // that two figures may mean

// As it is written, before its year is known.
struct DayWritten {
    std::size_t next = 0; // 0: there is none
    int day = 0;
    int month = 0;
    std::optional<int> year = {};
    bool weak = false;
    bool bare = false;
    bool either_way = false;    // day or month first
    int weekday = -1;           // named in front of it, Monday is 0
    std::size_t date_begin = 0; // behind the weekday
};

// --- Words and figures ---

int month_at(QuickTokens const& tokens, std::size_t at) {
    std::string_view const name = tokens.key(at);
    return name.size() > 9 ? 0 : month_named(name);
}

bool is_year(int number) { return number >= civil(first_date).year && number <= civil(last_date).year; }

int year_of_two_figures(int figures, Date today) {
    int const now = civil(today).year;
    int const year = now - now % 100 + figures;
    return year > now + years_ahead ? year - 100 : year;
}

// Behind "Version", "Teil" and the like figures count something else.
bool is_behind_numbering(QuickTokens const& tokens, std::size_t at) {
    constexpr std::array<std::string_view, 20> words{
        "version", "v",     "release", "part",   "teil", "chapter", "kapitel", "section", "abschnitt", "nr",
        "no",      "modul", "module",  "lesson", "step", "unit",    "band",    "volume",  "vol",       "clause"};
    if (at == 0) return false;
    std::size_t const before = tokens.glued_mark(at - 1, '.') && at > 1 ? at - 2 : at - 1;
    return std::ranges::find(words, tokens.key(before)) != words.end() || tokens.text(at - 1) == "§";
}

// "3." and "3rd": the token behind the number at `at`.
std::size_t behind_ordinal(QuickTokens const& tokens, std::size_t at) {
    std::string_view const key = tokens.key(at + 1);
    bool const english = key == "st" || key == "nd" || key == "rd" || key == "th";
    return tokens.glued(at + 1) && (english || tokens.mark(at + 1, '.')) ? at + 2 : at + 1;
}

// --- With the name of a month ---

// Takes the year behind day and month, if there is one; `dashed`: as in "15-Jul-2012".
void take_year(QuickTokens const& tokens, DayWritten& day, bool dashed, Date today) {
    std::size_t at = day.next;
    if (dashed && tokens.glued_mark(at, '-') && tokens.glued(at + 1)) ++at;
    if (tokens.glued_mark(at, ',') && is_year(tokens.number(at + 1, 4, 4))) ++at;
    bool const apostrophe = (tokens.mark(at, '\'') || tokens.text(at) == "’") && tokens.glued(at + 1);
    if (apostrophe) ++at;
    if (int const year = tokens.number(at, 4, 4); is_year(year) && tokens.may_end(at + 1)) {
        day.year = year;
        day.next = at + 1;
        return;
    }
    int const figures = tokens.number(at, 2, 2);
    if (figures < 0 || !tokens.may_end(at + 1)) return;
    int const year = year_of_two_figures(figures, today);
    bool const near = std::abs(civil(today).year - year) <= years_ahead && year <= civil(today).year + 1;
    bool const other = month_at(tokens, at + 1) > 0 || quick_duration(tokens, at).has_value();
    if (!dashed && !apostrophe && (!near || other)) return;
    day.year = year;
    day.next = at + 1;
}

// "12 Nov", "12th of November 2025", "12. Nov. 25", "12-Nov-2025"
DayWritten day_then_name(QuickTokens const& tokens, std::size_t at, Date today) {
    int const day = tokens.number(at, 1, 2);
    if (day < 0) return {};
    std::size_t name = behind_ordinal(tokens, at);
    bool const dashed = tokens.glued_mark(name, '-') && tokens.glued(name + 1);
    if (dashed || tokens.key(name) == "of") ++name;
    int const month = month_at(tokens, name);
    if (month == 0) return {};
    DayWritten written{tokens.glued_mark(name + 1, '.') ? name + 2 : name + 1, day, month};
    take_year(tokens, written, dashed, today);
    return written;
}

// The number of a day behind the name of a month at `at`: its token, 0 where there is none.
std::size_t day_behind_name(QuickTokens const& tokens, std::size_t at) {
    if (month_at(tokens, at) == 0) return 0;
    std::size_t const day = tokens.glued_mark(at + 1, '.') ? at + 2 : at + 1;
    int const number = tokens.number(day, 1, 2);
    return number >= 1 && number <= 31 && !(tokens.glued(day) && day == at + 1) ? day : 0;
}

// "Nov 12", "November 12th, 2025"
DayWritten name_then_day(QuickTokens const& tokens, std::size_t at, Date today) {
    std::size_t const day = day_behind_name(tokens, at);
    if (day == 0 || quick_duration(tokens, day)) return {};
    std::size_t const next = tokens.glued_mark(day + 1, '.') ? day + 1 : behind_ordinal(tokens, day);
    if (month_at(tokens, next) > 0) return {}; // "Theresa May 3 Nov"
    DayWritten written{next, tokens.number(day, 1, 2), month_at(tokens, at)};
    take_year(tokens, written, false, today);
    return written;
}

// --- In figures ---

bool is_day_and_month(int day, int month) { return day >= 1 && day <= 31 && month >= 1 && month <= 12; }

// "2026-11-12", "2026/11/12"
DayWritten year_first(QuickTokens const& tokens, std::size_t at) {
    bool const slashes = tokens.glued_mark(at + 1, '/') && tokens.glued_mark(at + 3, '/');
    bool const dashes = tokens.glued_mark(at + 1, '-') && tokens.glued_mark(at + 3, '-');
    int const year = tokens.number(at, 4, 4);
    int const month = tokens.number(at + 2, 2, 2);
    int const day = tokens.number(at + 4, 2, 2);
    bool const one_word = (slashes || dashes) && tokens.glued(at + 2) && tokens.glued(at + 4);
    if (!one_word || year < 0 || month < 0 || day < 0) return {};
    return {at + 5, day, month, year};
}

// "12.11.2026", "12. 11. 2026", "12.11.26", "12.11.", "12.11"
DayWritten with_points(QuickTokens const& tokens, std::size_t at, Date today) {
    int const day = tokens.number(at, 1, 2);
    int const month = tokens.number(at + 2, 1, 2);
    if (day < 0 || month < 0 || !tokens.glued_mark(at + 1, '.')) return {};
    bool const second_point = tokens.glued_mark(at + 3, '.');
    int const year = second_point ? tokens.number(at + 4, 4, 4) : -1;
    if (year >= 0 && (tokens.glued(at + 4) || is_year(year))) return {at + 5, day, month, year};
    if (!tokens.glued(at + 2) || !is_day_and_month(day, month) || is_behind_numbering(tokens, at)) return {};
    if (!second_point) {
        bool const looks_like_a_date = tokens.text(at + 2).size() == 2; // "2.5" does not
        return looks_like_a_date ? DayWritten{at + 3, day, month, {}, true, true} : DayWritten{};
    }
    if (!tokens.glued(at + 4) || tokens.is(at + 4, QuickTokenKind::Mark)) return {at + 4, day, month};
    int const figures = tokens.number(at + 4, 2, 2);
    if (figures < 0) return {};
    return {at + 5, day, month, year_of_two_figures(figures, today)};
}

// "25/11/2026", "25/11", "25-11-2026"; day or month first.
DayWritten with_slashes(QuickTokens const& tokens, std::size_t at, Date today) {
    int const first = tokens.number(at, 1, 2);
    int const second = tokens.number(at + 2, 1, 2);
    char const mark = tokens.glued_mark(at + 1, '-') ? '-' : '/';
    if (first < 0 || second < 0 || !tokens.glued_mark(at + 1, mark) || !tokens.glued(at + 2)) return {};
    DayWritten written{at + 3, first, second};
    bool const longer = tokens.glued_mark(at + 3, mark) && tokens.glued(at + 4);
    if (int const year = longer ? tokens.number(at + 4, 4, 4) : -1; year >= 0) {
        written.year = year;
    } else if (int const figures = longer && mark == '/' ? tokens.number(at + 4, 2, 2) : -1; figures >= 0) {
        written.year = year_of_two_figures(figures, today);
    }
    if (written.year) written.next = at + 5;
    bool const around_the_clock = tokens.text(at) == "24" && tokens.text(at + 2) == "7";
    bool const day_first = is_day_and_month(first, second);
    bool const month_first = is_day_and_month(second, first);
    if (!written.year && (mark == '-' || around_the_clock || is_behind_numbering(tokens, at))) return {};
    if (!day_first && !month_first) return written.year ? written : DayWritten{};
    written.either_way = day_first && month_first && first != second;
    written.weak = !written.year;
    if (!day_first) std::swap(written.day, written.month);
    return written;
}

DayWritten day_at(QuickTokens const& tokens, std::size_t at, Date today) {
    DayWritten written = day_then_name(tokens, at, today);
    if (written.next == 0) written = name_then_day(tokens, at, today);
    if (written.next == 0) written = year_first(tokens, at);
    if (written.next == 0) written = with_points(tokens, at, today);
    if (written.next == 0) written = with_slashes(tokens, at, today);
    written.date_begin = at;
    return written;
}

// With the weekday in front: "Monday, 3 Nov", "Mo., den 3.11."
DayWritten day_with_weekday(QuickTokens const& tokens, std::size_t at, Date today) {
    QuickWeekday const weekday = quick_weekday(tokens, at);
    if (weekday.next == 0) return day_at(tokens, at, today);
    std::size_t date = tokens.glued_mark(weekday.next, ',') ? weekday.next + 1 : weekday.next;
    std::string_view const article = tokens.key(date);
    if (article == "the" || article == "den" || article == "dem") ++date;
    DayWritten written = day_at(tokens, date, today);
    written.weekday = weekday.day;
    return written;
}

// --- Which year ---

// The nearest such day up to `bound`, or from it on; none: there never is one.
std::optional<Date> nearest_day(DayWritten const& written, Date bound, bool later) {
    int const year = civil(bound).year;
    for (int step = 0; step <= 8; ++step) { // from 2096 to 2104 there is no leap year
        auto const day = make_date({later ? year + step : year - step, written.month, written.day});
        if (day && (later ? *day >= bound : *day <= bound)) return day;
    }
    return std::nullopt;
}

std::optional<Date> dated(DayWritten const& written, QuickNow const& now) {
    if (written.year) return make_date({*written.year, written.month, written.day});
    return nearest_day(written, now.today, now.planned);
}

int weekday_of(Date day) { return ((day.days + 3) % 7 + 7) % 7; } // 1970-01-01 was a Thursday

QuickReading reading_of_days(std::size_t at, DayWritten const& from, DayWritten const& to, std::optional<Date> first,
                             std::optional<Date> last) {
    QuickReading reading{at, to.next};
    auto const other_weekday = [](DayWritten const& written, Date day) {
        return written.weekday >= 0 && written.weekday != weekday_of(day);
    };
    if (from.either_way || to.either_way) {
        reading.doubt = QuickDoubt::AmbiguousDay;
    } else if (!first || !last) {
        reading.doubt = QuickDoubt::NoSuchDay;
    } else if (*last < *first) {
        reading.doubt = QuickDoubt::EndsBeforeItBegins;
    } else if (other_weekday(from, *first) || other_weekday(to, *last)) {
        reading.doubt = QuickDoubt::OtherWeekday;
    } else {
        reading.from = *first;
        reading.to = *last;
    }
    return reading;
}

// --- Spans ---

QuickReading span_of(std::size_t at, DayWritten const& from, DayWritten const& to, QuickNow const& now) {
    std::optional<Date> first;
    std::optional<Date> last;
    if (!from.year && to.year) {
        last = dated(to, now);
        if (last) first = nearest_day(from, *last, false);
    } else {
        first = dated(from, now);
        if (first) last = to.year ? dated(to, now) : nearest_day(to, *first, true);
    }
    QuickReading reading = reading_of_days(at, from, to, first, last);
    reading.is_span = true;
    return reading;
}

// Both days in the month of the last: "3-5 Nov", "Nov 3-5".
QuickReading span_in_month(std::size_t at, int first_day, DayWritten const& last, QuickNow const& now) {
    DayWritten first = last;
    first.day = first_day;
    first.weekday = -1;
    if (first_day <= last.day) return span_of(at, first, last, now);
    QuickReading reading{at, last.next};
    reading.doubt = QuickDoubt::EndsBeforeItBegins;
    return reading;
}

// "&", "/", "and": two days that follow each other.
std::size_t behind_and(QuickTokens const& tokens, std::size_t at) {
    std::string_view const key = tokens.key(at);
    return key == "and" || key == "und" || tokens.one_of_marks(at, "&+/") ? at + 1 : at;
}

// "3-5 Nov", "3. bis 5. November", "3.-5.11.", "3 and 4 Nov"
std::optional<QuickReading> number_to_day(QuickTokens const& tokens, std::size_t at, QuickNow const& now, bool leads) {
    int const first = tokens.number(at, 1, 2);
    std::size_t const join = behind_ordinal(tokens, at);
    if (first < 0 || tokens.glued_mark(at + 1, ':')) return std::nullopt;
    std::size_t second = quick_after_to(tokens, join);
    bool const pair = second == join;
    if (pair) second = behind_and(tokens, join);
    if (second == join) return std::nullopt;
    DayWritten last = day_then_name(tokens, second, now.today);
    bool const with_point = tokens.mark(join - 1, '.');
    if (last.next == 0 && with_point) last = with_points(tokens, second, now.today);
    if (last.next == 0 || last.bare || !tokens.may_end(last.next)) return std::nullopt;
    bool const spaced = tokens.dash(join) && !tokens.glued(join) && !with_point;
    bool const behind_word = at > now.read_to && tokens.is(at - 1, QuickTokenKind::Letters);
    bool const two_days = pair && last.day != first + 1;        // "3 and 5 Nov"
    bool const maybe_no_span = spaced && behind_word && !leads; // "ITIL 4 - 5 Nov"
    if (!two_days && !maybe_no_span) return span_in_month(at, first, last, now);
    QuickReading reading{at, last.next};
    reading.doubt = QuickDoubt::AmbiguousDay;
    return reading;
}

// "Nov 3-5", "November 3 to 5, 2026"
std::optional<QuickReading> name_to_number(QuickTokens const& tokens, std::size_t at, QuickNow const& now) {
    std::size_t const day = day_behind_name(tokens, at);
    if (day == 0) return std::nullopt;
    std::size_t const join = behind_ordinal(tokens, day);
    std::size_t const second = quick_after_to(tokens, join);
    int const last_day = second > join ? tokens.number(second, 1, 2) : -1;
    if (last_day < 1 || month_at(tokens, behind_ordinal(tokens, second)) > 0) return std::nullopt;
    if (quick_duration(tokens, day) || quick_duration(tokens, second)) return std::nullopt;
    DayWritten last{behind_ordinal(tokens, second), last_day, month_at(tokens, at)};
    if (tokens.mark(last.next - 1, '.')) --last.next;
    take_year(tokens, last, false, now.today);
    if (!tokens.may_end(last.next)) return std::nullopt;
    return span_in_month(at, tokens.number(day, 1, 2), last, now);
}

// "3 Nov - 5 Nov", "12.11.-14.11.", "2026-11-03/2026-11-05"
std::optional<QuickReading> day_to_day(QuickTokens const& tokens, std::size_t at, QuickNow const& now) {
    DayWritten const first = day_with_weekday(tokens, at, now.today);
    if (first.next == 0) return std::nullopt;
    std::size_t second = quick_after_to(tokens, first.next);
    bool const slash = tokens.glued_mark(first.next, '/') && first.year;
    if (slash) second = first.next + 1;
    if (second == first.next || quick_duration(tokens, second)) return std::nullopt;
    DayWritten const last = day_with_weekday(tokens, second, now.today);
    if (last.next == 0 || !tokens.may_end(last.next)) return std::nullopt;
    return span_of(at, first, last, now);
}

std::optional<QuickReading> span_at(QuickTokens const& tokens, std::size_t at, QuickNow const& now, bool leads) {
    auto span = number_to_day(tokens, at, now, leads);
    if (!span) span = name_to_number(tokens, at, now);
    return span ? span : day_to_day(tokens, at, now);
}

std::optional<QuickReading> single_day(QuickTokens const& tokens, std::size_t at, QuickNow const& now) {
    DayWritten const written = day_with_weekday(tokens, at, now.today);
    if (written.next == 0 || !tokens.may_end(written.next)) return std::nullopt;
    auto const day = dated(written, now);
    QuickReading reading = reading_of_days(at, written, written, day, day);
    bool const two_letters = reading.doubt == QuickDoubt::OtherWeekday && tokens.key(at).size() == 2;
    if (two_letters) return std::nullopt; // "So 3 May": a word, and the day is read behind it
    reading.weak = written.weak;
    reading.bare = written.bare;
    return reading;
}

} // namespace

std::optional<QuickReading> quick_day(QuickTokens const& tokens, std::size_t at, QuickNow const& now) {
    std::string_view const word = tokens.key(at);
    std::size_t first = at;
    bool const begins_span = word == "from" || word == "von" || word == "vom";
    if (begins_span)
        if (auto span = span_at(tokens, at + 1, now, true)) {
            span->first = at;
            return span;
        }
    if (word == "on" || word == "am" || word == "vom") ++first;
    if (tokens.key(first) == "the" || tokens.key(first) == "den") ++first;
    if (first > at && tokens.glued(first)) return std::nullopt;
    auto reading = span_at(tokens, first, now, false);
    if (!reading) reading = single_day(tokens, first, now);
    if (!reading) reading = quick_relative_day(tokens, first, now);
    if (reading) reading->first = at;
    return reading;
}

} // namespace accrue::cpd
