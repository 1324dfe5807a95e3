#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "domain/texts.h"
#include "formats/calendar_entry.h"
#include "formats/calendar_repeat.h"

namespace accrue::formats {
namespace {

constexpr std::int64_t minutes_of_day = 24 * 60;
constexpr std::int64_t seconds_of_day = 60 * minutes_of_day;
constexpr int last_second = 86'399;
constexpr std::int64_t tries_of_calendar = 20'000'000; // days looked at for all its rules

// How long an event takes each time.
struct EventLength {
    int days = 1; // of whole days
    std::optional<std::int64_t> minutes;
};

// Times that do not take place. Where two are given in different forms their days are compared.
class Exceptions {
public:
    // `minute` is by the clock of the event or of the machine.
    void add(StampForm form, std::int64_t minute, Date day) {
        any_days_.insert(day);
        if (form == StampForm::WholeDay) whole_days_.insert(day);
        if (form == StampForm::Utc) utc_days_.insert(day);
        minutes_.insert(minute);
    }

    [[nodiscard]] bool has(StampForm form, std::int64_t minute, Date day) const {
        if (minutes_.contains(minute) || whole_days_.contains(day)) return true;
        return (form == StampForm::WholeDay && any_days_.contains(day)) ||
               (form == StampForm::Local && utc_days_.contains(day));
    }

private:
    std::set<std::int64_t> minutes_;
    std::set<Date> whole_days_;
    std::set<Date> utc_days_;
    std::set<Date> any_days_;
};

class Dating {
public:
    Dating(CalendarReading const& reading, CalendarProblems& problems) : reading_(reading), problems_(problems) {}

    Result<std::vector<CalendarEvent>> events(std::vector<CalendarEntry>& entries) {
        std::vector<EventLength> lengths;
        for (CalendarEntry& entry : entries) {
            lengths.push_back(checked_length(entry));
            if (entry.instead_of && !entry.barred && !entry.event.uid.empty())
                add_to(replaced_[entry.event.uid], *entry.instead_of);
        }
        for (std::size_t i = 0; i < entries.size(); ++i) {
            CalendarEntry& entry = entries[i];
            if (!entry.barred) add_events(entry, lengths[i]);
            problems_.add_those_of(entry);
            if (failure_) return *std::move(failure_);
        }
        std::ranges::sort(events_, {}, [](CalendarEvent const& event) {
            return std::tuple(event.from, event.begins_minute.value_or(-1), event.line);
        });
        return std::move(events_);
    }

private:
    // By the clock on the wall, in minutes since 1970; where it is given in UTC by that of the machine.
    [[nodiscard]] std::int64_t wall_minute(CalendarStamp const& stamp) const {
        std::int64_t const written = stamp.day.days * minutes_of_day + stamp.second / 60;
        if (stamp.form != StampForm::Utc || !reading_.zone) return written;
        auto const day = static_cast<int>(minutes_of_day);
        std::int64_t const minute = written + std::clamp(reading_.zone(written), -day, day);
        return std::clamp(minute, first_date.days * minutes_of_day, (last_date.days + 1) * minutes_of_day - 1);
    }

    [[nodiscard]] static Date day_of(std::int64_t minute) {
        std::int64_t const days = (minute - (minute < 0 ? minutes_of_day - 1 : 0)) / minutes_of_day;
        return Date{static_cast<std::int32_t>(days)};
    }

    void add_to(Exceptions& exceptions, CalendarStamp const& stamp) const {
        std::int64_t const minute = wall_minute(stamp);
        exceptions.add(stamp.form, minute, day_of(minute));
    }

    [[nodiscard]] bool has(Exceptions const& exceptions, CalendarStamp const& stamp) const {
        std::int64_t const minute = wall_minute(stamp);
        return exceptions.has(stamp.form, minute, day_of(minute));
    }

