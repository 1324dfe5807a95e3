#include "domain/german.h"

namespace accrue::german {
namespace {

// clang-format off
constexpr Translation more_screens_rows[] = {
    {"Undo", "Rückgängig"},
};
// clang-format on

} // namespace

std::span<Translation const> more_screens() { return more_screens_rows; }

} // namespace accrue::german
