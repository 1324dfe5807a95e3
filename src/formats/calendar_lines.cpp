#include "formats/calendar_lines.h"

#include <algorithm>

#include "domain/text.h"

namespace accrue::formats {
namespace {

constexpr std::size_t unfolded_limit = 1'000'000; // bytes of a folded line that are kept
constexpr std::size_t property_name_limit = 60;
constexpr std::int64_t seconds_a_day = 86'400;

bool is_name_character(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

// Where the mark stands outside quotes, from `at` on; or npos.
std::size_t find_unquoted(std::string_view text, char mark, std::size_t at) {
    bool quoted = false;
    for (; at < text.size(); ++at) {
        if (text[at] == '"') quoted = !quoted;
        if (text[at] == mark && !quoted) return at;
    }
    return std::string_view::npos;
}

ContentLine taken_apart(std::string_view whole) {
    ContentLine line;
    line.whole = whole;
    auto const name_end = static_cast<std::size_t>(std::ranges::find_if_not(whole, is_name_character) - whole.begin());
    if (name_end == 0 || name_end > property_name_limit || name_end == whole.size()) return line;
    if (whole[name_end] != ':' && whole[name_end] != ';') return line;
    std::size_t const colon = find_unquoted(whole, ':', name_end);
    if (colon == std::string_view::npos) return line;
    line.name = in_capitals(whole.substr(0, name_end));
    line.parameters = whole.substr(name_end, colon - name_end);
    line.value = whole.substr(colon + 1);
    return line;
}

// `count` digits at the beginning, as a number; -1 where they are not.
int digits_at(std::string_view text, std::size_t at, std::size_t count) {
    if (text.size() < at + count) return -1;
    int number = 0;
    for (char const c : text.substr(at, count)) {
        if (c < '0' || c > '9') return -1;
        number = number * 10 + (c - '0');
    }
    return number;
}

bool names_utc(std::string_view zone) {
    std::string const name = in_capitals(zone);
    return name == "UTC" || name == "ETC/UTC" || name == "Z" || name == "TZONE://MICROSOFT/UTC";
}

// The order of the units of a duration; 0 where the letter is none. `in_time` is behind the T.
int unit_rank(char unit, bool in_time) {
    constexpr std::string_view of_days = "WD";
    constexpr std::string_view of_time = "HMS";
    std::size_t const at = (in_time ? of_time : of_days).find(unit);
    return at == std::string_view::npos ? 0 : static_cast<int>(at) + (in_time ? 3 : 1);
}

constexpr std::int64_t unit_seconds(int rank) {
    constexpr std::int64_t seconds[] = {0, 7 * seconds_a_day, seconds_a_day, 3600, 60, 1};
    return seconds[rank];
}

} // namespace

std::string in_capitals(std::string_view text) {
    std::string capitals(text);
    for (char& c : capitals)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return capitals;
}

std::string_view parameter(std::string_view parameters, std::string_view name) {
    while (parameters.starts_with(';')) {
        std::size_t const end = std::min(find_unquoted(parameters, ';', 1), parameters.size());
        std::string_view const one = parameters.substr(1, end - 1);
        parameters.remove_prefix(end);
        std::size_t const equals = one.find('=');
        if (equals != name.size() || in_capitals(one.substr(0, equals)) != name) continue;
        std::string_view value = trimmed(one.substr(equals + 1));
        if (value.size() >= 2 && value.starts_with('"') && value.ends_with('"'))
            value = value.substr(1, value.size() - 2);
        return value;
    }
    return {};
}

ContentLines::ContentLines(std::string_view text)
    : text_(text), line_end_(text.find('\n') == std::string_view::npos ? '\r' : '\n') {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (text_.starts_with(mark)) text_.remove_prefix(mark.size());
}

std::string_view ContentLines::take_line() {
    std::size_t const end = std::min(text_.find(line_end_, at_), text_.size());
    std::string_view line = text_.substr(at_, end - at_);
    while (line.ends_with('\r')) line.remove_suffix(1);
    at_ = end + 1;
    ++lines_;
    return line;
}

std::optional<ContentLine> ContentLines::next() {
    while (at_ < text_.size()) {
        std::string_view whole = take_line();
        int const line = lines_;
        bool cut = false;
        bool folded = false;
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) {
            if (!folded) unfolded_ = whole.substr(0, unfolded_limit);
            cut = cut || (!folded && whole.size() > unfolded_limit);
            folded = true;
            std::string_view const more = take_line().substr(1);
            cut = cut || more.size() > unfolded_limit - unfolded_.size();
            unfolded_ += more.substr(0, unfolded_limit - unfolded_.size());
        }
        if (cut) // not inside a character
            while (!unfolded_.empty() && static_cast<unsigned char>(unfolded_.back()) >= 0x80U) unfolded_.pop_back();
        if (folded) whole = unfolded_;
        if (trimmed(whole).empty()) continue;
        ContentLine taken = taken_apart(whole);
        taken.line = line;
        taken.cut = cut;
        return taken;
    }
    return std::nullopt;
}

std::string unescaped_text(std::string_view value) {
    std::string text;
    text.reserve(value.size());
    for (std::size_t at = 0; at < value.size(); ++at) {
        char const c = value[at];
        char const next = at + 1 < value.size() ? value[at + 1] : '\0';
        bool const escape =
            c == '\\' && next != '\0' && std::string_view("\\;,nN").find(next) != std::string_view::npos;
        if (escape) {
            text += next == 'n' || next == 'N' ? '\n' : next;
            ++at;
        } else if (c == '\t') {
            text += ' ';
        } else if (static_cast<unsigned char>(c) >= 0x20U && c != '\x7F') {
            text += c;
        }
    }
    return text;
}

std::optional<CalendarStamp> read_stamp(std::string_view value, std::string_view zone) {
    value = trimmed(value);
    auto const day = make_date({digits_at(value, 0, 4), digits_at(value, 4, 2), digits_at(value, 6, 2)});
    if (!day) return std::nullopt;
    if (value.size() == 8) return CalendarStamp{StampForm::WholeDay, *day, 0, {}};
    bool const utc = value.size() == 16 && (value[15] == 'Z' || value[15] == 'z');
    if ((value.size() != 15 && !utc) || (value[8] != 'T' && value[8] != 't')) return std::nullopt;
    int const hour = digits_at(value, 9, 2);
    int const minute = digits_at(value, 11, 2);
    int const second = digits_at(value, 13, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return std::nullopt;
    int const of_day = hour * 3600 + minute * 60 + std::min(second, 59); // 60: a leap second
    if (utc || names_utc(zone)) return CalendarStamp{StampForm::Utc, *day, of_day, {}};
    return CalendarStamp{StampForm::Local, *day, of_day, std::string(zone)};
}

std::optional<std::int64_t> read_duration(std::string_view value) {
    std::string const written = in_capitals(trimmed(value));
    std::string_view rest = written;
    bool const negative = rest.starts_with('-');
    if (negative || rest.starts_with('+')) rest.remove_prefix(1);
    if (!rest.starts_with('P')) return std::nullopt;
    rest.remove_prefix(1);
    std::int64_t seconds = 0;
    int last_rank = 0;
    bool in_time = false;
    while (!rest.empty()) {
        if (rest.front() == 'T' && !in_time) {
            in_time = true;
            rest.remove_prefix(1);
            if (rest.empty()) return std::nullopt;
            continue;
        }
        std::size_t const digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
        if (digits == 0 || digits > 9 || digits == rest.size()) return std::nullopt;
        int const rank = unit_rank(rest[digits], in_time);
        if (rank <= last_rank) return std::nullopt;
        seconds += digits_at(rest, 0, digits) * unit_seconds(rank);
        last_rank = rank;
        rest.remove_prefix(digits + 1);
    }
    if (last_rank == 0 || seconds > 36'525 * seconds_a_day) return std::nullopt;
    return negative ? -seconds : seconds;
}

} // namespace accrue::formats
