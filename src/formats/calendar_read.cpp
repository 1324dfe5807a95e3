#include <algorithm>
#include <array>
#include <utility>

#include "domain/text.h"
#include "domain/texts.h"
#include "files/whole_file.h"
#include "formats/calendar_entry.h"

namespace accrue::formats {
namespace {

constexpr std::size_t nesting_limit = 100;
constexpr std::size_t component_name_limit = 60;
constexpr std::size_t exception_limit = 10'000; // EXDATE and RDATE of one event

constexpr std::string_view export_again =
    to_translate("correct it in the calendar and export it again, or enter it by hand");

std::string in_one_line(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    return std::string(trimmed(text));
}

// Reads the components, and the properties of events.
class CalendarReader {
public:
    CalendarReader(std::string_view text, CalendarProblems& problems)
        : lines_(text), problems_(problems), is_sound_(find_invalid_utf8(text) == std::string_view::npos) {}

    // What makes the whole file unreadable.
    std::optional<Problem> read() {
        while (auto const line = lines_.next()) {
            if (!is_sound_ && find_invalid_utf8(line->whole) != std::string_view::npos)
                return problems_.make("A521", line->line, tr("this line has a byte that is not UTF-8"),
                                      tr("export the calendar again, as UTF-8"));
            if (line->name == "BEGIN")
                begin(in_capitals(trimmed(line->value).substr(0, component_name_limit)), line->line);
            else if (line->name == "END")
                end(in_capitals(trimmed(line->value).substr(0, component_name_limit)), line->line);
            else
                take(*line);
            if (failure_) return std::move(failure_);
        }
        if (!seen_calendar_)
            return problems_.make("A520", 0, tr("this is no calendar: no line in it is BEGIN:VCALENDAR"),
                                  tr("export the calendar as iCalendar, a file whose name ends in .ics"));
        finish();
        return std::nullopt;
    }

    [[nodiscard]] std::vector<CalendarEntry>& entries() { return entries_; }

private:
    void begin(std::string name, int line) {
        if (entry_ && (name == "VEVENT" || name == "VCALENDAR")) leave_unclosed();
        if (name == "VCALENDAR") {
            seen_calendar_ = true;
            is_cancelled_ = false;
            open_.clear();
        }
        if (open_.size() == nesting_limit) {
            failure_ = problems_.make("A524", line, say("parts are nested here more than {} deep", nesting_limit),
                                      tr("the file is damaged: export the calendar again"));
            return;
        }
        if (name == "VEVENT") begin_event(line);
        open_.push_back(std::move(name));
    }

    void begin_event(int line) {
        if (++events_ > calendar_event_limit) {
            failure_ = problems_.make(
                "A525", line, say("the calendar has more than {} events, and goes on here", calendar_event_limit),
                tr("export a shorter period"));
            return;
        }
        entry_.emplace();
        entry_->event.line = line;
        entry_->event.cancelled = is_cancelled_;
        entry_depth_ = open_.size();
    }

    void end(std::string const& name, int line) {
        auto const found = std::find(open_.rbegin(), open_.rend(), name);
        if (found == open_.rend()) return note_bad_line(line);
        auto const depth = static_cast<std::size_t>(open_.rend() - found) - 1;
        if (entry_ && depth < entry_depth_) leave_unclosed();
        if (entry_ && depth == entry_depth_) keep_entry();
        if (depth < open_.size()) open_.resize(depth);
    }

    void leave_unclosed() {
        note_problem(*entry_, "A524", entry_->event.line, tr("the event begins here and is not closed"),
                     tr("the file may be cut off or damaged: export the calendar again"));
        open_.resize(entry_depth_);
        keep_entry();
    }

    void keep_entry() {
        entries_.push_back(*std::move(entry_));
        entry_.reset();
    }

    void finish() {
        if (entry_)
            leave_unclosed();
        else if (!open_.empty())
            problems_.add(problems_.make("AW55", 0, tr("the calendar is not closed: its end may be missing"),
                                         tr("look whether its last events are here, or export it again")));
        if (events_ == 0)
            problems_.add(
                problems_.make("AW55", 0, tr("there are no events in it"), tr("export a calendar that has some")));
    }

