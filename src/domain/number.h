// Number: an exact rational, as people write numbers into rules and claims. Never a double.
//
// Written as a decimal ("37.5") or as "n/d" ("1/3"). Accepted: at most 4 digits after the point and a magnitude below
// 1,000,000,000 for decimals; |n| below 1,000,000,000 and 1 <= d <= 1,000,000 for fractions. These limits keep every
// product that the scorer forms inside 128 bits.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "domain/result.h"

namespace accrue {

__extension__ typedef __int128 Int128;

// Claims' numbers are held as whole ten-thousandths once they are bound to a pack.
inline constexpr std::int64_t ten_thousand = 10'000;

struct Number {
    std::int64_t numerator = 0;
    std::int64_t denominator = 1; // always > 0; lowest terms wherever a Number is stored

    friend bool operator==(Number const&, Number const&) = default; // of numbers in lowest terms
    friend std::strong_ordering operator<=>(Number const& a, Number const& b) {
        return Int128{a.numerator} * b.denominator <=> Int128{b.numerator} * a.denominator;
    }
};

// In lowest terms. REQUIRES: denominator > 0.
[[nodiscard]] Number reduced(std::int64_t numerator, std::int64_t denominator);

// The number that `text` spells, or a problem whose sentence fits behind "hours: ". The caller fills in the place.
// Refused by name: exponents that leave the range, NaN, infinity, hexadecimal, a decimal comma, -0, blanks.
// "1e3" is accepted (JSON and TOML allow it) as long as the value is in range and exact.
[[nodiscard]] Result<Number> parse_number(std::string_view text);

// Like parse_number, and "n/d" as well: what a rule row accepts. Its problem is in English whatever is spoken, for the
// authors of packs.
[[nodiscard]] Result<Number> parse_rule_number(std::string_view text);

// "37.5"; "1/3" in lowest terms where no decimal is finite.
[[nodiscard]] std::string to_text(Number const& number);

// True where to_text gives a decimal rather than "n/d".
[[nodiscard]] bool has_finite_decimal(Number const& number);

// For people: as number_words, but a fraction or a long decimal is rounded to `decimals` places and marked with "about".
[[nodiscard]] std::string to_readable(Number const& number, int decimals = 2);

} // namespace accrue
