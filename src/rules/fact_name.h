// The names of facts in their parts: "type.field", "type.months" of a period, "type.field.sum".
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace accrue::rules {

// How long a period lasts, as rows name it beside its type's fields.
inline constexpr std::array<std::string_view, 3> durations{"months", "years", "days"};

[[nodiscard]] inline bool is_duration(std::string_view name) {
    return std::ranges::find(durations, name) != durations.end();
}

struct FactName { // views into the name
    enum class Reduction : std::uint8_t { None, Sum, Smallest };
    std::string_view type;
    std::string_view field; // empty: the name has no dot
    Reduction reduction = Reduction::None;
};

[[nodiscard]] inline FactName split_fact(std::string_view name) {
    std::size_t const dot = std::min(name.find('.'), name.size());
    FactName fact{name.substr(0, dot), name.substr(std::min(dot + 1, name.size()))};
    if (fact.field.ends_with(".sum")) fact.reduction = FactName::Reduction::Sum;
    if (fact.field.ends_with(".min")) fact.reduction = FactName::Reduction::Smallest;
    if (fact.reduction != FactName::Reduction::None) fact.field.remove_suffix(4);
    return fact;
}

} // namespace accrue::rules
