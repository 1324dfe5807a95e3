#include "domain/german.h"

namespace accrue::german {
namespace {

// clang-format off
constexpr Translation session_rows[] = {
    {"Undo", "Rückgängig"},
};
// clang-format on

} // namespace

std::span<Translation const> session() { return session_rows; }

} // namespace accrue::german
