#include "domain/german.h"

namespace accrue::german {
namespace {

// clang-format off
constexpr Translation shell_rows[] = {
    {"Undo", "Rückgängig"},
};
// clang-format on

} // namespace

std::span<Translation const> shell() { return shell_rows; }

} // namespace accrue::german
