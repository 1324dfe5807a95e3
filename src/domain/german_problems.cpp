#include "domain/german.h"

namespace accrue::german {
namespace {

// clang-format off
constexpr Translation problems_rows[] = {
    {"Undo", "Rückgängig"},
};
// clang-format on

} // namespace

std::span<Translation const> problems() { return problems_rows; }

} // namespace accrue::german
