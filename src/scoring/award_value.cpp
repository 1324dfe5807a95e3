#include "scoring/award_value.h"

#include <algorithm>
#include <limits>
#include <span>

namespace accrue::scoring {
namespace {

using rules::CompiledAward;
using rules::CompiledPack;
using rules::Product;
using rules::Quantity;

// The claim's own durations, or those of a merged item.
struct Source {
    BoundClaim const& claim;
    Duration const* months = nullptr; // merged; null: of the claim alone
    Duration const* days = nullptr;
};

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
        if (source.months == nullptr && claim.weight == pack.duration_denominator)
            return {std::max(claim.last - claim.first + 1, 0), 1}; // full time, by calendar month
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

// The last band of the award whose `from` the quantity reaches, counted from 0; none below the first.
int reached_band(CompiledPack const& pack, CompiledAward const& award, Product const& quantity) {
    int reached = rules::none;
    for (int i = 0; i < award.bands.count; ++i) {
        Number const from = pack.bands[static_cast<std::size_t>(award.bands.first + i)].from;
        if (quantity.numerator * from.denominator < quantity.denominator * from.numerator) break;
        reached = i;
    }
    return reached;
}

Product banded(CompiledPack const& pack, BoundApplication const& application, Source const& source,
               CompiledAward const& award) {
    Product sum;
    for (int i = 0; i < award.quantities.count; ++i) {
        Quantity const& quantity = pack.quantities[static_cast<std::size_t>(award.quantities.first + i)];
        int const band = reached_band(pack, award, quantity_of(pack, application, source, quantity));
        if (band == rules::none) continue;
        Number const points = pack.bands[static_cast<std::size_t>(award.bands.first + band)].points;
        sum.add(points.numerator, points.denominator);
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

ItemValue value_of(CompiledPack const& pack, BoundApplication const& application, Source const& source,
                   CompiledAward const& award) {
    if (award.ready.count > 0 && award.formula == CompiledAward::Formula::Banded) {
        Quantity const& quantity = pack.quantities[static_cast<std::size_t>(award.quantities.first)];
        int const band = reached_band(pack, award, quantity_of(pack, application, source, quantity));
        return band == rules::none ? ItemValue{} : pack.item_values[static_cast<std::size_t>(award.ready.first + band)];
    }
    Product product = formula_value(pack, application, source, award);
    if (award.factor_field != rules::none) {
        Number const factor = option_number(pack, application, source.claim, award.factor_field, award.factors);
        product.multiply(factor.numerator, factor.denominator);
    }
    return rules::limited(award, product);
}

} // namespace

ItemValue formula_item_value(CompiledPack const& pack, BoundApplication const& application, BoundClaim const& claim,
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
