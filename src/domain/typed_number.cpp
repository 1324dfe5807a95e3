#include "domain/typed_number.h"

#include <algorithm>

#include "domain/texts.h"

namespace accrue {
namespace {

constexpr std::size_t group_length = 3;

// "1.234.567": one to three digits that do not begin with a zero, then groups of three, each after a point.
bool is_in_groups(std::string_view text) {
    std::size_t const first = text.find('.');
    if (first == std::string_view::npos || first == 0 || first > group_length || text[0] == '0') return false;
    if ((text.size() - first) % (group_length + 1) != 0) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const point = i >= first && (i - first) % (group_length + 1) == 0;
        if (point ? text[i] != '.' : text[i] < '0' || text[i] > '9') return false;
    }
    return true;
}

} // namespace

std::string number_to_type(std::string_view kept) {
    std::string text(kept);
    bool const one_point = std::ranges::count(text, '.') == 1 && text.find(',') == std::string::npos;
    if (spoken() == Language::German && one_point) std::ranges::replace(text, '.', ',');
    return text;
}

std::string number_as_kept(std::string_view typed) {
    if (spoken() != Language::German) return std::string(typed);
    std::size_t const comma = typed.find(',');
    std::string_view const whole = typed.substr(0, comma);
    std::string_view const rest = comma == std::string_view::npos ? std::string_view() : typed.substr(comma + 1);
    bool const groups = is_in_groups(whole);
    bool const more_marks = comma != std::string_view::npos && !groups && whole.find('.') != std::string_view::npos;
    if (more_marks || rest.find_first_of(".,") != std::string_view::npos) return std::string(typed);
    std::string text(whole);
    if (groups) std::erase(text, '.');
    if (comma != std::string_view::npos) text.append(".").append(rest);
    return text;
}

} // namespace accrue