    // Bars the entry that has no beginning, or an end before it.
    static EventLength checked_length(CalendarEntry& entry) {
        if (!entry.barred && !entry.start)
            note_problem(entry, "A522", entry.event.line, tr("the event has no beginning"),
                         tr("give it a day in the calendar and export it again, or enter it by hand"));
        return entry.barred ? EventLength() : length_of(entry);
    }

    // REQUIRES: it is not barred.
    void add_events(CalendarEntry& entry, EventLength const& length) {
        bool const repeats = entry.rule_line > 0 || !entry.added.empty() || entry.instead_of;
        for (CalendarStamp const& time : times_of(entry)) {
            CalendarEvent event = entry.event;
            place(event, time, length);
            if (repeats && (event.from < reading_.since || event.from > reading_.until)) continue;
            if (repeats) event.repeats_on = event.from;
            if (entry.instead_of) event.repeats_on = day_of(wall_minute(*entry.instead_of));
            if (!keep(std::move(event))) return;
        }
    }

    static std::int64_t second_of(CalendarStamp const& stamp) { return stamp.day.days * seconds_of_day + stamp.second; }

    // REQUIRES: the entry has a beginning. Bars it where it ends before.
    static EventLength length_of(CalendarEntry& entry) {
        EventLength length;
        CalendarStamp const& start = *entry.start;
        if (!entry.end && !entry.seconds) return length;
        bool const alike = !entry.end || (entry.end->form == start.form && entry.end->zone == start.zone);
        if (!alike) {
            note_problem(
                entry, "AW55", entry.end_line,
                tr("beginning and end are in different time zones, or one of them has no time: how long it takes is "
                   "not known"),
                tr("enter the hours by hand"));
            return length;
        }
        std::int64_t const seconds = entry.end ? second_of(*entry.end) - second_of(start) : *entry.seconds;
        if (seconds < 0) {
            note_problem(entry, "A523", entry.end_line, tr("it ends before it begins"),
                         tr("correct it in the calendar and export it again, or enter it by hand"));
            return length;
        }
        if (start.form == StampForm::WholeDay && seconds % seconds_of_day == 0)
            length.days = static_cast<int>(std::max<std::int64_t>(seconds / seconds_of_day, 1));
        else
            length.minutes = (seconds + 30) / 60;
        return length;
    }

    void place(CalendarEvent& event, CalendarStamp const& time, EventLength const& length) const {
        std::int64_t const minute = wall_minute(time);
        event.from = day_of(minute);
        event.minutes = length.minutes;
        if (time.form != StampForm::WholeDay)
            event.begins_minute = static_cast<int>(minute - event.from.days * minutes_of_day);
        else if (length.days > 1)
            event.to = std::min(Date{event.from.days + length.days - 1}, last_date);
    }

    // False where there are too many.
    bool keep(CalendarEvent event) {
        text_size_ += event.uid.size() + event.summary.size() + event.description.size() + event.location.size() +
                      event.url.size();
        if (events_.size() == calendar_day_limit)
            failure_ =
                problems_.make("A525", event.line,
                               say("with its repetitions the calendar has more than {} events", calendar_day_limit),
                               tr("export a shorter period"));
        else if (text_size_ > calendar_all_text_limit)
            failure_ = problems_.make(
                "A525", event.line,
                say("with their repetitions the events have more than {} MB of text", calendar_all_text_limit >> 20),
                tr("export a shorter period"));
        else
            events_.push_back(std::move(event));
        return !failure_;
    }

    // --- Repetitions ---

