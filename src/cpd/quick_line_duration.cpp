#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "cpd/quick_line_parts.h"

namespace accrue::cpd {
namespace {

using QuickWords = std::span<std::string_view const>; // as search_key folds them

constexpr std::array<std::string_view, 8> hour_words{"h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden"};
constexpr std::array<std::string_view, 5> minute_words{"min", "mins", "minute", "minutes", "minuten"};
constexpr std::array<std::string_view, 14> no_fixed_words{
    "d", "day", "days", "tag", "tage", "tagen", "week", "weeks", "wochen", "ue", "ues", "lesson", "woche", "lessons"};
constexpr std::array<std::string_view, 5> shortened_words{"hr", "hrs", "std", "min", "mins"};
constexpr std::array<std::string_view, 3> noon_words{"uhr", "am", "pm"};
constexpr std::array<std::string_view, 14> clock_words{"at", "um",    "ab",    "from", "von", "until", "till",
                                                       "to", "gegen", "since", "seit", "bis", "by",    "circa"};

bool is_among(QuickWords words, std::string_view key) { return std::ranges::find(words, key) != words.end(); }

enum class QuickUnit { None, Hours, Minutes, NotFixed, Metres };

struct UnitAt {
    QuickUnit unit = QuickUnit::None;
    std::size_t next = 0;
};

QuickUnit unit_of(QuickTokens const& tokens, std::size_t at, bool adjective) {
    std::string_view const key = tokens.key(at);
    if (adjective && (key.starts_with("stundig") || key.starts_with("stuendig"))) return QuickUnit::Hours;
    if (adjective && (key.starts_with("minutig") || key.starts_with("minuetig"))) return QuickUnit::Minutes;
    if (is_among(hour_words, key)) return QuickUnit::Hours;
    if (is_among(minute_words, key)) return QuickUnit::Minutes;
    if (tokens.text(at) == "m" && tokens.glued(at)) return QuickUnit::Metres;
    bool const of_a_title = tokens.text(at) == "D"; // "8D report"
    return is_among(no_fixed_words, key) && !of_a_title ? QuickUnit::NotFixed : QuickUnit::None;
}

// "h", "-hour", "Std."
UnitAt unit_at(QuickTokens const& tokens, std::size_t at) {
    bool const adjective = tokens.glued_mark(at, '-') && tokens.glued(at + 1);
    std::size_t const word = adjective ? at + 1 : at;
    QuickUnit const unit = unit_of(tokens, word, adjective);
    bool const point = is_among(shortened_words, tokens.key(word)) && tokens.glued_mark(word + 1, '.');
    return {unit, word + (point ? 2U : 1U)};
}

enum class NumberTrouble { None, Thousands, TooLong };

struct WrittenNumber {
    std::size_t next = 0;
    Number value;
    NumberTrouble trouble = NumberTrouble::None;
};

Number fraction_value(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, Number>, 5> fractions{
        {{"¼", {1, 4}}, {"½", {1, 2}}, {"¾", {3, 4}}, {"⅓", {1, 3}}, {"⅔", {2, 3}}}};
    auto const* const found = std::ranges::find(fractions, text, &std::pair<std::string_view, Number>::first);
    return found == fractions.end() ? Number{} : found->second;
}

// "½" or "1/2" below 1; next is 0 where there is none.
WrittenNumber proper_fraction(QuickTokens const& tokens, std::size_t at) {
    if (tokens.is(at, QuickTokenKind::Fraction)) return {at + 1, fraction_value(tokens.text(at))};
    int const above = tokens.number(at, 1, 1);
    int const below = tokens.number(at + 2, 1, 1);
    bool const written = tokens.glued_mark(at + 1, '/') && tokens.glued(at + 2);
    return written && above > 0 && above < below ? WrittenNumber{at + 3, reduced(above, below)} : WrittenNumber{};
}

// "2", "2.5", "2,5", "½", "1½", "1 1/2"; next is 0 where there is none.
WrittenNumber number_from(QuickTokens const& tokens, std::size_t at) {
    if (WrittenNumber const part = proper_fraction(tokens, at); part.next > 0) return part;
    if (!tokens.is(at, QuickTokenKind::Figures)) return {};
    int const whole = tokens.number(at, 1, 9);
    if (WrittenNumber const part = proper_fraction(tokens, at + 1); part.next > 0 && whole >= 0)
        return {part.next, reduced(whole * part.value.denominator + part.value.numerator, part.value.denominator)};
    bool const point = tokens.glued_mark(at + 1, '.') || tokens.glued_mark(at + 1, ',');
    bool const decimal = point && tokens.glued(at + 2) && tokens.is(at + 2, QuickTokenKind::Figures);
    std::size_t const next = decimal ? at + 3 : at + 1;
    int const behind = decimal ? tokens.number(at + 2, 1, 4) : 0;
    if (whole < 0 || behind < 0) return {next, {}, NumberTrouble::TooLong};
    if (!decimal) return {next, {whole, 1}};
    std::size_t const places = tokens.text(at + 2).size();
    if (places == 3 && tokens.text(at)[0] != '0') return {next, {}, NumberTrouble::Thousands};
    std::int64_t scale = 1;
    for (std::size_t i = 0; i < places; ++i) scale *= 10;
    return {next, reduced(whole * scale + behind, scale)};
}

std::optional<QuickReading> reading_of(std::size_t at, std::size_t next, Number const& minutes) {
    bool const sensible = minutes > Number{0, 1} && minutes <= Number{longest_quick_hours * 60, 1};
    QuickReading reading{at, next};
    reading.minutes = minutes;
    if (!sensible) reading.doubt = QuickDoubt::NoSuchDuration;
    return reading;
}

std::optional<QuickReading> doubtful_reading(std::size_t at, std::size_t next, QuickDoubt doubt) {
    QuickReading reading{at, next};
    reading.doubt = doubt;
    return reading;
}

struct TimeOfDay {
    std::size_t next = 0; // 0: there is none
    int minutes = 0;
    bool colon = false;
    bool point = false;
    std::string_view word; // "uhr", "am", "pm" or empty
};

// "am 12. November", "am Montag": no time before noon.
bool is_german_am(QuickTokens const& tokens, std::size_t at) {
    std::string_view const behind = tokens.key(at + 1);
    bool const weekday = behind.ends_with("tag") || behind == "mittwoch" || behind == "sonnabend";
    bool const day = tokens.is(at + 1, QuickTokenKind::Figures) && tokens.glued_mark(at + 2, '.');
    return tokens.key(at) == "am" && (weekday || day);
}

TimeOfDay time_at(QuickTokens const& tokens, std::size_t at) {
    int const hour = tokens.number(at, 1, 2);
    if (hour < 0 || hour > 24) return {};
    bool const mark = tokens.glued_mark(at + 1, ':') || tokens.glued_mark(at + 1, '.');
    int const minute = mark && tokens.glued(at + 2) ? tokens.number(at + 2, 2, 2) : -1;
    if (minute > 59) return {};
    TimeOfDay time{at + 1, hour * 60, false, false, {}};
    if (minute >= 0) {
        (tokens.mark(at + 1, ':') ? time.colon : time.point) = true;
        time.minutes += minute;
        time.next = at + 3;
    }
    if (!is_among(noon_words, tokens.key(time.next)) || is_german_am(tokens, time.next)) return time;
    bool const half = tokens.key(time.next) != "uhr";
    if (half && (hour < 1 || hour > 12)) return time;
    time.word = tokens.key(time.next);
    if (half) time.minutes = time.minutes % 720 + (time.word == "pm" ? 720 : 0);
    ++time.next;
    return time;
}

// "11-1 pm" is from 11 am, "2-4 pm" from 2 pm.
int begin_before(TimeOfDay const& begin, TimeOfDay const& end) {
    if (end.word == "uhr" || end.word.empty() || !begin.word.empty() || begin.minutes > 12 * 60 + 59)
        return begin.minutes;
    int const same_half = begin.minutes % 720 + (end.word == "pm" ? 720 : 0);
    return same_half < end.minutes ? same_half : (same_half + 720) % 1440;
}

// "14:00-16:30", "von 14 bis 16 Uhr", "2-4 pm"
std::optional<QuickReading> between_times(QuickTokens const& tokens, std::size_t at) {
    std::string_view const lead = tokens.key(at);
    std::size_t const first = lead == "from" || lead == "von" ? at + 1 : at;
    TimeOfDay const begin = time_at(tokens, first);
    if (begin.next == 0) return std::nullopt;
    std::size_t const second = quick_after_to(tokens, begin.next);
    TimeOfDay const end = second > begin.next ? time_at(tokens, second) : TimeOfDay{};
    if (end.next == 0) return std::nullopt;
    bool const both_colons = begin.colon && end.colon;
    bool const o_clock = both_colons && tokens.key(end.next) == "h"; // "14:00-16:30 h"
    std::size_t const next = o_clock ? end.next + 1 : end.next;
    if ((!both_colons && end.word.empty()) || !tokens.may_end(next)) return std::nullopt;
    int minutes = end.minutes - begin_before(begin, end);
    if (minutes < 0) minutes += 24 * 60;
    bool const backward = minutes > 12 * 60 && end.minutes < begin.minutes;
    if (backward) return doubtful_reading(at, next, QuickDoubt::NoSuchDuration);
    return reading_of(at, next, {minutes, 1});
}

// "half an hour" and the like.
std::optional<QuickReading> hours_in_words(QuickTokens const& tokens, std::size_t at) {
    struct Phrase {
        std::array<std::string_view, 4> words;
        int minutes;
    };
    constexpr std::array<Phrase, 18> phrases{{
        {{"half", "an", "hour"}, 30},
        {{"a", "half", "hour"}, 30},
        {{"half", "hour"}, 30},
        {{"eine", "halbe", "stunde"}, 30},
        {{"einer", "halben", "stunde"}, 30},
        {{"halbe", "stunde"}, 30},
        {{"quarter", "of", "an", "hour"}, 15},
        {{"eine", "viertelstunde"}, 15},
        {{"viertelstunde"}, 15},
        {{"eine", "dreiviertelstunde"}, 45},
        {{"dreiviertelstunde"}, 45},
        {{"eineinhalb", "stunden"}, 90},
        {{"anderthalb", "stunden"}, 90},
        {{"zweieinhalb", "stunden"}, 150},
        {{"an", "hour"}, 60},
        {{"one", "hour"}, 60},
        {{"eine", "stunde"}, 60},
        {{"einer", "stunde"}, 60},
    }};
    for (Phrase const& phrase : phrases) {
        std::size_t next = at;
        for (std::string_view const word : phrase.words) {
            if (word.empty() || tokens.key(next) != word || (next > at && tokens.glued(next))) break;
            ++next;
        }
        auto const length = static_cast<std::size_t>(4 - std::ranges::count(phrase.words, std::string_view()));
        if (next - at == length && tokens.may_end(next)) return reading_of(at, next, {phrase.minutes, 1});
    }
    constexpr std::array<std::string_view, 9> english{"two",   "three", "four", "five", "six",
                                                      "seven", "eight", "nine", "ten"};
    constexpr std::array<std::string_view, 9> german{"zwei",   "drei", "vier", "funf", "sechs",
                                                     "sieben", "acht", "neun", "zehn"};
    for (std::size_t i = 0; i < english.size(); ++i) {
        bool const hours = (tokens.key(at) == english[i] && tokens.key(at + 1) == "hours") ||
                           (tokens.key(at) == german[i] && tokens.key(at + 1) == "stunden");
        if (hours && !tokens.glued(at + 1) && tokens.may_end(at + 2))
            return reading_of(at, at + 2, {static_cast<std::int64_t>(i + 2) * 60, 1});
    }
    return std::nullopt;
}

// "2:30 h"; "2:30" alone.
std::optional<QuickReading> hours_with_colon(QuickTokens const& tokens, std::size_t at) {
    int const hours = tokens.number(at, 1, 5);
    int const minutes = tokens.number(at + 2, 2, 2);
    if (hours < 0 || minutes < 0 || minutes > 59 || !tokens.glued_mark(at + 1, ':') || !tokens.glued(at + 2))
        return std::nullopt;
    UnitAt const unit = unit_at(tokens, at + 3);
    if (unit.unit == QuickUnit::Hours && tokens.may_end(unit.next))
        return reading_of(at, unit.next, {hours * 60 + minutes, 1});
    bool const of_the_clock = is_among(noon_words, tokens.key(at + 3)) ||
                              (at > 0 && (is_among(clock_words, tokens.key(at - 1)) || tokens.mark(at - 1, '@')));
    if (of_the_clock || !tokens.may_end(at + 3)) return std::nullopt;
    bool const under_an_hour = tokens.text(at) == "00" && minutes > 0; // "00:45"
    if (tokens.text(at).size() > 1 && !under_an_hour) {
        if (hours > 24) return std::nullopt;
        return doubtful_reading(at, at + 3, QuickDoubt::AmbiguousTime);
    }
    auto reading = reading_of(at, at + 3, {hours * 60 + minutes, 1});
    reading->weak = true;
    return reading;
}

// Behind "2h": the token after "30m", "30", "and 30 minutes", and how many; `at` and 0 where nothing follows.
std::pair<std::size_t, int> minutes_behind(QuickTokens const& tokens, std::size_t at) {
    int const bare = tokens.glued(at) ? tokens.number(at, 2, 2) : -1;
    if (bare >= 0 && bare < 60 && tokens.may_end(at + 1)) return {at + 1, bare};
    bool const and_word = tokens.key(at) == "and" || tokens.key(at) == "und" || tokens.glued_mark(at, ',');
    std::size_t const figures = and_word ? at + 1 : at;
    int const minutes = tokens.number(figures, 1, 2);
    if (minutes < 0 || minutes > 59) return {at, 0};
    UnitAt const unit = unit_at(tokens, figures + 1);
    bool const short_m = tokens.key(figures + 1) == "m";
    if (unit.unit != QuickUnit::Minutes && !short_m) return {at, 0};
    std::size_t const next = short_m ? figures + 2 : unit.next;
    return tokens.may_end(next) ? std::pair(next, minutes) : std::pair(at, 0);
}

// "2-3 h": which of them is not known.
std::optional<QuickReading> from_to_hours(QuickTokens const& tokens, std::size_t at) {
    WrittenNumber const least = number_from(tokens, at);
    if (least.next == 0) return std::nullopt;
    bool const spaced = tokens.dash(least.next) && !tokens.glued(least.next);
    if (spaced && at > 0 && tokens.is(at - 1, QuickTokenKind::Letters)) return std::nullopt; // "ITIL 4 - 5h"
    std::size_t second = quick_after_to(tokens, least.next);
    if (tokens.key(least.next) == "or" || tokens.key(least.next) == "oder") second = least.next + 1;
    WrittenNumber const most = second > least.next ? number_from(tokens, second) : WrittenNumber{};
    if (most.next == 0 || least.value >= most.value) return std::nullopt;
    UnitAt const unit = unit_at(tokens, most.next);
    bool const time = unit.unit == QuickUnit::Hours || unit.unit == QuickUnit::Minutes;
    if (!time || !tokens.may_end(unit.next)) return std::nullopt;
    return doubtful_reading(at, unit.next, QuickDoubt::AmbiguousNumber);
}

std::optional<QuickReading> number_with_unit(QuickTokens const& tokens, std::size_t at) {
    WrittenNumber const number = number_from(tokens, at);
    if (number.next == 0) return std::nullopt;
    UnitAt const unit = unit_at(tokens, number.next);
    if (unit.unit == QuickUnit::None) return std::nullopt;
    bool const whole_hours = unit.unit == QuickUnit::Hours && number.value.denominator == 1;
    auto const more = whole_hours ? minutes_behind(tokens, unit.next) : std::pair(unit.next, 0);
    if (!tokens.may_end(more.first)) return std::nullopt;
    if (unit.unit == QuickUnit::Metres) return doubtful_reading(at, unit.next, QuickDoubt::AmbiguousNumber);
    if (unit.unit == QuickUnit::NotFixed) return doubtful_reading(at, unit.next, QuickDoubt::NoFixedLength);
    if (number.trouble == NumberTrouble::Thousands)
        return doubtful_reading(at, more.first, QuickDoubt::AmbiguousNumber);
    if (number.trouble == NumberTrouble::TooLong) return doubtful_reading(at, more.first, QuickDoubt::NoSuchDuration);
    std::int64_t const each = unit.unit == QuickUnit::Hours ? 60 : 1;
    Number const minutes =
        reduced(number.value.numerator * each + more.second * number.value.denominator, number.value.denominator);
    return reading_of(at, more.first, minutes);
}

} // namespace

std::optional<QuickReading> quick_duration(QuickTokens const& tokens, std::size_t at) {
    bool const leads = tokens.key(at) == "for" || tokens.key(at) == "fur";
    std::size_t const first = leads ? at + 1 : at;
    if (leads && tokens.glued(first)) return std::nullopt;
    auto reading = between_times(tokens, first);
    for (auto const& read : {hours_in_words, hours_with_colon, from_to_hours, number_with_unit})
        if (!reading) reading = read(tokens, first);
    if (!reading) return reading;
    reading->first = at;
    bool const of = !reading->doubt && tokens.key(reading->next) == "of" && !tokens.glued(reading->next);
    if (of && reading->next + 1 < tokens.size()) ++reading->next;
    return reading;
}

} // namespace accrue::cpd
