#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "domain/date.h"
#include "domain/text.h"

namespace accrue {
namespace {

// As search_key folds them; English, and German as it is written and said, also in Austria.
constexpr std::array<std::pair<std::string_view, int>, 25> months_as_written{
    {{"january", 1},  {"januar", 1},   {"janner", 1},    {"jaenner", 1},   {"february", 2},
     {"februar", 2},  {"feber", 2},    {"march", 3},     {"marz", 3},      {"maerz", 3},
     {"mrz", 3},      {"april", 4},    {"may", 5},       {"mai", 5},       {"june", 6},
     {"juni", 6},     {"july", 7},     {"juli", 7},      {"august", 8},    {"september", 9},
     {"october", 10}, {"oktober", 10}, {"november", 11}, {"december", 12}, {"dezember", 12}}};

// The first month whose name begins with at least `fewest` letters of the text; 0: none.
int month_beginning(std::string_view text, std::size_t fewest) {
    std::string const word = search_key(text);
    auto const month =
        std::ranges::find_if(months_as_written, [&](auto const& row) { return row.first.starts_with(word); });
    return word.size() < fewest || month == months_as_written.end() ? 0 : month->second;
}

bool begins_month(std::string_view text) { return month_beginning(text, 1) > 0; }

std::vector<std::string_view> words_of_date(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const end = std::min(text.find_first_of(" .-,/", at), text.size());
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

int whole_number(std::string_view text) { // -1: it is none
    int value = -1;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ptr == text.data() + text.size() && !text.empty() ? value : -1;
}

bool is_day_of_month(std::string_view text) { return text.size() <= 2 && whole_number(text) >= 0; }

} // namespace

int month_named(std::string_view text) { return month_beginning(text, 3); }

std::optional<YearMonthDay> written_day(std::string_view text) {
    if (auto const iso = year_month_day(text)) return iso;
    if (auto const points = day_month_year(text, '.')) return points;
    auto const words = words_of_date(text);
    if (words.size() != 3 || words[2].size() != 4 || whole_number(words[2]) < 0) return std::nullopt;
    for (auto const& [day, month] : {std::pair(0U, 1U), std::pair(1U, 0U)})
        if (int const named = month_named(words[month]); named > 0 && is_day_of_month(words[day]))
            return YearMonthDay{whole_number(words[2]), named, whole_number(words[day])};
    return std::nullopt;
}

std::optional<Date> read_date(std::string_view text) {
    auto const written = written_day(text);
    return written ? make_date(*written) : std::nullopt;
}

bool begins_date_with_name(std::string_view text) {
    auto const words = words_of_date(text);
    if (words.empty() || words.size() > 3) return false;
    bool const one = words.size() == 1;
    bool const day_first = is_day_of_month(words[0]) && (one || begins_month(words[1]));
    bool const month_first = begins_month(words[0]) && (one || is_day_of_month(words[1]));
    bool const year_is_begun = words.size() < 3 || (words[2].size() < 4 && whole_number(words[2]) >= 0);
    return (day_first || month_first) && year_is_begun;
}

} // namespace accrue
