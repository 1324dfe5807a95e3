#include "domain/number.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "domain/text.h"
#include "domain/texts.h"

namespace accrue {
namespace {

// Why a text is no number that can be taken; views of literals and of the text.
struct Refused {
    std::string_view text;
    std::string_view why; // in English, behind the text
};

constexpr std::string_view plain_number = to_translate("write a plain number such as 12 or 37.5");

Problem not_a_number(Refused refused) {
    return {"A110",
            {},
            fmt::format("{} {}", say("'{}'", shortened(refused.text, 40)), tr(refused.why)),
            std::string(tr(plain_number))};
}

Problem english_not_a_number(Refused refused) {
    return {"A110", {}, fmt::format("'{}' {}", shortened(refused.text, 40), refused.why), std::string(plain_number)};
}

struct Spelled {
    std::string_view digits_before;
    std::string_view digits_after;
    bool negative = false;
    int exponent = 0;
};

std::size_t digit_run(std::string_view text, std::size_t from) {
    std::size_t end = from;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    return end - from;
}

// Digits can make up for an exponent only as far as there are digits: no text is as long as this.
constexpr int largest_exponent = 100'000'000;

// Reads [-]digits[.digits][e[+-]digits]; a larger exponent is clamped, which the range checks then refuse.
std::optional<Spelled> spell(std::string_view text) {
    Spelled s;
    std::size_t at = 0;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) s.negative = text[at++] == '-';
    std::size_t run = digit_run(text, at);
    if (run == 0) return std::nullopt;
    s.digits_before = text.substr(at, run);
    at += run;
    if (at < text.size() && text[at] == '.') {
        run = digit_run(text, ++at);
        if (run == 0) return std::nullopt;
        s.digits_after = text.substr(at, run);
        at += run;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        bool down = false;
        if (at < text.size() && (text[at] == '-' || text[at] == '+')) down = text[at++] == '-';
        run = digit_run(text, at);
        if (run == 0) return std::nullopt;
        for (char const c : text.substr(at, run)) s.exponent = std::min(largest_exponent, s.exponent * 10 + (c - '0'));
        if (down) s.exponent = -s.exponent;
        at += run;
    }
    if (at != text.size()) return std::nullopt;
    return s;
}

} // namespace

Number reduced(std::int64_t numerator, std::int64_t denominator) {
    std::int64_t const divisor = std::gcd(numerator, denominator);
    return divisor > 1 ? Number{numerator / divisor, denominator / divisor} : Number{numerator, denominator};
}

namespace {

std::variant<Number, Refused> read_decimal(std::string_view text) {
    auto const spelled = spell(text);
    if (!spelled) {
        if (text.find(',') != std::string_view::npos)
            return Refused{text, to_translate("is not a number: use a point, not a comma")};
        return Refused{text, to_translate("is not a number")};
    }
    std::string digits(spelled->digits_before);
    digits += spelled->digits_after;
    int places = static_cast<int>(spelled->digits_after.size()) - spelled->exponent; // digits after the point
    while (places > 0 && digits.size() > 1 && digits.back() == '0') {
        digits.pop_back();
        --places;
    }
    std::size_t const leading = std::min(digits.find_first_not_of('0'), digits.size());
    digits.erase(0, leading);
    if (digits.empty()) {
        if (spelled->negative) return Refused{text, to_translate("is minus zero")};
        return Number{0, 1};
    }
    if (places > 4) return Refused{text, to_translate("has more than 4 digits after the point")};
    if (static_cast<int>(digits.size()) - places > 9)
        return Refused{text, to_translate("is too large: numbers go up to 999,999,999")};
    std::int64_t value = 0;
    for (char const c : digits) value = value * 10 + (c - '0');
    for (; places < 0; ++places) value *= 10;
    std::int64_t denominator = 1;
    for (; places > 0; --places) denominator *= 10;
    return reduced(spelled->negative ? -value : value, denominator);
}

std::variant<Number, Refused> read_fraction(std::string_view text, std::size_t slash) {
    auto const upper = read_decimal(text.substr(0, slash));
    if (std::holds_alternative<Refused>(upper)) return upper;
    auto const lower = read_decimal(text.substr(slash + 1));
    if (std::holds_alternative<Refused>(lower)) return lower;
    auto const [above, below] = std::pair(std::get<Number>(upper), std::get<Number>(lower));
    if (above.denominator != 1 || below.denominator != 1) return Refused{text, "is no fraction of two whole numbers"};
    if (below.numerator < 1 || below.numerator > 1'000'000)
        return Refused{text, "needs a denominator from 1 to 1,000,000"};
    return reduced(above.numerator, below.numerator);
}

} // namespace

Result<Number> parse_number(std::string_view text) {
    auto const read = read_decimal(text);
    if (auto const* refused = std::get_if<Refused>(&read)) return not_a_number(*refused);
    return std::get<Number>(read);
}

Result<Number> parse_rule_number(std::string_view text) {
    std::size_t const slash = text.find('/');
    auto const read = slash == std::string_view::npos ? read_decimal(text) : read_fraction(text, slash);
    if (auto const* refused = std::get_if<Refused>(&read)) return english_not_a_number(*refused);
    return std::get<Number>(read);
}

bool has_finite_decimal(Number const& number) {
    std::int64_t rest = number.denominator;
    while (rest % 2 == 0) rest /= 2;
    while (rest % 5 == 0) rest /= 5;
    return rest == 1;
}

std::string to_text(Number const& number) {
    Number const n = reduced(number.numerator, number.denominator);
    if (n.denominator == 1) return fmt::format("{}", n.numerator);
    if (!has_finite_decimal(n)) return fmt::format("{}/{}", n.numerator, n.denominator);
    Int128 magnitude = n.numerator < 0 ? -Int128{n.numerator} : Int128{n.numerator};
    std::string text =
        fmt::format("{}{}.", n.numerator < 0 ? "-" : "", static_cast<std::int64_t>(magnitude / n.denominator));
    for (Int128 rest = magnitude % n.denominator; rest != 0; rest %= n.denominator) {
        rest *= 10;
        text += static_cast<char>('0' + static_cast<int>(rest / n.denominator));
    }
    return text;
}

std::string to_readable(Number const& number, int decimals) {
    Number const n = reduced(number.numerator, number.denominator);
    std::int64_t scale = 1;
    for (int i = 0; i < decimals; ++i) scale *= 10;
    if (scale % n.denominator == 0) return number_words(n);
    Int128 const scaled = Int128{n.numerator} * scale * 2 + (n.numerator < 0 ? -n.denominator : n.denominator);
    auto const rounded = static_cast<std::int64_t>(scaled / (Int128{n.denominator} * 2));
    return say("about {}", number_words(reduced(rounded, scale)));
}

} // namespace accrue
