#include "rules/field_value.h"

#include <algorithm>
#include <limits>

#include "domain/text.h"

namespace accrue::rules {
namespace {

struct Fit {
    Field const& field;

    Misfit operator()(bool) const { return field.kind == Field::Kind::Bool ? Misfit::None : Misfit::Kind; }

    Misfit operator()(Number const& number) const {
        if (!is_number(field)) return Misfit::Kind;
        if (number < field.low || number > field.high) return Misfit::Range;
        if (field.kind == Field::Kind::Int) return number.denominator == 1 ? Misfit::None : Misfit::NotWhole;
        return ten_thousand % number.denominator == 0 ? Misfit::None : Misfit::TooFine;
    }

    Misfit operator()(std::string const& text) const {
        if (field.kind == Field::Kind::Enum)
            return std::ranges::find(field.options, text) == field.options.end() ? Misfit::Option : Misfit::None;
        if (field.kind != Field::Kind::Text) return Misfit::Kind;
        return character_count(text) > static_cast<std::size_t>(field.max_length) ? Misfit::TooLong : Misfit::None;
    }
};

} // namespace

std::int64_t derived_value(Derived::By by, std::span<std::int64_t const> values) {
    if (values.empty()) return 0;
    switch (by) {
    case Derived::By::Smallest: return *std::ranges::min_element(values);
    case Derived::By::Largest: return *std::ranges::max_element(values);
    case Derived::By::Sum: break;
    }
    std::int64_t sum = 0; // stops at the largest number: check() refuses fields that could get there
    for (std::int64_t const value : values)
        if (__builtin_add_overflow(sum, value, &sum)) return std::numeric_limits<std::int64_t>::max();
    return sum;
}

Misfit misfit(Field const& field, FieldValue const& value) { return std::visit(Fit{field}, value); }

} // namespace accrue::rules
