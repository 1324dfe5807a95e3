// Days as they are said: "yesterday", "2 days ago", "last Monday".
#include <algorithm>
#include <array>
#include <utility>

#include "cpd/quick_line_parts.h"

namespace accrue::cpd {
namespace {

struct WeekdayName {
    std::string_view name;
    int day; // Monday is 0
};

constexpr std::array<WeekdayName, 15> weekday_names{{{"monday", 0},
                                                     {"montag", 0},
                                                     {"tuesday", 1},
                                                     {"dienstag", 1},
                                                     {"wednesday", 2},
                                                     {"mittwoch", 2},
                                                     {"thursday", 3},
                                                     {"donnerstag", 3},
                                                     {"friday", 4},
                                                     {"freitag", 4},
                                                     {"saturday", 5},
                                                     {"samstag", 5},
                                                     {"sonnabend", 5},
                                                     {"sunday", 6},
                                                     {"sonntag", 6}}};

constexpr std::array<WeekdayName, 18> short_weekday_names{{{"mon", 0},
                                                           {"mo", 0},
                                                           {"tue", 1},
                                                           {"tues", 1},
                                                           {"di", 1},
                                                           {"wed", 2},
                                                           {"weds", 2},
                                                           {"mi", 2},
                                                           {"thu", 3},
                                                           {"thur", 3},
                                                           {"thurs", 3},
                                                           {"do", 3},
                                                           {"fri", 4},
                                                           {"fr", 4},
                                                           {"sat", 5},
                                                           {"sa", 5},
                                                           {"sun", 6},
                                                           {"so", 6}}};

template <std::size_t count>
int weekday_named(std::array<WeekdayName, count> const& names, std::string_view key) {
    auto const found = std::ranges::find(names, key, &WeekdayName::name);
    return found == names.end() ? -1 : found->day;
}

template <std::size_t count>
bool is_one_of(std::array<std::string_view, count> const& words, std::string_view key) {
    return std::ranges::find(words, key) != words.end();
}

std::optional<QuickReading> weak_day(std::size_t at, std::size_t next, int days) {
    QuickReading reading{at, next};
    Date const day{days};
    reading.from = reading.to = day;
    reading.weak = true;
    if (day < first_date || day > last_date) reading.doubt = QuickDoubt::NoSuchDay;
    return reading;
}

// "today", "vorgestern"
std::optional<QuickReading> named_day(QuickTokens const& tokens, std::size_t at, QuickNow const& now) {
    constexpr std::array<std::pair<std::string_view, int>, 9> names{{{"today", 0},
                                                                     {"heute", 0},
                                                                     {"yesterday", -1},
                                                                     {"gestern", -1},
                                                                     {"vorgestern", -2},
                                                                     {"tomorrow", 1},
                                                                     {"morgen", 1},
                                                                     {"ubermorgen", 2},
                                                                     {"uebermorgen", 2}}};
    auto const* const name = std::ranges::find(names, tokens.key(at), &std::pair<std::string_view, int>::first);
    if (name == names.end() || !tokens.may_end(at + 1)) return std::nullopt;
    constexpr std::array<std::string_view, 11> of_a_morning{"heute", "gestern", "vorgestern", "guten", "am",   "den",
                                                            "jeden", "diesen",  "eines",      "der",   "einen"};
    std::string_view const before = at > 0 ? tokens.key(at - 1) : std::string_view();
    bool const morning = is_one_of(of_a_morning, before) || weekday_named(weekday_names, before) >= 0;
    if (name->first == "morgen" && morning) return std::nullopt;
    return weak_day(at, at + 1, now.today.days + name->second);
}

// "2 days ago", "vor 2 Tagen"
std::optional<QuickReading> days_ago(QuickTokens const& tokens, std::size_t at, QuickNow const& now) {
    bool const german = tokens.key(at) == "vor";
    std::size_t const figures = german ? at + 1 : at;
    int const days = tokens.number(figures, 1, 3);
    std::string_view const unit = tokens.key(figures + 1);
    bool const english_days = unit == "day" || unit == "days";
    bool const said = german ? unit == "tag" || unit == "tagen" : english_days && tokens.key(figures + 2) == "ago";
    std::size_t const next = figures + (german ? 2U : 3U);
    if (days < 0 || !said || !tokens.may_end(next)) return std::nullopt;
    return weak_day(at, next, now.today.days - days);
}

// "Monday", "last Mon", "nächsten Montag"
std::optional<QuickReading> weekday_alone(QuickTokens const& tokens, std::size_t at, QuickNow const& now) {
    constexpr std::array<std::string_view, 9> last_words{"last",    "past",    "letzten",     "letzter",    "letzte",
                                                         "vorigen", "voriger", "vergangenen", "vergangener"};
    constexpr std::array<std::string_view, 7> next_words{"next",      "nachsten",  "nachster", "naechsten",
                                                         "kommenden", "kommender", "coming"};
    bool const last = is_one_of(last_words, tokens.key(at));
    bool const next = is_one_of(next_words, tokens.key(at));
    std::size_t const name = last || next ? at + 1 : at;
    QuickWeekday const weekday = quick_weekday(tokens, name);
    bool const whole = weekday_named(weekday_names, tokens.key(name)) >= 0;
    bool const named = whole || ((last || next) && tokens.key(name).size() > 2);
    if (weekday.next == 0 || !named || !tokens.may_end(weekday.next)) return std::nullopt;
    int const today = (now.today.days + 3) % 7 + 7; // Monday is 0 or 7
    bool const later = next || (!last && now.planned);
    int const least = last || next ? 1 : 0; // days from today
    int days = later ? (weekday.day - today + 14) % 7 : (today - weekday.day + 7) % 7;
    if (days < least) days += 7;
    return weak_day(at, weekday.next, now.today.days + (later ? days : -days));
}

} // namespace

QuickWeekday quick_weekday(QuickTokens const& tokens, std::size_t at) {
    std::string_view const key = tokens.key(at);
    if (int const day = weekday_named(weekday_names, key); day >= 0) return {at + 1, day};
    int const day = weekday_named(short_weekday_names, key);
    bool const small = key.size() == 2 && tokens.text(at) == key; // "so", "do"
    if (day < 0 || small) return {};
    return {tokens.glued_mark(at + 1, '.') ? at + 2 : at + 1, day};
}

std::optional<QuickReading> quick_relative_day(QuickTokens const& tokens, std::size_t at, QuickNow const& now) {
    auto reading = named_day(tokens, at, now);
    if (!reading) reading = days_ago(tokens, at, now);
    return reading ? reading : weekday_alone(tokens, at, now);
}

} // namespace accrue::cpd
