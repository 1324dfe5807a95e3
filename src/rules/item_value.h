// From a formula's exact product to the points of one item: rounding and limits (rule-language section 3, step 5).
#pragma once

#include "rules/compiled.h"

namespace accrue::rules {

// A rational under construction; `overflow` once a product has left 128 bits.
struct Product {
    Int128 numerator = 0;
    Int128 denominator = 1;
    bool overflow = false;

    void multiply(std::int64_t by, std::int64_t over) {
        overflow = __builtin_mul_overflow(numerator, Int128{by}, &numerator) || overflow;
        overflow = __builtin_mul_overflow(denominator, Int128{over}, &denominator) || overflow;
    }
    void add(Product const& other) {
        Int128 addend = 0;
        overflow = __builtin_mul_overflow(denominator, other.numerator, &addend) || other.overflow || overflow;
        overflow = __builtin_mul_overflow(numerator, other.denominator, &numerator) || overflow;
        overflow = __builtin_add_overflow(numerator, addend, &numerator) || overflow;
        overflow = __builtin_mul_overflow(denominator, other.denominator, &denominator) || overflow;
    }
};

// The item's points: `round`, then `item_min` and `item_max`; none where the product or the points are an overflow.
// REQUIRES: the product is not negative.
[[nodiscard]] ItemValue limited(CompiledAward const& award, Product const& product);

} // namespace accrue::rules
