#include "domain/german.h"

namespace accrue::german {
namespace {

// clang-format off
constexpr Translation scoring_rows[] = {
    {"Undo", "Rückgängig"},
};
// clang-format on

} // namespace

std::span<Translation const> scoring() { return scoring_rows; }

} // namespace accrue::german
