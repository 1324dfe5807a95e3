// Whether the value that a claim gives fits the field that its type has: asked of examples when a pack is checked, and of
// claims when they are bound. Each of them says it in words of its own.
#pragma once

#include <span>

#include "rules/pack.h"

namespace accrue::rules {

enum class Misfit : std::uint8_t {
    None,
    Kind,     // a text where a number belongs
    NotWhole, // a fraction where a whole number belongs
    TooFine,  // more than four digits after the point
    Range,
    Option, // none of the enum's
    TooLong,
};

[[nodiscard]] Misfit misfit(Field const& field, FieldValue const& value);

// What a derived field makes of the values of its fields; 0 of none.
[[nodiscard]] std::int64_t derived_value(Derived::By by, std::span<std::int64_t const> values);

[[nodiscard]] inline bool is_number(Field const& field) {
    return field.kind == Field::Kind::Int || field.kind == Field::Kind::Decimal;
}

} // namespace accrue::rules
