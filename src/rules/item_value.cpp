#include "rules/item_value.h"

#include <algorithm>
#include <limits>

namespace accrue::rules {
namespace {

// Division of numbers >= 0; those that fit 64 bits, nearly all, take the processor's own.
Int128 quotient(Int128 numerator, Int128 denominator) {
    constexpr Int128 word = std::numeric_limits<std::int64_t>::max();
    if (numerator <= word && denominator <= word)
        return static_cast<std::int64_t>(numerator) / static_cast<std::int64_t>(denominator);
    return numerator / denominator;
}

Int128 rounded_quotient(Int128 numerator, Int128 denominator, Rounding::Direction direction) {
    Int128 const down = quotient(numerator, denominator);
    Int128 const rest = numerator - down * denominator;
    switch (direction) {
    case Rounding::Direction::Down: return down;
    case Rounding::Direction::Up: return down + (rest > 0 ? 1 : 0);
    case Rounding::Direction::Nearest: return down + (rest >= denominator - rest ? 1 : 0);
    case Rounding::Direction::NearestDown: return down + (rest > denominator - rest ? 1 : 0);
    }
    return down;
}

// Points of one item beyond this are an overflow: then 10,000 items still add up in 64 bits.
constexpr std::int64_t largest_item = std::numeric_limits<std::int64_t>::max() / 20'000;

// Fills `raw` and `rounded`.
void round_item(CompiledAward const& award, Product product, ItemValue& item) {
    item.overflow = product.overflow;
    if (item.overflow) return;
    Int128 const raw = quotient(product.numerator, product.denominator);
    Int128 whole = raw;
    if (award.round_to == Number{1, 1}) { // the quantum
        if (product.denominator != 1) whole = rounded_quotient(product.numerator, product.denominator, award.direction);
    } else {
        product.multiply(award.round_to.denominator, award.round_to.numerator);
        Product rounded;
        if (!product.overflow)
            rounded.numerator = rounded_quotient(product.numerator, product.denominator, award.direction);
        rounded.multiply(award.round_to.numerator, award.round_to.denominator);
        item.overflow = product.overflow || rounded.overflow;
        if (item.overflow) return;
        whole = quotient(rounded.numerator, rounded.denominator);
    }
    item.overflow = raw > largest_item || whole > largest_item;
    if (item.overflow) return;
    item.raw = static_cast<std::int64_t>(raw);
    item.rounded = static_cast<std::int64_t>(whole);
}

} // namespace

ItemValue limited(CompiledAward const& award, Product const& product) {
    ItemValue item;
    round_item(award, product, item);
    item.value = product.numerator == 0 ? 0 : std::clamp(item.rounded, award.item_min, award.item_max);
    return item;
}

} // namespace accrue::rules