    // In an event, and in none of its parts.
    [[nodiscard]] bool is_in_event() const { return entry_ && open_.size() == entry_depth_ + 1; }

    void take(ContentLine const& line) {
        if (line.name.empty()) return note_bad_line(line.line);
        if (!is_in_event()) {
            bool const in_calendar = !open_.empty() && open_.back() == "VCALENDAR";
            if (in_calendar && line.name == "METHOD") is_cancelled_ = in_capitals(trimmed(line.value)) == "CANCEL";
            return;
        }
        if (!take_text(line) && !take_time(line)) take_repetition(line);
    }

    void note_bad_line(int line) {
        if (!is_in_event() || std::exchange(entry_->has_bad_line, true)) return;
        note_problem(*entry_, "AW55", line, tr("a line of it is no property and was left out"),
                     tr("look whether its texts are complete"));
    }

    // Of a property that stands there twice the first one counts.
    bool take_text(ContentLine const& line) {
        constexpr std::array<std::pair<std::string_view, std::string CalendarEvent::*>, 5> texts{
            {{"UID", &CalendarEvent::uid},
             {"SUMMARY", &CalendarEvent::summary},
             {"DESCRIPTION", &CalendarEvent::description},
             {"LOCATION", &CalendarEvent::location},
             {"URL", &CalendarEvent::url}}};
        auto const* const found = std::ranges::find(texts, line.name, [](auto const& text) { return text.first; });
        if (found == texts.end()) {
            if (line.name != "STATUS") return false;
            entry_->event.cancelled = entry_->event.cancelled || in_capitals(trimmed(line.value)) == "CANCELLED";
            return true;
        }
        std::string& kept = entry_->event.*found->second;
        if (!kept.empty()) return true;
        std::string text = unescaped_text(line.value);
        text = line.name == "DESCRIPTION" ? std::string(trimmed(text)) : in_one_line(std::move(text));
        if (text.size() > calendar_text_limit) {
            std::size_t size = calendar_text_limit;
            while (size > 0 && is_inside_character(text[size])) --size;
            text.resize(size);
            note_problem(*entry_, "AW55", line.line,
                         say("a text of it has more than {} bytes and was cut", calendar_text_limit),
                         tr("look at what is left of it"));
        }
        kept = std::move(text);
        return true;
    }

    [[nodiscard]] std::optional<CalendarStamp> stamp_of(ContentLine const& line) {
        auto stamp = read_stamp(line.value, parameter(line.parameters, "TZID"));
        if (!stamp)
            note_problem(*entry_, "A523", line.line,
                         say("'{}' is no day from 1900 to 2200, or no time of it", shortened(line.value)),
                         tr(export_again));
        return stamp;
    }

    bool take_time(ContentLine const& line) {
        if (line.name == "DTSTART") {
            if (!entry_->start) entry_->start = stamp_of(line);
            return true;
        }
        if (line.name == "DTEND") {
            if (!entry_->end) entry_->end = stamp_of(line);
            entry_->end_line = line.line;
            return true;
        }
        if (line.name != "DURATION") return false;
        entry_->end_line = line.line;
        auto const seconds = read_duration(line.value);
        if (!seconds)
            note_problem(*entry_, "A523", line.line,
                         say("'{}' is no duration of up to 100 years", shortened(line.value)), tr(export_again));
        else if (*seconds < 0)
            note_problem(*entry_, "A523", line.line, tr("it ends before it begins"), tr(export_again));
        else if (!entry_->seconds)
            entry_->seconds = *seconds;
        return true;
    }

    void take_repetition(ContentLine const& line) {
        if (line.name == "RECURRENCE-ID") {
            if (!entry_->instead_of) entry_->instead_of = stamp_of(line);
            if (!parameter(line.parameters, "RANGE").empty())
                note_problem(*entry_, "AW55", line.line, tr("it changes all later times as well, which is not read"),
                             tr("look at the times after it"));
        } else if (line.name == "RRULE" || line.name == "EXRULE") {
            entry_->has_other_rules = entry_->has_other_rules || entry_->rule || line.name == "EXRULE" || line.cut;
            entry_->rule_line = line.line;
            if (!entry_->rule) entry_->rule = line.value;
        } else if (line.name == "EXDATE") {
            take_days(line, entry_->except);
        } else if (line.name == "RDATE") {
            take_days(line, entry_->added);
        }
    }

