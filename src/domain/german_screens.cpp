#include "domain/german.h"

namespace accrue::german {
namespace {

// clang-format off
constexpr Translation screens_rows[] = {
    {"Undo", "Rückgängig"},
};
// clang-format on

} // namespace

std::span<Translation const> screens() { return screens_rows; }

} // namespace accrue::german
