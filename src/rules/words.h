// The words of the language's closed lists, each list in the order of its enum: the parser reads them, written.h and the
// store write them.
#pragma once

#include <array>
#include <string_view>

#include "rules/pack.h"

namespace accrue::rules {

enum class EnteredBy : std::uint8_t { Applicant, Reviewer }; // `by` of a claim type

template <class Enum>
inline constexpr int words_of = 0; // of no other enum
template <>
inline constexpr auto words_of<Basis> = basis_words;
template <>
inline constexpr auto words_of<Period> = std::to_array<std::string_view>({"day", "year", "cycle", "life"});
template <>
inline constexpr auto words_of<Header::Overall> = std::to_array<std::string_view>({"lowest_step", "gate_only"});
template <>
inline constexpr auto words_of<Header::ScoreBy> = std::to_array<std::string_view>({"submission_date", "cycle_start"});
template <>
inline constexpr auto words_of<Header::Time> = std::to_array<std::string_view>({"days", "months"});
template <>
inline constexpr auto words_of<Cycle::Anchor> = std::to_array<std::string_view>({"award_date", "calendar"});
template <>
inline constexpr auto words_of<Cycle::Year> = std::to_array<std::string_view>({"calendar", "anniversary"});
template <>
inline constexpr auto words_of<Derived::By> = std::to_array<std::string_view>({"min_of", "max_of", "sum_of"}); // keys
template <>
inline constexpr auto words_of<EnteredBy> = std::to_array<std::string_view>({"applicant", "reviewer"});
template <>
inline constexpr auto words_of<Rounding::Direction> = std::to_array<std::string_view>({"down", "nearest",
                                                                                       "nearest_down", "up"});
template <>
inline constexpr auto words_of<ByStatus::At> = std::to_array<std::string_view>({"window_start", "highest", "weighted"});
template <>
inline constexpr auto words_of<Gate::Advice> = std::to_array<std::string_view>({"no", "met", "unmet"}); // no: left out
template <>
inline constexpr auto words_of<Window::Kind> = std::to_array<std::string_view>({"year", "every_year", "cycle", "life",
                                                                                "rolling"}); // rolling: { years = n }
template <>
inline constexpr auto words_of<Fee::Who> = std::to_array<std::string_view>({"member", "other", "any"});
template <>
inline constexpr auto words_of<Fee::Due> = std::to_array<std::string_view>({"with_application", "on_award", "yearly",
                                                                            "appeal"});

template <>
inline constexpr auto words_of<Reason::For> = std::to_array<std::string_view>({"reduce", "refuse", "ask"});

template <class Enum>
[[nodiscard]] constexpr std::string_view word_of(Enum value) {
    return words_of<Enum>.at(static_cast<std::size_t>(value));
}

} // namespace accrue::rules
