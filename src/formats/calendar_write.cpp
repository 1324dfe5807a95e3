#include <algorithm>

#include <fmt/format.h>

#include "domain/text.h"
#include "formats/calendar_file.h"

namespace accrue::formats {
namespace {

constexpr std::size_t folded_size = 75; // bytes of a line, its end not counted (RFC 5545, 3.1)
constexpr int minutes_a_day = 24 * 60;

// Adds a content line, folded.
void write_line(std::string& text, std::string_view line) {
    std::size_t room = folded_size;
    while (line.size() > room) {
        std::size_t end = room;
        while (end > 0 && is_inside_character(line[end])) --end;
        text += line.substr(0, end);
        text += "\r\n ";
        line.remove_prefix(end);
        room = folded_size - 1; // the blank is one of them
    }
    text += line;
    text += "\r\n";
}

bool is_control(char32_t code) { return code < 0x20 || (code >= 0x7F && code < 0xA0); }

// What some program takes for the end of a line.
bool ends_line(char32_t code) { return code == U'\n' || code == 0x85 || code == 0x2028 || code == 0x2029; }

std::string escaped_text(std::string_view value) {
    std::string text;
    while (!value.empty()) {
        auto const [code, size] = first_character(value);
        bool const return_alone = code == U'\r' && value.substr(1, 1) != "\n";
        if (ends_line(code) || return_alone)
            text += "\\n";
        else if (code == U'\\' || code == U';' || code == U',')
            text.append({'\\', static_cast<char>(code)});
        else if (code == U'\t')
            text += ' ';
        else if (!is_control(code))
            append_utf8(text, code);
        value.remove_prefix(size);
    }
    return text;
}

// A URI is no TEXT: nothing in it is escaped (3.3.13).
std::string written_url(std::string_view value) {
    std::string url;
    while (!value.empty()) {
        auto const [code, size] = first_character(value);
        if (code == U' ')
            url += "%20";
        else if (!is_control(code) && !ends_line(code))
            append_utf8(url, code);
        value.remove_prefix(size);
    }
    return url;
}

void write_text(std::string& text, std::string_view name, std::string_view value) {
    if (!value.empty()) write_line(text, fmt::format("{}:{}", name, escaped_text(value)));
}

std::string basic_day(Date date) {
    YearMonthDay const day = civil(date);
    return fmt::format("{:04}{:02}{:02}", day.year, day.month, day.day);
}

std::string basic_moment(Date date, std::int64_t minute) {
    Date const day{date.days + static_cast<std::int32_t>(minute / minutes_a_day)};
    auto const of_day = minute % minutes_a_day;
    return fmt::format("{}T{:02}{:02}00", basic_day(day), of_day / 60, of_day % 60);
}

void write_times(std::string& text, CalendarEvent const& event) {
    if (!event.begins_minute) {
        Date const last = std::max(event.to.value_or(event.from), event.from);
        write_line(text, "DTSTART;VALUE=DATE:" + basic_day(event.from));
        write_line(text, "DTEND;VALUE=DATE:" + basic_day(Date{last.days + 1})); // the day after (3.6.1)
        write_line(text, "TRANSP:TRANSPARENT");
        return;
    }
    int const begin = std::clamp(*event.begins_minute, 0, minutes_a_day - 1);
    write_line(text, "DTSTART:" + basic_moment(event.from, begin));
    if (!event.minutes) return;
    if (*event.minutes <= 0) return write_line(text, "DURATION:PT0S"); // DTEND must be later (3.8.2.2)
    std::int64_t const most = std::int64_t{36'525} * minutes_a_day;
    write_line(text, "DTEND:" + basic_moment(event.from, begin + std::min(*event.minutes, most)));
}

void write_alarm(std::string& text, CalendarEvent const& event, int days) {
    write_line(text, "BEGIN:VALARM");
    write_line(text, "ACTION:DISPLAY");
    write_line(text, "DESCRIPTION:" + escaped_text(event.summary.empty() ? event.uid : event.summary)); // it needs one
    write_line(text, days == 0 ? std::string("TRIGGER:PT0S") : fmt::format("TRIGGER:-P{}D", days));
    write_line(text, "END:VALARM");
}

void write_event(std::string& text, CalendarEvent const& event, std::string_view stamp) {
    write_line(text, "BEGIN:VEVENT");
    write_text(text, "UID", event.uid);
    write_line(text, fmt::format("DTSTAMP:{}Z", stamp));
    write_times(text, event);
    write_text(text, "SUMMARY", event.summary);
    write_text(text, "DESCRIPTION", event.description);
    write_text(text, "LOCATION", event.location);
    if (!event.url.empty()) write_line(text, "URL:" + written_url(event.url));
    if (event.cancelled) write_line(text, "STATUS:CANCELLED");
    for (int const days : event.reminder_days) write_alarm(text, event, std::clamp(days, 0, 3650));
    write_line(text, "END:VEVENT");
}

} // namespace

std::string write_calendar(std::span<CalendarEvent const> events, CalendarHead const& head) {
    std::string text;
    write_line(text, "BEGIN:VCALENDAR");
    write_line(text, "VERSION:2.0");
    write_line(text, "PRODID:" + escaped_text(head.product));
    write_line(text, "CALSCALE:GREGORIAN");
    write_line(text, "METHOD:PUBLISH");
    write_text(text, "NAME", head.name);         // RFC 7986, 5.1
    write_text(text, "X-WR-CALNAME", head.name); // what most programs look for
    std::string const stamp = basic_moment(head.day, std::clamp(head.minute, 0, minutes_a_day - 1));
    for (CalendarEvent const& event : events) write_event(text, event, stamp);
    write_line(text, "END:VCALENDAR");
    return text;
}

} // namespace accrue::formats
