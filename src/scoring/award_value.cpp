#include "scoring/award_value.h"

#include <algorithm>
#include <limits>
#include <span>

namespace accrue::scoring {
namespace {

using rules::CompiledAward;
using rules::CompiledCondition;
using rules::CompiledPack;
using rules::Quantity;

// A rational under construction; `overflow` once a product has left 128 bits.
struct Product {
    Int128 numerator = 0;
    Int128 denominator = 1;
    bool overflow = false;

    void multiply(std::int64_t by, std::int64_t over) {
        overflow = __builtin_mul_overflow(numerator, Int128{by}, &numerator) || overflow;
        overflow = __builtin_mul_overflow(denominator, Int128{over}, &denominator) || overflow;
    }
};

// Division of numbers >= 0; those that fit 64 bits, nearly all, take the processor's own.
Int128 quotient(Int128 numerator, Int128 denominator) {
    constexpr Int128 word = std::numeric_limits<std::int64_t>::max();
    if (numerator <= word && denominator <= word)
        return static_cast<std::int64_t>(numerator) / static_cast<std::int64_t>(denominator);
    return numerator / denominator;
}

// The claim's own durations, or those of a merged item.
struct Source {
    BoundClaim const& claim;
    Duration const* months = nullptr; // merged; null: of the claim alone
    Duration const* days = nullptr;
};

std::int64_t field_value(BoundApplication const& application, BoundClaim const& claim, int field) {
    return application.values[static_cast<std::size_t>(claim.values + field)];
}

bool holds(CompiledPack const& pack, BoundApplication const& application, BoundClaim const& claim,
           CompiledCondition const& condition) {
    switch (condition.kind) {
    case CompiledCondition::Kind::Options: {
        std::int64_t const value = field_value(application, claim, condition.field);
        return value != rules::absent && ((condition.options >> static_cast<unsigned>(value)) & 1U) != 0;
    }
    case CompiledCondition::Kind::Numbers: {
        std::int64_t const value = field_value(application, claim, condition.field);
        std::int64_t const number = value == rules::absent ? 0 : value;
        return number >= condition.from && number <= condition.to;
    }
    case CompiledCondition::Kind::Dates: {
        using DateKey = CompiledCondition::DateKey;
        std::int32_t const day = condition.date_key == DateKey::On     ? claim.on
                                 : condition.date_key == DateKey::From ? claim.from
                                                                       : claim.to;
        return day >= condition.from && day <= condition.to;
    }
    case CompiledCondition::Kind::Qualifications:
        return pack.qualification_sets[static_cast<std::size_t>(condition.qualifications)].contains(
            claim.qualification);
    }
    return false;
}

Int128 own_length(CompiledPack const& pack, BoundClaim const& claim) {
    if (claim.last < claim.first) return 0;
    return Int128{claim.weight} * length_in_months(pack, claim.first, claim.last);
}

Int128 own_days(CompiledPack const& pack, BoundClaim const& claim) {
    if (claim.last < claim.first) return 0;
    bool const by_day = pack.pack.header.time == rules::Header::Time::Days;
    int const days = by_day ? claim.last - claim.first + 1
                            : last_day(Month{claim.last}).days - first_day(Month{claim.first}).days + 1;
    return Int128{claim.weight} * days;
}

Product quantity_of(CompiledPack const& pack, BoundApplication const& application, Source const& source,
                    Quantity const& quantity) {
    BoundClaim const& claim = source.claim;
    switch (quantity.kind) {
    case Quantity::Kind::Field: {
        std::int64_t const value = field_value(application, claim, quantity.index);
        return {value == rules::absent ? 0 : value, ten_thousand};
    }
    case Quantity::Kind::Months:
        return {source.months ? Int128{source.months->merged} : own_length(pack, claim), pack.duration_denominator};
    case Quantity::Kind::Years:
        return {source.months ? Int128{source.months->merged} : own_length(pack, claim),
                Int128{12} * pack.duration_denominator};
    case Quantity::Kind::Days:
        return {source.days ? Int128{source.days->merged} : own_days(pack, claim), pack.weight_one};
    case Quantity::Kind::QualificationValue: {
        if (claim.qualification == rules::none) return {};
        Number const value = pack.qualification_values[static_cast<std::size_t>(claim.qualification)]
                                                      [static_cast<std::size_t>(quantity.index)];
        return {value.numerator, value.denominator};
    }
    }
    return {};
}

// The last band whose `from` the quantity reaches; nullptr below the first.
rules::CompiledBand const* reached_band(CompiledPack const& pack, CompiledAward const& award, Product const& quantity) {
    rules::CompiledBand const* reached = nullptr;
    for (int i = 0; i < award.bands.count; ++i) {
        rules::CompiledBand const& band = pack.bands[static_cast<std::size_t>(award.bands.first + i)];
        if (quantity.numerator * band.from.denominator < quantity.denominator * band.from.numerator) break;
        reached = &band;
    }
    return reached;
}

Product banded(CompiledPack const& pack, BoundApplication const& application, Source const& source,
               CompiledAward const& award) {
    Product sum;
    for (int i = 0; i < award.quantities.count; ++i) {
        Quantity const& quantity = pack.quantities[static_cast<std::size_t>(award.quantities.first + i)];
        auto const* band = reached_band(pack, award, quantity_of(pack, application, source, quantity));
        if (band == nullptr) continue;
        sum.numerator = sum.numerator * band->points.denominator + Int128{band->points.numerator} * sum.denominator;
        sum.denominator *= band->points.denominator;
    }
    return sum;
}

Number option_number(CompiledPack const& pack, BoundApplication const& application, BoundClaim const& claim, int field,
                     rules::Range numbers) {
    std::int64_t const option = field_value(application, claim, field);
    if (option == rules::absent) return {};
    return pack.numbers[static_cast<std::size_t>(numbers.first + option)];
}

Product formula_value(CompiledPack const& pack, BoundApplication const& application, Source const& source,
                      CompiledAward const& award) {
    switch (award.formula) {
    case CompiledAward::Formula::Fixed: return {award.points.numerator, award.points.denominator};
    case CompiledAward::Formula::PerQuantity: {
        Quantity const& quantity = pack.quantities[static_cast<std::size_t>(award.quantities.first)];
        Product product = quantity_of(pack, application, source, quantity);
        product.multiply(award.points.numerator, award.points.denominator);
        return product;
    }
    case CompiledAward::Formula::Banded: return banded(pack, application, source, award);
    case CompiledAward::Formula::Options: {
        Number const points = option_number(pack, application, source.claim, award.option_field, award.option_points);
        return {points.numerator, points.denominator};
    }
    }
    return {};
}

Int128 rounded_quotient(Int128 numerator, Int128 denominator, rules::Rounding::Direction direction) {
    Int128 const down = quotient(numerator, denominator);
    Int128 const rest = numerator - down * denominator;
    switch (direction) {
    case rules::Rounding::Direction::Down: return down;
    case rules::Rounding::Direction::Up: return down + (rest > 0 ? 1 : 0);
    case rules::Rounding::Direction::Nearest: return down + (rest >= denominator - rest ? 1 : 0);
    case rules::Rounding::Direction::NearestDown: return down + (rest > denominator - rest ? 1 : 0);
    }
    return down;
}

// Points of one item beyond this are an overflow: then 10,000 items still add up in 64 bits.
constexpr std::int64_t largest_item = std::numeric_limits<std::int64_t>::max() / 20'000;

// Fills `raw` and `rounded`.
void round_item(CompiledAward const& award, Product product, ItemValue& item) {
    bool const by_quantum = award.round_to.numerator == 1 && award.round_to.denominator == 1;
    Int128 whole = by_quantum && product.denominator == 1 ? product.numerator : 0;
    Int128 raw = whole;
    if (!by_quantum || product.denominator != 1) {
        raw = quotient(product.numerator, product.denominator);
        product.multiply(award.round_to.denominator, award.round_to.numerator);
        if (!product.overflow) whole = rounded_quotient(product.numerator, product.denominator, award.direction);
        Product rounded{whole, 1, product.overflow};
        rounded.multiply(award.round_to.numerator, award.round_to.denominator);
        product.overflow = rounded.overflow;
        whole = quotient(rounded.numerator, rounded.denominator);
    }
    item.overflow = product.overflow || raw > largest_item || whole > largest_item;
    if (item.overflow) return;
    item.raw = static_cast<std::int64_t>(raw);
    item.rounded = static_cast<std::int64_t>(whole);
}

ItemValue limited(CompiledAward const& award, Product const& product) {
    ItemValue item;
    round_item(award, product, item);
    item.value = item.rounded == 0 ? 0 : std::clamp(item.rounded, award.item_min, award.item_max);
    return item;
}

ItemValue value_of(CompiledPack const& pack, BoundApplication const& application, Source const& source,
                   CompiledAward const& award) {
    Product product = formula_value(pack, application, source, award);
    if (award.factor_field != rules::none) {
        Number const factor = option_number(pack, application, source.claim, award.factor_field, award.factors);
        product.multiply(factor.numerator, factor.denominator);
    }
    return limited(award, product);
}

} // namespace

bool matches(CompiledPack const& pack, BoundApplication const& application, BoundClaim const& claim,
             rules::Range conditions) {
    for (int i = 0; i < conditions.count; ++i)
        if (!holds(pack, application, claim, pack.conditions[static_cast<std::size_t>(conditions.first + i)]))
            return false;
    return true;
}

int matching_award(CompiledPack const& pack, BoundApplication const& application, BoundClaim const& claim) {
    rules::Range const awards = pack.types[static_cast<std::size_t>(claim.type)].awards;
    for (int i = 0; i < awards.count; ++i) {
        int const award = pack.award_lists[static_cast<std::size_t>(awards.first + i)];
        if (matches(pack, application, claim, pack.awards[static_cast<std::size_t>(award)].conditions)) return award;
    }
    return rules::none;
}

ItemValue item_value(CompiledPack const& pack, BoundApplication const& application, BoundClaim const& claim,
                     int award) {
    return value_of(pack, application, {claim}, pack.awards[static_cast<std::size_t>(award)]);
}

ItemValue merged_value(CompiledPack const& pack, BoundApplication const& application, BoundClaim const& first_claim,
                       int award, Workspace& workspace) {
    CompiledAward const& row = pack.awards[static_cast<std::size_t>(award)];
    auto const quantities =
        std::span(pack.quantities)
            .subspan(static_cast<std::size_t>(row.quantities.first), static_cast<std::size_t>(row.quantities.count));
    Duration const months = merged_months(pack, workspace);
    Duration days;
    if (std::ranges::find(quantities, Quantity::Kind::Days, &Quantity::kind) != quantities.end())
        days = merged_days(pack, workspace);
    return value_of(pack, application, {first_claim, &months, &days}, row);
}

} // namespace accrue::scoring