    // The last day on which a time may begin, as the event's own form counts days.
    [[nodiscard]] Date last_day_of(RepeatRule const& rule, CalendarStamp const& start) const {
        Date const bound{std::min(reading_.until.days + (start.form == StampForm::Utc ? 1 : 0), last_date.days)};
        if (!rule.until) return bound;
        CalendarStamp until = *rule.until;
        // Of whole days some programs say the end in UTC: as midnight or the last second, or as midnight of the machine.
        bool const is_day = until.second == 0 || until.second == last_second;
        if (until.form == StampForm::Utc && start.form != StampForm::Utc &&
            (start.form == StampForm::Local || !is_day)) {
            std::int64_t const minute = wall_minute(until);
            until.day = day_of(minute);
            until.second = static_cast<int>(minute - until.day.days * minutes_of_day) * 60 + until.second % 60;
        }
        bool const reaches_time = until.form == StampForm::WholeDay || until.second >= start.second;
        Date const last{until.day.days - (start.form == StampForm::WholeDay || reaches_time ? 0 : 1)};
        return std::min(std::max(last, start.day), bound); // the first time stands whatever the rule says
    }

    void add_by_rule(CalendarEntry& entry, std::vector<CalendarStamp>& times) {
        CalendarStamp const& start = *entry.start;
        auto const rule = entry.has_other_rules ? std::nullopt : read_repeat_rule(entry.rule.value_or(""));
        if (!rule) {
            note_problem(entry, "AW55", entry.rule_line, tr("its rule for repetitions is not understood"),
                         tr("only its first time is read; enter the others by hand"));
            times.push_back(start);
            return;
        }
        Date const since{reading_.since.days - (start.form == StampForm::Utc ? 1 : 0)};
        RepeatedDays const repeated =
            repeated_days(*rule, start.day, since, last_day_of(*rule, start), calendar_repetition_limit, tries_);
        if (repeated.cut)
            note_problem(entry, "AW55", entry.rule_line,
                         say("it takes place very often: only the first {} times are read", repeated.days.size()),
                         tr("export a shorter period, or enter the others by hand"));
        for (Date const day : repeated.days) {
            times.push_back(start);
            times.back().day = day;
        }
    }

    std::vector<CalendarStamp> times_of(CalendarEntry& entry) {
        if (entry.instead_of) return {*entry.start}; // its rule, where it has one, is that of the event it belongs to
        std::vector<CalendarStamp> times;
        if (entry.rule_line > 0)
            add_by_rule(entry, times);
        else
            times.push_back(*entry.start);
        add_by_day(entry, times);
        Exceptions except;
        for (CalendarStamp const& stamp : entry.except) add_to(except, stamp);
        auto const replaced = replaced_.find(entry.event.uid);
        std::erase_if(times, [&](CalendarStamp const& time) {
            return has(except, time) || (replaced != replaced_.end() && has(replaced->second, time));
        });
        return times;
    }

    // RDATE: a time that the rule gives too is one.
    void add_by_day(CalendarEntry& entry, std::vector<CalendarStamp>& times) const {
        std::set<std::int64_t> there;
        for (CalendarStamp const& time : times) there.insert(wall_minute(time));
        for (CalendarStamp time : entry.added) {
            if (time.form == StampForm::WholeDay && entry.start->form != StampForm::WholeDay) { // at its usual time
                Date const day = time.day;
                time = *entry.start;
                time.day = day;
            }
            if (!there.insert(wall_minute(time)).second) continue;
            if (times.size() < calendar_repetition_limit) {
                times.push_back(std::move(time));
                continue;
            }
            note_problem(entry, "AW55", entry.event.line,
                         say("it takes place very often: only the first {} times are read", times.size()),
                         tr("export a shorter period, or enter the others by hand"));
            return;
        }
    }

    CalendarReading const& reading_;
    CalendarProblems& problems_;
    std::unordered_map<std::string, Exceptions> replaced_; // by uid: what RECURRENCE-ID names
    std::vector<CalendarEvent> events_;
    std::size_t text_size_ = 0;
    std::int64_t tries_ = tries_of_calendar;
    std::optional<Problem> failure_;
};

} // namespace

Result<std::vector<CalendarEvent>> dated_events(std::vector<CalendarEntry>& entries, CalendarReading const& reading,
                                                CalendarProblems& problems) {
    return Dating(reading, problems).events(entries);
}

} // namespace accrue::formats