    void take_days(ContentLine const& line, std::vector<CalendarStamp>& days) {
        std::string_view const zone = parameter(line.parameters, "TZID");
        std::string_view rest = line.value;
        while (!trimmed(rest).empty()) {
            std::size_t const comma = std::min(rest.find(','), rest.size());
            std::string_view const one = rest.substr(0, comma);
            rest.remove_prefix(std::min(comma + 1, rest.size()));
            auto stamp = read_stamp(one.substr(0, one.find('/')), zone); // of a period its beginning
            if (stamp && days.size() < exception_limit) {
                days.push_back(*std::move(stamp));
            } else if (!std::exchange(entry_->has_bad_day, true)) {
                note_problem(*entry_, "AW55", line.line,
                             say("'{}' among the days of its repetitions was left out", shortened(one)),
                             tr("look whether it took place on each day that is here"));
            }
        }
    }

    ContentLines lines_;
    CalendarProblems& problems_;
    bool is_sound_; // all of it is UTF-8; where a character is folded in two it may still be, line by line
    bool seen_calendar_ = false;
    bool is_cancelled_ = false;     // METHOD:CANCEL (RFC 5546, 3.2.5)
    std::vector<std::string> open_; // the components that are open, from the outermost
    std::optional<CalendarEntry> entry_;
    std::size_t entry_depth_ = 0; // its place in `open_`
    std::size_t events_ = 0;
    std::vector<CalendarEntry> entries_;
    std::optional<Problem> failure_;
};

std::optional<Problem> find_no_calendar_text(std::string_view text, CalendarProblems const& problems) {
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        return problems.make("A521", 0, tr("this text is UTF-16"), tr("export the calendar again, as UTF-8"));
    std::size_t const nul = text.find('\0');
    if (nul == std::string_view::npos) return std::nullopt;
    int const line = 1 + static_cast<int>(std::ranges::count(text.substr(0, nul), '\n'));
    return problems.make("A520", line, tr("this is no text: it holds a NUL byte"),
                         tr("export the calendar as iCalendar, a file whose name ends in .ics"));
}

} // namespace

Problem CalendarProblems::make(std::string_view id, int line, std::string_view what, std::string_view remedy) const {
    return {std::string(id),
            {file_, line, 0, {}},
            std::string(what),
            std::string(remedy),
            id == "AW55" ? Severity::Warning : Severity::Error};
}

void CalendarProblems::add(Problem problem) {
    constexpr std::size_t limit = 1'000;
    if (problems_.size() > limit) return;
    if (problems_.size() == limit)
        problem = make("A119", 0, tr("there are more problems, which are not shown"), tr("mend these first"));
    else
        problem.where.file = file_;
    problems_.push_back(std::move(problem));
}

void CalendarProblems::add_those_of(CalendarEntry& entry) {
    for (Problem& problem : entry.problems) {
        if (!entry.event.summary.empty()) problem.what = say("'{}': {}", shortened(entry.event.summary), problem.what);
        add(std::move(problem));
    }
    entry.problems.clear();
}

void note_problem(CalendarEntry& entry, std::string_view id, int line, std::string_view what, std::string_view remedy) {
    constexpr std::size_t limit = 20;
    bool const is_error = id != "AW55";
    entry.barred = entry.barred || is_error;
    if (entry.problems.size() == limit) return;
    entry.problems.push_back({std::string(id),
                              {{}, line, 0, {}},
                              std::string(what),
                              std::string(remedy),
                              is_error ? Severity::Error : Severity::Warning});
}

Result<CalendarText> read_calendar(std::string_view text, std::string const& file, CalendarReading const& reading) {
    if (text.size() > calendar_byte_limit) return files::too_large(file, text.size(), calendar_byte_limit);
    CalendarProblems problems(file);
    if (auto problem = find_no_calendar_text(text, problems)) return *std::move(problem);
    CalendarReader reader(text, problems);
    if (auto problem = reader.read()) return *std::move(problem);
    auto events = dated_events(reader.entries(), reading, problems);
    if (!events) return events.problem();
    return CalendarText{*std::move(events), problems.take()};
}

} // namespace accrue::formats
