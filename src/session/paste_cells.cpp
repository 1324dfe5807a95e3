#include "session/paste_cells.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "domain/number.h"
#include "domain/text.h"
#include "domain/texts.h"
#include "session/draft_reading.h"
#include "session/form_models.h"

namespace accrue::session {
namespace {

using Kind = FieldModel::Kind;
using WordMeaning = std::pair<std::string_view, std::string_view>; // what is written, what it means

constexpr std::array<WordMeaning, 22> answer_words{
    {{"yes", "true"}, {"y", "true"},     {"true", "true"}, {"ja", "true"},     {"j", "true"},       {"wahr", "true"},
     {"x", "true"},   {"1", "true"},     {"oui", "true"},  {"✓", "true"},      {"✔", "true"},       {"no", "false"},
     {"n", "false"},  {"nein", "false"}, {"non", "false"}, {"false", "false"}, {"falsch", "false"}, {"0", "false"},
     {"-", "false"},  {"✗", "false"},    {"✘", "false"},   {"–", "false"}}};

constexpr std::array<WordMeaning, 12> state_words{{{"planned", "planned"},
                                                   {"geplant", "planned"},
                                                   {"plan", "planned"},
                                                   {"claimed", "claimed"},
                                                   {"beansprucht", "claimed"},
                                                   {"angegeben", "claimed"},
                                                   {"evidenced", "evidenced"},
                                                   {"belegt", "evidenced"},
                                                   {"nachgewiesen", "evidenced"},
                                                   {"verified", "verified"},
                                                   {"bestatigt", "verified"},
                                                   {"gepruft", "verified"}}};

constexpr std::array<std::string_view, 9> hour_units{"h",   "hr",     "hrs",     "hour", "hours",
                                                     "std", "stunde", "stunden", "st"};

// "2012-07-15 00:00:00" without the time.
std::string_view without_time(std::string_view text) {
    constexpr std::size_t day = 10;
    bool const has_time = text.size() > day && (text[day] == ' ' || text[day] == 'T') &&
                          text.find_first_not_of("0123456789:.Z+ ", day + 1) == std::string_view::npos;
    return has_time ? text.substr(0, day) : text;
}

std::optional<YearMonthDay> three_numbers(std::string_view text) {
    auto const slashed = day_month_year(text, '/');
    return slashed ? slashed : day_month_year(text, '-');
}

} // namespace

DayOrder find_day_order(std::vector<std::string_view> const& days) {
    bool day_first = false;
    bool month_first = false;
    for (std::string_view const text : days) {
        auto const numbers = three_numbers(trimmed(text));
        if (!numbers) continue;
        day_first = day_first || numbers->day > 12;
        month_first = month_first || numbers->month > 12; // the second number
    }
    if (day_first == month_first) return DayOrder::Unknown;
    return day_first ? DayOrder::DayFirst : DayOrder::MonthFirst;
}

std::optional<Date> read_pasted_day(std::string_view text, DayOrder order) {
    text = without_time(trimmed(text));
    if (auto const date = read_date(text)) return date;
    if (text.size() == 10 && text[4] == '/' && text[7] == '/') {
        std::string dashed(text);
        std::replace(dashed.begin(), dashed.end(), '/', '-');
        return parse_date(dashed);
    }
    auto numbers = three_numbers(text);
    if (!numbers || order == DayOrder::Unknown) return std::nullopt;
    if (order == DayOrder::MonthFirst) std::swap(numbers->month, numbers->day);
    return make_date(*numbers);
}

CellReader::CellReader(FieldModel const& field, rules::Pack const& pack, DayOrder order)
    : key_(field.key), unit_(search_key(field.unit)), kind_(field.kind), order_(order) {
    auto const know = [&](auto const& words) {
        for (auto const& [written, meant] : words) words_.emplace(written, meant);
    };
    if (key_ == key::basis) know(state_words);
    if (kind_ == Kind::YesNo) know(answer_words);
    if (kind_ == Kind::Choice)
        for (ChoiceModel const& choice : field.choices) {
            words_.emplace(search_key(choice.value), choice.value);
            words_.emplace(search_key(choice.label), choice.value);
        }
    if (kind_ == Kind::Qualification) { // what is written as an id is one
        for (rules::Qualification const& row : pack.qualifications) words_.emplace(search_key(row.id), row.id);
        for (rules::Qualification const& row : pack.qualifications) words_.emplace(search_key(row.title), row.id);
    }
}

std::string CellReader::known_word(std::string_view cell) const {
    auto const found = words_.find(search_key(cell));
    return found == words_.end() ? std::string(cell) : found->second;
}

std::string CellReader::state(std::string_view cell, std::vector<FieldProblem>& problems) const {
    std::string word = known_word(cell);
    if (!cell.empty() && !parse_basis(word))
        problems.push_back({key_, say("'{}' is no state of an entry.", shortened(made_visible(cell), 30)),
                            std::string(tr("Write planned, claimed, evidenced or verified.")), false});
    return word;
}

// "37,5", "1.234,5" and "2 h" as a form takes them.
std::string CellReader::number(std::string_view cell, std::vector<FieldProblem>& problems) const {
    std::size_t const letters = cell.find_last_of("0123456789") + 1;
    std::string const unit = search_key(cell.substr(letters));
    bool const is_hours = unit_.find("hour") != std::string::npos || key_.find("hour") != std::string::npos;
    bool const said = unit == unit_ || (is_hours && std::ranges::find(hour_units, unit) != hour_units.end());
    std::string text(said ? trimmed(cell.substr(0, letters)) : cell);
    std::size_t const comma = text.find(',');
    if (comma == std::string::npos) return text;
    std::size_t const point = text.rfind('.');
    if (point != std::string::npos) { // the one that comes last divides
        std::erase(text, point > comma ? ',' : '.');
        std::replace(text.begin(), text.end(), ',', '.');
        return text;
    }
    std::string with_point = text;
    std::replace(with_point.begin(), with_point.end(), ',', '.');
    bool const thousands = text.size() - comma == 4 && comma > 0 && text[0] != '0';
    if (!thousands || !parse_number(with_point)) return parse_number(with_point) ? with_point : text;
    std::erase(text, ',');
    problems.push_back({key_, say("'{}' can be read in two ways.", shortened(cell, 30)),
                        say("Write {} or {}.", text, with_point), false});
    return {};
}

std::string CellReader::read(std::string_view cell, std::vector<FieldProblem>& problems) const {
    std::string_view const text = trimmed(cell);
    if (text.empty()) return {};
    if (key_ == key::basis) return state(text, problems);
    if (key_ == key::evidence) {
        std::string lines(cell); // a name may hold a semicolon where they stand on lines of their own
        if (cell.find('\n') == std::string_view::npos) std::replace(lines.begin(), lines.end(), ';', '\n');
        return lines;
    }
    switch (kind_) {
    case Kind::Day: {
        auto const day = read_pasted_day(text, order_);
        return day ? to_text(*day) : std::string(text);
    }
    case Kind::Whole:
    case Kind::Decimal: return number(text, problems);
    case Kind::Choice:
    case Kind::YesNo:
    case Kind::Qualification: return known_word(text);
    case Kind::Text:
    case Kind::LongText: return std::string(cell);
    }
    return std::string(cell);
}

} // namespace accrue::session
