#include "scoring/award_value.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <span>

namespace accrue::scoring {
namespace {

using rules::CompiledAward;
using rules::CompiledPack;
using rules::Product;
using rules::Quantity;

// What an award reads: a claim with its own durations, or those of a merged item; and facts.
struct Source {
    BoundClaim const& claim;
    Facts const& facts;
    Duration const* months = nullptr; // merged; null: of the claim alone
    Duration const* days = nullptr;
};

Int128 own_length(CompiledPack const& pack, BoundClaim const& claim) {
    if (claim.last < claim.first) return 0;
    return Int128{claim.weight} * length_in_months(pack, claim.first, claim.last);
}

Int128 own_days(CompiledPack const& pack, BoundClaim const& claim) {
    if (claim.last < claim.first) return 0;
    return Int128{claim.weight} * length_in_days(pack, claim.first, claim.last);
}

// A number field as the award reads it, cut to its field_max.
Product field_input(BoundApplication const& application, BoundClaim const& claim, CompiledAward const& award,
                    int field) {
    auto const value_of_field = [&](int of) {
        std::int64_t const value = field_value(application, claim, of);
        return value == rules::absent ? 0 : value;
    };
    Int128 const value = value_of_field(field);
    if (field != award.limited_field) return {value, ten_thousand};
    Int128 const most = Int128{value_of_field(award.limiting_field)} * award.max_times.numerator;
    if (value * award.max_times.denominator <= most) return {value, ten_thousand};
    return {most, Int128{ten_thousand} * award.max_times.denominator};
}

Product quantity_of(CompiledPack const& pack, BoundApplication const& application, Source const& source,
                    CompiledAward const& award, Quantity const& quantity) {
    BoundClaim const& claim = source.claim;
    switch (quantity.kind) {
    case Quantity::Kind::Field: return field_input(application, claim, award, quantity.index);
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

bool reaches(Product const& quantity, Number const& from) {
    return quantity.numerator * from.denominator >= quantity.denominator * from.numerator;
}

// The quantity after field_max and less.
Product left_of(CompiledPack const& pack, BoundApplication const& application, Source const& source,
                CompiledAward const& award, Quantity const& quantity) {
    Product input = quantity_of(pack, application, source, award, quantity);
    for (int i = award.less.first; i < award.less.first + award.less.count; ++i) {
        int const field = pack.quantities[static_cast<std::size_t>(i)].index;
        Product taken = field_input(application, source.claim, award, field);
        taken.numerator = -taken.numerator;
        input.add(taken);
    }
    return input.numerator < 0 ? Product{} : input;
}

// The same; nothing where it is below min_input.
std::optional<Product> input_of(CompiledPack const& pack, BoundApplication const& application, Source const& source,
                                CompiledAward const& award, Quantity const& quantity) {
    Product const input = left_of(pack, application, source, award, quantity);
    return reaches(input, award.min_input) ? std::optional(input) : std::nullopt;
}

// The last band of the award whose `from` the quantity reaches, counted from 0; none below the first.
int reached_band(CompiledPack const& pack, CompiledAward const& award, Product const& quantity) {
    int reached = rules::none;
    for (int i = 0; i < award.bands.count; ++i) {
        if (!reaches(quantity, pack.bands[static_cast<std::size_t>(award.bands.first + i)].from)) break;
        reached = i;
    }
    return reached;
}

// Each band's points for what of the quantity lies in it.
Product marginal(CompiledPack const& pack, CompiledAward const& award, Product const& quantity) {
    Product sum;
    for (int i = 0; i < award.bands.count; ++i) {
        rules::CompiledBand const& band = pack.bands[static_cast<std::size_t>(award.bands.first + i)];
        if (!reaches(quantity, band.from)) break;
        Product part = quantity;
        if (i + 1 < award.bands.count) {
            Number const next = pack.bands[static_cast<std::size_t>(award.bands.first + i + 1)].from;
            if (reaches(quantity, next)) part = {next.numerator, next.denominator};
        }
        part.add({-Int128{band.from.numerator}, band.from.denominator});
        part.multiply(band.points.numerator, band.points.denominator);
        sum.add(part);
    }
    return sum;
}

Product banded(CompiledPack const& pack, BoundApplication const& application, Source const& source,
               CompiledAward const& award) {
    Product sum;
    for (int i = 0; i < award.quantities.count; ++i) {
        Quantity const& quantity = pack.quantities[static_cast<std::size_t>(award.quantities.first + i)];
        auto const input = input_of(pack, application, source, award, quantity);
        int const band = input ? reached_band(pack, award, *input) : rules::none;
        if (band == rules::none) continue;
        Number const points = pack.bands[static_cast<std::size_t>(award.bands.first + band)].points;
        sum.add(award.marginal ? marginal(pack, award, *input) : Product{points.numerator, points.denominator});
    }
    return sum;
}

Number option_number(CompiledPack const& pack, BoundApplication const& application, BoundClaim const& claim, int field,
                     rules::Range numbers) {
    std::int64_t const option = field_value(application, claim, field);
    if (option == rules::absent) return {};
    return pack.numbers[static_cast<std::size_t>(numbers.first + option)];
}

// Where the item stands on an axis of a table: a number, or the place of an option. Nothing where nobody says.
std::optional<Product> coordinate(CompiledPack const& pack, BoundApplication const& application, Source const& source,
                                  CompiledAward const& award, rules::CompiledTable::Axis const& axis) {
    if (axis.fact != rules::none) {
        FactResult const& fact = source.facts[static_cast<std::size_t>(axis.fact)];
        return fact.known ? std::optional(Product{fact.value, fact.denominator}) : std::nullopt;
    }
    if (!axis.option) return quantity_of(pack, application, source, award, axis.quantity);
    std::int64_t const option = field_value(application, source.claim, axis.quantity.index);
    return option == rules::absent ? std::nullopt : std::optional(Product{option, 1});
}

// The row of the table, or none below its first number.
int row_at(rules::CompiledTable const& table, Product const& place) {
    if (table.row_from.empty()) return static_cast<int>(place.numerator);
    int reached = rules::none;
    for (Number const& from : table.row_from) {
        if (!reaches(place, from)) break;
        ++reached;
    }
    return reached;
}

// The column of that row, or none below its first.
int column_at(rules::CompiledTable const& table, int row, Product const& place) {
    int reached = rules::none;
    for (rules::CompiledBand const& band : table.cells[static_cast<std::size_t>(row)]) {
        if (!reaches(place, band.from)) break;
        ++reached;
    }
    return reached;
}

Product cell(rules::CompiledTable const& table, int row, Product const& place) {
    int const column = row == rules::none ? rules::none : column_at(table, row, place);
    if (column == rules::none) return {};
    Number const points = table.cells[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)].points;
    return {points.numerator, points.denominator};
}

Product table_value(CompiledPack const& pack, BoundApplication const& application, Source const& source,
                    CompiledAward const& award) {
    rules::CompiledTable const& table = pack.tables[static_cast<std::size_t>(award.table)];
    std::optional<Product> column = Product{};
    if (table.column) column = coordinate(pack, application, source, award, *table.column);
    if (!column) return {};
    if (table.rows.empty()) return cell(table, 0, *column);
    Product sum;
    for (rules::CompiledTable::Axis const& axis : table.rows)
        if (auto const place = coordinate(pack, application, source, award, axis))
            sum.add(cell(table, row_at(table, *place), *column));
    return sum;
}

Product formula_value(CompiledPack const& pack, BoundApplication const& application, Source const& source,
                      CompiledAward const& award) {
    switch (award.formula) {
    case CompiledAward::Formula::Fixed: return {award.points.numerator, award.points.denominator};
    case CompiledAward::Formula::PerQuantity: {
        Quantity const& quantity = pack.quantities[static_cast<std::size_t>(award.quantities.first)];
        auto const input = input_of(pack, application, source, award, quantity);
        Product product = input.value_or(Product{});
        product.multiply(award.points.numerator, award.points.denominator);
        if (award.unit != Number{1, 1}) product.multiply(award.unit.denominator, award.unit.numerator);
        return product;
    }
    case CompiledAward::Formula::Banded: return banded(pack, application, source, award);
    case CompiledAward::Formula::Options: {
        Number const points = option_number(pack, application, source.claim, award.option_field, award.option_points);
        return {points.numerator, points.denominator};
    }
    case CompiledAward::Formula::Table: return table_value(pack, application, source, award);
    }
    return {};
}

// `rate`: that of its occurrence; none: 1.
ItemValue value_of(CompiledPack const& pack, BoundApplication const& application, Source const& source,
                   CompiledAward const& award, int rate = rules::none) {
    if (award.ready.count > 0 && award.formula == CompiledAward::Formula::Banded) {
        Quantity const& quantity = pack.quantities[static_cast<std::size_t>(award.quantities.first)];
        int const band = reached_band(pack, award, quantity_of(pack, application, source, award, quantity));
        return band == rules::none ? ItemValue{} : pack.item_values[static_cast<std::size_t>(award.ready.first + band)];
    }
    Product product = formula_value(pack, application, source, award);
    if (award.factor_field != rules::none) {
        Number const factor = option_number(pack, application, source.claim, award.factor_field, award.factors);
        product.multiply(factor.numerator, factor.denominator);
    }
    if (rate != rules::none) {
        Number const number = pack.numbers[static_cast<std::size_t>(award.rates.first + rate)];
        product.multiply(number.numerator, number.denominator);
    }
    return rules::limited(award, product);
}

// Builds a Working step by step, by the functions that value_of() uses.
class WorkingBuilder {
public:
    WorkingBuilder(CompiledPack const& pack, BoundApplication const& application, Source const& source,
                   CompiledAward const& award)
        : pack_(pack), application_(application), source_(source), award_(award) {}

    Working build(int rate) {
        bool const looks_up =
            award_.formula == CompiledAward::Formula::PerQuantity || award_.formula == CompiledAward::Formula::Banded;
        for (int i = 0; looks_up && i < award_.quantities.count; ++i) look_up(award_.quantities.first + i);
        for (int i = 0; looks_up && i < award_.less.count; ++i)
            working_.taken.push_back(
                field_input(application_, source_.claim, award_,
                            pack_.quantities[static_cast<std::size_t>(award_.less.first + i)].index));
        if (award_.formula == CompiledAward::Formula::Table) find_places();
        working_.formula = formula_value(pack_, application_, source_, award_);
        multiply(rate);
        working_.item = value_of(pack_, application_, source_, award_, rate);
        return std::move(working_);
    }

private:
    void look_up(int index) {
        Quantity const& quantity = pack_.quantities[static_cast<std::size_t>(index)];
        Working::Looked looked;
        looked.limited = quantity_of(pack_, application_, source_, award_, quantity);
        looked.read = looked.limited;
        if (quantity.kind == Quantity::Kind::Field) {
            std::int64_t const value = field_value(application_, source_.claim, quantity.index);
            looked.read = {value == rules::absent ? 0 : value, ten_thousand};
        }
        looked.left = left_of(pack_, application_, source_, award_, quantity);
        looked.enough = reaches(looked.left, award_.min_input);
        looked.band = looked.enough ? reached_band(pack_, award_, looked.left) : rules::none;
        if (looked.enough) looked.points = points_for(looked);
        working_.looked.push_back(looked);
    }

    [[nodiscard]] Product points_for(Working::Looked const& looked) const {
        if (award_.formula == CompiledAward::Formula::PerQuantity)
            return formula_value(pack_, application_, source_, award_);
        if (looked.band == rules::none) return {};
        if (award_.marginal) return marginal(pack_, award_, looked.left);
        Number const points = pack_.bands[static_cast<std::size_t>(award_.bands.first + looked.band)].points;
        return {points.numerator, points.denominator};
    }

    [[nodiscard]] Working::Place place_on(rules::CompiledTable::Axis const& axis) const {
        auto const at = coordinate(pack_, application_, source_, award_, axis);
        return {.known = at.has_value(), .at = at.value_or(Product{}), .index = rules::none, .points = {}};
    }

    void find_places() {
        rules::CompiledTable const& table = pack_.tables[static_cast<std::size_t>(award_.table)];
        if (table.column) working_.column = place_on(*table.column);
        Product const column = working_.column ? working_.column->at : Product{};
        bool const known = !working_.column || working_.column->known;
        for (rules::CompiledTable::Axis const& axis : table.rows) {
            Working::Place& row = working_.rows.emplace_back(place_on(axis));
            if (row.known) row.index = row_at(table, row.at);
            if (known) row.points = cell(table, row.index, column);
        }
        int const row = table.rows.empty() ? 0 : working_.rows.front().index;
        if (working_.column && known && row != rules::none) working_.column->index = column_at(table, row, column);
    }

    void multiply(int rate) {
        working_.after_factor = working_.formula;
        if (award_.factor_field != rules::none)
            working_.factor = option_number(pack_, application_, source_.claim, award_.factor_field, award_.factors);
        working_.after_factor.multiply(working_.factor.numerator, working_.factor.denominator);
        working_.product = working_.after_factor;
        if (rate != rules::none) working_.rate = pack_.numbers[static_cast<std::size_t>(award_.rates.first + rate)];
        working_.product.multiply(working_.rate.numerator, working_.rate.denominator);
    }

    CompiledPack const& pack_;
    BoundApplication const& application_;
    Source const& source_;
    CompiledAward const& award_;
    Working working_;
};

} // namespace

bool reads_days(CompiledPack const& pack, CompiledAward const& award) {
    auto const is_days = [](Quantity const& quantity) { return quantity.kind == Quantity::Kind::Days; };
    if (award.formula == CompiledAward::Formula::Table) {
        rules::CompiledTable const& table = pack.tables[static_cast<std::size_t>(award.table)];
        auto const by_days = [&](auto const& axis) { return axis.fact == rules::none && is_days(axis.quantity); };
        return std::ranges::any_of(table.rows, by_days) || (table.column && by_days(*table.column));
    }
    return std::ranges::any_of(std::span(pack.quantities)
                                   .subspan(static_cast<std::size_t>(award.quantities.first),
                                            static_cast<std::size_t>(award.quantities.count)),
                               is_days);
}

ItemValue formula_item_value(CompiledPack const& pack, BoundApplication const& application, Facts const& facts,
                             BoundClaim const& claim, int award) {
    CompiledAward const& row = pack.awards[static_cast<std::size_t>(award)];
    return value_of(pack, application, {claim, facts}, row, row.rates.count > 0 ? 0 : rules::none);
}

ItemValue repeated_value(CompiledPack const& pack, BoundApplication const& application, Facts const& facts,
                         BoundClaim const& claim, int award, int before) {
    CompiledAward const& row = pack.awards[static_cast<std::size_t>(award)];
    return value_of(pack, application, {claim, facts}, row, std::min(before, row.rates.count - 1));
}

ItemValue claimless_value(CompiledPack const& pack, BoundApplication const& application, Facts const& facts,
                          int award) {
    return value_of(pack, application, {BoundClaim{}, facts}, pack.awards[static_cast<std::size_t>(award)]);
}

Working working_of(CompiledPack const& pack, BoundApplication const& application, Facts const& facts,
                   BoundClaim const& claim, int award, int before) {
    CompiledAward const& row = pack.awards[static_cast<std::size_t>(award)];
    return WorkingBuilder(pack, application, {claim, facts}, row)
        .build(row.rates.count > 0 ? std::min(before, row.rates.count - 1) : rules::none);
}

Working claimless_working(CompiledPack const& pack, BoundApplication const& application, Facts const& facts,
                          int award) {
    BoundClaim const nobody;
    return WorkingBuilder(pack, application, {nobody, facts}, pack.awards[static_cast<std::size_t>(award)])
        .build(rules::none);
}

Working merged_working(CompiledPack const& pack, BoundApplication const& application, Facts const& facts,
                       BoundClaim const& first_claim, int award, Workspace& workspace) {
    CompiledAward const& row = pack.awards[static_cast<std::size_t>(award)];
    Duration const months = merged_months(pack, workspace);
    Duration days;
    if (reads_days(pack, row)) days = merged_days(pack, workspace);
    return WorkingBuilder(pack, application, {first_claim, facts, &months, &days}, row).build(rules::none);
}

ItemValue merged_value(CompiledPack const& pack, BoundApplication const& application, Facts const& facts,
                       BoundClaim const& first_claim, int award, Workspace& workspace) {
    CompiledAward const& row = pack.awards[static_cast<std::size_t>(award)];
    Duration const months = merged_months(pack, workspace);
    Duration days;
    if (reads_days(pack, row)) days = merged_days(pack, workspace);
    return value_of(pack, application, {first_claim, facts, &months, &days}, row);
}

} // namespace accrue::scoring
